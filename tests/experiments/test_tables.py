"""Frames say what the columns say: nobody is lost between them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from experiments import tables
from experiments.comparison import series
from experiments.keeping import Keeper
from sim import Result, Twins, run, twins
from sim.customers import NEVER, NOT_A_STARTER
from sim.measures import starters, survival
from tests.worlds import AGGRESSIVE, TRANSPARENT, scenario

MARKET = {"market": {"burn_in_months": 12}, "customers": 600, "horizon_months": 24}


@pytest.fixture(scope="module")
def pair() -> Twins:
    policies = {"aggressive": scenario(AGGRESSIVE, **MARKET), "transparent": scenario(TRANSPARENT, **MARKET)}
    return twins(policies, replications=3)


@pytest.fixture(scope="module")
def result(pair: Twins) -> Result:
    return pair.results["aggressive"][1]


def test_months(result: Result) -> None:
    frame = tables.months_table(result)
    assert list(frame["month"].unique()) == list(range(1, 25))
    focal = frame[frame["company"] == "focal"].set_index("month")
    for name, values in result.months.items():
        np.testing.assert_array_equal(focal[name].to_numpy(), values[:, 0])


def test_twins_months_keep_policy_and_replication(pair: Twins) -> None:
    frame = tables.twins_months(pair)
    part = frame[(frame["policy"] == "transparent") & (frame["replication"] == 2) & (frame["company"] == "rival")]
    np.testing.assert_array_equal(part["profit"], pair.results["transparent"][2].months["profit"][:, 1])
    assert len(frame) == 2 * 3 * 24 * 2


def test_cohorts_add_up_to_the_monthly_table(result: Result) -> None:
    frame = tables.cohorts_table(result)
    assert (frame["at_risk"] > 0).all()
    assert ((frame["left_voluntary"] + frame["left_involuntary"]) <= frame["at_risk"]).all()
    # cohort c at age a lives the (c + a)-th month
    by_month = frame.assign(month=frame["cohort"] + frame["age"]).groupby(["company", "month"], observed=True).sum()
    for k, company in enumerate(result.companies):
        found = by_month.loc[company]
        np.testing.assert_array_equal(found["at_risk"], result.months["customers"][:, k])
        np.testing.assert_array_equal(found["left_involuntary"], result.months["left_involuntarily"][:, k])
        left = found["left_voluntary"] + found["left_involuntary"]
        np.testing.assert_array_equal(left, result.months["left"][:, k])


def test_many_cohorts_are_added_up(pair: Twins) -> None:
    whole = tables.twins_cohorts(pair)
    short = tables.twins_cohorts(pair, max_rows=10)
    assert "replication" not in short
    assert len(short) < len(whole)
    keys = ["policy", "company", "cohort", "age"]
    expected = whole.drop(columns="replication").groupby(keys, observed=True, as_index=False).sum()
    pd.testing.assert_frame_equal(short.sort_values(keys, ignore_index=True), expected, check_dtype=False)


def test_customers(result: Result) -> None:
    frame = tables.customers_table(result)
    assert len(frame) == 600
    left = result.customers["first_left"]
    assert frame["started_with_focal"].sum() == (left != NOT_A_STARTER).sum()
    assert frame["first_left"].notna().sum() == ((left != NEVER) & (left != NOT_A_STARTER)).sum()
    assert set(frame["company"].unique()) <= {"focal", "rival", "outside"}
    assert len(tables.customers_table(result, n=50)) == 50


def test_potential_outcomes_lie_side_by_side(pair: Twins) -> None:
    frame = tables.twins_customers(pair)
    assert len(frame) == 3 * 600
    mine = frame[frame["replication"] == 1].reset_index(drop=True)
    for policy in pair.policies:
        customers = pair.results[policy][1].customers
        np.testing.assert_array_equal(mine[f"value_{policy}"], customers["value"])
        np.testing.assert_array_equal(mine[f"surplus_{policy}"], customers["surplus"])
    sensitivity = pair.results["aggressive"][1].customers["price_sensitivity"]
    np.testing.assert_array_equal(mine["price_sensitivity"], sensitivity)
    assert len(tables.twins_customers(pair, rows=90)) == 90


@pytest.mark.parametrize("month", [3, 12, 24])
def test_fates_add_up(pair: Twins, month: int) -> None:
    frame = tables.fates_table(pair, "aggressive", "transparent", month)
    wide = frame.pivot_table(index=["replication", "definition"], columns="fate", values="customers", aggfunc="sum")
    for r in range(3):
        one, other = pair.results["aggressive"][r], pair.results["transparent"][r]
        book = int(starters(one).sum())
        for definition in ("first leave", "with the company"):
            row = wide.loc[r, definition]
            assert row["saved"] + row["driven_away"] + row["stay_anyway"] + row["lost_anyway"] == book
        stayed = wide.loc[(r, "first leave"), "stay_anyway"] + wide.loc[(r, "first leave"), "saved"]
        assert stayed == round(survival(one)[month] * book)
        row = wide.loc[r, "with the company"]
        here = row["saved"] + row["stay_anyway"] + row["joined_under_treatment_only"] + row["joined_under_both"]
        assert here == one.months["customers_end"][month - 1, 0], "starters and joiners are all the customers"
        there = row["driven_away"] + row["stay_anyway"] + row["joined_under_baseline_only"] + row["joined_under_both"]
        assert there == other.months["customers_end"][month - 1, 0]


def test_segments_are_parts_of_the_whole(pair: Twins) -> None:
    frame = tables.segments_table(pair, (12, 24), "transparent")
    assert set(frame["treatment"]) == {"aggressive"}
    for (_, outcome, month), part in frame.groupby(["replication", "outcome", "month"]):
        whole = part[part["grouping"] == "everybody"].iloc[0]
        for grouping in ("price sensitivity", "tenure"):
            pieces = part[part["grouping"] == grouping].dropna(subset="difference")
            assert pieces["customers"].sum() == whole["customers"]
            mean = np.average(pieces["difference"], weights=pieces["customers"])
            assert mean == pytest.approx(whole["difference"], abs=1e-6), (outcome, month)  # float32 sums


def test_with_focal_where_nobody_looked(result: Result) -> None:
    assert tables.with_focal(result, 5) is None
    np.testing.assert_array_equal(tables.with_focal(result, 24), result.customers["company"] == 0)


def test_keeping_little_changes_no_answer() -> None:
    policies = {"aggressive": scenario(AGGRESSIVE, **MARKET), "transparent": scenario(TRANSPARENT, **MARKET)}
    whole = twins(policies, replications=2)
    keeper = Keeper(rows=40)
    slim = twins(policies, replications=2, keep=keeper)
    for outcome in ("retention", "npv", "cumulative_profit"):
        np.testing.assert_array_equal(series(slim, "aggressive", outcome), series(whole, "aggressive", outcome))
    for table in (tables.fates_table, lambda *a: tables.segments_table(a[0], (12, 24), a[2])):
        args = ("aggressive", "transparent", 24)
        pd.testing.assert_frame_equal(table(slim, *args), table(whole, *args))
    pd.testing.assert_frame_equal(
        tables.twins_customers(keeper.sampled(slim)), tables.twins_customers(whole, rows=80), check_like=True
    )
    assert keeper.whole(("aggressive", "transparent")) == [0, 1]
    del keeper.finished["transparent", 0]
    assert keeper.whole(("aggressive", "transparent")) == [1], "a replication without a policy is not finished"


def test_a_notebook_needs_two_imports() -> None:
    result = run(scenario(customers=100, horizon_months=6))
    assert len(tables.months_table(result)) == 12
