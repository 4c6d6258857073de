"""Tastes move: companies fall behind, catch up as far as they know how, and disturb customers on the way."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, conduct, run
from tests.worlds import differing, scenario, shifting

DRIFT = 0.006
TALKING = {"contact": {"two_way": 1.0}}


def policy(evolution: float, **others: Any) -> dict[str, Any]:
    return {"learning": {"evolution": evolution}, **others}


def lived(levers: dict[str, Any], drift: float = DRIFT, **others: Any) -> Result:
    market = {"burn_in_months": 0, "taste_drift": drift}
    return run(scenario(levers, **{"market": market, "horizon_months": 36, "customers": 800, **others}))


def test_levers_and_tastes_at_null_are_the_mechanism_off() -> None:
    world = shifting(market={"burn_in_months": 8, "outside_share": 0.25, "taste_drift": 0.0}).model_dump()
    for company in (world["policy"], *(rival["policy"] for rival in world["rivals"].values())):
        company["learning"]["evolution"] = 0.0
    off = Scenario.model_validate(world | {"mechanisms": {"evolution": False}})
    assert differing(run(Scenario.model_validate(world)), run(off)) == []


@pytest.mark.parametrize("evolution", [0.3, 1.0])
def test_the_lever_does_nothing_with_the_mechanism_off(evolution: float) -> None:
    off = {"mechanisms": {"evolution": False}}
    assert differing(lived(policy(evolution), **off), lived({}, **off)) == []
    assert differing(lived({}), lived({}, **off)) != []


def test_who_renews_nothing_falls_behind_along_a_curve() -> None:
    """The distance to the limit shrinks by the same share every month: farthest (1 - (1 - drift / farthest)^t)."""
    months = lived({}).months
    t = np.arange(1, 37)
    for company in (0, 1):
        assert months["behind"][:, company] == pytest.approx(0.3 * (1.0 - (1.0 - DRIFT / 0.3) ** t))
    assert not lived({}, drift=0.0).months["behind"].any()


def test_tastes_stand_still_before_month_0() -> None:
    market = {"burn_in_months": 12, "taste_drift": DRIFT}
    months = lived({}, market=market, horizon_months=3).months
    assert months["behind"][:, 0] == pytest.approx(0.3 * (1.0 - (1.0 - DRIFT / 0.3) ** np.arange(1, 4)))


def test_what_is_missing_is_felt() -> None:
    model = RetentionModel(scenario({"service": {"quality": 0.65}}, market={"burn_in_months": 0, "taste_drift": 0.03}))
    for _ in range(3):
        model.step()
    company = model.companies[0]
    company.insight = 0.0
    company.lay_out()
    assert float(model.table[0, conduct.QUALITY]) == pytest.approx(0.65 - company.behind)
    company.behind = 0.9
    company.lay_out()
    assert float(model.table[0, conduct.QUALITY]) == 0.0


def test_evolution_keeps_satisfaction_where_tastes_move() -> None:
    ends = [float(lived(policy(e)).months["satisfaction"][-6:, 0].mean()) for e in (0.0, 0.2, 0.5)]
    assert ends[0] + 0.01 < ends[1] and ends[1] + 0.005 < ends[2]


def test_blind_evolution_does_less_than_aimed() -> None:
    """The same effort, once by a company that talks with its customers; dialogue does nothing else here."""
    only = {"contact": {"dialogue_kept": 0.0, "dialogue_relief": 0.0}, "evolution": {"explains": 0.0}}
    blind, aimed = (
        lived(policy(0.3, **talk), behaviour={**only, "insight": {"aim": 1.0}}).months for talk in ({}, TALKING)
    )
    assert aimed["behind"][-1, 0] < 0.8 * blind["behind"][-1, 0]
    assert aimed["satisfaction"][-6:, 0].mean() > blind["satisfaction"][-6:, 0].mean() + 0.01


def test_in_a_steady_market_renewal_only_disturbs_and_costs() -> None:
    still, moving = lived({}, drift=0.0).months, lived(policy(1.0), drift=0.0).months
    assert moving["satisfaction"][-1, 0] < still["satisfaction"][-1, 0]
    assert moving["profit"][:, 0].sum() < still["profit"][:, 0].sum()
    share = moving["learning_cost"][0, 0] / moving["customers"][0, 0]
    assert share == pytest.approx(0.08)
    half = lived(policy(0.5), drift=0.0, horizon_months=1).months
    assert half["learning_cost"][0, 0] / half["customers"][0, 0] == pytest.approx(0.02), "with the square"


def test_change_that_is_explained_disturbs_less() -> None:
    def quality(levers: dict[str, Any], **others: Any) -> float:
        model = RetentionModel(scenario(levers, **others))
        model.companies[0].plan()
        return float(model.table[0, conduct.QUALITY])

    assert quality(policy(0.5)) == pytest.approx(0.6 - 0.02 * 0.25)
    assert quality(policy(0.5, **TALKING)) == pytest.approx(0.6 - 0.02 * 0.25 * 0.4)
    silent = {"mechanisms": {"dialogue": False}}
    assert quality(policy(0.5, **TALKING), **silent) == pytest.approx(0.6 - 0.02 * 0.25)


def test_a_rival_that_keeps_up_draws_customers_from_one_that_does_not() -> None:
    rivals = {"rival": {"policy": policy(0.5)}}
    still, passed = lived({}, customers=2_000).months, lived({}, rivals=rivals, customers=2_000).months
    assert passed["customers_end"][-1, 0] < still["customers_end"][-1, 0]


@pytest.mark.parametrize("drift", [0.002, 0.006, 0.03])
def test_quality_and_insight_stay_in_bounds(drift: float) -> None:
    months = lived(policy(1.0), drift=drift, horizon_months=60, customers=200).months
    assert (months["behind"] >= 0).all() and (months["behind"] <= 0.3).all()
    assert (np.abs(months["insight"]) <= 1).all()
    assert np.isfinite(months["satisfaction"]).all()
