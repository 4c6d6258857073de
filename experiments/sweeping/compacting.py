"""One sorted file of everything finished: the same bytes whatever the order in which chunks were written."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.store import COMPACT, NAME, Store, put
from experiments.sweeping.cell import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.store import Chunk

LIST = "compact.json"


@dataclass(frozen=True)
class Compacted:
    """A compacted file.

    Attributes
    ----------
    path
        The file.
    chunks
        Names of the chunks that are in it.
    """

    path: Path
    chunks: frozenset[str]

    @property
    def blocks(self) -> set[tuple[str, int]]:
        """Cells and blocks that are in it."""
        return {(name.split("-")[0], int(name.split("-")[1])) for name in self.chunks}


def find_compacted(store: Store) -> Compacted | None:
    """Return the compacted file of this engine, if there is one and its bytes are what its list says."""
    folder = _folder(store)
    if not (folder / LIST).is_file():
        return None
    try:
        known = json.loads((folder / LIST).read_text(encoding="utf-8"))
        path = folder / known["file"]
        if _digest(path) != known["digest"]:
            store.damaged[path] = "is truncated or altered; kizuna results compact makes it anew"
            return None
        if not all(NAME.fullmatch(name) for name in known["chunks"]):
            raise ValueError
        return Compacted(path, frozenset(known["chunks"]))
    except (OSError, ValueError, KeyError, TypeError):
        store.damaged[folder / LIST] = "cannot be read; kizuna results compact makes it anew"
        return None


def compact(store: Store, keys: set[str]) -> Compacted | None:
    """Write everything finished of some cells into one file, sorted by month, policy, cell and replication.

    Chunks stay: they are what later sweeps go on from. DuckDB sorts on disk where memory is short.

    Parameters
    ----------
    store
        Where.
    keys
        Cells.

    Returns
    -------
    Compacted or None
        None if nothing is finished.

    Raises
    ------
    Refusal
        If the store cannot be written.
    """
    import duckdb

    chunks = [chunk for (key, _), many in sorted(store.index().items()) if key in keys and (chunk := store.best(many))]
    if not chunks:
        return None
    folder = _folder(store)
    temporary = folder / f".compact-{os.getpid()}.part"  # two at a time must not write into one file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(":memory:") as connection:
            # one thread: the order of row groups, and so the bytes, must not depend on which thread was first
            connection.execute("set threads=1")
            connection.execute(f"set temp_directory={quoted(str(folder / '.sorting'))}")
            connection.execute(_copy(chunks, temporary))
        digest = _digest(temporary)
        path = folder / f"runs-{digest}.parquet"
        temporary.replace(path)
        names = [chunk.path.name for chunk in chunks]
        put(folder / LIST, json.dumps({"file": path.name, "digest": digest, "chunks": names}, indent=1).encode())
    except (OSError, duckdb.IOException) as error:
        raise store.unwritable(error if isinstance(error, OSError) else OSError(0, str(error))) from None
    finally:
        temporary.unlink(missing_ok=True)
    for old in folder.glob("runs-*.parquet"):
        if old != path:
            old.unlink()
    return Compacted(path, frozenset(names))


def _copy(chunks: Sequence[Chunk], target: Path) -> str:
    places = ", ".join(quoted(str(chunk.path)) for chunk in chunks)
    return (
        f"copy (select * replace (cell::varchar as cell, policy::varchar as policy) from read_parquet([{places}]) "
        f"order by month, policy, cell, replication) to {quoted(str(target))} "
        "(format parquet, compression zstd, row_group_size 61440)"
    )


def _folder(store: Store) -> Path:
    return store.folder / COMPACT / engine()


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()[:16]


def quoted(text: str) -> str:
    """Return a text as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"
