"""A figure before it is a file: the drawing, the numbers that are drawn, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import seaborn as sns

from experiments.figures.theme import Look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D

    from experiments.comparison import Comparison
    from experiments.report.words import Words


@dataclass(frozen=True)
class Picture:
    """A drawn figure.

    Attributes
    ----------
    name
        Name of its files.
    figure
        The drawing.
    data
        What is drawn, tidy: one row a mark.
    title
        The finding.
    caption
        How to read it.
    """

    name: str
    figure: Figure
    data: pd.DataFrame
    title: str
    caption: str


def spoken_interval(comparison: Comparison, words: Words, how: str) -> str:
    """Return the sentence that names the interval shown, or says why there is none."""
    n = len(comparison.twins.seeds)
    return words("interval.none") if n < 2 else words(f"interval.{how}", n=n)


def named(comparison: Comparison, words: Words) -> dict[str, str]:
    """Return the label of every policy for a legend; the baseline is marked where there is one to compare with."""
    labels = {name: words.policy(name) for name in comparison.policies}
    if comparison.treatments:
        labels[comparison.baseline] = words("baseline", policy=labels[comparison.baseline])
    return labels


def draw_lines(axes: Axes, data: pd.DataFrame, style: dict[str, Look], scale: float = 1.0) -> None:
    """Draw a line with its band for every policy of a table with policy, month, mean, low and high.

    A single month has no line: it is drawn as a dot with its interval.
    """
    order = [name for name in style if name in set(data["policy"])]
    scaled = data.assign(**{c: data[c] * scale for c in ("mean", "low", "high")})
    for name in order:
        rows = scaled[scaled["policy"] == name]
        if len(rows) == 1:
            axes.plot(rows["month"], rows["mean"], "o", ms=7, color=style[name].colour, clip_on=False, zorder=4)
            axes.vlines(rows["month"], rows["low"], rows["high"], color=style[name].colour, lw=1.8, clip_on=False)
        if rows["low"].notna().any():
            axes.fill_between(rows["month"], rows["low"], rows["high"], color=style[name].colour, alpha=0.22, lw=0)
    sns.lineplot(
        scaled, x="month", y="mean", hue="policy", style="policy", hue_order=order, style_order=order,
        palette={name: style[name].colour for name in order},
        dashes={name: _dash(style[name]) for name in order}, estimator=None, errorbar=None, legend=False, ax=axes,
    )  # fmt: skip


def handles(style: dict[str, Look]) -> list[Line2D]:
    """Return a sample of each line, for a legend."""
    from matplotlib.lines import Line2D

    return [
        Line2D([], [], color=look.colour, linestyle=(0, look.dash) if len(look.dash) > 2 or look.dash[1] else "-")
        for look in style.values()
    ]


def is_clear(low: float, high: float) -> bool:
    """Tell whether an interval leaves zero out; without an interval the sign is all there is."""
    return not low <= 0 <= high if np.isfinite(low) else True


def _dash(look: Look) -> tuple[float, ...] | str:
    return look.dash if look.dash != (1, 0) else ""
