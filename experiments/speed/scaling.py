"""What a customer-month costs from small to large populations, and what a second thread or worker brings."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from experiments.memory import available
from experiments.progress import Report
from experiments.speed.job import in_a_process
from sim import twins
from sim.model import CENSUS, RetentionModel, Start
from sim.scenario import Scenario

BYTES_WANTED = 300
"""Memory a customer may need at the peak, to know beforehand which populations fit: columns, and the first census."""


def by_size(make: Callable[[int], Scenario], sizes: list[int], months: int, report: Report) -> list[dict[str, Any]]:
    """Return the cost of a customer-month for each population, each in a process of its own.

    Parameters
    ----------
    make
        Gives the scenario for a number of customers.
    sizes
        Numbers of customers; those that do not fit into memory are left out, and said to be.
    months
        Months lived; the first and those that end in a census are not timed.
    """
    rows = []
    for place, n in enumerate(sizes):
        have = available()
        if have is not None and n * BYTES_WANTED > have:
            rows.append({"customers": n, "fits": False})
        else:
            scenario = make(n).model_dump(mode="json")
            found = in_a_process({"do": "months", "scenario": scenario, "months": months})
            timed = [s / n * 1e9 for i, s in enumerate(found["seconds"]) if i and i + 1 not in CENSUS]
            rows.append(
                {
                    "customers": n, "fits": True, "median_ns": float(np.median(timed)), "best_ns": min(timed),
                    "bytes_grown_per_customer": found["bytes_grown_per_customer"],
                }
            )  # fmt: skip
        report(place + 1, len(sizes))
    return rows


def by_threads(scenario: Scenario, start: Start, months: int, rounds: int) -> dict[str, float]:
    """Return wall-clock nanoseconds a customer-month with one thread and with two inside a run, and the gain."""
    models = {n: RetentionModel(scenario, seed=start.seed, start=start, threads=n) for n in (1, 2)}
    best = dict.fromkeys(models, np.inf)
    for _ in range(rounds):
        for n, model in models.items():
            for _ in range(months):
                began = time.perf_counter()
                model.step()
                if model.month not in CENSUS:
                    best[n] = min(best[n], time.perf_counter() - began)
    one, two = (best[n] / scenario.customers * 1e9 for n in (1, 2))
    return {"one_thread_ns": one, "two_threads_ns": two, "gain": one / two}


def by_workers(scenarios: dict[str, Scenario], replications: int, rounds: int) -> dict[str, float]:
    """Return wall-clock seconds of a small comparison with one worker and with two, and the gain; best of rounds."""
    best = {1: np.inf, 2: np.inf}
    for _ in range(rounds):
        for n in best:
            began = time.perf_counter()
            twins(scenarios, replications=replications, workers=n)
            best[n] = min(best[n], time.perf_counter() - began)
    first = next(iter(scenarios.values()))
    lived = first.market.burn_in_months + sum(s.horizon_months for s in scenarios.values())
    rate = {n: replications * lived * first.customers / seconds / 1e6 for n, seconds in best.items()}
    return {
        "one_worker_s": best[1], "two_workers_s": best[2], "gain": best[1] / best[2],
        "one_worker_million_customer_months_a_second": rate[1],
        "two_workers_million_customer_months_a_second": rate[2],
    }  # fmt: skip


def whole_job(scenarios: dict[str, Scenario], threads: int) -> dict[str, Any]:
    """Run a large market under several policies in a process of its own; return time and peak memory."""
    policies = {name: scenario.model_dump(mode="json") for name, scenario in scenarios.items()}
    found = in_a_process({"do": "whole", "policies": policies, "threads": threads})
    lived = found["customers"] * found["months"]
    return found | {
        "threads": threads,
        "million_customer_months_a_second": lived / found["seconds"] / 1e6,
        "peak_gib": found["peak_bytes"] / 2**30,
    }
