"""What a sweep tells: paired differences of every cell, read chunk by chunk from the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from scipy import stats

from experiments.comparison import reported_months
from experiments.progress import progress
from experiments.statistics import LEVEL, replications_for, sign_changes, wilson
from experiments.store import Index, Store
from experiments.sweeping.cell import BLOCK, Cell
from experiments.sweeping.manifest import column_of

if TYPE_CHECKING:
    from experiments.sweeping.driver import Tally
    from experiments.sweeping.plan import Plan

READ = ("retention", "churn", "loyalty", "customers_end", "cumulative_profit", "npv", "cumulative_surplus")
"""Outcomes reported of every cell."""


@dataclass(frozen=True)
class Answer:
    """What a sweep tells.

    Attributes
    ----------
    table
        One row a cell, treatment, month and outcome: coordinates, means of both policies, paired difference with its
        95 % interval, replications. With a single policy, its mean and interval.
    ends
        The same of the outcome looked at, at each cell's horizon: one row a cell and treatment; with ``crossover``,
        the last month at which the mean difference turned for good, and ``needed``, the replications that the target
        half-width would take.
    """

    table: pd.DataFrame
    ends: pd.DataFrame


def read(plan: Plan, store: Store, tally: Tally, outcome: str, half_width: float = 0.0) -> Answer:
    """Read the answer of a sweep from the store, one cell at a time."""
    outcomes = tuple(dict.fromkeys((*READ, outcome)))
    index = store.index()
    rows: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    finished = [cell for cell in plan.cells if cell.number in tally.used]
    with progress("reading", "cells") as report:
        for i, cell in enumerate(finished):
            values = _values(store, index, cell, tally.used[cell.number], outcomes)
            place = {"number": cell.number} | {column_of(key): value for key, value in cell.coordinates.items()}
            for pair, found in _pairs(cell.policies, values):
                rows += _rows(place | pair, found, outcomes)
                ends.append(_end(place | pair, found, outcomes.index(outcome), half_width))
            report(i + 1, len(finished))
    return Answer(pd.DataFrame(rows), pd.DataFrame(ends))


Found = tuple[np.ndarray, "np.ndarray | None"]


def _values(store: Store, index: Index, cell: Cell, n: int, outcomes: tuple[str, ...]) -> np.ndarray:
    """Return outcomes of a cell, replications by policies by months by outcomes."""
    parts = []
    for block in range(-(-n // BLOCK)):
        chunk, table = store.lived(index, cell.key, block, list(outcomes))
        flat = np.column_stack([table[name].to_numpy() for name in outcomes])
        parts.append(flat.reshape(chunk.n, len(cell.policies), -1, len(outcomes)))
    found: np.ndarray = np.concatenate(parts)[:n]
    return found


def _pairs(policies: tuple[str, ...], values: np.ndarray) -> Iterator[tuple[dict[str, str], Found]]:
    """Yield every treatment beside the baseline, or the only policy alone."""
    if len(policies) == 1:
        yield {"treatment": policies[0], "baseline": ""}, (values[:, 0], None)
    for i, name in enumerate(policies[:-1]):
        yield {"treatment": name, "baseline": policies[-1]}, (values[:, i], values[:, -1])


def _rows(place: dict[str, Any], found: Found, outcomes: tuple[str, ...]) -> list[dict[str, Any]]:
    treated, untreated = found
    gap = treated if untreated is None else treated - untreated
    low, high = _interval(gap)
    mean = gap.mean(axis=0)
    rows = []
    for month in reported_months(gap.shape[1]):
        for o, name in enumerate(outcomes):
            at = (month - 1, o)
            row = place | {"month": month, "outcome": name, "replications": len(gap)}
            row["treated"] = float(treated[:, *at].mean())
            if untreated is not None:
                row["untreated"] = float(untreated[:, *at].mean())
                row["difference"] = float(mean[at])
            rows.append(row | {"low": float(low[at]), "high": float(high[at])})
    return rows


def _end(place: dict[str, Any], found: Found, o: int, half_width: float) -> dict[str, Any]:
    treated, untreated = found
    gap = (treated if untreated is None else treated - untreated)[:, :, o]
    low, high = _interval(gap[:, -1:])
    row = place | {
        "month": gap.shape[1],
        "mean": float(gap[:, -1].mean()),
        "low": float(low[0]),
        "high": float(high[0]),
    }
    row |= {"replications": len(gap), "treated": float(treated[:, -1, o].mean())}
    if untreated is not None:
        turns = sign_changes(gap.mean(axis=0))
        row |= {"untreated": float(untreated[:, -1, o].mean()), "crossover": turns[-1][0] if turns else None}
    if half_width:
        row["needed"] = replications_for(gap[:, -1], half_width)
    return row


def _interval(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return Student t intervals over the first axis; NaN with one replication."""
    n = len(values)
    if n < 2:
        nothing = np.full(values.shape[1:], np.nan)
        return nothing, nothing
    half = stats.t.ppf((1 + LEVEL) / 2, n - 1) * values.std(axis=0, ddof=1) / np.sqrt(n)
    mean = values.mean(axis=0)
    return mean - half, mean + half


def summarise(plan: Plan, tally: Tally, answer: Answer, outcome: str, half_width: float) -> dict[str, Any]:
    """Return the answer of a sweep as plain values."""
    used = list(tally.used.values())
    ends = answer.ends
    summary: dict[str, Any] = {
        "kind": "sweep",
        "name": plan.name,
        "cells": len(plan.cells),
        "finished": len(tally.used),
        "failed": [
            {"number": n, "coordinates": record.get("coordinates"), "reason": record.get("reason")}
            for n, record in sorted(tally.failed.items())
        ],
        "axes": {key: {"values": len(values)} for key, values in plan.axes.items()},
        "outcome": outcome,
        "intervals": "95 % Student t intervals of the paired difference over replications",
        "replications": {"least": min(used, default=0), "most": max(used, default=0), "in_all": sum(used)},
    }
    if half_width and len(ends):
        needed = ends["needed"].dropna()
        reached = ((ends["high"] - ends["low"]) / 2 <= half_width).sum()
        summary["stopping"] = {
            "half_width": half_width, "reached": int(reached), "of": len(ends),
            "needed_most": int(needed.max()) if len(needed) else None,
        }  # fmt: skip
    summary["pairs"] = [_pair(str(t), str(b), part) for (t, b), part in _by_pair(ends)]
    return summary


def _by_pair(ends: pd.DataFrame) -> Any:
    """Group the cells by policies; those in which the outcome cannot be measured are left out."""
    return ends.dropna(subset=["mean"]).groupby(["treatment", "baseline"], sort=False) if len(ends) else []


def _pair(treatment: str, baseline: str, part: pd.DataFrame) -> dict[str, Any]:
    row = {"treatment": treatment, "baseline": baseline, "cells": len(part)}
    extremes = {"lowest": part["mean"].idxmin(), "highest": part["mean"].idxmax()}
    row |= {name: {k: part.loc[i, k] for k in ("number", "mean", "low", "high")} for name, i in extremes.items()}
    if baseline:
        row["ahead"] = wilson(int((part["mean"] > 0).sum()), len(part)).plain()
        row["clearly_ahead"] = int((part["low"] > 0).sum())
        row["clearly_behind"] = int((part["high"] < 0).sum())
    return row
