"""What is asked of the laboratory: links there and back, command lines that ask the same, refusals in words."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from experiments.app.asked import LETTERS, MOST, Asked, Chosen, asked_from
from experiments.app.words import say
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.presets import names
from experiments.refusal import Refusal
from experiments.report.words import WORDS

MOVED = Asked(
    (
        Chosen("aggressive", {"leaving.friction": "none", "pricing.price": 1.1}),
        Chosen("neutral"),
        Chosen("transparent"),
    ),
    {"market": "telecom", "population": "regular", "programme": "points", "rival": "follower"},
    {"customers": 800, "horizon_months": 24, "replications": 3, "seed": 7},
    {"mechanisms.resentment": False, "behaviour.trust.gain": 0.2},
)


@pytest.mark.parametrize("asked", [Asked(), MOVED], ids=["usual", "moved"])
def test_a_link_brings_the_same_question_back(asked: Asked) -> None:
    assert asked_from(asked.link()) == asked


def test_a_link_says_only_what_is_unusual() -> None:
    assert Asked().link() == "policy=aggressive,transparent"
    assert asked_from("") == Asked()


def same_scenarios(asked: Asked) -> None:
    words = shlex.split(asked.command())[1:]
    study, _ = preview(for_hydra(words, [conf_folder()]), conf_folder(), [])
    mine = asked.study()
    assert (mine.replications, mine.seed) == (study.replications, study.seed)
    for letter, name in zip(mine.policies, study.policies, strict=True):
        assert mine.scenario(letter) == study.scenario(name)


@pytest.mark.parametrize(
    "asked",
    [Asked(), MOVED, Asked((Chosen("transparent", {"service.quality": 0.7}), Chosen("transparent")))],
    ids=["usual", "moved", "one preset twice"],
)
def test_the_command_line_asks_the_same(asked: Asked) -> None:
    same_scenarios(asked)


@pytest.mark.parametrize(
    ("query", "where", "text"),
    [
        ("policy=transparnt", "policy", "transparent"),
        ("policy=a,b,c,d,e", "policy", "no such preset"),
        ("policy=neutral,neutral,neutral,neutral,neutral", "policy", "1 to 4"),
        ("a.leaving.frction=none", "leaving.frction", "leaving.friction"),
        ("a.pricing.price=dear", "a.pricing.price", "is not a number"),
        ("behaviour.trust.gian=0.1", "behaviour.trust.gian", "behaviour.trust.gain"),
        ("timeline=[]", "timeline", "no such key"),
        ("customers=many", "customers", "whole number"),
        ("market=moon", "market", "telecom"),
        ("mechanisms.resentment=maybe", "mechanisms.resentment", "true | false"),
        ("network.path=/etc/passwd", "network.path", ""),
        ("x" * 5000, "link", "4,000 at most"),
        ("c.pricing.price=1", "c.pricing.price", "no such key"),
    ],
)
def test_what_a_link_may_not_say(query: str, where: str, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        asked_from(query)
    assert caught.value.where == where
    assert text in str(caught.value)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("a.pricing.price=99", "pricing.price"),
        (f"customers={MOST['customers'] + 1}", "too large for the browser"),
        ("customers=0", "too small"),
        ("customers=20000&horizon_months=120&replications=20", "30,000,000 at most"),
        ("a.leaving.friction=sometimes", "friction"),
        ("a.pricing.price=nan", "pricing.price"),
        ("a.pricing.price=inf", "pricing.price"),
    ],
)
def test_what_is_not_admissible(query: str, text: str) -> None:
    with pytest.raises(Refusal, match=text.replace(".", r"\.")):
        asked_from(query).study()


def test_a_refusal_of_size_names_the_command_line() -> None:
    with pytest.raises(Refusal) as caught:
        asked_from("customers=100000").study()
    assert caught.value.hint.startswith("kizuna ")


def test_nobody_reads_the_environment_through_a_link(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET", "hidden")
    with pytest.raises(Refusal) as caught:
        asked_from("a.leaving.friction=${oc.env:SECRET}").study()
    assert "hidden" not in str(caught.value)


def test_letters() -> None:
    assert LETTERS == ("a", "b", "c", "d")
    assert MOVED.letters == ("a", "b", "c")


def test_every_preset_is_called_something_in_both_languages() -> None:
    for group in ("policy", "programme"):
        for name in names(group):
            assert WORDS[f"policy.{name}"][1] != name
    for group in ("market", "population", "rival"):
        for name in names(group):
            assert all(say(language, f"{group}.{name}") for language in ("en", "ja"))
