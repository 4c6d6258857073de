"""Puts a question onto the page and keeps what is answered: a choice, a number, or a drawn line."""

from __future__ import annotations

from itertools import count

from nicegui import ui

from experiments.app.controls import number, radio, slider
from experiments.app.html import Text, box
from experiments.app.lessons.curve import Curve
from experiments.app.lessons.filling import filled
from experiments.app.lessons.filling import number as number_in_words
from experiments.app.lessons.judging import settings
from experiments.app.lessons.lesson import Lesson, Question
from experiments.app.lessons.numbers import LINES
from experiments.app.lessons.votes import Vote
from experiments.app.words import say

_GROUPS = count(1)


class Asking:
    """A question of a page.

    Parameters
    ----------
    lesson, question
        What is asked.
    language
        "en" or "ja".
    """

    def __init__(self, lesson: Lesson, question: Question, language: str) -> None:
        self._lesson, self.question, self._language = lesson, question, language
        self.answer: Vote | None = None
        self._fields: list[ui.element] = []
        self._curve: Curve | None = None

    def text(self, both: tuple[str, str]) -> str:
        """Return a text of the lesson in the language of the page."""
        return filled(both[self._language == "ja"], settings(self._lesson), self._language)

    def build(self) -> None:
        """Put the question onto the page."""
        asked = self.question
        with box("fieldset", f"question {asked.kind}"):
            Text("legend", self.text(asked.text))
            getattr(self, f"_build_{asked.kind}")()

    def lock(self) -> None:
        """Let the answer stand."""
        for one in self._fields:
            one.props["disabled"] = True
            one.update()
        if self._curve is not None:
            self._curve.lock()

    def _build_choice(self) -> None:
        group = f"question-{next(_GROUPS)}"
        for choice in self.question.choices:
            with box("label", "option"):
                self._fields.append(radio(group, choice.name, self._chosen))
                Text("span", self.text(choice.text))

    def _chosen(self, name: str) -> None:
        if name in {choice.name for choice in self.question.choices}:
            self.answer = name

    def _build_number(self) -> None:
        asked = self.question
        scale = 100.0 if self._is_percent else 1.0
        middle = asked.low + round((asked.high - asked.low) / 2 / asked.step) * asked.step
        label = self.text(asked.text)
        unit = self._unit

        def moved(value: float) -> None:
            if asked.low <= value / scale <= asked.high:
                self.answer = value / scale
                line.set(value)
                field.set(value)

        with box("div", "slider-line"):
            line = slider(label, asked.low * scale, asked.high * scale, asked.step * scale, middle * scale, moved)
            with box("span", "with-unit"):
                field = number(label, middle * scale, moved, asked.low * scale, asked.high * scale, "any")
                Text("span", unit)
        self._fields += [line, field]

    @property
    def _is_percent(self) -> bool:
        return self._lesson.numbers[self.question.of].form in ("percent", "points")

    @property
    def _unit(self) -> str:
        form = self._lesson.numbers[self.question.of].form
        if form in ("percent", "plain"):
            return "%" if form == "percent" else ""
        return say(self._language, f"lesson.unit.{form}")

    def _build_curve(self) -> None:
        asked = self.question

        def drawn(values: list[float]) -> None:
            if len(values) == len(asked.months):
                self.answer = [min(max(value, asked.low), asked.high) for value in values]

        Text("p", say(self._language, "lesson.draw"), "hint")
        self._curve = Curve(
            self.text(asked.text), say(self._language, "month"), asked.months, asked.low, asked.high,
            LINES[asked.measure] == "percent", drawn,
        )  # fmt: skip

    def in_words(self, vote: Vote) -> str:
        """Return an answer as people read it."""
        if isinstance(vote, str):
            return next((self.text(choice.text) for choice in self.question.choices if choice.name == vote), vote)
        if isinstance(vote, list):
            form = LINES[self.question.measure]
            return " · ".join(number_in_words(value, form, self._language) for value in vote)
        return number_in_words(float(vote), self._lesson.numbers[self.question.of].form, self._language)
