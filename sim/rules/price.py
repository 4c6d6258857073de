"""A price is judged against a reference that forgets, and lastingly against the market.

seen = paid + hidden fee if known;  z = (ref - seen) / ref;  P = z above zero, L z below
push = -w s P + v s (seen - 1);  ref' = k ref + (1 - k) ((1 - c) seen + c)
Prices are in units of the market price.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO


@rule
def walked(walk: np.float32, monthly_factor: np.float32, cap: np.float32) -> np.float32:
    """Return the factor by which a stayer's price exceeds the newcomers', one month on.

    Notes
    -----
    Source: FCA (2018) for insurance: the gap grows for years. Limits: stops at the cap, never falls in a spell.
    """
    raised = walk * monthly_factor
    raised = raised if raised < cap else cap
    return raised if raised > walk else walk


@rule
def spared(walk: np.float32, share: np.float32) -> np.float32:
    """Return the factor of a stayer's price over the newcomers' when the list price has changed.

    Parameters
    ----------
    share
        Taken off the new list price for this customer; negative when the list price has fallen.

    Notes
    -----
    Source: grandfathering as companies announce it. Limits: a fall takes back what was spared before, and no more.
    """
    kept = walk * (ONE - share)
    least = walk if walk > ONE else ONE
    return kept if share >= ZERO else (kept if kept < least else least)


@rule
def price_paid(price: np.float32, walk: np.float32, discount: np.float32) -> np.float32:
    """Return the month's price without fees: list price, walked, less the deal running now."""
    return price * walk * (ONE - discount)


@rule
def price_seen(paid: np.float32, open_fee: np.float32, hidden_fee: np.float32, is_known: bool) -> np.float32:
    """Return the price a customer believes to pay: a hidden fee counts from the month it is found."""
    return paid + open_fee + (hidden_fee if is_known else ZERO)


@rule
def push_of_price(
    seen: np.float32,
    reference: np.float32,
    sensitivity: np.float32,
    weight: np.float32,
    loss_weight: np.float32,
    value_weight: np.float32,
) -> np.float32:
    """Return the log-odds by which the price moves a customer towards wanting out.

    Notes
    -----
    Source: form of reference-price models (losses weigh more); sizes assumed. Without the lasting term, references
    would forget every price level and any price lever would win.
    """
    gap = (reference - seen) / reference
    judged = gap if gap > ZERO else loss_weight * gap
    return sensitivity * (value_weight * (seen - ONE) - weight * judged)


@rule
def reference_after(
    reference: np.float32, seen: np.float32, memory: np.float32, market_share: np.float32
) -> np.float32:
    """Return the reference price after a month, pulled to the price seen and to the market price of 1."""
    return memory * reference + (ONE - memory) * ((ONE - market_share) * seen + market_share)
