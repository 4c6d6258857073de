"""Tables on disk, the same bytes every time: fixed compression, fixed row groups, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from experiments.rundir import RunDir

ROWS_A_GROUP = 131_072


def write(rundir: RunDir, name: str, frame: pd.DataFrame, notes: Mapping[str, str] | None = None) -> None:
    """Write a frame into a run directory, whole or not at all.

    Parameters
    ----------
    rundir
        Where.
    name
        File name, ending in ``.parquet``.
    frame
        The table; its index is not kept.
    notes
        Words about the table, kept in its metadata under ``kizuna.NAME``.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, preserve_index=False)
    words = {f"kizuna.{key}": text for key, text in sorted((notes or {}).items())}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **words})
    with rundir.writing(name) as path:
        pq.write_table(table, path, compression="zstd", row_group_size=ROWS_A_GROUP)
