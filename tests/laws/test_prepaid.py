"""Money that customers have prepaid: what it earns, what keeping it safe costs, and what is not kept for good."""

from __future__ import annotations

import numpy as np
import pytest

from sim import Result, run
from tests.worlds import rewarding


def lived(**costs: float) -> Result:
    world = rewarding()
    return run(rewarding(costs={**world.costs.model_dump(), **costs}))


def test_guarding_and_handing_over_are_money_and_nothing_else() -> None:
    kept, handed = lived(guarding=0.0, unclaimed=0.0), lived(guarding=0.12, unclaimed=0.25)
    one, other = kept.months, handed.months
    assert other["prepaid_float"].any() and one["stored_breakage"].any()
    assert other["prepaid_cost"] == pytest.approx(other["prepaid_float"] * 0.01)
    assert other["stored_breakage"] == pytest.approx(0.75 * one["stored_breakage"])
    lost = other["prepaid_cost"] + 0.25 * one["stored_breakage"]
    assert one["profit"] - other["profit"] == pytest.approx(lost)
    assert np.array_equal(one["customers"], other["customers"])


def test_a_full_card_can_lose_money() -> None:
    """Where it earns less than its safety costs and nothing left behind is kept."""
    months = lived(discount_rate=0.005, unclaimed=1.0).months
    assert ((months["float_income"] + months["stored_breakage"] - months["prepaid_cost"])[:, 0] <= 0.0).all()
