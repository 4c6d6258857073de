"""Points of a design: the same study with other values, lived by the same customers, as one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.sweeping.carrying_out import carry_out
from experiments.sweeping.cell import BLOCK, Cell
from experiments.sweeping.driver import failed
from experiments.sweeping.plan import plan
from experiments.sweeping.settings import SweepSettings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from experiments.store import Index, Store
    from experiments.study import Study


def live(
    study: Study, points: Sequence[Mapping[str, Any]], *, months: Sequence[int], outcomes: Sequence[str],
    what: str = "living", name: str = "", replications: int = 0,
) -> pd.DataFrame:  # fmt: skip
    """Live a study once for every point; points lived before, by whatever experiment, are read from the store.

    Parameters
    ----------
    study
        Gives the policies, the replications and every value that a point does not change.
    points
        Changes by full key, as for ``Study.scenario``: ``{"behaviour.resentment.half_life_months": 3}``;
        ``policy.<concern>.<lever>`` changes a lever of every policy, ``policies.<name>.<concern>.<lever>`` of one.
    months
        Months at which outcomes are read, from 1 to the horizon.
    outcomes
        Names of columns of the store: outcomes of ``Result.months``, ``retention``, ``cumulative_profit``, ``npv``,
        ``cumulative_surplus`` (what customers got beyond what they paid), ``fairness_gap`` and the lines of the
        ethics scorecard, ``ethics_welfare`` and so on (at the horizon only).
    what
        Words for the progress.
    name
        Of the sweep that ``kizuna results`` lists, in place of an earlier one; made from the points if empty.
    replications
        Of every point; those of the study if 0.

    Returns
    -------
    pandas.DataFrame
        One row a point, policy and replication, in that order: ``point`` (its place in ``points``), ``policy``,
        ``replication``, then a column ``OUTCOME_MONTH`` each. All points share people and luck.

    Raises
    ------
    Refusal
        If a point is not admissible; nothing has run then.
    Failed
        If a point failed; all others are in the store.
    KeyboardInterrupt
        If stopped by hand; what is finished stays in the store.
    """
    settings: SweepSettings = study.sweep
    drafts = (
        Cell(number, _plain(changes), study.config, study.policies, changes, replications or study.replications)
        for number, changes in enumerate(points)
    )
    planned = plan(drafts, len(points), what=study.experiment, name=name, same_people=settings.same_people)
    about = {"experiment": study.experiment, "policies": list(study.policies), "command": []}
    store, tally = carry_out(planned, settings, study.settings.n_workers, what=what, about=about)
    if tally.failed:
        raise failed(tally)
    index = store.index()
    tables = []
    for cell in planned.cells:
        blocks = range(-(-cell.replications // BLOCK))
        table = pd.concat([_read(store, index, cell, block, months, outcomes) for block in blocks])
        tables.append(table[table["replication"] < cell.replications].assign(point=cell.number))
    return _wide(pd.concat(tables), planned.cells, months, outcomes)


def _read(
    store: Store, index: Index, cell: Cell, block: int, months: Sequence[int], outcomes: Sequence[str],
) -> pd.DataFrame:  # fmt: skip
    columns = ["policy", "replication", "month", *dict.fromkeys(outcomes)]
    table = store.lived(index, cell.key, block, columns)[1].to_pandas()
    return table[table["month"].isin(list(months))]


def _wide(
    table: pd.DataFrame, cells: Sequence[Cell], months: Sequence[int], outcomes: Sequence[str]
) -> pd.DataFrame:  # fmt: skip
    """Turn a row a month into a row a point, policy and replication; once for all, as pivoting costs milliseconds."""
    keys = ["point", "policy", "replication"]
    wide = table.pivot(index=keys, columns="month", values=list(dict.fromkeys(outcomes)))
    order = pd.MultiIndex.from_tuples(
        [(cell.number, policy, r) for cell in cells for policy in cell.policies for r in range(cell.replications)],
        names=keys,
    )
    wide = wide.reindex(order)
    found = pd.DataFrame({f"{name}_{month}": wide[name, month] for name in outcomes for month in months}, index=order)
    return found.reset_index()


def _plain(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return changes as coordinates: numbers and words as they are, whole groups as text."""
    simple = (int, float, str, bool)
    return {key: value if isinstance(value, simple) else str(value) for key, value in changes.items()}
