"""The figures of a ladder: pressure and bunching below thresholds, where thresholds pay, and how people land."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.bilingual import speaker
from experiments.figures.theme import INK, LINE, QUIET, few_ticks, legend_above, looks
from experiments.programmes import ladder_landing as landing
from experiments.programmes.ladder_words import WORDS
from experiments.programmes.telling import bars

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

say = speaker(WORDS)
HISTOGRAMS = ("pressed", "usual", "fitted")
SCALES = {"trust": 100.0, "visits": 1.0, "still": 100.0}
TITLES = {"trust": "panel.trust", "visits": "panel.bought", "still": "panel.still"}
_NUMBERS = {"mean": float, "low": float, "high": float}


def named(world: str, grace: int, language: str) -> str:
    """Return what a landing is called."""
    return say(language, world, grace=grace)


def below(found: dict[str, Any], histograms: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn of pressure: a row a gap, a bin of both histograms, and a bin of their difference."""
    from experiments.programmes.ladder_pressure import PLACES
    from experiments.statistics import t_interval

    rows = [
        {"panel": "gap", "what": "percent", "from": 100 * row["low"], "to": 100 * row["high"], **row["percent"]}
        for row in found["gaps"]
    ]
    bins = histograms.assign(moved=histograms["pressed"] - histograms["usual"])
    width = float(PLACES[1] - PLACES[0])
    for what in (*HISTOGRAMS, "moved"):
        panel = "moved" if what == "moved" else "ended"
        rows += [
            {"panel": panel, "what": what, "from": float(str(low)), "to": float(str(low)) + width,
             **t_interval(group[what].to_numpy(float)).plain()}
            for low, group in bins.groupby("low", sort=True)
        ]  # fmt: skip
    return pd.DataFrame(rows).astype(_NUMBERS)


def paint_below(figure: Figure, data: pd.DataFrame, within: float, language: str) -> None:
    """Draw extra purchases by gap, the histograms, and their difference."""
    from matplotlib.lines import Line2D

    style = looks(("pressed", "fitted", "usual"))
    gap, ended, moved = figure.subplots(1, 3)
    rows = data[data["panel"] == "gap"]
    places = (rows["from"] + rows["to"]) / 2
    gap.axvspan(0, 100 * within, color=LINE, alpha=0.5, lw=0)
    bars(gap, places, rows, style["pressed"].colour)
    gap.set_xlim(0, 100)
    gap.set_xlabel(say(language, "axis.gap"))
    shown = [what for what in HISTOGRAMS if data.loc[data["what"] == what, "mean"].notna().any()]
    for what in shown:
        bins = data[data["what"] == what]
        edges = [*bins["from"], bins["to"].iloc[-1]]
        dash = style[what].dash
        ended.stairs(bins["mean"], edges, color=style[what].colour, lw=1.6,
                     ls=(0, dash) if len(dash) > 2 or dash[1] else "-", baseline=None)  # fmt: skip
    ended.set_ylim(0)
    bins = data[data["panel"] == "moved"]
    moved.axvspan(1 - within, 1 + within, color=LINE, alpha=0.5, lw=0)
    bars(moved, (bins["from"] + bins["to"]) / 2, bins, style["pressed"].colour)
    for axes in (ended, moved):
        axes.axvline(1.0, color=INK, lw=0.9, ls=":")
        axes.set_xlabel(say(language, "axis.ended"))
    for axes, key in ((gap, "panel.gap"), (ended, "panel.ended"), (moved, "panel.moved")):
        axes.set_title(say(language, key))
        few_ticks(axes)
    for axes in (gap, moved):
        axes.axhline(0.0, color=INK, lw=0.9)
    samples = [
        Line2D([], [], color=style[w].colour, ls=(0, style[w].dash) if w != "usual" else "-") for w in shown
    ]  # fmt: skip
    legend_above(figure, samples, [say(language, f"legend.{what}") for what in shown])


