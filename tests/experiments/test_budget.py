"""An equal budget is equal, says what it changed, and refuses what it cannot do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from experiments.budget import TOLERANCE, equalise, pilot_spend
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.refusal import Refusal
from experiments.study import Study

SMALL = ("customers=800", "horizon_months=18", "replications=2", "market.burn_in_months=6", "workers=1")


def study(*overrides: str) -> Study:
    return preview(for_hydra([*SMALL, *overrides], [conf_folder()]), conf_folder(), [])[0]


def test_everybody_spends_as_much_as_the_dearest() -> None:
    three = study("policy=[aggressive,transparent,neutral]")
    before = {name: pilot_spend(three, name, {}) for name in three.policies}
    found = equalise(three, "service.quality")
    assert found.dearest == max(before, key=lambda name: before[name])
    assert found.target == before[found.dearest]
    assert {change.policy for change in found.made} == {name for name in before if name != found.dearest}
    for change in found.made:
        assert change.after > change.before
        assert abs(change.spend_after - found.target) <= TOLERANCE * found.target
        assert pilot_spend(three, change.policy, found.changes[change.policy]) == change.spend_after


def test_the_amount_is_the_one_of_the_cost_curve() -> None:
    # neutral spends .25 + .15 + .01 a month whatever happens; at quality q it is .25 + .15 (q / .6)^2 + .01
    two = study("policy=[transparent,neutral]")
    (change,) = equalise(two, "service.quality").made
    assert change.policy == "neutral"
    target = 0.25 + 0.15 * (0.655 / 0.6) ** 2 + 0.01 + 0.012
    expected = 0.6 * ((target - 0.26) / 0.15) ** 0.5
    # tolerance of the spend, through the slope of the curve
    assert change.after == pytest.approx(expected, abs=TOLERANCE * target / (2 * 0.15 * 0.6 / 0.36) * 1.1)


def test_equal_policies_need_no_change() -> None:
    assert equalise(study("policy=[neutral]"), "service.quality").made == ()


@pytest.mark.parametrize(
    ("lever", "where", "said"),
    [
        ("service.qualty", "compare.budget_lever", "nearest: service.quality"),
        ("leaving.friction", "compare.budget_lever", "bit by bit"),
        ("pricing.price", "compare.equal_budget", "cannot spend as much"),
    ],
)
def test_refusals(lever: str, where: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        equalise(study(), lever)
    assert refused.value.where == where
    assert said in str(refused.value)


def test_levers_that_limit_each_other() -> None:
    # quality + overpromise may not exceed 1: quality can rise to .7 only, too little for this target
    with pytest.raises(Refusal, match="cannot spend") as refused:
        equalise(
            study("policy=[aggressive,neutral]", "policies.neutral.promise.overpromise=0.3",
                  "policies.aggressive.service.quality=0.85"),
            "service.quality",
        )  # fmt: skip
    assert "0.7, the highest" in str(refused.value)


def test_the_main_job_says_what_was_changed(kizuna, tmp_path: Path) -> None:
    said = kizuna(
        *SMALL, "hydra.run.dir=here", "compare.equal_budget=true", "compare.beside=false", "compare.figures=false",
        "compare.report=false", "policy=[transparent,neutral]",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert "Equal budget" in said.out
    summary = json.loads((tmp_path / "here" / "summary.json").read_text())
    (change,) = summary["equal_budget"]["changes"]
    assert f"{change['before']:g} -> {change['after']:.5g}" in " ".join(said.out.split())
    spent = {name: summary["policy"][name]["spending"]["on_customers"]["mean"] for name in summary["policies"]}
    # neither policy's spend depends on behaviour, so the main run realises what the pilot found
    assert spent["neutral"] == pytest.approx(spent["transparent"], rel=2 * TOLERANCE)
