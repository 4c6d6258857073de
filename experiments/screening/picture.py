"""The picture of a screen: a row a move, a panel an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import FuncFormatter

from experiments.figures import theme
from experiments.screening.effects import OUTCOMES, Effect
from experiments.screening.words import finding, label, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_UP, _DOWN = "#0173b2", "#d55e00"


def draw(effects: list[Effect], replications: int, language: str) -> Figure:
    """Return effects at the last month, levers in the order of the policy; call inside the theme."""
    month = max(effects[0].at)
    subtitle = say(language, "subtitle", n=replications)
    if not all(effect.move.is_alone for effect in effects):
        subtitle += say(language, "footnote")
    figure = theme.sheet(finding(effects, language), subtitle, 0.155 * len(effects) + 0.9, language)
    panels = figure.subplots(1, len(OUTCOMES), sharey=True, squeeze=False)[0]
    for axes, name in zip(panels, OUTCOMES, strict=True):
        _panel(axes, effects, name, month)
        size = axes.xaxis.label.get_size()
        axes.tick_params(axis="y", length=0)
        axes.set_title(say(language, name), fontsize=size)
        unit = say(language, f"{name}.unit")
        axes.set_xlabel(unit.replace(", ", ",\n").replace("（", "\n（"), fontsize=size - 1)
    panels[0].set_yticks(range(len(effects)), [label(effect, language) for effect in effects])
    panels[0].tick_params(axis="y", labelsize=7, length=0)
    panels[0].set_ylim(len(effects) - 0.4, -0.6)
    return figure


def _panel(axes: Axes, effects: list[Effect], name: str, month: int) -> None:
    axes.axvline(0, color=theme.INK, lw=0.8)
    axes.grid(axis="y", visible=False)
    widest = 1.0
    is_shaded, last = False, ""
    for y, effect in enumerate(effects):
        if effect.move.lever.key != last:
            is_shaded, last = not is_shaded, effect.move.lever.key
        if is_shaded:
            axes.axhspan(y - 0.5, y + 0.5, color=theme.LINE, alpha=0.35, lw=0, zorder=0)
        found = effect.at[month][name]
        if found.mean is None:
            continue
        colour = _UP if found.mean >= 0 else _DOWN
        ends = (found.mean if found.low is None else found.low, found.mean if found.high is None else found.high)
        axes.plot([100 * ends[0], 100 * ends[1]], [y, y], color=colour, lw=1.4, solid_capstyle="butt")
        face = colour if found.is_decided else theme.GROUND
        axes.plot(100 * found.mean, y, "o" if found.mean >= 0 else "s", ms=3.6, color=face, mec=colour, mew=0.9)
        widest = max(widest, *(abs(100 * end) for end in ends))
    axes.set_xscale("symlog", linthresh=1.0)
    decades = [10.0**k for k in range(int(np.floor(np.log10(widest))) + 1)][-2:]
    ticks = [-d for d in decades[::-1]] + [0.0] + decades
    axes.set_xticks(ticks)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:+g}".replace("-", "−") if x else "0"))
    axes.minorticks_off()
    axes.set_xlim(-1.25 * widest, 1.25 * widest)
