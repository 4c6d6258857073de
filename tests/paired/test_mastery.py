"""Onboarding and customer success: what is learned, what it keeps, spares and costs, and where it backfires."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import Result, RetentionModel, run
from sim.diary import pages
from sim.rules.mastery import lead_after, ordinary_mastery, push_of_mastery
from sim.witness import Witness
from tests.worlds import scenario

f32 = np.float32
shares = st.floats(0.0, 1.0, width=32)
halves = st.floats(0.0, 0.5, width=32)


def served(onboarding: float = 0.0, success: float = 0.0, **others: Any) -> Result:
    base = {"customers": 6_000, "horizon_months": 24, "market": {"burn_in_months": 24}}
    return run(scenario({"service": {"onboarding": onboarding, "customer_success": success}}, **{**base, **others}))


@given(learns=halves, drifts=halves, taught=shares, start=shares, lead=shares, months=st.integers(0, 200))
def test_mastery_is_what_a_plain_recurrence_gives(
    learns: float, drifts: float, taught: float, start: float, lead: float, months: int
) -> None:
    kept = 1.0 - learns - drifts
    taught *= kept
    ends = learns / (learns + drifts) if learns + drifts > 0 else start
    plain, lead = start + lead * (1.0 - start), lead * (1.0 - start)
    path = [f32(x) for x in (ends, ends - start, -math.log(max(kept, 1e-6)))]
    ahead = f32(lead)
    for month in range(min(months, 40)):
        ordinary = ordinary_mastery(f32(month), *path)
        assert float(ordinary + ahead) == pytest.approx(plain, abs=2e-4)
        ahead = lead_after(ahead, ordinary, f32(kept), f32(taught))
        plain += (learns + taught) * (1.0 - plain) - drifts * plain
    assert -1e-4 <= plain <= 1.0001


@given(ordinary=shares, lead=shares, more=shares, stays=st.floats(0, 8, width=32), reached=shares)
def test_more_mastery_keeps_unless_the_need_is_about_met(
    ordinary: float, lead: float, more: float, stays: float, reached: float
) -> None:
    def push(ahead: float, done: float) -> float:
        return float(push_of_mastery(f32(ahead), f32(ordinary), f32(stays), f32(reached), f32(done)))

    assert push(0.0, 5.0) == 0.0
    assert push(lead + more, 0.0) <= push(lead, 0.0) + 1e-6
    assert push(lead, 5.0) >= push(lead, 0.0) - 1e-6, "a need about met never keeps"


def test_newcomers_are_ahead_and_others_catch_up() -> None:
    model = RetentionModel(scenario({"service": {"onboarding": 1.0}}, customers=6_000, market={"burn_in_months": 24}))
    while model.month < 12:
        model.step()
    people = model.customers
    came = (people["company"] == 0) & (people["tenure"] < 12) & (people["last_company"] != 0)
    expected = 0.3 * 0.75 ** people["tenure"][came].astype(float)
    assert came.sum() > 200
    np.testing.assert_allclose(people["lead"][came], expected, rtol=1e-4)
    assert not people["lead"][people["company"] == 1].any(), "the rival teaches nobody"
    assert not people["lead"][(people["company"] == 0) & (people["tenure"] > 40)].any(), "nobody was taught in time"


def test_teaching_keeps_satisfies_spares_support_and_costs() -> None:
    plain, taught = served(), served(success=0.5)
    for name, is_more in (("customers_end", True), ("satisfaction", True), ("load", False)):
        gap = taught.months[name][-6:, 0].mean() - plain.months[name][-6:, 0].mean()
        assert (gap > 0) == is_more, name
    assert taught.months["success_cost"][:, 0].sum() == pytest.approx(
        0.04 * 0.25 * taught.months["customers"][:, 0].sum(), rel=1e-6
    )
    onboarded = served(onboarding=0.5)
    joined = onboarded.months["joined"][:, 0].sum()
    assert onboarded.months["onboarding_cost"][:, 0].sum() == pytest.approx(0.3 * 0.25 * joined, rel=1e-5)


def test_money_of_persons_is_that_of_the_books() -> None:
    taught = served(onboarding=0.8, success=0.6, customers=1_500)
    months = np.arange(1, 25)
    npv = float((taught.months["profit"][:, 0] * 1.1 ** (-months / 12)).sum())
    assert float(taught.customers["value"].sum()) == pytest.approx(npv, rel=1e-4)
    assert float(taught.customers["surplus"].sum()) == pytest.approx(float(taught.months["surplus"].sum()), rel=1e-4)


def test_who_has_reached_the_goal_may_go() -> None:
    """Where needs end, teaching everything drives more away than teaching nothing."""
    done = {"behaviour": {"mastery": {"done": 12.0, "reached": 0.6, "benefit": 0.0, "success": 0.8}}}
    plain, taught = served(**done), served(success=1.0, **done)
    assert taught.months["customers_end"][-1, 0] < plain.months["customers_end"][-1, 0]


def test_who_comes_back_keeps_what_is_left() -> None:
    model = RetentionModel(
        scenario({"service": {"customer_success": 1.0}}, customers=4_000, market={"burn_in_months": 24})
    )
    back = 0
    while model.month < 12:
        before = {name: model.customers[name].copy() for name in ("company", "last_company", "lead")}
        model.step()
        people = model.customers
        came = (before["company"] == 2) & (before["last_company"] == 0) & (people["company"] == 0)
        came &= people["tenure"] == 0
        np.testing.assert_allclose(people["lead"][came], 0.75 * before["lead"][came], rtol=1e-4, atol=1e-6)
        back += int((people["lead"][came] > 0).sum())
    assert back > 10


def test_a_diary_tells_what_was_learned_from_what_rivals_offer() -> None:
    taught = {"service": {"onboarding": 1.0, "customer_success": 0.5}}
    model = RetentionModel(scenario(taught, customers=60, horizon_months=8, mechanisms={"rivalry": False}))
    witness = Witness(list(range(60)))
    model.living = witness
    model.run()
    told = [page for seen in witness.seen.values() for page in pages(seen, outside=2) if page.want]
    ahead = [page.want["mastery"] for page in told if page.want.get("mastery")]
    assert len(ahead) > 60
    assert min(ahead) < -0.2
    assert all(abs(page.want["rival"]) < 1e-5 for page in told), "no rival pulls in this world"
    assert all("other" not in page.want for page in told)
