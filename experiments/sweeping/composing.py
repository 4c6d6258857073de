"""From the axes of a sweep to its cells: Hydra composes once for every combination of presets, cells are copies."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hydra.core.config_loader import ConfigLoader
from hydra.core.hydra_config import HydraConfig
from omegaconf import DictConfig, OmegaConf
from omegaconf.errors import OmegaConfBaseException

from experiments.catalog import entries, short
from experiments.compose import chosen_policies, plain_of, refuse_new_rivals, translated
from experiments.refusal import Refusal
from experiments.sweeping.cell import Cell
from experiments.sweeping.grammar import Grid

if TYPE_CHECKING:
    import numpy as np

Bases = dict[tuple[int, ...], "Base"]
"""Composed configurations, by places on the axes of presets."""


@dataclass(frozen=True)
class Base:
    """A composed configuration that some cells share.

    Attributes
    ----------
    values
        Plain values, references between keys not looked up yet.
    policies
        Names, in order.
    name
        Name of the study.
    """

    values: Mapping[str, Any]
    policies: tuple[str, ...]
    name: str


def compose_all(grid: Grid, config: DictConfig, loader: ConfigLoader) -> Bases:
    """Compose once for every combination of presets.

    Parameters
    ----------
    grid
        What is swept.
    config
        Hydra's composed configuration of the sweep as a whole.
    loader
        Composes.

    Raises
    ------
    Refusal
        On anything that Hydra or the border of Kizuna refuses.
    """
    groups = [axis for axis in grid.axes if axis.is_group]
    typed = [axis.words[0] for axis in grid.axes if not axis.is_group]
    typed += [f"++{interval.key}={interval.low:g}" for interval in grid.intervals]
    found: Bases = {}
    for places in itertools.product(*(range(len(axis.words)) for axis in groups)):
        chosen = [axis.words[i] for axis, i in zip(groups, places, strict=True)]
        composed = loader.load_sweep_config(config, [*grid.fixed, *chosen])
        HydraConfig.instance().set_config(composed)
        overrides = [*OmegaConf.to_container(composed.hydra.overrides.hydra), *grid.fixed, *chosen]
        policies = chosen_policies(overrides)
        refuse_new_rivals([*overrides, *typed])
        name = str(composed.hydra.runtime.choices.get("experiment") or "")
        found[places] = Base(plain_of(composed), policies, name)
    return found


def drafts(grid: Grid, bases: Bases) -> Iterator[Cell]:
    """Yield every cell, not checked yet."""
    is_group = [axis.is_group for axis in grid.axes]
    for number, (places, draw) in enumerate(grid.cells()):
        base = bases[tuple(i for i, group in zip(places, is_group, strict=True) if group)]
        coordinates = {axis.key: axis.shown(i) for axis, i in zip(grid.axes, places, strict=True)}
        values = [(axis.key, axis.values[i]) for axis, i in zip(grid.axes, places, strict=True) if not axis.is_group]
        values += _drawn_values(grid, draw)
        coordinates |= {key: value for key, value in values if key not in coordinates}
        yield Cell(number, coordinates, resolved(with_all(base.values, values)), base.policies)


def _drawn_values(grid: Grid, draw: np.ndarray) -> list[tuple[str, Any]]:
    found = []
    for interval, share in zip(grid.intervals, draw, strict=True):
        declared = entries().get(short(interval.key))
        is_whole = declared is not None and declared.declaration.type == "integer"
        found.append((interval.key, interval.at(float(share), is_whole)))
    return found


def with_all(values: Mapping[str, Any], changes: list[tuple[str, Any]]) -> Mapping[str, Any]:
    """Return plain values with others by full key in their places; what lies beside the paths is shared, not copied."""
    for key, value in changes:
        values = _with(values, key.split("."), value, key)
    return values


def _with(values: Any, path: list[str], value: Any, key: str) -> Any:
    """Return plain values with one of them set; what lies beside the path is shared, not copied."""
    step, *rest = path
    if isinstance(values, list):
        if not step.isdigit() or int(step) >= len(values):
            raise Refusal(key, "no such place in a list", found=step, allowed=f"0 to {len(values) - 1}")
        inner = list(values)
        inner[int(step)] = _with(inner[int(step)], rest, value, key) if rest else value
        return inner
    found = dict(values) if isinstance(values, Mapping) else {}
    if rest:
        found[step] = _with(found.get(step), rest, value, key)
    elif isinstance(value, Mapping) and isinstance(found.get(step), Mapping):
        found[step] = {**found[step], **value}  # groups of keys are merged, as Hydra does
    else:
        found[step] = value
    return found


def resolved(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Look up references between keys, where there are any."""
    if not _refers(values):
        return values
    try:
        found: Any = OmegaConf.to_container(OmegaConf.create(dict(values)), resolve=True)
    except OmegaConfBaseException as error:
        raise translated(error) from None
    return dict(found)


def _refers(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(_refers(item) for item in value.values())
    if isinstance(value, list):
        return any(_refers(item) for item in value)
    return isinstance(value, str) and "${" in value
