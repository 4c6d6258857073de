"""Points and prepaid money are conserved to the unit under any rules of programmes, however absurd."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import Policy, RetentionModel, Scenario, totals
from sim.customers import columns
from sim.declare import declarations
from sim.passes.accounts import POINT
from sim.policy import Programme
from tests.laws.spaces import in_order, values
from tests.laws.test_whole_space import check_counts, check_money, check_people, check_shares
from tests.worlds import scenario

HORIZON = 12
RULES = {d.key: values(d) for d in declarations(Programme) if d.key != "offered"}
ABSURD = st.sampled_from([
    {},
    {"reward_points": 1, "reward_value": 50.0, "earn_spend": 100.0, "tier_multiplier": 5.0},
    {"reward_points": 100_000, "welcome_points": 10_000},
    {"expiry": "fixed", "validity_months": 1, "pending_months": 0},
    {"expiry": "calendar", "validity_months": 1, "pending_months": 0},
    {"expiry": "sliding", "validity_months": 1, "pending_months": 12},
    {"fee": 20.0, "fee_months": 1},
    {"tier_1": 1e-6, "tier_2": 2e-6, "tier_3": 3e-6, "tier_period_months": 1, "tier_grace_months": 12},
    {"stored_value": 1.0, "top_up": 0.25},
    {"stored_value": 1.0, "top_up": 50.0, "fee": 1.0, "fee_months": 1},
    {"partners": 20, "partner_earn": 100.0, "partner_redeems": 1.0, "partner_reimbursed": 2.0},
])  # fmt: skip
"""Rules at the edge of sense, put over others."""


@st.composite
def programmes(draw: st.DrawFn) -> dict[str, Any]:
    drawn = {**draw(st.fixed_dictionaries(RULES)), **draw(ABSURD)}
    return {**in_order(drawn), "offered": draw(st.sampled_from([True, True, True, False]))}


@st.composite
def markets(draw: st.DrawFn) -> Scenario:
    months = st.integers(0, HORIZON - 1)
    timeline = [
        {"month": draw(months), "company": draw(st.sampled_from(["focal", "rival"])), "lever": "programme.offered",
         "value": draw(st.booleans())}
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    rates = {"purchase_rate": draw(st.sampled_from([0.3, 2.0, 40.0])), "basket_spread": draw(st.sampled_from([0, 1.5]))}
    return scenario(
        {"programme": draw(programmes())},
        rivals={"rival": {"policy": {"programme": draw(programmes())}}},
        customers=150, horizon_months=HORIZON, seed=draw(st.integers(0, 2**40)), timeline=timeline,
        market={"burn_in_months": draw(st.sampled_from([0, 3])), "contract": draw(st.booleans())},
        population={**rates, "want_level": draw(st.sampled_from([-6.0, -1.0]))},
        behaviour={
            "programme": {"enrols": draw(st.sampled_from([-2.5, 2.0])), "renews": draw(st.sampled_from([-2, 2]))},
        },
    )  # fmt: skip


def check_wallets(model: RetentionModel) -> None:
    """What everybody holds is whole and never below zero, and adds up to what the books say."""
    people, books = model.customers, model._books.sums[model.month - 1]
    for name in columns(is_buying=True):
        assert np.isfinite(people[name]).all(), name
    held = people["earned"].astype(float) - people["used"]
    money = people["prepaid"].astype(float) * 1024
    for amounts in (held, money, people["earned"], people["used"]):
        assert (amounts >= 0).all()
        assert np.array_equal(amounts, np.floor(amounts)), "whole"
    assert np.abs(people["entitlement"]).max() <= 0.5
    assert set(np.unique(people["tier"])) <= {0.0, 1.0, 2.0, 3.0}
    assert (people["tier_clock"] == np.floor(people["tier_clock"])).all() and (people["slighted"] >= 0).all()
    member = people["member"]
    assert (held[member == 0] == 0).all() and (money[member == 0] == 0).all(), "no account, no money"
    for k in range(len(model.companies)):
        assert held[member == k + 1].sum() == books[k, totals.HELD]
        assert money[member == k + 1].sum() * (POINT / 1024) == books[k, totals.FLOAT]


@settings(max_examples=60)
@given(markets())
def test_nothing_is_lost_and_nothing_appears(world: Scenario) -> None:
    model = RetentionModel(world)
    has_programme = model._has_programme
    while model.month < HORIZON:
        model.step()
        check_people(model)
        if has_programme:
            check_wallets(model)
    result = model.result()
    check_counts(result)
    check_money(result)
    check_shares(result)
    m = result.months
    gone = m["redeemed"] + m["expired"] + m["forfeited"]
    assert np.array_equal(np.cumsum(m["issued"] - gone, axis=0), m["held"])
    assert (m["issued"] >= 0).all() and (gone >= 0).all()
    assert (m["members"] <= m["customers"]).all()
    assert (m["in_tier_3"] <= m["in_tier_2"]).all() and (m["in_tier_2"] <= m["in_tier_1"]).all()
    assert (m["in_tier_1"] <= m["members"]).all()


def test_points_stop_where_they_could_not_be_counted() -> None:
    """Above 2**24 a 32-bit number skips units: nobody earns more than that in a life, and the books still close."""
    rules = {"offered": True, "earn_spend": 100.0, "earn_visit": 100.0, "tier_1": 1e-6, "tier_multiplier": 5.0,
             "reward_points": 100_000}  # fmt: skip
    market = {"burn_in_months": 0, "contract": False, "focal_share": 1.0, "outside_share": 0.0}
    model = RetentionModel(
        scenario({"programme": rules}, customers=500, horizon_months=40, market=market,
                 population={"purchase_rate": 60.0, "purchase_shape": 0.3, "basket_spread": 1.5, "want_level": -9.0})
    )  # fmt: skip
    while model.month < 40:
        model.step()
        check_wallets(model)
    assert model.customers["earned"].max() == 2**24


def test_the_rules_drawn_are_admissible() -> None:
    assert set(RULES) | {"offered"} == set(Policy().programme.model_dump())
