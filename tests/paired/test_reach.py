"""Touching one customer, or one lever, changes only those who can be reached from there."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, draws, fates, run, twins
from sim.customers import NEVER, NOT_A_STARTER
from sim.measures import starters, survival
from tests.worlds import AGGRESSIVE, ALONE, TRANSPARENT, busy, differing, scenario

QUIET = ALONE


def unlike(one: Result, other: Result) -> np.ndarray:
    """Return which people differ in any column, bool (customers)."""
    return np.any(
        [~((a == other.customers[name]) | ((a != a) & (other.customers[name] != other.customers[name])))
         for name, a in one.customers.items()], axis=0,
    )  # fmt: skip


def lived(world: Scenario, touch: dict[str, Any], who: int = 17) -> Result:
    model = RetentionModel(world)
    for name, value in touch.items():
        setattr(model.customers[who], name, value)
    return model.run()


@pytest.mark.parametrize("column", ["price_sensitivity", "disposition", "attention", "propensity", "trust", "fit"])
def test_touching_one_customer_changes_nobody_else(column: str) -> None:
    world = busy(mechanisms=QUIET)
    value = RetentionModel(world).customers[17]
    changed = lived(world, {column: getattr(value, column) * 0.5 + 0.2})
    assert np.flatnonzero(unlike(run(world), changed)).tolist() in ([17], [])


def test_touching_one_customer_does_change_that_one() -> None:
    world = busy(mechanisms=QUIET)
    touched = lived(world, {"price_sensitivity": 9.0})
    assert np.flatnonzero(unlike(run(world), touched)).tolist() == [17]


def test_through_reputations_everybody_can_be_reached() -> None:
    world = busy()
    assert unlike(run(world), lived(world, {"fit": 5.0})).sum() > 1


def test_without_a_forum_nobody_is_reached_through_one() -> None:
    world = busy(mechanisms={**QUIET, "community": True})
    nowhere = world.policy.model_dump() | {"community": {}}
    rivals = {name: {"policy": rival.policy.model_dump() | {"community": {}}} for name, rival in world.rivals.items()}
    world = busy(mechanisms={**QUIET, "community": True}, policy=nowhere, rivals=rivals, timeline=[])
    touched = lived(world, {"price_sensitivity": 9.0, "resentment": 1.0})
    assert np.flatnonzero(unlike(run(world), touched)).tolist() == [17]


def test_through_a_forum_those_with_the_same_company_can_be_reached() -> None:
    """Anger of a member is heard a month later, by all who take part there and by nobody else."""
    levers = {"policy": {"community": {"forum": 1.0}}}
    world = scenario({"community": {"forum": 1.0}}, rivals={"rival": levers}, mechanisms={**QUIET, "community": True})
    plain, touched = RetentionModel(world), RetentionModel(world)

    def live_a_month() -> np.ndarray:
        plain.step()
        touched.step()
        unequal: np.ndarray = plain.customers["resentment"] != touched.customers["resentment"]
        return unequal

    live_a_month()
    is_member = (plain.customers["belonging"] > 0) & (plain.customers["company"] == 0)
    who = int(np.flatnonzero(is_member)[0])
    touched.customers[who].resentment = 1.0
    assert np.flatnonzero(live_a_month()).tolist() == [who]
    was_with, spell = plain.customers["company"].copy(), plain.customers["spell"].copy()
    with np.errstate(over="ignore"):
        key = np.uint64(draws.key(np.uint64(world.seed), draws.TAKES_PART, 0))
        takes_part = np.array([draws.uniform(key, i) < 0.3 for i in range(world.customers)])
    heard = live_a_month()
    listens = takes_part & (was_with == 0)
    assert not heard[~listens].any()
    assert heard[listens & (plain.customers["spell"] == spell)].all()
    assert heard.sum() > 30


def test_equal_policies_are_equal() -> None:
    world = busy()
    pair = twins({"one": world, "other": world.model_validate(world.model_dump())}, replications=2)
    for one, other in zip(pair.results["one"], pair.results["other"], strict=True):
        assert differing(one, other) == []
        found = fates(one, other, 12)
        assert found["saved"].sum() == found["driven_away"].sum() == 0


def test_saving_touches_only_those_who_try_to_leave() -> None:
    """A save desk cannot change the life of a customer who never tries; leavers without it are among the triers."""
    levers = {"save_share": 1.0, "save_depth": 0.4, "save_months": 6}
    market = {"burn_in_months": 24}
    without = run(scenario(customers=3_000, market=market, mechanisms=QUIET))
    with_desk = run(scenario({"leaving": levers}, customers=3_000, market=market, mechanisms=QUIET))
    touched = unlike(without, with_desk)
    in_focal = starters(without)
    assert touched.sum() > 20
    assert with_desk.months["offers"][:, 0].sum() >= touched.sum()
    # starters whom it touched: they left without it, were stuck, or were held for a while and tried again
    first_left = without.customers["first_left"]
    left_or_stuck = (first_left != NEVER) & in_focal
    stuck = int(without.months["stuck"][:, 0].sum())
    assert (touched & in_focal & ~left_or_stuck).sum() <= stuck
    # and nobody leaves for the first time earlier than without it
    assert np.all(with_desk.customers["first_left"][in_focal] >= first_left[in_focal])


def test_friction_touches_only_those_who_try_to_leave() -> None:
    market = {"burn_in_months": 24}
    base = {"avoids_traps": 0.0}
    free = run(scenario(customers=3_000, market=market, mechanisms=QUIET, behaviour={"joining": base}))
    hard = run(
        scenario({"leaving": {"friction": "aggressive"}}, customers=3_000, market=market, mechanisms=QUIET,
                 behaviour={"joining": base})
    )  # fmt: skip
    touched = unlike(free, hard) & starters(free)
    assert touched.sum() > 20
    stuck_when_free = int(free.months["stuck"][:, 0].sum())
    assert (touched & (free.customers["first_left"] == NEVER)).sum() <= stuck_when_free
    both = starters(free) & (free.customers["first_left"] == NEVER) & (hard.customers["first_left"] == NEVER)
    assert both.sum() > 100


def test_a_rival_that_nobody_joins_changes_nothing_for_others() -> None:
    """One Gumbel draw an alternative: an entrant takes customers, and does not reshuffle the rest."""
    market = {"burn_in_months": 0, "focal_share": 0.0, "outside_share": 1.0}
    rivals: dict[str, Any] = {"one": {}}
    few = run(scenario(market=market, rivals=rivals, mechanisms=QUIET, customers=3_000, horizon_months=1))
    many = run(
        scenario(market=market, rivals=rivals | {"two": {}}, mechanisms=QUIET, customers=3_000, horizon_months=1)
    )
    here, there = few.customers["company"], many.customers["company"]
    chose = here < 2
    moved = chose & (here != there)
    assert moved.sum() > 0
    assert np.all(there[moved] == 2), "whoever moved, moved to the entrant"


@pytest.mark.parametrize("months", [1, 6, 12])
def test_fates_partition_the_starters(months: int) -> None:
    pair = twins({"a": scenario(AGGRESSIVE), "b": scenario(TRANSPARENT)}, replications=1)
    one, other = pair.results["a"][0], pair.results["b"][0]
    found = fates(one, other, months)
    assert np.array_equal(np.sum(list(found.values()), axis=0), starters(one).astype(int))
    assert survival(one)[months] == pytest.approx((found["saved"] | found["stay_anyway"]).sum() / starters(one).sum())
    mirrored = fates(other, one, months)
    assert np.array_equal(found["saved"], mirrored["driven_away"])


def test_twins_start_as_the_same_people() -> None:
    pair = twins({"a": busy(policy=AGGRESSIVE), "b": busy(policy=TRANSPARENT)}, replications=1)
    one, other = pair.results["a"][0].customers, pair.results["b"][0].customers
    for name in ("price_sensitivity", "disposition", "attention", "contact_ideal", "start_tenure"):
        assert np.array_equal(one[name], other[name]), name
    assert np.array_equal(one["first_left"] == NOT_A_STARTER, other["first_left"] == NOT_A_STARTER)
