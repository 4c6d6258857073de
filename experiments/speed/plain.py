"""The rules of the engine as plain Python, for a rival that pays no compiler and loses nothing to it."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from types import FunctionType
from typing import Any

import numpy as np

from sim import numeric


def _power(x: float, exponent: float) -> float:
    return x**exponent


def _logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-x))


# nobody would write polynomials in plain Python: the C library is both faster and what people reach for
_LIBRARY: dict[Any, Callable[..., float]] = {
    numeric.exp: math.exp,
    numeric.log: math.log,
    numeric.power: _power,
    numeric.logistic: _logistic,
}


class _PlainNumpy:
    """What rules use of NumPy, as plain Python has it."""

    float32 = float64 = float
    int32 = int64 = int
    sqrt = math.sqrt


@cache
def plain(rule: Callable[..., Any]) -> Callable[..., Any]:
    """Return a rule as a plain function of Python floats.

    Parameters
    ----------
    rule
        A compiled rule, or (with the compiler switched off) the function itself.

    Returns
    -------
    Callable
        The same source; float32 constants it names are Python floats, rules it calls are plain, and exponentials and
        logarithms are those of ``math``.

    Examples
    --------
    >>> from sim.rules.trust import trust_after
    >>> round(plain(trust_after)(0.5, 0.6, 0.0, 1.0, 0.03, 0.03, 0.1), 6)
    0.453
    """
    if rule in _LIBRARY:
        return _LIBRARY[rule]
    function: FunctionType = getattr(rule, "py_func", rule)
    names = {name: _plain_value(function.__globals__[name]) for name in _names_in(function)}
    return FunctionType(function.__code__, names, function.__name__, function.__defaults__)


def _names_in(function: FunctionType) -> list[str]:
    return [name for name in function.__code__.co_names if name in function.__globals__]


def _plain_value(value: Any) -> Any:
    if value is np:
        return _PlainNumpy
    if isinstance(value, np.floating):
        return float(value)
    if isinstance(value, np.integer):
        return int(value)
    return plain(value) if callable(value) else value
