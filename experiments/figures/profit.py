"""What each policy has earned so far, and when one overtakes the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.figures.picture import Picture, draw_lines, handles, is_clear, named, spoken_interval
from experiments.figures.series import over_months
from experiments.figures.theme import GROUND, INK, few_ticks, legend_above, looks, month_axis, sheet
from experiments.outcomes import crossovers
from experiments.report.numerals import count, number, percent, signed

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from experiments.comparison import Comparison
    from experiments.figures.theme import Look
    from experiments.report.words import Words


def draw(comparison: Comparison, words: Words) -> Picture:
    """Draw cumulative profit, below it the paired difference to the baseline with its crossovers."""
    levels = pd.concat(
        [
            over_months(comparison.series(name, "cumulative_profit"), 1, quantity="profit", policy=name)
            for name in comparison.policies
        ]
    )
    gaps = [
        over_months(comparison.paired("cumulative_profit", name), 1, quantity="difference", policy=name)
        for name in comparison.treatments
    ]
    data = pd.concat([levels, *gaps], ignore_index=True)
    baseline = words.policy(comparison.baseline)
    kind = "" if comparison.treatments else ".one"
    subtitle = f"{words(f'profit.subtitle{kind}', baseline=baseline)} {spoken_interval(comparison, words, 'bands')}"
    title = _title(comparison, words, data)
    figure = sheet(title, subtitle, 5.4 if gaps else 3.6, words.language)
    panels = figure.subplots(2 if gaps else 1, sharex=True, squeeze=False, height_ratios=(1, 1.25) if gaps else None)[
        :, 0
    ]
    style, labels = looks(comparison.policies), named(comparison, words)
    draw_lines(panels[0], levels, style)
    panels[0].set_ylabel(words("profit.axis"))
    if gaps:
        treated = {name: style[name] for name in comparison.treatments}
        panels[1].axhline(0, color=INK, lw=1)
        draw_lines(panels[1], pd.concat(gaps), treated)
        panels[1].set_ylabel(words("profit.axis.difference", baseline=baseline))
        _mark(panels[1], comparison, words, treated)
        figure.align_ylabels(panels)
    for axes in panels:
        few_ticks(axes)
        axes.yaxis.set_major_formatter(lambda value, _: number(value))
        axes.set_xlabel("")
    month_axis(panels[-1], comparison.horizon, words("axis.months"))
    legend_above(figure, handles(style), [labels[name] for name in style])
    return Picture("profit", figure, data, title, words("profit.caption", baseline=baseline))


def _mark(axes: Axes, comparison: Comparison, words: Words, style: dict[str, Look]) -> None:
    """Mark every crossover on the zero line with its interval, and say it in words beside it."""
    notes = []
    for name, look in style.items():
        turn = crossovers(comparison.twins, name, comparison.baseline)["profit"]
        if turn["month"] is None:
            continue
        if turn["low"] is not None:
            high = turn["high"] if turn["high"] is not None else comparison.horizon
            axes.plot([turn["low"], high], [0, 0], color=look.colour, lw=6, alpha=0.45, solid_capstyle="butt")
            if turn["high"] is None:
                axes.plot(high, 0, ">", ms=9, color=look.colour, clip_on=False, zorder=4)
        axes.plot(turn["month"], 0, "o", ms=7, color=GROUND, mec=look.colour, mew=1.8, clip_on=False, zorder=5)
        notes.append((look.colour, _spoken(turn, words)))
    low, high = axes.get_ylim()
    # the words go below everything that is drawn
    axes.set_ylim(low - (high - low) * (0.03 + 0.1 * len(notes)) * bool(notes), high)
    for i, (colour, note) in enumerate(notes):
        axes.annotate(
            note, (0.99, 0.03), xytext=(0, (len(notes) - 1 - i) * 13), xycoords="axes fraction",
            textcoords="offset points", ha="right", va="bottom", color=colour,
        )  # fmt: skip


def _spoken(turn: dict[str, Any], words: Words) -> str:
    text = words("profit.crossover", leader=words.policy(turn["ahead_at_the_end"]), month=turn["month"])
    beyond = words("profit.crossover.beyond", month=turn["horizon"])
    if turn["low"] is not None or turn["low_beyond_horizon"]:
        low, high = (beyond if turn[end] is None else count(turn[end]) for end in ("low", "high"))
        text += "; " + words("profit.crossover.interval", low=low, high=high)
    if turn["share_of_replications_without"] > 0:
        text += "; " + words("profit.crossover.censored", share=percent(turn["share_of_replications_without"]))
    return text


def _title(comparison: Comparison, words: Words, data: pd.DataFrame) -> str:
    last = data[data["month"] == comparison.horizon].set_index(["quantity", "policy"])
    baseline = words.policy(comparison.baseline)
    if not comparison.treatments:
        amount = number(last.loc[("profit", comparison.baseline), "mean"])
        return words("profit.title.one", policy=baseline, amount=amount, months=comparison.horizon)
    if len(comparison.treatments) > 1:
        amounts = words.items(
            f"{words.policy(name)} {signed(last.loc[('difference', name), 'mean'])}" for name in comparison.treatments
        )
        return words("profit.title.many", months=comparison.horizon, baseline=baseline, amounts=amounts)
    row = last.loc[("difference", comparison.treatments[0])]
    treatment = words.policy(comparison.treatments[0])
    if not is_clear(row["low"], row["high"]):
        gaps = data[data["quantity"] == "difference"]
        clear = gaps[(gaps["low"] > 0) | (gaps["high"] < 0)]
        if clear.empty:
            return words("profit.title.unclear", months=comparison.horizon, one=treatment, other=baseline)
        led = clear.iloc[-1]
        leader, other = (treatment, baseline) if led["mean"] > 0 else (baseline, treatment)
        title = words("profit.title.caught", leader=leader, other=other, month=led["month"], months=comparison.horizon)
        return words.capital(title)
    leader, other = (treatment, baseline) if row["mean"] > 0 else (baseline, treatment)
    turn = crossovers(comparison.twins, comparison.treatments[0], comparison.baseline)["profit"]
    gaps = data[data["quantity"] == "difference"]
    # to overtake, one must have been clearly behind before
    was_behind = (gaps["high"] < 0).any() if row["mean"] > 0 else (gaps["low"] > 0).any()
    spoken = {"months": comparison.horizon, "leader": leader, "other": other, "amount": number(abs(row["mean"]))}
    if turn["month"] is None or (len(comparison.twins.seeds) > 1 and not was_behind):
        return words("profit.title.end", **spoken)
    return words.capital(words("profit.title.overtakes", **spoken, month=turn["month"]))
