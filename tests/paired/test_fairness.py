"""Deals of others: who hears of them, whom that angers, and who asks for one because of it."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, Scenario, run
from sim.rules.fairness import unfairness
from tests.worlds import differing, scenario

f32 = np.float32
OFFER = {"save_share": 1.0, "save_depth": 0.3, "save_months": 3}
DEALS = {"leaving": OFFER, "pricing": {"welcome_discount": 0.3, "welcome_months": 3}}


def world(policy: dict[str, Any], tells: float = 0.1, **others: Any) -> Scenario:
    base = {"customers": 4_000, "horizon_months": 24, "market": {"burn_in_months": 12}}
    return scenario(policy, **{**base, "behaviour": {"fairness": {"tells": tells}}, **others})


def test_unfairness_grows_with_the_deal_and_not_beyond_the_weight() -> None:
    found = [float(unfairness(f32(d), f32(0.3), f32(0.4))) for d in (0.0, 0.15, 0.3, 0.9)]
    assert found == pytest.approx([0.0, 0.2, 0.4, 0.4], abs=1e-6)


def test_without_deals_there_is_nothing_to_mind() -> None:
    off = world({}, mechanisms={"fairness": False})
    assert differing(run(world({}, tells=1.0)), run(off)) == []


def test_a_promotion_for_everybody_is_not_unfair() -> None:
    everybody = {"pricing": {"promotion": 0.2}}
    off = world(everybody, mechanisms={"fairness": False})
    assert differing(run(world(everybody, tells=1.0)), run(off)) == []


def test_what_is_overheard_is_the_deepest_deal_of_a_tie_with_the_same_company() -> None:
    model = RetentionModel(world(DEALS, tells=1.0, customers=500))
    heard = 0
    while model.month < 12:
        model.step()
        people, network = model.customers, model.talk.network
        deal = np.where((people["discount_left"] > 0) & (people["stage"] != 2), people["discount"], 0.0)
        for j in range(people.n):
            ties = network.neighbours[network.offsets[j] : network.offsets[j + 1]]
            same = ties[people["company"][ties] == people["company"][j]]
            deepest = round(100 * max(deal[same], default=0.0)) if people["company"][j] != 2 else 0
            assert model.talk.overheard[j] == deepest
            heard += deepest > 0
    assert heard > 100


def _means(result: Result, name: str) -> float:
    return float(result.months[name][:, 0].mean())


def test_deals_of_others_anger_and_teach_to_ask() -> None:
    silent, told = (run(world(DEALS, tells=tells)) for tells in (0.0, 0.5))
    assert _means(told, "resentment") > _means(silent, "resentment") + 0.01
    assert _means(told, "trust") < _means(silent, "trust") - 0.005
    assert told.months["accepted"][:, 0].sum() > 1.2 * silent.months["accepted"][:, 0].sum()


def test_only_those_who_heard_and_have_no_deal_mind() -> None:
    model = RetentionModel(world(DEALS, tells=1.0))
    while model.month < 6:
        model.step()
    overheard = model.talk.overheard.copy()
    on_deal = model.customers["discount_left"] > 0
    company, before = model.customers["company"].copy(), model.customers["resentment"].copy()
    twin = copy.deepcopy(model)
    twin.world["fairness_violation"] = 0.0
    model.step()
    twin.step()
    stayed = (company == 0) & (model.customers["company"] == 0) & (twin.customers["company"] == 0)
    stayed &= (model.customers["spell"] == twin.customers["spell"]) & (before < 0.9)
    minds = stayed & (overheard > 0) & ~on_deal
    angrier = model.customers["resentment"] > twin.customers["resentment"]
    assert minds.sum() > 100
    assert angrier[minds].all()
    assert not angrier[stayed & ~minds].any()
