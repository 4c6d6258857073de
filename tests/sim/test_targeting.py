"""Whom a campaign goes to: budgets are kept, companies see only what they can see, and the oracle is right."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import RetentionModel, Scenario, run
from sim.leaving_model import fit
from sim.passes.targeting import foresee
from sim.targeting import HELD_OUT, PILOT, WINDOW, what_is_seen
from tests.worlds import busy, differing, scenario, targeted

RULES = ("everyone", "risk", "value", "uplift", "true_uplift")
OFFER = {"save_depth": 0.3, "save_months": 3}


def campaign(rule: str, reach: float, **others: Any) -> Scenario:
    market = {"burn_in_months": 24}
    return scenario({"leaving": {**OFFER, "campaign_reach": reach, "campaign_target": rule}}, market=market, **others)


def contacts(model: RetentionModel, months: int) -> np.ndarray:
    """Live and return who was contacted in which month, bool (months, customers)."""
    while model.month < 0:
        model.step()
    found = []
    for month in range(model.month, model.month + months):
        model.step()
        found.append(model.customers["contacted"] == month)
    return np.array(found)


@pytest.mark.parametrize("rule", RULES)
def test_budgets_are_kept_and_nobody_is_pestered(rule: str) -> None:
    reach = 0.05
    model = RetentionModel(campaign(rule, reach, customers=2_000))
    reached = contacts(model, 12)
    months = model.result().months
    assert np.array_equal(reached.sum(axis=1), months["offers"][:12, 0]), "every contact brings an offer"
    begins = PILOT if rule in ("risk", "value", "uplift") else 0
    by_rule = reached[begins:]
    assert by_rule.any()
    if rule != "everyone":
        assert (by_rule.sum(axis=1) <= np.round(reach * months["customers"][begins:12, 0])).all()
    for month in range(1, len(by_rule)):
        again = by_rule[month] & by_rule[max(0, month - WINDOW) : month].any(axis=0)
        assert not again.any()


def test_a_pilot_goes_by_the_lots_of_a_random_campaign() -> None:
    by_lot = contacts(RetentionModel(campaign("random", 0.05, customers=1_000)), PILOT + 1)
    learned = contacts(RetentionModel(campaign("risk", 0.05, customers=1_000)), PILOT + 1)
    assert np.array_equal(by_lot[:PILOT], learned[:PILOT])
    assert not np.array_equal(by_lot[PILOT], learned[PILOT])


def test_some_are_held_out() -> None:
    model = RetentionModel(campaign("risk", 1.0, customers=4_000))
    contacts(model, PILOT + 1)
    targeting = model.companies[0].targeting
    assert targeting is not None
    held_out = targeting.records[-1].who
    n = model.result().months["customers"][PILOT, 0]
    assert len(held_out) == pytest.approx(HELD_OUT * n, abs=4 * np.sqrt(HELD_OUT * n))
    assert not contacts(model, 3)[:, held_out].any()


@pytest.mark.parametrize("rule", RULES)
def test_without_reach_a_rule_does_nothing(rule: str) -> None:
    levers = busy().policy.model_dump()
    levers["leaving"]["campaign_reach"] = 0.0
    without = run(busy(policy=levers))
    levers["leaving"]["campaign_target"] = rule
    assert differing(without, run(busy(policy=levers))) == []


@pytest.mark.parametrize(("block", "threads"), [(37, 1), (64, 3)])
def test_choices_do_not_depend_on_blocks_and_threads(block: int, threads: int) -> None:
    for rule in ("uplift", "true_uplift"):
        world = targeted(rule, customers=700)
        assert differing(run(world), RetentionModel(world, block=block, threads=threads).run()) == []


def test_a_company_does_not_see_into_people() -> None:
    """Whatever nobody could see is shuffled; what is seen, and who is chosen, stays the same."""
    chosen = []
    for is_shuffled in (False, True):
        model = RetentionModel(campaign("uplift", 0.05, customers=1_000))
        contacts(model, PILOT + 1)
        if is_shuffled:
            rng = np.random.default_rng(1)
            for name in ("satisfaction", "trust", "resentment", "propensity", "clock", "fit", "disposition",
                         "price_sensitivity", "attention", "reference_price", "expectation", "deal_training",
                         "contact_ideal", "stage"):  # fmt: skip
                rng.shuffle(model.customers[name])
        mine = np.flatnonzero(model.customers["company"] == 0)
        targeting = model.companies[0].targeting
        assert targeting is not None
        assert targeting.plan("uplift", 0.05)
        chosen.append((what_is_seen(model.customers, mine, 0, model.month, 1.0), model.customers["flags"].copy()))
    assert np.array_equal(chosen[0][0], chosen[1][0])
    assert np.array_equal(chosen[0][1], chosen[1][1])
    assert (chosen[0][1] & 4).any()


def test_the_regression_finds_known_odds() -> None:
    """Of 4,000 with a mark 1,000 leave, of 6,000 without one 600: log-odds of 1/3 and of 1/9."""
    marked = np.r_[np.ones(4_000), np.zeros(6_000)]
    left = np.zeros(10_000, bool)
    left[:1_000] = left[4_000:4_600] = True
    model = fit(marked[:, None], left)
    found = model.p_leaves(np.array([[1.0], [0.0]]))
    np.testing.assert_allclose(found, [0.25, 0.1], rtol=2e-3)  # the ridge is one record in ten thousand


@pytest.mark.parametrize("left", [np.zeros(50, bool), np.ones(50, bool)])
def test_nothing_to_tell_apart_gives_one_chance_for_all(left: np.ndarray) -> None:
    seen = np.column_stack([np.arange(50.0), np.ones(50)])
    chances = fit(seen, left).p_leaves(seen)
    assert np.isfinite(chances).all()
    assert np.abs(chances - left).max() < 0.05


FROZEN = dict.fromkeys(
    ("satisfaction", "trust", "resentment", "rivalry", "reputation", "returning", "expectation"), False
)


@pytest.mark.parametrize("leaving", [{"save_share": 0.5}, {"friction": "mild"}])
@pytest.mark.parametrize("window", [3, 12])
def test_the_oracle_foresees_what_a_contact_changes(leaving: dict[str, Any], window: int) -> None:
    """With attitudes that stand still its chances are exact: twin worlds agree within the error of counting."""
    levers = {**OFFER, **leaving, "campaign_reach": 1.0}
    others: dict[str, Any] = {"customers": 20_000, "mechanisms": FROZEN, "market": {"burn_in_months": 24}}
    once = [{"month": 1, "lever": "leaving.campaign_reach", "value": 0.0}]
    contact = scenario({"leaving": levers}, timeline=once, **others)
    alone = scenario({"leaving": {**levers, "campaign_reach": 0.0}}, **others)
    start = RetentionModel(contact).at_month_0()
    model = RetentionModel(contact, start=start)
    people = model.customers
    who = np.flatnonzero((people["company"] == 0) & (people["pause"] == 0)).astype(np.int32)
    model.companies[0].plan()
    foreseen, back = np.empty(len(who), np.float32), np.empty(window, np.float32)
    foresee(len(who), who, window, people.floats, people.bytes, model.table[0], model.world, True, back, foreseen)
    left = [m.run().customers["first_left"][who] <= window for m in (model, RetentionModel(alone, start=start))]
    gained = left[1].astype(float) - left[0]
    assert gained.mean() == pytest.approx(foreseen.mean(), abs=4 * gained.std() / np.sqrt(len(who)))
    best = np.argsort(-foreseen)[: len(who) // 10]
    error = gained[best].std() / np.sqrt(len(best))
    assert gained[best].mean() == pytest.approx(foreseen[best].mean(), abs=4 * error)
    assert foreseen[best].mean() > 5 * foreseen.mean()
