"""What companies know of what customers miss: where it comes from, by hand, and what it does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import Result, RetentionModel, conduct, run
from sim.insight import aimed, worth_of_listening
from sim.totals import CUSTOMERS, RESENTMENT, TOTALS
from tests.worlds import busy, differing, scenario

TALKING: dict[str, Any] = {"contact": {"two_way": 1.0}}
KNOWING: dict[str, Any] = {"privacy": {"personalisation": 0.8}}
MEETING: dict[str, Any] = {"community": {"forum": 1.0}}
DRIFT = {"burn_in_months": 0, "taste_drift": 0.005}


def lived(policy: dict[str, Any] | None = None, **others: Any) -> Result:
    return run(scenario(policy or {}, **others))


def known(policy: dict[str, Any] | None = None, **others: Any) -> np.ndarray:
    """Return the focal company's insight by month."""
    return lived(policy, **others).months["insight"][:, 0]


def test_an_ordinary_company_in_a_steady_market_stays_ordinary() -> None:
    assert not lived().months["insight"].any()


@pytest.mark.parametrize("policy", [TALKING, KNOWING, MEETING])
def test_listening_teaches_until_it_fades_as_fast(policy: dict[str, Any]) -> None:
    insight = known(policy, horizon_months=24)
    assert insight[-1] > 0.02
    assert (np.diff(insight[1:]) > 0).all()
    assert known(policy, horizon_months=24, behaviour={"insight": {"fades": 0.5}})[-1] < insight[-1]


def test_the_first_month_of_talking_by_hand() -> None:
    """Half of what talking tells at one dialogue; nobody resents anything where resentment is switched off."""
    insight = known(TALKING, mechanisms={"resentment": False}, behaviour={"insight": {"dialogue": 0.08, "fades": 0.1}})
    assert insight[:2] == pytest.approx([0.04, 0.04 * 0.9 + 0.04 * 0.96])


def test_more_talk_teaches_ever_less_and_then_nothing() -> None:
    """People who are talked to all the time resent it, and tell less."""
    calls = [0.5, 1.0, 2.0, 4.0, 20.0]
    found = [known({"contact": {"two_way": 0.5, "frequency": n}}, horizon_months=24)[-1] for n in calls]
    assert found[0] < found[1] < found[2]
    assert (found[1] - found[0]) / 0.5 > (found[2] - found[1]) / 1.0
    assert found[4] < found[3]


def test_tastes_that_move_leave_behind_who_does_not_listen() -> None:
    deaf, open_ = known(market=DRIFT, horizon_months=36), known(TALKING, market=DRIFT, horizon_months=36)
    assert (deaf < 0).all() and (np.diff(deaf) < 0).all()
    assert (open_[3:] > deaf[3:] + 0.02).all()


def test_tastes_do_not_move_before_month_0() -> None:
    months = lived(market={"burn_in_months": 30, "taste_drift": 0.005}, horizon_months=3).months
    assert months["insight"][0] == pytest.approx([-0.015, -0.015])


def quality(insight: float, policy: dict[str, Any], **others: Any) -> float:
    """Return the quality that a company lays out which knows so much."""
    model = RetentionModel(scenario(policy, **others))
    model.companies[0].insight = insight
    model.companies[0].plan()
    return float(model.table[0, conduct.QUALITY])


def test_what_is_spent_on_quality_reaches_customers_as_far_as_it_is_aimed() -> None:
    better = {"service": {"quality": 0.7}}
    assert quality(0.0, better) == float(np.float32(0.7)), "to the bit"
    assert quality(0.4, better) == pytest.approx(0.72)
    assert quality(-0.4, better) == pytest.approx(0.68)
    blind = {"behaviour": {"insight": {"aim": 1.0}}}
    assert quality(-1.0, better, **blind) == pytest.approx(0.6)
    assert quality(1.0, {"service": {"quality": 0.95}}, **blind) == 1.0


@pytest.mark.parametrize("given", [0.3, 0.6])
def test_insight_adds_nothing_to_quality_that_is_not_above_neutral(given: float) -> None:
    found = {quality(insight, {"service": {"quality": given}}) for insight in (-1.0, 0.0, 1.0)}
    assert found == {float(np.float32(given))}


