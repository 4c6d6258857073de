"""The border: plain values from the configuration become a checked study, or a refusal in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from experiments.catalog import declaration_at, likely, model_at, plain
from experiments.memory import refuse_too_large
from experiments.refusal import Refusal, nearest
from experiments.registry import KINDS, module_of
from experiments.settings import Settings
from experiments.study import Study, timeline_for
from sim.declare import Declaration, Declared
from sim.scenario import FOCAL, Scenario

_WORLD = tuple(name for name in Scenario.model_fields if name != "policy")


def study_from(config: Mapping[str, Any], policies: tuple[str, ...], name: str = "") -> Study:
    """Check a resolved configuration and make a study of it.

    Parameters
    ----------
    config
        Plain values: the fields of ``Scenario`` but ``policy``, the settings, ``policies``, ``experiment`` and the
        options of that experiment under its name.
    policies
        Names chosen by ``policy=[...]``, in order.
    name
        Name of the study; the kind of experiment if empty.

    Raises
    ------
    Refusal
        On anything unknown, of the wrong type, out of bounds, jointly impossible or too large for this machine.
    """
    kind = config.get("experiment")
    if not isinstance(kind, str):
        raise Refusal("experiment", "is missing", allowed=" | ".join(KINDS), hint="experiment=compare")
    module = module_of(kind)
    _refuse_unknown(config, kind)
    _refuse_policies(config, policies)
    settings = checked(Settings, {k: config[k] for k in Settings.model_fields if k in config})
    options = checked(module.Options, config.get(kind) or {}, f"{kind}.")
    study = Study(name or kind, kind, policies, settings, options, config)
    for policy in policies:
        study.scenario(policy)
    refuse_too_large(study)
    return study


def scenario_from(
    config: Mapping[str, Any], policy: str, policies: tuple[str, ...], changes: Mapping[str, Any] | None = None
) -> Scenario:
    """Build the scenario of one policy from plain values; see :meth:`experiments.study.Study.scenario`."""
    values = {key: config[key] for key in _WORLD if key in config}
    values["policy"] = (config.get("policies") or {}).get(policy, {})
    for key, value in (changes or {}).items():
        values = _with(values, key.split("."), value)
    timeline = values.get("timeline") or []
    if not isinstance(timeline, list | tuple):
        raise Refusal("timeline", "not a list", found=_shown(timeline), allowed="[{month:.., lever:.., value:..}]")
    _refuse_strangers(timeline, policies, config.get("rivals"))
    kept = timeline_for(list(timeline), policy, policies)
    values["timeline"] = [change for _, change in kept]
    try:
        scenario: Scenario = checked(Scenario, values, policy=policy)
        return scenario
    except Refusal as refusal:
        # changes were filtered for this policy: give them back the numbers the user knows
        def original(match: re.Match[str]) -> str:
            return f"timeline[{kept[int(match[1])][0]}]"

        refusal.where = re.sub(r"timeline\[(\d+)\]", original, refusal.where)
        refusal.problem = re.sub(r"timeline\[(\d+)\]", original, refusal.problem)
        raise refusal from None


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
        if match := re.match(r"(\S+) (for [^:]+: .*)", found):
            return Refusal(match[1], match[2], allowed=allowed)
        return Refusal(key or found.split()[0], found, allowed=allowed)
    declared = declaration_at(model, loc)
    if kind in ("model_type", "dict_type"):
        inside = model_at(model, (*loc, ""))[0]
        names = ", ".join(inside.model_fields) if inside else "names"
        return Refusal(key, "wrong type", found=_shown(error["input"]), allowed=f"a group of keys: {names}")
    if kind == "missing":
        return Refusal(key, "is missing", allowed=_allowed(declared) if declared else "")
    problem = "out of bounds" if kind in _BOUNDS else "not a finite number" if kind == "finite_number" else "wrong type"
    if declared and declared.choices:
        problem = "no such choice"
    return Refusal(
        key, problem, found=_shown(error["input"]), allowed=(_allowed(declared) if declared else "") or error["msg"],
        nearest=nearest(str(error["input"]), declared.choices) if declared else "",
    )  # fmt: skip


_BOUNDS = ("greater_than_equal", "less_than_equal", "greater_than", "less_than", "too_long", "too_short")


def unknown_key(key: str, siblings: list[str], value: Any = None) -> Refusal:
    """Make the refusal of a key that does not exist."""
    stem, _, name = key.rpartition(".")
    near = nearest(name, siblings)
    meant = (f"{stem}.{near}" if stem else near) if near else likely(key)
    return Refusal(
        key, "no such key", found=_shown(value) if value is not None else "", allowed=", ".join(siblings),
        nearest=meant, hint="kizuna explain lists every key",
    )  # fmt: skip


def _refuse_unknown(config: Mapping[str, Any], kind: str) -> None:
    known = [*_WORLD, *Settings.model_fields, "policies", "experiment", kind]
    for key in config:
        if key in known:
            continue
        if key == "policy":
            raise Refusal(
                "policy", "holds values, but it chooses presets", found=_shown(config[key]),
                allowed="policy=[aggressive,transparent]", hint="a lever is set at policies.<name>.<concern>.<lever>",
            )  # fmt: skip
        if key in KINDS:
            raise Refusal(
                key, f"are options of another experiment; this is experiment={kind}", found=_shown(config[key]),
                hint=f"experiment={key}",
            )  # fmt: skip
        deep, value = str(key), config[key]
        while isinstance(value, Mapping) and len(value) == 1:
            step, value = next(iter(value.items()))
            deep = f"{deep}.{step}"
        refusal = unknown_key(str(key), known, value)
        refusal.where = deep
        refusal.nearest = (nearest(str(key), known) if deep == key else "") or likely(deep)
        raise refusal


def _refuse_policies(config: Mapping[str, Any], policies: tuple[str, ...]) -> None:
    values = config.get("policies") or {}
    if not isinstance(values, Mapping):
        raise Refusal("policies", "wrong type", found=_shown(values), allowed="policies.<name>.<concern>.<lever>")
    if not policies:
        raise Refusal(
            "policy", "no policy is chosen", found="[]", allowed="at least one", hint="policy=[aggressive,transparent]"
        )
    for name in policies:
        if name not in values:
            raise Refusal(
                f"policies.{name}", "is chosen, but its values are removed", hint="leave it out of policy=[...]"
            )
    for name in values:
        if name not in policies:
            raise Refusal(
                f"policies.{name}", "is not among the policies of this study", found=_shown(values[name]),
                allowed=", ".join(policies), nearest=nearest(str(name), policies),
                hint=f"choose it with policy=[{','.join((str(name), *policies))}]",
            )  # fmt: skip
    rivals = config.get("rivals")
    for name in policies:
        if name == FOCAL or (isinstance(rivals, Mapping) and name in rivals):
            raise Refusal(f"policies.{name}", "is also the name of a company", found=name, allowed="another name")


def _refuse_strangers(timeline: Any, policies: tuple[str, ...], rivals: Any) -> None:
    companies = (FOCAL, *(rivals if isinstance(rivals, Mapping) else ("rival",)), *policies)
    for i, change in enumerate(timeline):
        company = change.get("company", FOCAL) if isinstance(change, Mapping) else FOCAL
        if company not in companies:
            raise Refusal(
                f"timeline[{i}].company", "is neither a company nor a policy of this study", found=_shown(company),
                allowed=", ".join(companies), nearest=nearest(str(company), companies),
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
                _key(loc, prefix, policy), "wrong type", found=_shown(value), allowed=_allowed(declared),
            )  # fmt: skip


def _with(values: Any, path: list[str], value: Any) -> dict[str, Any]:
    inner = dict(values) if isinstance(values, Mapping) else {}
    inner[path[0]] = value if len(path) == 1 else _with(inner.get(path[0]), path[1:], value)
    return inner


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


def _shown(value: Any) -> str:
    if value is None:
        return "null"
    if value == "":
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
