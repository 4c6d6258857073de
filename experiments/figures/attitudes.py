"""Where the customers stand between satisfaction and trust, through time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import seaborn as sns

from experiments.figures.picture import Picture, spoken_interval
from experiments.figures.series import interval
from experiments.figures.theme import INK, QUIET, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from experiments.comparison import Comparison
    from experiments.report.words import Words

PREFERRED = (0, 12, 36, 60, 120)


def draw(comparison: Comparison, words: Words) -> Picture:
    """Draw the density of satisfaction and trust, a row a policy and a column a census month."""
    taken = comparison.census_months
    months = [month for month in taken if month in PREFERRED]
    months = list(taken) if len(months) < 3 else months
    shares = {name: _shares(comparison, name) for name in comparison.policies}
    means = {name: _means(comparison, name) for name in comparison.policies}
    rows, columns = len(comparison.policies), len(months)
    title = _title(comparison, words, means, months[-1])
    subtitle = f"{words('attitudes.subtitle')} {spoken_interval(comparison, words, 'numbers')}"
    side = (8.4 - 1.9) / max(columns, 4)
    figure = sheet(title, subtitle, rows * (side + 0.2) + 0.75, words.language)
    panels = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    # the fullest cells are those of month 0; a root keeps thinner clouds visible beside them
    top = max(np.nanmax(values[[taken.index(m) for m in months]], initial=0.0) for values in shares.values()) * 100
    records = []
    for line, name in zip(panels, comparison.policies, strict=True):
        for axes, month in zip(line, months, strict=True):
            at = taken.index(month)
            image = _panel(axes, shares[name][at], [m[:, at] for m in means[name]], top, words)
            records += _records(name, month, shares[name][at])
        line[0].set_ylabel(f"{words.policy(name)}\n{words('attitudes.trust')}")
    for axes, month in zip(panels[0], months, strict=True):
        axes.set_title(words("attitudes.month", month=month), pad=17)
    figure.supxlabel(words("attitudes.satisfaction"), fontsize=panels[0, 0].yaxis.label.get_size())
    bar = figure.colorbar(image, ax=panels, shrink=min(1.0, 1.6 / rows + 0.2), aspect=22, pad=0.015)
    bar.set_label(words("attitudes.colour"))
    bar.outline.set_visible(False)
    return Picture("attitudes", figure, pd.DataFrame(records), title, words("attitudes.caption"))


def _shares(comparison: Comparison, policy: str) -> np.ndarray:
    """Return the share of that moment's customers in every cell, census months by satisfaction by trust."""
    counts = comparison.density(policy)
    with np.errstate(invalid="ignore"):
        shares: np.ndarray = counts / counts.sum(axis=(1, 2), keepdims=True)
    return shares


def _means(comparison: Comparison, policy: str) -> tuple[np.ndarray, np.ndarray]:
    """Return mean satisfaction and trust read from the cells' middles, each replications by census months."""
    counts = np.array([[s.density for s in r.snapshots] for r in comparison.twins.results[policy]], float)
    n = counts.sum(axis=(2, 3))
    middles = (np.arange(counts.shape[-1]) + 0.5) / counts.shape[-1]
    with np.errstate(invalid="ignore"):
        return counts.sum(axis=3) @ middles / n, counts.sum(axis=2) @ middles / n


def _panel(axes: Axes, shares: np.ndarray, means: list[np.ndarray], top: float, words: Words) -> object:
    from matplotlib.colors import PowerNorm

    steps = np.linspace(0, 1, shares.shape[0] + 1)
    image = axes.pcolormesh(
        steps, steps, np.ma.masked_equal(100 * np.nan_to_num(shares.T), 0), rasterized=True,
        cmap=sns.color_palette("mako_r", as_cmap=True), norm=PowerNorm(0.5, vmin=0, vmax=top or 1.0),
    )  # fmt: skip
    axes.grid(False)
    axes.set(xlim=(0, 1), ylim=(0, 1), xticks=(0, 0.5, 1), yticks=(0, 0.5, 1), aspect="equal")
    axes.set_xticklabels(("0", ".5", "1"))
    axes.set_yticklabels(("0", ".5", "1"))
    if np.isnan(means[0]).any():
        axes.text(0.5, 0.5, words("attitudes.nobody"), ha="center", va="center", color=QUIET)
        return image
    x, y = means[0].mean(), means[1].mean()
    axes.plot(x, y, "+", color="white", ms=10, mew=3.2)
    axes.plot(x, y, "+", color=INK, ms=9, mew=1.5)
    # above the picture: inside it would hide somebody
    axes.annotate(
        f"{x:.2f} / {y:.2f}{_spoken_half_width(means)}", (0, 1), xytext=(0, 2.5), textcoords="offset points",
        fontsize="x-small", color=QUIET, annotation_clip=False,
    )  # fmt: skip
    return image


def _spoken_half_width(means: list[np.ndarray]) -> str:
    """Return the wider half-width of the two means."""
    halves = [(high - low) / 2 for _, low, high in map(interval, means)]
    if not np.isfinite(halves).all():
        return ""
    return f" ± {max(halves):.2f}" if max(halves) >= 0.005 else " ± <.005"


def _records(policy: str, month: int, shares: np.ndarray) -> list[dict[str, object]]:
    n = shares.shape[0]
    return [
        {"policy": policy, "month": month, "satisfaction_from": i / n, "trust_from": j / n, "share": shares[i, j]}
        for i in range(n)
        for j in range(n)
    ]


def _title(comparison: Comparison, words: Words, means: dict[str, tuple[np.ndarray, ...]], month: int) -> str:
    at = comparison.census_months.index(month)
    trust = {name: float(np.mean(pair[1][:, at])) for name, pair in means.items()}
    ordered = sorted(trust, key=lambda name: -trust[name] if np.isfinite(trust[name]) else 9.0)
    spoken = [words("attitudes.mean", policy=words.policy(name), mean=f"{trust[name]:.2f}") for name in ordered]
    return words("attitudes.title", month=month, means=words.items(spoken))
