"""The three Rs in words and tables, made from the answer alone; wording follows the intervals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from experiments.bilingual import speaker
from experiments.programmes.telling import Sheet, Told, bracketed
from experiments.programmes.three_rs import OUTCOMES, RS
from experiments.programmes.three_rs_words import WORDS

if TYPE_CHECKING:
    from experiments.report.study_page import Table

say = speaker(WORDS)
SCALES = {"retention": 100.0, "share_of_wallet": 100.0, "loyalty": 100.0, "trust": 100.0}
FORMS = {"behaviour": ".3f"}
PIECES = {1: "raises", -1: "lowers", 0: "moves_not"}


def direction(gap: dict[str, Any]) -> int:
    """Return 1 if the interval lies above zero, -1 if below, and 0 if zero is inside or there is no interval.

    Examples
    --------
    >>> direction({"mean": 1.0, "low": 0.5, "high": 1.5}), direction({"mean": 1.0, "low": None, "high": None})
    (1, 0)
    """
    if gap["low"] is None or gap["low"] <= 0.0 <= gap["high"]:
        return 0
    return 1 if gap["low"] > 0.0 else -1


def name_of(language: str, what: str, mark: str = "x") -> str:
    """Return what people call an effect or a cell."""
    return say(language, mark).join(say(language, name) for name in what.split("+"))


def cell_name(language: str, cell: str) -> str:
    """Return what people call a world: what is on in it."""
    return name_of(language, cell, "plus")


def interval(gap: dict[str, Any], outcome: str, sign: str = "+") -> str:
    """Write a value of an outcome with its interval, in the unit of the tables."""
    return bracketed(gap, SCALES.get(outcome, 1.0), sign + FORMS.get(outcome, ".2f"))


def told(found: dict[str, Any], about: dict[str, int], language: str) -> Told:
    """Return everything that is said of the three Rs."""
    from experiments.programmes import three_rs_picture as picture

    effects, cells = picture.effects(found), picture.cells(found)
    best = found["best"]
    lead = say(language, f"lead.{max(direction(best['lead']), 0)}")
    names = {key: name_of(language, best[key], "plus") for key in ("first", "second")}
    return Told(
        title(found, about, language), say(language, "subtitle", **about), say(language, "caption"),
        paragraphs(found, about, language), tables(found, language), effects, 4.6,
        partial(picture.paint_effects, data=effects, language=language),
        [Sheet("cells", say(language, "title.cells", lead=lead, **names), say(language, "subtitle.cells", **about),
               say(language, "caption.cells"), cells, 4.9,
               partial(picture.paint_cells, data=cells, found=found, language=language))],
    )  # fmt: skip


def title(found: dict[str, Any], about: dict[str, int], language: str) -> str:
    """Say what each R does to net value, and whether together they do more than apart."""
    by = {d: [r for r in RS if direction(found["effects"]["npv"][r]) == d] for d in (1, -1, 0)}
    keys = {1: "raised", -1: "lowered", 0: "unmoved"}
    pieces = [say(language, keys[d], names=_joined(rs, language, "and")) for d, rs in by.items() if rs]
    verdict = say(language, f"verdict.{direction(found['together']['npv']['excess'])}")
    joined = say(language, "comma").join(pieces)
    return say(language, "title", pieces=joined, verdict=verdict, months=about["months"])


def paragraphs(found: dict[str, Any], about: dict[str, int], language: str) -> list[str]:
    """Say what each R moves, what they do together, what breaches carry, how it was found, and what it cannot tell."""
    said = [
        say(language, "says", r=say(language, r), pieces=moved({o: found["effects"][o][r] for o in OUTCOMES}, language))
        for r in RS
    ]  # fmt: skip
    excess = {o: found["together"][o]["excess"] for o in OUTCOMES}
    keys = {1: "more", -1: "less", 0: "neither"}
    said.append(say(language, "together", pieces=moved(excess, language, keys)))
    said.append(interactions(found, language))
    n = len(OUTCOMES) * (len(found["effects"]["npv"]) + 1)
    return [*said, *breaches(found, about, language), say(language, "how"), say(language, "limit", n=n)]


def moved(gaps: dict[str, dict[str, Any]], language: str, keys: dict[int, str] | None = None) -> str:
    """Say which outcomes are clearly raised, clearly lowered, and not clearly moved."""
    pieces = []
    for d, key in (keys or PIECES).items():
        names = [outcome for outcome, gap in gaps.items() if direction(gap) == d]
        if names:
            pieces.append(say(language, key, names=_joined(names, language)))
    return say(language, "semicolon").join(pieces)


def interactions(found: dict[str, Any], language: str) -> str:
    """Say which interactions are clear, and of what."""
    pieces = []
    for effect in (e for e in found["effects"]["npv"] if "+" in e):
        for d in (1, -1):
            names = [o for o in OUTCOMES if direction(found["effects"][o][effect]) == d]
            if names:
                said = {"effect": name_of(language, effect), "names": _joined(names, language)}
                pieces.append(say(language, f"interaction.{d}", **said))
    if not pieces:
        return say(language, "interactions.none")
    return say(language, "interactions", pieces=say(language, "semicolon").join(pieces))


def breaches(found: dict[str, Any], about: dict[str, int], language: str) -> list[str]:
    """Say how much of what relevance does is data lost; nothing where none can be."""
    if not found["data"]["chance"]:
        return []
    if not found["data"]["struck"]:
        return [say(language, "breach.none", expected=found["data"]["expected"], **about)]
    by = {o: found["breaches"][o]["relevance"] for o in OUTCOMES}
    how = say(language, "clear" if direction(by["npv"]["carried"]) else "unclear")
    values = {key: interval(by["npv"][key], "npv") for key in ("with", "without", "carried", "weighed")}
    counts = {"struck": found["data"]["struck"], "expected": found["data"]["expected"]}
    said = say(language, "breach", how=how, **counts, **values, **about)
    hows = ("with", "weighed", "without")
    differs = [o for o in OUTCOMES if len({direction(by[o][key]) for key in hows}) > 1]
    if not differs:
        return [said, say(language, "breach.same")]
    return [said, say(language, "breach.differs", **{
        key: moved({o: by[o][key] for o in differs}, language) for key in hows
    })]  # fmt: skip


def tables(found: dict[str, Any], language: str) -> list[Table]:
    """Return effects, interactions, cell means, and what breaches carry."""
    from experiments.report.study_page import Table

    effects, together, by = found["effects"], found["together"], found["breaches"]
    labels = {o: say(language, o) + say(language, f"of.{o}") for o in OUTCOMES}
    interactions = [e for e in effects["npv"] if "+" in e]
    sums = ("joint", "sum", "excess")
    main = [
        [labels[o], *(interval(effects[o][r], o) for r in RS), *(interval(together[o][k], o) for k in sums)]
        for o in OUTCOMES
    ]  # fmt: skip
    cells = [
        [name_of(language, cell, "plus"), *(interval(found["cells"][o][cell], o, "") for o in OUTCOMES)]
        for cell in found["cells"]["npv"]
    ]  # fmt: skip
    several = [
        Table(say(language, "table.main"), [say(language, k) for k in ("outcome", *RS, *sums)], main),
        Table(
            say(language, "table.interactions"),
            [say(language, "outcome"), *(name_of(language, e) for e in interactions)],
            [[labels[o], *(interval(effects[o][e], o) for e in interactions)] for o in OUTCOMES],
        ),
        Table(say(language, "table.cells"), [say(language, "cell"), *(labels[o] for o in OUTCOMES)], cells),
    ]
    if found["data"]["chance"]:
        of = (("relevance", say(language, "relevance")), ("together", say(language, "excess")))
        how = ("with", "weighed", "without", "carried")
        header = [say(language, "outcome"), *(f"{name}: {say(language, key)}" for _, name in of for key in how)]
        rows = [[labels[o], *(interval(by[o][what][key], o) for what, _ in of for key in how)] for o in OUTCOMES]
        several.append(Table(say(language, "table.breaches"), header, rows))
    return several


def _joined(names: list[str], language: str, last: str = "comma") -> str:
    words = [say(language, name) for name in names]
    if len(words) < 2:
        return "".join(words)
    return say(language, "comma").join(words[:-1]) + say(language, last) + words[-1]
