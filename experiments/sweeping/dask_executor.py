"""Blocks on a Dask cluster: one on this machine, or any whose scheduler has an address."""

from __future__ import annotations

import asyncio
import logging
import queue
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from experiments.extras import needs
from experiments.refusal import Refusal
from experiments.sweeping.work import Done, do

SECONDS_TO_ANSWER = 5
"""How long a scheduler may take to answer before the address counts as wrong."""


class DaskCluster:
    """Dask workers, one thread each.

    A block whose worker dies is run again by Dask; that does no harm, since what is in the store is not lived again.

    Parameters
    ----------
    address
        Of a scheduler; a cluster on this machine is started if empty.
    n
        Workers of that cluster.

    Raises
    ------
    Refusal
        If Dask is not installed, or nothing answers at the address.
    """

    def __init__(self, address: str, n: int) -> None:
        refuse_unreachable(address)
        from distributed import Client, LocalCluster

        # whom a worker has died under is told in our words
        for name in ("distributed", "distributed.nanny", "distributed.scheduler", "distributed.worker"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
        self._cluster: Any = None
        self._done: queue.SimpleQueue[tuple[Mapping[str, Any], Any]] = queue.SimpleQueue()
        self._kept: dict[str, Any] = {}
        if not address:
            self._cluster = LocalCluster(
                n_workers=n, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
            )
        self._client = Client(self._cluster or address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
        threads = sum(self._client.nthreads().values())
        self.slots = 2 * max(1, threads)

    def __enter__(self) -> DaskCluster:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._kept:
            self._client.cancel(list(self._kept.values()), force=True)
        self._client.close(timeout=5)
        if self._cluster is not None:
            self._cluster.close(timeout=5)

    def submit(self, task: Mapping[str, Any]) -> None:
        """Take a task."""
        name = f"kizuna-{task['key']}-{task['block']}-{task['n']}"
        future = self._client.submit(do, dict(task), key=name, pure=False)
        self._kept[name] = future
        future.add_done_callback(lambda ready: self._done.put((task, ready)))

    def next(self) -> Done:
        """Wait for the next answer; wakes up now and then, so that a stop by hand is heard."""
        while True:
            try:
                task, future = self._done.get(timeout=0.5)
            except queue.Empty:
                continue
            self._kept.pop(future.key, None)
            if future.status == "finished":
                answer: Done = future.result()
                return answer
            return Done(task["key"], task["block"], error=f"Dask gave it up: {future.exception()}")


def refuse_unreachable(address: str) -> None:
    """Ask who is there before a client is made: one that finds nobody complains for long, and in Dask's words.

    Parameters
    ----------
    address
        Of a scheduler; nobody is asked if empty.

    Raises
    ------
    Refusal
        If Dask is not installed, or no scheduler answers in time.
    """
    needs("sweep.backend=dask", "distributed", "dask")
    if not address:
        return
    try:
        found = asyncio.run(asyncio.wait_for(_who_is_at(address), SECONDS_TO_ANSWER))
        problem = "" if found == "Scheduler" else f"a {found} answers" if found else "something else answers"
    except TimeoutError:
        problem = f"no answer within {SECONDS_TO_ANSWER} seconds"
    except Exception as error:  # whatever an address that is none makes of Dask's parsers
        problem = " ".join(str(error).split()) or type(error).__name__
    if problem:
        raise Refusal(
            "sweep.address",
            "no Dask scheduler answers",
            found=f"{address}: {problem}"[:300],
            allowed="host:port of a running scheduler, for example tcp://127.0.0.1:8786",
            hint="start one with: dask scheduler",
        )


async def _who_is_at(address: str) -> str:
    from distributed.core import connect

    comm = await connect(address, timeout=SECONDS_TO_ANSWER)
    try:
        await comm.write({"op": "identity", "reply": True})
        answer = await comm.read()
        return str(answer.get("type", "")) if isinstance(answer, dict) else ""
    finally:
        comm.abort()
