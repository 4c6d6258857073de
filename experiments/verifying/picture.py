"""The picture of a verification: closed forms with the engine's dots on them, and how far every check is off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import seaborn as sns

from experiments.bilingual import speaker
from experiments.figures.theme import INK, LINE, QUIET
from experiments.verifying.finding import ERRORS
from experiments.verifying.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.verifying.finding import Finding

PANELS = {"survival": "month", "hazard": "month", "purchases": "purchases"}
"""Curves drawn, and what they run over."""
_BLUE, _ORANGE = sns.color_palette("colorblind").as_hex()[0], sns.color_palette("colorblind").as_hex()[3]
_NORMAL = 1.96
_WIDEST = 8.0
say = speaker(WORDS)


def data(findings: Sequence[Finding], curves: dict[str, list[dict[str, Any]]], labels: Sequence[str]) -> pd.DataFrame:
    """Return what is drawn: a row a point of a curve, and one a check with a chance in it; if none has, one a check.

    Parameters
    ----------
    labels
        What all checks are called.
    """
    rows = [
        {"panel": name, "x": row[over], "mean": row["found"], "low": row["found"] - _NORMAL * row["error"],
         "high": row["found"] + _NORMAL * row["error"], "law": row["law"], "wrong": row["wrong"], "check": ""}
        for name, over in PANELS.items() for row in curves.get(name, [])
    ]  # fmt: skip
    several = list(enumerate(findings))
    chancy = [(i, finding) for i, finding in several if finding.kind in ("errors", "fit")]
    panel = "errors" if chancy else "units"
    rows += [
        {"panel": panel, "x": y, "mean": finding.gap, "low": 0.0, "high": finding.allowed, "law": 0.0,
         "wrong": finding.wrong, "check": labels[i] if panel == "units" else finding.name, "holds": finding.holds}
        for y, (i, finding) in enumerate(chancy or [each for each in several if each[1].kind == "exact"])
    ]  # fmt: skip
    return pd.DataFrame(rows)


def height(table: pd.DataFrame) -> float:
    """Return inches for the axes."""
    return 3.0 * ((len(_panels(table)) + 1) // 2)


def paint(figure: Figure, table: pd.DataFrame, language: str) -> None:
    """Draw a panel a curve, and one of all distances."""
    panels = _panels(table)
    rows = (len(panels) + 1) // 2
    grid = np.ravel(figure.subplots(rows, 2 if len(panels) > 1 else 1, squeeze=False))
    for axes in grid[len(panels) :]:
        axes.set_visible(False)
    for axes, name in zip(grid, panels, strict=False):
        part = table[table["panel"] == name]
        axes.set_title(say(language, f"panel.{name}"))
        if name == "errors":
            _distances(axes, part, [say(language, f"short.{check}") for check in part["check"]])
        elif name == "units":
            _distances(axes, part, list(part["check"]))
        else:
            _curve(axes, part, PANELS[name], language)
    if len(panels) > 1:
        grid[0].legend(loc="upper right")


def _panels(table: pd.DataFrame) -> list[str]:
    return [name for name in (*PANELS, "errors", "units") if (table["panel"] == name).any()]


def _curve(axes: Axes, part: pd.DataFrame, over: str, language: str) -> None:
    sns.lineplot(part, x="x", y="law", color=INK, lw=1.4, ax=axes, label=say(language, "closed"), legend=False)
    axes.plot(part["x"], part["wrong"], ls=(0, (1.4, 1.4)), color=_ORANGE, lw=1.6, label=say(language, "wrong.law"))
    reach = [part["mean"] - part["low"], part["high"] - part["mean"]]
    axes.errorbar(
        part["x"], part["mean"], yerr=reach, fmt="o", ms=3.4, color=_BLUE, elinewidth=1.3, zorder=3,
        label=say(language, "engine"),
    )  # fmt: skip
    axes.set_xlabel(say(language, f"axis.{over}"))
    axes.set_ylabel("")
    axes.set_ylim(bottom=0.0)


def _distances(axes: Axes, part: pd.DataFrame, labels: Sequence[str]) -> None:
    is_errors = bool((part["panel"] == "errors").all())
    widest = _WIDEST if is_errors else max(1.0, 1.1 * float(part["high"].max()))
    if is_errors:
        axes.axvspan(0.0, ERRORS, color=LINE, alpha=0.6, lw=0, zorder=0)
    for y, (_, row) in enumerate(part.iterrows()):
        holds = bool(row["holds"])
        shown = min(float(row["mean"]), widest) if np.isfinite(row["mean"]) else widest
        axes.plot(shown, y, "o" if holds else "X", color=_BLUE if holds else _ORANGE, ms=6, clip_on=False)
        axes.plot([row["high"]] * 2, [y - 0.3, y + 0.3], color=QUIET, lw=1.6)
    axes.set_yticks(range(len(part)), labels)
    axes.set_ylim(len(part) - 0.4, -0.6)
    most = 1.1 * float(part["mean"].max())
    axes.set_xlim(0.0, max(5.0, min(widest, most)) if is_errors else widest)
    axes.grid(axis="y", visible=False)
