"""Partners of a programme stay as long as its terms pay them: no terms are money for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim import run
from sim.policy import Programme
from tests.worlds import scenario

COALITION: dict[str, Any] = {
    "offered": True, "earn_spend": 10.0, "reward_points": 100, "reward_value": 0.5, "partners": 4, "partner_earn": 5.0,
    "partner_redeems": 0.4,
}  # fmt: skip


def staying(**terms: float) -> float:
    return Programme.model_validate({**COALITION, **terms}).partners_that_stay(scenario()) / 4


def test_by_hand() -> None:
    """Margin .4 and lift .1 bring .4 x .1 / 1.1 a purchase; goods handed out cost .6 of what they are worth."""
    assert staying() == 1.0
    brings = 0.4 * 0.1 / 1.1
    handed_out = (10 / (4 * 0.2) + 5) * 0.005 * 0.4
    gain = brings - 5 * 2.0 * 0.005 + handed_out * (0.5 - 0.6)
    assert staying(partner_price=2.0, partner_reimbursed=0.5) == pytest.approx(1.0 + gain / brings)
    assert staying(partner_price=2.0, partner_earn=50.0) == 0.0


@given(price=st.floats(0, 2), more=st.floats(0, 1), paid=st.floats(0, 2))
def test_worse_terms_keep_no_more_partners(price: float, more: float, paid: float) -> None:
    assert staying(partner_price=min(price + more, 2.0), partner_reimbursed=paid) <= staying(
        partner_price=price, partner_reimbursed=paid
    )
    assert staying(partner_price=price, partner_reimbursed=min(paid + more, 2.0)) >= staying(
        partner_price=price, partner_reimbursed=paid
    )


def test_a_dear_point_sells_less() -> None:
    """Income from partners rises with the price of points as long as they stay, and falls when they go."""

    def income(price: float) -> float:
        terms = {**COALITION, "partner_redeems": 0.0, "partner_price": price}
        months = run(scenario({"programme": terms}, customers=1000)).months
        return float(months["partner_income"][:, 0].sum())

    assert income(0.5) < income(1.0) < income(1.4) > income(2.0)


def test_nobody_redeems_at_partners_who_have_gone() -> None:
    """Then every reward is the company's own goods again."""
    gone = {**COALITION, "partner_earn": 50.0, "partner_price": 2.0, "partner_reimbursed": 0.0}
    alone = {**COALITION, "partners": 0, "partner_earn": 0.0}
    one, other = (
        run(scenario({"programme": levers}, customers=1000)).months["reward_cost"] for levers in (gone, alone)
    )
    assert one.sum() == pytest.approx(other.sum(), rel=0.05)
