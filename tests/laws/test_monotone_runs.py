"""Whole lives of the same people: what makes leaving likelier never makes anybody's first leave later.

The population is closed (nobody joins, reputations stand still). Leaving waits on thresholds that a person keeps, so
these laws hold person by person and not just on average.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import run
from tests.worlds import ALONE, scenario

CLOSED = {"returning": False, **ALONE}
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}


def first_leaves(concern: str, lever: str, value: Any, policy: dict[str, Any], off: tuple[str, ...]) -> np.ndarray:
    """Return each person's month of leaving; later for those who stay."""
    levers = {**policy, concern: {**policy.get(concern, {}), lever: value}}
    mechanisms = {**CLOSED, **dict.fromkeys(off, False)}
    world = scenario(levers, customers=6_000, horizon_months=36, market=COHORT, mechanisms=mechanisms)
    return run(world).customers["first_left"].astype(int)


LEAVE_EARLIER: list[tuple[str, str, list[Any], dict[str, Any], tuple[str, ...]]] = [
    ("pricing", "price", [0.8, 1.0, 1.1, 1.5], {}, ()),
    ("pricing", "walk", [0.0, 0.03, 0.1], {}, ()),
    ("pricing", "hidden_fee", [0.0, 0.02, 0.06, 0.3], {}, ()),
    ("contact", "frequency", [0.0, 1.0, 4.0, 12.0], {}, ("closeness",)),
    ("leaving", "renewal_notice", [0.0, 0.5, 1.0], {}, ()),
    # expectations that rise with the quality would let people be disappointed in a better company later on
    ("service", "quality", [0.75, 0.65, 0.6, 0.5], {}, ("expectation",)),
]
LEAVE_LATER: list[tuple[str, str, list[Any], dict[str, Any], tuple[str, ...]]] = [
    # the stuck resent it, and resentment finds the way out sooner: friction alone needs it switched off
    ("leaving", "friction", ["none", "mild", "aggressive"], {}, ("resentment",)),
    # who had a discount feels its end as a price rise, and may leave sooner than somebody who has yet to have one
    ("leaving", "save_share", [0.0, 0.5, 1.0], {"leaving": {"save_depth": 0.3}}, ("price",)),
    ("promise", "disclosure", [0.0, 0.5, 1.0], {}, ()),
]


def moves(values: list[np.ndarray]) -> list[int]:
    return [int((a != b).sum()) for a, b in zip(values, values[1:], strict=False)]


@pytest.mark.parametrize(("concern", "lever", "values", "policy", "off"), LEAVE_EARLIER)
def test_leaving_earlier(
    concern: str, lever: str, values: list[Any], policy: dict[str, Any], off: tuple[str, ...]
) -> None:
    months = [first_leaves(concern, lever, value, policy, off) for value in values]
    for milder, harsher in zip(months, months[1:], strict=False):
        assert (harsher <= milder).all()
    assert min(moves(months)) > 0, "a law that moves nobody is not tested"


@pytest.mark.parametrize(("concern", "lever", "values", "policy", "off"), LEAVE_LATER)
def test_leaving_later(
    concern: str, lever: str, values: list[Any], policy: dict[str, Any], off: tuple[str, ...]
) -> None:
    months = [first_leaves(concern, lever, value, policy, off) for value in values]
    for less, more in zip(months, months[1:], strict=False):
        assert (more >= less).all()
    assert min(moves(months)) > 0, "a law that moves nobody is not tested"
