"""``python -m experiments.speed.planning N``: compose, validate and hash a sweep of N cells, and run none."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

BEGAN = time.perf_counter()


def main(cells: int) -> None:
    """Plan the cells of a command line, as ``--multirun`` does, and print seconds and the peak of memory as JSON."""
    from hydra import initialize_config_dir
    from hydra.core.global_hydra import GlobalHydra
    from hydra.types import RunMode

    from experiments.compose import CONFIG
    from experiments.overrides import for_hydra
    from experiments.place import conf_folder
    from experiments.sweeping.composing import compose_all, drafts
    from experiments.sweeping.grammar import read
    from experiments.sweeping.plan import plan

    half = max(1, cells // 4)
    swept = ["policy=[aggressive,transparent],[neutral,transparent]", "population=regular,high_end",
             f"behaviour.resentment.half_life_months=range(1,3,{2 / half:.12f})"]  # fmt: skip
    folder = conf_folder()
    words = for_hydra(swept, [folder])
    with initialize_config_dir(str(folder), version_base="1.3"):
        loader = GlobalHydra.instance().config_loader()
        master = loader.load_configuration(CONFIG, words, RunMode.MULTIRUN)
        grid = read(words, loader, loader.list_groups(""))
        planned = plan(drafts(grid, compose_all(grid, master, loader)), len(grid), what="planning")
    print(json.dumps({"cells": len(planned.cells), "seconds": time.perf_counter() - BEGAN, "mebibytes": _peak()}))


def _peak() -> float:
    """Return the most memory this process has held, in MiB."""
    try:  # what the system calls the resident peak of a process includes that of the one it was forked from
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    except (OSError, StopIteration):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]))
