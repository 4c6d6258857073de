"""Scenarios that tests share, and how two results are compared byte for byte."""

from __future__ import annotations

from typing import Any

from experiments.verifying.same_bytes import differing, hashes, parts
from sim import Scenario

__all__ = ["differing", "hashes", "parts"]

AGGRESSIVE: dict[str, Any] = {
    "pricing": {"hidden_fee": 0.06, "walk": 0.04, "welcome_discount": 0.3, "welcome_months": 3},
    "promise": {"overpromise": 0.15},
    "leaving": {"friction": "aggressive", "save_share": 1.0, "save_depth": 0.3, "save_months": 3},
    "contact": {"frequency": 4.0},
}
TRANSPARENT: dict[str, Any] = {
    "pricing": {"price": 1.05}, "promise": {"disclosure": 1.0}, "service": {"quality": 0.655},
}  # fmt: skip
NEAR: dict[str, dict[str, Any]] = {
    "focal": {
        "contact": {"frequency": 4.0, "two_way": 0.2, "pressure": 0.5, "gratitude": 1.4, "gratitude_channel": "email"},
        "privacy": {"personalisation": 0.3, "data_sharing": 0.5, "transparency": 0.2},
        "community": {"forum": 0.8, "events": 0.4, "moderation": 0.3},
    },
    "mild": {
        "contact": {"frequency": 3.0, "consent": "opt_out", "recognition": 0.6},
        "community": {"forum": 1.0},
    },
    "open": {
        "contact": {"frequency": 2.5, "consent": "opt_in", "two_way": 0.7, "gratitude": 0.3,
                    "gratitude_channel": "gift", "recognition": 0.5},
        "privacy": {"personalisation": 0.8, "control": 0.9, "transparency": 0.7, "security": 0.6},
        "community": {"events": 1.5},
    },
}  # fmt: skip
"""Contact, data, thanks and community of the three companies of the busy market."""


ALONE = dict.fromkeys(
    ("reputation", "support", "word_of_mouth", "social_churn", "referral", "fairness", "community", "insight",
     "feedback", "planning", "association"), False,
)  # fmt: skip
"""Mechanisms by which people reach each other, switched off."""


def scenario(policy: dict[str, Any] | None = None, **others: Any) -> Scenario:
    """Return a small scenario without a running-in; anything given replaces it."""
    small = {"customers": 400, "horizon_months": 12, "market": {"burn_in_months": 0}}
    return Scenario.model_validate({**small, "policy": policy or {}, **others})


def busy(**others: Any) -> Scenario:
    """Return a small scenario in which every mechanism has something to do."""
    levers = {**AGGRESSIVE, "promise": {"overpromise": 0.15, "disclosure": 0.3}}
    levers["leaving"] = {**AGGRESSIVE["leaving"], "save_share": 0.8, "campaign_reach": 0.1, "renewal_notice": 0.7}
    levers["service"] = {
        "consistency": 0.2, "reliability": 0.2, "proactive_share": 0.1, "support_capacity": 0.25, "ease": 0.3,
        "speed": 2.0, "courtesy": 0.5, "recovery": 0.2, "onboarding": 0.7, "customer_success": 0.9,
    }  # fmt: skip
    levers |= NEAR["focal"]
    everything: dict[str, Any] = {
        "customers": 260,
        "horizon_months": 16,
        "market": {"burn_in_months": 8, "outside_share": 0.25},
        "policy": levers,
        "rivals": {
            "mild": {
                "policy": {
                    "leaving": {"friction": "mild"},
                    "pricing": {"hidden_fee": 0.03, "walk": 0.1},
                    "service": {"support_capacity": 0.06, "speed": 0.3, "customer_success": 0.4},
                    **NEAR["mild"],
                }
            },
            "open": {"policy": TRANSPARENT | NEAR["open"]},
        },
        "shocks": [
            {"kind": "failure_wave", "month": 3, "months": 2, "share": 0.5, "severity": 0.4},
            {"kind": "card_replacement", "month": 6, "share": 0.6},
            {"kind": "failure_wave", "month": 9, "company": "open"},
            {"kind": "breach", "month": 7, "months": 2, "share": 0.4, "severity": 0.8},
        ],
        "timeline": [
            {"month": 5, "lever": "pricing.price", "value": 1.1},
            {"month": 8, "company": "open", "lever": "leaving.friction", "value": "mild"},
            {"month": 10, "lever": "contact.frequency", "value": 2},
            {"month": 11, "company": "open", "lever": "pricing.promotion", "value": 0.2},
            {"month": 12, "company": "mild", "lever": "community.forum", "value": 0.0},
        ],
    }
    return Scenario.model_validate(everything | others)


