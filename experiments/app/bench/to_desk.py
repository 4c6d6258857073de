"""From a cell of a sweep to the same question on the desk: a link, and proof that it asks the same.

The desk's question is made from presets, and whatever then differs from the cell's scenarios becomes a lever or a
number of the world. Only when the two agree in every value is there a link; else a list of what it cannot carry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from experiments.app.asked import DEFAULTS, GROUPS, LONGEST_LINK, SIZES, Asked, Chosen, asked_from
from experiments.catalog import entries
from experiments.presets import names
from experiments.refusal import Refusal
from experiments.sweeping.cell import Cell
from sim.scenario import Scenario

TYPES = ("number", "integer", "switch", "choice")
NEUTRAL = "neutral"


@dataclass(frozen=True)
class Carried:
    """A cell as the desk would ask it.

    Attributes
    ----------
    link
        Query of the desk's link; empty if there is none.
    missing
        Keys whose values a link cannot carry.
    refusal
        What the desk says to it, if it is too large or too long.
    """

    link: str = ""
    missing: tuple[str, ...] = ()
    refusal: Refusal | None = None


def carried(cell: Cell, policies: tuple[str, ...], command: tuple[str, ...] = ()) -> Carried:
    """Return the question of a cell for the desk.

    Parameters
    ----------
    cell
        Set up again by :func:`experiments.sweeping.bases.cell_of`.
    policies
        Those to put on the desk, the baseline last.
    command
        The command line of its sweep: names the presets of the world.
    """
    scenarios = cell.scenarios()
    wanted = [scenarios[name] for name in policies]
    asked = Asked(
        tuple(Chosen(name if name in names("policy") else NEUTRAL) for name in policies),
        _groups(cell, command), _sizes(cell, wanted[-1]),
    )  # fmt: skip
    try:
        moved, missing = _moved(asked, wanted)
        link = moved.link()
        if len(link) > LONGEST_LINK:
            return Carried(missing=tuple(missing), refusal=_too_long(link))
        if missing:
            return Carried(missing=tuple(missing))
        if left := _differing(asked_from(link), wanted):
            return Carried(missing=tuple(left))
    except Refusal as refusal:
        return Carried(refusal=refusal)
    return Carried(link)


def _sizes(cell: Cell, scenario: Scenario) -> dict[str, int]:
    found = {size: int(getattr(scenario, size)) for size in SIZES if size != "replications"}
    return {**found, "replications": cell.replications}


def _groups(cell: Cell, command: tuple[str, ...]) -> dict[str, str]:
    found = dict(DEFAULTS)
    for key, _, name in (word.partition("=") for word in command):
        if key in GROUPS and name in names(key):
            found[key] = name
    for group in GROUPS:
        if cell.coordinates.get(group) in names(group):
            found[group] = str(cell.coordinates[group])
    return found


def _moved(asked: Asked, wanted: list[Scenario]) -> tuple[Asked, list[str]]:
    """Return the question with every lever and number moved to where the cell has it, and what could not be."""
    missing: list[str] = []
    world: dict[str, Any] = {}
    policies = []
    bare = replace(asked, sizes={**asked.sizes, "customers": 1, "horizon_months": 1, "replications": 1})
    study = bare.study()
    for letter, chosen, scenario in zip(asked.letters, asked.policies, wanted, strict=True):
        levers: dict[str, Any] = {}
        for key, value in _differences(study.scenario(letter), scenario).items():
            lever = key.removeprefix("policy.")
            if key in ("customers", "horizon_months"):
                continue
            if key.startswith("policy.") and _is_carried(lever, ("lever",)):
                levers[lever] = value
            elif _is_carried(key, ("parameter", "switch")):
                world[key] = value
            elif key not in missing:
                missing.append(key)
        policies.append(Chosen(chosen.preset, levers))
    return replace(asked, policies=tuple(policies), world=world), missing


def _differing(asked: Asked, wanted: list[Scenario]) -> list[str]:
    """Return the keys in which a question differs from what is wanted; none if it asks exactly the same."""
    study = asked.study()
    pairs = zip(asked.letters, wanted, strict=True)
    return sorted({key for letter, one in pairs for key in _differences(study.scenario(letter), one)})


def _differences(one: Scenario, other: Scenario) -> dict[str, Any]:
    """Return the values of the second scenario that the first has otherwise, by full key."""
    mine, theirs = _flat(one.model_dump(mode="json")), _flat(other.model_dump(mode="json"))
    return {key: theirs.get(key) for key in {**mine, **theirs} if mine.get(key, ...) != theirs.get(key, ...)}


def _flat(values: Mapping[str, Any], above: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{above}{key}"
        found |= _flat(value, f"{name}.") if isinstance(value, Mapping) and value else {name: value}
    return found


def _is_carried(key: str, kinds: tuple[str, ...]) -> bool:
    entry = entries().get(key)
    return entry is not None and entry.declaration.kind in kinds and entry.declaration.type in TYPES


def _too_long(link: str) -> Refusal:
    return Refusal("link", "is too long", found=f"{len(link):,} characters", allowed=f"{LONGEST_LINK:,} at most")
