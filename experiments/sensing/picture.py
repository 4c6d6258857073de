"""Bars with intervals: effects of Morris, indices of Sobol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.figures import theme
from experiments.sensing.words import say

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

UP, DOWN, MIXED = "#d55e00", "#0173b2", "#949494"
"""Colours of what favours the treatment, the baseline (blue in every figure), and now one and now the other."""

ONE_WAY = 0.5
"""Share of its size that a mean effect keeps with its sign if the direction is to be named."""


def direction(mu: float, mu_star: float) -> int:
    """Return whom a higher value favours: 1 the treatment, -1 the baseline, 0 now one and now the other."""
    return 0 if abs(mu) < ONE_WAY * mu_star else int(np.sign(mu))


def draw_effects(rows: pd.DataFrame, title: str, subtitle: str, names: dict[str, str], language: str) -> Figure:
    """Draw bars of mu* with intervals, sigma and luck beside them; call inside the theme.

    Parameters
    ----------
    rows
        From :func:`experiments.sensing.elementary.told`, sorted, with ``label``.
    names
        Labels of "treatment" and "baseline".
    """
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    figure = theme.sheet(title, subtitle, 0.24 * len(rows) + 1.1, language)
    axes = figure.subplots()
    colours = {1: UP, -1: DOWN, 0: MIXED}
    for y, row in enumerate(rows.itertuples()):
        colour = colours[direction(row.mu, row.mu_star)]
        axes.barh(y, 100 * row.mu_star, height=0.62, color=colour, alpha=0.85 if row.is_heard else 0.3, lw=0)
        _whisker(axes, y, row.mu_star_low, row.mu_star_high)
        axes.plot(100 * row.sigma, y, "D", ms=4.2, color=theme.GROUND, mec=theme.INK, mew=0.9, zorder=5)
        if np.isfinite(row.noise):
            axes.plot([100 * row.noise] * 2, [y - 0.4, y + 0.4], color=theme.INK, lw=2.0, zorder=6)
    _names(axes, list(rows["label"]))
    axes.set_xlabel(say(language, "axis.mu", baseline=names["baseline"]))
    samples = [
        Patch(color=UP), Patch(color=DOWN), Patch(color=MIXED),
        Line2D([], [], linestyle="", marker="D", ms=4.2, color=theme.GROUND, mec=theme.INK),
        Line2D([], [], linestyle="", marker="|", ms=9, mew=2, color=theme.INK),
    ]  # fmt: skip
    labels = [say(language, "favours", policy=names[who]) for who in ("treatment", "baseline")]
    theme.legend_above(figure, samples, [*labels, *(say(language, key) for key in ("mixed", "sigma", "noise"))], 3)
    return figure


def draw_indices(rows: pd.DataFrame, title: str, subtitle: str, language: str) -> Figure:
    """Draw bars of first-order and total indices with intervals; call inside the theme."""
    from matplotlib.patches import Patch

    figure = theme.sheet(title, subtitle, 0.46 * len(rows) + 0.9, language)
    axes = figure.subplots()
    looks: tuple[tuple[str, float, dict[str, Any]], ...] = (
        ("first", -0.19, {"facecolor": "#0173b2"}),
        ("total", 0.19, {"facecolor": "#8fbfe0", "hatch": "////", "edgecolor": theme.GROUND}),
    )
    for y, row in enumerate(rows.itertuples()):
        for name, shift, look in looks:
            axes.barh(y + shift, 100 * max(getattr(row, name), 0.0), height=0.36, lw=0, **look)
            _whisker(axes, y + shift, getattr(row, f"{name}_low"), getattr(row, f"{name}_high"))
    _names(axes, list(rows["label"]))
    axes.axvline(0, color=theme.INK, lw=0.8)
    axes.set_xlabel(say(language, "axis.sobol"))
    samples = [Patch(**look) for _, _, look in looks]
    theme.legend_above(figure, samples, [say(language, name) for name, _, _ in looks], 2)
    return figure


def _whisker(axes: Axes, y: float, low: float, high: float) -> None:
    axes.plot([100 * low, 100 * high], [y, y], color=theme.INK, lw=1.2, zorder=4)


def _names(axes: Axes, labels: list[str]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.tick_params(axis="y", length=0)
    axes.set_ylim(len(labels) - 0.4, -0.6)
    axes.grid(axis="y", visible=False)
