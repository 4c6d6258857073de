"""What happens to few, by hand or in closed form: notices, failures, cards, pauses, deals and homecomings."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import special

from sim import RetentionModel
from sim.customers import CONTENT, WANTING
from sim.world import Mechanisms
from tests.worlds import scenario

N = 40_000
OFF = dict.fromkeys(Mechanisms.model_fields, False)
ALIKE = {"want_spread": 0.0, "price_sensitivity_spread": 0.0, "noticing_spread": 0.0, "disposition_spread": 0.0}
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
ALL_WANT = {**ALIKE, "want_level": 4.0, "notice": 0.001}
NOBODY_WANTS = {**ALIKE, "want_level": -12.0}


def model(policy: dict[str, Any] | None = None, on: tuple[str, ...] = (), **others: Any) -> RetentionModel:
    """Return a cohort of people alike in which only the given mechanisms run."""
    return RetentionModel(
        scenario(policy, customers=N, market=COHORT, mechanisms={**OFF, **dict.fromkeys(on, True)},
                 **{"horizon_months": 30, **others})
    )  # fmt: skip


def near(found: float, expected: float, n: int) -> bool:
    return bool(abs(found - expected) < 4 * np.sqrt(expected * (1 - expected) / n) + 1e-12)


def lived(world: RetentionModel, months: int) -> dict[str, np.ndarray]:
    for _ in range(months):
        world.step()
    return {name: values[:months, 0] for name, values in world.result().months.items()}


def test_renewal_notices_wake_on_anniversaries() -> None:
    """Attempts jump in the 13th and 25th month only, by the share who read and the log-odds it wakes by."""
    m = lived(model({"leaving": {"renewal_notice": 0.6}}, ("renewal",), population={**ALL_WANT, "notice": 0.02}), 26)
    waiting = m["customers"]
    asleep = 0.02
    awake = special.expit(special.logit(0.02) + 2.0)
    for month in (12, 24):
        assert near(m["attempts"][month] / waiting[month], 0.6 * awake + 0.4 * asleep, int(waiting[month]))
    for month in (5, 11, 13, 23, 25):
        assert near(m["attempts"][month] / waiting[month], asleep, int(waiting[month]))


def test_contacts_wake() -> None:
    m = lived(model({"contact": {"frequency": 5.0}}, ("contact",), population={**ALL_WANT, "notice": 0.02}), 8)
    awake = special.expit(special.logit(0.02) + 0.15 * 4.0)
    assert near(m["attempts"][5] / m["customers"][5], awake, int(m["customers"][5]))


def test_failures_hurt_a_share() -> None:
    shock = {"kind": "failure_wave", "month": 2, "months": 2, "share": 0.3, "severity": 0.25}
    world = model(on=(), shocks=[shock], population=NOBODY_WANTS, behaviour={"experience": {"fit": 0.0}})
    m = lived(world, 5)
    error = 0.25 * np.sqrt(0.3 * 0.7 / N)
    assert m["experience"][[0, 1, 4]] == pytest.approx(0.6, abs=2e-6)
    assert (np.abs(m["experience"][[2, 3]] - (0.6 - 0.3 * 0.25)) < 4 * error).all()


def test_failures_of_one_company_stay_there() -> None:
    shock = {"kind": "failure_wave", "month": 0, "company": "rival"}
    world = RetentionModel(
        scenario(customers=2_000, shocks=[shock], mechanisms=OFF, behaviour={"experience": {"fit": 0.0}})
    )
    world.step()
    m = world.result().months
    assert m["experience"][0] == pytest.approx([0.6, 0.3], abs=2e-6)


def test_card_replacement_forces_a_share_of_those_who_want_out() -> None:
    world = model(shocks=[{"kind": "card_replacement", "month": 3, "share": 0.4}], population=ALL_WANT)
    lived(world, 3)
    wanting = int((world.customers["stage"] == WANTING).sum())
    assert wanting > 0.9 * N
    m = lived(world, 1)
    left = world.result().months["left"][3, 0]
    assert near(left / wanting, 0.4 + 0.6 * 0.001 * special.expit(2.06), wanting)
    assert m["left_involuntarily"].sum() == 0, "they were going to leave"


def test_the_stuck_give_up_for_a_while() -> None:
    """With friction that always holds, half try again next month and half after the pause."""
    behaviour = {"leaving": {"stuck": 4.0, "friction_mild": 6.0, "give_up": 0.5, "give_up_months": 6}}
    world = model({"leaving": {"friction": "mild"}}, ("friction",), behaviour=behaviour,
                  population={**ALL_WANT, "notice": 0.95})  # fmt: skip
    m = lived(world, 1)
    stuck = int(m["stuck"][0])
    pauses = np.bincount(world.customers["pause"], minlength=7)
    assert pauses[1:6].sum() == 0
    assert near(pauses[6] / stuck, 0.5, stuck)
    paused = np.flatnonzero(world.customers["pause"] == 6)
    clock = world.customers["clock"][paused].copy()
    lived(world, 6)
    assert (world.customers["pause"][paused] == 0).all()
    assert np.array_equal(world.customers["clock"][paused], clock), "six whole months without a try"
    lived(world, 1)
    tried_again = (world.customers["clock"][paused] != clock).mean()
    assert tried_again == 1.0


def test_the_saved_are_reconverted_or_wait() -> None:
    """Of those who accept at exit a share no longer wants out; the others pause for the months of the deal."""
    policy = {"leaving": {"save_share": 1.0, "save_depth": 0.4, "save_months": 5}}
    world = model(policy, ("saving", "price"), population={**ALL_WANT, "notice": 0.95},
                  behaviour={"saving": {"reconverts": 0.3}})  # fmt: skip
    m = lived(world, 1)
    accepted = int(m["accepted"][0])
    assert near(accepted / m["offers"][0], special.expit(-1.5 - 0.9 + 7 * 0.4), int(m["offers"][0]))
    assert m["attempts"][0] == m["offers"][0]
    dealing = world.customers["deals"] == 1
    assert dealing.sum() == accepted
    content = dealing & (world.customers["stage"] == CONTENT)
    assert near(content.sum() / accepted, 0.3, accepted)
    assert (world.customers["pause"][content] == 0).all()
    assert (world.customers["pause"][dealing & ~content] == 5).all()
    assert (world.customers["discount_left"][dealing] == 5).all()


def test_deals_teach_asking() -> None:
    """After a deal has ended each past deal makes asking likelier, and who asks does not try to leave."""
    policy = {"leaving": {"campaign_reach": 1.0, "save_share": 1.0, "save_depth": 0.9, "save_months": 0}}
    stop = [{"month": 1, "lever": "leaving.campaign_reach", "value": 0.0}]
    world = model(policy, ("saving", "price"), population=NOBODY_WANTS, timeline=stop,
                  behaviour={"saving": {"asks": 0.2}})  # fmt: skip
    m = lived(world, 1)
    dealt = int(m["accepted"][0])
    m = lived(world, 1)
    asked = int(world.result().months["offers"][1, 0])
    assert near(asked / dealt, 0.2, dealt)
    assert world.result().months["attempts"][1, 0] <= 3  # 6 people in a million want out by themselves


def test_homecomers_remember() -> None:
    """They come back with the trust they left with and what time has left of their resentment."""
    policy = {"contact": {"frequency": 20.0}, "pricing": {"hidden_fee": 0.1}}
    on = dict.fromkeys(("contact", "resentment", "returning", "price", "violations", "trust"), True)
    world = RetentionModel(
        scenario(policy, customers=4_000, horizon_months=30, market=COHORT, rivals={"rival": {}},
                 mechanisms={**OFF, **on}, population={**ALIKE, "want_level": 2.0, "notice": 0.9},
                 behaviour={"resentment": {"half_life_months": 6.0},
                            "joining": {"remembered_resentment": 0.0, "base": 3.0}})
    )  # fmt: skip
    people, seen, distrustful = world.customers, 0, 0
    for _ in range(20):
        was = people["company"].copy()
        last, parted, memory, trust = (
            people[c].copy() for c in ("last_company", "parted", "memory_resentment", "memory_trust")
        )
        month = world.month
        world.step()
        back = (was != 0) & (people["company"] == 0) & (last == 0)
        # who left the rival this month has the rival as last company: they come to the focal company as strangers
        stranger = back & (people["last_company"] != 0)
        true = back & ~stranger
        seen += int(true.sum())
        assert np.array_equal(people["trust"][true], trust[true])
        distrustful += int((people["trust"][true] < people["disposition"][true] - 0.01).sum())
        expected = memory[true] * 0.5 ** ((month - parted[true]) / 6.0)
        assert people["resentment"][true] == pytest.approx(expected, abs=1e-5)
        assert (people["satisfaction"][true] == np.float32(0.6)).all()
        assert (people["tenure"][back] == 0).all()
        assert (people["resentment"][stranger] == 0).all()
    assert seen > 50
    assert distrustful > 10


def test_newcomers_expect_what_they_were_promised() -> None:
    market = {"burn_in_months": 0, "focal_share": 0.0, "outside_share": 1.0}
    world = RetentionModel(
        scenario({"promise": {"overpromise": 0.2}}, customers=2_000, market=market, population=NOBODY_WANTS,
                 mechanisms={**OFF, "returning": True},
                 behaviour={"joining": {"search": 1.0}, "experience": {"fit": 0.1}})
    )  # fmt: skip
    world.step()
    people = world.customers
    for company, promised in ((0, 0.2), (1, 0.0)):
        here = people["company"] == company
        assert here.sum() > 100
        expected = np.clip(0.6 + 0.6 * promised + 0.1 * people["fit"][here], 0, 1)
        assert people["expectation"][here] == pytest.approx(expected, abs=1e-6)
