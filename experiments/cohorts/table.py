"""A user's table as it lies on disk: CSV or Parquet, told apart by what is in it, and read as plain values.

Spreadsheets write CSV in many ways: a mark at the start, semicolons or tabs, a first line ``sep=;``. All of these are
understood where only one reading is possible. Nothing in a file is evaluated.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.refusal import Refusal, nearest

KEY = "calibrate.data"
LARGEST_FILE, MOST_ROWS, MOST_PURCHASES = 32_000_000, 100_000, 2_000_000
"""Bytes, and rows of a cohort and of a transaction log: a cohort has one row a month, so whatever is larger is another
kind of table."""

_KINDS = "a CSV or Parquet table"
_CONTENTS = {
    b"PK\x03\x04": "a spreadsheet or another archive", b"\xd0\xcf\x11\xe0": "an old spreadsheet", b"\x1f\x8b": "gzip",
    b"\x89PNG": "a picture", b"%PDF": "a PDF", b"SQLite": "a database", b"\x80\x04": "a pickle",
    b"\x80\x05": "a pickle",
}  # fmt: skip
_LARGER = "one row a month and segment; a list of customers is first counted by month"


@dataclass(frozen=True)
class Table:
    """A table of plain values.

    Attributes
    ----------
    path
        As it was given.
    header
        Names of the columns, as written.
    rows
        Text of a CSV, values of a Parquet file.
    places
        Where each row stands, in words: "line 3" or "row 2".
    has_decimal_commas
        Whether a comma inside a number is its decimal sign: only where it does not separate columns.
    """

    path: str
    header: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    places: tuple[str, ...]
    has_decimal_commas: bool = False


def read(text: str) -> Table:
    """Read a table.

    Parameters
    ----------
    text
        Path, from the folder in which the command was given.

    Raises
    ------
    Refusal
        If there is no such file, or it is no table that can be read.
    """
    try:
        path = Path(text).expanduser()
        _refuse_no_file(path, text)
        size = path.stat().st_size
        if not size:
            raise Refusal(KEY, "the file is empty", found=text, allowed=_KINDS)
        if size > LARGEST_FILE:
            raise Refusal(
                KEY, "too large for a table of cohort survival", found=f"{text}: {size / 1e6:,.0f} MB",
                allowed=f"at most {LARGEST_FILE / 1e6:,.0f} MB", hint=_LARGER,
            )  # fmt: skip
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(b"PAR1"):
            return _parquet(path, text)
        for mark, what in _CONTENTS.items():
            if head.startswith(mark):
                raise Refusal(KEY, f"not {_KINDS}", found=f"{text}: {what}", hint="save the sheet as CSV (UTF-8)")
        return _csv(path.read_bytes(), text)
    except (OSError, ValueError, RuntimeError) as error:  # a path may hold what no disk takes
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise Refusal(KEY, "cannot be read", found=f"{text}: {reason}", allowed=_KINDS) from None


def _refuse_no_file(path: Path, text: str) -> None:
    def tables(folder: Path) -> list[str]:
        return sorted(item.name for item in folder.glob("*") if item.suffix.lower() in (".csv", ".parquet"))

    if path.is_dir():
        inside = tables(path)
        listed = ", ".join(inside[:5]) + (", ..." if len(inside) > 5 else "")
        raise Refusal(KEY, "is a folder", found=text, allowed=_KINDS, hint=f"tables in it: {listed}" if listed else "")
    if not path.exists():
        near = nearest(path.name, tables(path.parent)) if path.parent.is_dir() else ""
        raise Refusal(
            KEY, "no such file", found=text, allowed=_KINDS, nearest=str(Path(text).parent / near) if near else ""
        )
    if not path.is_file():
        raise Refusal(KEY, "is not a file", found=text, allowed=_KINDS)


def _csv(content: bytes, text: str) -> Table:
    words = _decoded(content, text)
    lines = words.splitlines()
    skipped = 0
    while skipped < len(lines) and (not lines[skipped].strip() or lines[skipped].startswith("#")):
        skipped += 1
    if skipped == len(lines):
        raise Refusal(KEY, "there is no table in the file", found=text, allowed=_KINDS)
    mark = lines[skipped].strip().strip('"').lower()
    separator = ""
    if mark.startswith("sep=") and len(mark) == 5:  # spreadsheets say so
        separator, skipped = mark[-1], skipped + 1
    separator = separator or _separator(lines[skipped] if skipped < len(lines) else "")
    reader = csv.reader(io.StringIO("\n".join(lines[skipped:])), delimiter=separator, strict=True)
    header: tuple[str, ...] = ()
    rows, places = [], []
    try:
        for cells in reader:
            place = f"line {skipped + reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if not header:
                header = tuple(cell.strip() for cell in cells)
                continue
            while len(cells) > len(header) and not cells[-1].strip():
                cells.pop()
            if len(cells) != len(header):
                raise Refusal(
                    f"{text}: {place}", "has another number of cells than the head", found=str(len(cells)),
                    allowed=f"{len(header)}: {', '.join(header)}",
                )  # fmt: skip
            rows.append(tuple(cells))
            places.append(place)
            if len(rows) > MOST_ROWS:
                _refuse_many(len(rows), header, text)
    except csv.Error as error:
        raise Refusal(
            KEY, "cannot be read as CSV", found=f"{text}: line {skipped + reader.line_num}: {error}"
        ) from None
    return Table(text, header, tuple(rows), tuple(places), separator != ",")


def _decoded(content: bytes, text: str) -> str:
    coding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        words = content.decode(coding)
    except UnicodeDecodeError as error:
        raise Refusal(
            KEY, "is not UTF-8 text", found=f"{text}: byte {error.start}", allowed=_KINDS,
            hint="save the sheet as CSV (UTF-8)",
        ) from None  # fmt: skip
    if "\0" in words:
        raise Refusal(KEY, f"not {_KINDS}", found=f"{text}: bytes that are no text", allowed=_KINDS)
    return words


def _separator(line: str) -> str:
    counts = {mark: line.count(mark) for mark in (",", ";", "\t", "|")}
    return max(counts, key=lambda mark: counts[mark])


def _parquet(path: Path, text: str) -> Table:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        _refuse_many(file.metadata.num_rows, file.schema_arrow.names, text)
        columns = file.read().to_pydict()
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Refusal(KEY, "cannot be read as Parquet", found=f"{text}: {reason}") from None
    header = tuple(str(name).strip() for name in columns if not str(name).startswith("__index_level_"))
    rows = tuple(zip(*(columns[name] for name in columns if not name.startswith("__index_level_")), strict=True))
    return Table(text, header, rows, tuple(f"row {i + 1}" for i in range(len(rows))))


def _refuse_many(n: int, header: Sequence[str], text: str) -> None:
    from experiments.buying.recognising import is_log

    if n > MOST_PURCHASES or (n > MOST_ROWS and not is_log(header)):
        raise Refusal(
            KEY, "too many rows for a table of cohort survival", found=f"{text}: more than {MOST_ROWS:,}",
            allowed=f"at most {MOST_ROWS:,}", hint=_LARGER,
        )  # fmt: skip
