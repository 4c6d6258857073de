"""Who hears that others with the same company pay less, and has no deal, feels wronged, and knows that one can ask.

v = w min(1, depth / full);  deals known' = max(1, deals known)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE


@rule
def unfairness(depth: np.float32, full: np.float32, weight: np.float32) -> np.float32:
    """Return the violation of hearing of a deal that others have.

    Parameters
    ----------
    depth
        Of the deepest deal heard of, as a share of the price; 0 if none was.
    full
        Depth that is unfair in full.
    weight
        Violation of such a deal.

    Notes
    -----
    Source: Feinberg, Krishna and Zhang (2002): customers favour a company less that makes offers to others than to
    them; size assumed. Limits: none without a deal; never beyond the weight.
    """
    felt = depth / full
    return weight * (felt if felt < ONE else ONE)
