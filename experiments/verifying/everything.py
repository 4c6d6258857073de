"""A market in which every mechanism has something to do: programmes, shocks, a regulator, and things that change."""

from __future__ import annotations

from typing import Any

MONTHS = 24
FOCAL: dict[str, Any] = {
    "pricing": {"hidden_fee": 0.06, "walk": 0.04, "welcome_discount": 0.3, "welcome_months": 3},
    "promise": {"overpromise": 0.15, "disclosure": 0.3},
    "service": {"consistency": 0.2, "reliability": 0.2, "proactive_share": 0.1, "support_capacity": 0.25,
                "courtesy": 0.5, "recovery": 0.2, "onboarding": 0.7, "customer_success": 0.5},
    "contact": {"frequency": 4.0, "two_way": 0.2, "pressure": 0.5, "gratitude": 1.4},
    "privacy": {"personalisation": 0.3, "data_sharing": 0.5, "transparency": 0.2},
    "community": {"forum": 0.8, "events": 0.4, "moderation": 0.3},
    "learning": {"feedback_collect": 0.5, "feedback_act": 0.3, "feedback_delay": 1, "evolution": 0.3},
    "association": {"member": True, "standards": 0.8, "training": 0.5, "advocacy": 0.5},
    "programme": {
        "offered": True, "earn_spend": 20.0, "earn_visit": 5.0, "earn_engagement": 10.0, "welcome_points": 30,
        "pending_months": 1, "expiry": "fixed", "validity_months": 3, "reward_points": 60, "reward_value": 0.5,
        "tier_1": 2.0, "tier_2": 4.0, "tier_period_months": 3, "tier_grace_months": 1, "downgrade": "one_down",
        "tier_multiplier": 0.5, "member_discount": 0.05, "free_shipping": 0.5, "recognition": 0.6, "alignment": 0.6,
        "donation": 0.01, "partners": 3, "partner_earn": 4.0, "partner_redeems": 0.3, "stored_value": 0.4,
        "top_up": 1.0, "terms_clarity": 0.4, "refresh_months": 6,
    },
}  # fmt: skip
UNDER_CONTRACT: dict[str, Any] = {
    "friction": "aggressive", "save_share": 0.8, "save_depth": 0.3, "save_months": 3, "campaign_reach": 0.1,
    "renewal_notice": 0.7,
}  # fmt: skip
"""Levers that hold or wake those who cancel, which only a contract has."""
RIVAL: dict[str, Any] = {
    "contact": {"frequency": 3.0, "consent": "opt_out"},
    "learning": {"feedback_collect": 1.0},
    "association": {"member": True},
    "programme": {
        "offered": True, "earn_spend": 30.0, "reward_points": 100, "fee": 0.1, "fee_months": 3, "expiry": "calendar",
        "validity_months": 4, "stored_value": 0.3, "top_up": 0.5, "closing": "void",
    },
}  # fmt: skip
SHOCKS = [
    {"kind": "failure_wave", "month": 3, "months": 2, "share": 0.5, "severity": 0.4},
    {"kind": "breach", "month": 7, "months": 2, "share": 0.4, "severity": 0.8},
]
WITHDRAWN = {"month": 18, "company": "rival", "lever": "programme.offered", "value": False}
"""The rival declares its points void."""
REGULATOR = {"vigilance": 1.0, "routine": 0.5, "shown_prices_from": 14, "easy_exit_from": 14, "consent_from": 14}
"""Laws that come late, so that what they forbid has been done for a year, and are enforced."""


def changes(is_bound: bool) -> dict[str, Any]:
    """Return what makes a study's world this one, by full key.

    Parameters
    ----------
    is_bound
        Whether customers have a contract.
    """
    from sim.world import Mechanisms

    policy = {**FOCAL, "leaving": UNDER_CONTRACT} if is_bound else FOCAL
    return {
        "policy": policy, "rivals": {"rival": {"policy": RIVAL}}, "shocks": SHOCKS, "timeline": [WITHDRAWN],
        "horizon_months": MONTHS, "market.burn_in_months": 6, "market.focal_share": 0.4, "market.outside_share": 0.25,
        "market.contract": is_bound, "market.taste_drift": 0.004, "regulator": REGULATOR,
        **{f"mechanisms.{name}": True for name in Mechanisms.model_fields},
    }  # fmt: skip
