"""Rivals that act: what each answer does, entry and exit, and what cannot be meant."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from sim import Result, RetentionModel, Scenario, conduct, run
from sim.declare import declarations
from sim.policy import Policy
from sim.rivalry import cost_of
from sim.rivals import Rival
from tests.worlds import REWARDS, TRANSPARENT, contested, differing, scenario, silent

OWN: dict[str, Any] = {"pricing": {"price": 0.9}, "promise": {"disclosure": 1.0}, "contact": {"frequency": 2.0}}
DEALS: dict[str, Any] = {"poaching": 0.3, "poaching_depth": 0.3}


def lived(rivals: dict[str, Any], policy: dict[str, Any] | None = None, **others: Any) -> Result:
    return run(scenario(policy, **{"customers": 600, "horizon_months": 24, "rivals": rivals} | others))


def changes(company: str, levers: dict[str, Any], month: int) -> list[dict[str, Any]]:
    return [
        {"company": company, "month": month, "lever": f"{concern}.{lever}", "value": value}
        for concern, values in levers.items() for lever, value in values.items()
    ]  # fmt: skip


def test_who_holds_does_not_care_about_the_numbers_of_an_answer() -> None:
    idle = {"lag": 9, "undercut": 0.3, "floor": 0.5, "reach": 0.9, "depth": 0.8}
    assert differing(lived({"one": {}}, OWN), lived({"one": idle}, OWN)) == []


@pytest.mark.parametrize("burn_in", [0, 5])
def test_a_follower_without_delay_is_a_second_focal_company(burn_in: int) -> None:
    market = {"burn_in_months": burn_in}
    followed = lived({"one": {"response": "follow", "lag": 0}}, OWN, market=market)
    assert differing(followed, lived({"one": {"policy": OWN}}, OWN, market=market)) == []


def test_a_follower_changes_to_the_focal_policy_after_its_lag() -> None:
    """The same bytes as a rival whose timeline says so, programme and all."""
    policy = OWN | {"programme": REWARDS["open"]}
    followed = lived({"one": {"response": "follow", "lag": 4}}, policy)
    told = lived({"one": {}}, policy, timeline=changes("one", policy, 4))
    assert differing(followed, told) == []
    members = followed.months["members"]
    assert members[:4, 1].sum() == 0 < members[4, 1] and members[0, 0] > 0, (
        "the programme is launched when it is copied"
    )


def test_a_follower_repeats_every_change_of_the_focal_company() -> None:
    timeline = [*changes("focal", {"pricing": {"price": 1.2}}, 6), *changes("focal", {"pricing": {"price": 1.0}}, 9)]
    months = lived({"one": {"response": "follow", "lag": 3}}, OWN, timeline=timeline).months
    price = months["list_fees"] / months["customers"]
    assert price[3:, 1] == pytest.approx(price[:-3, 0]) and price[:3, 1] == pytest.approx(1.0)


def test_an_undercutter_stays_below_the_price_shown_some_months_ago() -> None:
    policy = {"pricing": {"price": 0.9, "hidden_fee": 0.1}, "promise": {"disclosure": 0.5}}
    timeline = changes("focal", {"pricing": {"price": 1.2}}, 8)
    months = lived({"one": {"response": "undercut", "lag": 2, "undercut": 0.1}}, policy, timeline=timeline).months
    price = months["list_fees"][:, 1] / months["customers"][:, 1]
    # 0.9 x (0.9 + 0.05), and 0.9 x (1.2 + 0.05) two months after the rise
    assert (
        price[:2] == pytest.approx(1.0) and price[2:10] == pytest.approx(0.855) and price[10:] == pytest.approx(1.125)
    )


def test_an_undercutter_stops_at_its_costs() -> None:
    cheap = {"pricing": {"price": 0.4}}
    world = scenario(cheap, rivals={"one": {"response": "undercut", "lag": 0, "floor": 0.07}})
    months = run(world).months
    floor = cost_of(Policy(), world) + 0.07
    assert floor > 0.95 * 0.4
    assert months["list_fees"][:, 1] / months["customers"][:, 1] == pytest.approx(floor)


def test_undercutting_takes_customers_and_costs_margin() -> None:
    held, cut = (
        lived({"one": {"response": r, "lag": 0, "undercut": 0.1}}, customers=2_000) for r in ("hold", "undercut")
    )
    assert cut.months["customers_end"][-1, 0] < held.months["customers_end"][-1, 0]
    margin = [r.months["profit"].sum(axis=0)[1] / r.months["customers"].sum(axis=0)[1] for r in (held, cut)]
    assert margin[1] < margin[0] - 0.05


def test_poaching_raises_leaving_costs_the_poached_and_the_poacher() -> None:
    poacher = {"response": "poach", "lag": 2, "reach": 0.2, "depth": 0.4}
    held, poached = lived({"one": {}}, customers=2_000), lived({"one": poacher}, customers=2_000)
    offers, before = poached.months["poaching_offers"], held.months
    assert offers[:2].sum() == 0 and not offers[:, 0].any() and offers[2:, 1].all()
    assert poached.months["left"][:, 0].sum() > before["left"][:, 0].sum()
    assert poached.months["profit"][:, 0].sum() < before["profit"][:, 0].sum()
    assert poached.months["poaching_cost"] == pytest.approx(0.05 * offers)
    assert 0 < poached.months["poached"][:, 1].sum() <= poached.months["joined"][:, 1].sum()
    assert poached.months["rebates"][:, 1].sum() < 0.0 == poached.months["rebates"][:, 0].sum()


def test_offers_reach_the_share_that_was_meant() -> None:
    offers = lived({"one": {}}, {"acquisition": DEALS}, customers=4_000, horizon_months=12).months
    reached, prey = offers["poaching_offers"][:, 0].sum(), offers["customers"][:, 1].sum()
    error = (0.3 * 0.7 / prey) ** 0.5
    assert abs(reached / prey - 0.3) < 4 * error


def test_a_poacher_aims_at_the_focal_company_and_the_lever_at_everybody() -> None:
    rivals: dict[str, Any] = {"one": {"response": "poach", "lag": 0, "reach": 1.0}, "two": {}}
    aimed = lived(rivals).months
    assert np.array_equal(aimed["poaching_offers"][:, 1], aimed["customers"][:, 0])
    rivals["one"] = {"policy": {"acquisition": {"poaching": 1.0}}}
    wide = lived(rivals).months
    assert np.array_equal(wide["poaching_offers"][:, 1], wide["customers"][:, 0] + wide["customers"][:, 2])


def test_who_comes_over_has_the_deal_and_newcomers_from_outside_do_not() -> None:
    policy = {"acquisition": {"poaching": 1.0, "poaching_depth": 0.5, "poaching_months": 3}}
    model = RetentionModel(scenario(policy, customers=3_000))
    model.step()
    people = model.customers
    is_new = (people["company"] == 0) & (people["tenure"] == 0)
    is_poached = is_new & (people["parted"] == 0) & (people["last_company"] == 1)
    assert is_poached.any() and (is_new & ~is_poached).any()
    assert (people["discount"][is_poached] == 0.5).all() and (people["discount_left"][is_poached] == 3).all()
    assert not people["discount"][is_new & ~is_poached].any()


@pytest.mark.parametrize("null", [{"poaching": 0.0}, {"poaching_depth": 0.9, "poaching_months": 24}])
def test_no_offers_are_no_poaching(null: dict[str, Any]) -> None:
    assert differing(lived({"one": {}}), lived({"one": {}}, {"acquisition": null})) == []


@pytest.mark.parametrize("name", ["advertising", "poaching"])
def test_switched_off_these_levers_do_nothing(name: str) -> None:
    pulled = (
        {"acquisition": {"advertising": 0.8, **DEALS}} if name == "poaching" else {"acquisition": {"advertising": 0.8}}
    )
    plain = {"acquisition": {"advertising": 0.8}} if name == "poaching" else {}
    off = {"mechanisms": {name: False}}
    assert differing(lived({"one": {}}, pulled, **off), lived({"one": {}}, plain, **off)) == []
    assert differing(lived({"one": {}}, pulled), lived({"one": {}}, pulled, **off)) != []


def test_advertising_draws_ever_less_and_costs_ever_more() -> None:
    def at(level: float) -> Result:
        return lived({"one": {}}, {"acquisition": {"advertising": level}}, customers=4_000)

    none, half, full = (at(level).months for level in (0.0, 0.5, 1.0))
    joined = [m["joined"][:, 0].sum() for m in (none, half, full)]
    assert joined[0] < joined[1] < joined[2] and joined[2] - joined[1] < joined[1] - joined[0]
    assert half["advertising_cost"][:, 0] == pytest.approx(0.05 * 0.25 * 4_000)
    assert full["advertising_cost"][:, 0] == pytest.approx(0.05 * 4_000)
    assert full["profit"] == pytest.approx(full["revenue"] - full["cost"])


@pytest.mark.parametrize("contract", [True, False])
@pytest.mark.parametrize("burn_in", [0, 4])
def test_nobody_is_with_a_company_before_it_enters(contract: bool, burn_in: int) -> None:
    market = {"contract": contract, "burn_in_months": burn_in}
    months = lived({"one": {}, "late": {"enters": 7}}, market=market).months
    for name in ("customers", "joined", "left", "revenue", "cost", "spoke_well"):
        assert not months[name][:7, 2].any(), name
    assert months["joined"][7, 2] > 0 and months["customers"][-1, 2] > 0
    assert (months["customers"].sum(axis=1) <= 600).all()


def test_beyond_the_horizon_nobody_enters_or_closes() -> None:
    there = lived({"one": {"exits": 99}, "late": {"enters": 99}}).months
    assert not there["customers"][:, 2].any() and there["customers_end"][-1, 1] > 0


def test_rivals_that_are_there_share_what_is_left_of_the_market() -> None:
    model = RetentionModel(scenario(rivals={"late": {"enters": 3}, "one": {}}, customers=4_000))
    shares = [np.mean(model.customers["company"] == k) for k in range(4)]
    assert shares[1] == 0.0 and shares == pytest.approx([0.4, 0.0, 0.4, 0.2], abs=0.03)  # 4 errors of 0.008


def test_an_entry_takes_joiners_from_others() -> None:
    alone, joined = (lived({"one": {}, "late": {"enters": month}}, customers=2_000) for month in (23, 4))
    assert joined.months["joined"][5:, 0].sum() < alone.months["joined"][5:, 0].sum()
    assert differing_before(alone, joined, 4) == []


def differing_before(one: Result, other: Result, month: int) -> list[str]:
    return [n for n in one.months if not np.array_equal(one.months[n][:month], other.months[n][:month], equal_nan=True)]


@pytest.mark.parametrize("contract", [True, False])
def test_all_customers_of_a_company_that_closes_must_go(contract: bool) -> None:
    market = {"contract": contract, "burn_in_months": 0}
    gone = lived({"one": {"exits": 6}, "two": {}}, market=market)
    months = gone.months
    assert months["customers"][6, 1] > 0 and not months["customers_end"][6:, 1].any()
    assert months["left"][6, 1] == months["customers"][6, 1] and months["joined"][6:, 1].sum() == 0
    assert months["left_involuntarily"][6, 1] == months["left"][6, 1]
    stayed = lived({"one": {}, "two": {}}, market=market)
    assert differing_before(gone, stayed, 6) == []
    assert months["customers"][7, [0, 2]].sum() > stayed.months["customers"][7, [0, 2]].sum(), "they choose again"


def test_points_of_a_company_that_closes_lapse_and_nobody_else_is_blamed() -> None:
    for base in (scenario(customers=600, horizon_months=16), silent(customers=600)):
        world = base.model_dump() | {"timeline": [], "shocks": []}
        world["rivals"] = {"one": {"policy": {"programme": REWARDS["mild"]}, "exits": 8}, "two": {}}
        months = run(Scenario.model_validate(world)).months
        assert months["held"][8, 1] > 0 and not months["held"][9:, 1].any()
        assert months["forfeited"][9, 1] == months["held"][8, 1] and not months["reward_cost"][9:, 1].any()


def test_a_company_closes_after_so_many_months_of_loss() -> None:
    poor = {"policy": {"pricing": {"price": 0.35}}, "exits_after_losses": 4}
    months = lived({"one": poor, "two": {}}).months
    assert (months["profit"][:4, 1] < 0).all()
    assert months["customers_end"][3, 1] > 0 and not months["customers_end"][4:, 1].any()
    rich = lived({"one": {"exits_after_losses": 4}, "two": {}}).months
    assert rich["customers_end"][-1, 1] > 0


def test_losses_must_come_in_a_row() -> None:
    timeline = [
        *changes("one", {"pricing": {"price": 1.0}}, 3), *changes("one", {"pricing": {"price": 0.35}}, 5),
    ]  # fmt: skip
    poor = {"policy": {"pricing": {"price": 0.35}}, "exits_after_losses": 4}
    months = lived({"one": poor, "two": {}}, timeline=timeline).months
    assert months["customers_end"][8, 1] > 0 and not months["customers_end"][9:, 1].any()


def test_a_closed_company_competes_no_more() -> None:
    """Nothing is left of it but what people remember: the others are pushed and believed in as if it were not there."""
    model = RetentionModel(scenario(rivals={"one": {"exits": 2, "policy": TRANSPARENT}}))
    for _ in range(5):
        model.step()
    closed = model.companies[1]
    assert closed.policy == closed.neutral and closed.n_customers == 0
    assert model.table[0, conduct.RIVAL_PUSH] == 0.0 == model.table[1, conduct.PULL]
    assert model.table[1, conduct.CLOSED] == 1.0


def test_people_and_money_add_up_whatever_rivals_do() -> None:
    """The books check themselves every month; beside that, nobody is with two companies."""
    for world in (contested(), silent(rivals=contested().model_dump()["rivals"], timeline=[])):
        result = run(world)
        months = result.months
        assert (months["customers_end"].sum(axis=1) <= world.customers).all()
        assert np.array_equal(months["customers"][1:], months["customers_end"][:-1])
        ended = np.bincount(result.customers["company"], minlength=len(result.companies) + 1)[:-1]
        assert np.array_equal(months["customers_end"][-1], ended)


def test_the_world_that_tests_share_is_contested() -> None:
    months = run(contested()).months
    assert months["poaching_offers"][:, [0, 1]].all(axis=1)[2:].all() and months["poached"].sum() > 0
    assert (
        months["customers"][:4, 3].sum() == 0 < months["customers"][5:12, 3].sum() > months["customers"][13:, 3].sum()
    )


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"rivals": {"one": {"response": "copy"}}}, "'hold', 'follow', 'undercut' or 'poach'"),
    ({"rivals": {"one": {"response": "follow", "lag": -1}}}, "greater than or equal to 0"),
    ({"rivals": {"one": {"response": "follow"}}, "timeline": changes("one", {"pricing": {"price": 1.1}}, 3)},
     "timeline[0].company: one answers the focal company (response=follow), which sets pricing.price"),
    ({"rivals": {"one": {"response": "undercut"}}, "timeline": changes("one", {"pricing": {"price": 1.1}}, 3)},
     "response=undercut"),
    ({"rivals": {"one": {"response": "poach"}}, "timeline": changes("one", {"acquisition": {"poaching": 0.1}}, 3)},
     "response=poach"),
    ({"rivals": {"one": {"response": "poach", "policy": {"acquisition": {"poaching": 0.1}}}}}, "both make offers"),
    ({"rivals": {"one": {"enters": 5, "exits": 3}, "two": {}}}, "exits (3) lies before enters (5)"),
    ({"rivals": {"one": {"enters": 5}}}, "no rival is there from the start"),
    ({"shocks": [{"kind": "entry", "month": 3}]}, "somebody must enter"),
    ({"shocks": [{"kind": "entry", "month": 3, "company": "focal"}]}, "'focal' cannot enter; allowed: a rival (rival)"),
    ({"shocks": [{"kind": "entry", "month": 0, "company": "rival"}]}, "does not enter; allowed: 1 or later"),
    ({"rivals": {"one": {"enters": 2}, "two": {}}, "shocks": [{"kind": "entry", "month": 3, "company": "one"}]},
     "enters already by rivals.one.enters"),
    ({"rivals": {"one": {}, "two": {}}, "shocks": [{"kind": "entry", "month": m, "company": "one"} for m in (3, 4)]},
     "enters already by shocks[0]"),
    ({"rivals": {"one": {"exits": 2}, "two": {}}, "shocks": [{"kind": "entry", "month": 3, "company": "one"}]},
     "closes before"),
    ({"shocks": [{"kind": "downturn", "month": 3, "company": "rival"}]}, "hits the whole market"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "said"), WRONG)
def test_refusals(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as error:
        scenario(**wrong)
    assert said in str(error.value)


def test_a_rival_that_undercuts_may_change_other_levers() -> None:
    timeline = changes("one", {"service": {"quality": 0.7}}, 3)
    months = lived({"one": {"response": "undercut", "lag": 0}}, timeline=timeline).months
    assert (
        months["serving_cost"][3, 1] / months["customers"][3, 1]
        > months["serving_cost"][2, 1] / months["customers"][2, 1]
    )
    assert months["list_fees"][:, 1] / months["customers"][:, 1] == pytest.approx(0.95)


def test_every_number_of_a_rival_is_declared() -> None:
    own = [item for item in declarations(Rival) if not item.key.startswith("policy.")]
    assert len(own) == 9 and all(item.kind == "parameter" and item.ja and item.unit for item in own)
