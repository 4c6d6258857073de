"""The log of purchases tells what the months counted, to the purchase and to the millionth of money."""

from __future__ import annotations

import numpy as np
import pytest

from sim import RetentionModel, Scenario, run
from sim.transactions import DAYS, Transactions, transactions
from tests.worlds import busy, scenario, silent

LEAVE_AND_RETURN = {"customers": 900, "horizon_months": 14}


@pytest.fixture(scope="module")
def world() -> Scenario:
    return silent(**LEAVE_AND_RETURN)


@pytest.fixture(scope="module")
def log(world: Scenario) -> Transactions:
    return transactions(world)


def by_month(log: Transactions, weights: np.ndarray | None = None) -> np.ndarray:
    return np.bincount((log.day // DAYS).astype(int), weights, minlength=int(log.days / DAYS))


@pytest.mark.parametrize("company", [0, 1, 2])
def test_the_log_adds_up_to_the_months(world: Scenario, company: int) -> None:
    log, months = transactions(world, company=company), run(world).months
    assert np.array_equal(by_month(log), months["visits"][:, company])
    price = months["list_fees"] / (months["volume"] + months["visiting"])
    expected = months["volume"][:, company] * price[:, company]
    # float32 amounts of a customer, cut to 2**-20 in the books
    assert by_month(log, log.amount) == pytest.approx(expected, rel=2e-6)
    assert log.day.size > 300


def test_the_log_does_not_depend_on_threads_and_changes_nothing(world: Scenario, log: Transactions) -> None:
    for threads in (2, 3):
        other = transactions(world, threads=threads)
        for name in ("customer", "day", "amount", "joined", "dropped_out"):
            assert np.array_equal(getattr(log, name), getattr(other, name), equal_nan=True), name
    assert np.array_equal(log.day, transactions(world).day)
    assert not np.array_equal(log.day[:50], transactions(world, seed=99).day[:50])


def test_entries_are_sorted_and_within_the_run(log: Transactions) -> None:
    ahead = np.diff(log.customer) > 0
    assert (np.diff(log.customer) >= 0).all()
    assert (np.diff(log.day)[~ahead] >= 0).all()
    assert log.day.min() >= 0 and log.day.max() < log.days == 14 * DAYS
    assert log.amount.min() > 0


def test_nobody_buys_before_joining_or_after_dropping_out_for_good() -> None:
    world = silent(**LEAVE_AND_RETURN, mechanisms={"returning": False, "referral": False})
    log = transactions(world)
    assert np.isfinite(log.dropped_out).sum() > 50
    assert not np.isnan(log.joined[log.customer]).any()
    assert (log.day >= log.joined[log.customer]).all()
    assert (log.day <= log.dropped_out[log.customer]).all()
    assert (log.dropped_out[~np.isnan(log.joined)] >= log.joined[~np.isnan(log.joined)]).all()
    assert np.isinf(log.dropped_out[np.isnan(log.joined)]).all()


def test_a_spell_begins_with_a_purchase(world: Scenario, log: Transactions) -> None:
    """Who comes after month 0 comes to buy, on the first day of a month."""
    came = np.flatnonzero(log.joined > 0)
    assert came.size > 20
    first = np.searchsorted(log.customer, came)
    assert np.array_equal(log.customer[first], came)
    assert np.array_equal(log.day[first], log.joined[came])
    model = RetentionModel(world)
    while model.month < 0:
        model.step()
    assert np.array_equal(log.joined == 0, model.customers["company"] == 0)


def test_dropping_out_is_when_the_company_was_first_left(world: Scenario, log: Transactions) -> None:
    left = run(world).customers["first_left"]
    starters = log.joined == 0
    did = starters & np.isfinite(log.dropped_out)
    assert np.array_equal(did, (left > 0) & (left <= world.horizon_months))
    assert (np.abs(log.dropped_out[did] / DAYS - left[did] + 0.5) <= 0.5).all(), "on a day of the month before"


def test_amounts_of_a_month_differ_by_the_noise_of_baskets() -> None:
    calm = {"customers": 300, "horizon_months": 4, "market": {"burn_in_months": 0, "contract": False}}
    even = transactions(scenario(**calm, behaviour={"buying": {"basket_noise": 0.0, "breadth_basket": 0.0}}))
    baskets = RetentionModel(scenario(**calm)).customers["basket"]
    assert even.amount == pytest.approx(baskets[even.customer], rel=1e-5)
    noisy = transactions(scenario(**calm, behaviour={"buying": {"basket_noise": 0.4, "breadth_basket": 0.0}}))
    assert np.array_equal(noisy.day, even.day)
    assert (noisy.amount / even.amount).std() > 0.25


def test_under_a_contract_there_is_nothing_to_list() -> None:
    with pytest.raises(
        ValueError, match=r"market\.contract: true; transactions are listed where customers buy without"
    ):
        transactions(busy())
