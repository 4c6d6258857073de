"""Leaving takes three steps: wanting out, noticing the way out, and getting through.

logit want   = c - bS (S - m) - bT (T - D) + bR R + price + rival
logit notice = logit a + wR R + wakes
logit stuck  = base + friction - p R
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule


@rule
def want_logit(
    propensity: np.float32,
    satisfaction_gap: np.float32,
    trust_gap: np.float32,
    resentment: np.float32,
    price_push: np.float32,
    rival_push: np.float32,
    satisfaction_weight: np.float32,
    trust_weight: np.float32,
    resentment_weight: np.float32,
) -> np.float32:
    """Return the log-odds of starting to want out this month.

    Parameters
    ----------
    propensity
        Of this person with this company at neutral conduct.
    satisfaction_gap, trust_gap
        Satisfaction above neutral quality; trust above the own disposition.
    price_push, rival_push
        Log-odds from the price and from the best rival.

    Notes
    -----
    Source: propensity fitted to cohorts of Fader and Hardie (2007); weights assumed.
    """
    return (
        propensity
        - satisfaction_weight * satisfaction_gap
        - trust_weight * trust_gap
        + resentment_weight * resentment
        + price_push
        + rival_push
    )


def want_terms(
    propensity: np.float32,
    satisfaction_gap: np.float32,
    trust_gap: np.float32,
    resentment: np.float32,
    price_push: np.float32,
    rival_push: np.float32,
    satisfaction_weight: np.float32,
    trust_weight: np.float32,
    resentment_weight: np.float32,
) -> dict[str, np.float32]:
    """Return what :func:`want_logit` adds up, term by term and in its order, for people who ask why.

    Whoever adds a term to the rule adds it here: a test compares the sum with the rule, bit for bit.
    """
    return {
        "propensity": propensity,
        "satisfaction": -(satisfaction_weight * satisfaction_gap),
        "trust": -(trust_weight * trust_gap),
        "resentment": resentment_weight * resentment,
        "price": price_push,
        "rival": rival_push,
    }


@rule
def notice_logit(
    ordinary: np.float32, resentment: np.float32, wake: np.float32, resentment_wakes: np.float32
) -> np.float32:
    """Return the log-odds that somebody who wants out notices the way out this month.

    Parameters
    ----------
    ordinary
        Log-odds in an ordinary month.
    wake
        Log-odds from contacts, notices, price rises and failures this month.

    Notes
    -----
    Source: Ascarza, Iyengar and Schleicher (2016): contacting customers woke them; sizes assumed.
    """
    return ordinary + resentment_wakes * resentment + wake


@rule
def stuck_logit(
    base: np.float32, friction: np.float32, resentment: np.float32, resentment_pushes: np.float32
) -> np.float32:
    """Return the log-odds that an attempt to leave gets stuck; anger pushes through.

    Notes
    -----
    Source: Luguri and Strahilevitz (2021) measured acceptance of an unwanted offer at three levels of dark patterns;
    borrowed for cancelling.
    """
    return base + friction - resentment_pushes * resentment
