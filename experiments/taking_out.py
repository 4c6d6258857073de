"""Takes answers out of the store, batch by batch: memory does not grow with their length."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import duckdb

ROWS = 65_536
"""Of a batch."""


def write_csv(relation: duckdb.DuckDBPyRelation, file: TextIO) -> None:
    """Write an answer as comma-separated values, a head first."""
    reader = relation.to_arrow_reader(ROWS)
    reader.schema.empty_table().to_pandas().to_csv(file, index=False, lineterminator="\n")
    for batch in reader:
        batch.to_pandas().to_csv(file, index=False, header=False, lineterminator="\n")


def write_parquet(relation: duckdb.DuckDBPyRelation, path: Path) -> None:
    """Write an answer as a Parquet file."""
    import pyarrow.parquet as pq

    reader = relation.to_arrow_reader(ROWS)
    with pq.ParquetWriter(path, reader.schema, compression="zstd") as file:
        for batch in reader:
            file.write_batch(batch)
