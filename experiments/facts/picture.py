"""The picture of a validation: a dot and a band for every check."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy import stats

from experiments.facts.fact import SIGN_SHARE, Verdict
from experiments.facts.words import band, observed
from experiments.figures import theme

_MET, _MISSED = "#0173b2", "#d55e00"


def points(verdicts: Sequence[Verdict], replications: int) -> pd.DataFrame:
    """Return what is drawn: quantities in half-widths of their band from its middle, orderings as shares of runs."""
    t = float(stats.t.ppf(0.975, replications - 1)) if replications > 1 else 0.0
    rows = []
    for verdict in verdicts:
        check = verdict.check
        label = f"{verdict.fact.name}  {check.what}"
        row = {
            "check": f"{verdict.fact.name}.{check.name}",
            "kind": check.kind,
            "label": label,
            "passed": verdict.passed,
            "words": observed(verdict),
            "band": band(check),
        }
        if check.kind == "Q":
            middle, half = (check.low + check.high) / 2.0, (check.high - check.low) / 2.0
            row |= {"x": (verdict.mean - middle) / half, "error": t * verdict.standard_error / half if t else 0.0}
        else:
            row |= {"x": verdict.sign_share, "error": 0.0}
        rows.append(row)
    return pd.DataFrame(rows)


def draw(table: pd.DataFrame, title: str) -> Figure:
    """Return quantities above and orderings below; call inside the theme."""
    subtitle = (
        "Above: means over replications with 95 % intervals, each on the scale of its own published band (grey). "
        "Below: share of replications with the published sign; at least 95 % is asked for."
    )
    parts = [part for _, part in table.groupby("kind", sort=True)][::-1]
    sizes = [len(part) for part in parts]
    figure = theme.sheet(title, subtitle, 0.235 * sum(sizes) + 0.75 * len(parts), "en")
    panels = figure.subplots(len(parts), 1, height_ratios=sizes, squeeze=False)[:, 0]
    for axes, part in zip(panels, parts, strict=True):
        _panel(axes, part.reset_index(drop=True))
    return figure


def _panel(axes: Axes, part: pd.DataFrame) -> None:
    is_quantity = part["kind"].iloc[0] == "Q"
    low, high = (-1.0, 1.0) if is_quantity else (SIGN_SHARE, 1.0)
    axes.axvspan(low, high, color=theme.LINE, alpha=0.6, linewidth=0, zorder=0)
    for y, row in part.iterrows():
        colour = _MET if row["passed"] else _MISSED
        marker = "o" if row["passed"] else "X"
        axes.errorbar(row["x"], y, xerr=row["error"], fmt=marker, color=colour, markersize=5, elinewidth=1.2)
    axes.set_yticks(range(len(part)), part["label"])
    axes.set_ylim(len(part) - 0.4, -0.6)
    axes.grid(axis="y", visible=False)
    right = axes.secondary_yaxis("right")
    right.set_yticks(range(len(part)), part["words"])
    right.tick_params(length=0)
    right.spines["right"].set_visible(False)
    if is_quantity:
        widest = max(1.6, 1.1 * float((part["x"].abs() + part["error"]).max()))  # in this order NaN gives 1.6
        axes.set_xlim(-widest, widest)
        axes.set_xticks([-1.0, 0.0, 1.0], ["lower end", "middle", "upper end of the band"])
    else:
        axes.set_xlim(-0.03, 1.03)
        axes.set_xticks([0.0, 0.5, SIGN_SHARE], ["0", "50 %", "95 % of replications"])
