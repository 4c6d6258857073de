"""Agents who buy without a contract buy as the engine's customers do, and say what they do without."""

from __future__ import annotations

from io import StringIO
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from rich.console import Console

from experiments.speed.agreement import OF_CONTRACTS, compare, run_engine, run_rival, start_of
from experiments.speed.market import LIVED_WHOLE, left_out, not_offered
from experiments.speed.mesa_buying import BuyingMesaMarket, Customer
from experiments.speed.mesa_py_func import BuyingMesaPyFuncMarket
from experiments.speed.mesa_whole import WholeMesaMarket
from experiments.speed.silent import silent_market
from experiments.speed.whole import EVERYTHING, LEVERS
from experiments.speed.words_of_buying import tell_silent
from sim import Scenario

LIVELY: dict[str, dict[str, Any]] = {
    "pricing": {"hidden_fee": 0.06, "walk": 0.04, "welcome_discount": 0.3, "welcome_months": 3},
    "promise": {"overpromise": 0.15},
    "contact": {"frequency": 4.0},
}
for key, value in LEVERS.items():
    concern, lever = key.split(".")
    LIVELY.setdefault(concern, {})[lever] = value


def scenario(customers: int = 2_000, months: int = 12, contract: bool = False, **more: Any) -> Scenario:
    return Scenario(
        customers=customers, horizon_months=months, policy=LIVELY, mechanisms=left_out(LIVED_WHOLE),
        market={"burn_in_months": 36, "contract": contract}, **more,
    )  # fmt: skip


def often(**more: Any) -> Scenario:
    """People who buy so often that many purchases are drawn from a normal distribution."""
    # companies that lose data in every third month: rare breaches would be outliers, frequent ones can be compared
    return scenario(population={"purchase_rate": 8.0}, behaviour={"privacy": {"hazard": 0.5}}, **more)


@pytest.mark.parametrize(("rival", "n"), [(BuyingMesaMarket, 3), (BuyingMesaPyFuncMarket, 1)])
def test_agents_buy_as_customers_do(rival: type[BuyingMesaMarket], n: int) -> None:
    inputs = often()
    engine = [run_engine(inputs, r) for r in range(16)]
    lines = compare(engine, [run_rival(rival, inputs, 100 + r) for r in range(n)])
    assert [line.plain() for line in lines if not line.agrees] == []
    names = {line.outcome for line in lines}
    assert {"share of wallet", "visits a month", "visiting a month", "lapsed a month", "habit", "breadth"} <= names
    assert not names & OF_CONTRACTS
    assert [line.outcome for line in lines if line.engine == 0.0] == []  # nothing is compared that does not happen


class Forgiving(BuyingMesaMarket):
    """People who buy as if they resented nothing."""

    def live(self, discount_factor: float) -> np.ndarray:
        self.weights.buying_resentment = 0.0  # type: ignore[attr-defined]
        return super().live(discount_factor)


def test_other_purchases_are_noticed() -> None:
    inputs = often()
    engine = [run_engine(inputs, r) for r in range(16)]
    lines = compare(engine, [run_rival(Forgiving, inputs, 100 + r) for r in range(2)])
    assert "share of wallet" in {line.outcome for line in lines if not line.agrees}


def test_both_ways_lead_the_same_lives() -> None:
    inputs = scenario(300, 8)
    start = start_of(inputs, 0)
    plainly, written = BuyingMesaMarket(inputs, start, 7), BuyingMesaPyFuncMarket(inputs, start, 7)
    for market in (plainly, written):
        for _ in range(8):
            market.step()
    assert plainly.random.getstate() == written.random.getstate()
    ours, theirs = plainly.months(), written.months()
    for name in ("customers", "joined", "left", "visits", "visits_elsewhere", "active"):
        np.testing.assert_array_equal(ours[name], theirs[name])
        assert ours[name].any()
    # attitudes lie below 1 and meet some 30 roundings of float32 in each of 8 months
    for name in ("habit", "breadth", "trust"):
        np.testing.assert_allclose(ours[name], theirs[name], rtol=0.0, atol=8 * 30 * 2.0**-24)


@pytest.mark.parametrize("mean", [0.4, 3.0, 40.0])
def test_purchases_are_counted_out_as_often_as_expected(mean: float) -> None:
    market = BuyingMesaMarket(scenario(50, 1), start_of(scenario(50, 1), 0), 3)
    buyer: Customer = market.people[0]
    counts = np.array([buyer.count_out(mean) for _ in range(20_000)])
    # Poisson: the mean has a standard error of sqrt(mean / n), the variance one of mean sqrt((2 + 1 / mean) / n)
    assert abs(counts.mean() - mean) < 4.0 * np.sqrt(mean / counts.size)
    # a normal number that is rounded to whole purchases has a variance larger by a twelfth
    rounded = 1.0 / 12.0 if mean > 10.0 else 0.0
    assert abs(counts.var() - mean) < 4.0 * mean * np.sqrt((2.0 + 1.0 / mean) / counts.size) + rounded


def test_agents_say_what_they_do_without() -> None:
    silent, bound = scenario(), scenario(contract=True)
    assert not_offered(silent, LIVED_WHOLE, is_buying=True) == ""
    assert not_offered(silent, LIVED_WHOLE) == "market.contract=false"
    assert not_offered(bound, LIVED_WHOLE, is_buying=True) == "market.contract=true"
    with pytest.raises(ValueError, match=r"do without market\.contract=false"):
        WholeMesaMarket(silent, start_of(silent, 0), 1)
    without_programmes = Scenario(
        customers=100, market={"contract": False}, mechanisms=left_out(LIVED_WHOLE) | {"programme": False}
    )
    assert not_offered(without_programmes, LIVED_WHOLE, is_buying=True) == "mechanisms.programme=false"


class Asked:
    """A study in which the benchmark is asked to be quick."""

    policies = ("lively",)
    options = SimpleNamespace(quick=True, customers=1_000)

    def scenario(self, policy: str, changes: dict[str, Any]) -> Scenario:
        fields: dict[str, Any] = {"policy": {}, "market": {"burn_in_months": 12}, "mechanisms": {}, "behaviour": {}}
        for key, value in changes.items():
            place = fields
            *homes, name = key.split(".")
            for home in homes:
                place = place.setdefault(home, {})
            place[name] = value
        return Scenario(**fields)


def test_the_contest_tells_ratios_only_where_agents_agree() -> None:
    silent = silent_market(Asked())  # type: ignore[arg-type]
    assert silent["policies"] == ["lively", EVERYTHING]
    for entry in silent["contest"]["times"]:
        found = silent["agreement"][entry["policy"]].get(entry["name"])
        assert (entry["times_faster"] is not None) == bool(found and found["agrees"])
    console = Console(file=StringIO(), width=200)
    tell_silent(silent, console)
    told = console.file.getvalue()  # type: ignore[attr-defined]
    assert "Buying without a contract, no programme" in told
    assert "The company has no loyalty programme here" in told
    silent["agreement"][EVERYTHING]["mesa_py_func"]["agrees"] = False
    silent["agreement"][EVERYTHING]["mesa_py_func"]["outcomes"][0]["agrees"] = False
    tell_silent(silent, console)
    assert "does not buy the same (retention" in console.file.getvalue()  # type: ignore[attr-defined]
