"""Problems, complaints, the support queue and recovery: by hand, and as laws over everything admissible."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import Scenario, run
from sim.policy import Service
from sim.rules import problems
from sim.support import Queue, handling, ordinary_queue, queue_after
from sim.world import Behaviour
from tests.laws.spaces import anything
from tests.worlds import scenario

F = np.float32
WORLD = Scenario()
CALM = {"involuntary": False, "returning": False, "reputation": False}
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
STAY = {"want_level": -12.0, "want_spread": 0.0}


def lived(policy: dict[str, Any] | None = None, months: int = 6, **others: Any) -> dict[str, np.ndarray]:
    closed = {"customers": 20_000, "horizon_months": months, "market": COHORT, "population": STAY, "mechanisms": CALM}
    return {name: values[:, 0] for name, values in run(scenario(policy, **(closed | others))).months.items()}


def test_rules_by_hand() -> None:
    assert problems.severity_of_problem(F(0.5), F(0.2)) == pytest.approx(0.15)
    assert problems.severity_of_problem(F(0.9), F(0.5)) == 1.0
    assert problems.relative_severity(F(0.15), F(0.3)) == pytest.approx(0.5)
    assert problems.relative_severity(F(0.9), F(0.3)) == 1.0
    assert problems.complaint_logit(F(0.5), F(-3.5), F(4.3), F(0.25)) == pytest.approx(-1.1)
    assert problems.harm_after_recovery(F(0.3), F(0.5), F(0.02)) == pytest.approx(0.17)
    assert problems.harm_after_recovery(F(0.3), F(1.1), F(0.0)) == pytest.approx(-0.03)


def test_handling_by_hand() -> None:
    did = handling(Service(speed=2.0, courtesy=1.0, recovery=0.3, ease=0.5), Queue(0.5), WORLD)
    assert did.waiting == pytest.approx(3.0)
    assert did.relief == pytest.approx((0.35 + 0.25 + 0.6 / 2) * math.exp(-(3 + 15) / 200))
    assert did.effort == pytest.approx(0.02 * 0.5 * 1.1)
    assert (did.served, did.late, did.speaks) == (1.0, 0.0, 0.5)
    crowded = handling(Service(speed=0.2), Queue(4.0), WORLD)
    assert (crowded.waiting, crowded.served) == (30.0, 0.25)
    assert crowded.late == pytest.approx(1 - math.exp(-(180 - 65) / 65))


@given(st.lists(st.floats(0.0, 2.0), min_size=1, max_size=30), st.floats(0.0, 1.0), anything(Behaviour))
def test_overload_never_runs_away(tickets: list[float], capacity: float, behaviour: dict[str, Any]) -> None:
    """Waiting and backlog stay within bounds, and a queue without new tickets runs empty."""
    world = Scenario.model_validate({"behaviour": behaviour})
    support, queue = world.behaviour.support, Queue(0.0)
    most = (1.0 - support.hang_up) / support.hang_up * max(tickets)
    for asked in tickets:
        queue = queue_after(queue, asked, capacity, world)
        assert 0.0 <= queue.backlog <= most + 1e-9
        did = handling(Service(support_capacity=capacity), queue, world)
        assert 0.0 <= did.waiting <= support.longest_days
        assert 0.0 < did.served <= 1.0
        assert 0.0 <= did.late <= 1.0
    for _ in range(400):
        queue = queue_after(queue, 0.0, capacity, world)
    assert queue.backlog < 1e-6


@given(st.floats(0.0, 50.0), anything(Service), anything(Behaviour))
def test_more_load_never_helps(load: float, levers: dict[str, Any], behaviour: dict[str, Any]) -> None:
    world = Scenario.model_validate({"behaviour": behaviour})
    one, more = (handling(Service.model_validate(levers), Queue(x), world) for x in (load, load * 1.1 + 0.01))
    assert more.waiting >= one.waiting and more.served <= one.served and more.relief <= one.relief
    assert more.effort >= one.effort and more.hours >= one.hours and more.late >= one.late


@given(st.floats(0.0, 3.0), anything(Service), st.sampled_from(["speed", "courtesy", "recovery", "ease"]))
def test_levers_of_support_never_hurt(load: float, levers: dict[str, Any], name: str) -> None:
    better = levers | {name: Service.model_fields[name].metadata[1].le}
    one, more = (handling(Service.model_validate(x), Queue(load), WORLD) for x in (levers, better))
    assert more.relief >= one.relief and more.effort <= one.effort and more.late <= one.late


def test_problems_come_at_their_rate_and_levers_prevent_them() -> None:
    n = 20_000 * 6
    both = {"reliability": 0.5, "proactive_share": 0.4}
    for policy, rate in (({}, 0.05), ({"reliability": 0.5}, 0.025), (both, 0.015)):
        found = lived({"service": policy})["problems"].sum()
        assert abs(found - rate * n) < 4 * math.sqrt(rate * n)


def test_most_keep_silent_and_the_worst_hit_speak() -> None:
    luck = (np.arange(2_000) + 0.5) / 2_000
    relative = np.minimum(3 * 0.15 * luck**2 / 0.3, 1.0)
    expected = (1 / (1 + np.exp(3.5 - 4.3 * relative))).mean()
    m = lived()
    share, n = m["complaints"].sum() / m["problems"].sum(), m["problems"].sum()
    assert abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / n)
    easy = lived({"service": {"ease": 1.0}})
    assert easy["complaints"].sum() > m["complaints"].sum(), "fewer keep silent where help is easy to get"
    assert easy["hours_lost"].sum() == 0.0


def test_a_wave_fills_the_queue_and_it_empties_again() -> None:
    wave = [{"kind": "failure_wave", "month": 3, "months": 2, "share": 0.8, "severity": 0.4}]
    m = lived(months=24, shocks=wave)
    assert m["waiting"][3] < 5.0, "the queue is last month's"
    assert m["waiting"][4:6] == pytest.approx(30.0)
    assert m["load"].max() < 10.0
    assert m["load"][-1] == pytest.approx(m["load"][2], abs=0.05)
    assert m["resentment"][2] == 0.0 < m["resentment"][6]


def test_a_company_without_support_is_stable() -> None:
    m = lived({"service": {"support_capacity": 0.0}}, months=36)
    assert np.isfinite(m["load"]).all() and m["waiting"][2:] == pytest.approx(30.0)
    assert m["load"][-12:].std() < 0.05 * m["load"][-12:].mean()
    assert 0.0 < m["resentment"][-1] < 0.2
    assert m["cost"].sum() < lived(months=36)["cost"].sum(), "that is what tempts"


def test_recovery_costs_and_pays_customers() -> None:
    levers = {"courtesy": 1.0, "recovery": 0.5, "speed": 3.0, "support_capacity": 1.0}
    m, plain = lived({"service": levers}), lived({"service": {"support_capacity": 1.0}})
    assert m["recovery_cost"] == pytest.approx(m["complaints"] * (0.5 + 0.1 + 0.05 * 2.0), rel=1e-6)
    assert np.array_equal(m["complaints"], plain["complaints"])
    assert m["experience"].mean() > plain["experience"].mean()
    assert m["support_cost"] == pytest.approx(0.2 * 0.8 * m["customers"])


def test_consistency_takes_out_luck_at_the_same_mean() -> None:
    still = {"mechanisms": CALM | {"problems": False}, "behaviour": {"experience": {"fit": 0.0}}}
    rough, steady = lived(**still), lived({"service": {"consistency": 0.8}}, **still)
    assert steady["experience"] == pytest.approx(rough["experience"], abs=4 * 0.09 / math.sqrt(20_000))
    assert (steady["satisfaction"] > rough["satisfaction"] + 0.01).all(), "fewer shortfalls, and those weigh more"
    assert steady["prevention_cost"] == pytest.approx(0.08 * 0.64 * 20_000)


def test_ordinary_load_leaves_room() -> None:
    assert 0.2 < ordinary_queue(WORLD).load < 0.6
    assert 0.2 < lived(months=12)["load"][-1] < 0.8
