"""Shocks that hit companies and markets as a whole: dearer costs, a downturn, an entry."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, run
from tests.worlds import differing, scenario


def lived(*shocks: dict[str, Any], **others: Any) -> Result:
    return run(scenario(**{"customers": 1_500, "horizon_months": 18, "shocks": list(shocks)} | others))


RISE = {"kind": "price_rise", "month": 4, "months": 3, "severity": 0.2}


@pytest.mark.parametrize("passed_on", [0.0, 0.5, 1.0])
def test_a_rise_of_costs_is_paid_by_company_and_customers(passed_on: float) -> None:
    calm, hit = lived().months, lived(RISE | {"share": passed_on}).months
    n = hit["customers"]
    price, cost = hit["list_fees"] / n, hit["serving_cost"] / n
    usual = (calm["serving_cost"] / calm["customers"])[0, 0]
    assert price[4:7] == pytest.approx(1.0 + 0.2 * passed_on) and cost[4:7] == pytest.approx(usual + 0.2)
    assert price[[3, 7]] == pytest.approx(1.0) and cost[[3, 7]] == pytest.approx(usual)
    if passed_on:
        assert hit["left"][4:7].sum() > calm["left"][4:7].sum()
    else:
        assert np.array_equal(hit["left"], calm["left"])


def test_costs_may_rise_for_one_company_only() -> None:
    months = lived(RISE | {"company": "rival"}).months
    price = months["list_fees"] / months["customers"]
    assert price[:, 0] == pytest.approx(1.0) and price[5, 1] == pytest.approx(1.2)


def test_costs_of_what_is_bought_rise_without_a_contract() -> None:
    market = {"burn_in_months": 0, "contract": False}
    calm, hit = lived(market=market).months, lived(RISE | {"share": 0.0}, market=market).months
    bought = hit["volume"] + hit["visiting"]
    assert hit["serving_cost"][4:7] - calm["serving_cost"][4:7] == pytest.approx(0.2 * bought[4:7], rel=1e-5)


def test_customers_are_worth_less_by_what_they_cost_more() -> None:
    calm, hit = lived(), lived(RISE | {"share": 0.0, "company": "focal"})
    lost = calm.customers["value"].sum(dtype=float) - hit.customers["value"].sum(dtype=float)
    factors = 1.1 ** (-np.arange(1, 19) / 12.0)
    assert hit.scenario.costs.discount_rate == 0.1
    assert lost == pytest.approx(((calm.months["profit"] - hit.months["profit"])[:, 0] * factors).sum(), rel=1e-4)


SHORT = {"kind": "downturn", "month": 3, "months": 8, "severity": 0.4}


def test_fewer_join_in_a_downturn_and_dear_companies_lose_more() -> None:
    calm, hit = lived().months, lived(SHORT).months
    assert hit["joined"][3:11].sum() < 0.8 * calm["joined"][3:11].sum()
    dear: dict[str, Any] = {"policy": {"pricing": {"price": 1.2}}, "mechanisms": {"returning": False}}
    usual, short = (lived(*shocks, **dear).months["left"][3:11, 0].sum() for shocks in ((), (SHORT,)))
    assert short > usual


@pytest.mark.parametrize(("share", "severity"), [(1.0, 0.4), (0.5, 0.8)])
def test_people_buy_less_often_in_a_downturn(share: float, severity: float) -> None:
    market = {"burn_in_months": 0, "contract": False}
    calm = lived(market=market, customers=4_000).months
    hit = lived(SHORT | {"share": share, "severity": severity}, market=market, customers=4_000)
    both = [m["visits"][3].sum() + m["visits_elsewhere"][3].sum() for m in (calm, hit.months)]
    # newcomers begin with a purchase, and luck is shared: 0.6 up to 4 Poisson errors of some 15,000 purchases
    assert both[1] / both[0] == pytest.approx(0.6, abs=0.04)
    assert np.array_equal(hit.customers["rate"], lived(market=market, customers=4_000).customers["rate"])


def test_of_several_downturns_the_worst_counts() -> None:
    milder = SHORT | {"severity": 0.2}
    assert differing(lived(SHORT), lived(SHORT, milder)) == []
    assert differing(lived(SHORT), lived(milder)) != []


def test_a_downturn_of_no_severity_is_none() -> None:
    assert differing(lived(), lived(SHORT | {"severity": 0.0})) == []
    assert differing(lived(), lived(RISE | {"severity": 0.0})) == []


def test_an_entry_is_an_entry() -> None:
    rivals: dict[str, Any] = {"one": {}, "late": {}}
    entered = lived({"kind": "entry", "month": 5, "company": "late"}, rivals=rivals)
    rivals["late"] = {"enters": 5}
    assert differing(entered, lived(rivals=rivals)) == []
