"""The figure of membership: a panel an outcome, a line a part of membership, a mark a situation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.association.membership_pays import CONTRASTS, OUTCOMES
from experiments.figures.theme import GROUND, INK, legend_above, looks

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = ("profit", "surplus", "retention", "trust", "satisfaction", "rival_satisfaction")
MARKS = ("o", "s", "^", "D")


def effects(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn: a row a situation, part and outcome, in the unit of the tables."""
    from experiments.association.membership_pays_telling import SCALES

    rows = [
        {"situation": name, "part": part, "outcome": outcome,
         **{k: np.nan if v is None else v * SCALES.get(outcome, 1.0) for k, v in one["effects"][part][outcome].items()}}
        for name, one in found["situations"].items() for part in CONTRASTS for outcome in OUTCOMES
    ]  # fmt: skip
    return pd.DataFrame(rows)


def paint(figure: Figure, data: pd.DataFrame, found: dict[str, Any], language: str) -> None:
    """Draw it."""
    from matplotlib.lines import Line2D

    from experiments.association.membership_pays_telling import place_of, say

    situations = list(found["situations"])
    style = list(looks(tuple(situations)).values())
    parts = list(CONTRASTS)
    step = 0.7 / max(len(situations), 1)
    panels = np.ravel(figure.subplots(2, 3, sharey=True))
    for axes, outcome in zip(panels, SHOWN, strict=True):
        axes.axvline(0.0, color=INK, lw=0.9)
        axes.set_yticks(range(len(parts)), [say(language, part) for part in parts])
        axes.set_ylim(len(parts) - 0.5, -0.5)
        axes.locator_params(axis="x", nbins=4)
        axes.tick_params(axis="y", length=0)
        for number, name in enumerate(situations):
            rows = data[(data["situation"] == name) & (data["outcome"] == outcome)].set_index("part").loc[parts]
            places = np.arange(len(parts)) + step * (number - (len(situations) - 1) / 2)
            colour, marker = style[number].colour, MARKS[number]
            for place, (low, mean, high) in zip(places, rows[["low", "mean", "high"]].to_numpy(float), strict=True):
                is_clear = low > 0.0 or high < 0.0
                axes.plot([low, high], [place, place], color=colour, lw=1.5)
                axes.plot(mean, place, marker, color=colour, ms=4.8, mfc=colour if is_clear else GROUND, mew=1.2)
        axes.set_title(say(language, outcome))
        axes.set_xlabel(say(language, f"unit.{outcome}"))
    samples = [
        Line2D([], [], color=look.colour, marker=marker, ls="", ms=6)
        for look, marker in zip(style, MARKS, strict=False)
    ]
    legend_above(figure, samples, [place_of(found["situations"][name], language) for name in situations], 2)
