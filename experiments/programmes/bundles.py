"""Bundles of levers that are on or off together: checked as levers are, and put into worlds of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.programmes.factorial import Cell
    from experiments.study import Study
    from sim.scenario import Scenario

Bundle = Mapping[str, Mapping[str, Any]]
"""Values by concern and lever."""


def flat(bundle: Bundle) -> dict[str, Any]:
    """Return values by key.

    Examples
    --------
    >>> flat({"programme": {"offered": True, "fee": 1.0}})
    {'programme.offered': True, 'programme.fee': 1.0}
    """
    return {f"{concern}.{lever}": value for concern, levers in bundle.items() for lever, value in levers.items()}


def check(study: Study, bundles: Mapping[str, Bundle]) -> None:
    """Refuse bundles that hold nothing, no lever, a value that a lever cannot take, or one at odds with another.

    Raises
    ------
    Refusal
        With the key as it was written in the bundle.
    """
    from experiments.refusal import Refusal

    nulls, set_by = _nulls(), dict[str, tuple[str, Any]]()
    for name, bundle in bundles.items():
        where, levers = f"{study.experiment}.{name}", flat(bundle)
        for key, value in levers.items():
            if key not in nulls:
                raise _unknown(where, key, value)
            other, said = set_by.setdefault(key, (name, value))
            if said != value:
                raise Refusal(
                    f"{where}.{key}", f"is another value in {study.experiment}.{other}, and both may be on at once",
                    found=str(value), allowed=f"{said}, or in one of both only",
                )  # fmt: skip
        scenario = _told_where(study, name, levers)
        if all(value == nulls[key] for key, value in levers.items()):
            raise Refusal(where, "switches nothing on", found=", ".join(levers) or "no lever",
                          allowed="levers, one or more of them not at its null")  # fmt: skip
        if any(key.startswith("programme.") for key in levers) and not scenario.policy.programme.offered:
            raise Refusal(
                f"{where}.programme.offered", "the bundle sets rules of a programme that is not offered",
                found="false", allowed="true", hint=f"+{where}.programme.offered=true",
            )  # fmt: skip
    list(worlds(study, bundles))  # several together may still not be admissible


def worlds(study: Study, bundles: Mapping[str, Bundle]) -> Iterator[tuple[Cell, Scenario]]:
    """Return a world for every combination of bundles: their levers, and those of the others at null.

    Raises
    ------
    Refusal
        If levers of several bundles are not admissible together.
    """
    from experiments.programmes.factorial import cells

    nulls = _nulls()
    off = {key: nulls[key] for bundle in bundles.values() for key in flat(bundle)}
    for cell in cells(tuple(bundles)):
        levers = dict(off)
        for name in cell:
            levers |= flat(bundles[name])
        yield cell, study.scenario(study.baseline, {f"policy.{key}": value for key, value in levers.items()})


def _nulls() -> dict[str, Any]:
    from sim.declare import declarations
    from sim.policy import Policy

    return {item.key: item.null for item in declarations(Policy)}


def _unknown(where: str, key: str, value: Any) -> Exception:
    from experiments.catalog import nearest_key
    from experiments.checking import shown
    from experiments.refusal import Refusal

    near = nearest_key(key)
    return Refusal(
        f"{where}.{key}", "no such lever", found=shown(value), allowed="a lever of a policy, by concern",
        nearest=f"{where}.{near}" if near in _nulls() else "", hint="kizuna explain lists every key",
    )  # fmt: skip


def _told_where(study: Study, name: str, levers: Mapping[str, Any]) -> Scenario:
    """Build the world of one bundle; a refusal names the bundle and not the policy it is put into."""
    from experiments.refusal import Refusal

    try:
        return study.scenario(study.baseline, {f"policy.{key}": value for key, value in levers.items()})
    except Refusal as refusal:
        refusal.where = refusal.where.replace(f"policies.{study.baseline}.", f"{study.experiment}.{name}.", 1)
        raise
