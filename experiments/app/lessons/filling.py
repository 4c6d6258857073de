"""Fills the places of a text with computed numbers, and writes numbers as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from experiments.app.lessons.numbers import Amount
from experiments.app.words import say
from experiments.report import numerals

PLACE = re.compile(r"\{([^{}]*)\}")
HOWS = ("size", "low", "high", "signed")
"""What may follow a place's name after a colon: without its sign, an end of the interval, with its sign."""


def places(text: str) -> list[tuple[str, str]]:
    """Return the places of a text: name and how it is written.

    Examples
    --------
    >>> places("{retention.a.12} and {profit.a-b.60:size}")
    [('retention.a.12', ''), ('profit.a-b.60', 'size')]
    """
    return [_split(found) for found in PLACE.findall(text)]


def _split(place: str) -> tuple[str, str]:
    name, _, how = place.partition(":")
    return name.strip(), how.strip()


def filled(text: str, amounts: Mapping[str, Amount], language: str) -> str:
    """Return a text with its numbers; nothing but a name is looked up."""

    def put(found: re.Match[str]) -> str:
        name, how = _split(found.group(1))
        return written(amounts[name], language, how)

    return PLACE.sub(put, text)


def written(known: Amount, language: str, how: str = "") -> str:
    """Return a number as people read it."""
    low, high = known.ends
    value = {"size": abs(known.mean), "low": low, "high": high}.get(how, known.mean)
    return number(value, known.form, language, is_signed=how == "signed")


def number(value: float, form: str, language: str, is_signed: bool = False) -> str:
    """Return one value in one of the forms of :mod:`experiments.app.lessons.numbers`."""
    plus = "+" if is_signed and value > 0 else ""
    if form == "percent":
        return plus + numerals.percent(value, 1)
    if form == "points":
        return say(language, "lesson.points", n=plus + f"{100 * value:.1f}".replace("-", numerals.MINUS))
    if form == "count":
        return plus + numerals.count(value)
    if form == "months":
        return say(language, "lesson.months", n=plus + f"{value:.1f}".replace("-", numerals.MINUS))
    return plus + numerals.number(value)
