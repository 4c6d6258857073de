"""Puts a prediction beside what came out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.app.html import Text, box, table
from experiments.app.lessons.asking import Asking
from experiments.app.lessons.filling import number, written
from experiments.app.lessons.judging import came_true
from experiments.app.lessons.lesson import Lesson, Question
from experiments.app.lessons.numbers import LINES, Amount, line
from experiments.app.living import Lived
from experiments.app.words import say


def compare(
    lesson: Lesson, asking: Asking, known: Mapping[str, Amount], lived: Mapping[str, Lived], language: str
) -> None:
    """Show a prediction beside what came out."""
    question, answer = asking.question, asking.answer
    with box("div", "compared"):
        if answer is None:
            return
        if isinstance(answer, list):
            _lines(question, answer, lived, language)
            return
        Text("p", say(language, "lesson.you", what=asking.in_words(answer)))
        if isinstance(answer, str):
            Text("p", choices_in_words(asking, known, language))
            Text("p", say(language, f"lesson.{verdict(question, answer, known)}"), "verdict")
            return
        out = known[question.of]
        interval = say(
            language, "lesson.interval", low=written(out, language, "low"), high=written(out, language, "high")
        )
        Text("p", say(language, "lesson.out", what=f"{written(out, language)} ({interval})"))
        away = number(abs(float(answer) - out.mean), "points" if out.form == "percent" else out.form, language)
        Text("p", say(language, "lesson.away", n=away), "verdict")


def choices_in_words(asking: Asking, known: Mapping[str, Amount], language: str) -> str:
    """Return which choices came true, as a sentence."""
    true = came_true(asking.question, known)
    if not true:
        return say(language, "lesson.none")
    words = " / ".join(asking.in_words(name) for name in true)
    return say(language, "lesson.out" if len(true) == 1 else "lesson.undecided", what=words)


def verdict(question: Question, answer: str, known: Mapping[str, Amount]) -> str:
    """Return "right", "wrong" or "open" (one of several that cannot be told apart)."""
    true = came_true(question, known)
    return "wrong" if answer not in true else "right" if len(true) == 1 else "open"


def _lines(question: Question, answer: list[float], lived: Mapping[str, Lived], language: str) -> None:
    values = line(lived[question.world].comparison, question.policy, question.measure).mean(axis=0)
    out = [float(values[month - 1]) for month in question.months]
    form = LINES[question.measure]
    rows = [
        [str(month), number(mine, form, language), number(theirs, form, language)]
        for month, mine, theirs in zip(question.months, answer, out, strict=True)
    ]
    table([say(language, "month"), say(language, "lesson.yours"), say(language, "lesson.came_out")], rows)
    away = float(np.mean(np.abs(np.array(answer) - np.array(out))))
    words = number(away, "points" if form == "percent" else form, language)
    Text("p", say(language, "lesson.away_on_average", n=words), "verdict")
