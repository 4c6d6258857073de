"""The levers on which policies differ, and every other value of the scenario, from the declarations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sim.declare import Declaration, declarations
from sim.policy import Policy
from sim.scenario import Scenario

if TYPE_CHECKING:
    from experiments.comparison import Comparison
    from experiments.report.words import Words


def differing(comparison: Comparison, words: Words) -> list[dict[str, Any]]:
    """Return the levers on which the policies differ: label, key, unit, default, and a value a policy."""
    policies = [_scenario(comparison, name).policy for name in comparison.policies]
    rows = []
    for known in declarations(Policy):
        values = [_at(policy, known.key) for policy in policies]
        if any(value != values[0] for value in values):
            rows.append(
                {
                    "label": _label(known, words), "key": known.key, "unit": unit(known.unit, words),
                    "default": said(known.default, words), "values": [said(value, words) for value in values],
                    "is_default": [value == known.default for value in values],
                }
            )  # fmt: skip
    return rows


def everything(comparison: Comparison, words: Words) -> list[dict[str, Any]]:
    """Return every value of the world, and the levers that rivals pull: key, label, unit, value, default, grade."""
    scenario = _scenario(comparison, comparison.baseline)
    rows = [
        _row(known, _at(scenario, known.key), words)
        for known in declarations(Scenario)
        if not known.key.startswith("policy.") and known.type != "structure"
    ]
    for name in scenario.rivals:
        policy = scenario.rivals[name].policy
        for known in declarations(Policy):
            if _at(policy, known.key) != known.default:
                row = _row(known, _at(policy, known.key), words)
                rows.append(row | {"key": f"rivals.{name}.policy.{known.key}"})
    return rows


def changes(comparison: Comparison) -> list[str]:
    """Return the timeline and the shocks as the user wrote them, one line each."""
    listed = [*(comparison.study.config.get("timeline") or ()), *(comparison.study.config.get("shocks") or ())]
    return [json.dumps(item, ensure_ascii=False, default=str) for item in listed]


def grades(comparison: Comparison) -> tuple[int, int]:
    """Return how many numbers of the world are assumed, and how many there are."""
    known = [
        item
        for item in declarations(Scenario)
        if not item.key.startswith("policy.") and item.kind == "parameter" and item.type in ("number", "integer")
    ]
    return sum(item.grade == "A" for item in known), len(known)


def unit(name: str, words: Words) -> str:
    """Return a unit in the reader's language, or as declared where no translation is known."""
    return words(f"unit.{name}") if words.knows(f"unit.{name}") else name


def said(value: Any, words: Words) -> str:
    """Return a value as it is written: 0.05, 20,000, on, none."""
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:g}"
    return words(f"choice.{value}") if words.knows(f"choice.{value}") else str(value)


def _row(known: Declaration, value: Any, words: Words) -> dict[str, Any]:
    return {
        "key": known.key, "label": _label(known, words), "unit": unit(known.unit, words), "value": said(value, words),
        "default": said(known.default, words), "grade": known.grade, "is_default": value == known.default,
    }  # fmt: skip


def _label(known: Declaration, words: Words) -> str:
    return known.ja if words.language == "ja" and known.ja else known.label


def _scenario(comparison: Comparison, policy: str) -> Scenario:
    # what was run and not what was asked: an equal budget moves a lever
    return comparison.twins.results[policy][0].scenario


def _at(model: Any, key: str) -> Any:
    for step in key.split("."):
        model = getattr(model, step)
    return model
