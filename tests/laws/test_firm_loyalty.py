"""A company that is loyal to its customers: whom a rise reaches, what that costs, and what a later fall takes back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, conduct, run
from tests.worlds import differing, scenario

RISE = [{"month": 4, "lever": "pricing.price", "value": 1.2}]
STILL = {"behaviour": {"joining": {"search": 0.0}}}


def lived(policy: dict[str, Any], timeline: list[dict[str, Any]], **others: Any) -> Result:
    return run(market(policy, timeline, **others))


def market(policy: dict[str, Any], timeline: list[dict[str, Any]], **others: Any) -> Scenario:
    return scenario({"pricing": policy}, timeline=timeline, customers=2000, horizon_months=10, **others)


def bills(policy: dict[str, Any], timeline: list[dict[str, Any]]) -> np.ndarray:
    """Return what a customer of the focal company pays in the mean, month by month, where nobody joins."""
    months = lived(policy, timeline, mechanisms={"returning": False}).months
    paid: np.ndarray = (months["list_fees"] + months["walk_premium"])[:, 0] / months["customers"][:, 0]
    return paid


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_the_part_of_a_rise_that_customers_are_spared(share: float) -> None:
    paid = bills({"grandfathering": share}, RISE)
    assert paid[:4] == pytest.approx(1.0, abs=1e-5)
    assert paid[4:] == pytest.approx(1.2 ** (1.0 - share), abs=1e-5)


def test_newcomers_pay_the_list_price() -> None:
    model = RetentionModel(market({"grandfathering": 1.0}, RISE))
    for _ in range(10):
        model.step()
    people = model.customers
    is_ours = people["company"] == 0
    is_old = people["tenure"] > 5
    assert (is_ours & is_old).any() and (is_ours & ~is_old).any()
    assert people["walk"][is_ours & is_old] == pytest.approx(1 / 1.2)
    assert (people["walk"][is_ours & (people["tenure"] < 5)] == 1.0).all()


def test_a_fall_takes_back_what_was_spared_and_no_more() -> None:
    fall = [*RISE, {"month": 7, "lever": "pricing.price", "value": 1.0}]
    deep = [*RISE, {"month": 7, "lever": "pricing.price", "value": 0.8}]
    assert bills({"grandfathering": 1.0}, fall) == pytest.approx(1.0, abs=1e-5)
    assert bills({"grandfathering": 1.0}, deep)[7:] == pytest.approx(0.8, abs=1e-5)


def test_a_promise_holds_for_its_months() -> None:
    """Everybody joined in month 0; the rise of month 4 reaches those who were promised three months, not five."""
    assert bills({"price_promise": 5}, RISE)[4:] == pytest.approx(1.0, abs=1e-5)
    assert bills({"price_promise": 3}, RISE)[4:] == pytest.approx(1.2, abs=1e-5)
    walked = bills({"price_promise": 4, "walk": 0.12}, [])
    assert walked[:4] == pytest.approx(1.0, abs=1e-5)
    assert walked[4:] == pytest.approx(1.12 ** (np.arange(1, 7) / 12), abs=1e-4)


def test_sparing_is_felt_when_it_is_tested() -> None:
    model = RetentionModel(market({"grandfathering": 1.0}, RISE))
    kept, woken = [], []
    for _ in range(6):
        model.step()
        kept.append(float(model.table[0, conduct.KEPT]))
        woken.append(float(model.table[0, conduct.WAKE]))
    assert kept == [0.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    assert woken == [0.0] * 6, "nobody has a reason to look"


def test_who_is_spared_stays_and_pays_less() -> None:
    spared, reached = (lived({"grandfathering": share}, RISE, mechanisms={"returning": False}) for share in (1.0, 0.0))
    assert spared.months["left"][4:, 0].sum() < reached.months["left"][4:, 0].sum()
    assert spared.months["trust"][5, 0] > reached.months["trust"][5, 0]
    assert spared.months["revenue"][4, 0] < reached.months["revenue"][4, 0], "it costs revenue at once"


def test_nothing_to_spare_is_nothing() -> None:
    assert differing(lived({"grandfathering": 1.0, "price_promise": 12}, []), lived({}, [])) == []
