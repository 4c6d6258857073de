"""The pictures of what mechanisms carry: bars with intervals, sorted; and the interactions of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.ablating.words import WORDS
from experiments.bilingual import speaker
from experiments.figures import theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = 14
"""Mechanisms on the figure, the largest; the table on disk has all."""
SHOWN_PAIRS = 15
_KINDS = {"through": "#0173b2", "instead": "#d55e00", "against": "#cc78bc", "unclear": "#c9c9c9"}
_UP, _DOWN, _MARK = "#0173b2", "#d55e00", theme.INK
say = speaker(WORDS)


def data(found: dict[str, list[dict[str, Any]]]) -> pd.DataFrame:
    """Return what is drawn: a row an outcome, mechanism and way of counting, in per cent.

    Parameters
    ----------
    found
        By outcome, a row a mechanism; the first outcome says which are drawn, and in which order.
    """
    first = next(iter(found.values()))
    drawn = [row["mechanism"] for row in first if not row["is_idle"]][:SHOWN]
    order = {row["mechanism"]: -(_in_unit(row)["carries"]["mean"] or 0.0) for row in first}
    rows = []
    for outcome, several in found.items():
        by = {row["mechanism"]: row for row in several}
        for y, name in enumerate(sorted(drawn, key=lambda name: order[name])):
            for way, gap in _in_unit(by[name]).items():
                scaled = {key: None if value is None else 100 * value for key, value in gap.items()}
                rows.append({"outcome": outcome, "mechanism": name, "place": y, "way": way,
                             "is_share": by[name]["share"]["mean"] is not None, **scaled})  # fmt: skip
    frame = pd.DataFrame(rows, columns=["outcome", "mechanism", "place", "way", "is_share", "mean", "low", "high"])
    return frame.astype({"mean": float, "low": float, "high": float})


def _in_unit(row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return both ways of counting as shares of the difference where it is clear, else of what the baseline reaches."""
    if row["share"]["mean"] is not None:
        return {"carries": row["share"], "alone": row["alone_share"]}
    return {"carries": row["carries"], "alone": row["alone"]}


def paint(figure: Figure, table: pd.DataFrame, names: dict[str, str], outcomes: dict[str, str], baseline: str,
          language: str) -> None:  # fmt: skip
    """Draw a panel an outcome.

    Parameters
    ----------
    names
        Labels of mechanisms.
    outcomes
        Labels of outcomes, in order.
    """
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    panels = figure.subplots(1, len(outcomes), sharey=True, squeeze=False)[0]
    for axes, (outcome, label) in zip(panels, outcomes.items(), strict=True):
        part = table[table["outcome"] == outcome]
        axes.set_title(label)
        is_share = bool(part["is_share"].all())
        axes.set_xlabel(say(language, "axis.share" if is_share else "axis.amount", baseline=baseline))
        for row in part.itertuples():
            _mark(axes, row)
        axes.axvline(0.0, color=theme.INK, lw=0.9)
        axes.grid(axis="y", visible=False)
        axes.tick_params(axis="y", length=0)
    shown = table.drop_duplicates("mechanism").sort_values("place")
    panels[0].set_yticks(list(shown["place"]), [names[name] for name in shown["mechanism"]])
    panels[0].set_ylim(max(len(shown), 1) - 0.4, -0.6)
    samples = [Patch(color=_UP), Line2D([], [], ls="", marker="D", ms=4.4, color=theme.GROUND, mec=_MARK)]
    theme.legend_above(figure, samples, [say(language, "part.out"), say(language, "part.alone")], 2)


def _mark(axes: Axes, row: Any) -> None:
    is_clear = row.low == row.low and not row.low <= 0.0 <= row.high
    if row.way == "carries":
        colour = _UP if row.mean >= 0.0 else _DOWN
        axes.barh(row.place - 0.12, row.mean, height=0.46, color=colour, alpha=0.85 if is_clear else 0.3, lw=0)
        axes.plot([row.low, row.high], [row.place - 0.12] * 2, color=theme.INK, lw=1.3, zorder=4)
    else:
        y = row.place + 0.27
        axes.plot([row.low, row.high], [y, y], color=theme.QUIET, lw=1.2, zorder=4)
        axes.plot(row.mean, y, "D", ms=4.2, color=theme.GROUND, mec=_MARK if is_clear else theme.QUIET, zorder=5)


def pair_data(found: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return the largest interactions of one outcome, a row a pair, in per cent."""
    rows = [
        {"first": row["first"], "second": row["second"], "kind": row["kind"],
         **{key: 100 * value for key, value in row["interaction"].items() if value is not None}}
        for row in found
    ]  # fmt: skip
    table = pd.DataFrame(rows[:SHOWN_PAIRS])
    return table.sort_values("mean", ascending=False, ignore_index=True)


def paint_pairs(figure: Figure, table: pd.DataFrame, names: dict[str, str], baseline: str, language: str) -> None:
    """Draw a bar a pair."""
    from matplotlib.patches import Patch

    axes = figure.subplots()
    row: Any
    for y, row in enumerate(table.itertuples()):
        axes.barh(y, row.mean, height=0.6, color=_KINDS[row.kind], alpha=0.85, lw=0)
        axes.plot([row.low, row.high], [y, y], color=theme.INK, lw=1.3, zorder=4)
    both = zip(table["first"], table["second"], strict=True)
    labels = [f"{names[first]} × {names[second]}" for first, second in both]
    axes.set_yticks(range(len(table)), labels)
    axes.set_ylim(len(table) - 0.4, -0.6)
    axes.axvline(0.0, color=theme.INK, lw=0.9)
    axes.grid(axis="y", visible=False)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel(say(language, "axis.amount", baseline=baseline))
    kinds = [kind for kind in _KINDS if (table["kind"] == kind).any()]
    samples = [Patch(color=_KINDS[kind]) for kind in kinds]
    theme.legend_above(figure, samples, [say(language, f"kind.{kind}") for kind in kinds])
