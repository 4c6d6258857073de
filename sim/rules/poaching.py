"""An offer to come over tempts by what it saves, as any price does, and more those who are used to deals.

push = v s max(0, seen - offered) + pull of the deal;  at choosing: bJ s max(0, regular - offered) + pull of the deal
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ZERO


@rule
def temptation(own: np.float32, offered: np.float32, sensitivity: np.float32, weight: np.float32) -> np.float32:
    """Return the log-odds that an offer adds by what it saves.

    Parameters
    ----------
    own
        Price without the offer: what is seen at the present company, or at choosing what others are shown there.
    offered
        Price by the offer.
    weight
        Log-odds per unit of price, the same as for any other price.

    Notes
    -----
    Source: the lasting price term of this model and its logit choice (see ``sim.rules.price`` and
    ``sim.rules.joining``); nothing of its own is assumed. Limits: an offer that saves nothing does nothing.
    """
    saved = own - offered
    return weight * sensitivity * (saved if saved > ZERO else ZERO)
