"""Outcomes against numbers worked out by hand, and against one another."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from sim import Result, run
from sim.customers import NEVER, NOT_A_STARTER
from sim.measures import npv, starters, survival
from tests.worlds import AGGRESSIVE, busy, differing, scenario


@pytest.fixture(scope="module")
def result() -> Result:
    return run(busy(customers=2_000))


def test_present_value() -> None:
    flow = np.full((24, 2), [10.0, 20.0])
    value = npv(flow, 0.1)
    assert value.shape == (24, 2)
    assert value[0, 0] == pytest.approx(10 / 1.1 ** (1 / 12))
    assert value[-1, 1] == pytest.approx(sum(20 / 1.1 ** (t / 12) for t in range(1, 25)))
    assert npv(flow, 0.0)[-1].tolist() == [240.0, 480.0]
    assert npv(flow[:, 0], 0.1)[-1] == pytest.approx(value[-1, 0])


def test_survival_counts_first_leaves(result: Result) -> None:
    first = result.customers["first_left"]
    curve = survival(result)
    assert curve.shape == (result.horizon + 1,)
    assert curve[0] == 1.0
    assert (np.diff(curve) <= 0).all()
    by_hand = [np.mean(first[first != NOT_A_STARTER] > month) for month in range(result.horizon + 1)]
    assert curve == pytest.approx(by_hand)


def test_survival_of_some(result: Result) -> None:
    patient = result.customers["price_sensitivity"] < 1.0
    share = (starters(result) & patient).sum() / starters(result).sum()
    whole = share * survival(result, patient) + (1 - share) * survival(result, ~patient)
    assert whole == pytest.approx(survival(result))
    assert np.isnan(survival(result, np.zeros(2_000, bool))).all()


def test_cohorts_tell_the_same_story_as_people() -> None:
    """Without anybody coming back, cohort 0's leavers by age are the starters' first leaves."""
    found = run(scenario(AGGRESSIVE, customers=3_000, market={"burn_in_months": 12}, mechanisms={"returning": False}))
    first = found.customers["first_left"]
    ages = np.bincount(first[(first != NEVER) & (first != NOT_A_STARTER)], minlength=13)
    assert np.array_equal(found.left[0, 0].sum(axis=1), ages)
    assert found.left[0, 0, :, 1].sum() == found.customers["left_involuntarily"].sum()


def test_leavers_of_a_month_lie_on_the_diagonals(result: Result) -> None:
    """Somebody who joined in month c and left at age a left in month c + a - 1 (the book of month 0: in month a)."""
    for k in range(3):
        months = np.zeros(result.horizon + 2, int)
        for cohort in range(result.horizon + 1):
            for age in range(1, result.horizon + 1):
                n = result.left[k, cohort, age].sum()
                months[min(cohort + age, result.horizon + 1)] += n
        assert np.array_equal(months[1 : result.horizon + 1], result.months["left"][:, k])
        assert not result.left[k, :, 0].any()


def test_the_last_month_ends_with_the_people_there(result: Result) -> None:
    here = result.customers["company"] == 0
    assert result.months["customers_end"][-1, 0] == here.sum()
    assert result.companies == ("focal", "mild", "open")


def test_census_months() -> None:
    found = run(scenario(horizon_months=40))
    assert [s.month for s in found.snapshots] == [0, 3, 12, 36]
    last = found.snapshots[-1]
    assert last.density.shape == (20, 20)
    assert set(last.loyal) == {"true", "latent", "spurious", "none"}


def test_snapshots_see_who_is_there() -> None:
    found = run(scenario(customers=1_000, horizon_months=12))
    end = found.snapshots[-1]
    assert np.array_equal(end.with_focal, found.customers["company"] == 0)
    s, t = (found.customers[name][end.with_focal] for name in ("satisfaction", "trust"))
    again, _, _ = np.histogram2d(s, t, bins=20, range=((0, 1), (0, 1)))
    assert np.array_equal(end.density, again)


def test_outcomes_can_travel(result: Result) -> None:
    """Worker processes and stores pickle them."""
    assert differing(result, pickle.loads(pickle.dumps(result))) == []


def test_accounts_by_hand() -> None:
    """One month of a policy with every price lever: list fees, fees and costs from the scenario's own numbers."""
    policy = {
        "pricing": {"price": 1.2, "hidden_fee": 0.1},
        "promise": {"disclosure": 0.25},
        "service": {"quality": 0.75},
        "contact": {"frequency": 3.0},
        "leaving": {"renewal_notice": 0.6},
    }
    m = run(scenario(policy, customers=5_000, horizon_months=1)).months
    n = m["customers"][0, 0]
    assert m["list_fees"][0, 0] == pytest.approx(1.2 * n)
    assert m["fees"][0, 0] == pytest.approx(0.1 * n)
    assert m["revenue"][0, 0] == pytest.approx(1.3 * n, rel=1e-5)
    assert m["serving_cost"][0, 0] == pytest.approx((0.25 + 0.15 * 1.25**2) * n)
    assert m["contact_cost"][0, 0] == pytest.approx(0.01 * (3.0 + 0.6 / 12) * n)
    assert m["disclosure_cost"][0, 0] == pytest.approx(0.012 * 0.25 * n)
    assert m["acquisition_cost"][0, 0] == pytest.approx(1.5 * m["joined"][0, 0])
    assert m["obstruction_cost"][0, 0] == 0.0
