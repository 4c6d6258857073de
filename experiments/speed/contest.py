"""The contest: engine, NumPy and Mesa live the same months by turns, so that noise of the machine hits all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from experiments.progress import Report
from experiments.speed.market import Market
from sim.model import CENSUS, RetentionModel

Model = RetentionModel | Market


@dataclass
class Contestant:
    """One who lives months, and how long each took.

    Attributes
    ----------
    model
        What is stepped.
    customers
        People in its market; those with no company count, they live a month too.
    clock
        Seconds of processor time of this thread, or of the wall where several threads work.
    nanoseconds
        A customer-month, round by round.
    """

    name: str
    model: Model
    customers: int
    clock: Callable[[], float] = time.thread_time
    nanoseconds: list[float] = field(default_factory=list)

    def live(self, months: int) -> None:
        """Live some months and note what a customer-month took.

        Months that end in a census are lived, but not timed: the rivals take none. It is part of the whole runs that
        are timed elsewhere.
        """
        seconds, timed = 0.0, 0
        gc.disable()  # as timeit does: else all pay for sweeping through the agents of one
        try:
            for _ in range(months):
                began = self.clock()
                self.model.step()
                took = self.clock() - began
                if self.model.month not in CENSUS:
                    seconds, timed = seconds + took, timed + 1
        finally:
            gc.enable()
        self.nanoseconds.append(seconds / (timed * self.customers) * 1e9)

    @property
    def best(self) -> float:
        """Nanoseconds a customer-month in the best round."""
        return min(self.nanoseconds)

    @property
    def median(self) -> float:
        """Nanoseconds a customer-month in the median round."""
        return float(np.median(self.nanoseconds))

    def plain(self) -> dict[str, float | int | str]:
        """Return the figures as plain values."""
        return {
            "name": self.name,
            "customers": self.customers,
            "rounds": len(self.nanoseconds),
            "best_ns": self.best,
            "median_ns": self.median,
            "worst_ns": max(self.nanoseconds),
            "million_customer_months_a_second_best": 1e3 / self.best,
            "million_customer_months_a_second_median": 1e3 / self.median,
        }


def contest(contestants: list[Contestant], rounds: int, months: int, progress: Report) -> None:
    """Let all live the same months, by turns; before that one month each that does not count.

    The first in a round follows a sweep through all memory, which an engine feels by a third: let that be an agent.
    """
    for contestant in contestants:
        contestant.model.step()
    for done in range(rounds):
        gc.collect()
        for place, contestant in enumerate(contestants):
            contestant.live(months)
            progress(done * len(contestants) + place + 1, rounds * len(contestants))


def ratios(slow: Contestant, fast: Contestant) -> dict[str, float]:
    """Return how many times as long a customer-month takes: best against best, and the median round by round."""
    by_round = np.array(slow.nanoseconds) / np.array(fast.nanoseconds)
    return {"best": slow.best / fast.best, "median": float(np.median(by_round)), "least": float(by_round.min())}


def interval(slow: Contestant, fast: Contestant, confidence: float = 0.95) -> dict[str, float]:
    """Return the mean ratio round by round, and its interval by Student's t over the rounds."""
    from scipy.stats import t

    by_round = np.array(slow.nanoseconds) / np.array(fast.nanoseconds)
    mean, n = float(by_round.mean()), by_round.size
    half = float(t.ppf(0.5 + confidence / 2.0, n - 1) * by_round.std(ddof=1) / np.sqrt(n)) if n > 1 else np.inf
    return {"mean": mean, "low": mean - half, "high": mean + half}
