"""Scenarios that tests share, and how two results are compared byte for byte."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from sim import Result, Scenario

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
    ("reputation", "support", "word_of_mouth", "social_churn", "referral", "fairness", "community"), False
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


def parts(result: Result) -> dict[str, np.ndarray]:
    """Return every array of a result by name."""
    arrays = {f"months.{name}": values for name, values in result.months.items()}
    arrays |= {f"customers.{name}": values for name, values in result.customers.items()}
    arrays |= {"joined": result.joined, "left": result.left}
    for snapshot in result.snapshots:
        arrays[f"snapshot {snapshot.month}.density"] = snapshot.density
        arrays[f"snapshot {snapshot.month}.loyal"] = np.array(list(snapshot.loyal.values()))
        arrays[f"snapshot {snapshot.month}.with_focal"] = snapshot.with_focal
    return arrays


def hashes(result: Result) -> dict[str, str]:
    """Return a hash of the bytes of every array of a result."""
    return {
        name: hashlib.sha256(f"{a.dtype} {a.shape}".encode() + np.ascontiguousarray(a).tobytes()).hexdigest()[:16]
        for name, a in parts(result).items()
    }


def differing(one: Result, other: Result) -> list[str]:
    """Return the names of the arrays in which two results differ in any byte."""
    a, b = hashes(one), hashes(other)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))


def targeted(rule: str, **others: Any) -> Scenario:
    """Return the busy market in which the focal company chooses whom its campaign contacts."""
    levers = busy().policy.model_dump()
    levers["leaving"]["campaign_target"] = rule
    return busy(policy=levers, **others)
