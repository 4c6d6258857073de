"""SQL over the store: one view of every run, in a DuckDB that is locked to the store's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from experiments.refusal import Refusal
from experiments.store import Store
from experiments.sweeping.compacting import Compacted, find_compacted, quoted
from experiments.sweeping.manifest import Sweep, sweeps

if TYPE_CHECKING:
    import duckdb

VIEW = "results"
RUNS = ("cell", "policy", "replication", "month")
"""Columns that name a row of the view; coordinates and outcomes follow."""


def connect(store: Store, sweep: str = "") -> duckdb.DuckDBPyConnection:
    """Open the store for questions.

    Views: ``results``, one row a run (cell, policy, replication) and month, with every swept key and every outcome;
    ``cells``, one row a cell of a sweep. A run that several sweeps share is there once.

    Parameters
    ----------
    store
        Where.
    sweep
        Only the runs of this sweep; of all sweeps of this engine if empty.

    Raises
    ------
    Refusal
        If there is nothing to ask, or no such sweep.
    """
    import duckdb

    chosen = _chosen(store, sweep)
    if not chosen:
        raise Refusal(f"sweep.store={store.folder}", "holds no sweeps of this engine", hint="kizuna results")
    cells = _cells(chosen)
    compacted, loose = files(store, cells)
    if compacted is None and not loose:
        raise Refusal(f"sweep.store={store.folder}", "holds no finished cells of this engine", hint="kizuna results")
    connection = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false",
                                                    "autoload_known_extensions": "false"})  # fmt: skip
    connection.register("_cells", cells)
    connection.execute("create table cells as select * from _cells")
    connection.unregister("_cells")
    coordinates = [name for name in cells.column_names if name not in _NOT_COORDINATES]
    asked = "".join(f", any_value({_name(key)}) as {_name(key)}" for key in coordinates)
    connection.execute(
        f"create table _asked as select cell, max(replications) as replications{asked} from cells group by cell"
    )
    places = [str(path.resolve()) for path in ([compacted.path] if compacted else []) + loose]
    # large sorts go to disk: not into whatever folder people happen to be in
    connection.execute(f"set temp_directory={quoted(str((store.folder / '.sorting').resolve()))}")
    connection.execute(f"set allowed_directories=[{quoted(str(store.folder.resolve()))}]")
    connection.execute(
        f"create view {VIEW} as select run.cell::varchar as cell, run.policy::varchar as policy, run.replication, "
        f"run.month, {''.join(f'asked.{_name(key)}, ' for key in coordinates)}"
        f"run.* exclude (cell, policy, replication, month) "
        f"from read_parquet([{', '.join(map(quoted, places))}], union_by_name=true) as run "
        "join _asked as asked on run.cell = asked.cell and run.replication < asked.replications"
    )
    connection.execute("set enable_external_access=false")
    connection.execute("set lock_configuration=true")
    return connection


_NOT_COORDINATES = ("sweep", "number", "cell", "replications", "status")


def ask(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.DuckDBPyRelation:
    """Ask one question.

    Raises
    ------
    Refusal
        If it is not one SELECT, or DuckDB cannot answer it.
    """
    import duckdb

    try:
        statements = duckdb.extract_statements(sql)
        if (
            len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT
        ):  # explain analyze would carry out what it explains
            kinds = ", ".join(str(statement.type).rpartition(".")[2] for statement in statements) or "nothing"
            raise Refusal("sql", "only questions are answered", found=kinds, allowed="one SELECT")
        relation = connection.sql(sql)
        if relation is None:
            raise Refusal("sql", "only questions are answered", found=sql, allowed="one SELECT")
        return relation
    except duckdb.Error as error:
        raise refused(error) from None


def refused(error: Exception) -> Refusal:
    """Say in one message what DuckDB complained about."""
    text = " ".join(str(error).split())
    kind, _, what = text.partition(": ")
    hint = "describe select * from results lists the columns; keys with dots go into double quotes"
    return Refusal("sql", "cannot be answered", found=f"{kind}: {what}"[:600], hint=hint)


def files(store: Store, cells: pa.Table) -> tuple[Compacted | None, list[Path]]:
    """Return the compacted file, if it is whole, and the chunks that are not in it; each block once, the fullest."""
    compacted = find_compacted(store)
    wanted = set(cells.column("cell").to_pylist())
    loose = []
    for (key, block), chunks in sorted(store.index().items()):
        if key not in wanted:
            continue
        if compacted is not None and chunks[0].path.name in compacted.chunks:
            continue
        whole = store.best(chunks)
        if whole is not None:
            loose.append((key, block, whole.path))
    if compacted is not None and any((key, block) in compacted.blocks for key, block, _ in loose):
        # a block has grown since: what is compacted of it would be counted twice
        best = (store.best(chunks) for (key, _), chunks in sorted(store.index().items()) if key in wanted)
        return None, [chunk.path for chunk in best if chunk is not None]
    return compacted, [path for _, _, path in loose]


def _chosen(store: Store, name: str) -> list[Sweep]:
    known = [sweep for sweep in sweeps(store) if sweep.is_of_this_engine]
    if not name:
        return known
    found = [sweep for sweep in known if sweep.name == name]
    if not found:
        from experiments.refusal import nearest

        names = [sweep.name for sweep in known]
        raise Refusal("--sweep", "no such sweep of this engine", found=name, allowed=", ".join(names) or "none yet",
                      nearest=nearest(name, names))  # fmt: skip
    return found


def _cells(chosen: list[Sweep]) -> pa.Table:
    tables = []
    for sweep in chosen:
        table = sweep.cells()
        tables.append(table.add_column(0, "sweep", pa.array([sweep.name] * len(table))))
    return pa.concat_tables(_same_types(tables), promote_options="default")


def _same_types(tables: list[pa.Table]) -> list[pa.Table]:
    """Make swept keys of different kinds in different sweeps words in all of them."""
    kinds: dict[str, set[Any]] = {}
    for table in tables:
        for field in table.schema:
            kinds.setdefault(field.name, set()).add(field.type)
    mixed = {name for name, types in kinds.items() if len(types) > 1}
    numeric = {name for name in mixed if all(pa.types.is_floating(t) or pa.types.is_integer(t) for t in kinds[name])}
    found = []
    for table in tables:
        for i, field in enumerate(table.schema):
            if field.name in mixed:
                target = pa.float64() if field.name in numeric else pa.string()
                table = table.set_column(i, field.name, table.column(i).cast(target))
        found.append(table)
    return found


def _name(key: str) -> str:
    return '"' + key.replace('"', '""') + '"'
