"""How a study is run, whatever it asks: replications, processes, threads."""

from __future__ import annotations

import os
from typing import Any

from sim.declare import Declared, parameter


def setting(default: Any, meaning: str, label: str, ja: str, **more: Any) -> Any:
    """Declare a setting: something asked of the laboratory, so that it is neither known nor borrowed.

    Parameters
    ----------
    default, meaning, label, ja
        As for :func:`sim.declare.parameter`.
    more
        Bounds and unit, likewise; without a unit if missing.
    """
    return parameter(default, meaning, source="assumed", grade="A", label=label, ja=ja, **{"unit": "", **more})


class Settings(Declared):
    """Settings that every experiment understands; results never depend on workers and threads."""

    replications: int = parameter(
        20, "How many times the study is repeated with other luck; intervals are over replications.",
        low=1, high=100_000, unit="replications", source="assumed", grade="A", label="replications", ja="反復数",
    )  # fmt: skip
    workers: int = parameter(
        0, "Processes that share the replications; 0 means one for every processor.",
        low=0, high=1_024, unit="processes", source="assumed", grade="A", label="workers", ja="プロセス数",
    )  # fmt: skip
    threads: int = parameter(
        1, "Threads of the engine inside a process.",
        low=1, high=256, unit="threads", source="assumed", grade="A", label="threads", ja="スレッド数",
    )  # fmt: skip

    @property
    def n_workers(self) -> int:
        """Processes to use on this machine."""
        if self.workers:
            return self.workers
        available = getattr(os, "sched_getaffinity", None)
        return len(available(0)) if available else os.cpu_count() or 1
