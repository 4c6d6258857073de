"""Finished results on disk: one Parquet file a chunk, named after what is in it, whole or absent.

``chunks/ENGINE/KE/KEY-BLOCK-N-DIGEST.parquet`` holds N replications of one block of one cell. KEY is a digest of the
cell's scenarios and of the engine, DIGEST one of the rest of the name and of the file's own bytes. So a file that is
truncated, altered, renamed or somebody else's is seen as such, two writers of the same chunk write the same file, and
nothing needs a lock. Where a block is there with several N, the fullest counts.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from experiments.refusal import Refusal
from experiments.sweeping.cell import engine

if TYPE_CHECKING:
    import pyarrow as pa

NAME = re.compile(r"([0-9a-f]{24})-(\d{5})-(\d+)-([0-9a-f]{16})\.parquet")
CHUNKS, FAILURES, SWEEPS, COMPACT = "chunks", "failures", "sweeps", "compact"


@dataclass(frozen=True)
class Chunk:
    """One file: so many replications of one block of one cell.

    Attributes
    ----------
    path
        The file.
    key, block, n
        Cell, block (from 0) and replications in it, counted from the block's first.
    """

    path: Path
    key: str
    block: int
    n: int


Index = dict[tuple[str, int], list[Chunk]]
"""Chunks by cell and block, the fullest first."""


@dataclass
class Store:
    """A folder of finished results.

    Attributes
    ----------
    folder
        Where.
    damaged
        Files that were found truncated, altered or foreign, with what is wrong with each.
    """

    folder: Path
    damaged: dict[Path, str] = field(default_factory=dict)

    @property
    def chunks_folder(self) -> Path:
        """Folder of this engine's chunks."""
        return self.folder / CHUNKS / engine()

    def refuse_unwritable(self) -> None:
        """Make the folder, and refuse one that cannot be written.

        Raises
        ------
        Refusal
            With what the disk says.
        """
        try:
            self.chunks_folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.chunks_folder) as file:
                file.write(b"kizuna")
        except OSError as error:
            raise self.unwritable(error) from None

    def unwritable(self, error: OSError) -> Refusal:
        """Make the refusal of a store that cannot be written."""
        return Refusal(
            f"sweep.store={self.folder}", "cannot be written", found=error.strerror or str(error),
            hint="what is finished stays, and the same command goes on from there; make room, or choose another folder",
        )  # fmt: skip

    def index(self) -> Index:
        """List this engine's chunks by cell and block, the fullest first; their bytes are not looked at yet."""
        found: Index = {}
        for path in self._chunk_files(engine()):
            match = NAME.fullmatch(path.name)
            if match is None or match[1][:2] != path.parent.name:
                self.damaged[path] = "is not named like a chunk"
                continue
            chunk = Chunk(path, match[1], int(match[2]), int(match[3]))
            found.setdefault((chunk.key, chunk.block), []).append(chunk)
        for chunks in found.values():
            chunks.sort(key=lambda chunk: (-chunk.n, chunk.path.name))
        return found

    def best(self, chunks: list[Chunk]) -> Chunk | None:
        """Return the fullest chunk whose bytes are what its name says; others are noted as damaged."""
        return next((chunk for chunk in chunks if self.is_whole(chunk)), None)

    def is_whole(self, chunk: Chunk) -> bool:
        """Tell whether the file holds what its name says."""
        match = NAME.fullmatch(chunk.path.name)
        try:
            content = chunk.path.read_bytes()
        except FileNotFoundError:  # a fuller one took its place
            return False
        except OSError as error:
            self.damaged[chunk.path] = error.strerror or str(error)
            return False
        if match is None or _digest(_stem(match[1], int(match[2]), int(match[3])), content) != match[4]:
            self.damaged[chunk.path] = f"is truncated, altered or renamed ({len(content):,} bytes)"
            return False
        return True

    def read(self, chunk: Chunk, columns: list[str] | None = None) -> pa.Table:
        """Return a chunk's table; for one found by :meth:`best`."""
        import pyarrow.parquet as pq

        return pq.read_table(chunk.path, columns=columns)

    def lived(self, index: Index, key: str, block: int, columns: list[str] | None = None) -> tuple[Chunk, pa.Table]:
        """Return the fullest chunk of a finished block and its table, past the index where a fuller one came since.

        Raises
        ------
        Refusal
            If it has gone.
        """
        for chunk in (self.best(index.get((key, block), [])), self.find(key, block), self.find(key, block)):
            if chunk is not None:
                try:
                    return chunk, self.read(chunk, columns)
                except FileNotFoundError:  # another sweep has just put a fuller one there
                    continue
        raise Refusal(f"sweep.store={self.folder}", "a finished block has gone", found=f"{key}-{block:05d}",
                      hint="the same command runs it again")  # fmt: skip

    def find(self, key: str, block: int) -> Chunk | None:
        """Look for one chunk on disk, past any index."""
        found = [
            Chunk(path, key, block, int(match[3]))
            for path in self._room(key).glob(f"{key}-{block:05d}-*.parquet")
            if (match := NAME.fullmatch(path.name))
        ]
        return self.best(sorted(found, key=lambda chunk: (-chunk.n, chunk.path.name)))

    def write(self, key: str, block: int, n: int, table: pa.Table) -> Chunk:
        """Write a chunk whole, and remove emptier ones of the same block.

        Raises
        ------
        OSError
            If the disk is full or closed; nothing is left behind then.
        """
        content = parquet_bytes(table, {"engine": engine(), "cell": key})
        stem = _stem(key, block, n)
        path = self._room(key) / f"{stem}-{_digest(stem, content)}.parquet"
        put(path, content)
        for other in self._room(key).glob(f"{key}-{block:05d}-*.parquet"):
            match = NAME.fullmatch(other.name)
            if match and int(match[3]) < n:
                other.unlink(missing_ok=True)
        self.forgive(key, block)
        return Chunk(path, key, block, n)

    def fail(self, key: str, block: int, what: Mapping[str, Any]) -> None:
        """Record at once that a block failed, with its parameters and the traceback."""
        text = json.dumps({"cell": key, "block": block, **what}, indent=2, ensure_ascii=False, sort_keys=True)
        put(self._failure(key, block), f"{text}\n".encode())

    def forgive(self, key: str, block: int) -> None:
        """Forget a failure."""
        self._failure(key, block).unlink(missing_ok=True)

    def failures(self) -> dict[tuple[str, int], dict[str, Any]]:
        """Return what is recorded about failed blocks of this engine, by cell and block."""
        found = {}
        for path in _files(self.folder / FAILURES / engine(), ".json"):
            try:
                record = json.loads(path.read_text(encoding="utf-8"))
                found[str(record["cell"]), int(record["block"])] = record
            except (OSError, ValueError, KeyError, TypeError):
                self.damaged[path] = "cannot be read as a record of a failure"
        return found

    def others(self) -> dict[str, int]:
        """Return how many chunks of other engines lie in the store, by engine; they are left alone."""
        folder = self.folder / CHUNKS
        names = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        return {name: len(list(self._chunk_files(name))) for name in names if name != engine()}

    def _chunk_files(self, of: str) -> Iterator[Path]:
        folder = self.folder / CHUNKS / of
        rooms = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
        for room in rooms:
            yield from _files(room)

    def _room(self, key: str) -> Path:
        """Return the folder of a cell's chunks: few files in each, so that looking for one is quick."""
        return self.chunks_folder / key[:2]

    def _failure(self, key: str, block: int) -> Path:
        return self.folder / FAILURES / engine() / f"{key}-{block:05d}.json"


def parquet_bytes(table: pa.Table, notes: Mapping[str, str]) -> bytes:
    """Return a table as a Parquet file, the same bytes every time, with words about it in its metadata."""
    import pyarrow.parquet as pq

    words = {f"kizuna.{name}": text for name, text in sorted(notes.items())}
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(words), file, compression="zstd")
    return file.getvalue()


def put(path: Path, content: bytes) -> None:
    """Write a file under a temporary name and rename it, so that it is whole or absent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _files(folder: Path, suffix: str = ".parquet") -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.suffix == suffix and path.name[0] != ".")


def _stem(key: str, block: int, n: int) -> str:
    return f"{key}-{block:05d}-{n}"


def _digest(stem: str, content: bytes) -> str:
    digest = hashlib.sha256(stem.encode())
    digest.update(content)
    return digest.hexdigest()[:16]
