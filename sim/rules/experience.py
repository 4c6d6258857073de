"""A month of service is the company's quality, seen through a lasting fit, a little luck, and failures.

x = clip(quality + a fit + b luck - harm, 0, 1)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO, clip


@rule
def experienced_quality(quality: np.float32, fit: np.float32, luck: np.float32, harm: np.float32) -> np.float32:
    """Return what a month was like, 0 to 1.

    Parameters
    ----------
    quality
        Mean quality delivered by the company, 0 to 1.
    fit, luck
        Already weighted deviations, in units of quality.
    harm
        Quality lost to a failure this month, 0 or more.

    Notes
    -----
    Source: assumed; fit makes about two thirds of the variance. Limits: held between 0 and 1.
    """
    return clip(quality + fit + luck - harm, ZERO, ONE)
