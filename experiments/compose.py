"""From Hydra's composed configuration to a checked study; Hydra's own complaints in our words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from hydra import compose, initialize_config_dir
from hydra.core.global_hydra import GlobalHydra
from hydra.core.hydra_config import HydraConfig
from hydra.errors import HydraException, MissingConfigException
from hydra.types import RunMode
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from experiments.border import study_from
from experiments.overrides import refuse_code_in
from experiments.refusal import Refusal, nearest
from experiments.study import Study

CONFIG = "config"
COMPLAINTS = (HydraException, OmegaConfBaseException, yaml.YAMLError)
"""What Hydra and its helpers raise on bad input."""

FAULTS = (OSError, ValueError, AssertionError, RuntimeError)
"""What Hydra lets through on input it did not think of, files in another encoding for example."""


def preview(overrides: list[str], folder: Path, extra: list[Path]) -> tuple[Study, Path]:
    """Compose and check a single run before anything is written; return the study and its folder.

    Raises
    ------
    Refusal
        On bad input of any kind.
    """
    overrides = searched(overrides, extra)
    GlobalHydra.instance().clear()
    try:
        with initialize_config_dir(str(folder), version_base="1.3"):
            try:
                config = compose(CONFIG, overrides, return_hydra_config=True)
            except FAULTS as error:
                raise unreadable(error) from None
            HydraConfig.instance().set_config(config)
            return study_of(config), Path(str(config.hydra.run.dir))
    except COMPLAINTS as error:
        raise translated(error) from None


def searched(overrides: list[str], extra: list[Path]) -> list[str]:
    """Return overrides that also look for presets in further folders, as ``--config-dir`` does."""
    places = ",".join(f"'file://{path.resolve()}'" for path in extra)
    return [*overrides, f"hydra.searchpath=[{places}]"] if extra else overrides


def study_of(config: DictConfig) -> Study:
    """Check a composed configuration while Hydra is at hand (in a job, or in :func:`preview`).

    Raises
    ------
    Refusal
        On bad input of any kind.
    """
    hydra = HydraConfig.get()
    # unresolved: an override that refers to another key would be looked up here already
    typed: list[Any] = [OmegaConf.to_container(part, resolve=False) for part in _parts(hydra.overrides)]
    overrides: list[str] = [*typed[0], *typed[1]]
    policies = chosen_policies(overrides)
    refuse_new_rivals(overrides)
    plain = plain_of(config)
    # references between keys are looked up in the whole configuration, which a copy would have lost
    resolved: dict[str, Any] = {}
    for key in plain:
        try:
            node = config._get_node(key)
            resolved[str(key)] = (
                OmegaConf.to_container(node, resolve=True) if OmegaConf.is_config(node) else config[key]
            )
        except OmegaConfBaseException as error:
            refusal = translated(error)
            refusal.where = str(key) if refusal.where == "configuration" else refusal.where
            raise refusal from None
    return study_from(resolved, policies, str(hydra.runtime.choices.get("experiment") or ""))


def plain_of(config: DictConfig) -> dict[str, Any]:
    """Return a composed configuration as plain values, references between keys not looked up yet.

    Raises
    ------
    Refusal
        If it would make something, or fetch a value from elsewhere.
    """
    plain: Any = OmegaConf.to_container(config, resolve=False)
    plain.pop("hydra", None)
    refuse_code_in(plain)
    return dict(plain)


def _parts(overrides: Any) -> tuple[Any, Any]:
    return overrides.hydra, overrides.task


def chosen_policies(overrides: list[str]) -> tuple[str, ...]:
    """Return the names chosen by ``policy=[...]``, in order.

    The composed values cannot tell: ``policies.typo.pricing.price=1`` would look like one more policy.
    """
    loader = GlobalHydra.instance().config_loader()
    defaults = loader.compute_defaults_list(CONFIG, list(overrides), RunMode.RUN).defaults
    places = [(item.package or "").split(".") for item in defaults]
    # a policy may itself be composed, of the rules of a programme for example; those lie one step deeper
    names = [place[1] for place in places if place[0] == "policies" and len(place) == 2]
    if len(set(names)) < len(names):
        raise Refusal("policy", "a policy is named twice", found=str(names), allowed="each policy once")
    return tuple(names)


def refuse_new_rivals(overrides: list[str]) -> None:
    """Refuse a rival that only a command-line key mentions: a misspelt name would put one more company on the market.

    Raises
    ------
    Refusal
        Unless the key was given with a plus sign, which says that a new rival is meant.
    """
    asked = {name: text for text in overrides if (name := _rival(text, "++"))}
    if not asked:
        return
    others = [text for text in overrides if not text.lstrip("+").startswith("rivals.")]
    loader = GlobalHydra.instance().config_loader()
    preset = loader.load_configuration(CONFIG, others, RunMode.RUN).get("rivals") or {}
    known = [*map(str, preset), *(name for text in overrides if (name := _rival(text, "+")))]
    for name, text in asked.items():
        if name not in known:
            key, _, value = text.lstrip("+").partition("=")
            near = nearest(name, known)
            raise Refusal(
                key, "no such rival", found=value, allowed=", ".join(known) or "none with this preset",
                nearest=key.replace(name, near, 1) if near else "", hint=f"for one more rival: +{key}={value}",
            )  # fmt: skip


def _rival(text: str, sign: str) -> str:
    signs = text[: len(text) - len(text.lstrip("+"))]
    path = text.lstrip("+").partition("=")[0].split(".")
    return path[1] if signs == sign and path[0] == "rivals" and len(path) > 1 else ""


def unreadable(error: Exception) -> Refusal:
    """Say in one message what stopped Hydra before the study began."""
    return Refusal("configuration", "cannot be read", found=" ".join(str(error).split()) or type(error).__name__)


def translated(error: Exception) -> Refusal:
    """Say in our words what Hydra complained about; its advice to add unknown keys is left out."""
    text = str(error)
    if isinstance(error, MissingConfigException):
        match = re.search(r"Could not find '([^']+)/([^'/]+)'", text)
        options = re.findall(r"^\t(\S+)$", text, re.MULTILINE)
        if match:
            return Refusal(match[1], "no such preset", found=match[2], allowed=" | ".join(options),
                           nearest=nearest(match[2], options))  # fmt: skip
    if isinstance(error, yaml.YAMLError):
        return Refusal("configuration file", "is not valid YAML", found=" ".join(text.split()))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(("To append", "full_key", "object_type", "Environment"))]
    cause = str(error.__cause__).splitlines()[0] if error.__cause__ else ""
    key = re.search(r"'([\w.@/]+)'", kept[0]) if kept else None
    problem = kept[0] if kept else type(error).__name__
    if "Could not delete" in problem and key:
        return Refusal(key[1], "cannot be removed: it is not there")
    if "Error merging override" in problem:
        return Refusal(problem.removeprefix("Error merging override ").partition("=")[0], "wrong type", found=cause)
    if "Could not override" in problem and key:
        known = ("hydra.run.dir", "hydra.sweep.dir", "hydra.sweep.subdir")
        return Refusal(key[1], "no such key", found=cause, allowed=", ".join(known), nearest=nearest(key[1], known))
    if "Ambiguous value" in problem:
        name, _, value = problem.partition("'")[2].rstrip("'").lstrip("+").partition("=")
        hint = f"a list has brackets: '{name}=[{value}]'; a sweep needs --multirun"
        return Refusal(name, "several values in a single run", found=value, hint=hint)
    full = re.search(r"full_key: (\S+)", text)
    where = full[1] if full else "configuration"
    return Refusal(where, problem, found=cause, hint=" ".join(kept[1:3]))
