"""Puts what came out onto a page: charts with their tables, sentences, and the prediction beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from nicegui import ui

from experiments.app.desk import drawing
from experiments.app.desk.answer import Band
from experiments.app.html import Text, box, table
from experiments.app.lessons.filling import filled, number, written
from experiments.app.lessons.judging import amounts, said
from experiments.app.lessons.lesson import Chart, Lesson, Outcome, Question
from experiments.app.lessons.numbers import LINES, Amount, line
from experiments.app.living import Lived
from experiments.app.words import say
from experiments.figures.series import interval
from experiments.figures.theme import INK
from experiments.report.words import Words

FORMS = {"percent": "percent", "share": "share", "count": "money", "money": "money"}


class Shower:
    """Shows outcomes of a lesson.

    Parameters
    ----------
    lesson
        The lesson.
    language
        "en" or "ja".
    for_paper
        Whether charts are to be printed.
    """

    def __init__(self, lesson: Lesson, language: str, for_paper: bool = False) -> None:
        self._lesson, self._language, self._for_paper = lesson, language, for_paper
        self._words = Words(language)

    def named(self, world: str, letter: str) -> str:
        """Return what a policy of a world is called."""
        known = self._lesson.worlds[world]
        if letter in known.names:
            return known.names[letter][self._language == "ja"]
        chosen = known.asked.policies[known.asked.letters.index(letter)]
        return self._words.policy(chosen.preset)

    def show(
        self, outcome: Outcome, lived: Mapping[str, Lived], question: Question | None = None,
        guess: list[float] | None = None,
    ) -> None:  # fmt: skip
        """Show charts and sentences; a drawn line is put into the chart of the same measure."""
        known = amounts(self._lesson, lived, (outcome,))
        with box("div", "explained"):
            for sentence in outcome.says:
                text = said(sentence, known)[self._language == "ja"]
                Text("p", filled(text, known, self._language))
        with box("div", "charts"):
            for chart in outcome.charts:
                is_guessed = question is not None and (question.world, question.measure) == (chart.world, chart.measure)
                self._chart(chart, lived, known, question if is_guessed else None, guess if is_guessed else None)

    def _chart(
        self, chart: Chart, lived: Mapping[str, Lived], known: Mapping[str, Amount], question: Question | None,
        guess: list[float] | None,
    ) -> None:  # fmt: skip
        title = filled(chart.title[self._language == "ja"], known, self._language)
        options, head, rows = self._bars(chart, known) if chart.bars else self._lines(chart, lived, question, guess)
        with box("figure", "chart"):
            Text("figcaption", title)
            options = {"textStyle": {"fontFamily": drawing.FONT[self._language]}, **options}
            made = ui.echart(options, renderer="svg").classes("canvas")
            made.props["role"] = "img"
            made.props["aria-label"] = title
            if self._for_paper:
                table(head, rows)
            else:
                with box("details"):
                    Text("summary", say(self._language, "table"))
                    table(head, rows)

    def _bars(self, chart: Chart, known: Mapping[str, Amount]) -> tuple[dict[str, Any], list[str], list[list[str]]]:
        ja = self._language == "ja"
        rows = [(text[ja], Band(*(np.array([v]) for v in (known[name].mean, *known[name].ends))))
                for name, text in chart.bars]  # fmt: skip
        options = drawing.whiskers(rows)
        form = known[chart.bars[0][0]].form
        if form in ("percent", "points"):
            options["xAxis"]["axisLabel"][":formatter"] = "v => Number((v * 100).toFixed(1)) + ' %'"
        options["xAxis"]["axisLabel"]["hideOverlap"] = True
        letter = 12.5 if ja else 7.0
        wide = min(130.0, 12.0 + letter * max(len(text[ja]) for _, text in chart.bars))
        options["yAxis"]["axisLabel"]["width"] = wide
        options["grid"] |= {"left": wide + 12, "containLabel": False, "bottom": 30}
        head = ["", *(say(self._language, f"table.{part}") for part in ("mean", "low", "high"))]
        cells = [
            [text[ja], *(written(known[name], self._language, how) for how in ("", "low", "high"))]
            for name, text in chart.bars
        ]
        return options, head, cells

    def _lines(
        self, chart: Chart, lived: Mapping[str, Lived], question: Question | None, guess: list[float] | None
    ) -> tuple[dict[str, Any], list[str], list[list[str]]]:
        comparison = lived[chart.world].comparison
        bands = {letter: Band(*interval(line(comparison, letter, chart.measure))) for letter in chart.policies}
        names = {letter: self.named(chart.world, letter) for letter in bands}
        form = LINES[chart.measure]
        options = drawing.over_months(bands, names, 1, say(self._language, "month"), FORMS[form])
        options["legend"]["type"] = "scroll"
        options["grid"]["right"] = 48
        if form == "share":  # attitudes move little: their differences must be seen
            for end in ("min", "max"):
                options["yAxis"].pop(end, None)
            options["yAxis"]["scale"] = True
        if question is not None and guess is not None:
            mine = say(self._language, "lesson.yours")
            options["series"].append({
                "type": "line", "id": "guess", "name": mine, "symbol": "diamond", "symbolSize": 9, "animation": False,
                "data": [list(pair) for pair in zip(question.months, guess, strict=True)],
                "lineStyle": {"color": INK, "type": "dotted", "width": 2}, "itemStyle": {"color": INK},
            })  # fmt: skip
            options["legend"]["data"] = [*options["legend"]["data"], mine]
        months = [month for month in range(12, comparison.horizon + 1, 12)] or [comparison.horizon]
        rows = [
            [str(month), *(number(float(band.mean[month - 1]), form, self._language) for band in bands.values())]
            for month in months
        ]
        return options, [say(self._language, "month"), *names.values()], rows
