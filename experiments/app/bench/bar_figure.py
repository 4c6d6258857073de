"""Bars with their table on the page; made once and filled anew, so that a chart never goes while it is being drawn."""

from __future__ import annotations

import numpy as np
from nicegui import ui

from experiments.app.bench import drawing
from experiments.app.desk.drawing import FONT
from experiments.app.html import Text, box, table
from experiments.app.words import say
from experiments.report import numerals


class BarFigure:
    """A note, bars, and the same bars as a table.

    Parameters
    ----------
    language
        "en" or "ja".
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self.place = box("div")
        with self.place:
            self._note = Text("p", "", "bench-note")
            self._figure = box("figure", "chart bench-bars")
            with self._figure:
                self._caption = Text("figcaption")
                self._chart = ui.echart({"series": []}).classes("canvas")
                self._chart.props["role"] = "img"
                with box("details"):
                    Text("summary", say(language, "table"))
                    self._twin = box("div", "twin")
            self._rest = Text("p", "", "bench-note")
        self.place.set_visibility(False)

    def show(
        self, note: str, bars: list[drawing.Bar], value: str, *, is_share: bool,
        by_chance: dict[str, float] | None = None, rest: str = "",
    ) -> None:  # fmt: skip
        """Show other bars; only the note where there are none.

        Parameters
        ----------
        value
            What their length is.
        is_share
            Whether that is a share.
        by_chance
            What each would have by chance, by name.
        rest
            A sentence below.
        """
        self._note.text, self._rest.text, self._caption.text = note, rest, value
        self.place.set_visibility(True)
        self._figure.set_visibility(bool(bars))
        if not bars:
            return
        self._chart.style(f"height: {40 + 36 * len(bars)}px")
        self._chart.props["aria-label"] = value
        self._chart.options.clear()
        self._chart.options.update({"textStyle": {"fontFamily": FONT[self._language]}} | drawing.bars(bars, is_share))
        self._chart.update()
        written = numerals.percent if is_share else numerals.number
        ends = ["low", "high"] if any(np.isfinite(bar.low) for bar in bars) else []
        head = [say(self._language, "bench.moves.lever"), value]
        head += [say(self._language, f"table.{end}") for end in ends]
        head += [say(self._language, "bench.moves.chance")] if by_chance else []
        rows = [
            [bar.name, written(bar.value), *(written(getattr(bar, end)) for end in ends),
             *([written(by_chance[bar.name])] if by_chance else [])]
            for bar in bars
        ]  # fmt: skip
        self._twin.clear()
        with self._twin:
            table(head, rows)
