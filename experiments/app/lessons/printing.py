"""The print view of a lesson: a hand-out to write on, and a debrief with what came out."""

from __future__ import annotations

import asyncio
from threading import Event

from nicegui import ui

from experiments.app.controls import press, tick
from experiments.app.desk.session import AT_A_TIME
from experiments.app.frame import path_to
from experiments.app.html import Text, box, link, table
from experiments.app.lessons.asking import Asking
from experiments.app.lessons.comparing import choices_in_words
from experiments.app.lessons.filling import number, written
from experiments.app.lessons.judging import amounts
from experiments.app.lessons.lesson import Lesson, Question
from experiments.app.lessons.numbers import LINES, line
from experiments.app.lessons.showing import Shower
from experiments.app.living import Laboratory, Lived, Superseded
from experiments.app.words import say


class Paper:
    """A lesson on paper.

    Parameters
    ----------
    laboratory
        Shared by all pages.
    lesson
        The lesson.
    language
        "en" or "ja".
    """

    def __init__(self, laboratory: Laboratory, lesson: Lesson, language: str) -> None:
        self._laboratory, self._lesson, self._language = laboratory, lesson, language
        self._stop = Event()

    async def build(self) -> None:
        """Build the hand-out, then the debrief as soon as its worlds have lived."""
        language = self._language
        with box("p", "tools"):
            for part in ("handout", "debrief"):
                with box("label", "toggle"):
                    tick("", True, lambda is_shown, part=part: self._parts[part].set_visibility(bool(is_shown)))
                    Text("span", say(language, f"lesson.{part}"))
            press(say(language, "lesson.print_now"), lambda: ui.run_javascript("window.print()"), "main")
            link(say(language, "lesson.to_lesson"), path_to(f"/lessons/{self._lesson.name}", self._language))
        self._parts = {part: box("section", f"paper {part}") for part in ("handout", "debrief")}
        with self._parts["handout"]:
            self._handout()
        with self._parts["debrief"]:
            Text("h2", say(language, "lesson.debrief"))
            state = Text("p", say(language, "desk.computing", share=0), "state")
        client = ui.context.client
        client.on_delete(self._stop.set)
        await client.connected()
        loop, lived = asyncio.get_running_loop(), {}
        try:
            for name, world in self._lesson.worlds.items():
                lived[name] = await loop.run_in_executor(AT_A_TIME, self._laboratory.live, world.asked, self._stop)
        except Superseded:
            return
        state.delete()
        with self._parts["debrief"]:
            self._debrief(lived)
            Text("p", say(language, "answer.sure", n=len(next(iter(lived.values())).comparison.twins.seeds)), "state")

    def _said(self, both: tuple[str, str]) -> str:
        return both[self._language == "ja"]

    def _handout(self) -> None:
        Text("h2", say(self._language, "lesson.handout"))
        Text("p", self._said(self._lesson.about))
        Text("p", say(self._language, "lesson.name_line"), "write")
        for i, page in enumerate(self._lesson.pages, 1):
            with box("section", "sheet"):
                Text("h3", f"{i}. {self._said(page.title)}")
                Text("p", Asking(self._lesson, page.predict, self._language).text(page.text))
                self._to_answer(page.predict, "lesson.predict")
                Text("p", say(self._language, "lesson.write_out"), "write tall")
                Text("p", say(self._language, "lesson.write_why"), "write tall")
                if page.mechanism is not None:
                    what = self._said(page.mechanism)
                    Text("p", say(self._language, "lesson.write_without", what=what), "write tall")
                if page.puzzle is not None:
                    self._to_answer(page.puzzle, "lesson.puzzle")

    def _to_answer(self, question: Question, heading: str) -> None:
        asking = Asking(self._lesson, question, self._language)
        Text("h4", say(self._language, heading))
        Text("p", asking.text(question.text))
        if question.kind == "choice":
            with box("ul", "boxes"):
                for choice in question.choices:
                    Text("li", asking.text(choice.text))
        elif question.kind == "number":
            Text("p", f"{asking.in_words(question.low)} – {asking.in_words(question.high)}:", "write")
        else:
            form = LINES[question.measure]
            ends = [number(value, form, self._language) for value in (question.high, question.low)]
            head = [say(self._language, "month"), *(str(month) for month in question.months)]
            table(head, [[f"{ends[1]} – {ends[0]}", *("" for _ in question.months)]])

    def _debrief(self, lived: dict[str, Lived]) -> None:
        shower = Shower(self._lesson, self._language, for_paper=True)
        for i, page in enumerate(self._lesson.pages, 1):
            with box("section", "sheet"):
                Text("h3", f"{i}. {self._said(page.title)}")
                self._solution(page.predict, lived)
                shower.show(page.outcome, lived)
                if page.without is not None and page.mechanism is not None:
                    Text("h4", say(self._language, "lesson.switch", what=self._said(page.mechanism)))
                    shower.show(page.without, lived)
                if page.puzzle is not None and page.answer is not None:
                    self._solution(page.puzzle, lived)
                    shower.show(page.answer, lived)
                if page.notes is not None:
                    Text("p", self._said(page.notes), "notes")

    def _solution(self, question: Question, lived: dict[str, Lived]) -> None:
        asking = Asking(self._lesson, question, self._language)
        known = amounts(self._lesson, lived, (), (question,))
        Text("h4", asking.text(question.text))
        if question.kind == "choice":
            Text("p", choices_in_words(asking, known, self._language))
        elif question.kind == "number":
            Text("p", say(self._language, "lesson.out", what=written(known[question.of], self._language)))
        else:
            values = line(lived[question.world].comparison, question.policy, question.measure).mean(axis=0)
            out = [float(values[month - 1]) for month in question.months]
            head = [say(self._language, "month"), *(str(month) for month in question.months)]
            cells = [number(value, LINES[question.measure], self._language) for value in out]
            table(head, [[say(self._language, "lesson.came_out"), *cells]])
