"""The finding, tables and figure of what rivals' answers leave of a lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.bilingual import called, speaker
from experiments.figures.theme import GROUND, INK, legend_above, looks
from experiments.programmes.telling import Told, bracketed
from experiments.rivals.answers import OUTCOMES
from experiments.rivals.words import WORDS

if TYPE_CHECKING:
    from matplotlib.figure import Figure

say = speaker(WORDS)
_MARKS = ("o", "s", "^", "D", "v", "P", "X")


def name_of(language: str, answer: str) -> str:
    """Say what rivals do.

    Examples
    --------
    >>> name_of("en", "follow_3"), name_of("en", "hold")
    ('copy after 3 months', 'hold')
    """
    response, _, lag = answer.partition("_")
    return say(language, response, lag=lag)


def world_name(language: str, world: str) -> str:
    """Say which policy meets what."""
    policy, _, answer = world.partition("/")
    return say(language, "meets", policy=called(language, policy), answer=name_of(language, answer))


def title_of(found: dict[str, Any], lag: int, language: str) -> str:
    """Return the finding: how many policies with a clear lead in share still have one once rivals copy."""
    verdicts = [outcomes["share"][f"follow_{lag}"]["verdict"] for outcomes in found.values()]
    led = [verdict for verdict in verdicts if verdict != "none"]
    still = sum(verdict in ("kept", "smaller") for verdict in led)
    if not led:
        return say(language, "title.none")
    if len(led) == 1:
        policy = next(p for p, outcomes in found.items() if outcomes["share"][f"follow_{lag}"]["verdict"] != "none")
        return say(language, f"title.one.{led[0]}", policy=called(language, policy), lag=lag)
    key = "title.all" if still == len(led) else "title.some" if still else "title.gone"
    return say(language, key, still=still, led=len(led), lag=lag)


def drawn(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn: a row an outcome, policy and answer."""
    rows = [
        {"outcome": outcome, "policy": policy, "answer": name, **cell["lead"]}
        for policy, outcomes in found.items() for outcome in OUTCOMES for name, cell in outcomes[outcome].items()
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"mean": float, "low": float, "high": float})


def paint(figure: Figure, data: pd.DataFrame, language: str) -> None:
    """Draw a panel an outcome: leads by policy, a mark an answer; hollow where the interval holds zero."""
    from matplotlib.lines import Line2D

    policies, named = list(dict.fromkeys(data["policy"])), list(dict.fromkeys(data["answer"]))
    order = looks((*named[1:], named[0]))  # where rivals hold is what the others are read against
    step = 0.8 / len(named)
    for axes, outcome in zip(np.ravel(figure.subplots(1, len(OUTCOMES), sharey=True)), OUTCOMES, strict=True):
        axes.axvline(0.0, color=INK, lw=0.9)
        for i, name in enumerate(named):
            rows = data[(data["outcome"] == outcome) & (data["answer"] == name)].set_index("policy").loc[policies]
            for place, (low, mean, high) in enumerate(rows[["low", "mean", "high"]].to_numpy(float)):
                y = place + (i - (len(named) - 1) / 2) * step
                is_clear = low > 0.0 or high < 0.0
                axes.plot([low, high], [y, y], color=order[name].colour, lw=1.6)
                axes.plot(
                    mean, y, _MARKS[i % len(_MARKS)], color=order[name].colour, ms=5.5, mew=1.3,
                    mfc=order[name].colour if is_clear else GROUND,
                )  # fmt: skip
        for line in range(len(policies) - 1):
            axes.axhline(line + 0.5, color="#d5dae0", lw=0.8)
        axes.set_yticks(range(len(policies)), [called(language, policy) for policy in policies])
        axes.set_ylim(len(policies) - 0.5, -0.5)
        axes.locator_params(axis="x", nbins=4)
        axes.tick_params(axis="y", length=0)
        axes.set_title(say(language, outcome))
        axes.set_xlabel(say(language, f"unit.{outcome}"))
    samples = [
        Line2D([], [], color=order[name].colour, marker=_MARKS[i % len(_MARKS)], lw=1.6, ms=6)
        for i, name in enumerate(named)
    ]
    legend_above(figure, samples, [name_of(language, name) for name in named])


def told(found: dict[str, Any], about: dict[str, Any], language: str) -> Told:
    """Return what the study has to say."""
    from experiments.report.study_page import Table

    data = drawn(found)
    about = about | {"baseline": called(language, about["baseline"])}
    return Told(
        title_of(found, about["lag"], language), say(language, "subtitle", **about), say(language, "caption"),
        [say(language, key, **about) for key in ("how", "reading", "limit")],
        [_table(found, outcome, language, Table) for outcome in OUTCOMES],
        data, 1.4 + 1.1 * len(found), lambda figure: paint(figure, data, language), printed=2,
    )  # fmt: skip


def _table(found: dict[str, Any], outcome: str, language: str, table: Any) -> Any:
    header = [say(language, key) for key in ("policy", "answer", "lead", "taken", "left", "verdict")]
    rows = []
    for policy, outcomes in found.items():
        for name, cell in outcomes[outcome].items():
            left = "-" if cell["left"] is None else f"{cell['left']:.0%}"
            taken = "-" if name == "hold" else bracketed(cell["taken"], 1.0, "+.2f")
            word = "" if name == "hold" else say(language, f"verdict.{cell['verdict']}")
            lead = bracketed(cell["lead"], 1.0, "+.2f")
            rows.append([called(language, policy), name_of(language, name), lead, taken, left, word])
    return table(say(language, f"table.{outcome}"), header, rows)
