"""A customer's diary from the command line: what is told, in both languages, and what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from experiments.diaries.telling import because
from experiments.diaries.words import EVENTS, SAID, TERMS, Speech
from sim import Scenario, run
from sim.diary import Event, weights
from sim.draws import replication_seed
from sim.rules.leaving import want_terms

SMALL = ("experiment=diary", "customers=400", "horizon_months=48", "market.burn_in_months=24", "hydra.run.dir=out")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_diary(kizuna: Callable, tmp_path: Path, language: str) -> None:
    said = kizuna(*SMALL, f"diary.language={language}")
    assert said.code == 0, said.err
    told = json.loads((tmp_path / "out" / "diary.json").read_text())
    assert told["fate"] == "driven_away"
    left = {name: policy["left_in_month"] for name, policy in told["policies"].items()}
    assert left["aggressive"] and not left["transparent"]
    assert str(left["aggressive"]) in said.out
    for policy in told["policies"].values():
        assert [page["month"] for page in policy["months"]] == list(range(1, 49))
        for reason in policy["reasons"]:
            assert reason["sum"] == pytest.approx(sum(reason["log_odds"].values()), abs=1e-4)
    page = (tmp_path / "out" / "diary.html").read_text()
    assert "<svg" in page and "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", page)
    assert (tmp_path / "out" / "figures" / "diary.png").stat().st_size > 10_000
    traits = run(Scenario.model_validate(_scenario())).customers["disposition"]
    assert told["traits"]["disposition"] == pytest.approx(float(traits[told["customer"]]), rel=1e-5)


def _scenario() -> dict:
    return {"customers": 400, "horizon_months": 1, "seed": replication_seed(1, 0), "market": {"burn_in_months": 0}}


def test_somebody_by_number(kizuna: Callable, tmp_path: Path) -> None:
    assert kizuna(*SMALL, "customer=17", "policy=[neutral]").code == 0
    told = json.loads((tmp_path / "out" / "diary.json").read_text())
    assert told["customer"] == 17 and list(told["policies"]) == ["neutral"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("customer=400",), "diary.customer: there is no such customer"),
        (("customer=-2",), "diary.customer: out of bounds"),
        (("customer=x",), "diary.customer: wrong type"),
        (("diary.fate=savd",), "nearest: saved"),
        (("policy=[neutral]",), "diary.fate: a fate needs two policies"),
        (("policy=[neutral]", "market.focal_share=0", "diary.fate=saved"), "a fate needs two policies"),
        (("market.focal_share=0", "market.burn_in_months=0", "horizon_months=1"), "nobody has it in this world"),
    ],
)  # fmt: skip
def test_refusals(kizuna: Callable, words: tuple[str, ...], message: str) -> None:
    said = kizuna(*SMALL, *words)
    assert said.code == 2
    assert message in re.sub(r" {2,}", " ", said.err)


def test_everything_can_be_said_in_both_languages() -> None:
    for texts in (EVENTS, TERMS, SAID):
        for english, japanese in texts.values():
            assert sorted(re.findall(r"\{(\w+)", english)) == sorted(re.findall(r"\{(\w+)", japanese))
    assert set(want_terms(*[0.0] * want_terms.__code__.co_argcount)) <= set(TERMS), "a new term needs a name"  # type: ignore[arg-type]


def test_words_are_escaped_and_counted() -> None:
    speech = Speech("en", ("focal", "rival"))
    assert speech.event(Event("left", {"company": 1, "tenure": 3})) == "left rival (months there: 3)"
    assert speech.company(2) == "no company"
    assert weights({"propensity": -3.0, "price": 0.1, "trust": -0.5, "rival": 0.001}) == [
        ("trust", -0.5),
        ("price", 0.1),
    ]
    assert "price +1.00 (odds x2.72)" in because({"propensity": -3.0, "price": 1.0}, speech)
