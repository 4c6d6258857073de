"""Thanks that are meant are felt for a month or three, and pay back: people stay, trust a little more, accept more.

G' = k G + (1 - k G) min(1, n a sincerity / (1 + h rate) + recognition),  k = 2^(-1 / half-life)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE


@rule
def gratitude_after(
    gratitude: np.float32, kept_share: np.float32, thanks: np.float32, lift: np.float32, recognised: np.float32
) -> np.float32:
    """Return gratitude after a month, 0 to 1.

    Parameters
    ----------
    kept_share
        Share that does not fade in a month.
    thanks
        Gestures received this month.
    lift
        Of one gesture (see :func:`lift_of_thanks`).
    recognised
        Added by being known in person.
    """
    faded = kept_share * gratitude
    lifted = thanks * lift + recognised
    return faded + (ONE - faded) * (lifted if lifted < ONE else ONE)


@rule
def lift_of_thanks(sincerity: float, rate: float, size: float, habit: float) -> float:
    """Return what one gesture adds; what comes as a habit is felt less each time.

    Parameters
    ----------
    sincerity
        How meant the channel feels, 0 to 1.
    rate
        Gestures a customer and month.

    Notes
    -----
    Source: Palmatier, Jarvis, Bechkoff and Kardes (2009): gratitude mediates relationship marketing, and needs motives
    seen as free; sizes assumed.
    """
    return size * sincerity / (1.0 + habit * rate)
