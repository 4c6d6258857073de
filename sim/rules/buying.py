"""Buying where nobody cancels: how often, from whom, and how long; who stops, stops silently.

visits ~ Poisson(rate x share x alive x boost), rate gamma between people
share = b e^x / (b e^x + 1 - b),  x = wS (S - m) + wT (T - D) - wR R - wP s (seen - 1) + wH (H - b) + programme
H' = H + h (use - H)
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import HALF, ONE, ZERO, clip, exp

MANY = np.float32(10.0)
"""Expected purchases in a month above which their number is taken from a normal distribution."""
_SIXTH = np.float32(1.0 / 6.0)


@rule
def share_of_wallet(usual_share: np.float32, pull: np.float32) -> np.float32:
    """Return the own company's share of a person's purchases in the category, 0 to 1.

    Parameters
    ----------
    usual_share
        Share at neutral conduct; 0 and 1 stay what they are.
    pull
        Log-odds that attitudes, price, habit and programme add.

    Notes
    -----
    Source: form after Ehrenberg, Uncles and Goodhardt (2004): repertoires of companies, each with its share; weights
    assumed.
    """
    drawn = usual_share * exp(pull)
    return drawn / (drawn + (ONE - usual_share))


@rule
def alive_share(clock: np.float32, hazard: np.float32) -> np.float32:
    """Return the part of the month that passes before a customer drops out: 1 for who does not.

    Parameters
    ----------
    clock
        What is left of the waiting amount after this month; at or below 0 for who drops out.
    hazard
        What this month took off it.
    """
    part = ONE + clock / hazard
    return ONE if clock > ZERO else clip(part, ZERO, ONE)


@rule
def purchases_of(u: np.float32, mean: np.float32) -> np.float32:
    """Return the number of purchases below which a share u of Poisson outcomes lies; means up to 10, at most 24.

    Notes
    -----
    More in the mean never means fewer purchases at the same luck: worlds that differ a little stay twins.
    """
    chance = exp(-mean)
    below = chance
    n = ZERO
    for k in range(1, 25):
        n = n + (ONE if u > below else ZERO)
        chance = chance * (mean * (ONE / np.float32(k)))
        below = below + chance
    return n


@rule
def many_purchases_of(z: np.float32, mean: np.float32) -> np.float32:
    """Return about the same for means above 10, from a standard normal number (Cornish and Fisher's correction)."""
    n = mean + np.sqrt(mean) * z + (z * z - ONE) * _SIXTH
    whole = np.float32(np.int32(n + HALF))
    return whole if whole > ZERO else ZERO


@rule
def habit_after(habit: np.float32, visits: np.float32, elsewhere: np.float32, speed: np.float32) -> np.float32:
    """Return habit after a month: it follows the share of purchases made here, and waits when nothing is bought.

    Notes
    -----
    Source: Lally et al. (2010): habits grow by repetition and level off; speed assumed.
    """
    bought = visits + elsewhere
    use = visits / (bought if bought > ZERO else ONE)
    return habit + (speed * (use - habit) if bought > ZERO else ZERO)


@rule
def breadth_after(
    breadth: np.float32, visits: np.float32, liking: np.float32, speed: np.float32, usual_share: np.float32
) -> np.float32:
    """Return how far somebody buys across the range, 0 to 1: who likes a company tries more of it when there.

    Parameters
    ----------
    liking
        Log-odds that attitudes add to trying more.
    usual_share
        Breadth at which neutral customers end, strictly between 0 and 1.

    Notes
    -----
    Source: Reinartz and Kumar (2003): cross-buying goes with longer lifetimes; form and sizes assumed.
    """
    ends = share_of_wallet(usual_share, liking)
    return breadth + (speed * (ends - breadth) if visits > ZERO else ZERO)
