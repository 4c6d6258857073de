"""A trial inside one world: arms by lot, books that add up, and nothing at all when both arms are alike."""

from __future__ import annotations

import numpy as np
import pytest
from pydantic import ValidationError

from sim.model import RetentionModel
from sim.trial import Trial, arms, clusters
from tests.worlds import AGGRESSIVE, ALONE, hashes, scenario

NO_TIES = (np.zeros(0, np.int64), np.zeros(0, np.int32))


def test_a_trial_of_the_same_policy_changes_nobody() -> None:
    world = scenario(AGGRESSIVE)
    plain, tried = RetentionModel(world).run(), RetentionModel(world, trial=Trial(policy=AGGRESSIVE)).run()
    differing = {name for name, value in hashes(plain).items() if hashes(tried)[name] != value}
    assert all(name.startswith("months.") for name in differing), "people live the same to the byte"
    for name in differing:  # books of two arms are added up in another order
        key = name.removeprefix("months.")
        np.testing.assert_allclose(plain.months[key], tried.months[key], rtol=1e-9)


@pytest.mark.parametrize("unit", ["customer", "cluster"])
def test_money_adds_up_over_people_and_over_books(unit: str) -> None:
    world = scenario()
    tried = RetentionModel(world, trial=Trial(policy=AGGRESSIVE, unit=unit, cluster_size=20)).run()
    treated = tried.customers["treated"]
    assert 0.2 < treated.mean() < 0.8
    months = np.arange(1, 13)
    npv = float((tried.months["profit"][:, 0] * 1.1 ** (-months / 12)).sum())
    assert float(tried.customers["value"].sum()) == pytest.approx(npv, rel=1e-5)


def test_the_treated_of_a_trial_meet_their_policy() -> None:
    free = scenario(mechanisms=ALONE)
    tried = RetentionModel(free, trial=Trial(policy=AGGRESSIVE)).run()
    everybody = RetentionModel(free.model_copy(update={"policy": Trial(policy=AGGRESSIVE).policy})).run()
    nobody = RetentionModel(free).run()
    treated = tried.customers["treated"]
    for name in ("first_left", "value"):
        np.testing.assert_array_equal(tried.customers[name][treated], everybody.customers[name][treated])
        np.testing.assert_array_equal(tried.customers[name][~treated], nobody.customers[name][~treated])


def test_clusters() -> None:
    assert clusters(5, 2, *NO_TIES).tolist() == [0, 0, 1, 1, 2]
    ties = (np.array([0, 1, 2, 3, 4]), np.array([2, 3, 0, 1]))  # 0-2 and 1-3 know each other
    assert clusters(4, 2, *ties).tolist() == [0, 1, 0, 1]
    drawn = arms(Trial(unit="cluster", cluster_size=10), 1000, 1, *NO_TIES).reshape(-1, 10)
    assert (drawn == drawn[:, :1]).all() and 30 < drawn[:, 0].sum() < 70
    assert abs(arms(Trial(share=0.2), 10_000, 1, *NO_TIES).mean() - 0.2) < 4 * 0.004  # standard error .004


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"share": 0.0}, "greater than or equal to 0.01"),
        ({"cluster_size": 1}, "greater than or equal to 2"),
        ({"unit": "street"}, "'customer' or 'cluster'"),
        ({"policy": {"leaving": {"campaign_target": "uplift"}}}, "treats nobody by lot"),
        ({"policy": {"acquisition": {"referral_reward": 0.5}}}, "cannot be kept to one arm"),
    ],
)  # fmt: skip
def test_refusals(values: dict, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Trial.model_validate(values)
