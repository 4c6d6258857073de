"""Workers that outlast one plan: a design that asks again and again would pay for their start every time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from types import TracebackType
from typing import Any

from experiments.sweeping.executors import Executor
from experiments.sweeping.work import Done

_open: list[_Lasting] = []


@contextmanager
def lasting_workers() -> Iterator[None]:
    """Keep the workers of the first plan inside for those that follow; they end with the block."""
    with ExitStack() as stack:
        kept = _Lasting(stack)
        _open.append(kept)
        try:
            yield
        finally:
            _open.remove(kept)


def lent(make: Callable[[], Executor]) -> Executor:
    """Return the workers that last, made now if they are the first; workers of its own outside of such a block."""
    return _open[-1].lend(make) if _open else make()


class _Lasting:
    """Workers of a block of plans, ended with the stack."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._executor: Executor | None = None

    def lend(self, make: Callable[[], Executor]) -> Executor:
        if self._executor is None:
            self._executor = self._stack.enter_context(make())
        return _Lent(self._executor, self)

    def end(self) -> None:
        self._stack.close()
        self._executor = None


class _Lent:
    """The same workers for one plan; they go on unless it broke off, when they would answer to the next."""

    def __init__(self, executor: Executor, owner: _Lasting) -> None:
        self.slots = executor.slots
        self._executor, self._owner = executor, owner

    def __enter__(self) -> _Lent:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._owner.end()

    def submit(self, task: Mapping[str, Any]) -> None:
        self._executor.submit(task)

    def next(self) -> Done:
        return self._executor.next()
