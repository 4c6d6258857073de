"""One person at the desk: what they ask now, and the work for it; the last question wins and no queue builds up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from experiments.app.asked import Asked
from experiments.app.living import Laboratory, Lived, Superseded
from experiments.refusal import Refusal

AT_A_TIME = ThreadPoolExecutor(2, thread_name_prefix="kizuna")
"""Questions of all sessions that are worked on at the same time."""


class Session:
    """Asks for one page.

    Parameters
    ----------
    laboratory
        Shared by all sessions.
    show
        Called with an answer and the seconds it took, on the page's loop.
    refuse
        Called with what is wrong with a question, likewise.
    """

    def __init__(
        self, laboratory: Laboratory, show: Callable[[Lived, float], None], refuse: Callable[[Refusal], None]
    ) -> None:
        self._laboratory, self._show, self._refuse = laboratory, show, refuse
        self._wanted: Asked | None = None
        self._stop = Event()
        self.is_working = False
        self.share = 0.0

    def ask(self, asked: Asked) -> None:
        """Ask; what is being worked on for an earlier question is given up."""
        self._wanted = asked
        self._stop.set()
        if not self.is_working:
            self.is_working = True
            asyncio.create_task(self._work())

    def end(self) -> None:
        """Give everything up: the page has gone."""
        self._wanted = None
        self._stop.set()

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._wanted is not None:
                asked, self._wanted = self._wanted, None
                self._stop = stop = Event()
                self.share = 0.0

                def tick(done: int, of: int) -> None:
                    self.share = done / of

                began = time.perf_counter()
                try:
                    lived = await loop.run_in_executor(AT_A_TIME, self._laboratory.live, asked, stop, tick)
                except Superseded:
                    continue
                except Refusal as refusal:
                    if self._wanted is None:
                        self._refuse(refusal)
                    continue
                if self._wanted is None and not stop.is_set():
                    self._show(lived, time.perf_counter() - began)
        finally:
            self.is_working = False
