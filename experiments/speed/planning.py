"""``python -m experiments.speed.planning N``: compose, validate and hash a sweep of N cells, and run none."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from experiments.sweeping.plan import Plan

BEGAN = time.perf_counter()


def main(cells: int) -> None:
    """Plan the cells of a command line, as ``--multirun`` does, and print seconds and the peak of memory as JSON."""
    quarter = max(1, cells // 4)
    words = ["policy=[aggressive,transparent],[neutral,transparent]", "population=regular,high_end",
             f"behaviour.resentment.half_life_months=range(1,3,{2 / quarter:.12f})"]  # fmt: skip
    planned = plan_of(words)
    print(json.dumps({"cells": len(planned.cells), "seconds": time.perf_counter() - BEGAN, "mebibytes": _peak()}))


def plan_of(words: list[str]) -> Plan:
    """Compose, check and hash the cells of a command line, and run none.

    Raises
    ------
    Refusal
        On bad input of any kind.
    """
    from hydra import initialize_config_dir
    from hydra.core.global_hydra import GlobalHydra
    from hydra.types import RunMode

    from experiments.compose import CONFIG
    from experiments.overrides import for_hydra
    from experiments.place import conf_folder
    from experiments.sweeping.composing import compose_all, drafts
    from experiments.sweeping.grammar import drawn, read
    from experiments.sweeping.plan import plan

    folder = conf_folder()
    asked = for_hydra(words, [folder])
    GlobalHydra.instance().clear()
    with initialize_config_dir(str(folder), version_base="1.3"):
        loader = GlobalHydra.instance().config_loader()
        master = loader.load_configuration(CONFIG, asked, RunMode.MULTIRUN)
        grid = drawn(read(asked, loader, loader.list_groups("")), samples=2, seed=1)
        return plan(drafts(grid, compose_all(grid, master, loader)), len(grid), what="planning")


def _peak() -> float:
    """Return the most memory this process has held, in MiB."""
    try:  # what the system calls the resident peak of a process includes that of the one it was forked from
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
