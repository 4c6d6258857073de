"""Asking customers: who answers, what acting in time puts right, and what it does to be asked in vain."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, conduct, run
from sim.feedback import NOBODY_ASKED, Feedback, after_month
from tests.worlds import differing, scenario, shifting

LEVERS = ("feedback_collect", "feedback_act", "feedback_delay")
ONLY = {"insight": False}
"""Off, so that what is heard teaches nothing and only what becomes of it is seen."""


def policy(collect: float, act: float = 0.0, delay: int = 0) -> dict[str, Any]:
    return {"learning": {"feedback_collect": collect, "feedback_act": act, "feedback_delay": delay}}


def lived(levers: dict[str, Any], **others: Any) -> Result:
    return run(scenario(levers, **{"horizon_months": 24, **others}))


def row_after(months: int, levers: dict[str, Any], **others: Any) -> tuple[dict[str, float], Feedback]:
    """Return what the focal company lays out after some months, and what it has made of what it heard."""
    model = RetentionModel(scenario(levers, **{"horizon_months": 24, **others}))
    model.companies[0].plan()
    for _ in range(months):
        model.step()
    model.companies[0].lay_out()
    return dict(zip(conduct.ASPECTS, map(float, model.table[0]), strict=True)), model.companies[0].feedback


def test_levers_at_null_are_the_mechanism_off() -> None:
    """Surveys teach insight too, which the mechanism off would miss: at null there are none."""
    world = shifting().model_dump()
    for company in (world["policy"], *(rival["policy"] for rival in world["rivals"].values())):
        company["learning"] |= dict.fromkeys(LEVERS, 0)
    still = Scenario.model_validate(world)
    off = Scenario.model_validate(world | {"mechanisms": {"feedback": False}})
    assert differing(run(still), run(off)) == []
    assert differing(run(still), run(shifting())) != []


@pytest.mark.parametrize("levers", [policy(1.0), policy(1.0, 1.0), policy(2.0, 0.5, 3)])
def test_levers_do_nothing_with_the_mechanism_off(levers: dict[str, Any]) -> None:
    off = {"mechanisms": {"feedback": False}}
    assert differing(lived(levers, **off), lived({}, **off)) == []


@pytest.mark.parametrize("levers", [policy(0.0, 1.0), policy(0.0, 1.0, 6), policy(0.0, 0.0, 6)])
def test_who_does_not_ask_has_nothing_to_act_upon(levers: dict[str, Any]) -> None:
    assert differing(lived(levers), lived({})) == []


def test_a_survey_is_felt_like_a_contact_and_wakes_like_one() -> None:
    row, neutral = row_after(0, policy(0.5))[0], row_after(0, {})[0]
    assert (row["surveys"], neutral["surveys"]) == (0.5, 0.0)
    assert row["wake"] - neutral["wake"] == pytest.approx(0.15 * 0.5)
    asked, pestered = (lived(levers, horizon_months=6, customers=800) for levers in (policy(3.0), {}))
    assert asked.months["resentment"][5, 0] > pestered.months["resentment"][5, 0] + 0.01
    others = {"mechanisms": {"contact": False}}
    assert row_after(0, policy(0.5), **others)[0]["surveys"] == 0.0


def test_what_asking_and_acting_cost() -> None:
    def cost(levers: dict[str, Any]) -> float:
        months = lived(levers, horizon_months=1).months
        return float(months["learning_cost"][0, 0] / months["customers"][0, 0])

    assert cost({}) == 0.0
    assert cost(policy(0.5)) == pytest.approx(0.003 * 0.5)
    assert cost(policy(0.5, 0.4)) == pytest.approx((0.003 + 0.02 * 0.4) * 0.5)
    assert cost(policy(0.5, 0.4, 30)) == cost(policy(0.5, 0.4)), "acting too late costs as much"


def test_acting_is_seen_before_quality_follows_and_both_come_when_it_is_done() -> None:
    """With a delay of two months nothing is seen in the first two months after the first survey."""
    off = {"mechanisms": {**ONLY, "resentment": False}}
    rows = [row_after(months, policy(0.5, 0.8, 2), **off) for months in range(5)]
    assert [row["kept"] > 0 for row, _ in rows] == [False, False, False, True, True]
    first = rows[3][1]
    timely, told = 0.8 * (1 - 2 / 7), rows[1][1].told
    assert first.seen == pytest.approx(0.5 * timely * told)
    assert first.fixes == pytest.approx(0.06 * timely * told)
    assert rows[3][0]["quality"] == pytest.approx(0.6 + 0.04 * first.fixes)
    assert rows[3][0]["kept"] == pytest.approx(first.seen)
    assert first.seen > 10 * 0.04 * first.fixes


def test_acting_upon_what_was_said_makes_customers_content_and_trusting() -> None:
    heard, ignored, unasked = (
        lived(levers, mechanisms=ONLY, customers=1_000).months for levers in (policy(0.5, 1.0), policy(0.5), {})
    )
    for what in ("trust", "satisfaction"):
        assert heard[what][-1, 0] > unasked[what][-1, 0] + 0.003
        assert heard[what][-1, 0] > ignored[what][-1, 0] + 0.003
    assert ignored["trust"][-1, 0] < unasked["trust"][-1, 0] - 0.005
    assert ignored["resentment"][-1, 0] > unasked["resentment"][-1, 0] + 0.01


def test_collecting_without_acting_never_helps() -> None:
    """The more is asked in vain, the fewer stay; in an ordinary company, whose insight has nothing to aim."""
    found = [lived(policy(collect), customers=2_000, horizon_months=36).months for collect in (0.0, 0.5, 1.5, 4.0)]
    for what, sign in (("customers_end", 1), ("trust", 1), ("resentment", -1), ("profit", 1)):
        ends = [sign * float(months[what][-1, 0]) for months in found]
        assert ends == sorted(ends, reverse=True), what


def test_acting_in_time_beats_acting_late_and_patience_ends() -> None:
    found = [lived(policy(0.8, 1.0, delay), customers=1_000) for delay in (0, 3, 6, 7, 20)]
    trust = [float(result.months["trust"][-1, 0]) for result in found]
    assert trust[0] > trust[1] > trust[2] > trust[3]
    assert trust[3] == trust[4], "beyond patience, later is no worse"
    never = lived(policy(0.8), customers=1_000)
    assert float(never.months["trust"][-1, 0]) == trust[4], "and as good as never"


def test_patience_of_customers_decides() -> None:
    def trust(patience: int) -> float:
        people = {"feedback": {"patience": patience}}
        return float(lived(policy(0.8, 1.0, 5), behaviour=people, customers=1_000).months["trust"][-1, 0])

    assert trust(4) < trust(6) < trust(12)


def test_who_is_asked_in_vain_is_wronged_when_patience_ends_and_no_sooner() -> None:
    wronged = [row_after(months, policy(0.5, 0.1))[0]["wronged"] for months in range(9)]
    # patience of 6 months: what was asked in month 0 is given up at the end of month 6
    assert wronged[:7] == [0.0] * 7
    assert wronged[7:] == pytest.approx([0.1 * 0.5 * (0.9 - 0.5) / 0.5] * 2)


def test_people_put_up_with_half_of_it() -> None:
    assert row_after(8, policy(0.5, 0.5))[0]["wronged"] == 0.0
    assert row_after(8, policy(0.5, 0.49))[0]["wronged"] > 0.0


def test_the_unheard_and_the_tired_fall_silent() -> None:
    heard, unheard = (lived(policy(0.5, act)).months["response"][:, 0] for act in (1.0, 0.0))
    assert unheard[:6] == pytest.approx(heard[:6], abs=0.02)
    assert unheard[-1] < 0.6 * heard[-1]
    often = lived(policy(3.0, 1.0)).months["response"][0, 0]
    assert often < 0.6 * heard[0]
    busy = {**policy(0.5, 1.0), "contact": {"frequency": 3.0}}
    assert lived(busy).months["response"][0, 0] < 0.7 * heard[0]


def test_the_content_answer_more_and_so_teach_more() -> None:
    good, poor = ({**policy(0.2, 1.0), "service": {"quality": q}} for q in (0.75, 0.5))
    months = [lived(levers).months for levers in (good, poor)]
    assert months[0]["response"][-1, 0] > 1.2 * months[1]["response"][-1, 0]
    assert months[0]["insight"][-1, 0] > months[1]["insight"][-1, 0] + 0.01


def test_who_stops_asking_is_forgiven() -> None:
    stop = [{"month": 10, "lever": "learning.feedback_collect", "value": 0.0}]
    months = lived(policy(0.8), timeline=stop, horizon_months=40).months
    assert not months["response"][10:, 0].any() and months["response"][9, 0] > 0
    assert months["heard"][16, 0] < 0.5 < 0.9 < months["heard"][-1, 0]
    assert not months["learning_cost"][10:, 0].any()


def test_what_was_asked_is_settled_as_it_was_meant_whatever_comes_after() -> None:
    model = RetentionModel(scenario(policy(0.5, 1.0, 3), horizon_months=24))
    company = model.companies[0]
    for _ in range(12):
        model.step()
    memory = company.feedback.memory
    assert len(memory) == 6, "six months of patience"
    assert [asked.acts for asked in memory] == [asked.expires - 3 for asked in memory]


def test_nobody_is_asked_before_month_0() -> None:
    model = RetentionModel(scenario(policy(1.0), market={"burn_in_months": 6}))
    for _ in range(6):
        model.step()
    assert model.companies[0].feedback is NOBODY_ASKED


def test_a_company_without_customers_hears_nothing() -> None:
    model = RetentionModel(scenario(policy(1.0, 1.0), customers=40, market={"burn_in_months": 0, "focal_share": 0.0}))
    model.companies[0].plan()
    found = after_month(model.companies[0])
    assert (found.response, found.told, found.memory) == (0.0, 0.0, ())


def test_the_vocal_minority_makes_what_is_heard_worth_less() -> None:
    angry = {**policy(0.5, 1.0), "pricing": {"hidden_fee": 0.3}}
    fair, skewed = (
        lived(angry, behaviour={"insight": {"skew": skew, "loudness": 10.0}}).months["insight"][-1, 0]
        for skew in (0.0, 1.0)
    )
    assert skewed < fair - 0.05
    calm = [
        lived(policy(0.5, 1.0), behaviour={"insight": {"skew": skew}}).months["insight"][-1, 0] for skew in (0.0, 1.0)
    ]
    assert calm[0] - calm[1] < 0.3 * (fair - skewed)


def test_the_same_for_any_number_of_threads() -> None:
    world = shifting(customers=9_000)
    assert differing(run(world), run(world, threads=3)) == []


def test_every_company_of_the_shifting_market_has_something_to_show() -> None:
    months = run(shifting()).months
    for what in ("insight", "response", "behind", "learning_cost"):
        assert (np.abs(months[what]).max(axis=0) > 0).all(), what
    assert months["heard"].min() < 0.9
