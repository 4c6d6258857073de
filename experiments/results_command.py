"""``kizuna results``: what lies in the store, and questions about it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from experiments import tabulate
from experiments.refusal import Refusal, nearest
from experiments.store import Store
from experiments.sweeping.failed import coordinates_in_words

if TYPE_CHECKING:
    from experiments.sweeping.manifest import Sweep

COMMANDS = ("list", "show", "sql", "csv", "compact", "merge")
_SHOWN = 40
"""Rows of an answer printed on the screen; CSV has them all."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Refusal("results", message, hint="kizuna results --help")


def results(words: list[str]) -> int:
    """Carry out one command about the store.

    Raises
    ------
    Refusal
        On bad input.
    """
    asked = _parser().parse_args(_with_default(words))
    store = Store(Path(asked.store))
    if not store.folder.is_dir():
        raise Refusal("--store", "no such folder: nothing was swept here", found=asked.store,
                      hint="a sweep: kizuna --multirun KEY=A,B")  # fmt: skip
    done = {"list": _list, "show": _show, "sql": _sql, "csv": _csv, "compact": _compact, "merge": _merge}
    done[asked.command](store, asked)
    from experiments.sweeping.carrying_out import name_damaged

    name_damaged(store)
    return 0


def _with_default(words: list[str]) -> list[str]:
    """Read ``kizuna results`` as ``kizuna results list``, take the store before or after, find a misspelt command."""
    if words[:1] == ["--store"]:
        words = [*words[2:], *words[:2]]
    elif words and words[0].startswith("--store="):
        words = [*words[1:], words[0]]
    if not words or words[0].startswith("--store"):
        return ["list", *words]
    if not words[0].startswith("-") and words[0] not in COMMANDS:
        raise Refusal("results", "no such command", found=words[0], allowed=" | ".join(COMMANDS),
                      nearest=nearest(words[0], COMMANDS))  # fmt: skip
    return words


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="kizuna results", description="What lies in the store of sweeps, and questions about it.")
    inside = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    parent = argparse.ArgumentParser(add_help=False)
    parent.add_argument("--store", default="results/store", metavar="FOLDER", help="the store (%(default)s)")
    line = {"list": "list sweeps", "show": "show one sweep: cells, failures",
            "sql": "ask one SELECT over the view results",
            "csv": "write the runs of a sweep, or the answer to a SELECT, as CSV",
            "compact": "write everything finished into one sorted file, for quick questions",
            "merge": "bring in the finished cells of another store of the same engine"}  # fmt: skip
    made = {name: inside.add_parser(name, parents=[parent], help=text, description=text) for name, text in line.items()}
    made["show"].add_argument("name", help="name of the sweep")
    made["sql"].add_argument("sql", help="one SELECT")
    made["csv"].add_argument("file", help="file to write; - for the screen")
    made["csv"].add_argument("--sql", default="select * from results", help="one SELECT (everything)")
    made["merge"].add_argument("other", help="folder of the other store")
    for name in ("sql", "csv"):
        made[name].add_argument("--sweep", default="", metavar="NAME", help="only the runs of this sweep")
    return parser


def _list(store: Store, _asked: argparse.Namespace) -> None:
    from experiments.sweeping.manifest import sweeps

    found = sweeps(store)
    rows = [["sweep", "status", "cells", "finished", "failed", "started", "swept"]]
    for sweep in found:
        manifest = sweep.manifest
        counts = (f"{manifest['cells']:,}", f"{manifest['finished']:,}", str(len(manifest["failed"])))
        rows.append([sweep.name, _status(sweep), *counts, str(manifest["started"])[:16],
                     ", ".join(manifest["axes"])[:60]])  # fmt: skip
    print("\n".join(tabulate.table(rows)) if found else f"no sweeps in {store.folder}")
    for engine, n in store.others().items():
        print(f"{n:,} chunks of another engine ({engine}): left alone, never mixed with this one's")


def _status(sweep: Sweep) -> str:
    return str(sweep.manifest["status"]) if sweep.is_of_this_engine else "another engine"


