"""The industry association: badge, audits and hypocrisy, training, a norm for all, referrals, laws, fees."""

from __future__ import annotations

from typing import Any

import mesa
import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, conduct, run
from sim.association import CODE, norm_after, unkept
from sim.policy import Policy
from sim.trial import Trial
from tests.worlds import AGGRESSIVE, allied, busy, differing, scenario, silent

CODED = {"member": True, "standards": 1.0}
SURE: dict[str, Any] = {"audits": 20.0}
"""An audit every month, but for two in 10**9."""
NEVER: dict[str, Any] = {"audits": 0.0}
HARD = {"leaving": {"friction": "aggressive"}, "pricing": {"hidden_fee": 0.06}, "contact": {"frequency": 3.0}}


def member(policy: dict[str, Any] | None = None, **levers: Any) -> dict[str, Any]:
    return {**(policy or {}), "association": {"member": True, **levers}}


def lived(policy: dict[str, Any] | None = None, **others: Any) -> Result:
    return run(scenario(policy, **{"horizon_months": 18, **others}))


def row(policy: dict[str, Any], month: int = 0, **others: Any) -> np.ndarray:
    """Return what the focal company does in a month, by aspect."""
    model = RetentionModel(scenario(policy, **others))
    for _ in range(month + 1):
        model.step()
    return model.table[0].copy()


def test_it_is_an_agent_of_mesa_and_exists_only_with_members() -> None:
    assert RetentionModel(scenario()).association is None
    assert RetentionModel(scenario(member(), mechanisms={"association": False})).association is None
    later = [{"month": 5, "lever": "association.member", "value": True}]
    model = RetentionModel(scenario(timeline=later))
    assert isinstance(model.association, mesa.Agent) and model.association in set(model.agents)


def test_what_codes_ask_the_stricter_the_more() -> None:
    world = scenario()

    def owed(standards: float, **levers: Any) -> tuple[str, ...]:
        return unkept(Policy.model_validate({**levers, "association": {"member": True, "standards": standards}}), world)

    everything = {**AGGRESSIVE, "contact": {"frequency": 4.0, "pressure": 0.5}, "privacy": {"data_sharing": 0.3},
                  "service": {"quality": 0.55}}  # fmt: skip
    assert owed(0.0, **everything) == ()
    assert owed(1.0, **everything) == tuple(CODE)
    counts = [len(owed(s, **everything)) for s in np.linspace(0.01, 1.0, 40)]
    assert counts == sorted(counts) and counts[0] == 1
    assert owed(1.0) == ()
    assert owed(0.6, leaving={"friction": "mild"}) == () and owed(0.7, leaving={"friction": "mild"}) == ("easy_exit",)
    told = {"pricing": {"hidden_fee": 0.1}, "promise": {"disclosure": 1.0}}
    assert owed(1.0, **told) == ()


def test_the_badge_by_hand() -> None:
    """0.3 standards (1 - share of the market), with the share of the first month from who is with whom."""
    world = scenario(member(standards=0.5), association={"badge": 0.3})
    model = RetentionModel(world)
    share = model.companies[0].n_customers / sum(c.n_customers for c in model.companies)
    model.step()
    assert model.table[0, conduct.BADGE] == pytest.approx(0.15 * (1.0 - share), rel=1e-6)
    assert model.table[1, conduct.BADGE] == 0.0
    share = model.companies[0].n_customers / sum(c.n_customers for c in model.companies)
    model.step()
    assert model.table[0, conduct.BADGE] == pytest.approx(0.15 * (1.0 - share), rel=1e-6)


def test_the_badge_is_worth_more_to_small_companies_and_with_strict_codes() -> None:
    def badge(focal: float, standards: float) -> float:
        market = {"burn_in_months": 0, "focal_share": focal, "outside_share": 0.2}
        return float(row(member(standards=standards), market=market)[conduct.BADGE])

    assert badge(0.05, 1.0) > badge(0.3, 1.0) > badge(0.7, 1.0) > 0.0
    assert badge(0.3, 1.0) > badge(0.3, 0.5) > 0.0 == badge(0.3, 0.0)


