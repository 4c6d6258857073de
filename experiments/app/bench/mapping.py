"""From cells to a map: which are shown, where, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from experiments.app.bench import drawing
from experiments.app.bench.pickers import value_name
from experiments.app.bench.shelf import Swept, undecided
from experiments.app.bench.view import View
from experiments.app.words import say
from experiments.forms import capital, shown
from experiments.report.words import Words
from experiments.sweeping.words import axis_label, form_of
from experiments.sweeping.words import say as say_of_sweeps
from experiments.words_of_columns import told


@dataclass(frozen=True)
class Map:
    """A map and what is said about it.

    Attributes
    ----------
    options
        Of ECharts; empty where there is nothing to draw.
    numbers
        Of the cells drawn, in their order.
    finding, counts, marks
        The sentence over it, how many cells stand how, and what its marks mean.
    is_grid
        Whether cells lie on a grid.
    """

    options: dict[str, Any] = field(default_factory=dict)
    numbers: tuple[int, ...] = ()
    finding: str = ""
    counts: str = ""
    marks: str = ""
    is_grid: bool = False


def map_of(swept: Swept, view: View, cells: pd.DataFrame, language: str) -> Map:
    """Return the map of a view.

    Parameters
    ----------
    cells
        As :meth:`Swept.read` gives them, the outcome of the view among them.
    """
    known = cells[np.isfinite(cells[view.outcome].to_numpy(float))]
    outcome = told(view.outcome).meaning[language == "ja"]
    if not len(known):
        return Map(finding=capital(say(language, "bench.map.unmeasured", outcome=outcome, month=view.month)))
    finding, counts = _finding(view, known, outcome, language), _counts(view, known, language)
    if not view.x:
        return Map(finding=finding, counts=counts, marks=say(language, "bench.map.none"))
    here = _held(swept, view, known)
    words, is_pair = Words(language), bool(view.against)
    one, other = words.policy(view.one), words.policy(view.against) if is_pair else ""
    if not view.y:
        marks = say(language, "bench.map.line")
    elif is_pair:
        marks = say(language, "bench.map.marks", one=one, other=other)
    else:
        marks = say(language, "bench.map.marks.alone")
    if is_pair and (here["lived"] == 1).all():
        marks += ("" if language == "ja" else " ") + say(language, "bench.map.one_replication")
    options, numbers, is_grid = _drawn(swept, view, here, outcome, language, (one, other))
    return Map(options, numbers, finding, counts, marks, is_grid)


def _held(swept: Swept, view: View, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells in which all further levers are held where the view holds them."""
    if not _is_grid(swept, [view.x, view.y, *view.held]):
        return cells  # drawn at random: no two cells share a value
    for key, place in view.held.items():
        cells = cells[cells[swept.column(key)] == swept.axes[key][place]]
    return cells


def _is_grid(swept: Swept, keys: list[str]) -> bool:
    places = np.prod([float(len(swept.axes[key])) for key in keys if key])
    return bool(len(swept.cells) >= drawing.FULL * places)


def _drawn(
    swept: Swept, view: View, cells: pd.DataFrame, outcome: str, language: str, named: tuple[str, str]
) -> tuple[dict[str, Any], tuple[int, ...], bool]:
    is_pair, is_grid = bool(view.against), _is_grid(swept, [view.x, view.y, *view.held])
    one, other = named
    ends = (say(language, "bench.map.ahead", policy=one), say(language, "bench.map.ahead", policy=other))
    ends = ends if is_pair else (say(language, "bench.map.high"), say(language, "bench.map.low"))
    word = say(language, "bench.table.number")
    sides = [key for key in (view.x, view.y) if key]
    if len(sides) == 2 and not is_grid and all(_is_ordered(swept, key) for key in sides):
        places = _places(cells, view.outcome, *(cells[swept.column(key)] for key in sides))
        x, y = (_axis_name(key, language) for key in sides)
        return drawing.scatter(places, x, y, is_pair, ends, word), _numbers(places), False
    steps = [_steps(swept, key, cells) for key in sides]
    axes = [
        drawing.Axis(_axis_name(key, language), tuple(value_name(v) for v in values), _is_ordered(swept, key))
        for key, values in zip(sides, steps, strict=True)
    ]
    at = [cells[swept.column(key)].map({v: i for i, v in enumerate(values)})
          for key, values in zip(sides, steps, strict=True)]  # fmt: skip
    if len(sides) == 1:
        places = sorted(_places(cells, view.outcome, at[0], at[0]), key=lambda place: place.x)
        unit = told(view.outcome).unit[language == "ja"]
        return drawing.over_one(places, axes[0], f"{outcome} ({unit})"), _numbers(places), is_grid
    places = _places(cells, view.outcome, *at)
    return drawing.heat_map(places, *axes, is_pair, ends, word), _numbers(places), is_grid


def _steps(swept: Swept, key: str, cells: pd.DataFrame) -> list[Any]:
    there = set(cells[swept.column(key)])
    return [value for value in swept.axes[key] if value in there]


def _places(cells: pd.DataFrame, outcome: str, x: pd.Series, y: pd.Series) -> list[drawing.Place]:
    rows = zip(x, y, cells[outcome], cells[f"{outcome}.low"], cells[f"{outcome}.high"], cells["number"], strict=True)
    return [drawing.Place(*map(float, row[:-1]), int(row[-1])) for row in rows]


def _numbers(places: list[drawing.Place]) -> tuple[int, ...]:
    return tuple(place.number for place in places)


def _is_ordered(swept: Swept, key: str) -> bool:
    return bool(pd.api.types.is_numeric_dtype(swept.cells[swept.column(key)]))


def _axis_name(key: str, language: str) -> str:
    return axis_label(language, key).partition("\n")[0]


def _finding(view: View, cells: pd.DataFrame, outcome: str, language: str) -> str:
    words, mean = Words(language), cells[view.outcome]
    values: dict[str, Any] = {"month": view.month, "outcome": outcome, "one": words.policy(view.one),
                              "n": f"{len(cells):,}"}  # fmt: skip
    if not view.against:
        ends = {"low": shown(float(mean.min()), form_of(view.outcome)),
                "high": shown(float(mean.max()), form_of(view.outcome))}  # fmt: skip
        return capital(say_of_sweeps(language, "title.alone", **values, **ends))
    values |= {"other": words.policy(view.against), "ahead": f"{int((mean > 0).sum()):,}",
               "clear": f"{int((cells[f'{view.outcome}.low'] > 0).sum()):,}"}  # fmt: skip
    return capital(say_of_sweeps(language, "title", **values))


def _counts(view: View, cells: pd.DataFrame, language: str) -> str:
    if not view.against or not np.isfinite(cells[f"{view.outcome}.low"]).any():
        return ""
    return say(
        language, "bench.counts", ahead=f"{(cells[f'{view.outcome}.low'] > 0).sum():,}",
        behind=f"{(cells[f'{view.outcome}.high'] < 0).sum():,}", undecided=f"{undecided(cells, view.outcome).sum():,}",
        n=f"{len(cells):,}",
    )  # fmt: skip
