"""Values of presets under ``conf/``, for studies that look at more than what the command line chose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from experiments.place import conf_folder
from experiments.refusal import Refusal

_POLICY_AT = "/policy@rival.policy"
_PROGRAMME_AT = "/programme@programme"


def policy_levers(name: str) -> dict[str, Any]:
    """Return the levers of a policy preset.

    Raises
    ------
    Refusal
        If there is no such preset.
    """
    levers = _read("policy", name)
    programmes = [item[_PROGRAMME_AT] for item in levers.pop("defaults", ()) if isinstance(item, dict)]
    for programme in programmes:
        levers["programme"] = {**_read("programme", programme), **levers.get("programme", {})}
    return levers


def with_programme(levers: Any, programme: Any) -> Any:
    """Return a policy's levers with the rules of ``programme=NAME`` beneath its own.

    A policy that says itself whether it offers a programme keeps its own rules whole: two sets of rules mixed would be
    a third that nobody asked for. What is no mapping is left to the border to refuse.
    """
    if not programme or not isinstance(levers, Mapping):
        return levers
    own = levers.get("programme") or {}
    if not isinstance(own, Mapping) or "offered" in own:
        return levers
    return {**levers, "programme": {**programme, **own} if isinstance(programme, Mapping) else programme}


def names(group: str) -> tuple[str, ...]:
    """Return the presets of a group, in alphabetical order."""
    return tuple(sorted(path.stem for path in (conf_folder() / group).glob("*.yaml")))


def rival_changes(name: str) -> dict[str, Any]:
    """Return what a rival preset sets, by full key, as for ``Study.scenario``.

    Raises
    ------
    Refusal
        If there is no such preset, or it needs more of Hydra than the presets here do.
    """
    values = _read("rival", name)
    if "rivals" in values:  # such a preset speaks of the whole configuration
        rivals = values.pop("rivals")
        return {"rivals": rivals} | {
            f"{group}.{key}": value for group, keys in values.items() for key, value in keys.items()
        }
    rivals = {key: value for key, value in values.items() if key != "defaults"}
    for item in values.get("defaults", ()):
        if not isinstance(item, dict) or set(item) != {_POLICY_AT}:
            raise Refusal(f"rival={name}", "cannot be tried beside the main job", found=str(item), allowed=_POLICY_AT)
        rivals.setdefault("rival", {})["policy"] = policy_levers(item[_POLICY_AT])
    return {"rivals": rivals}


def _read(group: str, name: str) -> dict[str, Any]:
    path = conf_folder() / group / f"{name}.yaml"
    if not path.is_file():
        raise Refusal(group, "no such preset", found=name, allowed=" | ".join(names(group)))
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {}
