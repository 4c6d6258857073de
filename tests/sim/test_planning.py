"""The yearly decision: closed form against brute force, and what a company does by it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from sim import Result, RetentionModel, conduct, run
from sim.planning import HIGHEST, LOWEST, Books, affordable_quality, best_quality, mean_month
from tests.worlds import differing, scenario

COST, NEUTRAL = 0.15, 0.6


def worth(quality: float, books: Books, horizon: int, believed: float) -> float:
    """Return what a customer is worth over the horizon, the chance of leaving moved along its tangent."""
    churn = books.churn * (1.0 - believed * (1.0 - books.churn) * (quality - books_at))
    margin = books.margin - COST * (quality / NEUTRAL) ** 2
    return math.fsum((1.0 - churn) ** t * margin for t in range(horizon))


books_at = 0.0  # where the chance of leaving is what the books say: set by the test below


@pytest.mark.parametrize(("churn", "horizon"), [(0.02, 24), (0.02, 60), (0.05, 12), (0.01, 60)])
def test_the_quality_chosen_is_the_best_of_all(churn: float, horizon: int) -> None:
    """Brute force: where the books' own chance of leaving is that of the quality chosen, no other quality pays more."""
    global books_at  # noqa: PLW0603
    books = Books(1.0, 0.75, churn)
    chosen = books_at = best_quality(books, horizon, 2.0, COST, NEUTRAL)
    found = minimize_scalar(lambda q: -worth(q, books, horizon, 2.0), bounds=(chosen - 0.2, chosen + 0.2),
                            method="bounded", options={"xatol": 1e-9})  # fmt: skip
    slope = (worth(chosen + 1e-5, books, horizon, 2.0) - worth(chosen - 1e-5, books, horizon, 2.0)) / 2e-5
    assert abs(slope) < 1e-4
    assert found.x == pytest.approx(chosen, abs=5e-3)


@given(
    churn=st.floats(0.0, 1.0), margin=st.floats(-1.0, 3.0), horizon=st.integers(1, 120), believed=st.floats(0.0, 12.0),
    cost=st.floats(0.0, 2.0),
)  # fmt: skip
def test_who_looks_farther_ahead_never_chooses_less(
    churn: float, margin: float, horizon: int, believed: float, cost: float
) -> None:
    books = Books(1.0, margin, churn)
    near, far = (best_quality(books, h, believed, cost, NEUTRAL) for h in (horizon, horizon + 12))
    assert 0.0 <= near <= far + 1e-9
    assert mean_month(churn, horizon) <= (horizon - 1) / 2 + 1e-9
    dear = best_quality(books, horizon, believed, cost + 0.1, NEUTRAL)
    assert dear <= near + 1e-9


@pytest.mark.parametrize("cost", [5e-324, 1e-12, 0.15])
@pytest.mark.parametrize("believed", [1e-300, 1e-9, 1.0])
def test_little_worth_is_no_noise(believed: float, cost: float) -> None:
    """To first order the quality is half of M B m^2 / C, however small B is; and never more than all of M buys."""
    books = Books(1.0, 0.75, 0.02)
    chosen = best_quality(books, 12, believed, cost, NEUTRAL)
    first = 0.5 * books.margin * NEUTRAL**2 / cost * believed * books.churn * mean_month(books.churn, 12)
    most = NEUTRAL * math.sqrt(books.margin / cost) if cost > 1e-300 else math.inf
    assert 0.0 < chosen <= min(first * (1 + 1e-9), most)
    if first < 1e-3 * most:
        assert chosen == pytest.approx(first, rel=1e-5)


def test_a_budget_pays_for_so_much() -> None:
    quality = affordable_quality(0.9, 0.05, COST, NEUTRAL)
    assert COST * ((quality / NEUTRAL) ** 2 - 1.0) == pytest.approx(0.05 * 0.9)
    assert affordable_quality(0.9, 0.05, 0.0, NEUTRAL) == math.inf
    assert affordable_quality(-1.0, 0.05, COST, NEUTRAL) == NEUTRAL


def qualities(policy: dict[str, Any], **others: Any) -> list[float]:
    others = {"behaviour": {"planning": {"believed": 3.0}}, **others}
    model = RetentionModel(scenario(policy, customers=1500, horizon_months=60, **others))
    found = []
    for _ in range(60):
        model.step()
        found.append(float(model.table[0, conduct.QUALITY]))
    return found


def test_quality_moves_once_a_year_by_a_bounded_step() -> None:
    near, far = qualities({"planning": {"horizon": 3}}), qualities({"planning": {"horizon": 120}})
    for found in (near, far):
        assert found[:12] == pytest.approx([0.6] * 12), "nothing is known before a year is over"
        assert all(len(set(found[year : year + 12])) == 1 for year in range(0, 60, 12))
        assert np.abs(np.diff(found)).max() == pytest.approx(0.05, abs=1e-6)
    assert near[-1] < 0.6 < far[-1]
    assert min(near) >= LOWEST and max(far) <= HIGHEST


def test_a_budget_holds_quality_down() -> None:
    wished = {"quality": 0.8}
    found = qualities({"service": wished, "planning": {"budget": 0.02}})
    assert found[0] == pytest.approx(affordable_quality(1.0, 0.02, COST, NEUTRAL), abs=1e-6)
    assert max(found) < 0.65
    assert qualities({"service": wished, "planning": {"budget": 1.0}}) == pytest.approx([0.8] * 60)


def test_a_law_or_a_change_of_the_timeline_starts_the_decision_anew() -> None:
    change = [{"month": 30, "lever": "service.quality", "value": 0.7}]
    found = qualities({"planning": {"horizon": 120}}, timeline=change)
    assert found[29] > 0.6
    assert found[30:42] == pytest.approx([0.7] * 12)
    other = [{"month": 30, "lever": "pricing.price", "value": 1.01}]
    found = qualities({"planning": {"horizon": 120}}, timeline=other)
    assert found[30] == found[29] > 0.6


def lived(policy: dict[str, Any], **others: Any) -> Result:
    return run(scenario(policy, horizon_months=30, **others))


def test_off_or_at_null_nothing_is_planned() -> None:
    assert differing(lived({"planning": {"horizon": 120}}), lived({})) != []
    off = {"mechanisms": {"planning": False}}
    assert differing(lived({"planning": {"horizon": 120, "budget": 0.0}}, **off), lived({})) == []


def test_planning_without_a_contract_and_without_customers() -> None:
    silent = {"market": {"contract": False, "burn_in_months": 0}}
    planned = lived({"planning": {"horizon": 60}}, **silent)
    assert np.isfinite(planned.months["profit"]).all()
    nobody = {
        "market": {"focal_share": 0.0, "outside_share": 0.2, "burn_in_months": 0},
        "mechanisms": {"returning": False},
    }
    assert lived({"planning": {"horizon": 60}}, **nobody).months["customers"][:, 0].sum() == 0
