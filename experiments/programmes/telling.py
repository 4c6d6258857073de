"""How a study of programmes is told: a finding, a figure, tables and a page, in one language at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from rich.console import Console

    from experiments.ethics_compared import Beside
    from experiments.report.study_page import Table
    from experiments.rundir import RunDir


@dataclass(frozen=True)
class Sheet:
    """A further figure: its name, what it finds, shows and how to read it, what is drawn, and how."""

    name: str
    title: str
    subtitle: str
    caption: str
    data: pd.DataFrame
    height: float
    paint: Callable[[Figure], None]


@dataclass(frozen=True)
class Told:
    """What a study has to say.

    Attributes
    ----------
    title
        The finding, computed from the data.
    subtitle, caption
        What the figure shows, and how to read it.
    paragraphs
        What was found, how, and what it cannot tell.
    tables
        Tables of the page; the first are printed too.
    data
        What is drawn, tidy.
    height
        Inches for the axes.
    paint
        Draws into an empty sheet.
    more
        Further figures.
    printed
        How many tables are printed.
    """

    title: str
    subtitle: str
    caption: str
    paragraphs: Sequence[str]
    tables: Sequence[Table]
    data: pd.DataFrame
    height: float
    paint: Callable[[Figure], None]
    more: Sequence[Sheet] = ()
    printed: int = 1


def tell(rundir: RunDir, console: Console, name: str, language: str, told: Told, beside: Beside | None = None) -> None:
    """Print the finding, draw the figures and write the page; where policies are compared, with their scorecards."""
    from experiments.figures.theme import sheet, theme
    from experiments.report.study_page import draw, write_page
    from experiments.tabulate import table

    with theme(language):
        figure = sheet(told.title, told.subtitle, told.height, language)
        told.paint(figure)
        drawn = [draw(rundir, name, figure, told.data, told.title, told.caption)]
        for one in told.more:
            figure = sheet(one.title, one.subtitle, one.height, language)
            one.paint(figure)
            drawn.append(draw(rundir, f"{name}_{one.name}", figure, one.data, one.title, one.caption))
    write_page(
        rundir, language=language, title=told.title, paragraphs=told.paragraphs, drawn=drawn,
        tables=told.tables, beside=beside,
    )  # fmt: skip
    console.print(told.title, style="bold", highlight=False, markup=False, soft_wrap=True)
    printed = [line for one in told.tables[: told.printed] for line in table([one.header, *one.rows])]
    for line in (*printed, *(beside.in_words(language) if beside else ()), *told.paragraphs):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def bars(axes: Axes, places: Any, rows: pd.DataFrame, colour: str, marker: str = "o", label: str = "") -> None:
    """Mark means with their intervals at places along the horizontal axis; without an interval, means alone."""
    if rows["low"].notna().any():
        reach = [rows["mean"] - rows["low"], rows["high"] - rows["mean"]]
        axes.errorbar(places, rows["mean"], yerr=reach, fmt="none", ecolor=colour, elinewidth=1.6, capsize=3)
    axes.plot(places, rows["mean"], marker, color=colour, ms=5.5, label=label)


def bracketed(gap: dict[str, Any], scale: float, form: str) -> str:
    """Write a mean with its interval; a dash where there is none.

    Examples
    --------
    >>> bracketed({"mean": 0.5, "low": 0.4, "high": 0.6}, 100, ".0f")
    '50 [40, 60]'
    """
    if gap["mean"] is None:
        return "-"
    text = f"{gap['mean'] * scale:{form}}"
    if gap["low"] is None:
        return text
    return f"{text} [{gap['low'] * scale:{form}}, {gap['high'] * scale:{form}}]"
