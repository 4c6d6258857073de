"""The report of any study: one page with what was found, its figures and its tables, and how to run it again.

A study draws inside the theme and writes its page last::

    with theme(language):
        drawn = [draw(rundir, "front", figure, data, title, caption)]
    write_page(rundir, language="en", title=finding, paragraphs=[...], drawn=drawn, tables=[Table(...)])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.figures import draw
from experiments.report import NAME, filled
from experiments.report.origin import command, origin
from experiments.report.page import inlined
from experiments.report.words import Words

if TYPE_CHECKING:
    from experiments.ethics_compared import Beside
    from experiments.figures import Drawn
    from experiments.rundir import RunDir

__all__ = ["Table", "draw", "write_page"]

_NUMBER = re.compile(r"[≈<>≤≥±+\-−]?\s*[\d.]")
_NOTHING = ("", "-")


@dataclass(frozen=True)
class Table:
    """A table of the page, in words.

    Attributes
    ----------
    caption
        What it shows and how to read it.
    header
        Names of the columns; the first names the rows.
    rows
        Cells, as they are read; columns of numbers are aligned to the right.

    Raises
    ------
    ValueError
        If a row has not as many cells as the header.
    """

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.header):
                raise ValueError(f"{self.caption}: {len(row)} cells under {len(self.header)} names of columns")

    @property
    def is_number(self) -> list[bool]:
        """Whether every cell of a column is a number or missing, by column."""
        columns = [[row[i] for row in self.rows if row[i] not in _NOTHING] for i in range(len(self.header))]
        return [i > 0 and bool(cells) and all(map(_NUMBER.match, cells)) for i, cells in enumerate(columns)]


def write_page(
    rundir: RunDir, *, language: str, title: str, paragraphs: Sequence[str], drawn: Sequence[Drawn],
    tables: Sequence[Table], beside: Beside | None = None,
) -> None:  # fmt: skip
    """Write ``report.html``: everything inside, nothing fetched, no script, every text escaped.

    Parameters
    ----------
    rundir
        Where to write; its manifest says where the numbers come from.
    language
        "en" or "ja": of the fixed words; all other texts come in it already.
    title
        The finding, in a sentence computed from the data.
    paragraphs
        What was found, how, and what it cannot tell; the first stands out.
    drawn
        Figures, from :func:`draw`.
    tables
        Tables, shown below the figures.
    beside
        Ethics scorecards of what is compared: the last table, and what the plain summary says of who lost.

    Raises
    ------
    ValueError
        If there is no such language.
    """
    page: dict[str, Any] = {
        "w": Words(language),
        "language": language,
        "title": title,
        "paragraphs": list(paragraphs),
        "figures": [inlined(item) for item in drawn],
        "tables": [*tables, *([beside.table(language)] if beside else [])],
        "beside": beside,
        "plain": [],
        "origin": origin(rundir),
        "command": command(),
    }
    rundir.page = ("study_page.html.j2", page)
    rundir.write_text(NAME, filled(*rundir.page))
