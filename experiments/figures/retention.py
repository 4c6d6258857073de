"""How much of the starting book stays, under every policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from experiments.figures.picture import Picture, draw_lines, handles, is_clear, named, spoken_interval
from experiments.figures.series import interval, over_months
from experiments.figures.theme import few_ticks, legend_above, looks, month_axis, sheet
from experiments.report.numerals import percent

if TYPE_CHECKING:
    from experiments.comparison import Comparison
    from experiments.report.words import Words


def draw(comparison: Comparison, words: Words) -> Picture:
    """Draw the retention curves."""
    data = pd.concat(
        [over_months(comparison.survival(name), 0, policy=name) for name in comparison.policies], ignore_index=True
    )
    title = _title(comparison, words)
    subtitle = f"{words('retention.subtitle')} {spoken_interval(comparison, words, 'bands')}"
    figure = sheet(title, subtitle, 3.9, words.language)
    axes = figure.subplots()
    style, labels = looks(comparison.policies), named(comparison, words)
    draw_lines(axes, data, style, 100)
    lowest = 100 * float(data[["mean", "low"]].min(axis=None))
    axes.set_ylim(10 * (lowest // 10 - 1) if lowest >= 50 else 0, 100)
    axes.set_ylabel(words("retention.axis"))
    few_ticks(axes)
    month_axis(axes, comparison.horizon, words("axis.months"))
    legend_above(figure, handles(style), [labels[name] for name in style])
    return Picture("retention", figure, data, title, words("retention.caption"))


def _title(comparison: Comparison, words: Words) -> str:
    ends = {name: comparison.survival(name)[:, -1] for name in comparison.policies}
    means = {name: float(samples.mean()) for name, samples in ends.items()}
    best, worst = max(means, key=lambda k: means[k]), min(means, key=lambda k: means[k])
    spoken = {"months": comparison.horizon, "best": words.policy(best), "most": percent(means[best])}
    if not comparison.treatments:
        return words("retention.title.one", **spoken)
    _, low, high = interval(ends[best] - ends[worst])
    if best == worst or not is_clear(float(low), float(high)):
        shares = words.items(f"{words.policy(name)} {percent(share, 1)}" for name, share in means.items())
        return words("retention.title.unclear", months=comparison.horizon, shares=shares)
    return words("retention.title", **spoken, worst=words.policy(worst), least=percent(means[worst]))
