"""Simulated customers of the full engine who buy without a contract, as many as are asked for."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.buying.lives import Lives, lives
from experiments.worlds import COHORT, NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from experiments.study import Study
    from sim.scenario import Scenario

NAMES = ("purchase_rate", "purchase_shape", "want_level", "want_spread")
"""Parameters of the population that are fitted to a log."""

HELD: dict[str, Any] = {
    "market.contract": False, "behaviour.buying.share": 1.0, "mechanisms.returning": False,
    "population.involuntary": 0.0,
}  # fmt: skip
"""What a log of one company can be fitted with: purchases elsewhere are not in it, and nobody misses a payment.

Whoever drops out is gone: a log cannot tell a return from a long silence.
"""
DIGITS = 6
DAYS = 30.0
"""Days of a month of the engine."""


def changes(values: Mapping[str, float], days: int, customers: int) -> dict[str, Any]:
    """Return what makes a study the world of a log, by full key."""
    fitted = {f"population.{name}": round(float(value), DIGITS) for name, value in values.items()}
    months = ceil((days + 1) / DAYS)
    return {**NEUTRAL, **COHORT, **HELD, "horizon_months": months, "customers": customers, **fitted}


def world(study: Study, values: Mapping[str, float], days: int, customers: int) -> Scenario:
    """Return the scenario: newcomers who all buy first on day 0, under neutral conduct.

    Raises
    ------
    Refusal
        If a value is not admissible.
    """
    return study.scenario(study.baseline, changes(values, days, customers))


def simulate(scenario: Scenario, seed: int, threads: int = 1) -> Lives:
    """Live a scenario and return everybody's purchases after the first."""
    from sim.transactions import transactions

    found = transactions(scenario, seed=seed, threads=threads)
    return lives(len(found.joined), found.customer, found.day, found.amount, found.dropped_out)


def simulate_many(study: Study, values: Mapping[str, float], days: int, customers: int,
                  report: Callable[[int, int], None]) -> Lives:  # fmt: skip
    """Live replications of the study's ``customers`` until there are enough people, and put them together."""
    from sim.draws import replication_seed

    size = min(customers, MOST_AT_ONCE)
    n = ceil(customers / size)
    scenario = world(study, values, days, size)
    parts = []
    for replication in range(n):
        parts.append(simulate(scenario, replication_seed(study.seed, replication), study.threads))
        report(replication + 1, n)
    shift = np.repeat(np.arange(n) * size, [len(part.day) for part in parts])
    return Lives(
        n * size, np.concatenate([part.customer for part in parts]) + shift,
        np.concatenate([part.day for part in parts]), np.concatenate([part.amount for part in parts]),
        np.concatenate([part.dropped for part in parts]),
    )  # fmt: skip


MOST_AT_ONCE = 250_000
"""People of one run."""