def settled(**others: Any) -> Scenario:
    """Return a market that has run for years, so that customers are new and old when policies begin."""
    return scenario(AGGRESSIVE, **{"market": {"burn_in_months": 48}, **others})


def festive(**others: Any) -> Scenario:
    """Return a market in which a company gives some of its customers a month out of the ordinary."""
    return scenario({"service": {"occasions": 0.3}}, **others)


ONLY_UNDER_CONTRACT = ("leaving",)
"""Concerns whose levers hold or wake those who cancel."""


def silent(**others: Any) -> Scenario:
    """Return the busy market in which nobody has a contract, without what exists only under one."""
    world = busy().model_dump()
    for policy in (world["policy"], *(rival["policy"] for rival in world["rivals"].values())):
        for concern in ONLY_UNDER_CONTRACT:
            del policy[concern]
    world["market"]["contract"] = False
    world["shocks"] = [s for s in world["shocks"] if s["kind"] != "card_replacement"]
    world["timeline"] = [t for t in world["timeline"] if t["lever"].split(".")[0] not in ONLY_UNDER_CONTRACT]
    return Scenario.model_validate(world | others)


REWARDS: dict[str, dict[str, Any]] = {
    "focal": {
        "offered": True, "earn_spend": 20.0, "earn_visit": 5.0, "earn_engagement": 10.0, "welcome_points": 30,
        "pending_months": 1, "expiry": "fixed", "validity_months": 3, "reward_points": 60, "reward_value": 0.5,
        "tier_1": 1.5, "tier_2": 4.0, "tier_3": 7.0, "tier_period_months": 3, "tier_grace_months": 1,
        "downgrade": "one_down", "tier_multiplier": 0.5, "member_discount": 0.05, "early_access": 0.5,
        "free_shipping": 0.5, "recognition": 0.6, "alignment": 0.6, "donation": 0.01, "partners": 3,
        "partner_earn": 4.0, "partner_redeems": 0.3, "stored_value": 0.4, "top_up": 1.0, "terms_clarity": 0.4,
        "refresh_months": 6,
    },
    "mild": {
        "offered": True, "medium": "card", "earn_visit": 1.0, "welcome_points": 2, "reward_points": 5,
        "reward_value": 0.8, "expiry": "sliding", "validity_months": 1, "targets": "frequent", "terms_clarity": 0.0,
        "stored_value": 0.5, "closing": "void",
    },
    "open": {
        "offered": True, "earn_spend": 30.0, "earn_visit": 2.0, "reward_points": 100, "fee": 0.1, "fee_months": 3,
        "expiry": "calendar", "validity_months": 4, "pending_months": 2, "tier_1": 40.0, "tier_2": 90.0,
        "tier_qualifier": "points", "tier_period_months": 4, "free_shipping": 1.0, "member_discount": 0.1,
        "stored_value": 0.3, "top_up": 0.5,
    },
}  # fmt: skip
"""Programmes of the three companies of the busy market, which between them use every rule."""
WITHDRAWN = [
    {"month": 7, "company": "open", "lever": "programme.targets", "value": "aligned"},
    {"month": 9, "company": "mild", "lever": "programme.targets", "value": "price_sensitive"},
    {"month": 10, "lever": "programme.tier_qualifier", "value": "visits"},
    {"month": 12, "company": "mild", "lever": "programme.offered", "value": False},
    {"month": 14, "company": "open", "lever": "programme.offered", "value": False},
]
"""What becomes of them: one is declared void, one is honoured."""


