"""The numbers that are moved, each with its range from the one place where it is declared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from experiments.assumptions.drawing import Unknown, ranged, unknowns
from experiments.catalog import entries, likely, short
from experiments.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from experiments.study import Study

FEWEST = 2


def factors(study: Study, parameters: Sequence[str], levers: Sequence[str], where: str) -> list[Unknown]:
    """Return what is moved: the parameters named, or everything assumed, and the levers named beside them.

    Parameters
    ----------
    study
        Whose policies and rivals the levers may belong to.
    parameters
        Full keys of the world, or of levers (``policies.<name>.<concern>.<lever>``); every assumed parameter if empty.
    levers
        Full keys of levers moved beside them.
    where
        Option to blame.

    Raises
    ------
    Refusal
        If a key does not exist, is no number, has no range or is named twice, or if fewer than two are left.
    """
    chosen = [_named(study, key, f"{where}.parameters") for key in parameters] if parameters else unknowns()
    chosen += [_named(study, key, f"{where}.levers") for key in levers]
    keys = [item.key for item in chosen]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise Refusal(f"{where}.parameters", "is named twice", found=twice)
    if len(chosen) < FEWEST:
        raise Refusal(
            f"{where}.parameters", "too few to rank", found=", ".join(keys), allowed="two or more",
            hint="leave it empty to move everything that is assumed",
        )  # fmt: skip
    return chosen


def _named(study: Study, key: str, where: str) -> Unknown:
    entry = entries().get(short(key))
    owner = key.split(".")[0]
    is_lever = entry is not None and entry.declaration.kind == "lever"
    is_owned = is_lever or (entry is not None and owner == "rivals" and key != "rivals")
    if entry is None or (short(key) != key) is not is_owned:
        hint = f"policies.{study.policies[0]}.{key} or policy.{key} (of every policy)" if is_lever else ""
        problem = "a lever belongs to a policy" if is_lever else "no such parameter"
        raise Refusal(where, problem, found=key, nearest="" if is_lever else likely(key), hint=hint)
    item = entry.declaration
    if item.kind == "setting":
        raise Refusal(where, "says what is asked, not how the world is", found=key)
    if item.type not in ("number", "integer"):
        raise Refusal(where, "is no number, and has no range to move in", found=key, allowed=item.bounds)
    low, high = item.sweep or (item.low, item.high)
    if low is None or high is None or low >= high:
        raise Refusal(where, "has no range to move in", found=key, allowed="numbers bounded below and above")
    if owner in ("policies", "rivals"):
        name = key.split(".")[1]
        names = list(study.policies if owner == "policies" else study.scenario(study.baseline).rivals)
        if name not in names:
            raise Refusal(where, f"no such {'policy' if owner == 'policies' else 'rival'} in this study", found=key,
                          allowed=", ".join(names))  # fmt: skip
    return replace(ranged(item), key=key)


def label(key: str, language: str) -> str:
    """Name a factor, for people.

    Examples
    --------
    >>> label("policies.aggressive.pricing.price", "en"), label("behaviour.resentment.half_life_months", "ja")
    ('price (aggressive)', '反感の半減期')
    """
    from experiments.report.words import Words

    item = entries()[short(key)].declaration
    name = item.ja if language == "ja" and item.ja else item.label
    parts = key.split(".")
    owner = Words(language).policy(parts[1]) if parts[0] in ("policies", "rivals") else ""
    left, right = ("（", "）") if language == "ja" else (" (", ")")
    return f"{name}{left}{owner}{right}" if owner else name


def points(chosen: Sequence[Unknown], shares: np.ndarray) -> list[dict[str, Any]]:
    """Return the changes of every point, by full key.

    Parameters
    ----------
    shares
        Points by factors: places in the ranges, 0 to 1.
    """
    return [{item.key: item.value(float(share)) for item, share in zip(chosen, row, strict=True)} for row in shares]


def problem(chosen: Sequence[Unknown]) -> dict[str, Any]:
    """Return what SALib wants to know: names, and ranges as shares from 0 to 1."""
    return {
        "num_vars": len(chosen), "names": [item.key for item in chosen], "bounds": [[0.0, 1.0]] * len(chosen),
    }  # fmt: skip
