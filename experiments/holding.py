"""Hold a stop by hand back while finished work is written; a second one is obeyed at once."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def holding(is_stopped: bool = False) -> Iterator[None]:
    """Finish the block before a stop by hand takes effect.

    Parameters
    ----------
    is_stopped
        Whether it was stopped before already.

    Raises
    ------
    KeyboardInterrupt
        At the end of the block, if it was stopped before or in it; within it, if it was stopped twice in it.
    """
    stops = [is_stopped]

    def hold(_signal: int, _frame: FrameType | None) -> None:
        if stops[0]:
            raise KeyboardInterrupt
        stops[0] = True
        print("\nkizuna: writing what is finished first; again to stop at once", file=sys.stderr, flush=True)

    # only the main thread may say what a signal does, and only it is interrupted
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, hold) if is_main else None
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, before)
    if stops[0]:
        raise KeyboardInterrupt
