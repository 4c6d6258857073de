"""Estimates over the truth: survival by policy, and the effect by group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from experiments.exporting.estimating import ALL
from experiments.exporting.survival import product_limit
from experiments.exporting.words import say
from experiments.figures import theme
from experiments.figures.picture import Picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from experiments.exporting.people import People
    from experiments.report.words import Words

_Z = 1.96


def draw_survival(people: People, randomised: pd.DataFrame, early: float, words: Words) -> Picture:
    """Draw Kaplan-Meier dots from the randomised table over true survival; call inside the theme."""
    from matplotlib.lines import Line2D

    arms = tuple(randomised["policy"].cat.categories)
    data = pd.concat([_curves(people, randomised, policy) for policy in arms], ignore_index=True)
    gap = float((data["estimate"] - data["truth"]).abs().max())
    title = say(words.language, "survival.title", month=people.horizon, gap=100 * gap)
    subtitle = say(words.language, "survival.subtitle", n=len(randomised), early=100 * early)
    figure = theme.sheet(title, subtitle, 3.3, words.language)
    axes = figure.subplots()
    samples, labels = [], []
    for policy, look in theme.looks(arms).items():
        rows = data[data["policy"] == policy]
        axes.fill_between(rows["month"], 100 * rows["low"], 100 * rows["high"], color=look.colour, alpha=0.22, lw=0)
        dash = (0, look.dash) if len(look.dash) > 2 or look.dash[1] else "-"
        line = {"color": look.colour, "lw": 1.8, "linestyle": dash}
        dots = {"color": look.colour, "linestyle": "", "marker": "o", "ms": 3.0}
        axes.plot(rows["month"], 100 * rows["truth"], **line)
        axes.plot(rows["month"], 100 * rows["estimate"], clip_on=False, **dots)
        samples += [Line2D([], [], **line), Line2D([], [], **dots)]
        labels += [say(words.language, f"{key}.line", policy=words.policy(policy)) for key in ("true", "estimate")]
    theme.month_axis(axes, people.horizon, words("axis.months"))
    axes.set_ylabel(say(words.language, "survival.axis"))
    axes.set_ylim(top=100)
    theme.few_ticks(axes)
    theme.legend_above(figure, samples, labels, 2)
    return Picture("survival", figure, data, title, say(words.language, "survival.caption"))


def _curves(people: People, randomised: pd.DataFrame, policy: str) -> pd.DataFrame:
    rows = randomised[randomised["policy"] == policy]
    curve = product_limit(rows["duration_months"].to_numpy(np.int64), rows["event"].to_numpy(bool))
    n = len(curve.survival)
    left = people.lived[policy].left.astype(np.int64)
    truth = 1.0 - np.cumsum(np.bincount(left, minlength=n)[:n]) / len(people)
    half = _Z * curve.error
    return pd.DataFrame(
        {
            "policy": policy, "month": np.arange(n), "truth": truth, "estimate": curve.survival,
            "low": np.maximum(curve.survival - half, 0.0), "high": np.minimum(curve.survival + half, 1.0),
        }
    )  # fmt: skip


def draw_effects(found: pd.DataFrame, month: int, arms: tuple[str, str], words: Words) -> Picture:
    """Draw estimated beside true effects on staying, by group; call inside the theme."""
    data = found[found["outcome"] == "retained"].reset_index(drop=True)
    by_lot, by_choice = (data[data["design"] == name] for name in ("by_lot", "by_choice"))
    inside = int(((by_lot["low"] <= by_lot["truth"]) & (by_lot["truth"] <= by_lot["high"])).sum())
    everybody = by_choice[by_choice["grouping"] == ALL].iloc[0]
    bias = 100 * (everybody["estimate"] - everybody["truth"])
    title = say(words.language, "effect.title", inside=inside, n=len(by_lot), bias=bias)
    names = {"treatment": words.policy(arms[0]), "baseline": words.policy(arms[1])}
    subtitle = say(words.language, "effect.subtitle", month=month, **names)
    figure = theme.sheet(title, subtitle, 0.42 * len(by_lot) + 0.9, words.language)
    _rows(figure, data, words.language)
    return Picture("effects", figure, data, title, say(words.language, "effect.caption"))


def _rows(figure: Figure, data: pd.DataFrame, language: str) -> None:
    from matplotlib.lines import Line2D

    axes = figure.subplots()
    axes.axvline(0, color=theme.INK, lw=0.8)
    axes.grid(axis="y", visible=False)
    colours = {"by_lot": "#0173b2", "by_choice": "#d55e00"}
    groups = list(dict.fromkeys(zip(data["grouping"], data["group"], strict=True)))
    for y, (grouping, group) in enumerate(groups):
        rows = data[(data["grouping"] == grouping) & (data["group"] == group)]
        axes.plot([100 * rows["truth"].iloc[0]] * 2, [y - 0.36, y + 0.36], color=theme.INK, lw=2.2)
        for row in rows.itertuples():
            shift = -0.14 if row.design == "by_lot" else 0.14
            colour, marker = colours[row.design], "o" if row.design == "by_lot" else "s"
            axes.plot([100 * row.low, 100 * row.high], [y + shift] * 2, color=colour, lw=1.8)
            axes.plot(100 * row.estimate, y + shift, marker, ms=5, color=colour)
    axes.set_yticks(range(len(groups)), [label(*group, language) for group in groups])
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_xlabel(say(language, "effect.axis"))
    samples = [
        Line2D([], [], color=theme.INK, lw=2.2), Line2D([], [], color=colours["by_lot"], lw=1.8, marker="o", ms=5),
        Line2D([], [], color=colours["by_choice"], lw=1.8, marker="s", ms=5),
    ]  # fmt: skip
    theme.legend_above(figure, samples, [say(language, key) for key in ("true", "by_lot", "by_choice")], 3)


def label(grouping: str, group: str, language: str) -> str:
    """Name a group, for people."""
    if grouping == ALL:
        return say(language, ALL)
    joint = "：" if language == "ja" else ": "
    return f"{say(language, grouping)}{joint}{say(language, group)}"
