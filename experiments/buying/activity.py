"""What a log says by itself: repeat rate, time between purchases, activity, and who counts as lapsed.

Without a contract nobody says that they have left. A lapse is a definition: idle for longer than some days, or longer
than some multiple of one's own usual gap. Where drop-out is known, as in a simulated log, a definition has a
precision and a recall.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.buying.log import Log

Array = np.ndarray

MONTH = 30
"""Days of a month."""
IDLE_MONTHS = (1, 2, 3, 6, 12)
OWN_GAPS = (2.0, 3.0, 5.0)
"""Definitions that are compared: idle for so many months, or for so many of one's own gaps."""


@dataclass(frozen=True)
class Standing:
    """Customers on one day, each an array of those who have bought by then.

    Attributes
    ----------
    who
        Customer, place in ``log.ids``.
    purchases
        Days with a purchase so far.
    idle
        Days since the last purchase.
    age
        Days since the first.
    gap
        Mean days between one's purchases; NaN with a single purchase.
    """

    who: Array
    purchases: Array
    idle: Array
    age: Array
    gap: Array


def standing(log: Log, day: int) -> Standing:
    """Return how customers stand at the end of a day."""
    n = log.n_customers
    by_then = log.day <= day
    purchases = np.bincount(log.customer[by_then], minlength=n)
    last = np.full(n, -1, np.int64)
    np.maximum.at(last, log.customer[by_then], log.day[by_then])
    who = np.flatnonzero(purchases)
    first = log.day[log.first][who]
    more = purchases[who] - 1
    gap = np.where(more > 0, (last[who] - first) / np.maximum(more, 1), np.nan)
    return Standing(who, purchases[who], day - last[who], day - first, gap)


def repeat_rate(log: Log, day: int, within: int | None = None) -> float:
    """Return the share of customers who have bought again, NaN without customers.

    Parameters
    ----------
    day
        Last day that is looked at.
    within
        Days after the first purchase in which the second must come; only customers seen for so long count then.
    """
    second = np.full(log.n_customers, np.inf)
    places = log.first + 1
    has_more = places < np.append(log.first[1:], len(log.day))
    births = log.day[log.first]
    second[has_more] = log.day[places[has_more]] - births[has_more]
    if within is None:
        known = births <= day
        again = second <= day - births
    else:
        known = births + within <= day
        again = second <= within
    return float(again[known].mean()) if known.any() else float("nan")


def gaps(log: Log, day: int) -> Array:
    """Return days between purchases that follow each other, up to a day; the end of the log cuts long ones off."""
    same = np.diff(log.customer) == 0
    inside = same & (log.day[1:] <= day)
    between: Array = np.diff(log.day)[inside]
    return between


def active_share(log: Log, day: int, months: int) -> float:
    """Return the share of customers so far who bought in the last months of 30 days, the day included."""
    known = standing(log, day)
    return float((known.idle < months * MONTH).mean()) if len(known.who) else float("nan")


def lapsed_by_months(known: Standing, months: float) -> Array:
    """Tell who has been idle for longer than some months."""
    lapsed: Array = known.idle > months * MONTH
    return lapsed


def lapsed_by_gaps(known: Standing, gaps: float) -> Array:
    """Tell who has been idle for longer than a multiple of their own gap; with one purchase, of everybody's median."""
    usual = np.nanmedian(known.gap) if np.isfinite(known.gap).any() else np.inf
    own = np.where(np.isfinite(known.gap), known.gap, usual)
    lapsed: Array = known.idle > gaps * own
    return lapsed


def definitions(known: Standing) -> dict[str, Array]:
    """Return who has lapsed by every definition, by its name: ``idle_3_months``, ``idle_2_gaps``."""
    found = {f"idle_{months}_months": lapsed_by_months(known, months) for months in IDLE_MONTHS}
    return found | {f"idle_{times:g}_gaps": lapsed_by_gaps(known, times) for times in OWN_GAPS}


@dataclass(frozen=True)
class Judged:
    """A definition of lapse beside true drop-out.

    Attributes
    ----------
    name
        The definition.
    lapsed, dropped
        Share of customers who count as lapsed, and who have dropped out.
    precision
        Share of the lapsed who have dropped out; NaN if nobody has lapsed.
    recall
        Share of those who have dropped out who count as lapsed; NaN if nobody has.
    """

    name: str
    lapsed: float
    dropped: float
    precision: float
    recall: float


def judge(log: Log, day: int, dropped: Array) -> list[Judged]:
    """Compare definitions of lapse on a day with the truth.

    Parameters
    ----------
    dropped
        Day of drop-out by customer of the log, infinite for those who have not; in days of the log.
    """
    known = standing(log, day)
    truth = dropped[known.who] <= day
    found = []
    for name, lapsed in definitions(known).items():
        both = float((lapsed & truth).sum())
        found.append(
            Judged(name, float(lapsed.mean()), float(truth.mean()), both / lapsed.sum() if lapsed.any() else np.nan,
                   both / truth.sum() if truth.any() else np.nan)
        )  # fmt: skip
    return found
