"""What the register says, in sentences and tables, made from the answer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.bilingual import called
from experiments.register import picture
from experiments.register.words import say
from experiments.sensing.factors import label

if TYPE_CHECKING:
    from experiments.programmes.telling import Told

_NAMED = 6
"""Numbers named in a sentence, those that need be moved least; the table has all."""


def told(found: dict[str, Any], language: str) -> Told:
    """Return the finding, the figure, sentences and the table."""
    from experiments.programmes.telling import Told
    from experiments.report.study_page import Table

    drawn, short = picture.data(found, language), verdict_names(found, language, "short.")
    names = {"treatment": called(language, found["policies"][0]), "baseline": called(language, found["policies"][1])}
    rows = [row for number in found["numbers"] for row in _table(found, number, language)]
    head = [say(language, key) for key in ("number", "grade", "stands", "range", "verdict", "what", "between")]
    return Told(
        finding(found, language), say(language, "subtitle", **names), say(language, "caption"),
        sentences(found, language), [Table(say(language, "table"), head, rows)], drawn,
        picture.height(drawn), lambda figure: picture.paint(figure, drawn, short, language),
    )  # fmt: skip


def finding(found: dict[str, Any], language: str) -> str:
    """Return the verdict of the register in one sentence."""
    return say(language, "title", **counts(found))


def counts(found: dict[str, Any]) -> dict[str, int]:
    """Return how many numbers flip a verdict, only unsettle one, do nothing at all, or are there."""
    kinds = [{turn["kind"] for turn in number["turns"]} for number in found["numbers"]]
    return {
        "n": len(kinds), "verdicts": len(found["headlines"]), "flips": sum("flips" in several for several in kinds),
        "undecided": sum("undecided" in several and "flips" not in several for several in kinds),
        "idle": sum(number["is_idle"] for number in found["numbers"]),
    }  # fmt: skip


def sentences(found: dict[str, Any], language: str) -> list[str]:
    """Return what stands, what turns it, what does nothing, how it was found and what that cannot tell."""
    names = verdict_names(found, language)
    comma = "／" if language == "ja" else "; "
    here = [say(language, "one", verdict=names[row["key"]], who=who(found, row["key"], row["sign"], language))
            for row in found["headlines"]]  # fmt: skip
    lines = [say(language, "here", said=comma.join(here))]
    steady = []
    for row in found["headlines"]:
        turned = [(number, turn) for number in found["numbers"] for turn in number["turns"]
                  if turn["verdict"] == row["key"] and turn["kind"] == "flips"]  # fmt: skip
        if not turned:
            steady.append(names[row["key"]])
            continue
        turned.sort(key=lambda pair: _distance(*pair))
        parts = [
            say(language, "turned.by", name=label(number["key"], language),
                at=say(language, f"at.{turn['side']}", at=f"{turn['at']:.3g}"))
            for number, turn in turned[:_NAMED]
        ]  # fmt: skip
        more = say(language, "more", n=len(turned) - _NAMED) if len(turned) > _NAMED else ""
        listed = ("、" if language == "ja" else ", ").join(parts) + more
        lines.append(_capital(say(language, "turned", verdict=names[row["key"]], names=listed)))
    if steady:
        lines.append(say(language, "steady", verdicts=comma.join(steady)))
    many = counts(found)
    grades = [number["grade"] for number in found["numbers"] if any(t["kind"] == "flips" for t in number["turns"])]
    if grades:
        by = {"assumed": grades.count("A"), "borrowed": grades.count("B"), "measured": grades.count("M")}
        lines.append(say(language, "grades", flips=len(grades), **by))
    tests = (many["n"] - many["idle"]) * many["verdicts"]
    return [
        *lines, say(language, "idle", **many), say(language, "how", tests=tests, **found["setting"]),
        say(language, "limit"),
    ]  # fmt: skip


def verdict_names(found: dict[str, Any], language: str, form: str = "") -> dict[str, str]:
    """Return what verdicts are called, by key; ``short.`` in two short lines."""
    return {row["key"]: say(language, form + row["what"], month=row["month"]) for row in found["headlines"]}


def _distance(number: dict[str, Any], turn: dict[str, Any]) -> float:
    """Return how far a number has to be moved until a verdict flips, as a share of its range."""
    return abs(turn["at"] - number["default"]) / (number["high"] - number["low"])


def who(found: dict[str, Any], verdict: str, sign: int, language: str) -> str:
    """Say a sign of a verdict: who leads, whether the lead changes hands, or that it is not decided."""
    if sign == 0:
        return say(language, "undecided")
    if verdict == "crossover":
        return say(language, "crosses" if sign > 0 else "crosses.not")
    return called(language, found["policies"][0 if sign > 0 else 1])


def change(found: dict[str, Any], turn: dict[str, Any], language: str) -> str:
    """Say what becomes of a verdict."""
    kind = {"flips": "flips", "undecided": "becomes.undecided", "decided": "becomes.decided"}[turn["kind"]]
    before, after = (who(found, turn["verdict"], turn[end], language) for end in ("before", "after"))
    return say(language, "to", kind=say(language, kind), before=before, after=after)


def span(turn: dict[str, Any]) -> str:
    """Write between which values a verdict turns, the smaller first."""
    low, high = sorted((turn["near"], turn["far"]))
    return f"{low:.3g} - {high:.3g}"


def _table(found: dict[str, Any], number: dict[str, Any], language: str) -> list[list[str]]:
    names = verdict_names(found, language)
    about = [label(number["key"], language), number["grade"], f"{number['default']:.4g}",
             f"{number['low']:g} - {number['high']:g}"]  # fmt: skip
    return [[*about, names[t["verdict"]], change(found, t, language), span(t)] for t in number["turns"]]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
