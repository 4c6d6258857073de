"""Outcomes read from recorded tables and from the customers themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.customers import NEVER, NOT_A_STARTER
from sim.passes.preference import preference
from sim.result import Result, Snapshot

if TYPE_CHECKING:
    from sim.model import RetentionModel

STEPS = 20
"""Steps of satisfaction and of trust in a density."""


def census(model: RetentionModel) -> Snapshot:
    """Look closely at everybody now.

    Who prefers the focal company to any other choice is the relative attitude of Dick and Basu (1994): customers know
    a company from experience; others know its reputation, what is said of it, its price and their memories. Deals for
    newcomers and promises beyond what is delivered are left out: they buy a choice, not an attitude.
    """
    people = model.customers
    with_focal = people["company"] == 0
    prefer = np.zeros(people.n, np.bool_)
    density = np.zeros((STEPS, STEPS), np.int64)
    preference(
        people.n,
        model.month,
        people.floats,
        people.shorts,
        people.bytes,
        model.table,
        model.world,
        model.inputs.mechanisms.word_of_mouth,
        model.talk.beliefs,
        prefer,
        density,
    )
    kinds = {
        "true": prefer & with_focal,
        "latent": prefer & ~with_focal,
        "spurious": ~prefer & with_focal,
        "none": ~prefer & ~with_focal,
    }
    return Snapshot(model.month, density, {k: int(v.sum()) for k, v in kinds.items()}, with_focal)


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
