"""The page of the what-if desk: what it holds, and how an answer gets onto it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from nicegui import ui

from experiments.app.asked import GROUPS, LETTERS, MOST, SIZES, Asked, Chosen
from experiments.app.controls import menu, number, press
from experiments.app.desk import answer, drawing
from experiments.app.desk.cards import Card
from experiments.app.desk.headline import headline
from experiments.app.desk.reporting import report_of
from experiments.app.desk.session import AT_A_TIME, Session
from experiments.app.html import Text, box, table
from experiments.app.living import Laboratory, Lived
from experiments.app.words import say
from experiments.presets import names
from experiments.refusal import Refusal
from experiments.report import numerals
from experiments.report.words import Words

FORMS = {"retention": "percent", "trust": "share", "profit": "money", "loyalty": "share", "unequal": "small"}


class Desk:
    """The desk of one page.

    Parameters
    ----------
    laboratory
        Shared by all pages.
    asked
        What the link asks.
    language
        "en" or "ja".
    """

    def __init__(self, laboratory: Laboratory, asked: Asked, language: str) -> None:
        self.asked, self.language, self._words = asked, language, Words(language)
        self.session = Session(laboratory, self.show, self.refuse)
        self._charts: dict[str, ui.echart] = {}
        self._tables: dict[str, ui.element] = {}
        self._titles: dict[str, Text] = {}
        self._data: dict[str, tuple[list[str], list[list[str]]]] = {}
        self._open: set[str] = set()
        self._picked = ""
        self._offered: dict[str, str] = {}
        self._lived: Lived | None = None
        self.drawn = 0

    def named(self, letter: str) -> str:
        """Return what a policy is called here."""
        chosen = self.asked.policies[LETTERS.index(letter)]
        return f"{letter.upper()} {self._words.policy(chosen.preset)}{'*' * bool(chosen.levers)}"

    # Building

    def build(self) -> None:
        """Build the page, and ask the first time."""
        Text("p", say(self.language, "desk.question"), "lead")
        with box("section", "answer", id_="answer", role="status", aria_live="polite"):
            self._sentences = [Text("p", "", "headline") for _ in range(len(LETTERS) - 1)]
            self._state = Text("p", "", "state")
        self._problem = box("div", "problem")
        with box("div", "desk"):
            self._side = box("aside", "side", aria_label=say(self.language, "desk.policies"))
            self._build_side()
            with box("section", "charts", aria_label=say(self.language, "desk.charts")):
                self._picker = box("div", "picker-line")
                for what in (*answer.LINES, "fates", "causes", "segments"):
                    self._chart(what)
        self._share()
        ui.timer(0.25, self._tell_progress)
        ui.context.client.on_delete(self.session.end)
        ui.context.client.on_disconnect(self.session.end)
        self.session.ask(self.asked)

    def _build_side(self) -> None:
        self._side.clear()
        presets = tuple(name for name in names("policy"))
        with self._side:
            for i, letter in enumerate(self.asked.letters):
                with box("section", f"card {letter}"):
                    title = say(self.language, "desk.policy", letter=letter.upper())
                    if i == len(self.asked.policies) - 1:
                        title += f" · {say(self.language, 'desk.baseline')}"
                    Text("h2", title)
                    Card(i, lambda: self.asked, self._policy_changed, self.language).build(presets)
                    if len(self.asked.policies) > 1:
                        press(
                            say(self.language, "desk.remove", letter=letter.upper()), partial(self._remove, i), "quiet"
                        )
            if len(self.asked.policies) < len(LETTERS):
                press(say(self.language, "desk.add"), self._add)
            with box("section", "card"):
                Text("h2", say(self.language, "desk.world"))
                for group in GROUPS:
                    self._group(group)
                Text("h2", say(self.language, "desk.size"))
                for size in SIZES:
                    self._size(size)

    def _group(self, group: str) -> None:
        known = {name: self._called(group, name) for name in names(group)}
        label = say(self.language, f"desk.{group}")
        with box("label", "field"):
            Text("span", label)
            menu("", known, self.asked.groups[group], partial(self._group_changed, group))

    def _group_changed(self, group: str, name: str) -> None:
        self._ask(replace(self.asked, groups={**self.asked.groups, group: name}))

    def _size(self, size: str) -> None:
        with box("label", "field"):
            Text("span", say(self.language, f"desk.{size}"))
            number("", self.asked.sizes[size], partial(self._size_changed, size), 1, MOST[size], 1)

    def _size_changed(self, size: str, value: float) -> None:
        self._ask(replace(self.asked, sizes={**self.asked.sizes, size: int(value)}))

    def _called(self, group: str, name: str) -> str:
        return say(self.language, f"{group}.{name}") if group != "programme" else self._words.policy(name)

    def _chart(self, what: str) -> None:
        with box("figure", f"chart {what}"):
            self._titles[what] = Text("figcaption", self._title(what))
            chart = ui.echart({"series": []}, renderer="svg").classes("canvas")
            chart.props["role"] = "img"
            chart.props["aria-label"] = self._title(what)
            self._charts[what] = chart
            with box("details") as details:
                Text("summary", say(self.language, "table"))
                self._tables[what] = box("div", "twin")
            details.on("toggle", partial(self._opened, what), js_handler="(e) => emit(e.target.open)")
            if what == "fates" and len(self.asked.policies) < 2:
                chart.set_visibility(False)

    def _title(self, what: str) -> str:
        month = self.asked.sizes["horizon_months"]
        return say(self.language, f"chart.{what}", month=month)

    def _share(self) -> None:
        with box("section", "share"):
            Text("h2", say(self.language, "desk.share"))
            self._link, self._command = (self._readable(key) for key in ("desk.link", "desk.command"))
            with box("div", "buttons"):
                self._copy("desk.copy_link", self._link)
                self._copy("desk.copy_command", self._command)
                press(say(self.language, "desk.report"), self._report, "main")
            self._tell_link()

    def _readable(self, key: str) -> Text:
        Text("p", say(self.language, key), "field-name")
        return Text("pre", "", "readable", tabindex="0", aria_label=say(self.language, key))

    def _copy(self, key: str, source: Text) -> None:
        def copy() -> None:
            text = source.text if source is self._command else f"location.origin + {json.dumps(source.text)}"
            script = text if source is self._link else json.dumps(text)
            ui.run_javascript(f"navigator.clipboard.writeText({script})")
            ui.notify(say(self.language, "desk.copied"))

        press(say(self.language, key), copy)

    async def _report(self) -> None:
        if self._lived is None:
            return
        ui.notify(say(self.language, "desk.report.writing"))
        called = tuple(self.named(letter) for letter in self._lived.asked.letters)
        page = await asyncio.get_running_loop().run_in_executor(
            AT_A_TIME, report_of, self._lived, called, self.language
        )
        ui.download.content(page, "kizuna_report.html", "text/html")

    # Asking

    def _policy_changed(self, number: int, chosen: Chosen) -> None:
        is_other_preset = chosen.preset != self.asked.policies[number].preset or not chosen.levers
        self._ask(self.asked.with_policy(number, chosen))
        if is_other_preset:
            self._build_side()

    def _add(self) -> None:
        self._ask(replace(self.asked, policies=(Chosen("neutral"), *self.asked.policies)))
        self._build_side()

    def _remove(self, number: int) -> None:
        kept = tuple(chosen for i, chosen in enumerate(self.asked.policies) if i != number)
        self._ask(replace(self.asked, policies=kept))
        self._build_side()

    def _ask(self, asked: Asked) -> None:
        self.asked = asked
        self._tell_link()
        self.session.ask(asked)

    def _tell_link(self) -> None:
        query = self.asked.link()
        here = f"?{query}&lang={self.language}"
        ui.run_javascript(f"history.replaceState(null, '', {json.dumps(here)})")
        self._command.text = self.asked.command()
        self._link.text = f"/{here}"

    def _tell_progress(self) -> None:
        if self.session.is_working:
            self._state.text = say(self.language, "desk.computing", share=round(100 * self.session.share))

    # Answering

    def refuse(self, refusal: Refusal) -> None:
        """Show what is wrong with the question; the charts keep the last answer."""
        from experiments.app.frame import show_refusal

        self._problem.clear()
        self._state.text = ""
        with self._problem:
            show_refusal(refusal, self.language)

    def show(self, lived: Lived, seconds: float) -> None:
        """Put an answer onto the page."""
        comparison, self._lived = lived.comparison, lived
        self._problem.clear()
        said = headline(comparison, self.language, self.named)
        for place, text in zip(self._sentences, [*said, "", "", ""], strict=False):
            place.text = text
        for what in answer.LINES:
            self._show_line(what, comparison)
        for what in ("fates", "causes", "segments"):
            self._charts[what].set_visibility(bool(comparison.treatments))
        if comparison.treatments:
            self._show_pair(comparison)
        self.drawn += 1
        self._state.text = f"{say(self.language, 'desk.done', seconds=f'{seconds:.2f}')} · " + say(
            self.language, "answer.sure", n=len(comparison.twins.seeds)
        )
        self._state.props["data-drawn"] = str(self.drawn)
        self._state.update()

    def _pick(self, treatments: tuple[str, ...]) -> str:
        """Return the policy that is looked at closely; where there are several, let people choose."""
        if self._picked not in treatments:
            self._picked = treatments[0]
        names_now = {letter: self.named(letter) for letter in treatments}
        if names_now != self._offered:
            self._offered = names_now
            self._picker.clear()
            if len(treatments) > 1:
                with self._picker, box("label", "field"):
                    Text("span", say(self.language, "desk.closely"))
                    menu("", names_now, self._picked, self._pick_another)
        return self._picked

    def _pick_another(self, letter: str) -> None:
        self._picked = letter
        if self._lived is not None and letter in self._lived.comparison.treatments:
            self._show_pair(self._lived.comparison)

    def _show_line(self, what: str, comparison: Any) -> None:
        bands = {name: answer.line(comparison, name, what) for name in comparison.policies}
        called = {name: self.named(name) for name in bands}
        first = 0 if what == "retention" else 1
        marks = None
        if what == "profit" and comparison.treatments:
            turn = answer.lead(comparison, comparison.treatments[0], "profit").month
            marks = [turn] if turn else None
        self._draw(what, drawing.over_months(bands, called, first, say(self.language, "month"), FORMS[what], marks))
        written = {"percent": lambda v: numerals.percent(v, 1)}.get(FORMS[what], numerals.number)
        months = [m for m in range(12, comparison.horizon + 1, 12)] or [comparison.horizon]
        rows = [[str(m), *(f"{written(float(band.mean[m - first]))}" for band in bands.values())] for m in months]
        self._twin(what, [say(self.language, "month"), *called.values()], rows)

    def _show_pair(self, comparison: Any) -> None:
        one, other = self._pick(comparison.treatments), comparison.baseline
        versus = say(self.language, "chart.against", one=self.named(one), other=self.named(other))
        for what in ("fates", "causes", "segments"):
            self._titles[what].text = f"{self._title(what)} ({versus})"
        people = answer.fates_of(comparison, one, comparison.horizon)
        fates = {fate: say(self.language, f"fate.{fate}") for fate in people}
        under = {letter: say(self.language, "fate.under", policy=self.named(letter)) for letter in (one, other)}
        nodes = {
            f"{who} {way}": f"{under[letter]}\n{say(self.language, f'fate.{way}')}"
            for who, letter in (("one", one), ("other", other)) for way in ("stays", "leaves")
        }  # fmt: skip
        means = {fate: round(float(band.mean[0]), 1) for fate, band in people.items()}
        self._draw("fates", drawing.flow(means, nodes | fates))
        bounds = [say(self.language, f"table.{part}") for part in ("low", "high")]
        self._twin("fates", ["", say(self.language, "table.people"), *bounds],
                   [[fates[fate], *_cells(band)] for fate, band in people.items()])  # fmt: skip
        causes = [(self._cause(name), band) for name, band in answer.causes_of(comparison, one)]
        self._draw("causes", drawing.waterfall(causes))
        self._twin("causes", [say(self.language, "table.cause"), say(self.language, "table.amount"), *bounds],
                   [[name, *_cells(band, numerals.signed)] for name, band in causes])  # fmt: skip
        segments = [
            (self._words.capital(self._words(f"segment.{grouping}.{segment}")), band)
            for grouping, segment, band in answer.segments_of(comparison, one)
        ]
        self._draw("segments", drawing.whiskers(segments))
        self._twin("segments", [say(self.language, "table.who"), say(self.language, "table.amount"), *bounds],
                   [[name, *_cells(band, numerals.signed)] for name, band in segments])  # fmt: skip

    def _cause(self, name: str) -> str:
        return say(self.language, f"{'chart' if name in ('others', 'total') else 'account'}.{name}")

    def _draw(self, what: str, options: dict[str, Any]) -> None:
        chart = self._charts[what]
        chart.options.clear()
        chart.options.update({"textStyle": {"fontFamily": drawing.FONT[self.language]}} | options)
        chart.update()

    def _opened(self, what: str, event: Any) -> None:
        """Fill the table of a chart when somebody looks, and leave it alone otherwise."""
        (self._open.add if event.args else self._open.discard)(what)
        self._fill(what)

    def _twin(self, what: str, head: list[str], rows: list[list[str]]) -> None:
        self._data[what] = head, rows
        self._fill(what)

    def _fill(self, what: str) -> None:
        place = self._tables[what]
        place.clear()
        if what in self._open and what in self._data:
            with place:
                table(*self._data[what])


def _cells(band: answer.Band, written: Callable[[float], str] = numerals.number) -> list[str]:
    return [written(float(values[0])) for values in (band.mean, band.low, band.high)]
