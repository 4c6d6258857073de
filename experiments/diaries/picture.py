"""One customer's attitudes and the price seen, month by month under each policy, with what happened marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import seaborn as sns

from experiments.diaries.telling import Life, left_in
from experiments.diaries.words import MARKS, Speech
from experiments.figures.picture import Picture, handles
from experiments.figures.theme import few_ticks, legend_above, looks, month_axis, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from experiments.figures.theme import Look
    from experiments.report.words import Words

PANELS = ("satisfaction", "trust", "resentment", "price")


def draw(life: Life, speech: Speech, words: Words) -> Picture:
    """Draw four panels with a line a policy; a line stops where the person is with no company."""
    data = table(life)
    subtitle = speech.say("figure.subtitle", customer=life.customer, seed=life.seed, replication=life.replication)
    title = _title(life, speech, words)
    figure = sheet(title, subtitle, 6.6, speech.language)
    panels = figure.subplots(len(PANELS), sharex=True)
    style = looks(life.policies)
    for axes, panel in zip(panels, PANELS, strict=True):
        for name in life.policies:
            _line(axes, data[data["policy"] == name], panel, style[name])
        unit = speech.say("unit.price" if panel == "price" else "unit.attitude")
        axes.set_ylabel(f"{speech.say(f'axis.{panel}')}\n({unit})")
        few_ticks(axes, 4)
        axes.margins(y=0.12)
    month_axis(panels[-1], life.horizon, speech.say("figure.months"))
    legend_above(figure, handles(style), [words.policy(name) for name in style])
    return Picture("diary", figure, data, title, speech.say("figure.caption"))


def table(life: Life) -> pd.DataFrame:
    """Return what is drawn: a row a policy and month."""
    return pd.DataFrame(
        [
            {
                "policy": name, "month": page.month, "company": page.company,
                **{panel: np.nan if (value := getattr(page, panel)) is None else value for panel in PANELS},
                "events": " ".join(event.what for event in page.events),
            }
            for name, told in life.pages.items()
            for page in told
        ]
    )  # fmt: skip


def _line(axes: Axes, data: pd.DataFrame, panel: str, look: Look) -> None:
    stretches = (data[panel].isna() | (data["company"] != data["company"].shift())).cumsum()
    dashes = "" if look.dash == (1, 0) else look.dash
    for _, rows in data.groupby(stretches):
        kept = rows[rows[panel].notna()]
        if len(kept):
            width = 1.8 if kept["company"].iloc[0] == 0 else 0.9
            sns.lineplot(kept, x="month", y=panel, color=look.colour, dashes=[dashes] if dashes else False,
                         style=["one"] * len(kept) if dashes else None, lw=width, legend=False, ax=axes)  # fmt: skip
    for what, mark in MARKS.items():
        has = data["events"].str.split().map(lambda events, what=what: what in events).astype(bool)
        has = has.shift(1, fill_value=False) if mark == "^" else has  # the first month with the new company
        rows = data[has & data[panel].notna()]
        if len(rows):  # an empty line that is not clipped would make the layout collapse
            filled = {} if mark == "x" else {"mec": "white", "mew": 0.6}
            axes.plot(rows["month"], rows[panel], mark, color=look.colour, ms=6, zorder=5, **filled)


def _title(life: Life, speech: Speech, words: Words) -> str:
    said = []
    for name, told in life.pages.items():
        month, policy = left_in(told), words.policy(name)
        is_customer = any(page.company == 0 for page in told)
        if month is not None:
            said.append(speech.say("figure.left", policy=policy, month=month))
        elif is_customer:
            said.append(speech.say("figure.stayed", policy=policy, months=life.horizon))
        else:
            said.append(speech.say("figure.never", policy=policy))
    text = ("、" if speech.language == "ja" else "; ").join(said)
    return words.capital(text)
