"""Who is reached beyond the ordinary contact: those who agreed, those who did not object, or everybody, asked or not.

logit agree  = a + wT (T - .5) - wC concern;  logit object = b - wT (T - .5) + wC concern + wR R
Both are compared with one number a person, fixed for good, so that whoever agrees never objects.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import HALF, logistic


@rule
def p_agree(
    trust: np.float32, concern: np.float32, base: np.float32, trust_weight: np.float32, concern_weight: np.float32
) -> np.float32:
    """Return the chance that a person, asked, agrees to be contacted and to have their data used.

    Notes
    -----
    Source: assumed; about a third of ordinary customers agree. Limits: within 0 and 1.
    """
    return logistic(base + trust_weight * (trust - HALF) - concern_weight * concern)


@rule
def p_object(
    trust: np.float32,
    concern: np.float32,
    resentment: np.float32,
    base: np.float32,
    trust_weight: np.float32,
    concern_weight: np.float32,
    resentment_weight: np.float32,
) -> np.float32:
    """Return the chance that a person who was not asked goes to the trouble of objecting; annoyance raises it.

    Notes
    -----
    Source: assumed; about a tenth of ordinary customers object. Limits: within 0 and 1.
    """
    worry = concern_weight * concern + resentment_weight * resentment
    return logistic(base - trust_weight * (trust - HALF) + worry)
