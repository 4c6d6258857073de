"""The compiled engine run as plain Python, function by function, so that somebody can listen.

A copy of every compiled function is made that calls copies of the others; nothing of the engine itself is touched. The
same bits come out (the oracle of the tests), some ten thousand times slower: for one customer that is enough.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Any

Listen = Callable[[str, Callable[..., Any], tuple[Any, ...]], Any]
"""Called instead of a function, with its name, the function and its arguments; returns what the function returns."""


class _Names:
    """Stands for a module: its names, with functions replaced."""

    def __init__(self, names: dict[str, Any]) -> None:
        self.__dict__ = names


class Interpreter:
    """Copies of compiled functions as plain Python.

    Parameters
    ----------
    listen
        Stands in front of the functions named.
    names
        Functions to listen to, for example ``passes.leaving.wants``.
    """

    def __init__(self, listen: Listen, names: frozenset[str]) -> None:
        self._listen, self._names = listen, names
        self._functions: dict[Any, Callable[..., Any]] = {}
        self._modules: dict[str, dict[str, Any]] = {}
        self.made: set[str] = set()

    def copy(self, function: Any) -> Callable[..., Any]:
        """Return a function of the engine as plain Python."""
        raw = getattr(function, "py_func", function)
        if raw not in self._functions:
            name = f"{raw.__module__.removeprefix('sim.')}.{raw.__name__}"
            self.made.add(name)
            plain = FunctionType(raw.__code__, self._globals(raw.__module__), raw.__name__, raw.__defaults__)
            self._functions[raw] = self._heard(name, plain) if name in self._names else plain
        return self._functions[raw]

    def _heard(self, name: str, plain: Callable[..., Any]) -> Callable[..., Any]:
        def hear(*arguments: Any) -> Any:
            return self._listen(name, plain, arguments)

        return hear

    def _globals(self, module: str) -> dict[str, Any]:
        if module not in self._modules:
            found = self._modules[module] = {}
            for name, value in vars(sys.modules[module]).items():
                found[name] = self._value(value)
        return self._modules[module]

    def _value(self, value: Any) -> Any:
        if isinstance(value, ModuleType):
            return _Names(self._globals(value.__name__)) if value.__name__.startswith("sim.") else value
        if hasattr(value, "py_func"):
            return self.copy(value)
        is_ours = isinstance(value, FunctionType) and value.__module__.startswith("sim.")
        return self.copy(value) if is_ours and value.__closure__ is None else value
