"""Which moves of which levers are tried: each lever from its null to its ends, or to each other choice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.alone import context
from sim.declare import Declaration, declarations
from sim.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.study import Study
    from sim.scenario import Scenario

PLAUSIBLE: dict[str, tuple[float, float]] = {
    "pricing.price": (0.8, 1.2),
    "pricing.hidden_fee": (0.0, 0.2),
    "pricing.walk": (0.0, 0.1),
    "pricing.welcome_discount": (0.0, 0.5),
    "pricing.welcome_months": (0, 12),
    "pricing.promotion": (0.0, 0.3),
    "promise.overpromise": (0.0, 0.2),
    "service.quality": (0.5, 0.7),
    "leaving.save_depth": (0.0, 0.5),
    "leaving.save_months": (0, 12),
    "leaving.campaign_reach": (0.0, 0.2),
    "contact.frequency": (0.0, 6.0),
    "acquisition.poaching": (0.0, 0.3),
    "acquisition.poaching_depth": (0.0, 0.5),
    "acquisition.poaching_months": (0, 12),
    "programme.earn_spend": (0.0, 20.0),
    "programme.earn_visit": (0.0, 20.0),
    "programme.earn_engagement": (0.0, 20.0),
    "programme.welcome_points": (0, 100),
    "programme.reward_points": (50, 300),
    "programme.reward_value": (0.0, 3.0),
    "programme.tier_1": (0.0, 6.0),
    "programme.tier_2": (0.0, 9.0),
    "programme.tier_3": (0.0, 15.0),
    "programme.fee": (0.0, 2.0),
    "programme.partner_earn": (0.0, 20.0),
    "programme.top_up": (0.5, 10.0),
}
"""Ends of levers whose admissible bounds lie beyond what companies do (assumed); the others go to their bounds."""


@dataclass(frozen=True)
class Move:
    """One lever taken from its null to one value.

    Attributes
    ----------
    lever
        What is known about it.
    value
        Where it is taken to.
    world
        Name of the world in which it has been taken there.
    beside
        Name of the world it is compared with: the same with the lever at its null.
    """

    lever: Declaration
    value: Any
    world: str
    beside: str

    @property
    def is_alone(self) -> bool:
        """Whether everything else is neutral."""
        return not context(self.lever.key)


@dataclass(frozen=True)
class Plan:
    """What is run.

    Attributes
    ----------
    moves
        Moves that can be run.
    worlds
        Scenario by name, each lived once; the last is neutral.
    refused
        Moves that are not admissible, with the reason.
    """

    moves: tuple[Move, ...]
    worlds: dict[str, Scenario]
    refused: dict[str, str]


def levers() -> list[Declaration]:
    """Return every lever a policy declares."""
    return [item for item in declarations(Policy) if item.kind == "lever"]


def ends(lever: Declaration) -> list[Any]:
    """Return the values a lever is taken to: every other choice, or each end that is not its null.

    Examples
    --------
    >>> by_key = {lever.key: lever for lever in levers()}
    >>> ends(by_key["leaving.friction"]), ends(by_key["pricing.price"]), ends(by_key["promise.disclosure"])
    (['mild', 'aggressive'], [0.8, 1.2], [1.0])
    """
    if lever.type == "choice":
        return [choice for choice in lever.choices if choice != lever.null]
    if lever.type == "switch":
        return [not lever.null]
    low, high = PLAUSIBLE.get(lever.key, (lever.low, lever.high))
    found = [end for end in (low, high) if end is not None and end != lever.null]
    return [round(end) for end in found] if lever.type == "integer" else found


def plan(study: Study, asked: Sequence[str] = ()) -> Plan:
    """List moves and worlds, in the order in which levers are declared.

    Parameters
    ----------
    study
        Gives people, market, rivals and behaviour.
    asked
        Levers to move; all if empty.
    """
    from experiments.refusal import Refusal

    worlds: dict[str, Scenario] = {}
    moves, refused = [], {}
    neutral = _world(study, {})
    for lever in levers():
        if asked and lever.key not in asked:
            continue
        around = context(lever.key)
        try:
            beside = _named(worlds, study, _with(around, lever.key, lever.null))
        except Refusal as refusal:
            refused[lever.key] = f"{refusal.where}: {refusal.problem}"
            continue
        for value in ends(lever):
            try:
                world = _named(worlds, study, _with(around, lever.key, value))
            except Refusal as refusal:
                refused[f"{lever.key}={value}"] = f"{refusal.where}: {refusal.problem}"
                continue
            moves.append(Move(lever, value, world, beside))
    worlds["neutral"] = neutral
    return Plan(tuple(moves), worlds, refused)


def _named(worlds: dict[str, Scenario], study: Study, policy: dict[str, Any]) -> str:
    scenario = _world(study, policy)
    # two ways of writing the same world are one world, lived once
    name = scenario.policy.model_dump_json()
    worlds.setdefault(name, scenario)
    return name


def _world(study: Study, policy: dict[str, Any]) -> Scenario:
    return study.scenario(study.baseline, {"policy": policy, "timeline": []})


def _with(policy: dict[str, dict[str, Any]], key: str, value: Any) -> dict[str, dict[str, Any]]:
    concern, _, name = key.partition(".")
    return {**policy, concern: {**policy.get(concern, {}), name: value}}
