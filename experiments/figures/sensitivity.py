"""What the answer hangs on: the half-life of resentment, the rival, and whether price levers are part of the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.figures.picture import Picture, is_clear
from experiments.figures.theme import GROUND, INK, LINE, legend_above, looks, sheet
from experiments.report.tables import world_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from experiments.comparison import Comparison
    from experiments.report.words import Words

GROUPS = (("sensitivity", "half_life"), ("sensitivity", "rival"), ("beside", "conduct"))
PREFERRED = (12, 60)


def draw(comparison: Comparison, words: Words) -> Picture | None:
    """Draw the profit difference in every other world that was run; None if none was."""
    data = _table(comparison.summary)
    if data.empty:
        return None
    months = [m for m in PREFERRED if m in set(data["month"]) and m < comparison.horizon] + [comparison.horizon]
    data = data[data["month"].isin(months)].reset_index(drop=True)
    baseline = words.policy(comparison.baseline)
    title = _title(comparison, words, data)
    subtitle = words("sensitivity.subtitle", baseline=baseline) + " " + _spoken_intervals(data, words)
    worlds = list(dict.fromkeys(zip(data["group"], data["label"], strict=True)))
    treatments = [name for name in comparison.treatments if name in set(data["policy"])]
    apart = len(worlds) * (0.22 + 0.13 * len(treatments))
    figure = sheet(title, subtitle, apart + 1.15, words.language)
    panels = figure.subplots(1, len(months), sharex=True, sharey=True, squeeze=False)[0]
    style = looks(comparison.policies)
    for axes, month in zip(panels, months, strict=True):
        _panel(axes, data[data["month"] == month], worlds, {name: style[name].colour for name in treatments})
        axes.set_title(words("sensitivity.month", month=month))
    panels[0].set_yticks(range(len(worlds)), [_label(words, data, *world) for world in worlds])
    panels[0].set_ylim(len(worlds) - 0.5, -0.5)
    figure.supxlabel(words("sensitivity.axis", baseline=baseline), fontsize=panels[0].yaxis.label.get_size())
    legend_above(figure, _samples([style[name].colour for name in treatments]), [words.policy(n) for n in treatments])
    return Picture("sensitivity", figure, data, title, words("sensitivity.caption", baseline=baseline))


def _table(summary: dict[str, Any]) -> pd.DataFrame:
    """Return the profit difference as a share of the baseline's: a row a world, treatment and month."""
    records = []
    for part, group in GROUPS:
        for world in summary.get(part, {}).get(group, []):
            for row in world.get("at", []):
                share = {k: np.nan if v is None else v for k, v in row["profit_share"].items()}
                if np.isnan(share["mean"]):
                    continue
                records.append(
                    {
                        "group": group, "label": world["label"], "is_main": bool(world["is_main"]),
                        "replications": world["replications"], "policy": world["treatment"], "month": row["month"],
                        "mean": share["mean"], "low": share["low"], "high": share["high"],
                    }
                )  # fmt: skip
    return pd.DataFrame(records)


def _panel(axes: Axes, rows: pd.DataFrame, worlds: list[tuple[str, str]], colours: dict[str, str]) -> None:
    axes.axvline(0, color=INK, lw=1)
    axes.grid(axis="y", visible=False)
    groups = [group for group, _ in worlds]
    for y in range(1, len(worlds)):
        if groups[y] != groups[y - 1]:
            axes.axhline(y - 0.5, color=LINE, lw=1)
    for i, (policy, colour) in enumerate(colours.items()):
        shift = 0.62 * ((i + 0.5) / len(colours) - 0.5)
        marker = "osD^vP"[i % 6]
        for y, (group, label) in enumerate(worlds):
            found = rows[(rows["group"] == group) & (rows["label"] == label) & (rows["policy"] == policy)]
            for row in found.itertuples():
                if np.isfinite(row.low):
                    axes.plot([100 * row.low, 100 * row.high], [y + shift] * 2, color=colour, lw=2)
                is_full = is_clear(row.low, row.high)
                axes.plot(100 * row.mean, y + shift, marker, ms=5.5, color=colour if is_full else GROUND, mec=colour)


def _samples(colours: list[str]) -> list[object]:
    from matplotlib.lines import Line2D

    return [Line2D([], [], color=c, lw=2, marker="osD^vP"[i % 6], ms=5.5) for i, c in enumerate(colours)]


def _label(words: Words, data: pd.DataFrame, group: str, label: str) -> str:
    text = world_name(group, label, words)
    is_main = data.loc[(data["group"] == group) & (data["label"] == label), "is_main"].any()
    return words("sensitivity.main", world=text) if is_main else text


def _spoken_intervals(data: pd.DataFrame, words: Words) -> str:
    counts = sorted(set(data["replications"]))
    if counts == [1]:
        return words("interval.none")
    return words("interval.bars", n="–".join(str(n) for n in {counts[0]: 0, counts[-1]: 0}))


def _title(comparison: Comparison, words: Words, data: pd.DataFrame) -> str:
    last = data[data["month"] == comparison.horizon]
    # a world that repeats the main one is one answer, not two
    last = last[~(last["is_main"] & last.duplicated(["is_main", "policy"]))]
    treatment = comparison.treatments[0]
    rows = last[last["policy"] == treatment]
    clear = np.array([is_clear(low, high) for low, high in zip(rows["low"], rows["high"], strict=True)], bool)
    ahead, behind = int((clear & (rows["mean"] > 0)).sum()), int((clear & (rows["mean"] < 0)).sum())
    spoken = {
        "treatment": words.policy(treatment), "baseline": words.policy(comparison.baseline), "n": len(rows),
        "months": comparison.horizon,
    }  # fmt: skip
    if len(rows) in (ahead, behind):
        kind = "ahead" if ahead else "behind"
        return words.capital(words(f"sensitivity.title.{kind}", **spoken))
    counts = {"ahead": ahead, "behind": behind, "open": int((~clear).sum())}
    clauses = words.items(words(f"sensitivity.{kind}", k=k) for kind, k in counts.items() if k)
    return words("sensitivity.title.mixed", **spoken, clauses=clauses)
