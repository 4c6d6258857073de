"""Simulated customers of the full engine who buy without a contract, as many as are asked for."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.buying.lives import Lives, lives
from experiments.worlds import COHORT, NEUTRAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from experiments.buying.fitting import Fit
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
    return lives(len(found.joined), found.customer, found.day, found.dropped_out)


def simulate_many(study: Study, found: Fit, days: int, customers: int, report: Callable[[int, int], None]) -> Lives:
    """Live so many people in equal parts, each part under parameters that the log leaves open, with luck of its own.

    Parts are as many of one draw as it counts. Where the fit has only one draw, all are lived under it.
    """
    from experiments.buying.drawing import share_out
    from sim.draws import replication_seed

    n = max(min(MOST_PARTS, customers // FEWEST_IN_PART), 1) if len(found.drawn) > 1 else 1
    n = max(n, ceil(customers / MOST_AT_ONCE))
    size = ceil(customers / n)
    who, day, dropped = [], [], []
    for part, draw in enumerate(share_out(found.weights, n).tolist()):
        scenario = world(study, found.drawn[draw], days, size)
        lived = simulate(scenario, replication_seed(study.seed, part), study.threads)
        who.append(lived.customer + np.int32(part * size))
        day.append(lived.day)
        dropped.append(lived.dropped)
        report(part + 1, n)
    return Lives(n * size, np.concatenate(who), np.concatenate(day), np.concatenate(dropped), n)


MOST_AT_ONCE, MOST_PARTS, FEWEST_IN_PART = 100_000, 256, 100
"""People of one run at most; parts that are lived under draws of the parameters at most, and people in each at least.
"""
