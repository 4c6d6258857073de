"""What resources do together, in words, a table and a figure, made from the answer alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.association.complements import OUTCOMES, RESOURCES
from experiments.association.complements_words import WORDS
from experiments.bilingual import speaker
from experiments.figures.theme import GROUND, INK, QUIET, looks
from experiments.programmes.telling import Told, bracketed
from experiments.programmes.three_rs_telling import direction

if TYPE_CHECKING:
    from matplotlib.figure import Figure

say = speaker(WORDS)
SCALES = {"retention": 100.0, "satisfaction": 100.0}
SUMS = ("excess", "second")


def told(found: dict[str, Any], about: dict[str, int], language: str) -> Told:
    """Return everything that is said."""
    from experiments.report.study_page import Table

    data = effects(found)
    rows = [
        [name_of(language, what), *(value(_gap(found, outcome, what), outcome) for outcome in OUTCOMES)]
        for what in dict.fromkeys(data["what"])
    ]
    header = [say(language, "cell"), *(f"{say(language, o)}, {say(language, f'unit.{o}')}" for o in OUTCOMES)]
    return Told(
        title(found, about, language), say(language, "subtitle", **about), say(language, "caption"),
        paragraphs(found, language), [Table(say(language, "table"), header, rows)], data, 3.4,
        partial(_paint, data=data, language=language),
    )  # fmt: skip


def title(found: dict[str, Any], about: dict[str, int], language: str) -> str:
    """Say whether together they do more than apart, and than the best alone."""
    both = found["together"]["retention"]
    if direction(both["joint"]) <= 0:
        return say(language, "title.nothing", **about)
    best = say(language, found["best"]["retention"])
    values = {"excess": say(language, f"excess.{direction(both['excess'])}"),
              "second": say(language, f"second.{direction(both['second'])}", best=best)}  # fmt: skip
    return say(language, "title", **about, **values)


def paragraphs(found: dict[str, Any], language: str) -> list[str]:
    """Say what each does, what they do together, and what it cannot tell."""
    said = []
    for outcome in OUTCOMES:
        alone = {name: value(found["against_none"][outcome][name], outcome) for name in RESOURCES}
        both = {name: value(gap, outcome) for name, gap in found["together"][outcome].items() if name != "sum"}
        best = say(language, found["best"][outcome])
        said.append(say(language, "says", outcome=say(language, outcome), best=best, **alone, **both))
    both = found["together"]["retention"]
    verdicts = {name: say(language, f"verdict.{name}.{direction(both[name])}") for name in SUMS}
    pieces = [
        say(language, f"interaction.{d}", effect=name_of(language, effect, "x"), name=say(language, outcome))
        for outcome in OUTCOMES for effect, gap in found["effects"][outcome].items()
        if "+" in effect and (d := direction(gap))
    ]  # fmt: skip
    joined = say(language, "semicolon").join(pieces)
    clear = say(language, "interactions", pieces=joined) if pieces else say(language, "interactions.none")
    return [say(language, "verdict", **verdicts), *said, clear, say(language, "limit")]


def name_of(language: str, what: str, mark: str = "plus") -> str:
    """Return what people call a combination."""
    return say(language, mark).join(say(language, name) for name in what.split("+"))


def value(gap: dict[str, Any], outcome: str) -> str:
    """Write an effect with its interval, in the unit of the table."""
    return bracketed(gap, SCALES.get(outcome, 1.0), "+.2f")


def _gap(found: dict[str, Any], outcome: str, what: str) -> dict[str, Any]:
    gap: dict[str, Any] = found["together" if what in SUMS else "against_none"][outcome][what]
    return gap


def effects(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn: a row an outcome and combination against none, and the two lines below."""
    named = [*found["against_none"]["retention"], *SUMS]
    rows = [
        {"outcome": outcome, "what": what,
         **{k: np.nan if v is None else v * SCALES.get(outcome, 1.0) for k, v in _gap(found, outcome, what).items()}}
        for outcome in OUTCOMES for what in named
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _paint(figure: Figure, data: pd.DataFrame, language: str) -> None:
    named = list(dict.fromkeys(data["what"]))
    colours = [look.colour for look in looks(("1", "2", "3", "sum")).values()]
    panels = np.ravel(figure.subplots(1, len(OUTCOMES), sharey=True))
    for axes, outcome in zip(panels, OUTCOMES, strict=True):
        axes.axvline(0.0, color=INK, lw=0.9)
        axes.axhline(len(named) - 2.5, color=QUIET, lw=0.8, ls=":")
        axes.set_yticks(range(len(named)), [name_of(language, what) for what in named])
        axes.set_ylim(len(named) - 0.5, -0.5)
        axes.locator_params(axis="x", nbins=4)
        axes.tick_params(axis="y", length=0)
        rows = data[data["outcome"] == outcome][["low", "mean", "high"]].to_numpy(float)
        for place, (what, (low, mean, high)) in enumerate(zip(named, rows, strict=True)):
            kind = 3 if what in SUMS else what.count("+")
            is_clear = low > 0.0 or high < 0.0
            axes.plot([low, high], [place, place], color=colours[kind], lw=1.6)
            axes.plot(mean, place, ("o", "s", "^", "D")[kind], color=colours[kind], ms=5.5, mew=1.3,
                      mfc=colours[kind] if is_clear else GROUND)  # fmt: skip
        axes.set_title(say(language, outcome))
        axes.set_xlabel(say(language, f"unit.{outcome}"))
