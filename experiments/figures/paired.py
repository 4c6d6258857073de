"""What a policy changes in a month: customers, attitudinal loyalty and profit against the baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from experiments.figures.picture import Picture, draw_lines, handles, is_clear, spoken_interval
from experiments.figures.series import over_months
from experiments.figures.theme import INK, few_ticks, legend_above, looks, month_axis, sheet
from experiments.report.numerals import number, signed_count

if TYPE_CHECKING:
    from experiments.comparison import Comparison
    from experiments.report.words import Words

OUTCOMES = ("customers", "loyalty", "profit")


def draw(comparison: Comparison, words: Words) -> Picture:
    """Draw treatment minus baseline over the months, one panel an outcome."""
    data = pd.concat(
        [
            over_months(comparison.paired(outcome, name), 1, outcome=outcome, policy=name)
            for outcome in OUTCOMES
            for name in comparison.treatments
        ],
        ignore_index=True,
    )
    baseline = words.policy(comparison.baseline)
    title = _title(comparison, words, data)
    subtitle = f"{words('paired.subtitle', baseline=baseline)} {spoken_interval(comparison, words, 'bands')}"
    figure = sheet(title, subtitle, 5.6, words.language)
    panels = figure.subplots(len(OUTCOMES), sharex=True)
    style = looks(comparison.policies)
    style.pop(comparison.baseline)
    for axes, outcome in zip(panels, OUTCOMES, strict=True):
        axes.axhline(0, color=INK, lw=1)
        draw_lines(axes, data[data["outcome"] == outcome], style)
        axes.set_ylabel(words(f"paired.{outcome}"))
        axes.set_xlabel("")
        few_ticks(axes)
        axes.yaxis.set_major_formatter(lambda value, _: number(value))
    month_axis(panels[-1], comparison.horizon, words("axis.months"))
    figure.align_ylabels(panels)
    samples = handles(style)
    samples.append(panels[0].axhline(0, color=INK, lw=1))
    names = [*(words.policy(name) for name in style), words("paired.zero", baseline=baseline)]
    legend_above(figure, samples, names)
    return Picture("paired", figure, data, title, words("paired.caption", baseline=baseline))


def _title(comparison: Comparison, words: Words, data: pd.DataFrame) -> str:
    last = data[data["month"] == comparison.horizon].set_index(["outcome", "policy"])
    spoken = {"months": comparison.horizon, "baseline": words.policy(comparison.baseline)}
    if len(comparison.treatments) > 1:
        amounts = words.items(
            f"{words.policy(name)} {signed_count(last.loc[('customers', name), 'mean'])}"
            for name in comparison.treatments
        )
        return words("paired.title.many", **spoken, amounts=amounts)
    treatment = comparison.treatments[0]
    clauses = []
    for outcome in OUTCOMES:
        row = last.loc[(outcome, treatment)]
        way = ("up" if row["mean"] > 0 else "down") if is_clear(row["low"], row["high"]) else "same"
        digits = 2 if outcome == "loyalty" else 3
        clauses.append(words(f"paired.{outcome}.{way}", n=number(abs(row["mean"]), digits)))
    return words("paired.title", **spoken, treatment=words.policy(treatment), clauses=words.items(clauses))
