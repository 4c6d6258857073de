"""Money that customers have prepaid: what it earns, what keeping it safe costs, and what is not kept for good."""

from __future__ import annotations

import numpy as np
import pytest

from sim import Result, run
from sim.passes import membership, rewards
from tests.worlds import rewarding, rewarding_under_contract


def lived(**costs: float) -> Result:
    world = rewarding()
    return run(rewarding(costs={**world.costs.model_dump(), "loading": 0.0, **costs}))


def test_guarding_and_handing_over_are_money_and_nothing_else() -> None:
    kept, handed = lived(guarding=0.0, unclaimed=0.0), lived(guarding=0.12, unclaimed=0.25)
    one, other = kept.months, handed.months
    assert other["prepaid_float"].any() and one["stored_breakage"].any()
    assert other["prepaid_cost"] == pytest.approx(other["prepaid_float"] * 0.01)
    assert other["stored_breakage"] == pytest.approx(0.75 * one["stored_breakage"])
    lost = other["prepaid_cost"] + 0.25 * one["stored_breakage"]
    assert one["profit"] - other["profit"] == pytest.approx(lost)
    assert np.array_equal(one["customers"], other["customers"])


def test_a_full_card_can_lose_money() -> None:
    """Where it earns less than its safety costs and nothing left behind is kept."""
    months = lived(discount_rate=0.005, unclaimed=1.0).months
    assert ((months["float_income"] + months["stored_breakage"] - months["prepaid_cost"])[:, 0] <= 0.0).all()


def trust_of(quality: float, regrets: float) -> np.ndarray:
    """Trust in the two companies, month by month, where the first serves like this and sells its card to all."""
    card = {"offered": True, "earn_spend": 1.0, "stored_value": 1.0}
    world = rewarding(
        policy={"service": {"quality": quality}, "programme": card}, behaviour={"programme": {"regrets": regrets}}
    )
    return run(world).months["trust"]


def test_money_prepaid_to_a_bad_company_is_regretted() -> None:
    bad, unmoved = trust_of(0.2, 0.6), trust_of(0.2, 0.0)
    assert bad[6:, 0].mean() < unmoved[6:, 0].mean(), "people differ a little from month to month"


def test_regret_asks_for_both_money_and_discontent() -> None:
    one = np.ones(3, np.float32)
    violation = np.zeros(3, np.float32)
    f32 = np.float32
    company, prepaid = np.array([0, 0, 1], np.int8), np.array([2.0, 20.0, 20.0], np.float32)
    content = np.array([0.4, 0.3, 0.1], np.float32)
    rewards.regret(3, company, 0, one, prepaid, 4.0 * one, content, f32(0.6), f32(0.5), violation)
    assert violation == pytest.approx([0.5 * 0.5 * 0.2, 0.5 * 2.0 * 0.3, 0.0], abs=1e-6)
    before = violation.copy()
    rewards.regret(3, company, 0, one, prepaid, 4.0 * one, 0.7 * one, f32(0.6), f32(0.5), violation)
    rewards.regret(3, company, 0, one, 0.0 * one, 4.0 * one, content, f32(0.6), f32(0.5), violation)
    rewards.regret(3, company, 0, 0.0 * one, prepaid, 4.0 * one, content, f32(0.6), f32(0.5), violation)
    assert np.array_equal(violation, before), "content, without money there, or no member: nothing to regret"


def test_loading_costs_a_share_of_what_is_loaded() -> None:
    free, paid = lived(), lived(loading=0.03)
    extra = paid.months["prepaid_cost"] - free.months["prepaid_cost"]
    assert extra.sum() > 0.0
    spent_or_held = free.months["profit"] - paid.months["profit"]
    assert spent_or_held == pytest.approx(extra)


def test_money_given_back_gives_no_cost_back() -> None:
    """A programme withdrawn pays out what was prepaid; loading it has cost something all the same."""
    card = {"offered": True, "earn_spend": 1.0, "stored_value": 1.0, "top_up": 1.5}
    end = [{"month": 6, "lever": "programme.offered", "value": False}]
    months = run(rewarding_under_contract(policy={"programme": card}, timeline=end)).months
    assert months["prepaid_float"][5, 0] > 0.0 and months["prepaid_float"][6, 0] == 0.0
    assert (months["prepaid_cost"][:6, 0] > 0.0).all()
    assert (months["prepaid_cost"] >= 0.0).all()


def test_money_left_behind_is_lost_to_who_leaves_it_and_not_forgotten() -> None:
    one = np.ones(3, np.float32)
    company, prepaid, surplus = np.array([0, 1, -1], np.int8), 3.0 * one, 0.0 * one
    resentment, points, broken = 0.2 * one, 0.0 * one, 0.0 * one
    membership.close(3, company, 0, one.copy(), points.copy(), points.copy(), prepaid, points, broken)
    membership.lose_money(3, broken, surplus)
    assert surplus.tolist() == [0.0, -3.0, -3.0]
    membership.resent_losing_money(3, broken, 4.0 * one, np.float32(0.4), np.float32(0.5), resentment)
    assert resentment == pytest.approx([0.2, 0.2 + 0.8 * 0.15, 0.2 + 0.8 * 0.15], abs=1e-6)


def test_large_top_ups_find_few_takers() -> None:
    held = []
    for top_up in (1.0, 8.0, 40.0):
        card = {"offered": True, "earn_spend": 1.0, "stored_value": 1.0, "top_up": top_up}
        held.append(run(rewarding_under_contract(policy={"programme": card})).months["prepaid_float"][-1, 0])
    assert held[0] < held[1] > held[2], "each asks for more, of fewer"
