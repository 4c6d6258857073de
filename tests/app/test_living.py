"""The laboratory lives what the command line would, runs nothing twice, and stops when nobody wants the answer."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Event

import numpy as np
import pytest

from experiments.app.asked import Asked, Chosen
from experiments.app.desk import answer
from experiments.app.desk.reporting import report_of
from experiments.app.living import Laboratory, Recent, Superseded
from experiments.plain import HEADINGS
from experiments.plain.words import WORDS
from sim import twins
from sim.measures import starters

SMALL = replace(Asked(), sizes={"customers": 400, "horizon_months": 12, "replications": 3, "seed": 4})


def test_the_same_numbers_as_twins() -> None:
    lived = Laboratory().live(SMALL).comparison
    study = SMALL.study()
    plain = twins({name: study.scenario(name) for name in study.policies}, replications=3)
    for name in study.policies:
        for mine, other in zip(lived.twins.results[name], plain.results[name], strict=True):
            assert np.array_equal(mine.months["profit"], other.months["profit"])
            assert np.array_equal(mine.customers["first_left"], other.customers["first_left"])


def test_only_what_has_changed_lives_again() -> None:
    laboratory = Laboratory()
    first = laboratory.live(SMALL)
    told: list[tuple[int, int]] = []
    moved = SMALL.with_policy(0, Chosen("aggressive", {"pricing.price": 1.2}))
    second = laboratory.live(moved, progress=lambda *done: told.append(done))
    assert told[-1] == (36, 36), "three replications of twelve months of one policy; no running-in"
    assert second.comparison.twins.results["b"] is first.comparison.twins.results["b"]
    assert not np.array_equal(
        second.comparison.series("a", "profit"), first.comparison.series("a", "profit")
    )  # fmt: skip
    told.clear()
    laboratory.live(SMALL, progress=lambda *done: told.append(done))
    assert told == [], "asked before"


def test_a_question_given_up_is_not_finished() -> None:
    stop = Event()
    stop.set()
    with pytest.raises(Superseded):
        Laboratory().live(replace(SMALL, sizes={**SMALL.sizes, "seed": 99}), stop)


def test_what_was_not_asked_for_longest_is_forgotten() -> None:
    kept = Recent(2)
    kept["a"], kept["b"] = 1, 2
    assert kept["a"] == 1
    kept["c"] = 3
    assert sorted(kept) == ["a", "c"] and kept.get("b") is None and len(kept) == 2
    del kept["a"]
    assert list(kept) == ["c"]


def test_causes_add_up_to_the_difference_in_profit() -> None:
    lived = Laboratory().live(SMALL).comparison
    *parts, (name, whole) = answer.causes_of(lived, "a")
    assert name == "total"
    gap = lived.paired("profit", "a").sum(axis=1).mean()
    assert whole.mean[0] == pytest.approx(gap)
    assert sum(float(band.mean[0]) for _, band in parts) == pytest.approx(gap)


def test_fates_are_everybody_who_was_there() -> None:
    lived = Laboratory().live(SMALL).comparison
    people = answer.fates_of(lived, "a", 12)
    assert sum(float(band.mean[0]) for band in people.values()) == pytest.approx(
        np.mean([starters(result).sum() for result in lived.twins.results["b"]])
    )


def test_causes_without_a_contract_are_sales_and_costs() -> None:
    coffee = replace(SMALL, groups={**SMALL.groups, "market": "coffee"})
    lived = Laboratory().live(coffee).comparison
    *parts, (_, whole) = answer.causes_of(lived, "a")
    assert sum(float(band.mean[0]) for _, band in parts) == pytest.approx(float(whole.mean[0]))
    assert "revenue" in dict(parts)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_report_to_take_away_begins_in_plain_words(language: str) -> None:
    lived = Laboratory().live(SMALL)
    called = tuple(f"policy {letter}" for letter in lived.asked.letters)
    page = report_of(lived, called, language).decode("utf-8")
    plain = page[page.index('<section class="plain"') :]
    plain = plain[: plain.index("</section>")]
    headings = [WORDS[f"heading.{name}"][language == "ja"] for name in HEADINGS]
    assert re.findall(r"<h2>(.*?)</h2>", plain) == headings and called[0] in plain
