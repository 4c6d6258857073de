"""Every preset and every study composes and passes the border."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder, groups, preset_line
from experiments.presets import policy_levers
from experiments.refusal import Refusal
from experiments.registry import KINDS, module_of
from experiments.study import Study
from sim.twin_worlds import run

CONF = conf_folder()
GROUPS = groups(CONF)


def study(*overrides: str) -> Study:
    return preview(for_hydra(list(overrides), [CONF]), CONF, [])[0]


def test_the_main_job() -> None:
    main = study()
    assert main.policies == ("aggressive", "transparent")
    assert main.baseline == "transparent"
    scenario = main.scenario("aggressive")
    assert (scenario.customers, scenario.horizon_months, scenario.seed, main.replications) == (20_000, 120, 1, 20)
    assert scenario.policy.leaving.friction == "aggressive"
    assert main.scenario("transparent").policy.service.quality == 0.655
    assert [*scenario.rivals] == ["rival"]


@pytest.mark.parametrize("name", GROUPS["policy"])
def test_policies(name: str) -> None:
    assert study(f"policy=[{name}]").policies == (name,)


@pytest.mark.parametrize(("group", "name"), [(g, n) for g in ("market", "population", "rival") for n in GROUPS[g]])
def test_worlds(group: str, name: str) -> None:
    assert study(f"{group}={name}").policies == ("aggressive", "transparent")


@pytest.mark.parametrize("name", GROUPS["experiment"])
def test_experiments(name: str) -> None:
    try:
        module_of(name if name in KINDS else "compare")
    except Refusal:
        pytest.skip(f"experiments/{name}.py is not written yet")
    assert study(f"experiment={name}").name == name


@pytest.mark.parametrize("path", sorted(CONF.rglob("*.yaml")), ids=lambda path: path.stem)
def test_every_preset_says_what_it_stands_for(path: Path) -> None:
    assert preset_line(path)


@pytest.mark.parametrize("name", GROUPS["experiment"])
def test_every_experiment_begins_with_its_command(name: str) -> None:
    # the package line must stand first, or Hydra does not see it
    lines = (CONF / "experiment" / f"{name}.yaml").read_text().splitlines()
    assert lines[0] == "# @package _global_"
    assert lines[1].startswith("# kizuna")
    assert f"experiment={name}" in lines[1] or name == "compare"


def test_policies_are_compared_in_the_order_of_the_list() -> None:
    assert study("policy=[transparent,mild,aggressive]").policies == ("transparent", "mild", "aggressive")


def test_a_lever_that_the_preset_does_not_mention_can_be_set() -> None:
    changed = study("policies.transparent.contact.frequency=2", "rivals.rival.policy.pricing.price=0.9")
    assert changed.scenario("transparent").policy.contact.frequency == 2
    assert changed.scenario("aggressive").policy.contact.frequency == 4
    assert changed.scenario("aggressive").rivals["rival"].policy.pricing.price == 0.9


def test_a_rival_can_follow_a_preset_or_be_added() -> None:
    assert study("rival=aggressive").scenario("transparent").rivals["rival"].policy.leaving.friction == "aggressive"
    added = study("+rivals.other.policy.pricing.price=0.9").scenario("transparent")
    assert [*added.rivals] == ["rival", "other"]
    assert not study("rival=none").scenario("transparent").rivals


def test_values_may_refer_to_each_other() -> None:
    same = study("policies.transparent.contact.frequency=${policies.aggressive.contact.frequency}")
    assert same.scenario("transparent").policy.contact.frequency == 4


def test_a_change_of_one_policy_concerns_that_policy_only() -> None:
    change = "timeline=[{month:24,company:aggressive,lever:leaving.friction,value:none}]"
    changed = study(change)
    assert [c.company for c in changed.scenario("aggressive").timeline] == ["focal"]
    assert changed.scenario("transparent").timeline == ()


def test_changes_are_checked() -> None:
    main = study()
    short = main.scenario("aggressive", {"behaviour.resentment.half_life_months": 3, "policy.pricing.walk": 0.0})
    assert short.behaviour.resentment.half_life_months == 3
    assert short.policy.pricing.walk == 0
    assert short.policy.pricing.hidden_fee == 0.06
    with pytest.raises(Refusal, match="behaviour.resentment.half_life_months"):
        main.scenario("aggressive", {"behaviour.resentment.half_life_months": -3})


def test_the_fair_pair_differs_from_its_conduct_by_price_levers_only() -> None:
    pairs = study("policy=[aggressive,aggressive_conduct,transparent,transparent_conduct]")
    for name in ("aggressive", "transparent"):
        full, conduct = pairs.scenario(name).policy, pairs.scenario(f"{name}_conduct").policy
        assert conduct == full.model_validate(full.model_dump() | {"pricing": {}})


def test_the_digest_ignores_what_cannot_move_a_number() -> None:
    assert study("workers=3", "threads=2").scenario_hash() == study().scenario_hash()
    assert study("seed=2").scenario_hash() != study().scenario_hash()


def test_a_preset_of_comments_only_is_neutral(tmp_path: Path) -> None:
    (tmp_path / "policy").mkdir()
    (tmp_path / "policy" / "mine.yaml").write_text("# @package policies.mine\n# nothing yet\n")
    words = for_hydra(["policy=[mine,neutral]"], [CONF, tmp_path])
    mine = preview(words, CONF, [tmp_path])[0]
    assert mine.scenario("mine") == mine.scenario("neutral")


TRADES = ("beauty", "coffee", "ecommerce", "fashion", "hotel")
STYLISED = ("amazon_like", "dsw_like", "hyatt_like", "myntra_like", "sephora_like", "starbucks_like")


@pytest.mark.parametrize("name", [name for name in GROUPS["programme"] if name != "none"])
def test_a_programme_is_a_circumstance_and_a_policy_of_one_set_of_rules(name: str) -> None:
    around = study(f"programme={name}", "policy=[aggressive,neutral]")
    compared = study(f"policy=[{name},neutral]")
    rules = compared.scenario(name).policy.programme
    assert rules.offered
    assert not compared.scenario("neutral").policy.programme.offered
    assert [around.scenario(policy).policy.programme for policy in around.policies] == [rules, rules]
    assert policy_levers(name)["programme"]["offered"], "rivals of the main job are read without Hydra"


def test_no_programme_is_no_programme() -> None:
    assert study("programme=none").scenario("aggressive") == study().scenario("aggressive")
    assert study().scenario_hash() == study("programme=none").scenario_hash()


def test_a_policy_with_a_programme_keeps_its_own_rules() -> None:
    mixed = study("programme=paid", "policy=[points,mild,neutral]", "policies.mild.programme.fee=0.2",
                  "policies.neutral.programme.offered=false")  # fmt: skip
    assert mixed.scenario("points").policy.programme == study("policy=[points]").scenario("points").policy.programme
    assert mixed.scenario("mild").policy.programme.fee == 0.2
    assert mixed.scenario("mild").policy.programme.member_discount == 0.05
    assert not mixed.scenario("neutral").policy.programme.offered


def test_rules_can_be_changed_for_all_policies() -> None:
    changed = study("programme=points", "programme.reward_value=0.8")
    assert {changed.scenario(name).policy.programme.reward_value for name in changed.policies} == {0.8}
    with pytest.raises(Refusal, match="reward_valeu"):
        study("programme=points", "programme.reward_valeu=0.8")
    with pytest.raises(Refusal, match="no such preset"):
        study("programme=poins")


@pytest.mark.parametrize("name", STYLISED)
@pytest.mark.parametrize("group", ["programme", "policy"])
def test_shapes_named_after_companies_say_that_they_are_no_data(group: str, name: str) -> None:
    assert preset_line(CONF / group / f"{name}.yaml").startswith("Stylised, not company data")


@pytest.mark.parametrize("name", TRADES)
def test_trades_are_without_contract_and_state_their_margin(name: str) -> None:
    scenario = study(f"market={name}").scenario("transparent")
    assert not scenario.market.contract
    margin = 1 - scenario.costs.serving - scenario.costs.quality
    assert f"a margin of {margin:.2f}" in (CONF / "market" / f"{name}.yaml").read_text()
    assert study(f"market={name}", "population.purchase_rate=1").scenario("transparent").population.purchase_rate == 1


@pytest.mark.parametrize("name", GROUPS["programme"])
def test_every_programme_runs(name: str) -> None:
    trade = TRADES[GROUPS["programme"].index(name) % len(TRADES)]
    tiny = ("customers=400", "horizon_months=4", "market.burn_in_months=2")
    scenario = study(f"market={trade}", f"programme={name}", "policy=[neutral]", *tiny).scenario("neutral")
    result = run(scenario, seed=1)
    assert (result.months["members"][:, 0].sum() > 0) == (name != "none")
