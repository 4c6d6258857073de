"""Everybody on the book at month 0, known as they were then, and what each policy does to them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from threading import Event, Lock
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.progress import progress
from sim.draws import replication_seed
from sim.measures import starters
from sim.model import RetentionModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from experiments.study import Study
    from sim.result import Result

TRAITS = ("price_sensitivity", "disposition", "attention", "contact_ideal", "privacy_concern", "susceptibility")
"""Who somebody is; no company sees it."""

STATES = ("tenure", "satisfaction", "trust", "resentment")
"""How things stand at month 0."""

COVARIATES = (*TRAITS, *STATES)


@dataclass(frozen=True)
class Lived:
    """What one policy does to everybody, each an array of people.

    Attributes
    ----------
    left
        Month of the first leave, from 1; the horizon + 1 for those who stay throughout.
    is_involuntary
        Whether that was a failed payment and not a wish.
    value, surplus
        Discounted profit brought to the company, and worth received less price and effort, over the horizon, in
        market prices.
    """

    left: np.ndarray
    is_involuntary: np.ndarray
    value: np.ndarray
    surplus: np.ndarray

    def outcome(self, name: str, horizon: int) -> np.ndarray:
        """Return an outcome as numbers: "retained" (1 or 0), "value" or "surplus"."""
        if name == "retained":
            retained: np.ndarray = (self.left > horizon).astype(np.float64)
            return retained
        found: np.ndarray = getattr(self, name).astype(np.float64)
        return found


@dataclass(frozen=True)
class People:
    """The same people under every policy.

    Attributes
    ----------
    known
        One row a person: ``person`` (from 0), ``replication``, and the covariates at month 0.
    lived
        By policy, in the order of the study; the last is the baseline.
    horizon
        Months lived.
    """

    known: pd.DataFrame
    lived: dict[str, Lived]
    horizon: int

    def __len__(self) -> int:
        return len(self.known)


def live(study: Study) -> People:
    """Live a study's policies over its replications.

    Raises
    ------
    KeyboardInterrupt
        If stopped by hand.
    """
    scenarios = {name: study.scenario(name) for name in study.policies}
    baseline = scenarios[study.baseline]
    months = baseline.market.burn_in_months + sum(s.horizon_months for s in scenarios.values())
    done, lock, stop = [0], Lock(), Event()
    with progress("living", "months") as report, ThreadPoolExecutor(study.n_workers) as pool:

        def tick(_month: int) -> None:
            if stop.is_set():
                raise KeyboardInterrupt
            with lock:
                done[0] += 1
                report(done[0], study.replications * months)

        def replicate(r: int) -> tuple[pd.DataFrame, dict[str, Lived]]:
            begun = RetentionModel(baseline, seed=replication_seed(study.seed, r), threads=study.threads)
            while begun.month < 0:
                begun.step()
                tick(begun.month)
            start = begun.at_month_0()
            known = pd.DataFrame({name: start.customers[name].copy() for name in COVARIATES})
            known.insert(0, "replication", np.int32(r))
            lived = {}
            for name, scenario in scenarios.items():
                model = RetentionModel(scenario, seed=start.seed, start=start, threads=study.threads)
                result = model.run(tick)
                lived[name] = _lived(result)
            return known[starters(result)], lived

        futures = {pool.submit(replicate, r): r for r in range(study.replications)}
        found = {}
        try:
            for future in as_completed(futures):
                found[futures[future]] = future.result()
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return _together([found[r] for r in sorted(found)], study.policies, baseline.horizon_months)


def _lived(result: Result) -> Lived:
    began = starters(result)
    columns = {name: values[began] for name, values in result.customers.items()}
    left = np.minimum(columns["first_left"], result.horizon + 1).astype(np.int16)
    is_involuntary = columns["left_involuntarily"] & (left <= result.horizon)
    return Lived(left, is_involuntary, columns["value"], columns["surplus"])


def _together(parts: list[tuple[pd.DataFrame, dict[str, Lived]]], policies: tuple[str, ...], horizon: int) -> People:
    known = pd.concat([part for part, _ in parts], ignore_index=True)
    known.insert(0, "person", np.arange(len(known), dtype=np.int32))

    def joined(policy: str, read: Callable[[Lived], np.ndarray]) -> np.ndarray:
        return np.concatenate([read(lived[policy]) for _, lived in parts])

    lived = {
        name: Lived(
            joined(name, lambda x: x.left), joined(name, lambda x: x.is_involuntary), joined(name, lambda x: x.value),
            joined(name, lambda x: x.surplus),
        )
        for name in policies
    }  # fmt: skip
    return People(known, lived, horizon)
