"""The figures of the three Rs: effects and interactions, and what every combination does against none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.figures.theme import GROUND, INK, QUIET, legend_above, looks
from experiments.programmes.three_rs import OUTCOMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS = 4


def effects(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn first: a row an outcome and effect, and one for together less the sum."""
    return _tidy({o: {**found["effects"][o], "excess": found["together"][o]["excess"]} for o in OUTCOMES}, "effect")


def cells(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn second: a row an outcome and combination, against none."""
    return _tidy(found["against_none"], "cell")


def _tidy(found: dict[str, dict[str, Any]], what: str) -> pd.DataFrame:
    from experiments.programmes.three_rs_telling import SCALES

    rows = [
        {"outcome": o, what: name, **{k: np.nan if v is None else v * SCALES.get(o, 1.0) for k, v in gap.items()}}
        for o, gaps in found.items() for name, gap in gaps.items()
    ]  # fmt: skip
    return pd.DataFrame(rows)


def paint_effects(figure: Figure, data: pd.DataFrame, language: str) -> None:
    """Draw a panel an outcome, a line an effect; what the Rs do together stands below a line."""
    from matplotlib.lines import Line2D

    from experiments.programmes.three_rs_telling import name_of, say

    kinds = ("1", "2", "3", "excess")
    colours = [look.colour for look in looks(kinds).values()]
    marks = dict(zip(kinds, zip(colours, ("s", "^", "D", "o"), strict=True), strict=True))
    named = list(dict.fromkeys(data["effect"]))
    labels = [name_of(language, e) for e in named]
    style = [marks["excess" if e == "excess" else str(e.count("+") + 1)] for e in named]
    for axes, outcome in _panels(figure, labels, language):
        axes.axhline(len(named) - 1.5, color=QUIET, lw=0.8, ls=":")
        _intervals(axes, data[data["outcome"] == outcome], style)
        axes.set_title(say(language, outcome))
        axes.set_xlabel(say(language, f"unit.{outcome}"))
    samples = [Line2D([], [], color=colour, marker=marker, ls="", ms=6) for colour, marker in marks.values()]
    legend_above(figure, samples, [say(language, f"legend.{kind}") for kind in marks], 4)


def paint_cells(figure: Figure, data: pd.DataFrame, found: dict[str, Any], language: str) -> None:
    """Draw a panel an outcome, a line a combination."""
    from experiments.programmes.three_rs_telling import FORMS, SCALES, name_of, say

    named = list(dict.fromkeys(data["cell"]))
    colours = list(looks(("1", "2", "3")).values())
    for axes, outcome in _panels(figure, [name_of(language, cell, "plus") for cell in named], language):
        looks_of = [(colours[cell.count("+")].colour, ("o", "s", "^")[cell.count("+")]) for cell in named]
        _intervals(axes, data[data["outcome"] == outcome], looks_of)
        level = found["cells"][outcome]["none"]["mean"]
        shown = "-" if level is None else f"{level * SCALES.get(outcome, 1.0):{FORMS.get(outcome, '.1f')}}"
        axes.set_title(say(language, outcome))
        axes.set_xlabel(say(language, "level", unit=say(language, f"unit.{outcome}"), level=shown))


def _panels(figure: Figure, labels: list[str], language: str) -> list[tuple[Axes, str]]:
    panels = np.ravel(figure.subplots(2, COLUMNS, sharey=True))
    for axes in panels[len(OUTCOMES) :]:
        axes.set_visible(False)
    used = panels[: len(OUTCOMES)]
    for axes in used:
        axes.axvline(0.0, color=INK, lw=0.9)
        axes.set_yticks(range(len(labels)), labels)
        axes.set_ylim(len(labels) - 0.5, -0.5)
        axes.locator_params(axis="x", nbins=4)
        axes.tick_params(axis="y", length=0)
    return list(zip(used, OUTCOMES, strict=True))


def _intervals(axes: Axes, rows: pd.DataFrame, style: list[tuple[str, str]]) -> None:
    numbers = rows[["low", "mean", "high"]].to_numpy(float)
    for place, ((low, mean, high), (colour, marker)) in enumerate(zip(numbers, style, strict=True)):
        is_clear = low > 0.0 or high < 0.0
        axes.plot([low, high], [place, place], color=colour, lw=1.6)
        axes.plot(mean, place, marker, color=colour, ms=5.5, mfc=colour if is_clear else GROUND, mew=1.3)
