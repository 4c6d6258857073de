"""Follow those who first try to leave: who is still a customer 1, 3 and 12 months later.

Without save offers an attempt ends in leaving or in getting stuck, and only getting stuck opens a new episode while a
spell goes on; so both can be read off the columns from month to month.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from experiments.facts.bench import Bench

if TYPE_CHECKING:
    from sim.model import RetentionModel, Start
    from sim.scenario import Scenario

AFTER = (1, 3, 12)
"""Months after the attempt at which people are looked up; 1 is the end of the month after that of the attempt."""


def stays_after_attempt(bench: Bench, worlds: Mapping[str, Scenario], window: int) -> dict[str, np.ndarray]:
    """Return, for each world, the share still customers at ``AFTER``, replications by ages.

    Parameters
    ----------
    worlds
        Scenarios without save offers, of one market; their horizon covers the window and the longest age.
    window
        First attempts in the first so many months count, of customers at month 0.
    """
    from sim.model import RetentionModel

    any_world = next(iter(worlds.values()))

    def once(seed: int) -> dict[str, list[float]]:
        start = RetentionModel(any_world, seed=seed).at_month_0()
        return {name: _follow(scenario, seed, start, window) for name, scenario in worlds.items()}

    months = any_world.market.burn_in_months + len(worlds) * any_world.horizon_months
    rows = bench.replicate(once, months)
    return {name: np.array([row[name] for row in rows]) for name in worlds}


def _follow(scenario: Scenario, seed: int, start: Start, window: int) -> list[float]:
    from sim.model import RetentionModel

    model = RetentionModel(scenario, seed=seed, start=start)
    attempted = np.full(len(model.customers), -1)
    while model.month < window:
        month = model.month + 1
        is_first = _attempts_of(model) & (attempted < 0)
        attempted[is_first] = month
    result = model.run()
    left = result.customers["first_left"].astype(int)
    chosen = attempted > 0
    return [float((left[chosen] > attempted[chosen] + age).mean()) for age in AFTER]


def _attempts_of(model: RetentionModel) -> np.ndarray:
    """Live one month and return who of the customers at month 0 tried to leave in it, never having left before."""
    from sim.customers import NEVER

    people = model.customers
    month = model.month
    never_left = people["first_left"] == NEVER
    fails_to_pay = people["scheduled"] == month
    episode = people["episode"].copy()
    model.step()
    has_left = people["first_left"] == month + 1
    is_stuck = ~has_left & (people["episode"] > episode)
    tried: np.ndarray = never_left & ~fails_to_pay & (has_left | is_stuck)
    return tried
