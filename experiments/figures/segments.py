"""Who stays and who goes: retention by price sensitivity and by tenure at month 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.figures.picture import Picture, draw_lines, handles, is_clear, named, spoken_interval
from experiments.figures.series import interval
from experiments.figures.theme import legend_above, looks, month_axis, sheet
from experiments.report.numerals import count, number

if TYPE_CHECKING:
    from experiments.comparison import Comparison
    from experiments.report.words import Words

GROUPINGS = ("price sensitivity", "tenure")


def draw(comparison: Comparison, words: Words) -> Picture | None:
    """Draw retention in every segment under every policy; None if nobody was a customer at month 0."""
    data = _retention(comparison)
    if data.empty:
        return None
    title = _title(comparison, words)
    subtitle = f"{words('segments.subtitle')} {spoken_interval(comparison, words, 'bands')}"
    kept = {g: list(dict.fromkeys(data.loc[data["grouping"] == g, "segment"])) for g in GROUPINGS}
    kept = {grouping: segments for grouping, segments in kept.items() if segments}
    figure = sheet(title, subtitle, 2.25 * len(kept) + 0.6, words.language)
    panels = figure.subplots(len(kept), max(map(len, kept.values())), sharey=True, squeeze=False)
    style, labels = looks(comparison.policies), named(comparison, words)
    for line, (grouping, segments) in zip(panels, kept.items(), strict=True):
        for axes in line[len(segments) :]:
            axes.set_visible(False)
        for axes, segment in zip(line, segments, strict=False):
            rows = data[(data["grouping"] == grouping) & (data["segment"] == segment)]
            draw_lines(axes, rows, style, 100)
            for name, look in style.items():
                dots = rows[(rows["policy"] == name) & (rows["month"] > 0)]
                axes.plot(dots["month"], 100 * dots["mean"], "o", ms=3, color=look.colour)
            people = words("segments.people", n=count(rows["customers"].iloc[0]))
            axes.set_title(f"{words.capital(words(f'segment.{grouping}.{segment}'))}\n{people}", fontsize="medium")
            month_axis(axes, comparison.horizon, "")
            axes.set_xticks([m for m in (0, *comparison.reported) if m == 0 or m >= comparison.horizon / 12])
            axes.set_ylabel("")
            axes.set_ylim(0, 100)
        line[0].set_ylabel(words("segments.axis"))
    figure.supxlabel(words("axis.months"), fontsize=panels[0, 0].yaxis.label.get_size())
    legend_above(figure, handles(style), [labels[name] for name in style])
    return Picture("segments", figure, data, title, words("segments.caption"))


def _retention(comparison: Comparison) -> pd.DataFrame:
    """Return retention with its interval: grouping, segment, customers (mean), policy, month, mean, low, high."""
    table = comparison.by_segment() if comparison.treatments else pd.DataFrame()
    if table.empty:
        return table
    table = table[(table["outcome"] == "retention") & table["grouping"].isin(GROUPINGS) & (table["customers"] > 0)]
    columns = {name: (name, "treated") for name in comparison.treatments}
    columns[comparison.baseline] = (comparison.treatments[0], "untreated")
    keys = ["grouping", "segment"]
    records = []
    for (grouping, segment), rows in table.groupby(keys, sort=False):
        size = rows.drop_duplicates("replication")["customers"].mean()
        for policy, (treatment, column) in columns.items():
            wide = rows[rows["treatment"] == treatment].pivot(index="replication", columns="month", values=column)
            mean, low, high = interval(wide.to_numpy())
            months = [0, *wide.columns]
            for i, month in enumerate(months):
                at = (1.0, 1.0, 1.0) if i == 0 else (mean[i - 1], low[i - 1], high[i - 1])
                at = (1.0, np.nan, np.nan) if i == 0 and len(wide) < 2 else at
                records.append((grouping, segment, size, policy, month, *map(float, at)))
    names = ["grouping", "segment", "customers", "policy", "month", "mean", "low", "high"]
    return pd.DataFrame(records, columns=names)


def _gaps(comparison: Comparison, treatment: str) -> pd.DataFrame:
    """Return the paired difference at the end by grouping and segment: mean, low, high."""
    table = comparison.by_segment()
    table = table[(table["outcome"] == "retention") & table["grouping"].isin(GROUPINGS) & (table["customers"] > 0)]
    table = table[(table["treatment"] == treatment) & (table["month"] == comparison.horizon)]
    found = {
        key: tuple(map(float, interval(rows["difference"].to_numpy())))
        for key, rows in table.groupby(["grouping", "segment"], sort=False)
    }
    return pd.DataFrame.from_dict(found, orient="index", columns=["mean", "low", "high"])


def _title(comparison: Comparison, words: Words) -> str:
    gaps = {name: _gaps(comparison, name) for name in comparison.treatments}
    treatment = max(gaps, key=lambda name: float(gaps[name]["mean"].abs().max()))
    gap = gaps[treatment].sort_values("mean")
    at = gap.to_dict("index")
    low, high = gap.index[0], gap.index[-1]
    clear = np.array([is_clear(*ends) for ends in zip(gap["low"], gap["high"], strict=True)], bool)
    ups, downs = bool((clear & (gap["mean"] > 0)).any()), bool((clear & (gap["mean"] < 0)).any())

    def spoken(segment: tuple[str, str]) -> str:
        return words(f"segment.{segment[0]}.{segment[1]}")

    def points(segment: tuple[str, str]) -> str:
        value = at[segment]["mean"]
        if not is_clear(at[segment]["low"], at[segment]["high"]):
            return words("unclear")
        return words("segments.points", n=("+" if value > 0 else "") + number(round(100 * value, 1), 3))

    kind = ("mixed" if downs else "up") if ups else ("down" if downs else "none")
    most, least = (low, high) if kind == "down" else (high, low)
    return words(
        f"segments.title.{kind}", months=comparison.horizon, treatment=words.policy(treatment),
        baseline=words.policy(comparison.baseline), segment=spoken(most), most=points(most), other=spoken(least),
        least=points(least),
    )  # fmt: skip
