"""What mechanisms carry, in sentences and tables; every word follows an interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.ablating import picture
from experiments.ablating.carried import KINDS
from experiments.ablating.words import WORDS
from experiments.bilingual import speaker

if TYPE_CHECKING:
    from experiments.programmes.telling import Told
    from experiments.study import Study

say = speaker(WORDS)
_IN_FULL = 5
"""Interactions of the first outcome that are told in a sentence each; the others are listed."""


def labels(language: str) -> dict[str, str]:
    """Return what mechanisms are called."""
    from sim.declare import declarations
    from sim.world import Mechanisms

    return {item.key: item.ja if language == "ja" else item.label for item in declarations(Mechanisms)}


def told(study: Study, found: dict[str, Any], language: str) -> Told:
    """Return the finding, figures, sentences and tables.

    Parameters
    ----------
    found
        The answer as in ``summary.json``.
    """
    from experiments.programmes.telling import Sheet, Told
    from experiments.report.words import Words
    from experiments.sweeping.words import outcome_label

    called = labels(language)
    outcomes = {name: outcome_label(language, name) for name in found["outcomes"]}
    words = Words(language)
    about = {
        "treatment": words.policy(study.policies[0]), "baseline": words.policy(study.baseline),
        "month": found["month"], "replications": found["replications"], "cells": found["cells"],
        "n": len(found["mechanisms"]), "largest": len(found["largest"]),
        "pairs": len(found["pairs"][found["outcomes"][0]]),
    }  # fmt: skip
    first = next(iter(outcomes))
    rows, pairs = found["carried"], found["pairs"]
    data = picture.data(rows)
    more = []
    if pairs[first]:
        of_pairs = picture.pair_data(pairs[first])
        more = [
            Sheet(
                "pairs", _title_of_pairs(pairs[first], outcomes[first], language),
                say(language, "pairs.subtitle", **about), say(language, "pairs.caption"), of_pairs,
                0.3 * len(of_pairs) + 0.7,
                lambda figure: picture.paint_pairs(figure, of_pairs, called, about["baseline"], language),
            )
        ]  # fmt: skip
    paragraphs = [
        line for name in outcomes for line in _sentences(found, name, outcomes[name], called, about, language)
    ]
    idle = [called[row["mechanism"]] for row in rows[first] if _is_idle(rows, row["mechanism"])]
    paragraphs.append(say(language, "idle", names=_listed(idle, language)) if idle else say(language, "idle.none"))
    if found["off_already"]:
        off = _listed([called[name] for name in found["off_already"]], language)
        paragraphs.append(say(language, "left_out", names=off))
    paragraphs += [say(language, "how", **about), say(language, "limit")]
    return Told(
        title(found, first, outcomes[first], called, about, language), say(language, "subtitle", **about),
        say(language, "caption"), paragraphs, _tables(found, outcomes, called, about, language), data,
        0.36 * data["mechanism"].nunique() + 0.8,
        lambda figure: picture.paint(figure, data, called, outcomes, about["baseline"], language), more,
    )  # fmt: skip


def title(found: dict[str, Any], name: str, outcome: str, called: dict[str, str], about: dict[str, Any],
          language: str) -> str:  # fmt: skip
    """Say which mechanism carries most, whether that is clear, and whether there is a difference at all."""
    clear = [row for row in found["carried"][name] if _is_clear(row["carries"])]
    values = {"outcome": outcome, **about}
    is_difference = _is_clear(found["difference"][name])
    if not clear:
        return say(language, "title.none" if is_difference else "title.undecided.none", **values)
    first = clear[0]
    values["first"] = called[first["mechanism"]]
    if not is_difference:
        return say(language, "title.undecided", **values)
    values["share"] = 100 * first["share"]["mean"]
    gap, left, second = found["difference"][name], first["without"], found["second"][name]
    turns = ".turns" if _is_clear(left) and left["mean"] * gap["mean"] < 0.0 else ""
    key = ("title.clear" if second is None else "title.tied") + turns
    text = say(language, key, second=called.get(second or "", ""), **values)
    return text[:1].upper() + text[1:]


def _title_of_pairs(rows: list[dict[str, Any]], outcome: str, language: str) -> str:
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in KINDS}
    key = "pairs.title.none" if counts["unclear"] == len(rows) else "pairs.title"
    return say(language, key, n=len(rows), outcome=outcome, **counts)


def _sentences(
    found: dict[str, Any], name: str, outcome: str, called: dict[str, str], about: dict[str, Any], language: str
) -> list[str]:
    gap, left = found["difference"][name], found["left"][name]
    lead = say(language, "lead", outcome=outcome, gap=percent(gap), left=percent(left), **about)
    lines = [lead[:1].upper() + lead[1:]]
    if _is_clear(gap):
        totals = found["shares_add_up_to"][name]
        lines.append(say(language, "sum", sum=100 * totals["left_out"], alone=100 * totals["alone"]))
    else:
        lines.append(say(language, "no_shares"))
    several = [row for row in found["carried"][name] if row["interacts"]]
    known = [row for row in several if row["with"]]
    in_full = known[:_IN_FULL] if name == found["outcomes"][0] else []
    for row in in_full:
        text = say(
            language, "interacts", mechanism=called[row["mechanism"]], carries=percent(row["carries"]),
            alone=percent(row["alone"]), why=_why(row, found["pairs"][name], called, language),
            baseline=about["baseline"],
        )  # fmt: skip
        lines.append(text[:1].upper() + text[1:])
    briefly = [
        say(language, "with", mechanism=called[row["mechanism"]], other=called[row["with"]])
        for row in known[len(in_full) :]
    ]
    if briefly:
        lines.append(say(language, "briefly.more" if in_full else "briefly", names=_listed(briefly, language)))
    unknown = [called[row["mechanism"]] for row in several if not row["with"]]
    if unknown:
        lines.append(say(language, "unknown", names=_listed(unknown, language)))
    return lines if several else [*lines, say(language, "agree")]


def _why(row: dict[str, Any], pairs: list[dict[str, Any]], called: dict[str, str], language: str) -> str:
    both = {row["mechanism"], row["with"]}
    pair = next(p for p in pairs if {p["first"], p["second"]} == both)
    size = percent({key: abs(value) for key, value in pair["interaction"].items() if key == "mean"}, sign=False)
    return say(language, f"why.{pair['kind']}", other=called[row["with"]], interaction=size)


def _tables(found: dict[str, Any], outcomes: dict[str, str], called: dict[str, str], about: dict[str, Any],
            language: str) -> list[Any]:  # fmt: skip
    from experiments.report.study_page import Table

    header = [say(language, key) for key in ("mechanism", "carries", "share", "alone", "disagree")]
    tables = []
    for name, outcome in outcomes.items():
        rows = [row for row in found["carried"][name] if not row["is_idle"]]
        cells = [
            [called[row["mechanism"]], percent(row["carries"]), percent(row["share"]), percent(row["alone"]),
             _disagree(row, called, language)]
            for row in rows
        ]  # fmt: skip
        tables.append(Table(say(language, "table", outcome=outcome, baseline=about["baseline"]), header, cells))
    header = [say(language, key) for key in ("pair", "together", "interaction", "kind")]
    for name, outcome in outcomes.items():
        cells = [
            [f"{called[row['first']]} × {called[row['second']]}", percent(row["together"]),
             percent(row["interaction"]), say(language, f"kind.{row['kind']}")]
            for row in found["pairs"][name] if row["kind"] != "unclear"
        ]  # fmt: skip
        if cells:
            caption = say(language, "table.pairs", outcome=outcome, baseline=about["baseline"])
            tables.append(Table(caption, header, cells))
    return tables


def _disagree(row: dict[str, Any], called: dict[str, str], language: str) -> str:
    if not row["interacts"]:
        return say(language, "no")
    return say(language, "yes") if row["with"] is None else say(language, "yes.with", other=called[row["with"]])


def percent(gap: dict[str, Any], sign: bool = True) -> str:
    """Write a share in per cent with its interval.

    Examples
    --------
    >>> percent({"mean": 0.123, "low": 0.1, "high": 0.15}), percent({"mean": None}), percent({"mean": 0.0, "low": 0.0})
    ('+12.3 [+10.0, +15.0]', '-', '0')
    """
    if gap["mean"] is None:
        return "-"
    if gap["mean"] == 0.0 == gap.get("low"):
        return "0"
    form = "+.1f" if sign else ".1f"
    text = f"{100 * gap['mean']:{form}}"
    if gap.get("low") is None:
        return text
    return f"{text} [{100 * gap['low']:{form}}, {100 * gap['high']:{form}}]"


def _is_clear(gap: dict[str, Any]) -> bool:
    return gap["low"] is not None and not gap["low"] <= 0.0 <= gap["high"]


def _is_idle(rows: dict[str, list[dict[str, Any]]], mechanism: str) -> bool:
    return all(row["is_idle"] for several in rows.values() for row in several if row["mechanism"] == mechanism)


def _listed(names: list[str], language: str) -> str:
    from experiments.forms import joined

    return "、".join(names) if language == "ja" else joined(names)
