"""Heat maps of programmes by trades: net value, and ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle

from experiments.bilingual import called
from experiments.figures import theme
from experiments.shootout.words import cell, chance, headline, say, trade_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def table(summary: dict[str, Any]) -> pd.DataFrame:
    """Return what both maps draw: a row a trade and policy."""
    return pd.DataFrame([
        {"trade": trade, "policy": name, **row["policy"][name]["npv_share"], **{
            f"rank_{key}" if key != "rank" else key: value for key, value in row["policy"][name]["place"].items()
        }}
        for trade, row in summary["trades"].items() for name in summary["policies"]
    ])  # fmt: skip


def draw_value(summary: dict[str, Any], language: str) -> Figure:
    """Return the map of net value; call inside the theme."""
    names = summary["policies"][:-1]
    found = [[summary["trades"][trade]["policy"][name]["npv_share"] for trade in summary["trades"]] for name in names]
    values = np.array([[100 * (item["mean"] or 0.0) for item in row] for row in found])
    subtitle = say(language, "net.subtitle", n=summary["setting"]["replications"])
    figure = theme.sheet(headline(summary, language), subtitle, 0.46 * len(names) + 0.6, language)
    axes = figure.subplots()
    widest = float(np.abs(values).max()) or 1.0
    _map(figure, axes, values, "PuOr_r", -widest, widest, say(language, "net.bar"))
    for y, row in enumerate(found):
        for x, item in enumerate(row):
            is_open = item["low"] is None or item["low"] <= 0 <= item["high"]
            _write(axes, x, y, cell(item), values[y, x] / widest, theme.QUIET if is_open else theme.INK)
    for x, row in enumerate(summary["trades"].values()):
        if row["first"] in names:
            style = "-" if row["is_clear"] else "--"
            place = (x - 0.48, names.index(row["first"]) - 0.46)
            axes.add_patch(Rectangle(place, 0.96, 0.92, fill=False, ec=theme.INK, lw=1.8, ls=style))
    _name(axes, list(summary["trades"]), names, language)
    return figure


def draw_ranks(summary: dict[str, Any], language: str) -> Figure:
    """Return the matrix of ranks; call inside the theme."""
    names = summary["policies"]
    found = [[summary["trades"][trade]["policy"][name]["place"] for trade in summary["trades"]] for name in names]
    values = np.array([[100 * (item["p_first"] or 0.0) for item in row] for row in found])
    subtitle = say(language, "ranks.subtitle", n=summary["setting"]["replications"])
    figure = theme.sheet(ranks_title(summary, language), subtitle, 0.46 * len(names) + 0.6, language)
    axes = figure.subplots()
    _map(figure, axes, values, "Blues", 0.0, 100.0, say(language, "ranks.bar"))
    for y, row in enumerate(found):
        for x, item in enumerate(row):
            text = f"{item['rank']} [{item['low']}–{item['high']}]  {chance(item)}".rstrip()
            _write(axes, x, y, text, values[y, x] / 100.0, theme.INK)
    _name(axes, list(summary["trades"]), names, language)
    return figure


def ranks_title(summary: dict[str, Any], language: str) -> str:
    """Say in how many trades the first place is sure."""
    trades = summary["trades"].values()
    return say(language, "ranks", n=len(trades), sure=sum(trade["is_clear"] for trade in trades))


def _map(figure: Figure, axes: Axes, values: np.ndarray, colours: str, low: float, high: float, label: str) -> None:
    image = axes.pcolormesh(
        np.arange(values.shape[1] + 1) - 0.5, np.arange(values.shape[0] + 1) - 0.5, values, cmap=colours, vmin=low,
        vmax=high, edgecolors=theme.GROUND, linewidth=1.5, alpha=0.85,
    )  # fmt: skip
    bar = figure.colorbar(image, ax=axes, pad=0.015, fraction=0.035)
    bar.set_label(label)
    bar.outline.set_visible(False)


def _write(axes: Axes, x: int, y: int, text: str, depth: float, colour: str) -> None:
    shown = theme.GROUND if abs(depth) > 0.7 else colour
    axes.text(x, y, text, ha="center", va="center", color=shown, fontsize=8.5)


def _name(axes: Axes, trades: list[str], names: list[str], language: str) -> None:
    axes.set_xticks(range(len(trades)), [trade_name(language, trade) for trade in trades])
    axes.set_yticks(range(len(names)), [called(language, name) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.tick_params(length=0)
    axes.grid(visible=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
