"""Numbers as people read them: shares in percent, counts with separators, a sign where a difference is meant."""

from __future__ import annotations

import math

MINUS, THIN = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"


def count(value: float) -> str:
    """Return a whole number with separators.

    Examples
    --------
    >>> count(20000), count(float("nan"))
    ('20,000', '–')
    """
    return _plain(value, 0)


def percent(value: float, places: int = 0) -> str:
    """Return a share in percent.

    Examples
    --------
    >>> percent(0.4444).replace(THIN, " "), percent(0.004, 1).replace(THIN, " ")
    ('44 %', '0.4 %')
    """
    return f"{_plain(100 * value, places)}{THIN}%" if math.isfinite(value) else "–"


def number(value: float, digits: int = 3) -> str:
    """Return a number rounded to so many digits, written out in full.

    Examples
    --------
    >>> number(0.51234), number(20761.15), number(-1.5), number(0.0)
    ('0.512', '20,800', '−1.5', '0')
    """
    if not math.isfinite(value) or value == 0:
        return "0" if value == 0 else "–"
    places = digits - 1 - math.floor(math.log10(abs(value)))
    text = _plain(round(value, places), max(places, 0))
    return text.rstrip("0").rstrip(".") if "." in text else text


def signed(value: float, digits: int = 3) -> str:
    """Return a difference with its sign.

    Examples
    --------
    >>> signed(380.2), signed(-1933.6)
    ('+380', '−1,930')
    """
    return ("+" if value > 0 else "") + number(value, digits)


def signed_count(value: float) -> str:
    """Return a difference in whole things with its sign.

    Examples
    --------
    >>> signed_count(64.3), signed_count(-0.2)
    ('+64', '0')
    """
    return ("+" if value >= 0.5 else "") + count(value)


def _plain(value: float, places: int) -> str:
    if not math.isfinite(value):
        return "–"
    text = f"{abs(value):,.{places}f}"
    return f"{MINUS}{text}" if value < 0 and float(text.replace(",", "")) else text