def _show(store: Store, asked: argparse.Namespace) -> None:
    from experiments.sweeping.manifest import sweeps

    found = {sweep.name: sweep for sweep in sweeps(store)}
    if asked.name not in found:
        raise Refusal("results show", "no such sweep", found=asked.name, allowed=", ".join(found) or "none yet",
                      nearest=nearest(asked.name, found))  # fmt: skip
    sweep = found[asked.name]
    manifest = sweep.manifest
    print(f"{sweep.name}: {_status(sweep)}, started {manifest['started']}, ended {manifest['ended'] or '-'}")
    print(f"  command:  kizuna {' '.join(manifest.get('command') or ['(a design, not a command of cells)'])}")
    print(f"  policies: {', '.join(manifest.get('policies') or [])}")
    print(f"  engine:   {manifest['engine']}")
    table = sweep.cells().to_pandas()
    counts = table["status"].value_counts()
    print(f"  cells:    {', '.join(f'{n:,} {status}' for status, n in counts.items())}")
    print(table.head(_SHOWN).drop(columns="cell").to_string(index=False))
    if len(table) > _SHOWN:
        print(f"... and {len(table) - _SHOWN:,} more: kizuna results csv - --sql 'select * from cells'")
    failures = store.failures()
    for failed in manifest["failed"]:
        print(f"\nfailed: cell {failed['number']}: {coordinates_in_words(failed.get('coordinates') or {})}")
        record = next((r for r in failures.values() if r.get("number") == failed["number"]
                       and r.get("coordinates") == failed.get("coordinates")), None)  # fmt: skip
        print(str(record["error"]).rstrip() if record else failed.get("reason"))


def _sql(store: Store, asked: argparse.Namespace) -> None:
    from experiments.query import ask, connect, refused

    connection = connect(store, asked.sweep)
    try:
        frame = ask(connection, asked.sql).df()
    except Refusal:
        raise
    except Exception as error:  # DuckDB's own errors come when it works, not only when it reads
        if "Query interrupted" in str(error):  # what becomes of Ctrl-C inside DuckDB
            raise KeyboardInterrupt from None
        raise refused(error) from None
    text = (
        frame.to_string(index=False, max_rows=None)
        if len(frame) <= _SHOWN
        else frame.head(_SHOWN).to_string(index=False)
    )
    print(text)
    if len(frame) > _SHOWN:
        print(f"... {len(frame):,} rows in all: kizuna results csv FILE --sql ...")


def _csv(store: Store, asked: argparse.Namespace) -> None:
    import os
    import tempfile

    from experiments.query import ask, connect, refused
    from experiments.taking_out import write_csv

    relation = ask(connect(store, asked.sweep), asked.sql)
    try:
        if asked.file == "-":
            write_csv(relation, sys.stdout)
            return
        target = Path(asked.file)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                write_csv(relation, file)
            os.chmod(temporary, 0o644)
            os.replace(temporary, target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except BrokenPipeError:  # kizuna results csv - | head: no error
        raise
    except OSError as error:
        raise Refusal(asked.file, "cannot be written", found=error.strerror or str(error)) from None
    except Refusal:
        raise
    except Exception as error:
        if type(error).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
            raise refused(error) from None
        raise
    print(f"Written to {target}")


def _compact(store: Store, _asked: argparse.Namespace) -> None:
    from experiments.sweeping.compacting import compact
    from experiments.sweeping.manifest import sweeps

    keys = {
        key for sweep in sweeps(store) if sweep.is_of_this_engine for key in sweep.cells().column("cell").to_pylist()
    }
    print("compacting", file=sys.stderr, flush=True)
    made = compact(store, keys)
    if made is None:
        raise Refusal(f"--store={store.folder}", "holds no finished cells of this engine", hint="results")
    print(f"{len(made.chunks):,} chunks in {made.path} ({made.path.stat().st_size / 1e6:,.1f} MB)")
    for engine, n in store.others().items():
        print(f"{n:,} chunks of another engine ({engine}) were left out: engines are never mixed")


def _merge(store: Store, asked: argparse.Namespace) -> None:
    from experiments.sweeping.merging import merge

    print(merge(store, Store(Path(asked.other))))