def heights(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn of thresholds: a row a multiple and outcome; net value against the best, paired."""
    from experiments.programmes.ladder import TIERS

    names = (*TIERS, "visits_gap", "surplus_gap", "benefits")
    drawn = [{"multiple": row["multiple"], "what": name, **row[name]} for name in names for row in found["rows"]]
    drawn.append({"multiple": found["best"], "what": "lag", "mean": 0.0, "low": None, "high": None})
    for lead in found["leads"]:
        turned = {"mean": -lead["mean"], "low": _minus(lead["high"]), "high": _minus(lead["low"])}
        drawn.append({"multiple": lead["over"], "what": "lag", **turned})
    return pd.DataFrame(drawn).astype(_NUMBERS)


def _minus(value: float | None) -> float | None:
    return None if value is None else -value


def paint_heights(figure: Figure, data: pd.DataFrame, levels: int, language: str) -> None:
    """Draw a panel a kind of outcome by multiples of the thresholds."""
    from matplotlib.lines import Line2D

    from experiments.programmes.ladder import TIERS

    tiers = TIERS[:levels]
    panels = {
        "tiers": tiers, "lag": ("lag",), "visits": ("visits_gap",), "money": ("surplus_gap", "benefits"),
    }  # fmt: skip
    style = looks((*TIERS, "surplus_gap", "benefits", "visits_gap", "lag"))
    marks = dict(zip(style, "os^PXDo", strict=True))
    multiples = sorted(data["multiple"].unique())
    places = np.arange(len(multiples))
    for axes, (panel, names) in zip(np.ravel(figure.subplots(2, 2, sharex=True)), panels.items(), strict=True):
        axes.axhline(0.0, color=QUIET, lw=0.8)
        for name in names:
            rows = data[data["what"] == name].sort_values("multiple")
            if panel == "tiers":
                rows = rows.assign(**{c: 100 * rows[c] for c in ("mean", "low", "high")})
            axes.plot(places, rows["mean"], color=style[name].colour, lw=1.0, dashes=style[name].dash)
            bars(axes, places, rows, style[name].colour, marks[name])
        axes.set_title(say(language, f"panel.{panel}"))
        axes.set_xticks(places, [f"{multiple:g}" for multiple in multiples])
        few_ticks(axes)
    for axes in figure.axes[2:]:
        axes.set_xlabel(say(language, "multiple"))
    named = (*tiers, "surplus_gap", "benefits")
    samples = [Line2D([], [], color=style[n].colour, marker=marks[n], ls="", ms=6) for n in named]
    legend_above(figure, samples, [say(language, f"legend.{name}") for name in named], 5)


def landings(curves: pd.DataFrame) -> pd.DataFrame:
    """Return what is drawn of landings: a row a world, outcome and month, against never having risen."""
    from experiments.statistics import t_interval

    rows = []
    for name in landing.KEPT:
        wide = curves.pivot(index=["replication", "age"], columns="world", values=name)
        for world in landing.WORLDS[:-1]:
            gap = (wide[world] - wide["unpromoted"]).unstack("age") * SCALES[name]
            rows += [
                {
                    "outcome": name,
                    "policy": world,
                    "month": int(str(age)),
                    **t_interval(gap[age].to_numpy(float)).plain(),
                }
                for age in gap
            ]
    return pd.DataFrame(rows).astype(_NUMBERS)


def paint_landings(figure: Figure, data: pd.DataFrame, grace: int, language: str) -> None:
    """Draw a panel an outcome, months before and since the demotion."""
    from matplotlib.ticker import MultipleLocator

    from experiments.figures.picture import draw_lines, handles

    shown = landing.WORLDS[:-1]
    style = looks((*shown, "unpromoted"))
    drawn = {world: style[world] for world in shown}
    panels: list[Axes] = list(figure.subplots(1, len(landing.KEPT)))
    last = int(data["month"].max())
    for axes, name in zip(panels, landing.KEPT, strict=True):
        axes.axhline(0.0, color=INK, lw=0.9)
        axes.axvline(0.5, color=INK, lw=0.9, ls=":")
        draw_lines(axes, data[data["outcome"] == name], drawn)
        axes.set_title(say(language, TITLES[name]))
        axes.set_ylabel("")
        axes.set_xlim(-landing.BEFORE, last)
        axes.xaxis.set_major_locator(MultipleLocator(6 if last <= 36 else 12))
        axes.set_xlabel(say(language, "axis.age"))
        few_ticks(axes)
    legend_above(figure, handles(drawn), [named(world, grace, language) for world in shown])
