"""Under neutral policies means stand still: satisfaction at m, trust at the own disposition, resentment at 0."""

from __future__ import annotations

import numpy as np
import pytest

from sim import Result, run
from sim.ledger import COSTS
from tests.worlds import scenario

N, MONTHS, M = 20_000, 120, 0.6
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
NOBODY_LEAVES = {"want_level": -12.0, "want_spread": 0.0}

# Measured with 100,000 people. Start: newcomers' expectations carry no luck yet, which lifts the first month's
# satisfaction by 0.0011. Selection: those who fit stay, and their experience is 0.004 better after 120 months, but they
# came to expect it; satisfaction is 0.0014 above m.
START_DRIFT, SELECTION_DRIFT = 0.0011, 0.0014


@pytest.fixture(scope="module")
def closed() -> Result:
    return run(
        scenario(customers=N, horizon_months=MONTHS, market=COHORT, population=NOBODY_LEAVES,
                 mechanisms={"involuntary": False, "returning": False})
    )  # fmt: skip


@pytest.fixture(scope="module")
def cohort() -> Result:
    return run(scenario(customers=N, horizon_months=MONTHS, market=COHORT))


FIRST_SPREAD = 0.131
"""Spread of satisfaction between people after a first month; below 0.065 after a year."""


def standard_errors(result: Result) -> np.ndarray:
    """Of mean satisfaction in each month; people are independent."""
    spread = np.r_[[FIRST_SPREAD] * 12, [0.065] * (MONTHS - 12)]
    return np.asarray(spread / np.sqrt(result.months["customers"][:, 0]))


def test_satisfaction_stands_still_if_nobody_leaves(closed: Result) -> None:
    drift = closed.months["satisfaction"][:, 0] - M
    error = standard_errors(closed)
    assert (np.abs(drift) < START_DRIFT + 4 * error).all()
    assert abs(drift[24:].mean()) < 4 * error[-1]


def test_satisfaction_drifts_little_by_selection(cohort: Result) -> None:
    drift = cohort.months["satisfaction"][:, 0] - M
    assert (np.abs(drift) < SELECTION_DRIFT + 4 * standard_errors(cohort)).all()


@pytest.mark.parametrize("burn_in", [0, 24])
def test_trust_is_disposition_and_nobody_resents(burn_in: int) -> None:
    result = run(scenario(customers=2_000, horizon_months=MONTHS, market={"burn_in_months": burn_in}))
    people = result.customers
    outside = np.isnan(people["trust"])
    assert np.array_equal(outside, people["company"] == len(result.companies))
    assert np.array_equal(people["trust"][~outside], people["disposition"][~outside])
    assert np.array_equal(people["resentment"][~outside], np.zeros((~outside).sum()))
    assert not np.any(result.months["resentment"] > 0)


def test_neutral_money_is_the_list_price_less_serving(closed: Result) -> None:
    """Neutral customers pay 1 and cost 0.25 + 0.15 + 0.01."""
    m = closed.months
    n = m["customers"][:, 0]
    assert np.array_equal(m["revenue"][:, 0], n)
    assert m["cost"][:, 0] == pytest.approx(0.41 * n)
    assert [name for name in COSTS if m[name][:, 0].sum() > 0] == ["serving_cost", "contact_cost"]


def test_a_burnt_in_market_keeps_its_shares() -> None:
    """Flows in and out of a market run in for 120 months are nearly even: the book moves by less than 3 % in 24."""
    result = run(scenario(customers=N, horizon_months=24, market={"burn_in_months": 120}))
    book = result.months["customers"][:, 0]
    assert abs(book[-1] / book[0] - 1.0) < 0.03
    joined, left = (result.months[name][:, 0].sum() for name in ("joined", "left"))
    assert joined == pytest.approx(left, abs=0.03 * book[0] + 4 * np.sqrt(joined + left))


def test_alike_companies_have_alike_books() -> None:
    """Nothing in the engine favours company 0: binomial error around equal shares."""
    market = {"burn_in_months": 60, "focal_share": 0.2, "outside_share": 0.4}
    result = run(scenario(customers=N, market=market, rivals={"rival": {}, "other": {}}, horizon_months=12))
    books = result.months["customers"][-1]
    assert (np.abs(books - books.mean()) < 4 * np.sqrt(books.mean())).all()
    # joins lead back to people who left before, so months are not independent: sums are not tested more sharply
    joined = result.months["joined"].sum(axis=0)
    assert (np.abs(joined - joined.mean()) < 4 * np.sqrt(joined.mean())).all()
