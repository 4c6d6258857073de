"""A month out of the ordinary: what it gives, what it costs, and what it leaves behind."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, run
from tests.worlds import busy, differing, scenario

STILL: dict[str, Any] = {
    "mechanisms": {"luck": False, "problems": False, "reputation": False, "word_of_mouth": False},
    "market": {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0},
    "population": {"want_level": -12.0, "want_spread": 0.0, "involuntary": 0.0},
}
"""Nobody leaves, and nothing else moves what a month is like."""


def lived(share: float, **others: Any) -> Result:
    return run(scenario({"service": {"occasions": share}}, customers=4000, **{**STILL, **others}))


def test_as_many_as_are_given_one_have_a_better_month_by_its_size() -> None:
    plain, festive = lived(0.0), lived(0.25)
    gained = festive.months["experience"][0, 0] - plain.months["experience"][0, 0]
    size = festive.scenario.behaviour.experience.occasion
    error = size * np.sqrt(0.25 * 0.75 / 4000)
    assert gained == pytest.approx(0.25 * size, abs=4 * error)


def test_each_costs_its_price() -> None:
    festive = lived(0.25)
    spent = festive.months["success_cost"][:, 0] - lived(0.0).months["success_cost"][:, 0]
    assert spent == pytest.approx(0.25 * festive.scenario.costs.occasion * festive.months["customers"][:, 0])


def test_those_who_were_spoilt_are_let_down_when_it_ends() -> None:
    """The same people, never given one: after a year of occasions ordinary months are less than what is expected."""
    end = [{"month": 6, "lever": "service.occasions", "value": 0.0}]
    never, spoilt = lived(0.0), lived(0.5, timeline=end)
    satisfied = spoilt.months["satisfaction"][:, 0] - never.months["satisfaction"][:, 0]
    assert satisfied[5] > 0.0, "while it lasts"
    assert satisfied[7] < satisfied[5]
    assert satisfied[7:].min() < 0.0, "worse off than if there had been none"


def test_off_is_as_if_there_were_none() -> None:
    off, never = lived(0.3, mechanisms={**STILL["mechanisms"], "occasions": False}), lived(0.0)
    for name in ("experience", "profit"):
        assert np.array_equal(off.months[name][:, 0], never.months[name][:, 0]), name


def test_at_null_the_mechanism_is_off_byte_for_byte() -> None:
    assert differing(run(busy()), run(busy(mechanisms={"occasions": False}))) == []
