"""Where a move that helped everybody has its price after all: the same move in other policies and other worlds.

A lever whose effect is good for customers, loyalty, profit and welfare at every month is suspect. It may still have a
price where conditions differ, and that is looked for here, in the same way for every lever. A price counts as found
where some outcome is clearly worse at some month, at a level that allows for the number of places and outcomes looked
at. Nothing here is chosen lever by lever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.alone import context
from experiments.presets import names, policy_levers
from experiments.screening.effects import OUTCOMES, Price, changes, measure
from experiments.statistics import LEVEL, Estimate, t_interval
from experiments.worlds import population

if TYPE_CHECKING:
    from experiments.screening.moves import Move
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

Policy = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Place:
    """Another policy around the lever, or another world.

    Attributes
    ----------
    name
        A policy preset, or a key of ``words.WORDS``.
    policy
        Levers by concern, over those that the lever is moved in.
    changes
        Of the world, by full key.
    """

    name: str
    policy: Policy
    changes: dict[str, Any]


WATCHED: dict[str, Any] = {
    "regulator.vigilance": 1.0, "regulator.easy_exit_from": 0, "regulator.shown_prices_from": 0,
    "regulator.consent_from": 0,
}  # fmt: skip
"""Laws against obstacles, hidden fees and contact unasked, and somebody who looks."""


def places() -> list[Place]:
    """Return where prices are looked for: other worlds and populations, generous deals, every policy preset."""
    of_policy = [Place(name, policy_levers(name), {}) for name in names("policy") if name != "neutral"]
    return [  # worlds first: there are fewer, and most prices lie there
        Place("watched", {}, WATCHED),
        Place("long memories", {}, {"behaviour.resentment.half_life_months": 36.0}),
        Place("thin margins", {}, {"costs.serving": 0.4, "costs.quality": 0.3}),
        *(Place(name, {}, population(name)) for name in names("population") if name != "regular"),
        Place("generous", {"leaving": {"save_depth": 0.6, "save_months": 12}}, {}),
        *of_policy,
    ]


def find_price(move: Move, study: Study, months: tuple[int, ...], outcomes: tuple[str, ...] = OUTCOMES) -> Price | None:
    """Return the first price of a move elsewhere, or nothing if no place has one.

    Parameters
    ----------
    outcomes
        Where a loss counts as a price.
    """
    tried = places()
    level = 1.0 - (1.0 - LEVEL) / (len(tried) * len(outcomes) * len(months))
    for place in tried:
        for month, row in _effects(move, place, study, months, level).items():
            for outcome in outcomes:
                found = row[outcome]
                if found.is_decided and found.mean is not None and found.mean < 0:
                    return Price(place.name, month, outcome, found)
    return None


def _effects(
    move: Move, place: Place, study: Study, months: tuple[int, ...], level: float
) -> dict[int, dict[str, Estimate]]:
    from experiments.refusal import Refusal
    from sim import twins

    try:
        worlds = {
            name: _world(study, place, move.lever.key, value)
            for name, value in (("moved", move.value), ("beside", move.lever.null))
        }
    except Refusal:  # the lever has no place in that policy
        return {}
    found: dict[str, list[tuple[int, np.ndarray]]] = {name: [] for name in worlds}

    def keep(name: str, r: int, result: Result) -> Result:
        found[name].append((r, measure(result, months)))
        return replace(result, months={}, customers={}, snapshots=(), joined=result.joined[:0], left=result.left[:0])

    twins(worlds, replications=study.replications, workers=study.n_workers, threads=study.threads, keep=keep)
    moved, beside = (np.array([row for _, row in sorted(found[name], key=lambda pair: pair[0])]) for name in worlds)
    scaled = changes(moved, beside, months, worlds["beside"].customers)
    return {month: {name: t_interval(scaled[name][:, i], level) for name in OUTCOMES} for i, month in enumerate(months)}


def _world(study: Study, place: Place, key: str, value: Any) -> Scenario:
    concern, _, name = key.partition(".")
    policy: Policy = {}
    for levers in (context(key), place.policy, {concern: {name: value}}):
        for group, values in levers.items():
            policy[group] = {**policy.get(group, {}), **values}
    return study.scenario(study.baseline, {"policy": policy, "timeline": [], **place.changes})
