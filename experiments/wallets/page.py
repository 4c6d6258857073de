"""Draws the figure of ``experiment=points_economics`` and writes its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.figures import theme
from experiments.report.study_page import Table, draw, write_page
from experiments.wallets.words import headline, limits, rows, say, scorecards, sentences, value_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.rundir import RunDir

PANELS = {"panel.npv": ("npv_share",), "panel.money": ("rewards", "breakage"), "panel.bonds": ("trust", "retention")}
_MARKS = ("o", "s")
"""Of the lines of one panel."""


def draw_and_write(rundir: RunDir, summary: dict[str, Any], table: pd.DataFrame, language: str) -> None:
    """Draw every rule, and write ``report.html``."""
    title = headline(summary, language)
    with theme.theme(language):
        drawn = [draw(rundir, "points", draw_rules(summary, language), table, title, say(language, "caption"))]
    head, *cells = rows(summary, language)
    write_page(
        rundir, language=language, title=title,
        paragraphs=[*sentences(summary, language), limits(summary, language)], drawn=drawn,
        tables=[Table(say(language, "table"), head, cells)], beside=scorecards(summary),
    )  # fmt: skip


def draw_rules(summary: dict[str, Any], language: str) -> Figure:
    """Return a column a rule, a row a kind of outcome; call inside the theme."""
    rules = {rule: points for rule, points in summary["rules"].items() if points}
    subtitle = say(language, "subtitle", n=summary["setting"]["replications"])
    figure = theme.sheet(headline(summary, language), subtitle, 5.0, language)
    grid = figure.subplots(len(PANELS), len(rules), sharex="col", sharey="row", squeeze=False)
    shown = [name for names in PANELS.values() for name in names]
    looks = theme.looks((*shown[1:], shown[0]))
    handles: dict[str, Any] = {}
    for column, (rule, points) in enumerate(rules.items()):
        for line, (panel, names) in enumerate(PANELS.items()):
            axes: Axes = grid[line, column]
            axes.axhline(0, color=theme.QUIET, lw=0.8)
            for i, name in enumerate(names):
                handles[say(language, name)] = _line(axes, points, name, looks[name], _MARKS[i])
            if column == 0:
                axes.set_ylabel(say(language, panel))
        axes = grid[-1, column]
        axes.set_xticks(range(len(points)), [value_of(rule, row["value"], language) for row in points])
        axes.set_xlabel(say(language, rule).replace(" (", "\n(").replace("（", "\n（"))
    theme.legend_above(figure, list(handles.values()), list(handles), 5)
    return figure


def _line(axes: Axes, points: list[dict[str, Any]], name: str, look: theme.Look, mark: str) -> Any:
    means = [100 * (row[name]["mean"] or 0.0) for row in points]
    for x, row in enumerate(points):
        if row[name]["low"] is not None:
            axes.plot([x, x], [100 * row[name]["low"], 100 * row[name]["high"]], color=look.colour, lw=1.2)
    (handle,) = axes.plot(means, color=look.colour, marker=mark, ms=4, dashes=look.dash)
    axes.set_xlim(-0.4, len(points) - 0.6)
    return handle
