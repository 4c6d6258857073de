"""Charts of the bench as options of ECharts: maps, lines and bars whose marks say without colour what colours say."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.app.bench import shapes
from experiments.figures.theme import INK, LINE, QUIET
from experiments.report.numerals import number as written

AHEAD_AND_BEHIND = ("#2369bd", "#6d92c9", "#a9bedf", "#e3e2e6", "#e6b3ac", "#cf7a71", "#a9373b")
"""From far behind to far ahead, as in the figures of sweeps: blue, pale, red."""
LITTLE_TO_MUCH = ("#fde725", "#7ad151", "#22a884", "#2a788e", "#414487", "#440154")
WRITTEN = 150
"""Cells up to which each has its number written in it."""
FULL = 0.3
"""Share of the places of a grid that hold cells, from which it is drawn as one."""


@dataclass(frozen=True)
class Place:
    """One cell on a map: where, its value with its interval, its number, and how it stands."""

    x: float
    y: float
    mean: float
    low: float
    high: float
    number: int

    @property
    def standing(self) -> int:
        """1 clearly ahead, -1 clearly behind, 0 undecided, 2 without an interval."""
        if not np.isfinite(self.low):
            return 2
        return 0 if self.low <= 0 <= self.high else 1 if self.mean > 0 else -1


@dataclass(frozen=True)
class Axis:
    """One side of a map: its name, the words of its steps, and whether they are numbers in order."""

    name: str
    steps: tuple[str, ...]
    is_ordered: bool


def heat_map(places: list[Place], x: Axis, y: Axis, is_pair: bool, ends: tuple[str, str], word: str) -> dict[str, Any]:
    """Return a map over two levers; crossed by the line where the lead changes hands.

    Parameters
    ----------
    places
        Cells, at steps of both axes.
    x, y
        Axes.
    is_pair
        Whether values are differences: then zero is in the middle, and marks tell how cells stand.
    ends
        Words for the high and the low end of the colours.
    word
        For a cell.
    """
    known = [place.mean for place in places if np.isfinite(place.mean)]
    is_written = 0 < len(places) <= WRITTEN and len(x.steps) <= 10
    series: list[dict[str, Any]] = [
        {"type": "custom", "id": "cells", "animation": False, "data": _data(places), "encode": {"x": 0, "y": 1},
         ":renderItem": shapes.cell(is_written, is_pair), "clip": True}
    ]  # fmt: skip
    if is_pair and x.is_ordered and y.is_ordered:
        series += [
            {"type": "line", "id": f"zero {i}", "data": line, "symbol": "none", "silent": True, "animation": False,
             "lineStyle": {"color": INK, "width": 2.2}, "z": 5, "tooltip": {"show": False}}
            for i, line in enumerate(zero_line(places, len(x.steps), len(y.steps)))
        ]  # fmt: skip
    return {
        **_frame(), "tooltip": _tooltip(word),
        "grid": {"left": 26, "right": 12, "top": 34, "bottom": 88, "containLabel": True},
        "xAxis": _steps(x, "x"), "yAxis": _steps(y, "y"), "visualMap": _colours(known, is_pair, ends),
        "series": series,
    }  # fmt: skip


def scatter(places: list[Place], x: str, y: str, is_pair: bool, ends: tuple[str, str], word: str) -> dict[str, Any]:
    """Return a map of cells that lie on no grid, each at its place."""
    known = [place.mean for place in places if np.isfinite(place.mean)]
    label = {"color": QUIET, "hideOverlap": True, "showMinLabel": False, "showMaxLabel": False}
    axis = {"type": "value", "axisLine": {"onZero": False, "lineStyle": {"color": LINE}}, "axisLabel": label,
            "splitLine": {"lineStyle": {"color": LINE}}}  # fmt: skip
    return {
        **_frame(), "tooltip": _tooltip(word),
        "grid": {"left": 26, "right": 20, "top": 34, "bottom": 92, "containLabel": True},
        "xAxis": {**axis, **_around([p.x for p in places]), **_named(x, "x")},
        "yAxis": {**axis, **_around([p.y for p in places]), **_named(y, "y")},
        "visualMap": _colours(known, is_pair, ends),
        "series": [{"type": "custom", "id": "cells", "animation": False, "data": _data(places),
                    ":renderItem": shapes.POINT, "encode": {"x": 0, "y": 1}}],
    }  # fmt: skip


def zero_line(places: list[Place], across: int, up: int) -> list[list[list[float]]]:
    """Return the lines along which the mean crosses zero, between the middles of cells.

    Examples
    --------
    >>> cells = [Place(x, y, x - 0.5, 0.0, 0.0, 0) for x in (0, 1) for y in (0, 1)]
    >>> zero_line(cells, 2, 2)
    [[[0.5, 1.0], [0.5, 0.0]]]
    """
    from contourpy import contour_generator

    field = np.full((up, across), np.nan)
    for place in places:
        field[int(place.y), int(place.x)] = place.mean
    if min(field.shape) < 2 or not np.isfinite(field).any():
        return []
    lines = contour_generator(z=np.ma.masked_invalid(field)).lines(0.0)
    return [[[round(float(a), 4), round(float(b), 4)] for a, b in line] for line in lines]


def over_one(places: list[Place], x: Axis, value: str) -> dict[str, Any]:
    """Return means with their intervals over the only lever there is."""
    whiskers = [[place.x, place.low, place.high] for place in places if np.isfinite(place.low)]
    zero = {"symbol": "none", "silent": True, "label": {"show": False}, "data": [{"yAxis": 0}],
            "lineStyle": {"color": INK, "type": "solid"}}  # fmt: skip
    dots = {"type": "line", "id": "cells", "animation": False, "symbol": "circle", "symbolSize": 9, "markLine": zero,
            "data": [[place.x, _number(place.mean)] for place in places], "itemStyle": {"color": "#0b5c8e"},
            "lineStyle": {"width": 1.5 if x.is_ordered else 0, "color": "#0b5c8e"}}  # fmt: skip
    return {
        **_frame(), "grid": {"left": 26, "right": 16, "top": 34, "bottom": 40, "containLabel": True},
        "xAxis": _steps(x, "x"),
        "yAxis": {"type": "value", "scale": True, **_named(value, "y"), "axisLabel": {"color": QUIET},
                  "splitLine": {"lineStyle": {"color": LINE}}},
        "series": [dots, {"type": "custom", "id": "whiskers", "silent": True, "animation": False, "data": whiskers,
                          "encode": {"x": 0, "y": [1, 2]}, ":renderItem": shapes.UPRIGHT}],
    }  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its length, and the ends of its interval (NaN where there is none)."""

    name: str
    value: float
    low: float = float("nan")
    high: float = float("nan")


