"""Decides by computed numbers which choice came true and which sentence is said, so that no text claims too much."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.app.lessons.lesson import Lesson, Outcome, Question, Sentence
from experiments.app.lessons.numbers import Amount, Reference, Sum, amount, setting, summed
from experiments.app.lessons.reading import Bilingual
from experiments.app.living import Lived


def amounts(
    lesson: Lesson, lived: Mapping[str, Lived], outcomes: tuple[Outcome, ...], questions: tuple[Question, ...] = ()
) -> dict[str, Amount]:
    """Return every number that is shown, spoken of or judged, by its name."""
    found = {}
    for name in lesson.names_in(outcomes, questions):
        known = lesson.numbers[name]
        found[name] = summed(known, lived) if isinstance(known, Sum) else amount(known, lived)
    return found


def settings(lesson: Lesson) -> dict[str, Amount]:
    """Return the values of levers that texts speak of; they may stand where nothing has run."""
    return {
        name: setting(known, lesson.worlds[known.world].asked)
        for name, known in lesson.numbers.items()
        if isinstance(known, Reference) and known.measure == "lever"
    }


def came_true(question: Question, known: Mapping[str, Amount]) -> tuple[str, ...]:
    """Return the names of the choices that came true: none, one, or several that cannot be told apart."""
    if any(choice.of for choice in question.choices):
        top = _top({choice.name: known[choice.of] for choice in question.choices if choice.of})
        return tuple(choice.name for choice in question.choices if choice.name in top)
    return tuple(
        choice.name for choice in question.choices if all(known[name].sign in signs for name, signs in choice.when)
    )


def _top(several: Mapping[str, Amount]) -> tuple[str, ...]:
    """Return the largest, and those that luck alone could have put below it."""
    best = max(several.values(), key=lambda one: one.mean)
    return tuple(
        name
        for name, one in several.items()
        if one is best or Amount(np.asarray(best.samples - one.samples), one.form).sign != "above"
    )


def said(sentence: Sentence, known: Mapping[str, Amount]) -> Bilingual:
    """Return the text that is true of what came out; its numbers are still to be filled in."""
    if sentence.always is not None:
        return sentence.always
    if sentence.of:
        return sentence.by_sign[known[sentence.of].sign]
    top = _top({name: known[name] for name, _ in sentence.largest})
    if len(top) > 1 and sentence.otherwise is not None:
        return sentence.otherwise
    return dict(sentence.largest)[top[0]]