def watched(**others: Any) -> Scenario:
    """Return the busy market under laws that a regulator enforces."""
    laws = {"vigilance": 0.5, "easy_exit_from": 3, "shown_prices_from": 0, "consent_from": 6}
    return busy(**{"regulator": laws, **others})


def allied(**others: Any) -> Scenario:
    """Return the busy market with an association, one member of which is hollow and is soon found so."""
    world = busy().model_dump()
    world["policy"]["association"] = {"member": True, "standards": 0.8, "training": 0.6, "advocacy": 0.7}
    world["rivals"]["mild"]["policy"]["association"] = {"member": True}
    world["rivals"]["open"]["policy"]["association"] = {"member": True, "standards": 0.3, "training": 0.2}
    return Scenario.model_validate(world | {"association": {"audits": 0.5, "suspended_months": 4}} | others)


ASKING: dict[str, dict[str, Any]] = {
    "focal": {"feedback_collect": 0.8, "feedback_act": 0.1, "evolution": 0.2},
    "mild": {"feedback_collect": 0.5, "feedback_act": 1.0, "feedback_delay": 5},
    "open": {"feedback_collect": 0.3, "feedback_act": 0.8, "feedback_delay": 1, "evolution": 0.7},
}
"""How the three companies of the busy market listen: hardly, late, and in time."""


def shifting(**others: Any) -> Scenario:
    """Return the busy market in which tastes move, and every company listens in its own way."""
    world = busy().model_dump()
    world["policy"]["learning"] = ASKING["focal"]
    for name, rival in world["rivals"].items():
        rival["policy"]["learning"] = ASKING[name]
    world["market"]["taste_drift"] = 0.008
    world["behaviour"]["feedback"]["patience"] = 3  # so that it runs out within the horizon
    return Scenario.model_validate(world | others)


def contested(**others: Any) -> Scenario:
    """Return the busy market in which rivals poach, undercut and copy, one enters and closes, and money is short."""
    world = busy().model_dump()
    acquisition = {"advertising": 0.3, "poaching": 0.1, "poaching_depth": 0.2, "poaching_months": 2}
    world["policy"]["acquisition"] |= acquisition
    world["rivals"]["mild"] |= {"response": "poach", "lag": 2, "reach": 0.2}
    world["rivals"]["open"] |= {"response": "undercut", "lag": 1}
    world["rivals"]["late"] = {"response": "follow", "lag": 3, "enters": 4, "exits": 12}
    world["shocks"] = [
        *world["shocks"],
        {"kind": "price_rise", "month": 6, "months": 3, "severity": 0.1, "share": 0.5},
        {"kind": "downturn", "month": 10, "months": 3, "severity": 0.3},
    ]
    return Scenario.model_validate(world | others)


def rewarding(**others: Any) -> Scenario:
    """Return the silent market in which every company runs a loyalty programme."""
    return _rewarding(silent(), REWARDS, others)


def rewarding_under_contract(**others: Any) -> Scenario:
    """Return the busy market in which every company does; with a bill a month, tiers are earned by engagement."""
    tiers = {"tier_qualifier": "engagement", "tier_1": 1.0, "tier_2": 2.0, "tier_3": 3.0}
    return _rewarding(busy(), {**REWARDS, "focal": {**REWARDS["focal"], **tiers}}, others)


def _rewarding(base: Scenario, programmes: dict[str, dict[str, Any]], others: dict[str, Any]) -> Scenario:
    world = base.model_dump()
    policies = {"focal": world["policy"], **{name: rival["policy"] for name, rival in world["rivals"].items()}}
    for name, policy in policies.items():
        policy["programme"] = dict(programmes[name])
    world["timeline"] = [*world["timeline"], *WITHDRAWN]
    return Scenario.model_validate(world | others)


def targeted(rule: str, **others: Any) -> Scenario:
    """Return the busy market in which the focal company chooses whom its campaign contacts."""
    levers = busy().policy.model_dump()
    levers["leaving"]["campaign_target"] = rule
    return busy(policy=levers, **others)
