"""Where blocks run: one small interface, two ways. Workers write their own results, and answer with a few words."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Protocol

from experiments.sweeping.work import Done

KILLS = 3
"""Workers that a block may lose before it is called failed: the third time it is no accident."""

ONE_THREAD = dict.fromkeys(("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""Workers share the processors among them: each library in them gets one thread."""


class Executor(Protocol):
    """Runs tasks somewhere; used as a context, which ends whatever still runs."""

    slots: int
    """Tasks that should be under way at a time."""

    def __enter__(self) -> Executor: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def submit(self, task: Mapping[str, Any]) -> None:
        """Take a task."""

    def next(self) -> Done:
        """Wait for the next answer."""


class Processes:
    """Worker processes on this machine, one engine thread each.

    A worker that dies is replaced and its block run again; after the third death the block has failed.

    Parameters
    ----------
    n
        How many.
    """

    def __init__(self, n: int) -> None:
        self.slots = n
        self._todo: queue.SimpleQueue[Mapping[str, Any] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._alive: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()
        self._is_ending = False

    def __enter__(self) -> Processes:
        for _ in range(self.slots):
            threading.Thread(target=self._drive, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._is_ending = True
            for worker in self._alive:
                worker.kill()
        for _ in range(self.slots):
            self._todo.put(None)
        for worker in list(self._alive):
            worker.wait()

    def submit(self, task: Mapping[str, Any]) -> None:
        """Take a task."""
        self._todo.put(task)

    def next(self) -> Done:
        """Wait for the next answer; wakes up now and then, so that a stop by hand is heard."""
        while True:
            try:
                return self._done.get(timeout=0.5)
            except queue.Empty:
                continue

    def _drive(self) -> None:
        worker: subprocess.Popen[str] | None = None
        while (task := self._todo.get()) is not None:
            for kills in range(1, KILLS + 1):
                try:
                    worker = worker or self._start()
                    if worker is None:
                        return
                    answer = _ask(worker, task)
                except Exception:  # no room for one more process, say: an answer all the same, or the plan would wait
                    answer = Done(task["key"], task["block"], error=traceback.format_exc())
                    break
                if answer is not None:
                    break
                code = worker.wait()
                with self._lock:
                    self._alive.discard(worker)
                worker = None
                if self._is_ending:
                    return
                answer = Done(task["key"], task["block"], error=_killed(code, kills))
            assert answer is not None
            self._done.put(answer)

    def _start(self) -> subprocess.Popen[str] | None:
        with self._lock:
            if self._is_ending:
                return None
            environment = os.environ | ONE_THREAD | {"PYTHONPATH": _path()}
            worker = subprocess.Popen(
                # a session of its own: Ctrl-C in the terminal is for the parent to obey
                [sys.executable, "-m", "experiments.sweeping.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                text=True, encoding="utf-8", start_new_session=True, env=environment,
            )  # fmt: skip
            self._alive.add(worker)
            return worker


def _ask(worker: subprocess.Popen[str], task: Mapping[str, Any]) -> Done | None:
    """Give a task and wait for the answer; None if the worker died over it."""
    assert worker.stdin is not None and worker.stdout is not None
    try:
        worker.stdin.write(json.dumps(task) + "\n")
        worker.stdin.flush()
        line = worker.stdout.readline()
        return Done(**json.loads(line)) if line.endswith("\n") else None
    except (OSError, ValueError):
        return None


def _killed(code: int, times: int) -> str:
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    return f"its worker died {times} times ({how}); out of memory, perhaps"


def _path() -> str:
    """Return where a worker must look for modules to find those that the parent runs."""
    return os.pathsep.join(place or os.getcwd() for place in sys.path)
