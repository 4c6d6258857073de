"""The page of the experiment bench: a sweep, its map, what moves it, its cells, and files to take away."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pandas as pd
from nicegui import ui

from experiments.app.bench import moving, parts, to_desk
from experiments.app.bench.apart import apart
from experiments.app.bench.bar_figure import BarFigure
from experiments.app.bench.cells_table import CellsTable
from experiments.app.bench.focus import into_sight
from experiments.app.bench.mapping import Map, map_of
from experiments.app.bench.pickers import Pickers
from experiments.app.bench.shelf import Run, Shelf, Swept
from experiments.app.bench.small import Small
from experiments.app.bench.view import View
from experiments.app.desk.drawing import FONT
from experiments.app.frame import path_to, show_refusal
from experiments.app.html import Text, box
from experiments.app.words import say
from experiments.report import numerals
from experiments.report.words import Words
from experiments.sweeping.answer import READ
from experiments.sweeping.bases import cell_of
from experiments.words_of_columns import told

COMMANDS = (
    "kizuna --multirun customers=1000 replications=4 policies.aggressive.pricing.hidden_fee=0,0.05,0.1 "
    "policies.aggressive.pricing.price=0.9,1.0,1.1",
    "kizuna experiment=sweep_demo",
)
"""What to type where the store is empty."""


class Bench:
    """The bench of one page.

    Parameters
    ----------
    shelf
        What lies on disk.
    view
        What the link asks.
    swept
        The sweep looked at; None where the store holds none.
    language
        "en" or "ja".
    """

    def __init__(self, shelf: Shelf, view: View, swept: Swept | None, language: str) -> None:
        self.shelf, self.view, self.swept, self.language = shelf, view, swept, language
        self._words = Words(language)
        self._map: Map | None = None
        self._is_working, self._is_wanted, self._has_gone, self.drawn = False, False, False, 0

    def build(self) -> None:
        """Build the page, and read the first time."""
        Text("p", say(self.language, "bench.lead"), "lead")
        if self.swept is None:
            self._build_empty()
        else:
            self._build_sweep(self.swept)
            with box("details"):
                Text("summary", say(self.language, "bench.small"))
                Small(self.language).build()
        parts.show_dictionary(self.swept, self.language)
        with box("section"):
            self._build_runs()

    def _build_empty(self) -> None:
        with box("section", "plain"):
            Text("h2", say(self.language, "bench.empty"))
            Text("p", say(self.language, "bench.empty.lead"))
            said = say(self.language, "bench.empty.lead")
            Text("pre", "\n".join(COMMANDS), "readable", tabindex="0", aria_label=said)
        with box("section"):
            Text("h2", say(self.language, "bench.small"))
            Small(self.language).build()

    def _build_sweep(self, swept: Swept) -> None:
        Pickers(self.shelf, swept, lambda: self.view, self._changed, self.language).build()
        parts.show_asked(swept, self.language)
        self._opening = box("div", role="status", aria_live="polite")
        with box("div", "bench-main"):
            with box("figure", "chart bench-map"):
                self._finding = Text("figcaption", "", "bench-finding")
                self._counts = Text("p", "", "bench-note")
                self._chart = self._new_chart()
                self._chart.on_point_click(lambda told: self._clicked(told.data_index))
                self._marks = Text("p", say(self.language, "bench.reading"), "bench-note")
            with box("section", "plain bench-bars"):
                Text("h2", say(self.language, "bench.moves"))
                self._bars = BarFigure(self.language)
                self._of_run = BarFigure(self.language)
        with box("section"):
            Text("h2", say(self.language, "bench.table"))
            self._table_note = Text("p", "", "bench-note")
            self._table = CellsTable(self.language, self.open)
            self._table.build()
        with box("section"):
            parts.show_taking(swept, self.language)
        ui.context.client.on_delete(self._gone)
        self._read_again()

    def _new_chart(self) -> ui.echart:
        chart = ui.echart({"series": []}).classes("canvas")
        chart.props["role"] = "img"
        return chart

    def _build_runs(self) -> None:
        runs = self.shelf.runs()
        if self.swept is None:
            self._of_run = BarFigure(self.language)
        parts.show_runs(runs, self.language, self._run_chosen)
        chosen = next((one for one in runs if one.name == self.view.run), None)
        telling = chosen or next((one for one in runs if moving.bars_of(one, self.language)), None)
        if telling is not None:
            self._show_run(telling)

    def _run_chosen(self, chosen: Run) -> None:
        self.view = replace(self.view, run=chosen.name)
        self._tell_link()
        self._show_run(chosen)
        into_sight(self._of_run.place)

    def _show_run(self, chosen: Run) -> None:
        kind = str(chosen.manifest["experiment"])
        finding = parts.finding_of(chosen) or parts.study_name(kind, self.language)
        bars = moving.bars_of(chosen, self.language)
        self._of_run.show(
            say(self.language, "bench.moves.run", run=chosen.name, finding=finding), bars,
            say(self.language, f"bench.moves.{kind}") if bars else "", is_share=False,
        )  # fmt: skip

    # Reading

    def _gone(self) -> None:
        self._has_gone = True

    def _changed(self, view: View) -> None:
        self.view = view
        self._tell_link()
        self._read_again()

    def _tell_link(self) -> None:
        here = f"?{self.view.link()}&lang={self.language}"
        ui.run_javascript(f"history.replaceState(null, '', {json.dumps(here)})")

    def _read_again(self) -> None:
        """Read what is asked now; while that lasts, only the last question counts."""
        self._is_wanted = True
        if not self._is_working:
            self._is_working = True
            asyncio.create_task(self._work())

    async def _work(self) -> None:
        assert self.swept is not None
        try:
            while self._is_wanted and not self._has_gone:
                self._is_wanted, view = False, self.view
                outcomes = tuple(dict.fromkeys((view.outcome, *READ)))
                cells = await apart(self.swept.read, view.one, view.against, view.month, outcomes)
                if not self._is_wanted and not self._has_gone:
                    self._show(view, cells)
        finally:
            self._is_working = False

    def _show(self, view: View, cells: pd.DataFrame) -> None:
        assert self.swept is not None
        self._map = map_of(self.swept, view, cells, self.language)
        self._finding.text, self._counts.text, self._marks.text = self._map.finding, self._map.counts, self._map.marks
        self._chart.options.clear()
        self._chart.options.update({"textStyle": {"fontFamily": FONT[self.language]}} | self._map.options)
        self._chart.props["aria-label"] = f"{self._map.finding} {self._map.marks}"
        self._chart.set_visibility(bool(self._map.options))
        self._chart.update()
        self._show_bars(cells, view.outcome)
        self._show_table(view, cells)
        self.drawn += 1
        self._marks.props["data-drawn"] = str(self.drawn)
        self._marks.update()

    def _show_bars(self, cells: pd.DataFrame, outcome: str) -> None:
        assert self.swept is not None
        bars, by_chance = moving.own_bars(self.swept, cells, outcome, self.language)
        is_one = sum(len(values) > 1 for values in self.swept.axes.values()) < 2
        key = "one" if is_one else "own" if bars else "none"
        rest = ""
        if key == "own" and self._map is not None and self._map.is_grid:
            left = numerals.percent(max(0.0, 1.0 - sum(bar.value for bar in bars)))
            rest = say(self.language, "bench.moves.rest", rest=left)
        self._bars.show(
            say(self.language, f"bench.moves.{key}"), bars if key == "own" else [],
            say(self.language, "bench.moves.share"), is_share=True, by_chance=by_chance, rest=rest,
        )  # fmt: skip

    def _show_table(self, view: View, cells: pd.DataFrame) -> None:
        assert self.swept is not None
        one, other = self._words.policy(view.one), self._words.policy(view.against) if view.against else ""
        what = say(self.language, f"bench.table.{'difference' if other else 'level'}", one=one, other=other)
        self._table_note.text = say(self.language, "bench.table.lead", month=view.month, what=what)
        names = {"number": say(self.language, "bench.table.number")}
        names |= {self.swept.column(key): moving.lever_name(key, self.language) for key in self.swept.axes}
        names |= {name: told(name).meaning[self.language == "ja"] for name in dict.fromkeys((view.outcome, *READ))}
        names["lived"] = say(self.language, "bench.table.lived")
        self._table.show(cells, names, view.outcome, bool(view.against))

    # Opening on the desk

    def _clicked(self, place: int) -> None:
        if self._map is not None and 0 <= place < len(self._map.numbers):
            self.open(self._map.numbers[place])

    def open(self, number: int) -> None:
        """Open a cell on the desk, or say why it cannot go there."""
        self._opening.clear()
        with self._opening:
            Text("p", say(self.language, "bench.open.working", n=number), "bench-note")
        asyncio.create_task(self._open(number))

    async def _open(self, number: int) -> None:
        found = await apart(self._carried, number)
        if self._has_gone:
            return
        if found is not None and found.link:
            with self._opening:
                ui.navigate.to(f"{path_to('desk', self.language).partition('?')[0]}?{found.link}&lang={self.language}")
            return
        self._opening.clear()
        with self._opening, box("section", "refusal", role="alert"):
            Text("h2", say(self.language, "bench.open.cannot", n=number))
            if found is None:
                Text("p", say(self.language, "bench.open.unknown"))
            if found is not None and found.missing:
                Text("p", say(self.language, "bench.open.missing", keys=", ".join(found.missing)))
        if found is not None and found.refusal is not None:
            with self._opening:
                show_refusal(found.refusal, self.language, "bench")
        into_sight(self._opening)

    def _carried(self, number: int) -> to_desk.Carried | None:
        assert self.swept is not None
        rows = self.swept.sweep.cells().to_pylist()
        row = next((row for row in rows if row["number"] == number), None)
        cell = cell_of(self.swept.sweep, row) if row else None
        if cell is None:
            return None
        policies = tuple(filter(None, (self.view.one, self.view.against)))
        return to_desk.carried(cell, policies, tuple(self.swept.sweep.manifest["command"]))
