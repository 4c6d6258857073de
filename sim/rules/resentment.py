"""Resentment flares up with wrongs and pestering, and fades with a half-life that nobody has measured.

R' = k R + (1 - k R) min(1, a min(1, v) + b (contacts - ideal)+),  k = 2^(-1 / half-life)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, positive


@rule
def resentment_after(resentment: np.float32, kept_share: np.float32, grievance: np.float32) -> np.float32:
    """Return resentment after a month, 0 to 1.

    Parameters
    ----------
    kept_share
        Share of resentment that does not fade in a month.
    grievance
        New grievance this month, 0 and up; counts up to 1 and fills what is left to 1.
    """
    faded = kept_share * resentment
    return faded + (ONE - faded) * (grievance if grievance < ONE else ONE)


@rule
def grievance_of_month(
    violation: np.float32, contacts: np.float32, ideal: np.float32, per_violation: np.float32, per_contact: np.float32
) -> np.float32:
    """Return the grievance given by violations found and by contacts beyond the customer's ideal.

    Notes
    -----
    Source: Godfrey, Seiders and Voss (2011) for the ideal point; sizes assumed.
    """
    felt = violation if violation < ONE else ONE
    return per_violation * felt + per_contact * positive(contacts - ideal)
