"""The four fates: whom a policy saves, whom it drives away, and whom it does not decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.figures.picture import Picture, spoken_interval
from experiments.figures.series import interval
from experiments.figures.theme import FATES, GROUND, INK, legend_above, sheet
from experiments.report.numerals import count, signed_count

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from experiments.comparison import Comparison
    from experiments.report.words import Words

ORDER = ("saved", "stay_anyway", "lost_anyway", "driven_away")


def draw(comparison: Comparison, words: Words) -> Picture | None:
    """Draw the four fates at every reported month, a row a treatment; None if nobody was a customer at month 0."""
    data = _table(comparison)
    if not data["mean"].sum():
        return None
    baseline = words.policy(comparison.baseline)
    title = _title(comparison, words, data)
    subtitle = f"{words('fates.subtitle', baseline=baseline)} {spoken_interval(comparison, words, 'bars')}"
    months = comparison.reported
    n = len(comparison.treatments)
    figure = sheet(title, subtitle, n * (0.36 * len(months) + 0.55) + 0.75, words.language)
    panels = figure.subplots(n, 2, width_ratios=(1.25, 1), squeeze=False, sharey=True, sharex="col")
    reach = float(data.loc[data["fate"].isin(("saved", "driven_away")), ["mean", "high"]].max(axis=None)) or 1.0
    for (left, right), treatment in zip(panels, comparison.treatments, strict=True):
        rows = data[data["policy"] == treatment]
        _stacked(left, rows, months)
        _decided(right, rows, months, reach)
        right.text(1.02, 1.03, words("fates.net"), transform=right.transAxes, fontweight="bold")
        left.set_ylabel(words("fates.months"))
        left.set_title(words.policy(treatment))
    panels[-1, 0].set_xlabel(words("fates.share"))
    panels[-1, 1].set_xlabel(words("fates.decided"))
    _legend(figure, words)
    return Picture("fates", figure, data, title, words("fates.caption", baseline=baseline))


def _table(comparison: Comparison) -> pd.DataFrame:
    """Return people by policy, month and fate, and their net: mean, low, high, and the mean share of the book."""
    records = []
    for treatment in comparison.treatments:
        for months in comparison.reported:
            table = comparison.fates(treatment, months)
            table = table[table["definition"] == "first leave"]
            wide = table.pivot(index="replication", columns="fate", values="customers")
            book = wide[list(ORDER)].sum(axis=1)
            wide = wide.assign(net=wide["saved"] - wide["driven_away"])
            for fate in (*ORDER, "net"):
                mean, low, high = (float(v) for v in interval(wide[fate].to_numpy(float)))
                share = float(wide[fate].sum() / book.sum()) if book.sum() else np.nan
                records.append((treatment, months, fate, mean, low, high, share))
    return pd.DataFrame(records, columns=["policy", "month", "fate", "mean", "low", "high", "share"])


def _stacked(axes: Axes, rows: pd.DataFrame, months: tuple[int, ...]) -> None:
    for y, month in enumerate(months):
        at = rows[rows["month"] == month].set_index("fate")
        left = 0.0
        for fate in ORDER:
            width = 100 * at.loc[fate, "share"]
            axes.barh(y, width, left=left, color=FATES[fate], height=0.74, edgecolor=GROUND, lw=0.8)
            if width > 9:
                is_dark = fate in ("saved", "driven_away")
                axes.text(
                    left + width / 2, y, count(at.loc[fate, "mean"]), ha="center", va="center", fontsize="small",
                    color=GROUND if is_dark else INK,
                )  # fmt: skip
            left += width
    axes.set_xlim(0, 100)
    axes.set_yticks(range(len(months)), [str(m) for m in months])
    axes.set_ylim(len(months) - 0.5, -0.5)
    axes.grid(axis="y", visible=False)


def _decided(axes: Axes, rows: pd.DataFrame, months: tuple[int, ...], reach: float) -> None:
    for y, month in enumerate(months):
        at = rows[rows["month"] == month].set_index("fate")
        for fate, sign in (("saved", 1), ("driven_away", -1)):
            people = at.loc[fate]
            axes.barh(y, sign * people["mean"], color=FATES[fate], height=0.74)
            if np.isfinite(people["low"]):
                axes.plot([sign * people["low"], sign * people["high"]], [y, y], color=INK, lw=1.3)
            beyond = max(people["mean"], people["high"]) if np.isfinite(people["high"]) else people["mean"]
            axes.text(
                sign * (beyond + 0.03 * reach), y, count(people["mean"]), va="center", fontsize="small",
                ha="left" if sign > 0 else "right",
            )  # fmt: skip
        net = at.loc["net"]
        spread = f" ± {count((net['high'] - net['low']) / 2)}" if np.isfinite(net["low"]) else ""
        axes.text(1.02, y, f"{signed_count(net['mean'])}{spread}", transform=axes.get_yaxis_transform(), va="center")
    axes.axvline(0, color=INK, lw=1)
    axes.grid(axis="y", visible=False)
    low, high = axes.get_xlim()
    axes.set_xlim(min(low, -1.5 * reach), max(high, 1.5 * reach))
    axes.xaxis.set_major_locator(_few())
    axes.xaxis.set_major_formatter(lambda value, _: count(abs(value)))


def _few() -> object:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(5, integer=True)


def _legend(figure: object, words: Words) -> None:
    from matplotlib.patches import Patch

    legend_above(figure, [Patch(color=FATES[fate]) for fate in ORDER], [words(f"fates.{fate}") for fate in ORDER])


def _title(comparison: Comparison, words: Words, data: pd.DataFrame) -> str:
    last = data[data["month"] == comparison.horizon]

    def people(treatment: str, fate: str) -> float:
        return float(last.loc[(last["policy"] == treatment) & (last["fate"] == fate), "mean"].iloc[0])

    treatment = max(comparison.treatments, key=lambda name: abs(people(name, "net")))
    text = words(
        "fates.title", months=comparison.horizon, treatment=words.policy(treatment),
        driven=count(people(treatment, "driven_away")), saved=count(people(treatment, "saved")),
        book=count(sum(people(treatment, fate) for fate in ORDER)),
    )  # fmt: skip
    return text + words("fates.title.against", baseline=words.policy(comparison.baseline))
