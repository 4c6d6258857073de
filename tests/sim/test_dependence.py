"""Who is reached unasked, and how far members depend on the programme: by hand, by signs, and by taking it away."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, Scenario, run
from sim.passes import dependence
from tests.worlds import scenario

POINTS: dict[str, Any] = {"offered": True, "earn_spend": 20.0, "reward_points": 60, "reward_value": 0.5}
F = np.float32


def column(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_what_stopping_would_add_by_hand() -> None:
    """Rewards of a tenth that one has got used to, no rival: their weight, and the loss against what is expected."""
    held = np.empty(2, np.float32)
    before, push = column(0.3, 0.3), column(-0.1, 0.3)
    dependence.missed(
        2, before, push, column(0, 0), column(0.1, 0.0), column(0, 0), column(2.0, 2.0), F(3.0), (F(0.5), F(0.5)),
        F(4.0), F(1.7), held,
    )  # fmt: skip
    assert held[0] == pytest.approx(2.0 * 1.7 * 4.0 * 0.1 + 0.4), "the loss, and what the programme takes off now"
    assert held[1] == 0.0, "who gets nothing misses nothing"
    without, kept = np.empty(2, np.float32), np.empty(2, np.float32)
    dependence.kept_in(2, column(-3.0, -3.0), held, without, kept)
    hazard = 1.0 / (1.0 + np.exp(3.0 - float(held[0])))
    assert without[0] == pytest.approx(hazard, rel=1e-5)
    assert kept[0] == pytest.approx(hazard - 1.0 / (1.0 + np.exp(3.0)), rel=1e-5)
    assert kept[1] == 0.0


def test_what_would_not_be_bought_by_hand() -> None:
    """A pull of log 3 on a usual share of a half makes three quarters of it; without it a half is left."""
    extra = np.empty(3, np.float32)
    log3 = float(np.log(3.0))
    own = column(4.0 * 0.75 * 1.2, 4.0 * 0.5, 4.0 * 0.25)
    dependence.bought_for_it(
        3, column(4, 4, 4), column(0.5, 0.5, 0.5), column(log3, 0.0, -log3), column(log3, 0.0, -log3), column(1, 1, 1),
        own, extra,
    )  # fmt: skip
    assert extra == pytest.approx([4.0 * (0.9 - 0.5), 0.0, 0.0], abs=1e-5), (
        "who would buy more without depends on nothing"
    )


def of_buyers(programme: dict[str, Any] | None, **others: Any) -> Scenario:
    market = {"burn_in_months": 6, "contract": False}
    return scenario({"programme": programme or {}}, customers=3000, market=market, **others)


def member_visits(result: Result, month: int) -> float:
    """Return the purchases of members, from those of all and the gap between a member and another."""
    months = {name: result.months[name][month, 0] for name in ("visits", "member_gap", "members", "customers")}
    others = months["customers"] - months["members"]
    mean_of_others = (months["visits"] - months["member_gap"] * months["members"]) / months["customers"]
    return float(months["visits"] - others * mean_of_others)


def test_stopping_the_programme_costs_the_purchases_that_depend_on_it() -> None:
    """Twins of the same luck, with rewards that hold nobody: who drops out over their end buys less as well."""
    month, lost, depending = 8, [], []
    behaviour = {"programme": {"weight": 0.0, "reference": 0.0, "stake": 0.0, "prepaid": 0.0}}
    end = [{"month": month, "lever": "programme.offered", "value": False}]
    for seed in range(6):
        going = run(of_buyers(POINTS, seed=seed, behaviour=behaviour))
        stopped = run(of_buyers(POINTS, seed=seed, behaviour=behaviour, timeline=end))
        gap = going.months["visits"][:, 0] - stopped.months["visits"][:, 0]
        first = int(np.flatnonzero(gap)[0])
        lost.append(gap[first])
        depending.append(going.months["reward_dependence"][first, 0] * member_visits(going, first))
        assert going.months["reward_dependence"][first, 0] > 0.02
    error = np.std(np.subtract(lost, depending), ddof=1) / np.sqrt(len(lost))
    assert abs(np.mean(np.subtract(lost, depending))) < 4.0 * error, (lost, depending)
    assert error < 0.3 * np.mean(depending), "or the test would tell nothing"


@pytest.mark.parametrize("contract", [True, False])
def test_richer_rewards_and_longer_habit_of_them_make_dependence(contract: bool) -> None:
    market = {"burn_in_months": 6, "contract": contract}
    poor, rich = (
        run(scenario({"programme": {**POINTS, "reward_value": value}}, customers=1500, market=market)).months
        for value in (0.3, 1.5)
    )
    for months in (poor, rich):
        found = months["reward_dependence"][1:, 0]
        assert np.isfinite(found).all()
        assert ((found >= 0.0) & (found <= 1.0)).all()
        assert np.isnan(months["reward_dependence"][:, 1]).all(), "a company without members"
    assert rich["reward_dependence"][-1, 0] > poor["reward_dependence"][-1, 0] > 0.0


def test_no_programme_nobody_depends() -> None:
    assert np.isnan(run(scenario({})).months["reward_dependence"]).all()


def shares(contact: dict[str, Any], privacy: dict[str, Any] | None = None) -> np.ndarray:
    months = run(scenario({"contact": contact, "privacy": privacy or {}}, customers=1500)).months
    return np.asarray(months["uninvited"][:, 0] / months["customers"][:, 0])


def test_who_is_reached_unasked() -> None:
    assert (shares({"frequency": 1.0}) == 0.0).all(), "the ordinary contact is about the contract"
    assert (shares({"frequency": 4.0, "consent": "opt_in"}) == 0.0).all()
    unasked = shares({"frequency": 4.0})
    assert (unasked > 0.2).all()
    assert (unasked < 1.0).all(), "those who would have agreed are not wronged"
    used = shares({"frequency": 1.0}, {"personalisation": 0.8})
    assert (used > 0.2).all(), "data count without a contact"
    assert (shares({"frequency": 1.0, "consent": "opt_in"}, {"personalisation": 0.8}) == 0.0).all()


def test_who_would_agree_is_not_counted() -> None:
    """In the first month nobody has been wronged yet: who is counted are those who would be out where asked."""
    asked = run(scenario({"contact": {"frequency": 4.0, "consent": "opt_in"}}, customers=1500))
    unasked = run(scenario({"contact": {"frequency": 4.0}}, customers=1500))
    cost = asked.scenario.costs.contact
    reached = asked.months["reach_cost"][0, 0] / (3.0 * cost)
    assert unasked.months["uninvited"][0, 0] + reached == pytest.approx(unasked.months["customers"][0, 0])
