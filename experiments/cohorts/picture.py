"""The picture of one cohort: its fan, and below it what the data say of every parameter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from experiments.cohorts.words import Words
from experiments.figures import theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.cohorts.fitted import Fitted
    from experiments.cohorts.profiles import Profile

BLUE, ORANGE, GREEN, PURPLE = "#0173b2", "#de8f05", "#029e73", "#cc78bc"
_RIVALS = {"sBG": (GREEN, (5, 1.6)), "BdW": (PURPLE, (1.4, 1.4))}
MANY = 30
"""Points beyond which they are drawn small."""
HIGHEST = 2.5
"""Times the limit: where panels end."""


def draw(fitted: Fitted, table: pd.DataFrame, title: str, words: Words) -> Figure:
    """Draw the fan and the profiles; call inside the theme.

    Parameters
    ----------
    fitted
        What was found.
    table
        From ``answers.curves``.
    title
        The finding.
    words
        In the language of the figure.
    """
    figure = theme.sheet(title, caption(fitted, words), 5.6, words.language)
    grid = figure.add_gridspec(2, len(fitted.profiles), height_ratios=(1.75, 1.0))
    _fan(figure.add_subplot(grid[0, :]), fitted, table, words)
    for i, found in enumerate(fitted.profiles):
        axes = figure.add_subplot(grid[1, i])
        _profile(axes, found, fitted, words)
        axes.tick_params(labelleft=i == 0)
        if i == 0:
            axes.set_ylabel(words("rise"))
    return figure


def caption(fitted: Fitted, words: Words) -> str:
    """Return how to read the figure."""
    cohort = fitted.cohort
    known = words("luck_people", people=f"{cohort.people:,.0f}")
    luck = known if cohort.is_sized else words("luck_noise", noise=f"{100 * cohort.noise:g}")
    return words("caption", n=len(fitted.curves), luck=luck)


def _fan(axes: Axes, fitted: Fitted, table: pd.DataFrame, words: Words) -> None:
    cohort = fitted.cohort
    month = table["month"]
    axes.fill_between(month, 100 * table["expected_low"], 100 * table["expected_high"], color=BLUE, alpha=0.16, lw=0,
                      where=month <= cohort.last_used)  # fmt: skip
    axes.fill_between(month, 100 * table["low"], 100 * table["high"], color=BLUE, alpha=0.26, lw=0)
    axes.plot(month, 100 * table["middle"], color=BLUE, dashes=(3, 1.2), lw=1.5)
    axes.plot(month, 100 * table["best_fit"], color=theme.INK, lw=1.5)
    for name, (colour, dash) in _RIVALS.items():
        axes.plot(month, 100 * table[name], color=colour, dashes=dash, lw=1.0)
    shares = 100 * np.array(cohort.survival)
    n = cohort.n_used
    size = 4.5 if len(shares) <= MANY else 2.6
    axes.plot(cohort.months[:n], shares[:n], "o", color=ORANGE, ms=size, zorder=5, clip_on=False)
    axes.plot(cohort.months[n:], shares[n:], "o", color=ORANGE, mfc="white", ms=size, zorder=5, clip_on=False)
    theme.month_axis(axes, fitted.horizon, words("x"))
    axes.set_ylim(0, 100)
    axes.set_ylabel(words("y"))
    dot = {"marker": "o", "color": ORANGE, "ls": "", "ms": 4.5}
    shown: list[tuple[Any, str]] = [(Line2D([], [], **dot), words("fitted"))]
    if n < len(shares):
        shown.append((Line2D([], [], mfc="white", **dot), words("hollow")))
    shown += [
        (Line2D([], [], color=theme.INK, lw=1.5), words("best")),
        ((Patch(color=BLUE, alpha=0.26, lw=0), Line2D([], [], color=BLUE, dashes=(3, 1.2), lw=1.5)), words("middle")),
        *((Line2D([], [], color=c, dashes=d, lw=1.0), words(name)) for name, (c, d) in _RIVALS.items()),
    ]
    axes.legend([item for item, _ in shown], [label for _, label in shown], loc="upper right", ncols=2)


def _profile(axes: Axes, found: Profile, fitted: Fitted, words: Words) -> None:
    held, rises = found.held, found.rises
    inside = held[rises <= HIGHEST * found.allowed]
    low, high = float(inside.min()), float(inside.max())
    room = 0.06 * max(high - low, 1e-6)
    axes.axvspan(found.low, found.high, color=BLUE, alpha=0.16, lw=0)
    axes.plot(held, rises, color=theme.INK, lw=1.5, marker="o", ms=2.2)
    axes.axhline(found.allowed, color=theme.QUIET, lw=1.0, dashes=(4, 2))
    is_held = found.name not in fitted.free
    marked = fitted.best.values[found.which]
    axes.axvline(marked, color=ORANGE, lw=1.2, dashes=(1.4, 1.4))
    if found.name == "notice" and fitted.assumed and not fitted.is_rejected:
        ends = np.clip(fitted.assumed, low - room, high + room)
        axes.plot(ends, [0.86 * HIGHEST * found.allowed] * 2, color=GREEN, lw=4, alpha=0.8, solid_capstyle="butt")
        axes.annotate(
            words("range"), (max(float(ends[0]), low), 0.89 * HIGHEST * found.allowed), ha="left", va="bottom",
            fontsize="small", color=GREEN,
        )  # fmt: skip
    axes.set_xlim(low - room, high + room)
    axes.set_ylim(-0.03 * HIGHEST * found.allowed, HIGHEST * found.allowed)
    axes.xaxis.set_major_locator(theme.MaxNLocator(4))
    name = words.name(found.name)
    axes.set_title(name + (words("at", value=f"{marked:g}") if is_held else ""), fontsize="small")
