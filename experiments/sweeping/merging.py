"""Bring the finished cells of another store in: for sweeps that were shared out among machines."""

from __future__ import annotations

import shutil

from experiments.refusal import Refusal
from experiments.store import Store, put
from experiments.sweeping.bases import BASES
from experiments.sweeping.cell import engine
from experiments.sweeping.manifest import CELLS, MANIFEST, sweeps


def merge(store: Store, other: Store) -> str:
    """Copy chunks and sweeps that the store lacks, and say what was done; the other store stays as it is.

    Raises
    ------
    Refusal
        If the other folder is no store, or holds chunks of another engine: their numbers are not comparable.
    """
    if not other.folder.is_dir():
        raise Refusal("results merge", "no such folder", found=str(other.folder))
    index = other.index()
    if others := other.others():
        raise Refusal(
            "results merge", "the other store holds chunks of another engine, which are never mixed",
            found=", ".join(others), allowed=engine(), hint="run the sweep again with this version; nothing was copied",
        )  # fmt: skip
    if not index:
        raise Refusal("results merge", "holds no chunks of this engine", found=str(other.folder))
    found = {sweep.name: set(sweep.cells().column("cell").to_pylist()) for sweep in sweeps(other)}
    store.refuse_unwritable()
    here = {sweep.name: set(sweep.cells().column("cell").to_pylist()) for sweep in sweeps(store)}
    copied = 0
    try:
        for (key, block), chunks in index.items():
            best = other.best(chunks)
            mine = store.find(key, block)
            if best is None or (mine is not None and mine.n >= best.n):
                continue
            put(store.chunks_folder / key[:2] / best.path.name, best.path.read_bytes())
            copied += 1
        new = [sweep for sweep in sweeps(other) if not (store.folder / "sweeps" / sweep.name).exists()]
        for sweep in new:
            target = store.folder / "sweeps" / sweep.name
            target.mkdir(parents=True)
            kept = (BASES,) if (sweep.folder / BASES).is_file() else ()
            for name in (*kept, CELLS, MANIFEST):
                shutil.copyfile(sweep.folder / name, target / name)
    except OSError as error:
        raise store.unwritable(error) from None
    store.damaged |= other.damaged
    said = f"{copied:,} chunks and {len(new)} sweeps copied into {store.folder}"
    if hidden := [name for name in sorted(found) if not found[name] <= here.get(name, found[name])]:
        said += (
            f"; other sweeps have the names of {', '.join(hidden)} here: their chunks were copied, and their commands "
            "with another sweep.name list them without running them again"
        )
    return said
