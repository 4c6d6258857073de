"""Draws the figures of ``experiment=programme_shootout`` and writes its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.figures.theme import theme
from experiments.report.study_page import Table, draw, write_page
from experiments.shootout import picture
from experiments.shootout.words import attitude, effect_rows, headline, limits, part_rows, say, scorecards, whys

if TYPE_CHECKING:
    from experiments.rundir import RunDir


def draw_and_write(rundir: RunDir, summary: dict[str, Any], language: str) -> None:
    """Draw net value and ranks, and write ``report.html``."""
    table = picture.table(summary)
    title = headline(summary, language)
    with theme(language):
        drawn = [
            draw(rundir, "net_value", picture.draw_value(summary, language), table, title,
                 say(language, "net.caption")),
            draw(rundir, "ranks", picture.draw_ranks(summary, language), table,
                 picture.ranks_title(summary, language), say(language, "ranks.caption")),
        ]  # fmt: skip
    rows = {"effects": effect_rows(summary, language), "parts": part_rows(summary, language)}
    write_page(
        rundir, language=language, title=title,
        paragraphs=[*whys(summary, language), attitude(summary, language), limits(summary, language)], drawn=drawn,
        tables=[
            *(Table(say(language, f"table.{name}"), head, cells) for name, (head, *cells) in rows.items()),
        ],
        beside=scorecards(summary),
    )  # fmt: skip
