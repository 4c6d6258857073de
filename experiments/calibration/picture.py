"""The picture of a calibration: published points, the fitted cohort, its projection, and a cohort of equals."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from experiments.calibration.judging import Judgement
from experiments.calibration.targets import CARD_MONTH
from experiments.figures import theme

TITLES = {"regular": "Regular", "high_end": "High-end", "subscription": "Subscription, cards replaced"}
_LOOKS = {"fit": (theme.INK, (1, 0)), "shorter": ("#0173b2", (1.4, 1.4)), "alike": ("#d55e00", (5, 1.6))}
_WORDS = {
    "fit": "years 0-7, projected",
    "shorter": "years 0-4, projected",
    "alike": "all alike, years 0-7",
}


def curves(judgements: Mapping[tuple[str, str], Judgement]) -> pd.DataFrame:
    """Return survival by population, variant and month: mean and the middle 95 % of replications."""
    frames = []
    for (name, variant), judged in judgements.items():
        low, high = pd.DataFrame(judged.curves).quantile([0.025, 0.975]).to_numpy()
        frames.append(
            pd.DataFrame(
                {"population": name, "variant": variant, "month": range(judged.curves.shape[1]),
                 "mean": judged.curves.mean(axis=0), "low": low, "high": high}
            )
        )  # fmt: skip
    return pd.concat(frames, ignore_index=True)


def draw(table: pd.DataFrame, judgements: Mapping[tuple[str, str], Judgement], title: str) -> Figure:
    """Return one panel a population; call inside the theme."""
    names = list(dict.fromkeys(name for name, _ in judgements))
    subtitle = (
        "Share of a cohort that never left. Points: published (filled: fitted, hollow: held back). "
        "Lines: mean over replications; band: 95 % of replications."
    )
    figure = theme.sheet(title, subtitle, 3.3, "en")
    panels = figure.subplots(1, len(names), sharey=True, squeeze=False)[0]
    handles: dict[str, object] = {}
    for axes, name in zip(panels, names, strict=True):
        _panel(axes, table[table["population"] == name], judgements[name, "fit"], handles)
    panels[0].set_ylabel("still customers, %")
    # above the steepest curve there is room; a legend outside the axes would take the heading's
    panels[0].legend(list(handles.values()), list(handles), title="fitted to", loc="upper right")
    return figure


def _panel(axes: Axes, table: pd.DataFrame, judged: Judgement, handles: dict[str, object]) -> None:
    target, n = judged.target, judged.n_fitted
    for variant, part in table.groupby("variant", sort=False):
        colour, dash = _LOOKS[str(variant)]
        years = part["month"] / 12.0
        if variant == "fit":
            axes.fill_between(years, 100 * part["low"], 100 * part["high"], color=colour, alpha=0.18, linewidth=0)
        (line,) = axes.plot(years, 100 * part["mean"], color=colour, dashes=dash, linewidth=1.5)
        handles.setdefault(_WORDS[str(variant)], line)
    published = [month / 12.0 for month in target.months]
    shares = [100.0 * share for share in target.observed]
    axes.plot(published[:n], shares[:n], "o", color="#de8f05", markersize=4.5, zorder=5)
    axes.plot(published[n:], shares[n:], "o", color="#de8f05", markerfacecolor="white", markersize=4.5, zorder=5)
    if n < len(published):
        axes.axvspan(published[n - 1], published[-1], color=theme.LINE, alpha=0.45, linewidth=0, zorder=0)
    if target.world:
        axes.axvline(CARD_MONTH / 12.0, color=theme.QUIET, linewidth=0.8, linestyle=":")
    axes.set_title(TITLES[target.name])
    axes.set_xlabel("years")
    axes.set_ylim(0, 100)
    axes.set_xlim(0, published[-1] * 1.02)
    axes.xaxis.set_major_locator(MultipleLocator(2.0 if published[-1] > 3 else 0.5))
