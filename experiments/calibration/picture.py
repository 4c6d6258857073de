"""The picture of a calibration: published points, the fitted cohort, its projection, and a cohort of equals."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from experiments.calibration.judging import Judgement
from experiments.calibration.targets import CARD_MONTH
from experiments.calibration.words import say
from experiments.figures import theme

_LOOKS = {"fit": (theme.INK, (1, 0)), "shorter": ("#0173b2", (1.4, 1.4)), "alike": ("#d55e00", (5, 1.6))}


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


def draw(
    table: pd.DataFrame, judgements: Mapping[tuple[str, str], Judgement], title: str, language: str = "en"
) -> Figure:
    """Return one panel a population; call inside the theme of the language."""
    names = list(dict.fromkeys(name for name, _ in judgements))
    figure = theme.sheet(title, say(language, "subtitle"), 3.3, language)
    panels = figure.subplots(1, len(names), sharey=True, squeeze=False)[0]
    handles: dict[str, object] = {}
    for axes, name in zip(panels, names, strict=True):
        _panel(axes, table[table["population"] == name], judgements[name, "fit"], handles, language)
    panels[0].set_ylabel(say(language, "still"))
    # above the steepest curve there is room; a legend outside the axes would take the heading's
    panels[0].legend(list(handles.values()), list(handles), title=say(language, "fitted"), loc="upper right")
    return figure


def _panel(axes: Axes, table: pd.DataFrame, judged: Judgement, handles: dict[str, object], language: str) -> None:
    target, n = judged.target, judged.n_fitted
    for variant, part in table.groupby("variant", sort=False):
        colour, dash = _LOOKS[str(variant)]
        years = part["month"] / 12.0
        if variant == "fit":
            axes.fill_between(years, 100 * part["low"], 100 * part["high"], color=colour, alpha=0.18, linewidth=0)
        (line,) = axes.plot(years, 100 * part["mean"], color=colour, dashes=dash, linewidth=1.5)
        handles.setdefault(say(language, str(variant)), line)
    published = [month / 12.0 for month in target.months]
    shares = [100.0 * share for share in target.observed]
    axes.plot(published[:n], shares[:n], "o", color="#de8f05", markersize=4.5, zorder=5)
    axes.plot(published[n:], shares[n:], "o", color="#de8f05", markerfacecolor="white", markersize=4.5, zorder=5)
    if n < len(published):
        axes.axvspan(published[n - 1], published[-1], color=theme.LINE, alpha=0.45, linewidth=0, zorder=0)
    if target.world:
        axes.axvline(CARD_MONTH / 12.0, color=theme.QUIET, linewidth=0.8, linestyle=":")
    axes.set_title(say(language, target.name))
    axes.set_xlabel(say(language, "years"))
    axes.set_ylim(0, 100)
    axes.set_xlim(0, published[-1] * 1.02)
    axes.xaxis.set_major_locator(MultipleLocator(2.0 if published[-1] > 3 else 0.5))
