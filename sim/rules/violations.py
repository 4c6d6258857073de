"""Now and then people look at a bill or at the newcomers' price, and find what was kept from them.

P(look) = 1 - e^(-rate attention);  size of a fee = min(1, fee / price / full), of a walk = min(1, gap / full),
of a broken promise = min(1, (overpromise - slack)+ / full), in the first months when experience falls short.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, exp, positive


@rule
def p_look(rate: np.float32, attention: np.float32) -> np.float32:
    """Return the chance of looking in a month.

    Parameters
    ----------
    rate
        Looks a month for a person of mean attention.
    attention
        Of this person; the mean is 1.

    Notes
    -----
    Source: assumed; swept from .02 to .3.
    """
    return ONE - exp(-rate * attention)


@rule
def size_of_violation(excess: np.float32, full: np.float32) -> np.float32:
    """Return how bad a find is, 0 to 1.

    Parameters
    ----------
    excess
        What was kept from the customer: fee over price, gap to newcomers, or promise beyond the slack; negative
        counts as none.
    full
        The excess that counts as a violation of size one.
    """
    size = positive(excess) / full
    return size if size < ONE else ONE
