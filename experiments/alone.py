"""Levers that do nothing alone, and what gives them something to do.

A lever that is not named here is moved from the neutral policy. One that is named is moved inside the policy given
here, and compared with that policy with the lever at its null.
"""

from __future__ import annotations

from typing import Any

_OFFER = {"leaving.save_share": 1.0, "leaving.save_depth": 0.3}
_CAMPAIGN = {"leaving.save_depth": 0.3, "leaving.campaign_reach": 0.05}
_POINTS = {"programme.offered": True, "programme.earn_spend": 10.0}
_CARD = {**_POINTS, "programme.welcome_points": 20}
_EXPIRY = {**_POINTS, "programme.expiry": "fixed"}
_TIERS = {**_POINTS, "programme.tier_1": 6.0, "programme.tier_multiplier": 0.5, "programme.recognition": 0.5}
_LADDER = {**_TIERS, "programme.tier_2": 12.0, "programme.tier_period_months": 12}
_FALLS = {
    **_TIERS, "programme.tier_qualifier": "engagement", "programme.earn_engagement": 5.0, "programme.tier_1": 4.0,
    "programme.tier_2": 7.0,
}  # fmt: skip
"""Everybody buys once a month under a contract; acts differ from year to year, so that some do not keep their tier."""
_FEE = {**_POINTS, "programme.fee": 0.3}
_PARTNERS = {**_POINTS, "programme.partners": 4, "programme.partner_earn": 5.0}
_PREPAID = {**_POINTS, "programme.stored_value": 0.3}
_PROGRAMME: dict[str, dict[str, Any]] = {
    **dict.fromkeys(
        ("medium", "welcome_points", "pending_months", "reward_points", "reward_value", "reward_cost_share", "tier_1",
         "fee", "member_discount", "early_access", "free_shipping", "recognition", "alignment", "targets", "partners",
         "stored_value", "refresh_months"), _POINTS),
    **dict.fromkeys(("earn_spend", "earn_visit", "earn_engagement"), {"programme.offered": True}),
    "expiry": _CARD, "validity_months": _EXPIRY, "terms_clarity": _EXPIRY,
    "tier_2": _TIERS, "tier_3": _LADDER, "tier_multiplier": _TIERS, "tier_qualifier": _LADDER,
    "tier_period_months": _FALLS, "tier_grace_months": _FALLS, "downgrade": _FALLS,
    "fee_months": _FEE, "donation": {**_POINTS, "programme.alignment": 0.5},
    "partner_earn": {**_POINTS, "programme.partners": 4}, "partner_price": _PARTNERS, "partner_redeems": _PARTNERS,
    "partner_reimbursed": {**_PARTNERS, "programme.partner_redeems": 0.5}, "top_up": _PREPAID,
}  # fmt: skip
CONTEXTS: dict[str, dict[str, Any]] = {
    **{f"programme.{name}": values for name, values in _PROGRAMME.items()},
    "planning.budget": {"service.quality": 0.7},
    "pricing.grandfathering": {"pricing.walk": 0.05},
    "pricing.price_promise": {"pricing.walk": 0.05},
    "pricing.welcome_months": {"pricing.welcome_discount": 0.3},
    "leaving.save_share": {"leaving.save_depth": 0.3},
    "leaving.save_depth": _OFFER,
    "leaving.save_months": _OFFER,
    "leaving.campaign_reach": {"leaving.save_depth": 0.3},
    "leaving.campaign_target": _CAMPAIGN,
    "acquisition.poaching_depth": {"acquisition.poaching": 0.1, "acquisition.poaching_months": 3},
    "acquisition.poaching_months": {"acquisition.poaching": 0.1, "acquisition.poaching_depth": 0.3},
    "contact.consent": {"contact.frequency": 3.0},
    "contact.two_way": {"contact.frequency": 3.0},
    "contact.gratitude_channel": {"contact.gratitude": 1.0},
    "learning.feedback_act": {"learning.feedback_collect": 0.5},
    "learning.feedback_delay": {"learning.feedback_collect": 0.5, "learning.feedback_act": 1.0},
    "community.moderation": {"community.forum": 1.0},
    **dict.fromkeys(
        ("association.training", "association.standards", "association.advocacy"), {"association.member": True}
    ),
    "privacy.control": {"privacy.personalisation": 0.5},
    "privacy.transparency": {"privacy.data_sharing": 0.5},
    "privacy.security": {"privacy.personalisation": 1.0},
}
"""By lever: values of other levers, by their key."""


def context(key: str) -> dict[str, dict[str, Any]]:
    """Return the policy, by concern, in which a lever has something to do; empty if the neutral one will do.

    Examples
    --------
    >>> context("pricing.welcome_months"), context("pricing.price")
    ({'pricing': {'welcome_discount': 0.3}}, {})
    """
    policy: dict[str, dict[str, Any]] = {}
    for name, value in CONTEXTS.get(key, {}).items():
        concern, _, lever = name.partition(".")
        policy.setdefault(concern, {})[lever] = value
    return policy
