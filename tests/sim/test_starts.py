"""A start keeps its size, its seed and its month; twins share their luck."""

from __future__ import annotations

from typing import Any

import pytest

from sim import RetentionModel, Scenario, run, twins
from tests.worlds import differing, scenario


def newcomers(n: int, seed: int = 1) -> Scenario:
    return Scenario(customers=n, horizon_months=3, seed=seed, market={"burn_in_months": 0})


def test_a_start_of_another_size_is_refused() -> None:
    start = RetentionModel(newcomers(400)).at_month_0()
    with pytest.raises(ValueError, match="400 customers"):
        RetentionModel(newcomers(50_000), start=start)


def test_a_start_brings_its_seed() -> None:
    world = scenario()
    start = RetentionModel(world, seed=5).at_month_0()
    assert differing(RetentionModel(world, start=start).run(), run(world, seed=5)) == []
    with pytest.raises(ValueError, match="seed"):
        RetentionModel(world, start=start, seed=6)


def test_a_start_stays_at_month_0() -> None:
    model = RetentionModel(scenario())
    start = model.at_month_0()
    before = start.customers.copy()
    model.step()
    assert (start.customers["tenure"] == before["tenure"]).all()


def test_what_was_run_in_once_is_not_run_in_again() -> None:
    world = scenario(market={"burn_in_months": 4})
    dearer = world.model_validate(world.model_dump() | {"policy": {"pricing": {"price": 1.2}}})
    kept: dict[tuple[str, int], Any] = {}
    months = []
    for policies in ({"a": world, "b": world}, {"a": dearer, "b": world}):
        told: list[tuple[int, int]] = []
        found = twins(policies, replications=2, starts=kept, progress=lambda *done, told=told: told.append(done))
        months.append(told[-1])
        assert differing(found.results["b"][1], twins({"b": world}, replications=2).results["b"][1]) == []
    burn_in = 2 * world.market.burn_in_months
    assert len(kept) == 2 and burn_in == 8
    assert months[0][0] == months[0][1] == months[1][0] + burn_in


def test_twins_of_different_seeds_are_none() -> None:
    with pytest.raises(ValueError, match="luck"):
        twins({"a": newcomers(50, 1), "b": newcomers(50, 2)}, replications=1)


def test_each_offer_is_another_occasion() -> None:
    """Nobody changes, so the chance that an offer is accepted may not wander off with the months."""
    policy = {"leaving": {"campaign_reach": 1.0, "save_depth": 0.3, "save_months": 0}}
    off = dict.fromkeys(("reputation", "price", "returning", "involuntary", "luck"), False)
    months = run(scenario(policy, customers=4_000, horizon_months=6, mechanisms=off)).months
    rate = months["accepted"][:, 0] / months["offers"][:, 0]
    # the persistent few who never accept are a little more common among those who stay; a draw kept for good would
    # bring the rate to zero within months
    assert rate[-1] > 0.7 * rate[0]


def test_an_overpromise_is_felt_by_those_it_lured() -> None:
    neutral = run(scenario(customers=3_000))
    lured = run(scenario({"promise": {"overpromise": 0.3}}, customers=3_000))
    # who was there before the promise was made cannot feel it broken: month 1, before anybody was lured
    assert lured.months["trust"][0, 0] == neutral.months["trust"][0, 0]
    assert lured.months["trust"][-1, 0] < neutral.months["trust"][-1, 0]
