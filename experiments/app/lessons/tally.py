"""The votes of the class on a question, as bars with their counts; they change as others vote."""

from __future__ import annotations

import numpy as np

from experiments.app.controls import press
from experiments.app.html import Text, box
from experiments.app.lessons.asking import Asking
from experiments.app.lessons.filling import number
from experiments.app.lessons.lesson import Question
from experiments.app.lessons.numbers import LINES
from experiments.app.lessons.votes import Vote, Votes
from experiments.app.words import say

BINS = 8


class Tally:
    """The votes on one question.

    Parameters
    ----------
    votes
        Of the class.
    lesson, key
        Whose votes.
    asking
        The question, which says what votes are called.
    language
        "en" or "ja".
    """

    def __init__(self, votes: Votes, lesson: str, key: str, asking: Asking, language: str) -> None:
        self._votes, self._lesson, self._key = votes, lesson, key
        self._asking, self._language = asking, language
        self._end = votes.listen(lesson, self._show)
        self._is_sure = False

    def build(self) -> None:
        """Put the votes onto the page, closed: who has not answered yet should not see them first."""
        with box("details", "tally"):
            self._summary = Text("summary", "")
            self._place = box("div", "votes")
            self._reset = press(say(self._language, "lesson.reset"), self._press_reset, "quiet")
        self._show()

    def end(self) -> None:
        """Listen no longer."""
        self._end()

    def _press_reset(self) -> None:
        if self._is_sure:
            self._votes.reset(self._lesson, self._key)
        self._is_sure = not self._is_sure
        self._reset.text = say(self._language, "lesson.reset_sure" if self._is_sure else "lesson.reset")

    def _show(self) -> None:
        votes = self._votes.of(self._lesson, self._key)
        self._summary.text = say(self._language, "lesson.votes", n=len(votes))
        rows = counted(self._asking, votes, self._language)
        self._place.clear()
        with self._place:
            for words, text, share in rows:
                with box("div", "vote"):
                    Text("span", words, "vote-words")
                    with box("span", "vote-track"):
                        box("span", "vote-bar").style(f"width: {100 * share:.1f}%")
                    Text("span", text, "vote-count")


def counted(asking: Asking, votes: list[Vote], language: str) -> list[tuple[str, str, float]]:
    """Return rows of bars: what it is called, what is written beside it, and how long it is, 0 to 1."""
    question = asking.question
    if question.kind == "choice":
        counts = {choice.name: votes.count(choice.name) for choice in question.choices}
        most = max([*counts.values(), 1])
        return [(asking.in_words(name), str(n), n / most) for name, n in counts.items()]
    if question.kind == "number":
        return _binned(asking, [float(vote) for vote in votes if isinstance(vote, int | float)], language)
    drawn = [vote for vote in votes if isinstance(vote, list) and len(vote) == len(question.months)]
    if not drawn:
        return []
    means = np.mean(np.array(drawn, float), axis=0)
    month = say(language, "month")
    form = LINES[question.measure]
    wide = question.high - question.low
    return [
        (f"{month} {at}", number(float(value), form, language), min(max((float(value) - question.low) / wide, 0), 1))
        for at, value in zip(question.months, means, strict=True)
    ]


def _binned(asking: Asking, values: list[float], language: str) -> list[tuple[str, str, float]]:
    question: Question = asking.question
    counts, edges = np.histogram(np.array(values, float), BINS, (question.low, question.high))
    most = max(int(counts.max()), 1)
    return [
        (f"{asking.in_words(float(low))} – {asking.in_words(float(high))}", str(int(n)), int(n) / most)
        for n, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
    ]
