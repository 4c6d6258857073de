"""Draws the figure of ``experiment=who_to_save`` and writes its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.campaigns import picture
from experiments.campaigns.words import finding, paragraphs, rows, word
from experiments.ethics_compared import Beside
from experiments.figures.theme import theme
from experiments.report.study_page import Table, draw, write_page

if TYPE_CHECKING:
    from experiments.rundir import RunDir


def draw_and_write(rundir: RunDir, summary: dict[str, Any], language: str) -> None:
    """Draw what each rule saved and drove away, and write ``report.html``."""
    title, data = finding(summary, language), picture.points(summary)
    setting, legend, *others = paragraphs(summary, language)
    months, n = (summary["setting"][name] for name in ("months", "replications"))
    caption = word("figure.subtitle", language, months=months, n=n)
    with theme(language):
        figure = picture.draw(summary, data, language)
        drawn = [draw(rundir, "who_to_save", figure, data, title, caption)]
    head, *cells = rows(summary, language)
    write_page(
        rundir, language=language, title=title, paragraphs=[setting, *others], drawn=drawn,
        tables=[Table(legend, head, cells)], beside=scorecards(summary),
    )  # fmt: skip


def scorecards(summary: dict[str, Any]) -> Beside:
    """Return the ethics scorecards of all rules, against contacting nobody."""
    return Beside(summary["ethics"], lambda language, rule: word(rule, language))
