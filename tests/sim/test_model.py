"""A model's life: it ends with its horizon, what it returned stays as it was, and switches really switch."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from sim import RetentionModel, Scenario, run
from tests.worlds import parts, scenario


def test_a_step_beyond_the_horizon_is_refused() -> None:
    """It would write outside the cohort tables, inside compiled code that checks no bounds."""
    model = RetentionModel(scenario())
    before = model.run()
    with pytest.raises((RuntimeError, ValueError), match="horizon|12"):
        model.step()
    after = parts(model.result())
    assert [name for name, a in parts(before).items() if not np.array_equal(a, after[name], equal_nan=True)] == []


def test_a_result_does_not_change_afterwards() -> None:
    model = RetentionModel(scenario())
    for _ in range(3):
        model.step()
    result = model.result()
    before = {name: a.copy() for name, a in parts(result).items()}
    for _ in range(3):
        model.step()
    assert [name for name, a in parts(result).items() if not np.array_equal(a, before[name], equal_nan=True)] == []


def test_months_not_lived_are_zero() -> None:
    model = RetentionModel(scenario())
    for _ in range(3):
        model.step()
    months = model.result().months
    assert (months["customers"][:3] > 0).all()
    for name in ("customers", "joined", "left", "revenue", "profit", "reputation"):
        assert not months[name][3:].any(), name


def test_a_model_remembers_nothing_of_the_running_in() -> None:
    """Value, surplus and first leaves count from month 0; what customers feel does not start afresh."""
    model = RetentionModel(scenario(market={"burn_in_months": 24}))
    model.at_month_0()
    assert model.month == 0
    people = model.customers
    assert not people["value"].any() and not people["surplus"].any() and not people["flags"].any()
    assert people["tenure"].max() == 24 - 0 and people["satisfaction"].std() > 0.01
    assert not model.result().joined[:, 1:].any()


def test_with_prices_off_a_price_rise_wakes_nobody() -> None:
    world: dict[str, Any] = {"customers": 3_000, "mechanisms": {"price": False}}
    still = run(scenario(**world))
    rising = run(scenario(**world, timeline=[{"month": 3, "lever": "pricing.price", "value": 1.5}]))
    assert np.array_equal(still.months["left"], rising.months["left"])


def test_with_resentment_off_friction_makes_none() -> None:
    policy = {"leaving": {"friction": "aggressive"}}
    result = run(scenario(policy, customers=3_000, mechanisms={"resentment": False}))
    assert result.months["stuck"][:, 0].sum() > 0
    assert np.nanmax(result.customers["resentment"]) == 0.0


def test_the_book_at_month_0_is_cohort_0() -> None:
    result = run(scenario(market={"burn_in_months": 6}))
    assert np.array_equal(result.joined[:, 0], result.months["customers"][0])


def test_the_census_does_not_overflow() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(scenario({"pricing": {"price": 0.3}}, customers=20_000, horizon_months=3,
                     population={"price_sensitivity_spread": 1.5}, behaviour={"joining": {"price": 20.0}}))  # fmt: skip


def test_changes_of_one_month_are_checked_together() -> None:
    changes = [
        {"month": 3, "lever": "service.quality", "value": 0.95},
        {"month": 3, "lever": "promise.overpromise", "value": 0.0},
    ]
    before = {"promise": {"overpromise": 0.3}}
    plans = [Scenario(policy=before, timeline=order).policies_by_month("focal") for order in (changes, changes[::-1])]
    assert plans[0] == plans[1]
    assert sorted(plans[0]) == [0, 3]


def test_a_price_rise_wakes_those_who_want_out() -> None:
    """The month of a rise has more attempts than the month before; a fall wakes nobody."""
    attempts = {}
    for price in (1.0, 1.02, 0.98):
        change = {"month": 6, "lever": "pricing.price", "value": price}
        attempts[price] = run(scenario(customers=20_000, timeline=[change])).months["attempts"][6, 0]
    error = np.sqrt(attempts[1.0])
    assert attempts[1.02] > attempts[1.0] + 6 * error
    assert attempts[0.98] < attempts[1.0] + 3 * error


@pytest.mark.parametrize("month", [0, 4])
def test_a_change_holds_from_its_month_on(month: int) -> None:
    change = {"month": month, "lever": "pricing.price", "value": 1.25}
    months = run(scenario(timeline=[change])).months
    paid = months["list_fees"][:, 0] / months["customers"][:, 0]
    assert paid == pytest.approx(np.where(np.arange(12) >= month, 1.25, 1.0))
