"""Every lever says in Japanese what it means and what it costs, and nothing else is said."""

from __future__ import annotations

import re

import pytest

from experiments.words_of_costs import COSTS
from experiments.words_of_levers import MEANINGS, cost, meaning
from sim.declare import declarations
from sim.policy import Policy

LEVERS = {item.key: item for item in declarations(Policy) if item.kind == "lever"}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def test_all_levers_and_no_others() -> None:
    assert set(MEANINGS) == set(LEVERS)
    assert set(COSTS) == {item.cost for item in LEVERS.values()}


@pytest.mark.parametrize("key", LEVERS)
def test_it_is_japanese(key: str) -> None:
    item = LEVERS[key]
    for told in (meaning(item, "ja"), cost(item, "ja")):
        assert JAPANESE.search(told) and not re.search(r"[A-Za-z]{3,}", told)
    assert meaning(item, "ja").endswith("。")
    assert (meaning(item, "en"), cost(item, "en")) == (item.meaning, item.cost)


@pytest.mark.parametrize("key", LEVERS)
def test_numbers_of_a_meaning_are_the_same_in_both(key: str) -> None:
    spelt = {"one": "1", "six": "6", "eight": "8"}
    english = re.sub(r"\b(six|eight)\b", lambda found: spelt[found.group()], LEVERS[key].meaning)
    said = set(re.findall(r"\d+(?:\.\d+)?", english))
    assert said <= set(re.findall(r"\d+(?:\.\d+)?", MEANINGS[key]))
