"""Cells of the report's tables: a number in its form, its interval, and whether it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.report.numerals import MINUS, THIN, count, number, signed

if TYPE_CHECKING:
    from experiments.report.words import Words


@dataclass(frozen=True)
class Cell:
    """What stands in a cell.

    Attributes
    ----------
    text
        The number.
    interval
        Its 95 % interval, empty where none is shown.
    mark
        "ahead" or "behind" (does better or worse than the baseline), "open" (the interval holds zero), or empty for a
        number that is no difference or where neither direction is better.
    """

    text: str
    interval: str = ""
    mark: str = ""


EMPTY = Cell("–")


def shown(value: float | None, form: str, words: Words) -> str:
    """Return a level: a share in percent, a count, an amount of money or an attitude from 0 to 1.

    Examples
    --------
    >>> from experiments.report.words import Words
    >>> shown(0.1236, "share", Words("en")).replace(THIN, " "), shown(-4952.5, "money", Words("en"))
    ('12.4 %', '−4,952')
    """
    if value is None:
        return "–"
    if form in ("share", "percent"):
        return f"{_fixed(100 * value, 1)}{THIN}%"
    if form == "tenth":
        return _fixed(value, 1)
    if form == "attitude":
        return _fixed(value, 2)
    if form == "small":
        return number(value, 3)
    if form == "unit":
        return _fixed(value, 2)
    return count(value)


def change(value: float | None, form: str, words: Words) -> str:
    """Return a difference with its sign; differences of shares are in percentage points.

    Examples
    --------
    >>> from experiments.report.words import Words
    >>> change(-0.2971, "share", Words("en")), change(12.3, "count", Words("en"))
    ('−29.7 pp', '+12')
    """
    if value is None:
        return "–"
    plus = "+" if value > 0 else ""
    if form == "attitude":
        return plus + _fixed(value, 3)
    if form == "share":
        return words("points", n=plus + _fixed(100 * value, 1))
    return signed(value, 3) if form == "small" else plus + shown(value, form, words)


def level(estimate: dict[str, Any] | None, form: str, words: Words) -> Cell:
    """Return the cell of a level."""
    return EMPTY if not estimate or estimate.get("mean") is None else Cell(shown(estimate["mean"], form, words))


def difference(estimate: dict[str, Any] | None, form: str, words: Words, better: int = 1) -> Cell:
    """Return the cell of a paired difference with its interval.

    Parameters
    ----------
    better
        1 if more is better, -1 if less is, 0 where that is not for us to say.
    """
    if not estimate or estimate.get("mean") is None:
        return EMPTY
    mean, low, high = (estimate[name] for name in ("mean", "low", "high"))
    text = change(mean, form, words)
    mark = {1: "ahead", 0: "", -1: "behind"}[(mean > 0) * better - (mean < 0) * better]
    if low is None:
        return Cell(text, words("no.interval"), mark)
    return Cell(text, interval(low, high, form, words), "open" if low <= 0 <= high else mark)


def interval(low: float, high: float, form: str, words: Words) -> str:
    """Return an interval in brackets, without repeating the unit."""
    if form in ("share", "percent"):
        low, high, form = 100 * low, 100 * high, "tenth"
    return words("interval", low=change(low, form, words), high=change(high, form, words))


def with_interval(estimate: dict[str, Any] | None, form: str, words: Words) -> str:
    """Return a difference and its interval as one text."""
    cell = difference(estimate, form, words)
    return f"{cell.text} {cell.interval}".strip()


def _fixed(value: float, places: int) -> str:
    text = f"{abs(value):,.{places}f}"
    return f"{MINUS}{text}" if value < 0 and float(text.replace(",", "")) else text
