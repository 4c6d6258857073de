"""Buying with a loyalty programme: engine and Mesa agents in one market, in which they earn, rise, pay fees and redeem.

Two programmes: a club of points, tiers and a fee at a company that does nothing else, and one with more of the rules at
a company that moves every other lever too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from experiments.speed.market import LIVED_WHOLE, not_offered
from experiments.speed.race import Race
from experiments.speed.silent import MOST_CUSTOMERS, ROUNDS, rivals
from experiments.speed.whole import EVERYTHING, scenario_of

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.scenario import Scenario

CLUB = "club"
"""Name of the baseline policy with a programme added, and nothing else."""
RULES: dict[str, Any] = {
    "offered": True, "earn_spend": 10.0, "welcome_points": 20, "expiry": "sliding", "validity_months": 6,
    "reward_points": 100, "reward_value": 0.6, "tier_1": 2.0, "tier_2": 5.0, "tier_3": 8.0,
    "tier_period_months": 4, "tier_multiplier": 0.5, "downgrade": "one_down", "recognition": 0.5, "early_access": 0.5,
    "free_shipping": 0.3, "member_discount": 0.03, "fee": 0.1, "fee_months": 6, "terms_clarity": 0.8,
}  # fmt: skip
"""Points, tiers, a fee and benefits."""
MORE_RULES: dict[str, Any] = {
    "earn_visit": 3.0, "earn_engagement": 5.0, "pending_months": 1, "expiry": "fixed", "tier_grace_months": 1,
    "targets": "frequent", "partners": 3, "partner_earn": 4.0, "partner_redeems": 0.3, "stored_value": 0.4,
    "top_up": 2.0, "alignment": 0.5, "donation": 0.01, "refresh_months": 12,
}  # fmt: skip
"""Further rules, for the company that does everything."""
PROGRAMMES = {CLUB: RULES, EVERYTHING: {**RULES, **MORE_RULES}}


def rewarding_scenario(study: Study, policy: str, **changes: Any) -> Scenario:
    """Return the scenario of a policy with every mechanism, no contract, and its programme."""
    rules = {f"policy.programme.{lever}": value for lever, value in PROGRAMMES[policy].items()}
    base = study.baseline if policy == CLUB else policy
    return scenario_of(study, base, **{"market.contract": False, **rules, **changes})


def rewarding_market(study: Study) -> dict[str, Any]:
    """Check that the agents live in programmes as the engine's customers do, and time it."""
    options: Any = study.options
    quick = options.quick
    policies = [p for p in PROGRAMMES if not not_offered(rewarding_scenario(study, p), LIVED_WHOLE, is_buying=True)]
    race = Race("programmes", rivals(), partial(rewarding_scenario, study))
    runs = {"mesa_py_func": 1, "mesa_plain_floats": 1 if quick else 4}
    agreement = race.agreement(policies, *((1_000, 6, 8) if quick else (5_000, 12, 24)), runs)
    customers, rounds = (2_000, 2) if quick else (min(options.customers, MOST_CUSTOMERS), ROUNDS)
    contest = race.contest(policies, agreement, customers, rounds)
    return {"policies": policies, "agreement": agreement, "contest": contest}
