"""The picture of a sweep: a heat map over its two longest axes, or a line over its only one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import seaborn as sns

from experiments.figures import theme
from experiments.report.words import Words
from experiments.sweeping.manifest import column_of
from experiments.sweeping.words import axis_label, outcome_label, say, title

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PANELS = 4
"""Values of a third axis shown side by side at most."""

MANY = 2_500
"""Cells beyond which a map is a picture inside the drawing: a page of so many squares would be slow to open."""


def draw(ends: pd.DataFrame, axes: dict[str, list[Any]], summary: dict[str, Any], language: str) -> Figure | None:
    """Draw the first pair of a sweep; None where nothing is swept or measured. Call inside the theme.

    Parameters
    ----------
    ends
        One row a cell and treatment, from :func:`experiments.sweeping.answer.read`.
    axes
        Swept keys with their values.
    summary
        The answer.
    language
        "en" or "ja".
    """
    order = sorted((key for key in axes if len(axes[key]) > 1), key=lambda key: -len(axes[key]))
    if not order or not summary["pairs"]:
        return None
    pair = summary["pairs"][0]
    rows = ends[(ends["treatment"] == pair["treatment"]) & (ends["baseline"] == pair["baseline"])]
    x, y, *others = (*order, None) if len(order) == 1 else order
    panel = others[0] if others and others[0] and len(axes[others[0]]) <= PANELS else None
    rows, where = _held(rows, axes, [key for key in others if key and key != panel])
    if y is None:
        return _line(rows, x, summary, where, language)
    return _maps(rows, x, y, panel, axes, summary, where, language)


def _held(rows: pd.DataFrame, axes: dict[str, list[Any]], keys: list[str]) -> tuple[pd.DataFrame, str]:
    """Keep the first value of further axes."""
    for key in keys:
        rows = rows[rows[column_of(key)] == axes[key][0]]
    return rows, ", ".join(f"{key}={axes[key][0]}" for key in keys)


def _subtitle(kind: str, summary: dict[str, Any], where: str, language: str) -> str:
    pair, words, counts = summary["pairs"][0], Words(language), summary["replications"]
    n = counts["least"] if counts["least"] == counts["most"] else f"{counts['least']}-{counts['most']}"
    kind = kind if pair["baseline"] else "subtitle.alone"
    outcome = outcome_label(language, summary["outcome"])
    one, other = words.policy(pair["treatment"]), words.policy(pair["baseline"])
    text = say(language, kind, outcome=outcome, one=one, other=other, n=n)
    return text[:1].upper() + text[1:] + (say(language, "shown", where=where) if where else "")


def _value_label(summary: dict[str, Any], language: str) -> str:
    pair, words = summary["pairs"][0], Words(language)
    outcome = outcome_label(language, summary["outcome"])
    if not pair["baseline"]:
        return outcome
    one, other = words.policy(pair["treatment"]), words.policy(pair["baseline"])
    return say(language, "difference", outcome=outcome, one=one, other=other)


def _line(rows: pd.DataFrame, x: str, summary: dict[str, Any], where: str, language: str) -> Figure:
    figure = theme.sheet(title(language, summary), _subtitle("subtitle.line", summary, where, language), 3.6, language)
    axes = figure.subplots()
    column = column_of(x)
    rows = rows.sort_values(column) if pd.api.types.is_numeric_dtype(rows[column]) else rows
    places = rows[column]
    colour = theme.looks(("a", "b"))["b"].colour
    axes.axhline(0, color=theme.INK, lw=0.8)
    if pd.api.types.is_numeric_dtype(places):
        axes.fill_between(places, rows["low"], rows["high"], color=colour, alpha=0.22, lw=0)
        sns.lineplot(x=places, y=rows["mean"], color=colour, marker="o", ax=axes)
    else:
        error = np.abs(np.vstack([rows["mean"] - rows["low"], rows["high"] - rows["mean"]]))
        axes.errorbar(range(len(rows)), rows["mean"], yerr=error, fmt="o", color=colour, capsize=3)
        axes.set_xticks(range(len(rows)), [str(place) for place in places])
    axes.set_xlabel(axis_label(language, x))
    axes.set_ylabel(_value_label(summary, language))
    return figure


def _maps(
    rows: pd.DataFrame, x: str, y: str, panel: str | None, axes: dict[str, list[Any]], summary: dict[str, Any],
    where: str, language: str,
) -> Figure:  # fmt: skip
    values = axes[panel] if panel else [None]
    kind = "subtitle" if is_ordered(rows, x, y) else "subtitle.names"
    figure = theme.sheet(title(language, summary), _subtitle(kind, summary, where, language), 4.2, language)
    panels = figure.subplots(1, len(values), squeeze=False, sharey=True)[0]
    is_pair = bool(summary["pairs"][0]["baseline"])
    limit = float(np.nanmax(np.abs(rows["mean"]))) or 1.0
    colours = {"cmap": "vlag", "vmin": -limit, "vmax": limit} if is_pair else {"cmap": "viridis"}
    for i, (place, value) in enumerate(zip(panels, values, strict=True)):
        part = rows if panel is None else rows[rows[column_of(panel)] == value]
        _map(place, part, x, y, colours, is_pair, i == len(values) - 1, _value_label(summary, language))
        place.set_xlabel(axis_label(language, x))
        place.set_ylabel(axis_label(language, y) if i == 0 else "")
        if panel:
            place.set_title(f"{panel} = {value}", fontsize=place.xaxis.label.get_size())
    return figure


def _map(
    axes: Axes, rows: pd.DataFrame, x: str, y: str, colours: dict[str, Any], is_pair: bool, has_bar: bool, label: str
) -> None:
    grids = {name: _grid(rows, x, y, name) for name in ("mean", "low", "high")}
    grid = grids["mean"]
    sns.heatmap(
        grid, ax=axes, cbar=has_bar, cbar_kws={"label": label}, rasterized=grid.size > MANY, linewidths=0, **colours,
        xticklabels=_labels(grid.columns), yticklabels=_labels(grid.index),
    )  # fmt: skip
    axes.grid(visible=False)
    axes.tick_params(axis="x", rotation=0)
    if not is_pair:
        return
    undecided = ((grids["low"] <= 0) & (grids["high"] >= 0)).to_numpy()
    down, across = np.nonzero(undecided)
    axes.plot(across + 0.5, down + 0.5, ".", ms=2.6, color=theme.INK, alpha=0.6)
    field = grid.to_numpy(float)
    if min(field.shape) > 1 and is_ordered(rows, x, y) and np.isfinite(field).all() and field.min() < 0 < field.max():
        places = np.meshgrid(np.arange(field.shape[1]) + 0.5, np.arange(field.shape[0]) + 0.5)
        axes.contour(*places, field, levels=[0.0], colors=[theme.INK], linewidths=1.4)


def is_ordered(rows: pd.DataFrame, x: str, y: str) -> bool:
    """Tell whether both axes are numbers: across names, a line along which the lead changes means nothing."""
    return all(pd.api.types.is_numeric_dtype(rows[column_of(key)]) for key in (x, y))


def _grid(rows: pd.DataFrame, x: str, y: str, value: str) -> pd.DataFrame:
    grid = rows.pivot_table(index=column_of(y), columns=column_of(x), values=value, sort=False, dropna=False)
    for axis in (0, 1):
        labels = grid.axes[axis]
        if pd.api.types.is_numeric_dtype(labels):
            grid = grid.sort_index(axis=axis)
    return grid.iloc[::-1]


def _labels(values: Any) -> list[str]:
    """Label every cell, or about ten of them."""
    step = max(1, -(-len(values) // 10))
    return [(f"{v:.3g}" if isinstance(v, float | np.floating) else str(v)) if i % step == 0 else ""
            for i, v in enumerate(values)]  # fmt: skip
