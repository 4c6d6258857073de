"""Charts of the desk as options of ECharts: lines differ in dash as well as colour, and bands are intervals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from experiments.app.desk.answer import Band
from experiments.figures.palette import FATES, INK, LINE, QUIET, looks

DASHES = {"a": [6, 3], "b": "solid", "c": [2, 3], "d": [10, 3, 2, 3]}
FONT = {
    "en": "system-ui, sans-serif",
    "ja": '"Hiragino Sans", "Yu Gothic UI", "Noto Sans CJK JP", "Kizuna Japanese", sans-serif',
}


def colours(policies: tuple[str, ...]) -> dict[str, str]:
    """Return a colour for every policy; the baseline is blue, as in the figures."""
    return {name: look.colour for name, look in looks(policies).items()}


def plain(values: np.ndarray, digits: int = 5) -> list[float | None]:
    """Return numbers as JSON has them, nothing where there is none."""
    return [None if not np.isfinite(v) else float(f"{v:.{digits}g}") for v in np.asarray(values, float)]


def over_months(
    bands: Mapping[str, Band],
    names: Mapping[str, str],
    first: int,
    month: str,
    form: str,
    marks: list[int] | None = None,
) -> dict[str, Any]:
    """Return lines over months with their bands.

    Parameters
    ----------
    bands
        By policy.
    names
        What policies are called.
    first
        Month of the first value.
    month
        Word for the axis.
    form
        "percent", "share" or "money".
    marks
        Months to mark.
    """
    hues = colours(tuple(bands))
    series: list[dict[str, Any]] = []
    for name, band in bands.items():
        x = range(first, first + len(band.mean))
        has_band = np.isfinite(band.low).any()
        low = band.low if has_band else band.mean
        wide = (band.high - band.low) if has_band else np.zeros_like(band.mean)
        quiet = {"type": "line", "symbol": "none", "silent": True, "lineStyle": {"opacity": 0}, "stack": f"band {name}",
                 "stackStrategy": "all", "tooltip": {"show": False}, "animation": False}  # fmt: skip
        series += [
            {**quiet, "id": f"{name} low", "data": _pairs(x, low)},
            {**quiet, "id": f"{name} band", "data": _pairs(x, wide),
             "areaStyle": {"color": hues[name], "opacity": 0.18}},
            {
                "type": "line", "id": name, "name": names[name], "symbol": "none", "data": _pairs(x, band.mean),
                "lineStyle": {"color": hues[name], "width": 2.2, "type": DASHES.get(name, "solid")},
                "itemStyle": {"color": hues[name]}, "animation": False,
            },
        ]  # fmt: skip
    if marks:
        series[-1]["markLine"] = {
            "symbol": "none", "silent": True, "lineStyle": {"color": INK, "type": "dotted"},
            "label": {"color": INK}, "data": [{"xAxis": at} for at in marks],
        }  # fmt: skip
    else:
        series[-1]["markLine"] = {"data": []}
    scale = {"percent": {"min": 0, "max": 1}, "share": {"min": 0, "max": 1}}.get(form, {"scale": True})
    return {
        "aria": {"enabled": True}, "grid": {"left": 8, "right": 16, "top": 34, "bottom": 26, "containLabel": True},
        "legend": {"top": 0, "left": 0, "data": [names[name] for name in bands], "textStyle": {"color": INK}},
        "tooltip": {"trigger": "axis", ":valueFormatter": _FORMATS[form]},
        "xAxis": {"type": "value", "min": 0, "max": "dataMax", "name": month, "nameLocation": "end", "nameGap": 4,
                  "minInterval": 1, "splitLine": {"show": False}, "axisLabel": {"color": QUIET}},
        "yAxis": {"type": "value", **scale, "axisLabel": {"color": QUIET, ":formatter": _FORMATS[form]},
                  "splitLine": {"lineStyle": {"color": LINE}}},
        "series": series,
    }  # fmt: skip


_FORMATS = {
    "percent": "v => v == null ? '–' : Math.round(v * 100) + ' %'",
    "share": "v => v == null ? '–' : (+v).toFixed(2)",
    "money": "v => v == null ? '–' : (+v).toLocaleString('en-US', {maximumSignificantDigits: 4})",
    "small": "v => v == null ? '–' : (+v).toFixed(3)",
}


WORDS = 140
"""Room for the names of rows, in pixels."""
SMALL = 0.08
"""Share of the people below which a flow is too thin for words; they stand in its tooltip and in the table."""


def flow(people: Mapping[str, float], words: Mapping[str, str]) -> dict[str, Any]:
    """Return the four fates as a flow: stays or leaves under one policy, then under the other.

    Parameters
    ----------
    people
        By fate.
    words
        Names of the five nodes' parts: "one stays", "one leaves", "other stays", "other leaves", and the fates.
    """
    ways = {
        "stay_anyway": ("other stays", "one stays"), "saved": ("other leaves", "one stays"),
        "driven_away": ("other stays", "one leaves"), "lost_anyway": ("other leaves", "one leaves"),
    }  # fmt: skip
    least = SMALL * sum(people.values())
    links = [
        {"source": words[left], "target": words[right], "value": people[fate], "what": words[fate],
         "small": people[fate] < least,
         "lineStyle": {"color": FATES[fate], "opacity": 0.75}}
        for fate, (left, right) in ways.items() if people[fate] > 0
    ]  # fmt: skip
    used = {end for one in links for end in (one["source"], one["target"])}
    nodes = [
        {"name": words[key], "itemStyle": {"color": QUIET},
         "label": {"position": "left" if key.startswith("other") else "right"}}
        for key in ("other stays", "other leaves", "one stays", "one leaves") if words[key] in used
    ]  # fmt: skip
    return {
        "aria": {"enabled": True}, "tooltip": {"trigger": "item", ":formatter": _TOLD},
        "series": [{
            "type": "sankey", "id": "fates", "left": 92, "right": 92, "top": 10, "bottom": 10, "draggable": False,
            "emphasis": {"focus": "adjacency"}, "data": nodes, "links": links, "layoutIterations": 0,
            "label": {"color": INK, "width": 82, "overflow": "break", "lineHeight": 15},
            "animation": False, "nodeWidth": 12,
            "edgeLabel": {"show": True, "color": INK, ":formatter": f"p => p.data.small ? '' : ({_TOLD})(p)"},
        }],
    }  # fmt: skip


_TOLD = "p => p.data.what ? `${p.data.what}: ${Math.round(p.data.value).toLocaleString('en-US')}` : p.name"


def waterfall(rows: list[tuple[str, Band]]) -> dict[str, Any]:
    """Return steps from nothing to the whole difference, gains and losses told apart by colour and sign."""
    steps, at = [], 0.0
    for i, (_, band) in enumerate(rows):
        amount, is_whole = float(band.mean[0]), i == len(rows) - 1
        start = 0.0 if is_whole else at
        colour = INK if is_whole else FATES["saved"] if amount >= 0 else FATES["driven_away"]
        steps.append({"value": [i, start, start + amount, f"{amount:+,.0f}"], "itemStyle": {"color": colour}})
        at = start + amount
    return {
        "aria": {"enabled": True}, "grid": {"left": WORDS + 12, "right": 64, "top": 8, "bottom": 24},
        "yAxis": _groups([name for name, _ in rows]), "tooltip": {"show": False},
        "xAxis": {"type": "value", "splitNumber": 3, "splitLine": {"lineStyle": {"color": LINE}},
                  "axisLabel": {"color": QUIET, "hideOverlap": True, ":formatter": _FORMATS["money"]}},
        "series": [{"type": "custom", "id": "steps", "data": steps, "animation": False, "encode": {"x": [1, 2], "y": 0},
                    ":renderItem": _STEP}],
    }  # fmt: skip


_STEP = (
    "(params, api) => { const at = i => api.coord([api.value(i), api.value(0)]), a = at(1), b = at(2); "
    "const h = api.size([0, 1])[1] * 0.62; return { type: 'group', children: ["
    "{ type: 'rect', shape: { x: Math.min(a[0], b[0]), y: a[1] - h / 2, width: Math.max(Math.abs(b[0] - a[0]), 1), "
    "height: h }, style: { fill: api.visual('color') } }, "
    "{ type: 'text', style: { text: api.value(3), x: Math.max(a[0], b[0]) + 5, y: a[1], "
    f"textVerticalAlign: 'middle', fill: '{INK}' }} }}] }}; }}"
)
_WHISKER = (
    "(params, api) => { const at = i => api.coord([api.value(i), api.value(2)]), a = at(0), b = at(1); "
    "return { type: 'line', shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, "
    f"style: {{ stroke: '{INK}', lineWidth: 1.6 }} }}; }}"
)


def _groups(labels: list[str]) -> dict[str, Any]:
    label = {"color": INK, "width": WORDS, "overflow": "break", "lineHeight": 15}
    return {"type": "category", "inverse": True, "data": labels, "axisLabel": label, "axisTick": {"show": False}}


def whiskers(rows: list[tuple[str, Band]]) -> dict[str, Any]:
    """Return dots with intervals, one row a group; zero is marked."""
    labels = [name for name, _ in rows]
    dots = [
        {"value": [float(f"{band.mean[0]:.4g}"), i],
         "itemStyle": {"color": FATES["saved"] if band.mean[0] >= 0 else FATES["driven_away"]}}
        for i, (_, band) in enumerate(rows)
    ]  # fmt: skip
    lines = [
        [_finite(band.low[0], band.mean[0]), _finite(band.high[0], band.mean[0]), i] for i, (_, band) in enumerate(rows)
    ]
    zero = {"symbol": "none", "silent": True, "label": {"show": False}, "data": [{"xAxis": 0}],
            "lineStyle": {"color": INK, "type": "solid"}}  # fmt: skip
    return {
        "aria": {"enabled": True}, "grid": {"left": WORDS + 12, "right": 24, "top": 8, "bottom": 24},
        "yAxis": _groups(labels), "tooltip": {"trigger": "item"},
        "xAxis": {"type": "value", "axisLabel": {"color": QUIET}, "splitLine": {"lineStyle": {"color": LINE}}},
        "series": [
            {"type": "custom", "id": "whiskers", "data": lines, "animation": False, "silent": True,
             "encode": {"x": [0, 1], "y": 2}, ":renderItem": _WHISKER},
            {"type": "scatter", "id": "dots", "data": dots, "symbolSize": 10, "animation": False, "markLine": zero},
        ],
    }  # fmt: skip


def _finite(value: float, otherwise: float) -> float:
    return float(f"{value if np.isfinite(value) else otherwise:.4g}")


def _pairs(x: range, y: np.ndarray) -> list[list[float | None]]:
    return [[at, value] for at, value in zip(x, plain(y), strict=True)]
