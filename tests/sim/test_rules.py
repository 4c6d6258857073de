"""Rules at numbers worked out by hand, from the formula at the head of each rule's file."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from sim.rules import (
    buying,
    community,
    consent,
    contact,
    deals,
    expectation,
    experience,
    gratitude,
    joining,
    learning,
    leaving,
    poaching,
    price,
    privacy,
    programme,
    resentment,
    satisfaction,
    saving,
    trust,
    violations,
)


def at(rule: Callable[..., object], *numbers: float | bool) -> float:
    return float(rule(*(x if isinstance(x, bool) else np.float32(x) for x in numbers)))  # type: ignore[arg-type]


KNOWN: list[tuple[Callable[..., object], tuple[float | bool, ...], float]] = [
    (deals.training_after, (0.1, 0.3, 0.15), 0.13),
    (deals.training_after, (0.1, 0.0, 0.15), 0.085),
    (deals.pull_of_deal, (0.1, 0.3, 4.0, 0.1), 0.4),
    (deals.pull_of_deal, (0.1, 0.05, 4.0, 0.1), 0.2),
    (deals.pull_of_deal, (0.1, 0.0, 4.0, 0.1), 0.0),
    (programme.share_that_loads, (0.5, 2.0, 1.0, 2.0), 0.25),
    (programme.share_that_loads, (0.5, 0.0, 1.0, 2.0), 0.5),
    (programme.resentment_of_loss, (0.2, 1.0, 2.0, 0.6, 0.5), 0.32),
    (programme.resentment_of_loss, (0.2, 9.0, 2.0, 0.6, 0.5), 0.44),
    (programme.resentment_of_loss, (0.2, 0.0, 2.0, 0.6, 0.5), 0.2),
    (poaching.temptation, (1.0, 0.7, 1.5, 2.0), 0.9),
    (poaching.temptation, (0.6, 0.7, 1.5, 2.0), 0.0),
    (experience.experienced_quality, (0.6, 0.12, -0.05, 0.3), 0.37),
    (experience.experienced_quality, (0.9, 0.3, 0.1, 0.0), 1.0),
    (expectation.expectation_at_joining, (0.75, -0.1, 0.6, 0.6), 0.59),
    (expectation.expectation_after, (0.5, 0.7, 0.15), 0.53),
    (satisfaction.value_of_surprise, (0.25, 2.5, 0.5), 0.5),
    (satisfaction.value_of_surprise, (-0.25, 2.5, 0.5), -1.25),
    (satisfaction.weight_of_this_month, (0.0, 0.1, 3.0), 0.75),
    (satisfaction.weight_of_this_month, (2.0, 0.1, 3.0), 0.5),
    (satisfaction.weight_of_this_month, (100.0, 0.1, 3.0), 0.1),
    # m + psi (x - m) + (1 - psi) (g - g0) = 0.6 + 0.3 * 0.1 + 0.7 * 0.05 = 0.665; half of the way from 0.5
    (satisfaction.satisfaction_after, (0.5, 0.7, 0.02, -0.03, 0.5, 0.6, 0.3), 0.5825),
    (price.walked, (1.2, 1.1, 1.3), 1.3),
    (price.walked, (1.0, 1.01, 1.3), 1.01),
    (price.walked, (1.5, 1.01, 1.3), 1.5),
    (price.spared, (1.0, 0.2), 0.8),
    (price.spared, (0.8, -0.1), 0.88),
    (price.spared, (0.8, -0.5), 1.0),
    (price.spared, (1.2, -0.5), 1.2),
    (price.price_paid, (1.1, 1.2, 0.25), 0.99),
    (price.price_seen, (0.99, 0.02, 0.05, False), 1.01),
    (price.price_seen, (0.99, 0.02, 0.05, True), 1.06),
    # a gain of a fifth: s (v (seen - 1) - w P) = 2 (2 (0.8 - 1) - 3.5 * 0.2); a loss counts 1.7 times
    (price.push_of_price, (0.8, 1.0, 2.0, 3.5, 1.7, 2.0), -2.2),
    (price.push_of_price, (1.2, 1.0, 2.0, 3.5, 1.7, 2.0), 3.18),
    (price.push_of_price, (1.2, 1.2, 2.0, 3.5, 1.7, 2.0), 0.8),
    (price.reference_after, (1.0, 1.4, 0.85, 0.3), 1.042),
    (violations.p_look, (0.08, 1.5), 1 - math.exp(-0.12)),
    (violations.size_of_violation, (0.05, 0.1), 0.5),
    (violations.size_of_violation, (0.5, 0.1), 1.0),
    (violations.size_of_violation, (-0.5, 0.1), 0.0),
    # 0.5 + 0.03 (0.7 - 0.5) + 0.03 * 0.5 * 0.4 - 0.1 * 0.5 * 0.8
    (trust.trust_after, (0.5, 0.7, 0.4, 0.8, 0.03, 0.03, 0.1), 0.472),
    (trust.trust_at_joining, (0.4, 0.25), 0.55),
    (trust.trust_at_joining, (0.4, 0.0), 0.4),
    (trust.trust_after, (0.5, 0.5, 0.0, 9.0, 0.03, 0.03, 0.1), 0.425),
    (consent.p_agree, (0.6, 0.4, 0.3, 3.0, 3.0), 1 / (1 + math.exp(0.6))),
    (consent.p_object, (0.6, 0.4, 0.1, -3.0, 3.0, 3.0, 3.0), 1 / (1 + math.exp(1.8))),
    (contact.relationship_value, (1.0, 2.0), 0.75),
    (contact.relationship_value, (0.0, 2.0), 0.0),
    (contact.relationship_value, (9.0, 2.0), 1.0),
    # four contacts, half of the annoyance gone by dialogue, a quarter by relevance; half a thank-you was mere mail
    (contact.felt_contacts, (4.0, 0.5, 0.25, 0.5), 2.0),
    # 4 contacts count as 2 at a half of 4: 0.1 * 0.5 * 0.3 * 0.9 * 2
    (contact.cross_sales, (4.0, 0.5, 0.3, 0.1, 0.1, 4.0), 0.027),
    (privacy.relevance_after, (0.5, 0.1, 0.02), 0.54),
    (privacy.relevance_after, (0.5, 7.0, 0.0), 1.0),
    (privacy.use_of_data, (0.5, 0.4, 1.0), 0.2),
    (privacy.breach_harm, (0.8, 0.5, 0.5), 0.6),
    (privacy.breach_harm, (0.8, 1.0, 0.0), 0.8),
    # (0.5 * 0.75 + 0.4 * 0.25) * (1 - 0.2)
    (privacy.exposure, (0.5, 0.4, 0.2, 0.25), 0.38),
    (gratitude.gratitude_after, (0.4, 0.5, 2.0, 0.1, 0.05), 0.4),
    (gratitude.gratitude_after, (0.4, 0.5, 20.0, 0.1, 0.05), 1.0),
    (gratitude.lift_of_thanks, (0.6, 1.0, 0.4, 1.0), 0.12),
    # 0.9 of 0.4 is kept; 0.05 (1 + 2 * 0.1 + 3 * (-0.2)) of the rest is gained
    (community.belonging_after, (0.4, 0.05, 0.1, -0.2, 2.0, 3.0, 0.9), 0.3792),
    (community.belonging_after, (0.4, 0.05, -0.4, -0.2, 2.0, 3.0, 0.9), 0.36),
    (community.belonging_after, (0.4, 7.0, 0.0, 0.0, 2.0, 3.0, 0.9), 1.0),
    (community.resentment_among_others, (0.1, 0.3, 0.2), 0.14),
    (community.resentment_among_others, (0.5, 0.3, 0.2), 0.5),
    (community.felt_invitations, (0.25, 2.0), 1.5),
    (community.belief_of_reader, (0.75, 0.2, 0.1), 0.725),
    # b R = 1, b R R = 0.5 of b = 4: (1 + 5 * 0.5) / (4 + 5 * 1)
    (community.anger_heard, (4.0, 1.0, 0.5, 5.0), 3.5 / 9),
    (community.anger_heard, (0.0, 0.0, 0.0, 5.0), 0.0),
    (community.share_answered, (0.25, 2.0), 1 / 3),
    # a mood of .1 and anger of .3 at weights 4 and 2: a gap of -.2, against good words and for ill ones
    (community.words_read, (3.0, 0.1, 0.3, -2.75, 4.0, 2.0), 3 / (1 + math.exp(2.95))),
    (community.words_read, (3.0, 0.1, 0.3, -3.9, -4.0, -2.0), 3 / (1 + math.exp(3.7))),
    # learnt: 0.2 + 0.8 * 0.1 - 0.05 * 0.2 - 0.02 * 1.2; mislearnt: 0.2 - 1.2 * 0.1 - 0.05 * 0.2
    (learning.insight_after, (0.2, 0.1, 0.05, 0.02), 0.246),
    (learning.insight_after, (0.2, -0.1, 0.05, 0.0), 0.07),
    (learning.insight_after, (0.9, 7.0, 0.0, 0.0), 1.0),
    (learning.hit, (-0.4, 0.5), 0.8),
    (learning.hit, (1.0, 1.0), 2.0),
    (learning.delivered, (0.7, 0.6, 1.2), 0.72),
    (learning.delivered, (0.5, 0.6, 2.0), 0.5),
    (learning.delivered, (0.95, 0.6, 2.0), 1.0),
    (learning.worth_of_voices, (0.5, 4.0, 0.9), 0.4),
    (learning.saturated, (0.3, 0.1), 0.75),
    (learning.saturated, (0.0, 0.1), 0.0),
    # lg(-1 + 2 * 0.1 - 2 * 0.3 - 0.5 * 1.2)
    (learning.response_share, (-1.0, 2.0, 0.1, 2.0, 0.7, 0.5, 1.2), 1 / (1 + math.exp(2.0))),
    (learning.answered_in_time, (0.8, 0, 6), 0.8),
    (learning.answered_in_time, (0.8, 3, 7), 0.5),
    (learning.answered_in_time, (0.8, 7, 6), 0.0),
    (learning.ignored, (0.2, 0.5), 0.6),
    (learning.ignored, (0.5, 0.5), 0.0),
    (learning.ignored, (0.0, 0.5), 1.0),
    (learning.fixes_after, (0.5, 0.1, 0.2), 0.46),
    (learning.fixes_after, (0.5, -0.1, 0.2), 0.4),
    # (0.1 + 0.03 * 2 / 3) * 0.75
    (learning.behind_after, (0.1, 0.03, 0.3, 0.25), 0.09),
    (learning.behind_after, (0.3, 0.03, 0.3, 0.0), 0.3),
    (learning.disturbed, (0.5, 0.02, 0.5, 0.6), 0.0035),
    (resentment.grievance_of_month, (2.0, 6.0, 2.0, 0.2, 0.015), 0.26),
    (resentment.grievance_of_month, (0.5, 1.0, 2.0, 0.2, 0.015), 0.1),
    (resentment.resentment_after, (0.4, 0.5, 0.25), 0.4),
    (resentment.resentment_after, (0.4, 0.5, 7.0), 1.0),
    # -3 - 3 * 0.1 - 2 * (-0.2) + 1.5 * 0.4 + 0.7 + 0.2
    (leaving.want_logit, (-3.0, 0.1, -0.2, 0.4, 0.7, 0.2, 3.0, 2.0, 1.5), -1.4),
    (leaving.notice_logit, (-1.5, 0.4, 2.0, 1.0), 0.9),
    (leaving.stuck_logit, (-2.06, 1.73, 0.4, 0.5), -0.53),
    (saving.accept_logit, (0.3, 1.2, 0.1, -0.2, True, -1.5, 0.9, 7.0, 2.0, 3.0), -0.68),
    (saving.accept_logit, (0.3, 1.2, 0.1, 0.2, False, -1.5, 0.9, 7.0, 2.0, 3.0), 0.82),
    (joining.attraction, (0.05, 1.1, 2.0, 0.3, 0.7, 6.0, 5.0), -0.3),
    (joining.memory_of, (0.1, 0.2, 1.0, 3.0), -0.5),
    # odds of 1.5 times e^0.7
    (buying.share_of_wallet, (0.6, 0.7), 1.5 * math.exp(0.7) / (1.5 * math.exp(0.7) + 1)),
    # a hazard of 0.4 of which 0.1 was too much: the clock ran out after three quarters of the month
    (buying.alive_share, (-0.1, 0.4), 0.75),
    (buying.alive_share, (0.1, 0.4), 1.0),
    # below e^-2 lies no purchase, below 3 e^-2 = .406 one, below 5 e^-2 = .677 two
    (buying.purchases_of, (0.5, 2.0), 2.0),
    (buying.purchases_of, (0.13, 2.0), 0.0),
    # 16 + 4 * 1.5 + 1.25 / 6 = 22.2
    (buying.many_purchases_of, (1.5, 16.0), 22.0),
    (buying.many_purchases_of, (-5.0, 11.0), 0.0),
    # three of four purchases: a quarter of the way from 0.35 to 0.75
    (buying.habit_after, (0.35, 3.0, 1.0, 0.25), 0.45),
    (buying.habit_after, (0.35, 0.0, 0.0, 0.25), 0.35),
    (buying.breadth_after, (0.2, 2.0, 0.0, 0.5, 0.4), 0.3),
    (buying.breadth_after, (0.2, 0.0, 5.0, 0.5, 0.4), 0.2),
    # 0.1 back of 1.98 spent and a little, and never more than half
    (programme.reward_share, (0.1, 1.98), 0.05),
    (programme.reward_share, (9.0, 1.98), 0.5),
    (programme.reward_share, (-9.0, 1.98), -0.5),
    # 5 a month for a year is 60 of 100
    (programme.reached_in_time, (5.0, 100.0, 12.0), 0.6),
    (programme.reached_in_time, (50.0, 100.0, 12.0), 1.0),
    # a luck of 1000.75 / 4096: three quarters are one more point if a quarter and more is left over
    (programme.whole_points, (3.3, 1000.75 / 4096.0, 99.0), 4.0),
    (programme.whole_points, (3.2, 1000.75 / 4096.0, 99.0), 3.0),
    (programme.whole_points, (3.0, 0.99, 99.0), 3.0),
    (programme.whole_points, (300.0, 0.0, 99.0), 99.0),
    # alike, half of 0.7 of it is lost, and 0.5 of the rival's beside; a fee that is not earned back has nothing to lose
    (programme.gain_of_rewards, (0.06, 0.06, 0.7, 0.5), 0.009),
    (programme.gain_of_rewards, (0.06, 0.0, 0.7, 0.5), 0.06),
    (programme.gain_of_rewards, (-0.06, 0.06, 0.7, 0.5), -0.09),
    # 1.5 times 2 * 0.009 for the level, and 3 * 0.02 for the gain or 3 * 1.7 * 0.02 for the loss
    (programme.push_of_rewards, (0.009, 0.06, 0.04, 1.5, 2.0, 3.0, 1.7), -0.117),
    (programme.push_of_rewards, (0.009, 0.06, 0.08, 1.5, 2.0, 3.0, 1.7), 0.126),
    (programme.pressure, (0.5, 0.2, 0.1, 0.3, 0.4, 0.5), 0.28),
    (programme.p_gives_up, (0.5, 0.4), 0.1),
    # 10 below 100 is a third of the way in, in the last quarter only, and not above it
    (programme.nearness, (10.0, 100.0, 2.0, 0.3), 2.0 / 3.0),
    (programme.nearness, (10.0, 100.0, 4.0, 0.3), 0.0),
    (programme.nearness, (-1.0, 100.0, 2.0, 0.3), 0.0),
    (programme.tier_of, (5.0, 1.0, 5.0, 0.0), 2.0),
    (programme.tier_of, (0.5, 1.0, 5.0, 9.0), 0.0),
    (programme.tier_of, (9.0, 1.0, 5.0, 9.0), 3.0),
    # 30 of 50, where tiers have to be earned again; the second is kept; nothing lies above the third
    (programme.threshold_ahead, (30.0, 0.0, 20.0, 50.0, 90.0), 50.0),
    (programme.threshold_ahead, (30.0, 2.0, 20.0, 50.0, 90.0), 90.0),
    (programme.threshold_ahead, (95.0, 0.0, 20.0, 50.0, 90.0), 0.0),
    (programme.threshold_ahead, (30.0, 0.0, 20.0, 0.0, 0.0), 0.0),
    (programme.entitlement_after, (0.02, 0.06, 0.25), 0.03),
]


@pytest.mark.parametrize(("rule", "numbers", "expected"), KNOWN)
def test_by_hand(rule: Callable[..., object], numbers: tuple[float | bool, ...], expected: float) -> None:
    assert at(rule, *numbers) == pytest.approx(expected, abs=2e-6)


def test_every_rule_is_here() -> None:
    modules = (
        buying,
        community,
        consent,
        contact,
        deals,
        experience,
        expectation,
        gratitude,
        joining,
        learning,
        leaving,
        poaching,
        price,
        privacy,
        programme,
        resentment,
        satisfaction,
        saving,
        trust,
        violations,
    )
    rules = {
        f"{m.__name__}.{name}" for m in modules for name, thing in vars(m).items()
        if getattr(getattr(thing, "py_func", thing), "__module__", "") == m.__name__ and callable(thing)
        and name != "want_terms"  # the terms of a rule for people who ask why; the diary's test adds them up
    }  # fmt: skip
    here = {f"{r.__module__}.{r.__name__}" for r, _, _ in KNOWN}
    assert here == rules
