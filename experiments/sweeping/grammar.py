"""Hydra's own override grammar, read as the axes of a sweep: choices, ranges, globs, intervals."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from hydra.core.config_loader import ConfigLoader
from hydra.core.override_parser.overrides_parser import OverridesParser
from hydra.core.override_parser.types import IntervalSweep, Override, QuotedString, Transformer
from hydra.errors import HydraException
from scipy.stats import qmc

from experiments.refusal import Refusal

LARGEST = 1_000_000
"""Cells in one sweep at most: more is a slip of the finger."""


@dataclass(frozen=True)
class Axis:
    """One swept key.

    Attributes
    ----------
    key
        As typed, without signs.
    words
        Each value as an override for Hydra: ``key=value``.
    values
        Each value, typed.
    is_group
        Whether presets are chosen, so that Hydra has to compose anew for each.
    """

    key: str
    words: tuple[str, ...]
    values: tuple[Any, ...]
    is_group: bool

    def shown(self, i: int) -> Any:
        """Return a value as coordinates show it: a number or a word."""
        value = self.values[i]
        if isinstance(value, bool | int | float | str):
            return value
        return self.words[i].partition("=")[2].replace(" ", "")


@dataclass(frozen=True)
class Interval:
    """A key that is drawn from an interval.

    Attributes
    ----------
    key
        As typed, without signs.
    low, high
        Ends.
    is_logarithmic
        Whether it is drawn evenly in ratios: ``tag(log, interval(1,60))``.
    """

    key: str
    low: float
    high: float
    is_logarithmic: bool

    def at(self, share: float, is_whole: bool = False) -> float | int:
        """Return the value at a share of the interval, from 0 to 1; a whole number where only those are admissible.

        Examples
        --------
        >>> Interval("x", 0.0, 3.0, False).at(0.5), Interval("x", 1.0, 100.0, True).at(0.5)
        (1.5, 10.0)
        >>> [Interval("x", 1.0, 3.0, False).at(share, is_whole=True) for share in (0.0, 0.4, 0.999)]
        [1, 2, 3]
        """
        low, high = (math.ceil(self.low), math.floor(self.high) + 1) if is_whole else (self.low, self.high)
        value = low * (high / low) ** share if self.is_logarithmic else low + share * (high - low)
        return min(math.floor(value), math.floor(self.high)) if is_whole else float(f"{value:.10g}")


@dataclass(frozen=True)
class Grid:
    """What a command line sweeps.

    Attributes
    ----------
    fixed
        Overrides that hold in every cell.
    axes
        Keys with a list of values; all combinations are cells.
    intervals
        Keys drawn jointly.
    draws
        Shares of the intervals, points by intervals; a single row of nothing without intervals.
    """

    fixed: tuple[str, ...]
    axes: tuple[Axis, ...]
    intervals: tuple[Interval, ...]
    draws: np.ndarray

    def __len__(self) -> int:
        """Cells in all."""
        return math.prod(len(axis.values) for axis in self.axes) * len(self.draws)

    def cells(self) -> Iterator[tuple[tuple[int, ...], np.ndarray]]:
        """Yield the place on every axis and the shares of the intervals, cell by cell; the last axis runs fastest."""
        places = itertools.product(*(range(len(axis.values)) for axis in self.axes))
        return ((place, draw) for place in places for draw in self.draws)


def read(arguments: Sequence[str], loader: ConfigLoader, groups: Sequence[str]) -> Grid:
    """Read the overrides of a sweep.

    Parameters
    ----------
    arguments
        Overrides, as :func:`experiments.overrides.for_hydra` returns them.
    loader
        Knows which presets a glob means.
    groups
        Names of groups of presets.

    Raises
    ------
    Refusal
        On an empty axis, an interval that is none, or far too many cells.
    """
    parser = OverridesParser.create(config_loader=loader)
    fixed: list[str] = []
    axes: dict[str, Axis] = {}
    intervals: dict[str, Interval] = {}
    # all at once: only so does Hydra tell a glob where to look
    for text, override in zip(arguments, parser.parse_overrides(list(arguments)), strict=True):
        key = override.key_or_group
        axes.pop(key, None)  # the same key again: the last one holds, as on any command line
        intervals.pop(key, None)
        if not override.is_sweep_override():
            fixed.append(text)
        elif isinstance(override.value(), IntervalSweep):
            if key in groups:
                raise Refusal(key, "presets are no interval", found=text, allowed=f"{key}=NAME,NAME")
            intervals[key] = _interval(key, override)
        else:
            axes[key] = _axis(key, override, key in groups)
    grid = Grid(tuple(fixed), tuple(axes.values()), tuple(intervals.values()), np.zeros((1, 0)))
    _refuse_too_many(len(grid))
    return grid


def drawn(grid: Grid, samples: int, seed: int) -> Grid:
    """Draw the points over the intervals: a scrambled Latin hypercube, the same for the same seed."""
    if not grid.intervals:
        return grid
    _refuse_too_many(len(grid) * samples)
    sampler = qmc.LatinHypercube(d=len(grid.intervals), scramble=True, rng=np.random.default_rng([seed, 0x696E74]))
    return Grid(grid.fixed, grid.axes, grid.intervals, sampler.random(samples))


def _refuse_too_many(cells: int) -> None:
    if cells > LARGEST:
        raise Refusal("sweep", "has too many cells", found=f"{cells:,}", allowed=f"at most {LARGEST:,}")


def _axis(key: str, override: Override, is_group: bool) -> Axis:
    text = (override.input_line or key).lstrip("+")
    if getattr(override.value(), "shuffle", False):
        raise Refusal(key, "the order of cells moves no number", found=text, hint="leave shuffle out")
    try:
        values = [
            plain(value) for value in itertools.islice(override.sweep_iterator(Transformer.identity), LARGEST + 1)
        ]
        words = [str(word) for word in itertools.islice(override.sweep_string_iterator(), LARGEST + 1)]
    except (HydraException, ZeroDivisionError, ValueError) as error:
        raise Refusal(key, "cannot be swept", found=text, allowed=str(error).splitlines()[0]) from None
    if not values:
        raise Refusal(key, "an empty sweep: there is nothing to run", found=text, allowed="at least one value")
    if len(values) > LARGEST:
        raise Refusal(key, "has too many values", found=text, allowed=f"at most {LARGEST:,}")
    unique = set(words)
    if len(unique) < len(words):
        twice = next(word for word in words if words.count(word) > 1)
        raise Refusal(key, "a value is named twice", found=twice, allowed="each value once")
    return Axis(key, tuple(f"{override.get_key_element()}={word}" for word in words), tuple(values), is_group)


def _interval(key: str, override: Override) -> Interval:
    sweep = override.value()
    text = (override.input_line or key).lstrip("+")
    low, high = sweep.start, sweep.end
    if low is None or high is None or not all(math.isfinite(end) for end in (low, high)) or not low < high:
        raise Refusal(key, "is no interval", found=text, allowed="interval(low,high) with low below high")
    is_logarithmic = "log" in sweep.tags
    if is_logarithmic and low <= 0:
        raise Refusal(key, "an interval in ratios begins above 0", found=text, allowed="tag(log, interval(low,high))")
    return Interval(key, float(low), float(high), is_logarithmic)


def plain(value: Any) -> Any:
    """Return a value of Hydra's grammar as a plain one."""
    if isinstance(value, QuotedString):
        return value.text
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    return value
