"""The picture of a front: a panel a pair of objectives."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.figures import theme
from experiments.optimising.words import called, headline, say, scale

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

_FRONT, _PALE, _OUTSIDE = "#0173b2", "#8fa3b5", "#d9b8a0"
_MARKS = "svP^<>Xp*h"
_COLOURS = ("#d55e00", "#029e73", "#cc78bc", "#ca9161", "#de8f05", "#56b4e9", "#949494", "#1b1f24", "#ece133")


def draw(summary: dict[str, Any], table: pd.DataFrame, language: str) -> Figure:
    """Return candidates, front and presets on every pair of objectives; call inside the theme."""
    setting, wanted = summary["setting"], summary["objectives"]
    baseline = called(language, setting["baseline"])
    pairs = list(combinations(wanted, 2))
    columns = min(len(pairs), 3)
    rows = -(-len(pairs) // columns)
    subtitle = say(
        language, "subtitle", baseline=baseline, month=setting["month"], n=setting["replications"],
        fresh=setting["fresh_replications"],
    )  # fmt: skip
    figure = theme.sheet(headline(summary, language), subtitle, 3.0 * rows + (1.2 if columns == 1 else 0.7), language)
    panels = figure.subplots(rows, columns, squeeze=False)
    handles: list[Line2D] = []
    for axes, (x, y) in zip(panels.flat, pairs, strict=True):
        handles = _panel(axes, summary, table, x, y, language)
        for setter, item in ((axes.set_xlabel, x), (axes.set_ylabel, y)):
            name = say(language, item["name"])
            setter(say(language, f"axis.{item['form']}", name=name, baseline=baseline))
    theme.legend_above(figure, handles, [str(handle.get_label()) for handle in handles], 3)
    return figure


def _panel(
    axes: Axes, summary: dict[str, Any], table: pd.DataFrame, x: dict[str, Any], y: dict[str, Any], language: str
) -> list[Line2D]:
    candidates = table[table["kind"] == "candidate"]
    handles = []
    for is_within, mark, colour, key in ((False, "x", _OUTSIDE, "outside"), (True, "o", _PALE, "candidate")):
        mine = candidates[candidates["is_within"].astype(bool) == is_within]
        values = [scale(item["form"]) * mine[f"searched_{item['name']}"] for item in (x, y)]
        (dots,) = axes.plot(*values, mark, ms=3, mew=0.7 if mark == "x" else 0, color=colour, alpha=0.6, zorder=1,
                            label=say(language, key))  # fmt: skip
        handles.append(dots)
    axes.axhline(0, color=theme.LINE, lw=0.8, zorder=0)
    axes.axvline(0, color=theme.LINE, lw=0.8, zorder=0)
    for i, member in enumerate(summary["front"]):
        face = theme.GROUND if member["broken"] else _FRONT
        dot = _dot(axes, member, x, y, "D", _FRONT, face, 5, say(language, "front"), zorder=5)
        place = (_ends(member, x)[0], _ends(member, y)[0])
        axes.annotate(
            str(i + 1), place, (3.5, 3.0), textcoords="offset points", fontsize=6.5, color=_FRONT, zorder=7,
            annotation_clip=True,
        )  # fmt: skip
        if not i:
            handles.append(dot)
    *presets, baseline = summary["presets"]
    for i, member in enumerate(presets):
        colour = _COLOURS[i % len(_COLOURS)]
        handles.append(_dot(axes, member, x, y, _MARKS[i % len(_MARKS)], colour, colour, 7,
                            called(language, member["name"]), zorder=4))  # fmt: skip
    label = say(language, "baseline", name=called(language, baseline["name"]))
    (centre,) = axes.plot(0, 0, "o", ms=8, mfc="none", mec=theme.INK, mew=1.6, ls="", zorder=6, label=label)
    _limits(axes, summary, x, y)
    return [*handles, centre]


def _dot(
    axes: Axes, member: dict[str, Any], x: dict[str, Any], y: dict[str, Any], mark: str, colour: str, face: str,
    size: float, label: str, zorder: int,
) -> Line2D:  # fmt: skip
    across, up = (_ends(member, item) for item in (x, y))
    axes.plot([across[1], across[2]], [up[0], up[0]], color=colour, lw=1.0, zorder=zorder)
    axes.plot([across[0], across[0]], [up[1], up[2]], color=colour, lw=1.0, zorder=zorder)
    (dot,) = axes.plot(across[0], up[0], mark, ms=size, color=colour, mfc=face, mec=colour, mew=0.9, ls="",
                       zorder=zorder, label=label)  # fmt: skip
    return dot


def _ends(member: dict[str, Any], item: dict[str, Any]) -> tuple[float, float, float]:
    found = member["fresh"][item["name"]]
    mean, low, high = (np.nan if found[end] is None else found[end] for end in ("mean", "low", "high"))
    factor = scale(item["form"])
    return factor * mean, factor * low, factor * high


def _limits(axes: Axes, summary: dict[str, Any], x: dict[str, Any], y: dict[str, Any]) -> None:
    """Show what was lived with fresh luck whole; candidates far away lie outside."""
    for item, setter in ((x, axes.set_xlim), (y, axes.set_ylim)):
        ends = [end for member in (*summary["front"], *summary["presets"]) for end in _ends(member, item)]
        low, high = float(np.nanmin([*ends, 0.0])), float(np.nanmax([*ends, 0.0]))
        margin = 0.08 * (high - low) or 1.0
        setter(low - margin, high + margin)
