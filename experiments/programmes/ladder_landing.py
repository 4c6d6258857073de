"""People who were demoted, and the same people where they landed softly, were not demoted or had never risen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.programmes import living
from experiments.programmes.ladder_pressure import is_here

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sim.model import Start
    from sim.result import Result
    from sim.scenario import Scenario

DROP = "drop"
"""The world in which a tier not earned again is lost at once: whom it demotes is followed in all."""
SOFT = ("one_down", "grace")
"""Landings that do demote."""
WORLDS = (DROP, *SOFT, "kept", "unpromoted")
BEFORE = 6
"""Months before the demotion that are shown; who was not a customer in all of them is not followed."""
KEPT = ("trust", "visits", "still")
"""What is followed month by month."""
TOP = 100_000.0
"""A threshold that nobody reaches: the highest there may be."""


def changes(scenario: Scenario, grace_months: int) -> dict[str, dict[str, Any]]:
    """Return what sets each landing apart, by world; everything else is the ladder asked about."""
    levels = scenario.policy.programme.levels
    rules: dict[str, dict[str, Any]] = {
        DROP: {"downgrade": "balance_based", "tier_grace_months": 0},
        "one_down": {"downgrade": "one_down", "tier_grace_months": 0},
        "grace": {"downgrade": "balance_based", "tier_grace_months": grace_months},
        "kept": {"downgrade": "none", "tier_grace_months": 0},
        "unpromoted": {f"tier_{i + 1}": TOP - levels + 1 + i for i in range(levels)},
    }
    return {
        world: {f"policy.programme.{lever}": value for lever, value in levers.items()}
        for world, levers in rules.items()
    }


@dataclass(frozen=True)
class Lives:
    """What became of everybody in one world, months by people.

    Attributes
    ----------
    trust
        In the focal company; of those who left it, as they left.
    visits
        Purchases at the focal company.
    still
        Who is with it.
    value
        Discounted profit brought since month 0.
    fell
        Month in which each was first demoted, counted from 0; -1 if never.
    steps
        Tiers lost then.
    result
        The whole run.
    """

    trust: np.ndarray
    visits: np.ndarray
    still: np.ndarray
    value: np.ndarray
    fell: np.ndarray
    steps: np.ndarray
    result: Result


def live(scenario: Scenario, start: Start) -> Lives:
    """Live a world and keep what is followed of everybody."""
    model = living.beginning(scenario, start)
    shape = (scenario.horizon_months, scenario.customers)
    trust, visits, value = (np.zeros(shape, np.float32) for _ in range(3))
    still = np.zeros(shape, bool)
    fell, steps = np.full(shape[1], -1), np.zeros(shape[1])
    last = np.full(shape[1], np.nan, np.float32)
    while model.month < scenario.horizon_months:
        people = model.customers
        here, tier, age = is_here(model), people["tier"].copy(), people["member_months"].copy()
        began = living.ours(model)
        model.step()
        now = model.month - 1
        is_ours = living.ours(model)
        last = np.where(is_ours, people["trust"], last)
        trust[now], still[now], value[now] = last, is_ours, people["value"]
        visits[now] = living.bought(model, began)[0]
        # who enrols anew begins below the first tier, which is no demotion
        falls = here & (people["tier"] < tier) & (people["member_months"] == age + 1) & (fell < 0)
        fell[falls], steps[falls] = now, (tier - people["tier"])[falls]
    return Lives(trust, visits, still, value, fell, steps, model.result())


def follow(lived: Mapping[str, Lives], months: int) -> tuple[list[dict[str, Any]], dict[str, dict[str, float]]]:
    """Follow those whom the ladder without a landing demotes, in every world.

    Parameters
    ----------
    lived
        Worlds by name; that of ``DROP`` says who, and when.
    months
        How long after the demotion.

    Returns
    -------
    curves, sums
        A row a world and month since the demotion, means over people; and by world what it came to: mean trust,
        purchases and value brought since, whether still a customer at the end, people, and tiers lost. NaN if nobody
        was demoted in time.
    """
    drop = lived[DROP]
    horizon = len(drop.trust)
    who = np.flatnonzero((drop.fell >= BEFORE) & (drop.fell < horizon - months))
    ages = np.arange(-BEFORE, months + 1)
    # who comes back after their period ran out is judged at once: it would be the return that is followed
    who = who[drop.still[drop.fell[who][:, None] + ages[ages <= 0], who[:, None]].all(axis=1)]
    when = drop.fell[who][:, None] + ages
    curves: list[dict[str, Any]] = []
    sums: dict[str, dict[str, float]] = {}
    for world, lives in lived.items():
        of = {name: getattr(lives, name)[when, who[:, None]].astype(float) for name in KEPT}
        path = {name: rows.mean(axis=0) if len(who) else np.full(len(ages), np.nan) for name, rows in of.items()}
        curves += [
            {"world": world, "age": int(age), **{name: float(path[name][i]) for name in KEPT}}
            for i, age in enumerate(ages)
        ]
        since = ages > 0
        value = lives.value[when[:, -1], who] - lives.value[drop.fell[who], who]
        sums[world] = {
            "trust": float(path["trust"][since].mean()), "visits": float(path["visits"][since].sum()),
            "still": float(path["still"][-1]), "value": _mean(value.astype(float)), "people": float(len(who)),
            "far": _mean((drop.steps[who] > 1).astype(float)), "demoted": _mean((lives.fell[who] >= 0).astype(float)),
        }  # fmt: skip
    return curves, sums


def _mean(values: np.ndarray) -> float:
    return float(values.mean()) if len(values) else float("nan")
