"""The same scenario and seed give the same bytes, whatever the machine does meanwhile."""

from __future__ import annotations

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, run, twins
from sim.draws import replication_seed
from tests.worlds import (
    AGGRESSIVE,
    ALONE,
    TRANSPARENT,
    busy,
    contested,
    differing,
    rewarding,
    rewarding_under_contract,
    scenario,
    silent,
)

N = 1_531  # no multiple of any block, and more blocks than threads


@pytest.fixture(scope="module", params=[busy, silent, rewarding, rewarding_under_contract, contested])
def world(request: pytest.FixtureRequest) -> Scenario:
    made: Scenario = request.param(customers=N)
    return made


@pytest.fixture(scope="module")
def usual(world: Scenario) -> Result:
    return run(world)


def test_again(world: Scenario, usual: Result) -> None:
    assert differing(usual, run(world)) == []


@pytest.mark.parametrize("block", [1, 37, 64, 512, 4096])
@pytest.mark.parametrize("threads", [1, 2, 3])
def test_blocks_and_threads(world: Scenario, usual: Result, block: int, threads: int) -> None:
    assert differing(usual, RetentionModel(world, block=block, threads=threads).run()) == []


def test_another_seed_is_another_world(world: Scenario, usual: Result) -> None:
    other = run(world, seed=2)
    assert not np.array_equal(usual.customers["disposition"], other.customers["disposition"])


def test_step_by_step_is_run(world: Scenario, usual: Result) -> None:
    model = RetentionModel(world)
    while model.month < world.horizon_months:
        model.step()
    assert differing(usual, model.result()) == []


def test_begin_from_month_0(world: Scenario, usual: Result) -> None:
    """Running in once and living on from there is the same as one run."""
    start = RetentionModel(world, threads=2).at_month_0()
    for _ in range(2):  # a start is not used up
        assert differing(usual, RetentionModel(world, start=start, seed=start.seed).run()) == []


def test_workers_do_not_matter() -> None:
    policies = {"aggressive": scenario(AGGRESSIVE), "transparent": scenario(TRANSPARENT)}
    alone = twins(policies, replications=3, workers=1)
    together = twins(policies, replications=3, workers=2, threads=2)
    assert alone.seeds == together.seeds
    for name in policies:
        for one, other in zip(alone.results[name], together.results[name], strict=True):
            assert differing(one, other) == []


def test_twins_are_runs_of_the_replication_seeds() -> None:
    policies = {"aggressive": busy(), "neutral": busy(policy={})}
    found = twins(policies, replications=2)
    for name, world in policies.items():
        for r in range(2):
            assert differing(found.results[name][r], run(world, seed=replication_seed(1, r))) == []


def test_order_of_policies_does_not_matter() -> None:
    policies = {"aggressive": scenario(AGGRESSIVE), "transparent": scenario(TRANSPARENT)}
    forwards = twins(policies, replications=2)
    backwards = twins(dict(reversed(policies.items())), replications=2)
    assert (forwards.baseline, backwards.baseline) == ("transparent", "aggressive")
    for name in policies:
        assert differing(forwards.results[name][1], backwards.results[name][1]) == []


@pytest.mark.parametrize("contract", [True, False])
def test_people_do_not_depend_on_how_many_others_there_are(contract: bool) -> None:
    """With nobody to meet, customer 17 lives the same life in a town and in a city."""
    market = {"burn_in_months": 0, "contract": contract}
    town = run(scenario(AGGRESSIVE, customers=300, mechanisms=ALONE, market=market))
    city = run(scenario(AGGRESSIVE, customers=5_000, mechanisms=ALONE, market=market))
    for name, column in town.customers.items():
        assert np.array_equal(column, city.customers[name][:300], equal_nan=True), name


def test_progress_counts_every_month_once() -> None:
    ticks: list[tuple[int, int]] = []
    twins(
        {"one": busy(), "two": busy(policy={})},
        replications=2,
        progress=lambda done, total: ticks.append((done, total)),
    )
    total = 2 * (8 + 16 + 16)
    assert ticks == [(i, total) for i in range(1, total + 1)]


def test_nothing_to_run_is_refused() -> None:
    with pytest.raises(ValueError, match="need a policy and a replication; found 0 and 3"):
        twins({}, replications=3)
    with pytest.raises(ValueError, match="found 1 and 0"):
        twins({"one": scenario()}, replications=0)
