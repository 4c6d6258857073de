"""One rule, one month, all else fixed: each force pushes the way it must, at any admissible parameters.

Rounding may bend a curve by a few units in the last place, hence TINY; a force of the wrong sign is far larger.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim import Policy
from sim.declare import declarations
from sim.rules import (
    deals,
    expectation,
    experience,
    joining,
    leaving,
    price,
    resentment,
    satisfaction,
    saving,
    trust,
    violations,
)
from sim.world import Behaviour, Population
from tests.laws.spaces import values

WORLD = {d.key: d for model in (Behaviour, Population, Policy) for d in declarations(model)}
TINY = 4e-6
N = 33


def f32(x: float) -> np.float32:
    return np.float32(x)


def share() -> st.SearchStrategy[float]:
    return st.floats(0.0, 1.0)


def of(key: str) -> st.SearchStrategy[Any]:
    return values(WORLD[key])


def logit() -> st.SearchStrategy[float]:
    return st.floats(-30.0, 30.0)


def money() -> st.SearchStrategy[float]:
    return st.floats(0.03, 25.0)


def along(low: float, high: float, curve: Callable[[np.float32], Any]) -> np.ndarray:
    return np.array([float(curve(f32(x))) for x in np.linspace(low, high, N)])


def rises(y: Sequence[float] | np.ndarray) -> bool:
    """Tell whether a curve never falls by more than rounding."""
    y = np.asarray(y)
    assert np.isfinite(y).all()
    return bool((np.diff(y) >= -TINY * (1.0 + np.abs(y[1:]))).all())


def falls(y: np.ndarray) -> bool:
    return rises(-y)


@given(share(), share(), st.integers(0, 32_000), *map(of, (
    "satisfaction.level_share", "satisfaction.loss_weight", "satisfaction.curvature", "satisfaction.memory_floor",
    "satisfaction.memory_months",
)))  # fmt: skip
def test_better_experience_never_lowers_satisfaction(
    now: float, expected: float, tenure: int, level: float, loss: float, curvature: float, floor: float, months: float
) -> None:
    weight = satisfaction.weight_of_this_month(f32(tenure), f32(floor), f32(months))
    assert 0.0 < weight <= 1.0

    def after(s: float, x: np.float32, e: float) -> np.float32:
        felt = satisfaction.value_of_surprise(f32(x) - f32(e), f32(loss), f32(curvature))
        return satisfaction.satisfaction_after(f32(s), f32(x), felt, f32(-0.05), weight, f32(0.6), f32(level))

    y = along(0, 1, lambda x: after(now, x, expected))
    assert rises(y)
    assert y.min() >= 0.0 and y.max() <= 1.0
    assert falls(along(0, 1, lambda e: after(now, f32(expected), float(e)))), "higher expectations never raise it"
    assert rises(along(0, 1, lambda s: after(float(s), f32(expected), now))), "nor does a better past lower it"


@given(*map(of, ("satisfaction.loss_weight", "satisfaction.curvature")))
def test_losses_weigh_at_least_as_much(loss: float, curvature: float) -> None:
    for d in (1e-5, 0.01, 0.3, 1.0):
        gain = satisfaction.value_of_surprise(f32(d), f32(loss), f32(curvature))
        pain = satisfaction.value_of_surprise(f32(-d), f32(loss), f32(curvature))
        assert -pain == pytest.approx(loss * gain, rel=1e-5)
        assert gain == pytest.approx(d**curvature, rel=1e-4)
    assert satisfaction.value_of_surprise(f32(0.0), f32(loss), f32(curvature)) == 0.0


@given(st.integers(0, 32_000), *map(of, ("satisfaction.memory_floor", "satisfaction.memory_months")))
def test_older_customers_weigh_the_past_more(tenure: int, floor: float, months: float) -> None:
    y = along(0, 400, lambda t: satisfaction.weight_of_this_month(t, f32(floor), f32(months)))
    assert falls(y)
    assert y.min() >= floor - 1e-7


@given(share(), share(), of("expectation.speed"))
def test_expectations_follow(now: float, x: float, speed: float) -> None:
    after = float(expectation.expectation_after(f32(now), f32(x), f32(speed)))
    assert min(now, x) - 1e-6 <= after <= max(now, x) + 1e-6
    assert rises(along(0, 1, lambda x: expectation.expectation_after(f32(now), x, f32(speed))))


@given(share(), st.floats(-2, 2), st.floats(0.3, 0.8), of("expectation.promise_weight"))
def test_promises_raise_expectations(promised: float, fit: float, neutral: float, weight: float) -> None:
    y = along(0, 1, lambda p: expectation.expectation_at_joining(p, f32(fit), f32(neutral), f32(weight)))
    assert rises(y)
    assert y.min() >= 0 and y.max() <= 1


@given(share(), st.floats(-3, 3), st.floats(-3, 3), st.floats(0, 2))
def test_quality_is_felt_and_failures_hurt(quality: float, fit: float, luck: float, harm: float) -> None:
    q = along(0, 1, lambda q: experience.experienced_quality(q, f32(fit), f32(luck), f32(harm)))
    h = along(0, 2, lambda h: experience.experienced_quality(f32(quality), f32(fit), f32(luck), h))
    assert rises(q) and falls(h)
    assert min(q.min(), h.min()) >= 0 and max(q.max(), h.max()) <= 1


@given(share(), share(), share(), st.floats(0, 3), *map(of, ("trust.pull", "trust.gain", "trust.loss")))
def test_violations_never_raise_trust(
    now: float, disposition: float, kept: float, v: float, pull: float, gain: float, loss: float
) -> None:
    def after(t: float, d: float, kept: float, v: float) -> np.float32:
        return trust.trust_after(*map(f32, (t, d, kept, v, pull, gain, loss)))

    assert falls(along(0, 3, lambda v: after(now, disposition, kept, float(v))))
    assert rises(along(0, 1, lambda k: after(now, disposition, float(k), v)))
    assert rises(along(0, 1, lambda d: after(now, float(d), kept, v)))
    assert 0.0 <= after(now, disposition, kept, v) <= 1.0
    assert after(disposition, disposition, 0.0, 0.0) == f32(disposition), "trust at its own level stands still"


@given(share(), st.floats(0, 3), st.floats(1, 30), st.floats(0, 20), *map(of, (
    "resentment.half_life_months", "resentment.violation", "resentment.contact",
)))  # fmt: skip
def test_wrongs_never_lower_resentment(
    now: float, v: float, ideal: float, contacts: float, half_life: float, per_violation: float, per_contact: float
) -> None:
    kept = f32(0.5 ** (1.0 / half_life))

    def after(r: float, v: float, contacts: float, ideal: float) -> np.float32:
        grievance = resentment.grievance_of_month(*map(f32, (v, contacts, ideal, per_violation, per_contact)))
        return resentment.resentment_after(f32(r), kept, grievance)

    assert rises(along(0, 3, lambda v: after(now, float(v), contacts, ideal)))
    assert rises(along(0, 20, lambda c: after(now, v, float(c), ideal)))
    assert falls(along(1, 30, lambda i: after(now, v, contacts, float(i))))
    assert rises(along(0, 1, lambda r: after(float(r), v, contacts, ideal)))
    assert 0.0 <= after(now, v, contacts, ideal) <= 1.0
    assert after(now, 0.0, 1.0, ideal) <= now, "without wrongs it fades"


@given(money(), money(), st.floats(0.01, 20.0), *map(of, ("price.weight", "price.loss_weight", "price.value_weight")))
def test_a_higher_price_never_lowers_wanting(
    seen: float, reference: float, sensitivity: float, weight: float, loss: float, lasting: float
) -> None:
    def push(seen: float, reference: float) -> np.float32:
        return price.push_of_price(*map(f32, (seen, reference, sensitivity, weight, loss, lasting)))

    assert rises(along(0.03, 25.0, lambda p: push(float(p), reference)))
    assert rises(along(0.9 * reference, 1.1 * reference, lambda p: push(float(p), reference))), "nor about the kink"
    assert falls(along(0.03, 25.0, lambda r: push(seen, float(r)))), "a higher reference never raises it"
    assert push(1.0, 1.0) == 0.0


@given(money(), money(), *map(of, ("price.memory", "price.market_share")))
def test_references_lie_between_what_was_and_what_is_seen(
    seen: float, reference: float, memory: float, market: float
) -> None:
    after = float(price.reference_after(*map(f32, (reference, seen, memory, market))))
    assert min(seen, reference, 1.0) * (1 - 1e-6) <= after <= max(seen, reference, 1.0) * (1 + 1e-6)
    assert rises(along(0.03, 25, lambda p: price.reference_after(f32(reference), p, f32(memory), f32(market))))


@given(*map(of, ("price.memory", "price.market_share")))
def test_the_market_price_is_a_fixed_point(memory: float, market: float) -> None:
    """Else neutral customers would drift, and a price lever at null would not be the mechanism off."""
    one = np.float32(1.0)
    for _ in range(50):
        one = np.float32(price.reference_after(one, np.float32(1.0), f32(memory), f32(market)))
    assert float(one) == pytest.approx(1.0, abs=1e-5)


@given(of("pricing.walk"), st.floats(1.0, 8.2))
def test_prices_walk_upwards_to_a_cap(walk: float, now: float) -> None:
    factor, cap = f32((1 + walk) ** (1 / 12)), f32((1 + walk) ** 8)
    after = price.walked(f32(now), factor, cap)
    assert after >= f32(now)
    assert after <= max(cap, f32(now))
    assert price.walked(f32(1.0), factor, cap) == min(factor, cap)


@given(*map(of, ("pricing.price", "pricing.welcome_discount", "pricing.hidden_fee")), st.floats(1.0, 8.2))
def test_discounts_never_raise_a_price(list_price: float, discount: float, fee: float, walk: float) -> None:
    assert falls(along(0, 0.9, lambda d: price.price_paid(f32(list_price), f32(walk), d)))
    paid = price.price_paid(f32(list_price), f32(walk), f32(discount))
    unknown, known = (price.price_seen(paid, f32(0.0), f32(fee), is_known) for is_known in (False, True))
    assert unknown == paid > 0.0
    assert known >= unknown


FORCES = ("satisfaction_gap", "trust_gap", "resentment", "price_push", "rival_push")


@pytest.mark.parametrize("force", FORCES)
@given(
    st.tuples(st.floats(-0.8, 0.7), st.floats(-1, 1), share(), logit(), logit()), logit(),
    *map(of, ("wanting.satisfaction", "wanting.trust", "wanting.resentment")),
)  # fmt: skip
@settings(max_examples=40)
def test_what_moves_wanting(
    force: str, at: tuple[float, ...], c: float, by_satisfaction: float, by_trust: float, by_resentment: float
) -> None:
    place = FORCES.index(force)

    def want(x: float) -> np.float32:
        forces = [*at[:place], x, *at[place + 1 :]]
        return leaving.want_logit(*map(f32, (c, *forces, by_satisfaction, by_trust, by_resentment)))

    y = along(-0.8, 0.8, lambda x: want(float(x)))
    assert falls(y) if force.endswith("gap") else rises(y)


@given(logit(), share(), st.floats(-2, 60), of("leaving.resentment_wakes"))
def test_waking_and_anger_are_noticed(ordinary: float, r: float, wake: float, weight: float) -> None:
    assert rises(along(-2, 60, lambda w: leaving.notice_logit(f32(ordinary), f32(r), w, f32(weight))))
    assert rises(along(0, 1, lambda r: leaving.notice_logit(f32(ordinary), r, f32(wake), f32(weight))))


@given(share(), *map(of, (
    "leaving.stuck", "leaving.friction_mild", "leaving.friction_aggressive", "leaving.resentment_pushes",
)))  # fmt: skip
def test_friction_holds_and_anger_pushes_through(
    r: float, base: float, mild: float, aggressive: float, pushes: float
) -> None:
    assert rises(along(0, 6, lambda x: leaving.stuck_logit(f32(base), x, f32(r), f32(pushes))))
    assert falls(along(0, 1, lambda r: leaving.stuck_logit(f32(base), f32(mild), r, f32(pushes))))
    free = leaving.stuck_logit(f32(base), f32(0.0), f32(r), f32(pushes))
    for friction in (mild, aggressive):
        assert leaving.stuck_logit(f32(base), f32(friction), f32(r), f32(pushes)) >= free


@given(share(), share(), st.floats(0.01, 20), st.floats(-1, 1), *map(of, (
    "saving.base", "saving.at_exit", "saving.depth", "saving.resentment", "saving.distrust",
)))  # fmt: skip
def test_deeper_discounts_are_accepted_more(
    depth: float, r: float, s: float, gap: float, base: float, at_exit: float, weight: float, by_r: float, by_t: float
) -> None:
    def accept(depth: float, r: float, gap: float, is_at_exit: bool) -> np.float32:
        return saving.accept_logit(
            *map(f32, (depth, s, r, gap)), is_at_exit, *map(f32, (base, at_exit, weight, by_r, by_t))
        )

    assert rises(along(0, 0.9, lambda d: accept(float(d), r, gap, True)))
    assert falls(along(0, 1, lambda r: accept(depth, float(r), gap, True)))
    assert rises(along(-1, 1, lambda g: accept(depth, r, float(g), False))), "distrust never helps"
    assert accept(depth, r, gap, True) <= accept(depth, r, gap, False)
    assert accept(depth, r, 0.0, False) == accept(depth, r, abs(gap), False), "trust beyond disposition adds nothing"


@given(st.floats(-1, 2), st.floats(0.01, 25), st.floats(0.01, 20), *map(of, (
    "joining.base", "joining.quality", "joining.price", "joining.avoids_traps",
)))  # fmt: skip
def test_what_attracts(
    believed: float, shown: float, s: float, base: float, by_quality: float, by_price: float, trap: float
) -> None:
    def pull(believed: float, shown: float, trap: float) -> np.float32:
        return joining.attraction(*map(f32, (believed, shown, s, trap, base, by_quality, by_price)))

    assert rises(along(-1, 2, lambda q: pull(float(q), shown, trap)))
    assert falls(along(0.01, 25, lambda p: pull(believed, float(p), trap)))
    assert falls(along(0, 4, lambda t: pull(believed, shown, float(t))))


@given(share(), st.floats(-0.8, 0.7), *map(of, ("joining.remembered_satisfaction", "joining.remembered_resentment")))
def test_who_parted_well_comes_back(r: float, gap: float, by_s: float, by_r: float) -> None:
    assert rises(along(-0.8, 0.7, lambda g: joining.memory_of(g, f32(r), f32(by_s), f32(by_r))))
    assert falls(along(0, 1, lambda r: joining.memory_of(f32(gap), r, f32(by_s), f32(by_r))))


@given(of("noticing.fee_rate"), st.floats(0.0, 30.0))
def test_the_attentive_look_more(rate: float, attention: float) -> None:
    y = along(0, 30, lambda a: violations.p_look(f32(rate), a))
    assert rises(y)
    assert violations.p_look(f32(rate), f32(attention)) == pytest.approx(-math.expm1(-rate * attention), abs=2e-7)


@given(st.floats(-1, 30), of("noticing.fee_full"))
def test_larger_wrongs_are_larger(excess: float, full: float) -> None:
    y = along(-1, 30, lambda x: violations.size_of_violation(x, f32(full)))
    assert rises(y)
    assert y.min() == 0.0 and y.max() <= 1.0
    assert violations.size_of_violation(f32(full), f32(full)) == 1.0


@given(before=share(), speed=of("deals.speed"), weight=of("deals.weight"), full=of("deals.full"), depth=share())
def test_deeper_deals_train_more_and_the_trained_heed_deals_more(
    before: float, speed: float, weight: float, full: float, depth: float
) -> None:
    trained = along(0, 0.9, lambda d: deals.training_after(f32(before), d, f32(speed)))
    assert rises(trained)
    assert trained.min() >= -TINY
    assert trained.max() <= 1 + TINY
    assert trained[0] <= before + TINY, "without a deal training fades"
    assert rises(along(0, 1, lambda k: deals.pull_of_deal(k, f32(depth), f32(weight), f32(full))))
    assert rises(along(0, 0.9, lambda d: deals.pull_of_deal(f32(before), d, f32(weight), f32(full))))
