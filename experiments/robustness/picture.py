"""Figures of policies across worlds: regret, the box in which a policy fails, and how it was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from experiments.figures import theme
from experiments.forms import joined
from experiments.robustness.words import called, failing, headline, judged, label_of, percent, say

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from experiments.assumptions.drawing import Unknown
    from experiments.robustness.failing import Region

_GOOD, _BAD = "#0173b2", "#de8f05"


def draw_regret(summary: dict[str, Any], table: pd.DataFrame, language: str) -> Figure:
    """Return what each policy forgoes in every world, and how often it does well enough; call inside the theme."""
    policies = summary["policies"]
    figure = theme.sheet(
        headline(summary, language), say(language, "regret.subtitle"), 0.5 * len(policies) + 0.8, language
    )
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(2.4, 1))
    looks = theme.looks(tuple(policies))
    generator = np.random.default_rng(0)
    for y, name in enumerate(policies):
        values = 100 * table.loc[table["policy"] == name, "regret_as_share_of_best"].dropna().to_numpy()
        jitter = generator.uniform(-0.28, 0.28, len(values))
        left.plot(values, y + jitter, "o", ms=2.6, mew=0, color=looks[name].colour, alpha=0.35, zorder=2)
        for key, mark, size in (("p90", "|", 12), ("mean", "D", 5.5)):
            found = summary["policy"][name]["regret_as_share_of_best"][key]
            if found["mean"] is not None:
                _whisker(left, found, y, theme.INK, mark, size)
        _whisker(right, summary["policy"][name]["well_enough"], y, looks[name].colour, "o", 6)
    left.set_xscale("symlog", linthresh=1.0)
    widest = 100 * float(np.nanmax(table["regret_as_share_of_best"].to_numpy(), initial=0.01))
    left.set_xlim(-0.06, 1.3 * max(widest, 1.0))
    left.set_xticks([tick for tick in (0, 0.5, 1, 2, 5, 10, 20, 50, 100, 200) if tick <= 1.3 * max(widest, 1.0)])
    left.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:g}"))
    left.minorticks_off()
    left.set_xlabel(say(language, "regret.axis", outcome=say(language, summary["setting"]["outcome"])))
    right.set_xlim(-2, 102)
    right.set_xlabel(say(language, "enough.axis"))
    left.set_yticks(range(len(policies)), [called(language, name) for name in policies])
    left.set_ylim(len(policies) - 0.5, -0.5)
    for axes in (left, right):
        axes.grid(axis="y", visible=False)
        axes.tick_params(axis="y", length=0)
    return figure


def draw_box(summary: dict[str, Any], drawn: list[Unknown], shares: np.ndarray, region: Region, fails: np.ndarray,
             language: str) -> Figure:  # fmt: skip
    """Return worlds on the two parameters that tell most, with the box; call inside the theme."""
    items = {item["key"]: item for item in summary["region"]["restrictions"]}
    restricted = list(region.found.quasi_p)
    free = [i for i in region.searched if i not in restricted]
    pair = [*restricted, *free][:2] if len(region.searched) > 1 else [region.searched[0]] * 2
    labels = [label_of(items[drawn[i].key], language) for i in restricted if i not in pair]
    names = "、".join(labels) if language == "ja" else joined(labels)
    others = say(language, "others", labels=names) if labels else ""
    policy = called(language, summary["region"]["policy"])
    subtitle = say(language, "failing.subtitle", policy=policy, others=others)
    if restricted:
        subtitle += (" " if language == "en" else "") + judged(summary, language)
    figure = theme.sheet(failing(summary, language), subtitle, 4.2, language)
    axes = figure.subplots()
    values = np.array([[drawn[i].value(share) for i, share in zip(pair, row[pair], strict=True)] for row in shares])
    handles = []
    for is_failing, mark, colour, key in ((False, "o", _GOOD, "does well"), (True, "X", _BAD, "fails")):
        for is_seen in (True, False):
            who = (fails == is_failing) & (region.is_seen == is_seen)
            (handle,) = axes.plot(
                values[who, 0], values[who, 1], mark, ms=4 if is_seen else 6, mew=0.4, mec=theme.GROUND, color=colour,
                alpha=0.35 if is_seen else 0.95, ls="",
                label=say(
                    language, "and", one=say(language, key), other=say(language, "seen" if is_seen else "unseen")
                ),
            )  # fmt: skip
            handles.append(handle)
    bounds = [_bounds(drawn[i], region.found.box.low[i], region.found.box.high[i]) for i in pair]
    if restricted:
        (x0, x1), (y0, y1) = bounds
        style = {"ls": "-" if region.is_convincing else "--", "lw": 1.8, "ec": theme.INK, "fill": False, "zorder": 4}
        box = axes.add_patch(Rectangle((x0, y0), x1 - x0, y1 - y0, label=say(language, "box"), **style))
        handles.append(box)
    theme.legend_above(figure, handles, [handle.get_label() for handle in handles], 3 if restricted else 2)
    for setter, i in ((axes.set_xlabel, pair[0]), (axes.set_ylabel, pair[1])):
        setter(f"{label_of({'key': drawn[i].key, 'label': drawn[i].label}, language)}\n({drawn[i].key})")
    return figure


def draw_way(way: pd.DataFrame, chosen: int, language: str) -> Figure:
    """Return coverage and density of every box on the way, where it was found and held back; inside the theme."""
    figure = theme.sheet(way_title(way, chosen, language), say(language, "trajectory.subtitle"), 3.4, language)
    axes = figure.subplots()
    x, y = 100 * way["coverage"], 100 * way["density"]
    (seen,) = axes.plot(x, y, "-", color=_GOOD, marker="o", ms=3)
    unseen_x, unseen_y = 100 * way["held_back_coverage"], 100 * way["held_back_density"]
    axes.fill_between(unseen_x, 100 * way["held_back_low"], 100 * way["held_back_high"], color=_BAD, alpha=0.18, lw=0)
    (unseen,) = axes.plot(unseen_x, unseen_y, color=_BAD, marker="s", ms=3, dashes=(5, 1.6))
    for place, colour in (((x, y), _GOOD), ((unseen_x, unseen_y), _BAD)):
        axes.plot(place[0].iloc[chosen], place[1].iloc[chosen], "o", ms=11, mfc="none", mec=colour, mew=1.6)
    theme.legend_above(figure, [seen, unseen], [say(language, "seen"), say(language, "unseen")])
    axes.set_xlim(0, 104)
    axes.set_ylim(0, 106)
    axes.set_xlabel(say(language, "coverage.axis"))
    axes.set_ylabel(say(language, "density.axis"))
    return figure


def way_title(way: pd.DataFrame, chosen: int, language: str) -> str:
    """Say how far the search raised the density up to the box chosen, where it searched and elsewhere."""
    first, box = way.iloc[0], way.iloc[chosen]
    unseen = percent(None if np.isnan(box["held_back_density"]) else box["held_back_density"])
    return say(
        language, "trajectory", first=percent(first["density"]), chosen=percent(box["density"]), unseen=unseen,
        base=percent(first["held_back_density"]),
    )  # fmt: skip


def way_of(region: Region) -> pd.DataFrame:
    """Return a row a box on the way: mass, coverage and density, and both in the worlds held back."""
    rows = []
    for step, judgement in zip(region.found.steps, region.way, strict=True):
        density, coverage = judgement.density, judgement.coverage
        rows.append({
            "mass": step.mass, "coverage": step.coverage, "density": step.density,
            "restricted": len(step.box.restricted), "held_back_coverage": coverage.mean,
            "held_back_density": density.mean, "held_back_low": density.low, "held_back_high": density.high,
            "held_back_worlds": density.n,
        })  # fmt: skip
    return pd.DataFrame(rows).astype({name: float for name in rows[0] if name.startswith("held_back_")})


def _bounds(item: Unknown, low: float, high: float) -> tuple[float, float]:
    return item.value(max(low, 0.0)), item.value(min(high, 1.0))


def _whisker(axes: Axes, found: dict[str, Any], y: float, colour: str, mark: str, size: float) -> None:
    if found["low"] is not None:
        axes.plot([100 * found["low"], 100 * found["high"]], [y, y], color=colour, lw=1.6, zorder=3)
    axes.plot(100 * found["mean"], y, mark, ms=size, color=colour, mec=colour if mark == "|" else theme.GROUND,
              mew=2.0 if mark == "|" else 0.8, zorder=4)  # fmt: skip
