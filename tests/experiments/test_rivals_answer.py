"""What rivals' answers leave of a lead: worlds, verdicts read off intervals, titles that follow them, a tiny run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.catalog import entries
from experiments.compose import preview
from experiments.explain import explain
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.refusal import Refusal
from experiments.rivals.answers import OUTCOMES, answer, answers, leads, verdict, worlds
from experiments.rivals.telling import name_of, title_of
from experiments.rivals.words import WORDS
from experiments.study import Study
from tests.experiments.conftest import Said

SMALL = ("customers=300", "market.burn_in_months=0", "horizon_months=12", "replications=3")
ASKED = ("experiment=rivals_answer", *SMALL)


def study(*words: str) -> Study:
    return preview(for_hydra([*ASKED, *words], [conf_folder()]), conf_folder(), [])[0]


def test_every_policy_meets_every_answer_and_the_baseline_none() -> None:
    asked = study("policy=[transparent,neutral]", "rivals.rival.undercut=0.1")
    made = worlds(asked)
    assert answers(asked) == ("hold", "follow_3", "follow_12", "undercut", "poach", "enter")
    own = [("transparent", name) for name in answers(asked)]
    assert list(made) == [("neutral", "hold"), ("neutral", "enter"), *own]
    rivals = {name: made["transparent", name].rivals["rival"] for name in answers(asked)}
    assert [rivals[name].response for name in rivals] == ["hold", "follow", "follow", "undercut", "poach", "hold"]
    assert [rivals[name].lag for name in rivals] == [3, 3, 12, 3, 3, 3]
    assert {rival.undercut for rival in rivals.values()} == {0.1}, "what the user says of a rival holds in every world"
    assert made["neutral", "hold"] == asked.scenario("neutral")


def test_a_newcomer_enters_beside_policy_and_baseline_alike() -> None:
    asked = study("policy=[price_cut,neutral]", "rivals_answer.lags=[5]", "rivals_answer.entrant_price=0.8")
    made = worlds(asked)
    newcomers = [made[policy, "enter"].rivals["entrant"] for policy in ("price_cut", "neutral")]
    assert newcomers[0] == newcomers[1] and newcomers[0].enters == 5 and newcomers[0].policy.pricing.price == 0.8
    assert "entrant" not in made["price_cut", "hold"].rivals
    lived = {"/".join(key): [{"share": i, "profit": 0.0, "surplus": 0.0}] for i, key in enumerate(made)}
    table = leads(asked, lived).set_index("answer")["share"]
    assert table["hold"] == 2.0 and table["enter"] == (6.0 - 1.0), "against the baseline that meets the newcomer too"


def test_all_rivals_answer() -> None:
    made = worlds(study("rival=two_neutral"))
    assert {r.response for r in made["transparent", "poach"].rivals.values()} == {"poach"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("policy=[neutral]",), "a lead needs two policies"),
        (("rival=none",), "there is nobody to answer"),
        (("rival=follower",), "sets the answers itself"),
        (("+rivals.entrant.policy.pricing.price=1",), "lets one more company enter"),
        (("rivals_answer.lags=[12,3]",), "in rising order"),
        (("rivals_answer.lags=[]",), "at least one"),
        (("timeline=[{month:3,company:rival,lever:pricing.price,value:1.1}]",), "response=follow"),
    ],
)
def test_refusals(words: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refusal) as refused:
        study(*words)
    assert said in str(refused.value)


def made_up(share: dict[str, float], noise: float = 0.1) -> pd.DataFrame:
    luck = np.random.default_rng(3).normal(0.0, noise, 8)
    same = {"policy": "transparent", "profit": 0.0, "surplus": 1.0}
    return pd.DataFrame([
        {**same, "answer": name, "replication": r, "share": lead + luck[r]}
        for name, lead in share.items() for r in range(8)
    ])  # fmt: skip


@pytest.mark.parametrize(("lead", "becomes"), [(4.0, "kept"), (2.0, "smaller"), (0.0, "gone"), (-2.0, "turned")])
def test_what_becomes_of_a_lead(lead: float, becomes: str) -> None:
    cells = answer(made_up({"hold": 4.0, "follow_3": lead}))["transparent"]
    assert cells["share"]["follow_3"]["verdict"] == becomes
    assert cells["share"]["follow_3"]["left"] == pytest.approx(lead / 4.0, abs=0.05)
    assert cells["profit"]["follow_3"]["verdict"] == "none" and cells["profit"]["follow_3"]["left"] is None


def test_no_clear_lead_is_none_to_lose() -> None:
    cells = answer(made_up({"hold": 0.0, "follow_3": 4.0}))["transparent"]["share"]
    assert cells["follow_3"]["verdict"] == "none" and cells["follow_3"]["left"] is None
    assert verdict({"low": None}, {"low": None}, {"low": None}) == "none", "one replication decides nothing"


def found(*verdicts: str) -> dict[str, Any]:
    return {f"p{i}": {"share": {"follow_3": {"verdict": v}}} for i, v in enumerate(verdicts)}


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        (("none",), "No policy has a clear lead in share of customers that rivals could take"),
        (("gone", "none"), "Copied after 3 months, p0 no longer clearly leads in share of customers"),
        (("none", "turned"), "Copied after 3 months, p1 falls behind in share of customers"),
        (("kept", "smaller"), "All 2 policies with a clear lead in share still have one when copied after 3 months"),
        (("kept", "gone"), "Of 2 policies with a clear lead in share, 1 still have one when copied after 3 months"),
        (("gone", "turned"), "None of 2 policies with a clear lead in share still has one when copied after 3 months"),
    ],
)
def test_the_title_says_what_intervals_say(verdicts: tuple[str, ...], title: str) -> None:
    assert title_of(found(*verdicts), 3, "en") == title
    assert title_of(found(*verdicts), 3, "ja") != title


def test_every_word_is_there_twice() -> None:
    assert all(english and japanese and english != japanese for english, japanese in WORDS.values())
    assert name_of("ja", "follow_12") == "12か月後に模倣"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_tiny_run(kizuna: Callable[..., Said], language: str) -> None:
    said = kizuna(*ASKED, "workers=1", "policy=[price_cut,neutral]", "rivals_answer.lags=[0]",
                  f"rivals_answer.language={language}", "hydra.run.dir=out")  # fmt: skip
    assert said.code == 0, said.err
    summary = json.loads(Path("out/summary.json").read_text(encoding="utf-8"))
    cells = summary["leads"]["price_cut"]
    assert set(cells) == set(OUTCOMES) and set(cells["share"]) == {"hold", "follow_0", "undercut", "poach", "enter"}
    table = pd.read_parquet("out/leads.parquet")
    wide = table.pivot(index="replication", columns="answer", values="share")
    assert summary["leads"]["price_cut"]["share"]["poach"]["lead"]["mean"] == pytest.approx(
        wide["poach"].mean(), abs=1e-3
    )
    assert Path("out/figures/rivals_answer.svg").is_file() and Path("out/report.html").is_file()


def test_what_a_rival_does_can_be_explained() -> None:
    for name in ("response", "lag", "undercut", "floor", "reach", "depth", "enters", "exits", "exits_after_losses"):
        assert f"rivals.{name}" in entries()
    said = explain(["rivals.rival.lag"])
    assert "rivals.<name>.lag=..." in said and "0 to 60" in said


def test_a_misspelt_key_of_a_rival_is_refused_with_the_right_one() -> None:
    with pytest.raises(Refusal) as refused:
        study("rivals.rival.undrecut=0.1")
    assert refused.value.nearest == "rivals.rival.undercut"
