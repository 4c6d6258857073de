"""What a month may leave out: which mechanisms a market needs at all, and which passes a month has a reason to run.

The compiled month reads the switches as one record: ``on.price``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from sim import conduct
from sim.relations import relations

if TYPE_CHECKING:
    from sim.policy import Policy
    from sim.scenario import Scenario

SWITCHES = (
    "luck", "expectation", "satisfaction", "price", "violations", "trust", "resentment", "contact", "rivalry",
    "saving", "friction", "renewal", "involuntary", "returning", "loyalty", "failures", "campaigns", "cards",
    "asking", "fees", "walking", "overpromising", "training", "promotions", "targeting",
    "consistency", "problems", "support",
    "relating", "closeness", "consent", "pressure", "privacy", "gratitude", "breaches",
    "word_of_mouth", "social_churn", "referral", "fairness", "community", "mastery",
    "buying", "programme", "wronged", "sparing", "surveys", "closing", "poaching",
    "occasions",
)  # fmt: skip
"""The mechanisms, and passes that no company gives a reason to run."""
_RUN_FOR = {
    "failures": conduct.FAILURE_SHARE, "cards": conduct.CARD_SHARE, "campaigns": conduct.CAMPAIGN,
    "renewal": conduct.RENEWAL, "asking": conduct.SAVE_SHARE, "fees": conduct.HIDDEN_FEE,
    "promotions": conduct.PROMOTION, "targeting": conduct.TARGETED,
    "consistency": conduct.STEADINESS,
    "breaches": conduct.BREACH_SHARE, "community": conduct.GATHERS, "wronged": conduct.WRONGED,
    "sparing": conduct.SPARES, "surveys": conduct.SURVEYS,
    "closing": conduct.CLOSING, "poaching": conduct.POACHES, "occasions": conduct.OCCASIONS,
}  # fmt: skip
"""Passes that run only while some company does something: by switch, the aspect of its conduct."""
_RECORD = np.dtype((np.record, [(name, np.uint8) for name in SWITCHES]))
_VALUES = itemgetter(*SWITCHES)


def needed(scenario: Scenario, policies: Sequence[Policy]) -> dict[str, bool]:
    """Return by name which mechanisms a market needs, given every policy that is ever lived under."""
    on = scenario.mechanisms
    is_buying = not scenario.market.contract
    has_programme = on.programme and any(policy.programme.offered for policy in policies)
    found = dict(on) | {
        "walking": on.price and any(policy.pricing.walk > 0 for policy in policies),
        "overpromising": any(policy.promise.overpromise > 0 for policy in policies),
        "training": on.deal_training and on.price and any(policy.gives_deals for policy in policies),
        "fairness": on.fairness and on.price and any(policy.gives_unlike_deals for policy in policies),
        "involuntary": on.involuntary and not is_buying,  # there is no standing order that could fail
        **relations(scenario, policies),
        "buying": is_buying,
        "programme": has_programme,
    }
    if has_programme and on.gratitude:  # rewards are requited
        found["gratitude"] = found["relating"] = True
    return found


def given_reason(table: np.ndarray) -> dict[str, bool]:
    """Return which of the passes run that wait for some company to do something, given what companies do this month."""
    rows = table[:-1].tolist()
    return {name: any(row[aspect] for row in rows) for name, aspect in _RUN_FOR.items()}


def switch_record(on: Mapping[str, bool]) -> np.ndarray:
    """Return a record array of length 1: ``record[0].price`` is 1 if the price is on, else 0.

    Parameters
    ----------
    on
        What runs, by name; names that are no switches are left aside.
    """
    return np.frombuffer(bytearray(_VALUES(on)), _RECORD)  # once a month: what costs least


def either(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the switches that are on in one of two records, or in both."""
    return np.maximum(one.view(np.uint8), other.view(np.uint8)).view(_RECORD)
