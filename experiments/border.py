"""The border: plain values from the configuration become a checked study, or a refusal in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from experiments.catalog import likely
from experiments.checking import checked, shown, unknown_key
from experiments.memory import SIZES, refuse_too_large, would_need
from experiments.presets import names, with_programme
from experiments.refusal import Refusal, nearest
from experiments.registry import KINDS, module_of
from experiments.settings import Settings
from experiments.study import Study, timeline_for
from sim.scenario import FOCAL, Scenario
from sim.ties import NetworkError, read_ties

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
    _ = study.sweep  # refused here if it is not admissible
    try:
        for policy in policies:
            study.scenario(policy)
    except Refusal as refusal:
        if refusal.where in SIZES and (memory := would_need(study)):
            refusal.hint = "; ".join(filter(None, (memory, refusal.hint)))
        raise
    refuse_too_large(study)
    if hasattr(module, "check"):
        module.check(study)
    return study


def scenario_from(
    config: Mapping[str, Any], policy: str, policies: tuple[str, ...], changes: Mapping[str, Any] | None = None
) -> Scenario:
    """Build the scenario of one policy from plain values; see :meth:`experiments.study.Study.scenario`."""
    values = {key: config[key] for key in _WORLD if key in config}
    values["policy"] = with_programme((config.get("policies") or {}).get(policy, {}), config.get("programme"))
    for key, value in (changes or {}).items():
        values = _with(values, key.split("."), value)
    timeline = values.get("timeline") or []
    if not isinstance(timeline, list | tuple):
        raise Refusal("timeline", "not a list", found=shown(timeline), allowed="[{month:.., lever:.., value:..}]")
    _refuse_strangers(timeline, policies, config.get("rivals"))
    kept = timeline_for(list(timeline), policy, policies)
    values["timeline"] = [change for _, change in kept]
    try:
        scenario: Scenario = checked(Scenario, values, policy=policy)
    except Refusal as refusal:
        # changes were filtered for this policy: give them back the numbers the user knows
        def original(match: re.Match[str]) -> str:
            return f"timeline[{kept[int(match[1])][0]}]"

        refusal.where = re.sub(r"timeline\[(\d+)\]", original, refusal.where)
        refusal.problem = re.sub(r"timeline\[(\d+)\]", original, refusal.problem)
        raise refusal from None
    if scenario.network.path:
        _refuse_bad_ties(scenario.network.path, scenario.customers)
    return scenario


@cache
def _refuse_bad_ties(path: str, customers: int) -> None:
    """Read a file of ties once before anything runs, so that a bad one is refused here."""
    try:
        read_ties(Path(path), customers)
    except NetworkError as error:
        where, _, problem = str(error).partition(": ")
        problem, _, allowed = problem.partition("; allowed: ")
        raise Refusal(where, problem, allowed=allowed) from None


def _refuse_unknown(config: Mapping[str, Any], kind: str) -> None:
    known = [*_WORLD, *Settings.model_fields, "sweep", "policies", "programme", "experiment", kind]
    for key in config:
        if key in known:
            continue
        if key == "policy":
            raise Refusal(
                "policy", "holds values, but it chooses presets", found=shown(config[key]),
                allowed="policy=[aggressive,transparent]", hint="a lever is set at policies.<name>.<concern>.<lever>",
            )  # fmt: skip
        if key in KINDS:
            raise Refusal(
                key, f"are options of another experiment; this is experiment={kind}", found=shown(config[key]),
                hint=f"experiment={key}",
            )  # fmt: skip
        deep, value = _deepest(str(key), config[key])
        refusal = unknown_key(str(key), known, value)
        refusal.where = deep
        refusal.nearest = (nearest(str(key), known) if deep == key else "") or likely(deep)
        raise refusal


def _deepest(key: str, value: Any) -> tuple[str, Any]:
    """Follow groups of one key down to the value: the key as it was typed."""
    while isinstance(value, Mapping) and len(value) == 1:
        step, value = next(iter(value.items()))
        key = f"{key}.{step}"
    return key, value


def _refuse_policies(config: Mapping[str, Any], policies: tuple[str, ...]) -> None:
    values = config.get("policies") or {}
    if not isinstance(values, Mapping):
        raise Refusal("policies", "wrong type", found=shown(values), allowed="policies.<name>.<concern>.<lever>")
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
            key, value = _deepest(f"policies.{name}", values[name])
            near = nearest(str(name), policies)
            choose = f"choose it with policy=[{','.join((str(name), *policies))}]"
            raise Refusal(
                key, f"{name} is not among the policies of this study", found=shown(value),
                allowed=", ".join(policies), nearest=key.replace(str(name), near, 1) if near else "",
                hint=choose if name in names("policy") else "",
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
                f"timeline[{i}].company", "is neither a company nor a policy of this study", found=shown(company),
                allowed=", ".join(companies), nearest=nearest(str(company), companies),
            )  # fmt: skip
    _refuse_changes_made_twice(timeline)


def _refuse_changes_made_twice(timeline: Any) -> None:
    """Refuse two changes of one lever of one company in one month: which of them held would be left to their order."""
    seen: dict[tuple[str, ...], int] = {}
    for i, change in enumerate(timeline):
        if not isinstance(change, Mapping):
            continue
        place = tuple(str(change.get(name, FOCAL)) for name in ("company", "lever", "month"))
        if place in seen:
            raise Refusal(
                f"timeline[{i}]", f"changes what timeline[{seen[place]}] changes in the same month",
                found=f"{place[1]} of {place[0]} in month {place[2]}", allowed="one change a company, lever and month",
            )  # fmt: skip
        seen[place] = i


def _with(values: Any, path: list[str], value: Any) -> dict[str, Any]:
    inner = dict(values) if isinstance(values, Mapping) else {}
    inner[path[0]] = value if len(path) == 1 else _with(inner.get(path[0]), path[1:], value)
    return inner
