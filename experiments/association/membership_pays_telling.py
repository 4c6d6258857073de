"""Membership in words and tables, made from the answer alone; wording follows the intervals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from experiments.association.membership_pays import CONTRASTS, LEAD, OUTCOMES
from experiments.association.membership_pays_words import WORDS
from experiments.bilingual import speaker
from experiments.programmes.telling import Told, bracketed
from experiments.programmes.three_rs_telling import direction

if TYPE_CHECKING:
    from collections.abc import Callable

    from experiments.report.study_page import Table

say = speaker(WORDS)
SCALES = dict.fromkeys(("retention", "trust", "satisfaction", "rival_satisfaction", LEAD), 100.0)


def told(found: dict[str, Any], about: dict[str, int], language: str) -> Told:
    """Return everything that is said of membership."""
    from experiments.association import membership_pays_picture as picture

    data = picture.effects(found)
    return Told(
        title(found, about, language), say(language, "subtitle", **about), say(language, "caption"),
        paragraphs(found, language), tables(found, language), data, 4.8,
        partial(picture.paint, data=data, found=found, language=language),
    )  # fmt: skip


def place_of(situation: dict[str, Any], language: str) -> str:
    """Return what people call a situation."""
    return say(language, "situation", share=100 * situation["share"], rivals=say(language, situation["rivals"]))


def namer(situations: dict[str, Any]) -> Callable[[str, str], str]:
    """Return a function that says what people call a world, given the language and its name."""
    parts = {with_it: part for part, (with_it, _) in CONTRASTS.items()}

    def name_of(language: str, world: str) -> str:
        situation, _, cell = world.rpartition(":")
        return f"{say(language, parts.get(cell, cell))}: {place_of(situations[situation], language)}"

    return name_of


def title(found: dict[str, Any], about: dict[str, int], language: str) -> str:
    """Say whom full membership pays, small and large, with rivals outside."""
    shares: dict[tuple[int, int], list[str]] = {}
    for one in found["situations"].values():
        if one["rivals"] == "outside":
            whom = tuple(direction(one["effects"]["full"][outcome]) for outcome in ("profit", "surplus"))
            shares.setdefault((whom[0], whom[1]), []).append(say(language, "title.share", share=100 * one["share"]))
    pieces = [
        say(language, "title.piece", share=say(language, "title.and").join(at),
            profit=say(language, f"profit.{profit}"), surplus=say(language, f"surplus.{surplus}"))
        for (profit, surplus), at in shares.items()
    ]  # fmt: skip
    return say(language, "title", months=about["months"], pieces=say(language, "semicolon").join(pieces))


def value(gap: dict[str, Any], outcome: str) -> str:
    """Write an effect with its interval, in the unit of the tables."""
    return bracketed(gap, SCALES.get(outcome, 1.0), "+.2f")


def paragraphs(found: dict[str, Any], language: str) -> list[str]:
    """Say of each claim what the intervals say, how it was found, and what it cannot tell."""
    situations = found["situations"]
    wins = [
        place_of(one, language)
        for one in situations.values()
        if all(direction(one["effects"]["full"][outcome]) > 0 for outcome in ("profit", "surplus"))
    ]
    where = say(language, "semicolon").join(wins)
    said = [say(language, "both", where=where) if wins else say(language, "both.nowhere")]
    for one in situations.values():
        place, effects = place_of(one, language), one["effects"]
        if one["rivals"] == "outside":
            by = effects["training"]
            values = {name: value(by[name], name) for name in ("satisfaction", "retention", "profit")}
            said.append(say(language, "training.says", where=place, **values))
            said.append(_advocacy(effects["advocacy"], place, language))
    said += [_badge(one, place_of(one, language), language) for one in situations.values()]
    for name, one in situations.items():
        inside = situations.get(name.replace("outside", "inside"))
        if one["rivals"] == "outside" and inside:
            bare = {
                who: value(s["effects"]["bare"]["profit"], "profit")
                for who, s in (("outside", one), ("inside", inside))
            }
            said.append(say(language, "network.says", where=f"{100 * one['share']:.0f} %", **bare))
    n = len(situations) * len(CONTRASTS) * len(OUTCOMES)
    numbers = [int(name.split(":")[0]) for name in situations]
    how = say(language, "how", many=max(numbers), few=min(numbers))
    return [*said, how, say(language, "limit", n=n)]


def _badge(one: dict[str, Any], place: str, language: str) -> str:
    effects = one["effects"]
    gains = {name: value(effects[name]["profit"], "profit") for name in ("badge", "hollow", "unseen")}
    verdict, blind = (
        say(language, f"{key}.{direction(effects[name]['profit'])}")
        for key, name in (("badge", "hollow"), ("blind", "unseen"))
    )
    return say(
        language, "badge.says", where=place, unmasked=100 * one["unmasked"], verdict=verdict, blind=blind, **gains
    )


def _advocacy(by: dict[str, Any], place: str, language: str) -> str:
    names = ("satisfaction", "rival_satisfaction", LEAD, "profit", "rivals")
    if direction(by["satisfaction"]) <= 0 and direction(by["rival_satisfaction"]) <= 0:
        verdict = "none"
    else:
        verdict = {1: "own", 0: "free", -1: "theirs"}[direction(by[LEAD])]
    values = {name: value(by[name], name) for name in names}
    return say(language, "advocacy.says", where=place, verdict=say(language, f"advocacy.{verdict}"), **values)


def tables(found: dict[str, Any], language: str) -> list[Table]:
    """Return effects by part and situation."""
    from experiments.report.study_page import Table

    header = [say(language, "what"), say(language, "where")]
    header += [say(language, o) + say(language, f"of.{o}") for o in OUTCOMES]
    rows = [
        [say(language, part), place_of(one, language), *(value(one["effects"][part][o], o) for o in OUTCOMES)]
        for part in CONTRASTS for one in found["situations"].values()
    ]  # fmt: skip
    return [Table(say(language, "table"), header, rows)]
