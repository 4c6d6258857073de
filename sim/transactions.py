"""Every purchase of a run without a contract: who bought for how much, on which day, and when they dropped out.

The month counts purchases; the days are drawn here, by key, so that a run is the same whether anybody looks or not.
Purchases of a month lie anywhere before the day of dropping out; the first purchase of a spell is its first day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim import conduct, draws
from sim.compiled import compiled
from sim.model import RetentionModel
from sim.scenario import Scenario

DAYS = 30.0
"""Days of a month."""
_LEAST = np.float32(0.1)


@dataclass(frozen=True)
class Transactions:
    """Purchases at one company, from month 0 on.

    Attributes
    ----------
    customer, day, amount
        One entry a purchase, sorted by customer and day: int32; days since month 0, float64; list price of what was
        bought, in market prices, float64.
    joined, dropped_out
        One entry a person, in days: when those who were ever with the company were so first since month 0 (NaN for
        others), and when they first dropped out (infinite for who did not).
    days
        Length of the run.
    """

    customer: np.ndarray
    day: np.ndarray
    amount: np.ndarray
    joined: np.ndarray
    dropped_out: np.ndarray
    days: float


def transactions(scenario: Scenario, *, seed: int | None = None, threads: int = 1, company: int = 0) -> Transactions:
    """Run a scenario without a contract and return every purchase that a company's own customers made there.

    Parameters
    ----------
    scenario, seed, threads
        As for ``sim.run``.
    company
        Number of the company; the focal one is 0.

    Raises
    ------
    ValueError
        If customers have a contract in this scenario: then they pay every month, and there is nothing to list.
    """
    if scenario.market.contract:
        raise ValueError("market.contract: true; transactions are listed where customers buy without a contract")
    model = RetentionModel(scenario, seed=seed, threads=threads)
    while model.month < 0:
        model.step()
    n = model.customers.n
    joined, dropped_out = np.full(n, np.nan), np.full(n, np.inf)
    parts: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
    while model.month < scenario.horizon_months:
        month, first_day = model.month, DAYS * model.month
        was_new = model.customers["tenure"] == 0
        was_with = np.flatnonzero(model.customers["company"] == company).astype(np.int32)
        model.step()
        people = model.customers
        is_first = np.isnan(joined[was_with])
        joined[was_with[is_first]] = first_day
        gone = was_with[people["company"][was_with] != company]
        last_day = first_day + DAYS * people["alive"][gone].astype(float)
        dropped_out[gone] = np.minimum(dropped_out[gone], last_day)
        who, days, shares = _days(model, month, was_with, was_new[was_with])
        units = float(model.table[company, conduct.PRICE]) * people["volume"].astype(float)
        parts.append((who, first_day + DAYS * days, units[who] * shares))
    customer, day, amount = (np.concatenate([part[i] for part in parts]) for i in range(3))
    order = np.lexsort((day, customer))
    return Transactions(customer[order], day[order], amount[order], joined, dropped_out, DAYS * model.month)


def _days(
    model: RetentionModel, month: int, who: np.ndarray, is_new: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return who bought, when (share of the month) and which share of the month's amount, one entry a purchase."""
    people, noise = model.customers, np.float32(model.inputs.behaviour.buying.basket_noise)
    visits = people["visits"][who].astype(np.int32)
    customer = np.repeat(who, visits)
    starts = np.cumsum(visits) - visits
    number = np.arange(len(customer)) - np.repeat(starts, visits)
    day, weight = np.empty(len(customer), np.float32), np.empty(len(customer), np.float32)
    with np.errstate(over="ignore"):  # interpreted, hashes are meant to overflow
        _draw(np.uint64(model.seed), month, customer, number, noise, day, weight)
    days = day.astype(float) * people["alive"][customer].astype(float)
    days[(number == 0) & np.repeat(is_new, visits)] = 0.0
    sums = np.bincount(customer, weight, minlength=people.n)
    return customer, days, weight / sums[customer]


@compiled
def _draw(
    seed: np.uint64,
    month: int,
    customer: np.ndarray,
    number: np.ndarray,
    noise: np.float32,
    day: np.ndarray,
    weight: np.ndarray,
) -> None:
    """Draw the day of each purchase, and how large it is beside the others of the month."""
    key_day = draws.key(seed, draws.DAYS, month)
    key_part = draws.key(seed, draws.PARTS, month)
    for j in range(customer.size):
        day[j] = draws.uniform(draws.alternative(key_day, number[j]), customer[j])
        bits = draws.hashed(draws.alternative(key_part, number[j]), customer[j])
        around = np.float32(1.0) + noise * draws.bell(draws.sum_of_four(bits))
        weight[j] = around if around > _LEAST else _LEAST
