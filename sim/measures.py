"""Outcomes read from recorded tables and from the customers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim import conduct
from sim.customers import NEVER, NOT_A_STARTER
from sim.result import Result, Snapshot

if TYPE_CHECKING:
    from sim.model import RetentionModel

STEPS = 20
"""Steps of satisfaction and of trust in a density."""


def census(model: RetentionModel) -> Snapshot:
    """Look closely at the focal company's customers now."""
    people = model.customers
    with_focal = people["company"] == 0
    density, _, _ = np.histogram2d(
        people["satisfaction"][with_focal], people["trust"][with_focal], bins=STEPS, range=((0, 1), (0, 1))
    )
    prefer = prefers_focal(model)
    kinds = {
        "true": prefer & with_focal,
        "latent": prefer & ~with_focal,
        "spurious": ~prefer & with_focal,
        "none": ~prefer & ~with_focal,
    }
    return Snapshot(model.month, density.astype(np.int64), {k: int(v.sum()) for k, v in kinds.items()}, with_focal)


def prefers_focal(model: RetentionModel) -> np.ndarray:
    """Return who would rather be with the focal company than with any other or none, bool (customers).

    The relative attitude of Dick and Basu (1994): customers know a company from experience; others know its
    reputation, its price and their memories. Deals for newcomers and promises beyond what is delivered are left out:
    they buy a choice, not an attitude.
    """
    people, w, table = model.customers, model.world[0], model.table
    neutral, s = float(w.market_neutral_quality), people["price_sensitivity"].astype(float)
    best_other = np.zeros(people.n)  # none
    for k in reversed(range(len(model.companies))):
        offer = table[k]
        price = offer[conduct.PRICE] + offer[conduct.OPEN_FEE] if offer[conduct.PRICE] > 0 else 1.0
        known = w.joining_quality * w.joining_reputation_share * (model.companies[k].reputation - neutral)
        from_outside = w.joining_base + known - w.joining_price * s * (price - 1.0) - offer[conduct.TRAP]
        from_outside = from_outside + np.where(people["last_company"] == k, _memories(model), 0.0)
        pull = np.where(people["company"] == k, _own_pull(model, k), from_outside)
        if k > 0:
            best_other = np.maximum(best_other, pull)
    is_preferred: np.ndarray = pull > best_other
    return is_preferred


def _memories(model: RetentionModel) -> np.ndarray:
    people, w = model.customers, model.world[0]
    months = model.month - people["parted"].astype(float)
    resentment = people["memory_resentment"] * float(w.resentment_kept) ** np.maximum(months, 0.0)
    gap = people["memory_satisfaction"] - float(w.market_neutral_quality)
    memories: np.ndarray = w.joining_remembered_satisfaction * gap - w.joining_remembered_resentment * resentment
    return memories


def _own_pull(model: RetentionModel, k: int) -> np.ndarray:
    people, w, offer = model.customers, model.world[0], model.table[k]
    gap = people["satisfaction"].astype(float) - float(w.market_neutral_quality)
    discount = np.where(people["discount_left"] > 0, people["discount"], 0.0)
    knows = (people["flags"] & 1) > 0
    price = offer[conduct.PRICE] if offer[conduct.PRICE] > 0 else 1.0
    seen = price * people["walk"] * (1.0 - discount) + offer[conduct.OPEN_FEE] + offer[conduct.HIDDEN_FEE] * knows
    pull: np.ndarray = (
        w.joining_base
        + w.joining_quality * w.joining_reputation_share * gap
        + w.wanting_trust * (people["trust"] - people["disposition"])
        - w.joining_price * people["price_sensitivity"] * (seen - 1.0)
        + w.joining_remembered_satisfaction * gap
        - w.joining_remembered_resentment * people["resentment"]
    )
    return pull


def starters(result: Result) -> np.ndarray:
    """Return who was with the focal company at month 0, bool (customers)."""
    is_starter: np.ndarray = result.customers["first_left"] != NOT_A_STARTER
    return is_starter


def survival(result: Result, who: np.ndarray | None = None) -> np.ndarray:
    """Return the share of the starting book that has not left once, at months 0 to horizon.

    Parameters
    ----------
    who
        Bool (customers), to look at some of them only.

    Returns
    -------
    numpy.ndarray
        Length horizon + 1, from 1 downwards; NaN if nobody qualifies. A return does not undo a leave.
    """
    chosen = starters(result) if who is None else starters(result) & who
    left = result.customers["first_left"][chosen]
    counts = np.bincount(left[left != NEVER], minlength=result.horizon + 1)[: result.horizon + 1]
    remaining = chosen.sum() - np.cumsum(counts)
    with np.errstate(invalid="ignore", divide="ignore"):
        share: np.ndarray = remaining / chosen.sum()
    return share


def npv(flow: np.ndarray, yearly_rate: float) -> np.ndarray:
    """Return cumulative present value of monthly flows along the first axis, paid at the end of each month."""
    months = np.arange(1, flow.shape[0] + 1)
    factors = (1.0 + yearly_rate) ** (-months / 12.0)
    value: np.ndarray = np.cumsum(flow * factors.reshape(-1, *[1] * (flow.ndim - 1)), axis=0)
    return value
