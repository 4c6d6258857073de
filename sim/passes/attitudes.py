"""Everybody's trust and resentment after the month's finds and contacts."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.rules.resentment import grievance_of_month, resentment_after
from sim.rules.trust import trust_after


@compiled
def trust(
    size: int,
    disposition: np.ndarray,
    kept: np.ndarray,
    violation: np.ndarray,
    pull: np.float32,
    gain: np.float32,
    loss: np.float32,
    trust: np.ndarray,
) -> None:
    """Update trust in place."""
    for i in range(size):
        trust[i] = trust_after(trust[i], disposition[i], kept[i], violation[i], pull, gain, loss)


@compiled
def resentment(
    size: int,
    violation: np.ndarray,
    contacts: np.ndarray,
    ideal: np.ndarray,
    kept_share: np.float32,
    per_violation: np.float32,
    per_contact: np.float32,
    resentment: np.ndarray,
) -> None:
    """Update resentment in place."""
    for i in range(size):
        grievance = grievance_of_month(violation[i], contacts[i], ideal[i], per_violation, per_contact)
        resentment[i] = resentment_after(resentment[i], kept_share, grievance)
