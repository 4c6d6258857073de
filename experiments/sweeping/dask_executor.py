"""Blocks on a Dask cluster: one on this machine, or any whose scheduler has an address."""

from __future__ import annotations

import logging
import queue
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from experiments.refusal import Refusal
from experiments.sweeping.work import Done, do

SECONDS_TO_ANSWER = 8
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
        try:
            from distributed import Client, LocalCluster
        except ImportError:
            raise Refusal(
                "sweep.backend=dask", "needs the extra packages of kizuna[dask]", hint="pip install 'kizuna[dask]'"
            ) from None
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
        try:
            self._client = Client(self._cluster or address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError, TypeError, TimeoutError) as error:
            raise Refusal(
                "sweep.address", "no Dask scheduler answers", found=address,
                allowed="host:port of a running scheduler, for example tcp://127.0.0.1:8786",
                hint=f"{type(error).__name__}; start one with: dask scheduler",
            ) from None  # fmt: skip
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
