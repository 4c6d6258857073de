"""Runs what is missing of a plan: skips what the store has, keeps every worker busy, records what fails."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from experiments.statistics import t_interval
from experiments.store import Index, Store
from experiments.sweeping.cell import BLOCK, Cell
from experiments.sweeping.executors import Executor
from experiments.sweeping.failed import Failed, last_line
from experiments.sweeping.work import Done, task_of


@dataclass(frozen=True)
class Stopping:
    """When a cell has replications enough.

    Attributes
    ----------
    outcome
        Name of a column of the store, read at the horizon.
    half_width
        Of the 95 % interval of the paired difference between first policy and baseline; 0 for a fixed number.
    most
        Replications at most.
    """

    outcome: str = "cumulative_profit"
    half_width: float = 0.0
    most: int = 0

    def is_enough(self, gaps: np.ndarray) -> bool:
        """Tell whether the replications lived so far are enough, looked at after each whole block."""
        half = t_interval(gaps).half_width
        return half is not None and half <= self.half_width


@dataclass
class Tally:
    """What became of a plan.

    Attributes
    ----------
    total
        Cells in the plan.
    kept
        Cells that the store had whole already.
    used
        Replications of each cell, by number; those of failed cells are missing.
    failed
        Records of failed blocks, by cell.
    seconds
        Time that workers spent on blocks in this run.
    """

    total: int
    kept: int = 0
    used: dict[int, int] = field(default_factory=dict)
    failed: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    seconds: float = 0.0


def failed(tally: Tally) -> Failed:
    """Make the error that says which cells failed."""
    records = [tally.failed[number] for number in sorted(tally.failed)]
    return Failed(records, tally.total, missing=tally.total - len(tally.used) - len(records))


@dataclass
class _Course:
    """How far one cell has come."""

    cell: Cell
    waiting: dict[int, int] = field(default_factory=dict)  # block to replications asked for, not there yet
    next_block: int = 0
    has_run: bool = False
    is_failed: bool = False


class Driver:
    """Drives one plan to its end.

    Parameters
    ----------
    cells
        The plan, checked.
    store
        Where results are kept.
    stopping
        When a cell has replications enough.
    retry_failed, fail_fast
        As in the settings of sweeps.
    report
        Called with cells done and cells in all.
    """

    def __init__(
        self, cells: Sequence[Cell], store: Store, stopping: Stopping, *, retry_failed: bool, fail_fast: bool,
        report: Callable[[int, int], None],
    ) -> None:  # fmt: skip
        self.cells, self.store, self.stopping = cells, store, stopping
        self.fail_fast, self.report = fail_fast, report
        self.index: Index = store.index()
        self._before = {key for key, _ in self.index}
        failures = store.failures()
        self.known_failures = {} if retry_failed else failures
        self.tally = Tally(len(cells))
        self._settled = 0

    def missing(self) -> Iterator[_Course]:
        """Go through the plan and yield the cells that need work, each with its first blocks asked for."""
        for cell in self.cells:
            course = _Course(cell)
            if self._advance(course):
                yield course
            else:
                self._settle(course)

    def run(self, executor: Callable[[], Executor]) -> Tally:
        """Run what is missing; the executor is only made if anything is.

        Raises
        ------
        Refusal
            If the store cannot be written any more; what is finished stays.
        KeyboardInterrupt
            If stopped by hand; what is finished stays.
        """
        courses = self.missing()
        first = next(courses, None)
        if first is None:
            return self.tally
        with executor() as workers:
            ready: deque[tuple[_Course, int, int]] = deque(self._tasks(first))
            under_way: dict[tuple[str, int], list[tuple[_Course, int]]] = {}
            is_stopping = False
            while True:
                while not is_stopping and sum(map(len, under_way.values())) < workers.slots:
                    if not ready and (more := next(courses, None)) is not None:
                        ready.extend(self._tasks(more))
                    if not ready:
                        break
                    course, block, n = ready.popleft()
                    twins = under_way.setdefault((course.cell.key, block), [])
                    twins.append((course, n))
                    if len(twins) == 1:  # two cells with the same scenarios are one cell, lived once
                        workers.submit(task_of(course.cell, block, n, self.store.folder))
                if not under_way:
                    return self.tally
                answer = workers.next()
                self.tally.seconds += answer.seconds
                if answer.disk:
                    raise self.store.unwritable(OSError(0, answer.disk))
                twins = under_way.pop((answer.key, answer.block))
                for course, n in twins:
                    ready.extend(self._answered(course, answer, n, twins[0][1]))
                is_stopping = self.fail_fast and bool(self.tally.failed)

    def _tasks(self, course: _Course) -> list[tuple[_Course, int, int]]:
        return [(course, block, n) for block, n in course.waiting.items()]

    def _answered(self, course: _Course, answer: Done, n: int, asked: int) -> list[tuple[_Course, int, int]]:
        course.has_run = True
        if answer.error:
            course.waiting.pop(answer.block)
            self._fail(course, answer)
        else:
            chunk = self.store.find(course.cell.key, answer.block)
            if chunk is not None and asked <= chunk.n < n:
                return [(course, answer.block, n)]  # its twin wanted fewer replications
            course.waiting.pop(answer.block)
            if chunk is None or chunk.n < n:
                self._fail(course, Done(answer.key, answer.block, error=_UNSEEN))
            else:
                self.index[answer.key, answer.block] = [chunk]
        if course.waiting:
            return []
        if not course.is_failed and self._advance(course):
            return self._tasks(course)
        self._settle(course)
        return []

    def _advance(self, course: _Course) -> bool:
        """Ask for the next blocks of a cell; False if it needs none."""
        cell, stopping = course.cell, self.stopping
        sequential = stopping.half_width > 0 and len(cell.policies) > 1
        most = stopping.most if sequential else cell.replications
        while course.next_block * BLOCK < most:
            if sequential and course.next_block and stopping.is_enough(self.gaps(cell, course.next_block)):
                break
            block, n = course.next_block, min(BLOCK, most - course.next_block * BLOCK)
            course.next_block += 1
            chunk = self.store.best(self.index.get((cell.key, block), []))
            if chunk is not None and chunk.n >= n:
                self.index[cell.key, block] = [chunk]
                continue
            if record := self.known_failures.get((cell.key, block)):
                course.is_failed = True
                where = {"number": cell.number, "coordinates": dict(cell.coordinates)}
                self.tally.failed[cell.number] = {**record, **where}
                break
            course.waiting[block] = n
            if sequential:  # what comes next depends on what this block tells
                break
        return bool(course.waiting)

    def gaps(self, cell: Cell, blocks: int) -> np.ndarray:
        """Return the paired differences of the outcome at the horizon, one a replication of the first blocks."""
        found = []
        for block in range(blocks):
            columns = ["policy", "replication", "month", self.stopping.outcome]
            table = self.store.lived(self.index, cell.key, block, columns)[1].to_pandas()
            last = table[table["month"] == table["month"].max()]
            wide = last.pivot(index="replication", columns="policy", values=self.stopping.outcome)
            found.append((wide[cell.policies[0]] - wide[cell.policies[-1]]).to_numpy())
        return np.concatenate(found)

    def _settle(self, course: _Course) -> None:
        self._settled += 1
        if not course.is_failed:
            self.tally.kept += not course.has_run and course.cell.key in self._before
            self.tally.used[course.cell.number] = self._used(course)
        self.report(self._settled, self.tally.total)

    def _used(self, course: _Course) -> int:
        if self.stopping.half_width > 0 and len(course.cell.policies) > 1:
            return min(course.next_block * BLOCK, self.stopping.most)
        return course.cell.replications

    def _fail(self, course: _Course, answer: Done) -> None:
        cell = course.cell
        record = {
            "number": cell.number, "coordinates": dict(cell.coordinates), "error": answer.error,
            "reason": last_line(answer.error), "policies": list(cell.policies), "changes": dict(cell.changes),
            "config": dict(cell.config),
        }  # fmt: skip
        course.is_failed = True
        self.tally.failed[cell.number] = record
        try:
            self.store.fail(cell.key, answer.block, record)
        except OSError as error:
            raise self.store.unwritable(error) from None


_UNSEEN = (
    "the worker says that it has written its results, but they are not in the store as seen from here: workers on "
    "other machines need the same folder at the same place"
)
