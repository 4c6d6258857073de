"""Customers learn to get out of a product what they came for, and forget; teaching puts them ahead of the ordinary.

o(t) = e - (e - j) k^t, with e = l / (l + d) and k = 1 - l - d;  mastery = o(tenure) + lead
lead' = k lead + s (1 - mastery);  push = -a lead + b ((mastery - r)+ - (o - r)+)

Without onboarding and customer success the lead is zero, exactly.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, exp, positive


@rule
def ordinary_mastery(tenure: np.float32, equilibrium: np.float32, gap: np.float32, fading: np.float32) -> np.float32:
    """Return the mastery of a customer whom nobody teaches.

    Parameters
    ----------
    tenure
        Months with the company, 0 and up.
    equilibrium
        Where learning and forgetting balance.
    gap
        That, less the mastery at joining.
    fading
        Rate at which a distance from the equilibrium fades, per month.

    Notes
    -----
    Source: assumed. Limits: the mastery at joining at tenure 0; the equilibrium in the long run.
    """
    return equilibrium - gap * exp(-fading * tenure)


@rule
def lead_after(lead: np.float32, ordinary: np.float32, kept: np.float32, taught: np.float32) -> np.float32:
    """Return the lead over the ordinary after a month.

    Parameters
    ----------
    taught
        Share of what is left to learn that customer success teaches on top of an ordinary month.

    Notes
    -----
    Source: assumed. Limits: never beyond what there is to learn; stays zero where nobody is taught.
    """
    return kept * lead + taught * (ONE - (ordinary + lead))


@rule
def push_of_mastery(
    lead: np.float32, ordinary: np.float32, stays: np.float32, reached: np.float32, done: np.float32
) -> np.float32:
    """Return the log-odds of wanting out that a lead adds: less while there is something to get, more when done.

    Parameters
    ----------
    stays
        Log-odds taken off per unit of lead.
    reached, done
        Mastery from which on the need is about to be met, and the log-odds per unit beyond.

    Notes
    -----
    Source: Retana, Forman and Wu (2016) for onboarding; that customers leave when done is assumed.
    """
    beyond = positive(ordinary + lead - reached) - positive(ordinary - reached)
    return done * beyond - stays * lead
