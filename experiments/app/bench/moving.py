"""What moves an outcome: bars of a sweep's own levers, and of runs that were made to tell."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from experiments.app.bench.drawing import Bar
from experiments.app.bench.shelf import Run, Swept
from experiments.catalog import entries, short
from experiments.sensing.factors import label
from experiments.sensing.given import shares

KINDS = ("sensitivity", "morris", "screen")
"""Studies whose summaries hold bars."""
SHOWN = 12


def own_bars(swept: Swept, table: pd.DataFrame, outcome: str, language: str) -> tuple[list[Bar], dict[str, float]]:
    """Return the share of variance that goes with every lever of a sweep, and what each would have by chance."""
    columns = {swept.column(key): key for key, values in swept.axes.items() if len(values) > 1}
    found = shares(table, list(columns), outcome)
    bars = [Bar(lever_name(columns[row.lever], language), row.share) for row in found.itertuples()]
    return bars, {bar.name: row.by_chance for bar, row in zip(bars, found.itertuples(), strict=True)}


def lever_name(key: str, language: str) -> str:
    """Return what people call a swept key, whose lever it is included; presets keep the name of their group."""
    return label(key, language) if short(key) in entries() else key


def bars_of(run: Run, language: str) -> list[Bar]:
    """Return the bars of a run of sensitivity, morris or screen; none if its summary holds none that can be read."""
    if run.manifest["experiment"] not in KINDS:
        return []
    summary = run.summary()
    try:
        rows = {"sensitivity": _of_sobol, "morris": _of_morris, "screen": _of_screen}[run.manifest["experiment"]](
            summary, language
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
        return []
    return sorted(rows, key=lambda bar: -abs(bar.value))[:SHOWN]


def _of_sobol(summary: dict[str, Any], language: str) -> list[Bar]:
    rows = summary["indices"][summary["outcomes"][0]]
    return [_bar(lever_name(r["key"], language), r["total"], r["total_low"], r["total_high"]) for r in rows]


def _of_morris(summary: dict[str, Any], language: str) -> list[Bar]:
    rows = summary["effects"][summary["outcomes"][0]]
    return [_bar(lever_name(r["key"], language), r["mu_star"], r["mu_star_low"], r["mu_star_high"]) for r in rows]


def _of_screen(summary: dict[str, Any], language: str) -> list[Bar]:
    month = max(summary["months"])
    rows = [r for r in summary["effects"] if r["month"] == month and r["outcome"] == "profit" and r["mean"] is not None]
    return [_bar(f"{lever_name(r['lever'], language)} = {r['value']}", r["mean"], r["low"], r["high"]) for r in rows]


def _bar(name: str, value: Any, low: Any, high: Any) -> Bar:
    ends = [float(end) if isinstance(end, int | float) else math.nan for end in (low, high)]
    return Bar(name, float(value), *ends)