def test_insight_alone_moves_nobody() -> None:
    """With nothing spent above neutral there is nothing to aim."""
    aimless = {"behaviour": {"insight": {"aim": 0.0}}}
    assert differing(lived(TALKING), lived(TALKING, **aimless)) == []
    better = {"service": {"quality": 0.7}, **TALKING}
    assert differing(lived(better), lived(better, **aimless)) != []


def test_quality_does_more_for_a_company_that_listens() -> None:
    """Satisfaction of the same people, with dialogue that does nothing but teach."""
    only = {"contact": {"dialogue_kept": 0.0, "dialogue_relief": 0.0}}
    better = {"service": {"quality": 0.7}}
    worlds = {"horizon_months": 30, "customers": 600}
    deaf, heard, blind = (
        lived(policy, behaviour={**only, "insight": {"aim": aim}}, **worlds).months["satisfaction"][-1, 0]
        for policy, aim in ((better, 1.0), (better | TALKING, 1.0), (better | TALKING, 0.0))
    )
    assert heard > deaf + 0.005
    assert abs(blind - deaf) < 0.004, "without aim, talk leaves quality as it is"


def test_a_resentful_minority_is_worth_less_and_may_mislead() -> None:
    def worth(resentment: float, skew: float) -> float:
        counted = [0] * len(TOTALS)
        counted[CUSTOMERS], counted[RESENTMENT] = 10, int(resentment * 10 * 2**20)
        return worth_of_listening(counted, scenario(behaviour={"insight": {"skew": skew, "loudness": 4.0}}))

    assert worth(0.0, 2.0) == 1.0
    assert worth(0.25, 0.5) == pytest.approx(1 - 0.5 * 0.5, rel=1e-3)
    assert worth(1.0, 2.0) < 0.0
    assert worth(1.0, 0.0) == 1.0
    assert worth_of_listening([0] * len(TOTALS), scenario()) == 0.0


def test_a_forum_of_the_angry_can_teach_the_wrong_thing() -> None:
    """Everybody is wronged, month after month; what is heard inside then points away from what the others miss."""
    angry = {**MEETING, "pricing": {"hidden_fee": 0.3}}
    misled = {"behaviour": {"insight": {"skew": 2.0, "loudness": 20.0}, "community": {"takes_part": 1.0}}}
    assert known(angry, horizon_months=30, **misled)[-1] < 0.0
    assert known(MEETING, horizon_months=30, **misled)[-1] > 0.0


def test_others_may_speed_up_what_a_company_learns() -> None:
    """The place at which an association, or anybody else outside the company, takes part in its learning."""

    def after(speed: float, given: float, policy: dict[str, Any]) -> float:
        model = RetentionModel(scenario(policy))
        company = model.companies[0]
        company.learning_speed, company.learnt_of_others = speed, given
        model.step()
        return company.insight

    assert after(1.0, 0.0, TALKING) > 0
    assert after(2.0, 0.0, TALKING) == pytest.approx(2 * after(1.0, 0.0, TALKING))
    assert after(2.0, 0.0, {}) == 0.0
    assert after(1.0, 0.1, {}) == pytest.approx(0.1)


def test_the_switch() -> None:
    better, off = {**TALKING, "service": {"quality": 0.7}}, {"mechanisms": {"insight": False}, "market": DRIFT}
    without = lived(better, **off)
    assert not without.months["insight"].any()
    assert differing(without, lived(better, **off, behaviour={"insight": {"aim": 1.0, "dialogue": 0.5}})) == []
    assert differing(without, lived(better, market=DRIFT)) != []


def test_nobody_left_to_listen_to() -> None:
    model = RetentionModel(scenario(TALKING, customers=1, market={"burn_in_months": 0, "focal_share": 0.0}))
    model.step()
    assert model.companies[0].n_customers in (0, 1)
    assert aimed(model.companies[0]) == pytest.approx(1.0)


def test_the_same_for_any_number_of_threads() -> None:
    world = busy(customers=9_000, market={**DRIFT, "outside_share": 0.25})
    assert differing(run(world), run(world, threads=3)) == []