def test_the_badge_lifts_the_trust_of_new_customers_only() -> None:
    """Those who are back trust as they remember; those who stayed trust as before."""
    world = {"customers": 1500, "association": {"badge": 0.5}}
    plain, badged = (RetentionModel(scenario(policy, **world)) for policy in ({}, {"association": CODED}))
    before, known = plain.customers["company"].copy(), plain.customers["last_company"].copy()
    plain.step()
    badged.step()
    worth = float(badged.table[0, conduct.BADGE])
    here = (plain.customers["company"] == 0) & (badged.customers["company"] == 0)
    new = here & (before != 0) & (known != 0)
    other = ~new & (plain.customers["company"] < 2)
    one, two, own = plain.customers["trust"], badged.customers["trust"], plain.customers["disposition"]
    assert new.sum() > 3 and other.sum() > 1000 and worth > 0.1
    np.testing.assert_allclose(two[new], own[new] + worth * (1.0 - own[new]), rtol=1e-5)
    np.testing.assert_array_equal(one[other], two[other])


def test_who_comes_back_is_not_impressed() -> None:
    """Everybody left the company once: no badge, whatever it is worth, moves anything but the account."""
    worlds = [scenario(p, horizon_months=6, association={"badge": 1.0, "network": 0.0, **NEVER},
                       market={"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}, rivals={},
                       behaviour={"joining": {"search": 1.0}})
              for p in ({}, {"association": CODED})]  # fmt: skip
    plain, badged = (run(world) for world in worlds)
    assert plain.months["returned"].sum() > 0 and (plain.months["returned"] == plain.months["joined"]).all()
    moved = {name.removeprefix("months.") for name in differing(plain, badged)}
    assert moved <= {"association_cost", "cost", "profit", "badge", "audits"}, moved


def test_a_hollow_badge_works_until_it_is_found() -> None:
    hollow, none = (lived(p, association=NEVER) for p in (member(HARD, standards=1.0), HARD))
    assert (hollow.months["badge"][:, 0] > 0.0).all() and not hollow.months["audits"].any()
    assert hollow.months["trust"][-1, 0] > none.months["trust"][-1, 0]


def test_found_hollow_the_badge_goes_for_months_and_customers_feel_it_once() -> None:
    rules = {**SURE, "suspended_months": 5}
    hollow = lived(member(HARD, standards=1.0), association=rules)
    months = hollow.months
    assert months["found_hollow"][:, 0].nonzero()[0].tolist() == [0, 5, 10, 15], "looked at again before it may return"
    assert (months["badge"][:, 0] > 0.0).tolist() == [True] + [False] * 17
    for name, fraction in (("trust", -1), ("resentment", 1)):
        step = np.diff(months[name][:, 0]) * fraction
        assert step[0] > 5 * np.abs(step[2:]).max(), "hypocrisy is felt in the month after the audit, and once"
    assert months["reputation"][0, 0] < lived(HARD).months["reputation"][0, 0] - 0.02


def test_honest_members_are_audited_and_keep_the_badge() -> None:
    months = lived({"association": CODED}, association=SURE).months
    assert (months["audits"][:, 0] == 1).all() and not months["found_hollow"].any()
    assert (months["badge"][:, 0] > 0.0).all() and not months["audits"][:, 1].any()


def test_mending_ones_ways_brings_the_badge_back() -> None:
    mended = [{"month": 3, "lever": lever, "value": value} for lever, value in (
        ("leaving.friction", "none"), ("pricing.hidden_fee", 0.0), ("contact.frequency", 1.0),
    )]  # fmt: skip
    months = lived(member(HARD, standards=1.0), association={**SURE, "suspended_months": 5}, timeline=mended).months
    assert (months["badge"][:, 0] > 0.0).nonzero()[0].tolist() == [0, *range(6, 18)]


def test_hypocrisy_grows_with_what_was_claimed() -> None:
    def fallen(standards: float, **rules: Any) -> float:
        return float(lived(member(HARD, standards=standards), association={**SURE, **rules}).months["trust"][2, 0])

    assert fallen(1.0) < fallen(0.3) < fallen(1.0, hypocrisy=0.0, publicity=0.0)


def test_training_raises_delivered_quality_slowly_and_fades() -> None:
    world = {"association": {"training_speed": 0.2, "training_quality": 0.05}}
    stops = [{"month": 10, "lever": "association.training", "value": 0.0}]
    path = [float(row(member(training=0.5), m, **world)[conduct.QUALITY]) for m in (0, 1, 2, 11)]
    closed = [0.6 + 0.05 * 0.5 * (1.0 - 0.8**m) for m in (0, 1, 2, 11)]
    assert path == pytest.approx(closed, rel=1e-6)
    trained = lived(member(training=0.5), timeline=stops, **world).months["trained"][:, 0]
    assert trained[9] > trained[12] > trained[17] > 0.0
    assert lived(member(training=1.0), **world).months["experience"][-1, 0] > lived().months["experience"][-1, 0]


def test_the_norm_by_hand() -> None:
    assert norm_after(0.0, 1.0, 1.0, 0.1) == pytest.approx(0.05)
    assert norm_after(0.5, 0.0, 1.0, 0.1) == pytest.approx(0.45)
    found = lived(member(advocacy=1.0)).months["industry_norm"]
    assert found[:, 0].tolist() == found[:, 1].tolist()
    assert found[-1, 0] == pytest.approx(0.5 * (1.0 - 0.97**18)) and (np.diff(found[:, 0]) > 0).all()


def test_advocacy_lifts_everybody_alike_whoever_pays() -> None:
    """Same people, same luck: with the same conduct both companies deliver and show the same, and one pays for it."""
    policy = {"pricing": {"hidden_fee": 0.1}}
    rules = {"norm_speed": 0.3, "fee": 0.0, "dues": 0.0}
    world = scenario(member(policy, advocacy=1.0), rivals={"rival": {"policy": policy}}, association=rules,
                     horizon_months=14)  # fmt: skip
    model = RetentionModel(world)
    model.run()
    changed = [conduct.QUALITY, conduct.OPEN_FEE, conduct.HIDDEN_FEE, conduct.SHOWN, conduct.FEE_SHARE]
    np.testing.assert_array_equal(model.table[0, changed], model.table[1, changed])
    assert model.table[1, conduct.QUALITY] > 0.605 and model.table[1, conduct.HIDDEN_FEE] < 0.09
    assert model.table[1, [conduct.OPEN_FEE, conduct.HIDDEN_FEE]].sum() == pytest.approx(0.1)
    assert model.table[1, conduct.SHOWN] == pytest.approx(1.0 + model.table[1, conduct.OPEN_FEE])
    assert model.table[1, conduct.FEE_SHARE] == pytest.approx(model.table[1, conduct.HIDDEN_FEE])
    months = model.result().months
    each = months["association_cost"][-1] / months["customers"][-1]
    assert each[1] == pytest.approx(0.006 * months["industry_norm"][-2, 1], rel=1e-6)
    assert each[0] > each[1] + 0.003


def test_alone_in_the_association_nobody_is_sent() -> None:
    assert row(member(), 3)[conduct.DRAW] == 0.0
    one = {"rival": {"policy": member()}}
    two = {**one, "other": {"policy": member()}}
    drawn = [row(member(), 3, rivals=rivals)[conduct.DRAW] for rivals in (one, two)]
    assert 0.0 < drawn[0] < drawn[1] < 0.15
    assert row({}, 3, rivals=two)[conduct.DRAW] == 0.0


def test_a_member_in_disgrace_is_sent_nobody_and_counts_for_nobody() -> None:
    rivals = {"rival": {"policy": member(HARD, standards=1.0)}}
    model = RetentionModel(scenario(member(), rivals=rivals, association=SURE))
    for _ in range(4):
        model.step()
    assert model.table[:2, conduct.DRAW].tolist() == [0.0, 0.0]


def test_what_other_members_send_is_a_trickle_of_newcomers() -> None:
    rivals = {name: {"policy": member()} for name in ("one", "two", "three")}
    with_, without = (
        lived({"association": {"member": is_member}}, rivals=rivals, customers=3000, association={"network": 1.0})
        for is_member in (True, False)
    )
    assert with_.months["joined"][:, 0].sum() > without.months["joined"][:, 0].sum()


TALKS = {"contact": {"frequency": 2.0, "two_way": 1.0, "consent": "opt_in"}}
"""Conduct by which a company learns of its customers."""


def test_members_learn_faster_from_their_customers() -> None:
    rules = {"network": 0.0, "shares": 0.0, **NEVER}
    knows = [lived(p, association={**rules, "practice": 0.5}).months["insight"][:, 0] for p in (member(TALKS), TALKS)]
    # the first month belongs to who was a member before it; nothing is lost yet in it
    assert knows[0][0] == knows[1][0] > 0.0 and (knows[0][1:] > knows[1][1:]).all()


def test_the_less_informed_member_goes_part_of_the_way_to_the_best_informed() -> None:
    rules = {"network": 0.0, "practice": 0.0, "shares": 0.3, **NEVER}
    rivals = {"ignorant": {"policy": member()}, "stranger": {"policy": {}}}
    months = lived(member(TALKS), rivals=rivals, association=rules).months["insight"]
    own = lived(TALKS, rivals={"ignorant": {"policy": {}}, "stranger": {"policy": {}}}).months["insight"]
    assert months[0, 1] == 0.0 and (months[1:, 1] > 0.0).all() and not months[:, 2].any()
    assert (months[:, 1] < months[:, 0]).all(), "nobody gets beyond the best-informed"
    assert months[:, 0] == pytest.approx(own[:, 0], abs=0.01), "who knows most gets nothing"
    fades = scenario().behaviour.insight.fades
    by_hand = months[1, 1] + 0.3 * (months[1, 0] - months[1, 1]) - fades * months[1, 1]
    assert months[2, 1] == pytest.approx(by_hand, rel=1e-9)


def test_alone_nobody_shares_and_leaving_ends_it() -> None:
    quits = [{"month": 6, "lever": "association.member", "value": False}]
    rivals = {"knows": {"policy": member(TALKS)}}
    months = lived(member(), rivals=rivals, timeline=quits, association={**NEVER, "shares": 0.3}).months["insight"]
    assert 0.0 < months[5, 0] and months[6, 0] > months[8, 0] > months[17, 0] > 0.0, "what was learnt fades"
    alone = lived(member(), rivals={"knows": {"policy": TALKS}}, association={**NEVER, "shares": 0.3})
    assert not alone.months["insight"][:, 0].any()


LAW = {"vigilance": 1.0, "routine": 20.0, "complaints": 0.0, "easy_exit_from": 6, "shown_prices_from": 0}


def test_members_with_a_code_keep_new_laws_and_are_not_fined() -> None:
    knows, not_told = (lived(member(HARD, standards=s), regulator=LAW).months for s in (0.1, 0.0))
    assert not knows["fines"][:, 0].any() and not_told["fines"][0, 0] > 0.0 < not_told["fines"][6, 0]
    assert knows["obstruction_cost"][:6, 0].any() and not knows["obstruction_cost"][6:, 0].any()
    assert not knows["fees"][:, 0].any(), "the fee is in the price from the first day on"
    assert lived(member(HARD, standards=0.1)).months["fees"][:, 0].any(), "where nobody watches no law is kept"


def test_the_account_by_hand() -> None:
    """Fixed for 400 people, by size for customers; both add up to costs, and to a lower profit."""
    rules = {"fee": 0.01, "dues": 0.02, "code_cost": 0.04, "training_cost": 0.08, "advocacy_cost": 0.03,
             "norm_cost": 0.0, **NEVER}  # fmt: skip
    months = lived(member(standards=0.5, training=0.25, advocacy=1.0), association=rules).months
    each = 0.02 + 0.04 / 4 + 0.08 / 16
    expected = each * months["customers"][:, 0] + (0.01 + 0.03) * 400
    np.testing.assert_allclose(months["association_cost"][:, 0], expected)
    assert not months["association_cost"][:, 1].any()
    np.testing.assert_allclose(months["revenue"] - months["cost"], months["profit"])
    without = sum(months[name] for name in ("serving_cost", "contact_cost", "acquisition_cost", "association_cost"))
    assert (months["cost"] - without).min() > -1e-9, "it is one of the costs"


def test_the_fixed_fee_is_hard_on_small_companies() -> None:
    def share(focal: float) -> float:
        months = lived(member(), market={"burn_in_months": 0, "focal_share": focal, "outside_share": 0.2}).months
        return float(months["association_cost"][0, 0] / months["customers"][0, 0])

    assert share(0.05) > 2 * share(0.5)


@pytest.mark.parametrize("world", [busy, silent])
def test_nobody_a_member_is_the_mechanism_off(world: Any) -> None:
    idle = {"association": {"member": False, "training": 0.7, "standards": 1.0, "advocacy": 0.9}}
    never = world(policy=world().policy.model_dump() | idle, association={"badge": 1.0, **SURE})
    joined = world().policy.model_dump() | {"association": CODED}
    off = world(policy=joined, mechanisms={"association": False})
    assert differing(run(world()), run(never)) == []
    assert differing(run(world()), run(off)) == []
    assert differing(run(world()), run(world(policy=joined))) != []


def test_membership_that_is_worth_nothing_and_costs_nothing_is_none() -> None:
    free = dict.fromkeys(
        ("fee", "dues", "code_cost", "training_cost", "advocacy_cost", "norm_cost", "badge", "network",
         "training_quality", "norm_shows", "norm_quality", "audits", "practice", "shares"), 0.0)  # fmt: skip
    world = allied(association=free)
    moved = {name.removeprefix("months.") for name in differing(run(busy()), run(world))}
    assert moved <= {"industry_norm", "trained"}, moved


def test_what_a_member_left_behind_fades() -> None:
    leaves = [{"month": 6, "lever": "association.member", "value": False}]
    months = lived(member(standards=1.0, training=1.0, advocacy=1.0), timeline=leaves).months
    assert (months["badge"][:, 0] > 0.0).tolist() == [True] * 6 + [False] * 12
    norm = months["industry_norm"][:, 0]
    assert norm[5] > norm[10] > norm[17] > 0.0
    assert (months["association_cost"][6:, 1] > 0).all(), "better practice still costs everybody"


def test_the_same_for_any_number_of_threads() -> None:
    world = allied(customers=9_000)
    assert differing(run(world), run(world, threads=3)) == []


def test_nobody_is_a_member_on_trial() -> None:
    with pytest.raises(ValueError, match=r"association\.member"):
        Trial.model_validate({"policy": {"association": {"member": True}}})


def test_extremes_stay_in_bounds() -> None:
    extreme = {"badge": 1.0, "network": 2.0, "norm_quality": 0.2, "training_quality": 0.2, "norm_speed": 1.0,
               "training_speed": 1.0, "advocacy_half": 0.05, "norm_shows": 1.0}  # fmt: skip
    policy = member({**HARD, "service": {"quality": 0.95}}, standards=1.0, training=1.0, advocacy=1.0)
    world = Scenario.model_validate(scenario(policy, horizon_months=18, association=extreme))
    months = run(world).months
    for name in ("trust", "satisfaction", "resentment", "experience", "reputation"):
        assert ((months[name] >= 0.0) & (months[name] <= 1.0)).all(), name
