"""Trust is earned slowly by conduct that is seen to hold, lost quickly by violations, and drawn back to disposition.

T' = clip(T + pull (D - T) + gain (1 - T) kept - loss T min(1.5, v));  at joining T = D + badge (1 - D)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO, clip

_WORST = np.float32(1.5)


@rule
def trust_after(
    trust: np.float32,
    disposition: np.float32,
    kept: np.float32,
    violation: np.float32,
    pull: np.float32,
    gain: np.float32,
    loss: np.float32,
) -> np.float32:
    """Return trust after a month, 0 to 1.

    Parameters
    ----------
    kept
        Conduct above the ordinary that could be tested this month, 0 to 1: open terms can be, whenever a bill comes.
    violation
        Summed size of what was found this month; counts up to 1.5.

    Notes
    -----
    Source: Slovic (1993) for the asymmetry; sizes assumed, ratio of loss to gain swept from 1 to 5. Limits: without
    the pull to disposition, trust in an open company would drift to 1.
    """
    felt = violation if violation < _WORST else _WORST
    return clip(trust + pull * (disposition - trust) + gain * (ONE - trust) * kept - loss * trust * felt, ZERO, ONE)


@rule
def trust_at_joining(disposition: np.float32, badge: np.float32) -> np.float32:
    """Return the trust with which a newcomer begins.

    Parameters
    ----------
    badge
        Share of the trust still missing that the badge of an association gives, 0 to 1.

    Notes
    -----
    Source: assumed. Limits: without a badge it is the own disposition exactly; it is pulled back there from then on.
    """
    return disposition + badge * (ONE - disposition)
