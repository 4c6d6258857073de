"""Plain values for ``summary.json``: rounded alike, with None where there is no number."""

from __future__ import annotations

from math import isfinite
from typing import Any

DIGITS = 6
"""Significant digits kept: more than any interval here can support, few enough to read."""


def rounded(value: Any) -> Any:
    """Return nested plain values with floats rounded to six significant digits and NaN as None.

    Examples
    --------
    >>> rounded({"a": [1.23456789, float("nan"), 2], "b": 0.1 + 0.2})
    {'a': [1.23457, None, 2], 'b': 0.3}
    """
    if isinstance(value, dict):
        return {str(key): rounded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(item) for item in value]
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if hasattr(value, "item"):
        return rounded(value.item())
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}") if isfinite(value) else None
    return value
