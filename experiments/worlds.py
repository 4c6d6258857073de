"""Worlds that several experiments share: a population by the name of its preset, neutral conduct, a fresh cohort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from experiments.place import conf_folder

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.scenario import Scenario

NEUTRAL: dict[str, Any] = {"policy": {}, "rivals": {"rival": {}}, "timeline": [], "shocks": []}
"""Ordinary conduct everywhere, and nothing that happens from outside."""

COHORT: dict[str, Any] = {
    "market.burn_in_months": 0, "market.focal_share": 1.0, "market.outside_share": 0.0, "network.ties": 0,
}  # fmt: skip
"""Everybody has just joined the focal company; those who join in one month are a few of many and know others."""

ESTABLISHED: dict[str, Any] = {"market.burn_in_months": 120, "market.focal_share": 0.4, "market.outside_share": 0.2}
"""A market that has run for ten years."""


def preset_path(name: str) -> Path:
    """Return where the preset of a population lies."""
    return conf_folder() / "population" / f"{name}.yaml"


def population(name: str) -> dict[str, Any]:
    """Return the values of a population's preset by full key, for example ``population.notice``."""
    values = yaml.safe_load(preset_path(name).read_text(encoding="utf-8"))
    return {f"population.{key}": value for key, value in values.items()}


def trade(name: str) -> dict[str, Any]:
    """Return the values of a market's preset by full key, the running-in apart, for example ``market.contract``."""
    path = conf_folder() / "market" / f"{name}.yaml"
    found = _flat(yaml.safe_load(path.read_text(encoding="utf-8")))
    return {key: value for key, value in found.items() if key != "market.burn_in_months"}


def _flat(values: dict[str, Any], within: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in values.items():
        found |= _flat(value, f"{within}{key}.") if isinstance(value, dict) else {f"{within}{key}": value}
    return found


def neutral_world(study: Study, *changes: dict[str, Any]) -> Scenario:
    """Return the study's world under neutral conduct, with changes by full key; later ones win.

    Raises
    ------
    Refusal
        If a change is not admissible.
    """
    merged = dict(NEUTRAL)
    for change in changes:
        merged |= change
    return study.scenario(study.baseline, merged)
