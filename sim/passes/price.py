"""Everybody's bill, and how it is judged."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE
from sim.rules.price import price_paid, price_seen, push_of_price, reference_after, spared, walked

_KNOWS_FEE = np.int8(1)


@compiled
def spare(
    size: int, tenure: np.ndarray, promised: np.ndarray, share: np.ndarray, share_new: np.ndarray,
    walk_factor: np.ndarray, walk: np.ndarray,
) -> None:  # fmt: skip
    """Keep changes of the list price from present customers, and walking from those who were promised a price."""
    for i in range(size):
        is_promised = np.float32(tenure[i]) < promised[i]
        walk[i] = spared(walk[i], share_new[i] if is_promised else share[i])
        walk_factor[i] = ONE if is_promised else walk_factor[i]


@compiled
def bill(
    size: int,
    price: np.ndarray,
    walk_factor: np.ndarray,
    walk_cap: np.ndarray,
    deal: np.ndarray,
    walk: np.ndarray,
    paid: np.ndarray,
) -> None:
    """Walk everybody's price by a month and write what is paid without fees."""
    for i in range(size):
        walk[i] = walked(walk[i], walk_factor[i], walk_cap[i])
        paid[i] = price_paid(price[i], walk[i], deal[i])


@compiled
def see(
    size: int,
    paid: np.ndarray,
    open_fee: np.ndarray,
    hidden_fee: np.ndarray,
    flags: np.ndarray,
    seen: np.ndarray,
) -> None:
    """Write the price everybody believes to pay."""
    for i in range(size):
        is_known = (flags[i] & _KNOWS_FEE) > 0
        seen[i] = price_seen(paid[i], open_fee[i], hidden_fee[i], is_known)


@compiled
def judge(
    size: int,
    seen: np.ndarray,
    sensitivity: np.ndarray,
    weight: np.float32,
    loss_weight: np.float32,
    value_weight: np.float32,
    memory: np.float32,
    market_share: np.float32,
    reference: np.ndarray,
    push: np.ndarray,
) -> None:
    """Write the push of the price towards wanting out, and update the reference price in place."""
    for i in range(size):
        push[i] = push_of_price(seen[i], reference[i], sensitivity[i], weight, loss_weight, value_weight)
        reference[i] = reference_after(reference[i], seen[i], memory, market_share)
