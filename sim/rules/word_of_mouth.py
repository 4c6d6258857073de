"""People speak well of companies that satisfy them and ill of those that anger them; who hears it believes a little.

logit well = a + b (S - m) - c R;  logit ill = a' - b (S - m) + c R
B' = B + (1 - B) (1 - (1 - w)^good) - B (1 - (1 - w)^bad), then back by a share f of its distance from the ordinary
X' = e^-d X + ties who left the same company this month
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, exp


@rule
def speaking_logit(
    base: np.float32,
    satisfaction_gap: np.float32,
    resentment: np.float32,
    satisfaction_weight: np.float32,
    resentment_weight: np.float32,
) -> np.float32:
    """Return the log-odds of speaking well; with both weights negated, of speaking ill.

    Parameters
    ----------
    satisfaction_gap
        Satisfaction above neutral quality.

    Notes
    -----
    Source: about three good words for one bad (East, Hammond and Wright 2007); weights assumed.
    """
    return base + satisfaction_weight * satisfaction_gap - resentment_weight * resentment


@rule
def belief_after(
    belief: np.float32,
    good: np.float32,
    bad: np.float32,
    log_unmoved: np.float32,
    ordinary: np.float32,
    fades: np.float32,
) -> np.float32:
    """Return the belief about a company after a month's messages, 0 to 1.

    Parameters
    ----------
    good, bad
        Messages heard; their order does not matter.
    log_unmoved
        Log of the share of the room left after one message.

    Notes
    -----
    Source: a message moves a judgement within the room left to it (East, Hammond and Lomax 2008), good or bad alike:
    a bad one moves more where the belief is high, and that is not assumed but follows. Limits: stays within 0 and 1.
    """
    raised = (ONE - belief) * (ONE - exp(good * log_unmoved))
    lowered = belief * (ONE - exp(bad * log_unmoved))
    heard = belief + (raised - lowered)
    return heard + fades * (ordinary - heard)


@rule
def exposure_after(exposure: np.float32, left: np.float32, kept: np.float32) -> np.float32:
    """Return the exposure to leaving after a month in which some ties left the same company.

    Notes
    -----
    Source: Nitzan and Libai (2011): each leaving tie raises the hazard by about 80 %, most in the first month.
    """
    return kept * exposure + left
