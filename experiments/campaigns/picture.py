"""The figure of the campaigns: whom each rule saved and drove away for 1,000 contacts, and what came of it in money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.campaigns.living import RULES
from experiments.campaigns.words import finding, word
from experiments.figures.theme import FATES, INK, legend_above, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARKERS = {"saved": "o", "driven_away": "X"}


def points(summary: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn, a row a mark: rule, what, mean, low and high."""
    rows = []
    for rule in RULES:
        found = summary["rules"][rule]
        marks = {fate: found["per_1000_contacts"][fate] for fate in MARKERS}
        marks |= {"profit": found["per_1000_contacts"]["profit_gain"]}
        rows += [{"rule": rule, "what": what, **estimate} for what, estimate in marks.items()]
    return pd.DataFrame(rows).astype({"mean": float, "low": float, "high": float})


def draw(summary: dict[str, Any], data: pd.DataFrame, language: str) -> Figure:
    """Draw both panels."""
    from matplotlib.lines import Line2D
    from matplotlib.ticker import MaxNLocator

    setting = summary["setting"]
    subtitle = word("figure.subtitle", language, months=setting["months"], n=setting["replications"])
    figure = sheet(finding(summary, language), subtitle, 3.3, language)
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(1.25, 1))
    for fate, marker in MARKERS.items():
        shift = -0.12 if fate == "saved" else 0.12
        _marks(left, data[data["what"] == fate], FATES[fate], marker, shift)
    _marks(right, data[data["what"] == "profit"], INK, "D", 0.0)
    right.axvline(0, color=INK, lw=1)
    left.set_xlim(left=0)
    left.set_yticks(range(len(RULES)), [word(rule, language) for rule in RULES])
    left.set_ylim(len(RULES) - 0.5, -0.5)
    left.set_xlabel(word("figure.people", language))
    right.set_xlabel(word("figure.profit", language))
    right.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}".replace("-", "−"))
    right.margins(x=0.12)
    right.xaxis.set_major_locator(MaxNLocator(5))
    for axes in (left, right):
        axes.grid(axis="y", visible=False)
    samples = [Line2D([], [], color=FATES[fate], lw=2, marker=marker, ms=6) for fate, marker in MARKERS.items()]
    legend_above(figure, samples, [word(fate, language) for fate in MARKERS])
    return figure


def _marks(axes: Axes, rows: pd.DataFrame, colour: str, marker: str, shift: float) -> None:
    places = np.arange(len(rows)) + shift
    if rows["low"].notna().any():
        reach = [rows["mean"] - rows["low"], rows["high"] - rows["mean"]]
        axes.errorbar(rows["mean"], places, xerr=reach, fmt="none", ecolor=colour, elinewidth=1.8, capsize=3.5)
    axes.plot(rows["mean"], places, marker, color=colour, ms=4.5)
