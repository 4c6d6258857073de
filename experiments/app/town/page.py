"""The page of the town: the question, the stage, and the diary of one customer."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from nicegui import background_tasks, ui

from experiments.app.asked import LETTERS, MOST, Asked, Chosen
from experiments.app.controls import menu, number, press
from experiments.app.frame import show_refusal
from experiments.app.html import Text, box
from experiments.app.living import Superseded
from experiments.app.town import diary
from experiments.app.town.asking import View, diary_command, link_of
from experiments.app.town.film import FILMS, KINDS, Film
from experiments.app.town.routes import FILM
from experiments.app.town.stage import Stage
from experiments.app.words import WORDS, say
from experiments.presets import names
from experiments.refusal import Refusal
from experiments.report import numerals
from experiments.report.words import Words

AT_A_TIME = ThreadPoolExecutor(2, thread_name_prefix="town")
"""Films of all pages that are made at the same time, and diaries read."""


class Town:
    """One page.

    Parameters
    ----------
    asked
        What the link asks.
    view
        Where it looks.
    language
        "en" or "ja".
    """

    def __init__(self, asked: Asked, view: View, language: str) -> None:
        self.asked, self.view, self.language, self._words = asked, view, language, Words(language)
        self._client = ui.context.client
        self.film: Film | None = None
        self._kind = KINDS[0]
        self._asked_so_far = self._read_so_far = 0

    def named(self, i: int) -> str:
        """Return what a policy is called here."""
        chosen = self.asked.policies[i]
        return f"{LETTERS[i].upper()} {self._words.policy(chosen.preset)}{'*' * bool(chosen.levers)}"

    # Building

    def build(self) -> None:
        """Build the page and begin the film."""
        Text("p", say(self.language, "town.lead"), "lead")
        with box("section", "town-asked", aria_label=say(self.language, "town.asked")):
            self._build_question()
        self._problem = box("div", "problem")
        self.stage = Stage(self.language, self.view.month, self.pick, self._month_changed)
        self._remark = Text("p", "", "town-remark")
        with box("section", "town-one", aria_label=say(self.language, "town.customer")):
            Text("h2", say(self.language, "town.customer"))
            Text("p", say(self.language, "town.choose"), "lead")
            with box("div", "town-people"):
                self._build_people()
            self._diary = box("div", "town-diary", role="region", aria_live="polite",
                              aria_label=say(self.language, "town.customer"))  # fmt: skip
        with box("section", "share"):
            Text("h2", say(self.language, "desk.share"))
            self._link, self._command = (self._readable(key) for key in ("town.link", "town.command"))
            press(say(self.language, "desk.copy_link"), self._copy)
        self._client.on_delete(self.leave)
        self.ask(self.asked)

    def _build_question(self) -> None:
        for i, chosen in enumerate(self.asked.policies):
            known = {name: self._words.policy(name) for name in names("policy")}
            with self._field(say(self.language, "town.policy", letter=LETTERS[i].upper())):
                menu("", known, chosen.preset, partial(self._policy_changed, i))
        known = {name: self._market(name) for name in names("market")}
        with self._field(say(self.language, "desk.market")):
            menu("", known, self.asked.groups["market"], self._market_changed)
        labels = {"customers": "town.people", "horizon_months": "desk.horizon_months", "seed": "desk.seed"}
        for size, key in labels.items():
            with self._field(say(self.language, key)):
                number("", self.asked.sizes[size], partial(self._size_changed, size), 1, MOST[size], 1)

    def _build_people(self) -> None:
        kinds = {kind: say(self.language, f"town.kind.{kind}") for kind in KINDS}
        with self._field(say(self.language, "town.kind")):
            menu("", kinds, self._kind, self._kind_changed)
        press(say(self.language, "town.previous"), partial(self.go, -1))
        press(say(self.language, "town.next"), partial(self.go, 1))
        self._of = Text("span", "", "town-of", role="status")
        most = self.asked.sizes["customers"] - 1
        with self._field(say(self.language, "town.number")):
            self._number = number("", 0, lambda told: self.pick(int(told)), 0, most, 1)
            self._number.props["value"] = ""

    def _readable(self, key: str) -> Text:
        Text("p", say(self.language, key), "field-name")
        return Text("pre", "", "readable", tabindex="0", aria_label=say(self.language, key))

    def _copy(self) -> None:
        ui.run_javascript(f"navigator.clipboard.writeText(location.origin + {json.dumps(self._link.text)})")
        ui.notify(say(self.language, "desk.copied"))

    def _field(self, name: str) -> ui.element:
        made = box("label", "field")
        with made:
            Text("span", name)
        return made

    def _market(self, name: str) -> str:
        return say(self.language, f"market.{name}") if f"market.{name}" in WORDS else name

    # Asking

    def _policy_changed(self, i: int, preset: str) -> None:
        self.ask(self.asked.with_policy(i, Chosen(preset)))

    def _market_changed(self, market: str) -> None:
        self.ask(replace(self.asked, groups={**self.asked.groups, "market": market}))

    def _size_changed(self, size: str, value: float) -> None:
        self.ask(replace(self.asked, sizes={**self.asked.sizes, size: int(value)}))

    def ask(self, asked: Asked) -> None:
        """Ask something else; the film of the question before is given up."""
        self.asked = asked
        self._asked_so_far += 1
        self._look(month=min(self.view.month, asked.sizes["horizon_months"]))
        background_tasks.create(self._make(asked, self._asked_so_far))

    def _look(self, **changes: int | None) -> None:
        self.view = replace(self.view, **changes)  # type: ignore[arg-type]
        query = f"?{link_of(self.asked, self.view)}&lang={self.language}"
        self._client.run_javascript(f"history.replaceState(null, '', {json.dumps(query)})")
        self._link.text = f"/town{query}"
        chosen = self.view.customer
        self._command.text = diary_command(self.asked, 0 if chosen is None else chosen)

    def _month_changed(self, month: int) -> None:
        self._look(month=month)

    async def _make(self, asked: Asked, turn: int) -> None:
        loop = asyncio.get_running_loop()
        try:
            study = await loop.run_in_executor(AT_A_TIME, asked.study)
        except Refusal as refusal:
            if turn == self._asked_so_far:
                self._problem.clear()
                with self._problem:
                    show_refusal(refusal, self.language, "town")
            return
        if turn != self._asked_so_far:
            return
        self.end()
        film = Film(asked, study, loop)
        FILMS[film.token] = self.film = film
        self._problem.clear()
        self.stage.show(film, FILM + film.token, [self.named(i) for i in range(2)])
        has_contract = study.scenario(study.baseline).market.contract
        self._remark.text = "" if has_contract else say(self.language, "town.no_contract")
        self._number.props["max"] = str(asked.sizes["customers"] - 1)
        self._tell_people()
        if self.view.customer is not None:
            self.pick(self.view.customer)
        try:
            await loop.run_in_executor(AT_A_TIME, film.make)
        except Superseded:
            return
        self._tell_people()

    def leave(self) -> None:
        """Give everything up: the page has gone."""
        self._asked_so_far += 1
        self._read_so_far += 1
        self.end()

    def end(self) -> None:
        """Give the film up and forget it."""
        if self.film is not None:
            self.film.stop.set()
            FILMS.pop(self.film.token, None)

    # One customer

    def _kind_changed(self, kind: str) -> None:
        self._kind = kind
        self._tell_people()

    def _tell_people(self) -> None:
        who = self.film.who.get(self._kind) if self.film else None
        self._of.text = "" if who is None else say(self.language, "town.of", n=numerals.count(len(who)))
        if who is not None and not len(who):
            self._of.text = say(self.language, "town.nobody")

    def go(self, by: int) -> None:
        """Go to the next or the previous customer of the kind, around in a circle."""
        who = self.film.who.get(self._kind) if self.film else None
        if who is None or not len(who):
            return
        here = self.view.customer
        if here is None:
            self.pick(int(who[0 if by > 0 else -1]))
        elif by > 0:
            later = who[who > here]
            self.pick(int(later[0] if len(later) else who[0]))
        else:
            earlier = who[who < here]
            self.pick(int(earlier[-1] if len(earlier) else who[-1]))

    def pick(self, customer: int) -> None:
        """Read a customer's diary; an earlier one still being read is not shown."""
        self._read_so_far += 1
        if self.film is None or not 0 <= customer < self.asked.sizes["customers"]:
            self._look(customer=None)
            self.stage.choose(None)
            self._diary.clear()
            return
        self._look(customer=customer)
        self._number.set(customer)
        self.stage.choose(customer)
        background_tasks.create(self._read(self.film, customer, self._read_so_far))

    async def _read(self, film: Film, customer: int, turn: int) -> None:
        self._diary.clear()
        with self._diary:
            Text("p", say(self.language, "town.reading", customer=customer), "state")
        try:
            wanted = partial(self._is_read, turn)
            life = await asyncio.get_running_loop().run_in_executor(AT_A_TIME, diary.read, film, customer, wanted)
        except Superseded:
            return
        if not self._is_read(turn) or film is not self.film:
            return
        self._diary.clear()
        called = {letter: self.named(i) for i, letter in enumerate(self.asked.letters)}
        with self._diary:
            diary.show(life, film.study.scenario(film.study.baseline).companies, called, self.language)

    def _is_read(self, turn: int) -> bool:
        return turn == self._read_so_far
