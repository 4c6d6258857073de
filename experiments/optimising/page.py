"""Draws the front and writes the report of ``experiment=optimise``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.figures.theme import theme
from experiments.optimising import picture
from experiments.optimising.words import (
    called,
    command,
    ethics_of,
    fall_rows,
    gain_rows,
    headline,
    lever_rows,
    say,
    sentences,
)
from experiments.report.study_page import Table, draw, write_page
from experiments.report.words import Words

if TYPE_CHECKING:
    import pandas as pd

    from experiments.rundir import RunDir


def draw_and_write(rundir: RunDir, summary: dict[str, Any], table: pd.DataFrame, language: str) -> None:
    """Draw the front on every pair of objectives and write ``report.html``.

    Parameters
    ----------
    summary
        The answer.
    table
        A row a candidate and preset, as in ``candidates.parquet``.
    """
    with theme(language):
        figure = picture.draw(summary, table, language)
        drawn = [draw(rundir, "front", figure, table, headline(summary, language), say(language, "caption"))]
    baseline = called(language, summary["setting"]["baseline"])
    rows = {say(language, "table", baseline=baseline): gain_rows(summary, language)}
    if summary["front"]:
        rows[say(language, "table.fall")] = fall_rows(summary, language)
        rows[Words(language)("scorecard.title")] = ethics_of(summary, language)
        rows[say(language, "table.levers")] = lever_rows(summary, language)
    first, *others = sentences(summary, language)
    if text := command(summary, "FOLDER_OF_THIS_RUN"):
        others.append(say(language, "command", command=text))
    write_page(
        rundir, language=language, title=first, paragraphs=others, drawn=drawn,
        tables=[Table(caption, head, cells) for caption, (head, *cells) in rows.items()],
    )  # fmt: skip
