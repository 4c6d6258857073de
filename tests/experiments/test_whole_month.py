"""Agents who live the whole month live it as the engine does, and what a switch costs is measured on the same month."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from experiments.speed.agreement import compare, run_engine, run_rival, start_of
from experiments.speed.contest import Contestant, interval
from experiments.speed.market import LIVED_WHOLE, left_out, not_offered
from experiments.speed.mesa_py_func import WholeMesaPyFuncMarket
from experiments.speed.mesa_whole import WholeMesaMarket
from experiments.speed.off import month_without_switches
from experiments.speed.race import WITHOUT_LUCK_OF_COMPANIES
from experiments.speed.whole import LEVERS, PARTS
from sim import Scenario
from sim.model import RetentionModel
from sim.world import Mechanisms

AGGRESSIVE = {
    "pricing": {"hidden_fee": 0.06, "walk": 0.04, "welcome_discount": 0.3, "welcome_months": 3},
    "promise": {"overpromise": 0.15},
    "leaving": {"friction": "aggressive", "save_share": 1.0, "save_depth": 0.3, "save_months": 3},
    "contact": {"frequency": 4.0},
}


def everything() -> dict[str, dict[str, Any]]:
    policy: dict[str, dict[str, Any]] = {concern: dict(levers) for concern, levers in AGGRESSIVE.items()}
    for key, value in LEVERS.items():
        concern, lever = key.split(".")
        policy.setdefault(concern, {})[lever] = value
    return policy


def scenario(policy: dict[str, Any], customers: int = 2_000, months: int = 12, **more: Any) -> Scenario:
    return Scenario(
        customers=customers, horizon_months=months, policy=policy, market={"burn_in_months": 36},
        mechanisms=left_out(LIVED_WHOLE), **more,
    )  # fmt: skip


@pytest.mark.parametrize(("rival", "n"), [(WholeMesaMarket, 3), (WholeMesaPyFuncMarket, 1)])
def test_agents_live_the_whole_month(rival: type[WholeMesaMarket], n: int) -> None:
    # companies that lose data in every third month: rare breaches would be outliers, frequent ones can be compared
    inputs = scenario(everything(), behaviour={"privacy": {"hazard": 0.5}})
    engine = [run_engine(inputs, r) for r in range(16)]
    lines = compare(engine, [run_rival(rival, inputs, 100 + r) for r in range(n)])
    assert [line.plain() for line in lines if not line.agrees] == []
    moved = {line.outcome for line in lines if line.engine != 0.0}
    assert len(moved) == len(lines)  # nothing is compared that does not happen


class Deaf(WholeMesaMarket):
    """People whom no word reaches."""

    def live(self, discount_factor: float) -> np.ndarray:
        self.praising.clear()
        for customer in self.people:
            customer.good = [0] * len(self.sellers)
            customer.bad = [0] * len(self.sellers)
        return super().live(discount_factor)


def test_another_whole_month_is_noticed() -> None:
    inputs = scenario(AGGRESSIVE)
    lines = compare([run_engine(inputs, r) for r in range(16)], [run_rival(Deaf, inputs, 100 + r) for r in range(2)])
    assert "belief" in {line.outcome for line in lines if not line.agrees}


def test_both_ways_live_the_same_whole_lives() -> None:
    inputs = scenario(everything(), 300, 8)
    start = start_of(inputs, 0)
    plainly, written = WholeMesaMarket(inputs, start, 7), WholeMesaPyFuncMarket(inputs, start, 7)
    for market in (plainly, written):
        for _ in range(8):
            market.step()
    assert plainly.random.getstate() == written.random.getstate()
    ours, theirs = plainly.months(), written.months()
    for name in ("customers", "joined", "left", "accepted", "problems", "complaints", "spoke_well", "spoke_ill"):
        np.testing.assert_array_equal(ours[name], theirs[name])
        assert ours[name].any()
    # attitudes lie below 1 and meet some 30 roundings of float32 in each of 8 months
    for name in ("belief", "gratitude", "relevance", "belonging", "trust"):
        np.testing.assert_allclose(ours[name], theirs[name], rtol=0.0, atol=8 * 30 * 2.0**-24)


def test_agents_know_whom_the_network_ties_them_to() -> None:
    inputs = scenario(AGGRESSIVE, 300, 2)
    start = start_of(inputs, 0)
    people = WholeMesaMarket(inputs, start, 1).people
    place = {id(customer): i for i, customer in enumerate(people)}
    network = start.talk.network
    for i in (0, 17, 299):
        ties = network.neighbours[network.offsets[i] : network.offsets[i + 1]].tolist()
        assert [place[id(tie)] for tie in people[i].ties] == ties
    bound = np.flatnonzero(start.customers["referral"] >= 0)
    assert bound.size
    assert all((people[i].referrer is not None) == (i in bound) for i in range(300))


def test_agents_say_what_they_do_without() -> None:
    targeted = {"leaving": {"campaign_reach": 0.1, "campaign_target": "risk"}}
    assert "choose whom to contact" in not_offered(scenario(targeted), LIVED_WHOLE)
    assert not_offered(scenario(everything()), LIVED_WHOLE) == ""
    assert "mechanisms.gratitude" in not_offered(
        Scenario(customers=100, mechanisms=left_out(LIVED_WHOLE) | {"gratitude": False}), LIVED_WHOLE
    )


def test_what_is_named_is_there() -> None:
    assert set(LIVED_WHOLE) <= set(Mechanisms.model_fields)
    assert {name for part in PARTS.values() for name in part} <= set(LIVED_WHOLE)
    assert set(WITHOUT_LUCK_OF_COMPANIES) == {"behaviour.privacy.hazard"}


def test_a_month_without_switches_is_the_month_with_them_off() -> None:
    inputs = Scenario(
        customers=500, horizon_months=6, policy=AGGRESSIVE, market={"burn_in_months": 6}, mechanisms=left_out()
    )
    start = RetentionModel(inputs).at_month_0()
    off, absent = (RetentionModel(inputs, seed=start.seed, start=start) for _ in range(2))
    absent.living = month_without_switches()
    for model in (off, absent):
        for _ in range(6):
            model.step()
    for kind in ("floats", "shorts", "bytes"):
        np.testing.assert_array_equal(getattr(off.customers, kind), getattr(absent.customers, kind))


def test_the_interval_of_a_ratio_is_that_of_its_mean_over_rounds() -> None:
    nobody: Any = None
    slow = Contestant("s", nobody, 1, nanoseconds=[90.0, 80.0, 100.0])
    fast = Contestant("f", nobody, 1, nanoseconds=[9.0, 10.0, 10.0])
    found = interval(slow, fast)
    assert found["mean"] == pytest.approx(28.0 / 3.0)
    # t of two degrees of freedom at 97.5 % is 4.3027; the ratios 10, 8 and 10 have a standard deviation of 1.1547
    assert found["high"] - found["mean"] == pytest.approx(4.3027 * 1.1547 / 3**0.5, rel=1e-4)
