"""Deals teach: what a deal did to a person shows only when the next deal comes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim.model import RetentionModel
from tests.worlds import scenario

ON, OFF = 2, 5
"""First month of the promotion, and the first without it."""


def lived(months: int, depth: float, **others: Any) -> RetentionModel:
    timeline = [
        {"month": ON, "lever": "pricing.promotion", "value": depth},
        {"month": OFF, "lever": "pricing.promotion", "value": 0.0},
    ]
    model = RetentionModel(scenario(customers=1_000, timeline=timeline, **others))
    while model.month < months:
        model.step()
    return model


def test_training_rises_with_the_deal_and_fades_after_it() -> None:
    stays = {"mechanisms": {"returning": False}}
    known = {ON: 0.0, OFF: 0.3 * (1 - 0.85**3), OFF + 2: 0.3 * (1 - 0.85**3) * 0.85**2}
    for month, expected in known.items():
        people = lived(month, 0.3, **stays).customers
        ours = people["company"] == 0
        np.testing.assert_allclose(people["deal_training"][ours], expected, rtol=1e-5)
        assert not people["deal_training"][people["company"] == 1].any(), "rivals give no deals"


def test_a_promotion_is_a_rebate_for_those_who_are_there() -> None:
    months = lived(8, 0.3).result().months
    paid = months["revenue"][:8, 0] / months["customers"][:8, 0]
    expected = [0.7 if ON <= month < OFF else 1.0 for month in range(8)]
    np.testing.assert_allclose(paid, expected, rtol=1e-6)
    np.testing.assert_allclose(months["rebates"][ON:OFF, 0], -0.3 * months["customers"][ON:OFF, 0], rtol=1e-5)


def test_a_better_deal_of_ones_own_is_kept_through_a_promotion() -> None:
    people = lived(OFF, 0.1, policy={"pricing": {"welcome_discount": 0.4, "welcome_months": 12}}).customers
    has_own = (people["company"] == 0) & (people["tenure"] < OFF - ON) & (people["spell"] > 0)
    assert has_own.any()
    assert (people["discount"][has_own] == np.float32(0.4)).all()
    assert (people["discount_left"][has_own] > 0).all()


@pytest.mark.parametrize("depth", [0.0, 0.2])
def test_the_trained_accept_more_of_what_comes_later(depth: float) -> None:
    """With no deal to offer there is nothing to accept more of."""
    offer = {"leaving": {"save_depth": depth, "campaign_reach": 1.0}}
    taken = {}
    for training in (True, False):
        model = lived(OFF, 0.5, policy=offer, mechanisms={"deal_training": training, "reputation": False})
        months = model.result().months
        taken[training] = int(months["accepted"][: OFF + 1, 0].sum())
    assert taken[True] > taken[False] if depth else taken[True] >= taken[False]


def test_deals_elsewhere_lure_the_trained() -> None:
    rivals = {"rival": {"policy": {"pricing": {"welcome_discount": 0.2}}}}
    left = {}
    for training in (True, False):
        # nobody pays less elsewhere once there, but the sign says so: what lures is what was learnt
        model = lived(12, 0.6, rivals=rivals, mechanisms={"deal_training": training, "returning": False})
        left[training] = int((model.customers["company"][:] != 0).sum())
    assert left[True] > left[False]
