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
from experiments.worlds import population, trade

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


TRADES = ("coffee", "ecommerce")
"""Markets without a contract, from many small purchases to few."""
WATCHED: dict[str, Any] = {
    "regulator.vigilance": 1.0, "regulator.easy_exit_from": 0, "regulator.shown_prices_from": 0,
    "regulator.consent_from": 0,
}  # fmt: skip
"""Laws against obstacles, hidden fees and contact unasked, and somebody who looks."""


ASKED_AGAIN, MORE = 3, 4
"""Places asked again at most, and how many times the replications there."""
FRESH = 0x6C6F6F6B
"""Added to the seed where a place is asked again."""


def places() -> list[Place]:
    """Return where prices are looked for: other worlds, trades and populations, generous deals, every policy preset."""
    of_policy = [Place(name, policy_levers(name), {}) for name in names("policy") if name != "neutral"]
    return [  # worlds first: there are fewer, and most prices lie there
        Place("watched", {}, WATCHED),
        Place("long memories", {}, {"behaviour.resentment.half_life_months": 36.0}),
        Place("alert customers", {}, {"behaviour.noticing.fee_rate": 0.3, "behaviour.noticing.walk_rate": 0.3}),
        Place("frequent problems", {}, {"behaviour.problems.rate": 0.25}),
        *(Place(name, {}, trade(name)) for name in TRADES),
        Place("cheap money", {}, {"costs.discount_rate": 0.005, "costs.unclaimed": 1.0}),
        Place("thin margins", {}, {"costs.serving": 0.4, "costs.quality": 0.3}),
        *(Place(name, {}, population(name)) for name in names("population") if name != "regular"),
        Place("generous", {"leaving": {"save_depth": 0.6, "save_months": 12}}, {}),
        *of_policy,
    ]


def find_price(move: Move, study: Study, months: tuple[int, ...], outcomes: tuple[str, ...] = OUTCOMES) -> Price | None:
    """Return the first price of a move elsewhere, or nothing if no place has one.

    Every place is looked at once; a loss counts at once if it is clear beside the number of looks taken. What merely
    looks like a loss in the places where it looks most like one is asked again with more replications of fresh luck,
    and counts if it is clear beside the number of those questions.

    Parameters
    ----------
    outcomes
        Where a loss counts as a price.
    """
    tried = places()
    level = _corrected(len(tried) * len(outcomes) * len(months))
    suspected: list[tuple[float, Place, int, str]] = []
    for place in tried:
        effects = _effects(move, place, study, months, level)
        losses = [
            (month, what, row[what]) for month, row in effects.items() for what in outcomes if _is_loss(row[what])
        ]
        for month, what, found in losses:
            if found.is_decided:
                return Price(place.name, month, what, found)
        suspected += [(_depth(found), place, month, what) for month, what, found in losses]
    asked: dict[str, tuple[Place, list[tuple[int, str]]]] = {}
    for _, place, month, what in sorted(suspected, key=lambda item: item[0]):
        if place.name in asked or len(asked) < ASKED_AGAIN:
            asked.setdefault(place.name, (place, []))[1].append((month, what))
    level = _corrected(sum(len(looks) for _, looks in asked.values()))
    for place, looks in asked.values():
        effects = _effects(move, place, study, months, level, is_again=True)
        for month, what in looks:
            found = effects[month][what]
            if _is_loss(found) and found.is_decided:
                return Price(place.name, month, what, found)
    return None


def _corrected(looks: int) -> float:
    return 1.0 - (1.0 - LEVEL) / max(looks, 1)


def _is_loss(found: Estimate) -> bool:
    return found.mean is not None and found.mean < 0.0


def _depth(found: Estimate) -> float:
    """Return how deep a loss is in half-widths of its interval; negative, the lower the clearer."""
    assert found.mean is not None
    return found.mean / found.half_width if found.half_width else 0.0


def _effects(
    move: Move, place: Place, study: Study, months: tuple[int, ...], level: float, *, is_again: bool = False
) -> dict[int, dict[str, Estimate]]:
    from experiments.refusal import Refusal
    from sim import twins

    try:
        worlds = {
            name: _world(study, place, move.lever.key, value, study.seed + FRESH * is_again)
            for name, value in (("moved", move.value), ("beside", move.lever.null))
        }
    except Refusal:  # the lever has no place in that policy
        return {}
    found: dict[str, list[tuple[int, np.ndarray]]] = {name: [] for name in worlds}

    def keep(name: str, r: int, result: Result) -> Result:
        found[name].append((r, measure(result, months)))
        return replace(result, months={}, customers={}, snapshots=(), joined=result.joined[:0], left=result.left[:0])

    n = study.replications * (MORE if is_again else 1)
    twins(worlds, replications=n, workers=study.n_workers, threads=study.threads, keep=keep)
    moved, beside = (np.array([row for _, row in sorted(found[name], key=lambda pair: pair[0])]) for name in worlds)
    scaled = changes(moved, beside, months, worlds["beside"].customers)
    return {month: {name: t_interval(scaled[name][:, i], level) for name in OUTCOMES} for i, month in enumerate(months)}


def _world(study: Study, place: Place, key: str, value: Any, seed: int) -> Scenario:
    concern, _, name = key.partition(".")
    policy: Policy = {}
    for levers in (context(key), place.policy, {concern: {name: value}}):
        for group, values in levers.items():
            policy[group] = {**policy.get(group, {}), **values}
    return study.scenario(study.baseline, {"policy": policy, "timeline": [], "seed": seed, **place.changes})
