"""Plain values against a declared class: pydantic judges, and its verdict is said in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from experiments.catalog import declaration_at, likely, model_at, plain
from experiments.refusal import Refusal, nearest
from sim.declare import Declaration, Declared
from sim.policy import Policy


def checked(model: type[Declared], values: Any, prefix: str = "", policy: str = "") -> Any:
    """Validate plain values against a declared class.

    Raises
    ------
    Refusal
        With the first problem; others are counted.
    """
    _refuse_lookalikes(model, values, (), prefix, policy)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        # a misspelt key is also a missing one: the misspelling is what there is to see
        problems.sort(key=lambda problem: problem["type"] != "extra_forbidden")
        refusal = _refusal(model, problems[0], prefix, policy)
        keys = dict.fromkeys(_key(problem["loc"], prefix, policy) for problem in problems)
        if others := list(keys)[1:]:
            refusal.hint = f"{len(others)} more to correct: {', '.join(others[:3])}" + (", ..." if others[3:] else "")
        raise refusal from None


def _refusal(model: type[Declared], error: Any, prefix: str, policy: str) -> Refusal:
    loc, kind = _trimmed(error["loc"]), error["type"]
    key = _key(loc, prefix, policy)
    if kind == "extra_forbidden":
        holder, name = model_at(model, loc)
        return unknown_key(key, list(holder.model_fields) if holder else [], error["input"])
    if kind == "value_error":
        problem = error["msg"].removeprefix("Value error, ")
        found, _, allowed = problem.partition("; allowed: ")
        allowed, _, near = allowed.partition("; nearest: ")
        where, colon, rest = found.partition(": ")
        if colon and " " not in where:
            return Refusal(where if not key else f"{key}.{where}", rest, allowed=allowed, nearest=near)
        if match := re.match(r"(timeline\[(\d+)\]\.value) for ([^:]+): .*", found):
            return _change(match[1], match[3], error["input"]["timeline"][int(match[2])]["value"])
        if key and error["loc"] and not isinstance(error["input"], Mapping):
            return Refusal(key, found, found=shown(error["input"]), allowed=allowed, nearest=near)
        return Refusal(key or found.split()[0], found, allowed=allowed)
    declared = declaration_at(model, loc)
    if kind in ("model_type", "dict_type"):
        inside = model_at(model, (*loc, ""))[0]
        names = ", ".join(inside.model_fields) if inside else "names"
        return Refusal(key, "wrong type", found=shown(error["input"]), allowed=f"a group of keys: {names}")
    if kind == "missing":
        return Refusal(key, "is missing", allowed=_allowed(declared) if declared else "")
    problem = "out of bounds" if kind in _BOUNDS else "not a finite number" if kind == "finite_number" else "wrong type"
    if declared and declared.choices:
        problem = "no such choice"
    return Refusal(
        key, problem, found=shown(error["input"]), allowed=(_allowed(declared) if declared else "") or error["msg"],
        nearest=nearest(str(error["input"]), declared.choices) if declared else "",
    )  # fmt: skip


def _change(key: str, lever: str, value: Any) -> Refusal:
    """Make the refusal of a value that a lever cannot take during the run."""
    declared = declaration_at(Policy, tuple(lever.split(".")))
    if declared is None:
        return Refusal(key, f"not admissible for {lever}", found=shown(value))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    problem = "no such choice" if declared.choices else "out of bounds" if is_number else "wrong type"
    return Refusal(
        key, f"{problem} for {lever}", found=shown(value), allowed=_allowed(declared),
        nearest=nearest(str(value), declared.choices),
    )  # fmt: skip


_BOUNDS = ("greater_than_equal", "less_than_equal", "greater_than", "less_than", "too_long", "too_short")


def unknown_key(key: str, siblings: list[str], value: Any = None) -> Refusal:
    """Make the refusal of a key that does not exist."""
    stem, _, name = key.rpartition(".")
    near = nearest(name, siblings)
    meant = (f"{stem}.{near}" if stem else near) if near else likely(key)
    return Refusal(
        key, "no such key", found=shown(value) if value is not None else "", allowed=", ".join(siblings),
        nearest=meant, hint="kizuna explain lists every key",
    )  # fmt: skip


def _refuse_lookalikes(model: type[Declared], value: Any, loc: tuple[Any, ...], prefix: str, policy: str) -> None:
    """Refuse switches where numbers belong: ``true`` would otherwise count as 1."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            _refuse_lookalikes(model, item, (*loc, key), prefix, policy)
    elif isinstance(value, bool):
        declared = declaration_at(model, loc)
        if declared and declared.type in ("number", "integer"):
            raise Refusal(
                _key(loc, prefix, policy), "wrong type", found=shown(value), allowed=_allowed(declared),
            )  # fmt: skip


def _trimmed(loc: tuple[Any, ...]) -> tuple[Any, ...]:
    """Drop the names of types that pydantic adds where a value may be of several."""
    return loc[:-1] if loc and loc[-1] in ("float", "str") else loc


def _key(loc: tuple[Any, ...], prefix: str, policy: str) -> str:
    text = ""
    for step in _trimmed(loc):
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    if policy and loc and loc[0] == "policy":
        text = f"policies.{policy}{text[len('policy') :]}"
    return f"{prefix}{text}"


_WORDS = {"number": "a number", "integer": "a whole number"}


def _allowed(declared: Declaration) -> str:
    if declared.type not in _WORDS:
        return declared.bounds
    low, high = plain(declared.low), plain(declared.high)
    words = _WORDS[declared.type] + (f" from {low}" if low else "") + (f" to {high}" if high else "")
    return f"{words} ({declared.unit})" if declared.unit not in ("", "number") else words


def shown(value: Any) -> str:
    """Write what was found, cut short if it is long."""
    if value is None:
        return "null"
    if value == "":
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