def bars(rows: list[Bar], is_share: bool) -> dict[str, Any]:
    """Return bars with their intervals, the first on top."""
    whiskers = [[row.low, row.high, i] for i, row in enumerate(rows) if np.isfinite(row.low)]
    form = "v => Math.round(100 * v) + ' %'" if is_share else "v => (+v).toPrecision(3).replace(/\\.?0+$/, '')"
    return {
        **_frame(), "grid": {"left": 148, "right": 34, "top": 4, "bottom": 26},
        "yAxis": {"type": "category", "inverse": True, "data": [row.name for row in rows], "axisTick": {"show": False},
                  "axisLabel": {"color": INK, "width": 136, "overflow": "break", "lineHeight": 14, "interval": 0}},
        "xAxis": {"type": "value", "axisLabel": {"color": QUIET, ":formatter": form, "hideOverlap": True},
                  "splitLine": {"lineStyle": {"color": LINE}}},
        "series": [
            {"type": "bar", "id": "bars", "data": [_number(row.value) for row in rows], "animation": False,
             "barMaxWidth": 22, "itemStyle": {"color": "#6d92c9"}},
            {"type": "custom", "id": "whiskers", "data": whiskers, "silent": True, "animation": False,
             "encode": {"x": [0, 1], "y": 2}, ":renderItem": shapes.FLAT},
        ],
    }  # fmt: skip


def _frame() -> dict[str, Any]:
    return {"aria": {"enabled": True}, "tooltip": {"show": False}}


def _steps(axis: Axis, side: str) -> dict[str, Any]:
    n = len(axis.steps)
    label = {"color": QUIET, "customValues": list(range(0, n, max(1, -(-n // 8)))), "hideOverlap": True,
             ":formatter": f"v => ({json.dumps(list(axis.steps))})[v] ?? ''"}  # fmt: skip
    return {
        "type": "value", "min": -0.5, "max": n - 0.5, "splitLine": {"show": False}, "axisTick": {"show": False},
        "axisLine": {"onZero": False, "lineStyle": {"color": LINE}}, "axisLabel": label, **_named(axis.name, side),
    }  # fmt: skip


def _around(values: list[float]) -> dict[str, float]:
    """Return the ends of an axis with some room on both sides."""
    low, high = min(values), max(values)
    room = 0.05 * (high - low) or 1.0
    return {"min": low - room, "max": high + room}


def _named(name: str, side: str) -> dict[str, Any]:
    """Name an axis: along below it, up on top, where a long name has room."""
    if side == "x":
        return {"name": name, "nameLocation": "middle", "nameGap": 28, "nameTextStyle": {"color": INK}}
    style = {"color": INK, "align": "left", "padding": [0, 0, 0, -24]}
    return {"name": f"↑ {name}", "nameLocation": "end", "nameGap": 10, "nameTextStyle": style}


def _tooltip(word: str) -> dict[str, Any]:
    # names come from files, so tooltips are drawn as text and never as markup
    number = "n => Number((+n).toPrecision(3)).toLocaleString('en-US')"
    said = (
        f"p => {{ const v = p.value, f = {number}; return {json.dumps(word)} + ' ' + v[4] + '\\n' + f(v[2]) + "
        "(v[5] == null ? '' : ' [' + f(v[5]) + ', ' + f(v[6]) + ']'); }"
    )
    return {"trigger": "item", "renderMode": "richText", "confine": True, ":formatter": said}


def _colours(known: list[float], is_pair: bool, ends: tuple[str, str]) -> dict[str, Any]:
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    if is_pair:
        high = max(abs(low), abs(high)) or 1.0
        low = -high
    elif low == high:
        low, high = low - 0.5, high + 0.5
    words = [f"{ends[0]} {written(high)}", f"{written(high if is_pair else low)} {ends[1]}"]
    return {
        "type": "continuous", "min": low, "max": high, "dimension": 2, "seriesIndex": 0, "orient": "horizontal",
        "left": "center", "bottom": 0, "itemWidth": 12, "itemHeight": 150, "text": words, "hoverLink": False,
        "textStyle": {"color": INK}, "inRange": {"color": list(AHEAD_AND_BEHIND if is_pair else LITTLE_TO_MUCH)},
    }  # fmt: skip


def _data(places: list[Place]) -> list[list[Any]]:
    return [
        [p.x, p.y, _number(p.mean), p.standing, p.number, _number(p.low), _number(p.high)]
        for p in places if np.isfinite(p.mean)
    ]  # fmt: skip


def _number(value: float) -> float | None:
    return float(f"{value:.6g}") if np.isfinite(value) else None
