"""How far a long job has come: a bar in a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Report = Callable[[int, int], None]
"""Called with what is done and what there is to do."""

LINE_EVERY_SECONDS = 10.0


@contextmanager
def progress(what: str, unit: str = "runs", stream: TextIO | None = None) -> Iterator[Report]:
    """Show the progress of a job on standard error.

    Parameters
    ----------
    what
        What is being done, for example "simulating".
    unit
        What is counted.
    stream
        Where to write; standard error if missing.

    Yields
    ------
    Report
        Function to call with (done, total).
    """
    out = stream or sys.stderr
    if not out.isatty():
        yield _lines(what, unit, out)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn(unit),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(compact=True), TextColumn("left"),
    )  # fmt: skip
    with Progress(*columns, console=Console(file=out), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")
        began = time.monotonic()

        def report(done: int, total: int) -> None:
            seconds = max(time.monotonic() - began, 1e-9)
            bar.update(task, completed=done, total=total, rate=f"{done / seconds:,.3g}/s")

        yield report


def _lines(what: str, unit: str, out: TextIO) -> Report:
    began = time.monotonic()
    last = began

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if done < total and now - last < LINE_EVERY_SECONDS:
            return
        last = now
        rate = done / max(now - began, 1e-9)
        left = f", {(total - done) / rate:,.0f} s left" if rate and done < total else ""
        print(f"{what}: {done:,} of {total:,} {unit} ({rate:,.3g} a second{left})", file=out, flush=True)

    return report
