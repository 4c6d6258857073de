"""Levers that do nothing alone, and what gives them something to do.

A lever that is not named here is moved from the neutral policy. One that is named is moved inside the policy given
here, and compared with that policy with the lever at its null.
"""

from __future__ import annotations

from typing import Any

_OFFER = {"leaving.save_share": 1.0, "leaving.save_depth": 0.3}
_CAMPAIGN = {"leaving.save_depth": 0.3, "leaving.campaign_reach": 0.05}
CONTEXTS: dict[str, dict[str, Any]] = {
    "pricing.welcome_months": {"pricing.welcome_discount": 0.3},
    "leaving.save_share": {"leaving.save_depth": 0.3},
    "leaving.save_depth": _OFFER,
    "leaving.save_months": _OFFER,
    "leaving.campaign_reach": {"leaving.save_depth": 0.3},
    "leaving.campaign_target": _CAMPAIGN,
    "contact.consent": {"contact.frequency": 3.0},
    "contact.two_way": {"contact.frequency": 3.0},
    "contact.gratitude_channel": {"contact.gratitude": 1.0},
    "community.moderation": {"community.forum": 1.0},
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
