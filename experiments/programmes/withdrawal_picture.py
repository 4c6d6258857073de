"""The figure of a withdrawal: what every world gains or loses against never having had a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.bilingual import speaker
from experiments.figures.theme import INK, few_ticks, legend_above, looks, month_axis
from experiments.programmes.withdrawal_words import WORDS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SCALES = {"share_of_wallet": 100.0, "retention": 100.0, "churn": 100.0}
say = speaker(WORDS)


def lines(table: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn: a row a world, outcome and stretch of three months."""
    from experiments.programmes.withdrawal import DRAWN, OUTCOMES, WINDOW, gaps
    from experiments.statistics import t_interval

    rows = []
    for outcome in OUTCOMES:
        for world in DRAWN:
            gap = gaps(table, world, outcome) * SCALES.get(outcome, 1.0)
            for first in range(0, gap.shape[1] - WINDOW + 1, WINDOW):
                found = t_interval(gap[:, first : first + WINDOW].mean(axis=1)).plain()
                rows.append({"outcome": outcome, "policy": world, "month": first + WINDOW / 2, **found})
    return pd.DataFrame(rows).astype({"mean": float, "low": float, "high": float})


def paint(figure: Figure, data: pd.DataFrame, month: int, language: str) -> None:
    """Draw a panel an outcome."""
    from experiments.figures.picture import draw_lines, handles
    from experiments.programmes.withdrawal import DRAWN, OUTCOMES

    style = looks((*DRAWN, "never"))
    shown = {world: style[world] for world in DRAWN}
    panels = figure.subplots(2, 3, sharex=True)
    for axes, outcome in zip(np.ravel(panels), OUTCOMES, strict=True):
        axes.axhline(0.0, color=INK, lw=0.9)
        axes.axvline(month, color=INK, lw=0.9, ls=":")
        draw_lines(axes, data[data["outcome"] == outcome], shown)
        axes.set_title(say(language, "panel.profit" if outcome == "profit" else outcome))
        axes.set_ylabel("")
        month_axis(axes, int(data["month"].max() + 1.5), "")
        few_ticks(axes)
    for axes in panels[1]:
        axes.set_xlabel(say(language, "month"))
    legend_above(figure, handles(shown), [say(language, world) for world in shown])
