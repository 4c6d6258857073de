"""Small cases followed month by month: what a wallet holds and which tier it gives, worked out by hand.

Under a contract everybody buys once a month, so that who enrols in the first month earns the same every month.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from sim import Result, RetentionModel, Scenario, conduct
from sim.passes import membership, points, rewards
from sim.passes import tiers as ladder
from sim.policy import Programme
from tests.worlds import scenario

PEOPLE, MONTHS = 20, 12
EAGER = {"enrols": 4.0, "enrols_for_reward": 60.0, "gives_up": 0.0}
"""Everybody enrols at once (log-odds above 16), and thinks of the reward for ever."""


def live(programme: dict[str, Any], claims: float = 0.0, timeline: tuple[Any, ...] = ()) -> tuple[Any, Any, Result]:
    """Return points held and tiers by month, alike for everybody, and the result."""
    model = RetentionModel(
        scenario(
            {"programme": {"offered": True, "reward_value": 5.0, **programme}},
            customers=PEOPLE, horizon_months=MONTHS, timeline=list(timeline),
            market={"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0},
            population={"want_level": -12.0, "want_spread": 0.0, "involuntary": 0.0},
            behaviour={"programme": {**EAGER, "redeems": claims}},
        )
    )  # fmt: skip
    held, tiers = [], []
    for _ in range(MONTHS):
        model.step()
        people = model.customers
        for column in (people["earned"] - people["used"], people["tier"]):
            assert (column == column[0]).all(), "all alike"
        held.append(int(people["earned"][0] - people["used"][0]))
        tiers.append(int(people["tier"][0]))
    assert (model.customers["company"] == 0).all()
    return held, tiers, model.result()


TEN = {"earn_visit": 10.0, "reward_points": 10}


def test_points_never_expire_of_themselves() -> None:
    assert live(TEN)[0] == [10 * (month + 1) for month in range(MONTHS)]


def test_a_fixed_time_after_they_were_earned() -> None:
    held, _, result = live({**TEN, "expiry": "fixed", "validity_months": 3})
    assert held == [10, 20, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30]
    assert (result.months["expired"][:, 0] == [0, 0, 0, *[10 * PEOPLE] * 9]).all()


def test_at_the_end_of_every_period_of_the_calendar() -> None:
    """What had been earned by the end of month 3 goes at the end of month 7, and so on."""
    held, _, result = live({**TEN, "expiry": "calendar", "validity_months": 4})
    assert held == [10, 20, 30, 40, 50, 60, 70, 40, 50, 60, 70, 40]
    assert np.flatnonzero(result.months["expired"][:, 0]).tolist() == [7, 11]


def test_all_after_a_time_without_a_purchase() -> None:
    """Two people: one buys in every month but the third to fifth, the other in every month."""
    f32 = np.float32
    earned, used, unused, months = (np.zeros(2, f32) for _ in range(4))
    company, member, expired = np.zeros(2, np.int8), np.ones(2, f32), np.zeros(2, f32)
    held = []
    for bought in ([1, 1], [1, 1], [0, 1], [0, 1], [0, 1], [1, 1]):
        visits = np.array(bought, f32)
        earned += f32(10) * visits
        points.wait_longer(2, 0, company, member, visits, months, unused)
        points.expire(2, 0, member, used, unused, True, f32(3), earned, used, expired)
        held.append((earned - used).tolist())
    assert held == [[10, 10], [20, 20], [20, 30], [20, 40], [0, 50], [10, 60]]


def test_pending_points_wait() -> None:
    held, _, result = live({**TEN, "pending_months": 2}, claims=1.0)
    assert held == [10, 20, *[20] * 10]
    assert (result.months["redeemed"][:, 0] == [0, 0, *[10 * PEOPLE] * 10]).all()
    assert live(TEN, claims=1.0)[0] == [0] * MONTHS


def test_first_in_is_first_out() -> None:
    """The 25 redeemed in month 2 are the oldest: the 5 left were earned then, and nothing is stale in month 3."""
    held = live({**TEN, "reward_points": 25, "expiry": "fixed", "validity_months": 3}, claims=1.0)[0]
    assert held == [10, 20, 5, 15, 0, 10, 20, 5, 15, 0, 10, 20]


def test_a_card_is_honoured_when_it_is_full() -> None:
    held, _, result = live({"medium": "card", "earn_visit": 1.0, "welcome_points": 2, "reward_points": 5})
    assert held == [3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4]
    assert (result.months["rewards"][:, 0] == [PEOPLE * (month in (2, 7)) for month in range(MONTHS)]).all()
    assert result.months["issued"][0, 0] == 3 * PEOPLE


TIERS = {"earn_visit": 1.0, "tier_1": 1.3, "tier_2": 1.9, "tier_3": 2.9, "tier_period_months": 3}
CHEAP = ({"month": 3, "lever": "pricing.price", "value": 0.3},)
"""Three tiers by what is spent in three months: 3 at the usual price, 0.9 at less than a third of it."""


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ({"downgrade": "none"}, [0, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]),
        ({"downgrade": "balance_based"}, [0, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0]),
        ({"downgrade": "one_down"}, [0, 2, 3, 3, 3, 2, 2, 2, 1, 1, 1, 0]),
        ({"downgrade": "balance_based", "tier_grace_months": 1}, [0, 2, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0]),
        ({"downgrade": "one_down", "tier_grace_months": 2}, [0, 2, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2]),
    ],
)
def test_tiers_not_earned_again(rules: dict[str, Any], expected: list[int]) -> None:
    _, tiers, result = live({**TIERS, **rules}, timeline=CHEAP)
    assert tiers == expected
    assert result.months["promoted"][:3, 0].tolist() == [0, PEOPLE, PEOPLE]
    falls = -np.minimum(np.diff([0, *tiers]), 0)
    assert (result.months["demoted"][:, 0] == PEOPLE * (falls > 0)).all()


def test_grace_lets_a_tier_be_earned_again() -> None:
    """Short at the end of month 5; at more than the usual price, the two months of grace make up for it."""
    back = (*CHEAP, {"month": 6, "lever": "pricing.price", "value": 1.3})
    assert live({**TIERS, "tier_grace_months": 2}, timeline=back)[1] == [0, 2, *[3] * 10]
    assert live(TIERS, timeline=back)[1][5] == 0


def test_only_what_is_missing_to_the_next_reward_presses() -> None:
    n = 5
    earned = np.array([0.0, 50.0, 99.0, 100.0, 250.0], np.float32)
    progress, at_stake = np.zeros(n, np.float32), np.zeros(n, np.float32)
    ones, company = np.ones(n, np.float32), np.zeros(n, np.int8)
    used, hundred, worth = np.zeros(n, np.float32), np.float32(100.0), np.float32(0.01)
    rewards.approach(n, company, 0, ones, ones, earned, used, hundred, worth, progress, at_stake)
    assert progress == pytest.approx([0.0, 0.5, 0.99, 0.0, 0.5], abs=1e-6)
    assert at_stake == pytest.approx([0.0, 0.5, 0.99, 1.0, 2.5], abs=1e-6)


@pytest.mark.parametrize(
    ("months", "unused", "clarity", "expected"),
    [
        (40.0, 1e6, 1.0, 0.05),  # 2 a month: 20 in ten months, in time
        (5.0, 1e6, 1.0, 0.025),  # half of a reward
        (5.0, 1e6, 0.0, 0.05),  # who is not told counts on all of it
        (5.0, 1e6, 0.5, 0.0375),
        (40.0, 0.25, 1.0, 0.05 * (1.0 - np.exp(-1.0))),  # points that lapse after a week without a purchase
    ],
)
def test_members_reckon_with_the_terms_they_are_told(
    months: float, unused: float, clarity: float, expected: float
) -> None:
    """Four purchases of 10 a month, five per cent back in points, a reward for 20."""
    f32 = np.float32
    one, zero, reward = np.ones(1, np.float32), np.zeros(1, np.float32), np.zeros(1, np.float32)
    membership.expect_rewards(
        1, np.zeros(1, np.int8), 0, 4 * one, 10 * one, one, zero, f32(1), (f32(0.05), f32(0), f32(0)),
        (f32(20), f32(months), f32(unused), f32(clarity)), f32(0), f32(0), f32(0), f32(0), reward,
    )  # fmt: skip
    assert reward[0] == pytest.approx(expected, rel=1e-3)  # a little is added to the spending


def test_a_period_of_tiers_begins_anew_after_a_grace() -> None:
    """Two months of grace from the end of month 5 on; the next period is a whole one, at whose end none is left."""
    clock = np.zeros(1, np.float32)
    company, one = np.zeros(1, np.int8), np.ones(1, np.float32)
    tier, qualified, moved = one.copy(), np.zeros(1, np.float32), np.zeros(1, np.float32)
    f32 = np.float32
    followed = []
    for _ in range(12):
        ladder.fall(1, company, 0, one, one, (f32(5), f32(0), f32(0)), f32(3), f32(2), 2, qualified, tier, clock, moved)
        followed.append((clock[0], tier[0]))
    assert followed == [(1, 1), (2, 1), (-2, 1), (-1, 1), (0, 0), *[(1, 0), (2, 0), (0, 0)] * 2, (1, 0)]


def test_what_presses_takes_from_others_and_sells_beyond_need() -> None:
    """Of a pressure of 0.4 a quarter sells beyond need: a tenth more in logs, and 0.3 in log-odds of the share."""
    f32 = np.float32
    one, zero = np.ones(1, np.float32), np.zeros(1, np.float32)
    boost, pull = one.copy(), np.full(1, 0.5, np.float32)
    rewards.press(
        1, np.zeros(1, np.int8), 0, one, one, zero, zero, zero, zero, (f32(0), f32(0), f32(0)), f32(12), f32(12),
        f32(0), f32(0.3), False, (f32(0.4), f32(0), f32(0)), f32(0.25), boost, pull,
    )  # fmt: skip
    assert boost[0] == pytest.approx(np.exp(0.1), abs=1e-6)
    assert pull[0] == pytest.approx(0.8, abs=1e-6)


def test_points_honoured_are_worth_something_to_who_held_them() -> None:
    """Four rewards of 5 market prices, each worth four fifths of that; nothing else differs in that month."""
    end = ({"month": 4, "lever": "programme.offered", "value": False},)
    honoured, void = (
        live({**TEN, "closing": closing}, timeline=end)[2].months["surplus"][:, 0] for closing in ("honour", "void")
    )
    assert (honoured[:4] == void[:4]).all()
    assert honoured[4] - void[4] == pytest.approx(16.0 * PEOPLE, abs=1e-3)


def test_points_that_cost_nothing_are_honoured_all_the_same() -> None:
    end = ({"month": 4, "lever": "programme.offered", "value": False},)
    _, _, result = live({**TEN, "closing": "honour", "reward_cost_share": 0.0}, timeline=end)
    assert result.months["redeemed"][4, 0] == 40 * PEOPLE
    assert not result.months["forfeited"].any()


@pytest.mark.parametrize("closing", ["honour", "void"])
def test_a_programme_withdrawn(closing: str) -> None:
    end = ({"month": 4, "lever": "programme.offered", "value": False},)
    held, _, result = live({**TEN, "closing": closing, "reward_cost_share": 0.5}, timeline=end)
    assert held == [10, 20, 30, 40, *[0] * 8]
    m = result.months
    gone = [40 * PEOPLE * (month == 4) for month in range(MONTHS)]
    is_honoured = closing == "honour"
    assert (m["redeemed"][:, 0] == np.multiply(gone, is_honoured)).all()
    assert (m["forfeited"][:, 0] == np.multiply(gone, not is_honoured)).all()
    # 40 points are four rewards of 5 market prices, which cost half; sums are cut to millionths
    assert m["reward_cost"][4, 0] == pytest.approx(10.0 * PEOPLE * is_honoured, abs=1e-4)
    assert (m["trust"][5, 0] < m["trust"][3, 0] - 0.01) == (not is_honoured)


@pytest.mark.parametrize(
    ("rules", "text"),
    [
        ({"reward_points": 0}, "reward_points"),
        ({"tier_1": 5.0, "tier_2": 5.0}, r"tiers overlap: tier_2 \(5\) must lie above tier_1 \(5\); or 0 for no tier"),
        ({"tier_1": 5.0, "tier_2": 9.0, "tier_3": 7.0}, r"tiers overlap: tier_3 \(7\) must lie above tier_2 \(9\)"),
        ({"tier_2": 5.0}, r"tier_1 is 0 \(no tier\) but tier_2 is 5; fill the lower tier first"),
        ({"tier_1": 1.0, "tier_3": 5.0}, r"tier_2 is 0 \(no tier\) but tier_3 is 5; fill the lower tier first"),
        ({"pending_months": 3, "validity_months": 3, "expiry": "fixed"},
         r"pending_months \(3\) must be below validity_months \(3\), or points expire before they can be redeemed"),
        ({"pending_months": 5, "validity_months": 3, "expiry": "calendar"}, "must be below validity_months"),
    ],
)  # fmt: skip
def test_rules_that_make_no_sense_are_refused(rules: dict[str, Any], text: str) -> None:
    with pytest.raises(ValidationError, match=text):
        Programme(**rules)


def test_the_same_rules_in_order_are_not() -> None:
    assert Programme(tier_1=5.0, tier_2=7.0, tier_3=9.0).levels == 3
    assert Programme(pending_months=2, validity_months=3, expiry="fixed").memory_months == 0, "not offered"
    assert Programme(offered=True, pending_months=2, validity_months=3, expiry="fixed").memory_months == 3


def test_rewards_that_cost_the_company_less_are_worth_less() -> None:
    """A reward's cost share is no free choice: 0.4 below the ordinary takes 0.4 * 0.5 off its worth."""
    world = Scenario(behaviour={"programme": {"cheapens": 0.5}})
    rows = {}
    for share in (0.3, 0.7):
        rows[share] = np.zeros(len(conduct.ASPECTS), np.float32)
        rules = Programme(offered=True, reward_value=5.0, reward_points=10, reward_cost_share=share)
        rules.lay_out(rows[share], world.policy, world)
    assert rows[0.7][conduct.REWARD_VALUE] == 5.0
    assert rows[0.3][conduct.REWARD_VALUE] == pytest.approx(4.0)
    assert rows[0.3][conduct.PER_POINT] == pytest.approx(0.4)
    assert rows[0.3][conduct.REWARD_COST] == pytest.approx(1.5)
    assert rows[0.3][conduct.ADVERTISED] == rows[0.7][conduct.ADVERTISED], "what is told is the face value"
