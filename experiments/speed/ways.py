"""Two ways in which Mesa agents may hold the engine's rules and numbers: as they are written, or rewritten.

As written, a rule is its ``py_func``: the float32 constants it names are NumPy scalars, and rules it calls are those of
the engine, compiled. Rewritten, it knows nothing but Python floats and ``math`` (see :mod:`experiments.speed.plain`),
which is faster.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

import numpy as np

from experiments.speed.plain import plain


def py_func(rule: Callable[..., Any]) -> Callable[..., Any]:
    """Return a rule as a Python function just as it is written (with the compiler switched off it is one)."""
    function: Callable[..., Any] = getattr(rule, "py_func", rule)
    return function


def python_numbers(column: np.ndarray) -> list[Any]:
    """Return a column as Python floats or whole numbers."""
    return column.tolist()


def float32_numbers(column: np.ndarray) -> list[Any]:
    """Return a column as float32 scalars, whole numbers as those of Python.

    Rules ask for float32. That is no matter of form: the compiled exponential and power round by a float32 constant,
    and given Python floats would return a power of two.
    """
    if column.ndim > 1:
        return [float32_numbers(row) for row in column]
    return list(column.astype(np.float32)) if column.dtype.kind == "f" else column.tolist()


@dataclass(frozen=True)
class Way:
    """How agents hold rules and numbers.

    Attributes
    ----------
    rule
        Turns a rule of the engine into a Python function.
    numbers
        Turns a column into a list of what agents calculate with.
    count
        Turns one whole number, or one number drawn, into what rules calculate with.
    nothing
        What a sum of money or attitudes starts from; summed in float32, those of 20,000 customers do not add up.
    """

    rule: Callable[[Callable[..., Any]], Callable[..., Any]]
    numbers: Callable[[np.ndarray], list[Any]]
    count: Callable[[float], float]
    nothing: float


REWRITTEN = Way(plain, python_numbers, float, 0.0)
AS_WRITTEN = Way(py_func, float32_numbers, np.float32, np.float64(0.0))  # type: ignore[arg-type]

_way: ContextVar[Way] = ContextVar("way", default=REWRITTEN)


def chosen_way() -> Way:
    """Return the way chosen by :func:`going`, else the faster one."""
    return _way.get()


@contextmanager
def going(way: Way) -> Iterator[None]:
    """Let modules of agents that are loaded within the block go a way."""
    token = _way.set(way)
    try:
        yield
    finally:
        _way.reset(token)


@cache
def _loaded(name: str, way: Way) -> ModuleType:
    full_name = f"experiments.speed.{name}"
    if way is REWRITTEN:
        return import_module(full_name)
    spec = find_spec(full_name)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    with going(way):
        spec.loader.exec_module(module)
    return module


def loaded(name: str, way: Way | None = None) -> ModuleType:
    """Return a module of agents that goes a way, else the way chosen now.

    A module is loaded once for each way, so that not a line differs: only how rules and numbers are held does.
    """
    return _loaded(name, way or chosen_way())
