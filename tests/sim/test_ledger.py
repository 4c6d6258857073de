"""The books are checked every month, and the check can fail."""

from __future__ import annotations

import numpy as np
import pytest

from sim import RetentionModel, conduct, totals
from sim.ledger import WALLETS, AccountingError
from tests.worlds import AGGRESSIVE, rewarding, scenario, silent


@pytest.fixture
def model() -> RetentionModel:
    model = RetentionModel(scenario(AGGRESSIVE, customers=2_000))
    for _ in range(3):
        model.step()
    return model


def again(model: RetentionModel, month: int) -> None:
    books = model._books
    costs = [company.unit_costs for company in model.companies]
    books.record(month, books.sums[month].copy(), model.table, costs)


def test_untouched_books_pass(model: RetentionModel) -> None:
    again(model, 2)


def test_a_lost_customer_is_noticed(model: RetentionModel) -> None:
    model._books.sums[2, 0, totals.CUSTOMERS] -= 1
    with pytest.raises(AccountingError, match="month 2: .* at the end before"):
        again(model, 2)


def test_an_uncounted_leaver_is_noticed_a_month_later(model: RetentionModel) -> None:
    model._books.sums[1, 0, totals.LEFT] -= 1
    again(model, 1)
    with pytest.raises(AccountingError, match="month 2"):
        again(model, 2)


@pytest.mark.parametrize("what", [totals.CASH, totals.PREMIUM, totals.REBATE])
def test_a_missing_tenth_of_a_month_is_noticed(model: RetentionModel, what: int) -> None:
    """2,000 customers times the allowance of a few millionths is 0.02; a tenth of one bill is more."""
    model._books.sums[2, 0, what] += 2**20 // 10
    with pytest.raises(AccountingError, match="revenue differs from cash paid by"):
        again(model, 2)


def test_a_wrong_price_is_noticed(model: RetentionModel) -> None:
    model.table[0, conduct.PRICE] *= np.float32(1.001)
    with pytest.raises(AccountingError, match="revenue differs"):
        again(model, 2)


@pytest.fixture
def buying() -> RetentionModel:
    model = RetentionModel(silent(customers=2_000))
    while model.month < 3:
        model.step()
    again(model, 2)
    return model


@pytest.mark.parametrize("what", [totals.VOLUME, totals.VISITING, totals.CASH, totals.PREMIUM, totals.REBATE])
@pytest.mark.parametrize("company", [0, 2])
def test_a_missing_tenth_of_a_purchase_is_noticed(buying: RetentionModel, what: int, company: int) -> None:
    """Without a contract revenue is what was bought, here and by strangers."""
    buying._books.sums[2, company, what] += 2**20 // 10
    with pytest.raises(AccountingError, match="revenue differs from cash paid by"):
        again(buying, 2)


def test_a_lost_buyer_is_noticed(buying: RetentionModel) -> None:
    buying._books.sums[2, 1, totals.CUSTOMERS] -= 1
    with pytest.raises(AccountingError, match="month 2: .* at the end before"):
        again(buying, 2)


@pytest.fixture(scope="module")
def members() -> RetentionModel:
    model = RetentionModel(rewarding())
    while model.month < 10:
        model.step()
    again(model, 9)
    return model


@pytest.mark.parametrize("company", [0, 1, 2])
@pytest.mark.parametrize("what", sorted({t for held, (came, went) in WALLETS.items() for t in (held, *came, *went)}))
def test_a_single_point_or_millionth_too_many_is_noticed(members: RetentionModel, what: int, company: int) -> None:
    books = members._books
    before = books.sums[9, company, what]
    books.sums[9, company, what] += 1
    with pytest.raises(AccountingError, match=r"month 9: (held|float) \d+, by flows \d+ \(company"):
        again(members, 9)
    books.sums[9, company, what] = before
    again(members, 9)
