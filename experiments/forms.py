"""How numbers are written in the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_FORMS = {"share": 2, "percent": 1, "attitude": 4, "unit": 2, "small": 4}
_SCALE = {"share": 100.0, "percent": 100.0}


def shown(value: float | None, form: str, sign: bool = False) -> str:
    """Write one number.

    Parameters
    ----------
    value
        The number; None is written as a dash.
    form
        "share" (in per cent; with a sign in percentage points, as differences of shares are), "percent", "attitude",
        "count", "money", "unit" or "small".
    sign
        Whether a plus is written.

    Examples
    --------
    >>> shown(0.1234, "share"), shown(1234.5, "money", sign=True), shown(None, "share"), shown(0.5, "small")
    ('12.34%', '+1,234', '-', '0.5000')
    """
    if value is None:
        return "-"
    plus = "+" if sign else ""
    if form in ("count", "money"):
        return f"{value:{plus},.{0 if abs(value) >= 100 else 1}f}"
    unit = ("pp" if sign and form == "share" else "%") if form in _SCALE else ""
    return f"{value * _SCALE.get(form, 1.0):{plus},.{_FORMS[form]}f}{unit}"


def plus_minus(gap: dict[str, Any], form: str) -> str:
    """Write half of an interval's width; empty without one.

    Examples
    --------
    >>> plus_minus({"mean": 2.0, "low": 1.5, "high": 2.5}, "unit")
    '±0.50'
    """
    if gap.get("low") is None or gap.get("high") is None:
        return ""
    half = (gap["high"] - gap["low"]) / 2
    return shown(half, form, sign=True).replace("+", "±")


def with_interval(gap: dict[str, Any] | None, form: str, sign: bool = True) -> str:
    """Write a mean and its interval; the mean alone where one replication has none.

    Examples
    --------
    >>> with_interval({"mean": -0.25, "low": -0.5, "high": 0.0}, "unit")
    '-0.25 [-0.50, +0.00]'
    """
    if not gap or gap.get("mean") is None:
        return "-"
    text = shown(gap["mean"], form, sign)
    if gap.get("low") is None:
        return text
    return f"{text} [{shown(gap['low'], form, sign)}, {shown(gap['high'], form, sign)}]"


def number(value: float) -> str:
    """Write a count with thousands separated."""
    return f"{value:,.0f}"


def counted(n: float, one: str, many: str) -> str:
    """Write a count and what is counted.

    Examples
    --------
    >>> counted(1, "person", "people"), counted(20_000, "person", "people"), counted(1.5, "month", "months")
    ('1 person', '20,000 people', '1.5 months')
    """
    return f"{n:,.12g} {one if n == 1 else many}"


def capital(text: str) -> str:
    """Return a sentence with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def joined(names: Sequence[str]) -> str:
    """Write a list in words.

    Examples
    --------
    >>> joined(["a", "b", "c"]), joined(["a"]), joined([])
    ('a, b and c', 'a', '')
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else list(names))
