"""Forecast a customer from simulated customers whose history looks the same.

The forecast for a history (x, t_x, T) is the mean of what simulated customers with as many repeat purchases up to T,
the last at nearly the same time, buy in the days after T. Any simulated life serves every T: it is cut there.

How many neighbours count is a trade between luck (few) and likeness (many). It is settled among simulated customers
alone: some of them are forecast from the others, and the number that forecasts them best is taken. What the real
customers do afterwards is never looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from experiments.buying.lives import Lives

Array = np.ndarray

NUMBERS = (25, 50, 100, 200, 400, 800, 1600)
"""Numbers of neighbours that are tried."""
FEW = 25
"""So many neighbours there are at least, however far they are."""
NEAR = 0.5
"""How far neighbours may be in the time of the last purchase, in units of the usual gap T / (x + 1); beyond, customers
with other counts are nearer."""
MOST_ENDS = 24
"""Ends of observation (T) that are told apart; beyond, each customer takes the nearest of so many."""
TRIED = 20_000
"""Simulated customers that are forecast to choose the number."""


@dataclass(frozen=True)
class _Cut:
    """Simulated lives cut at one T, sorted by count and time of the last purchase."""

    seen: float
    x: Array
    last: Array
    later: Array
    total: Array
    """Running sum of ``later``, from 0."""
    first: Array
    """Place of the first life with each count."""


def _cut(lives: Lives, seen: float, ahead: float, n: int) -> _Cut:
    x, last = lives.until(seen)
    whole, _ = lives.until(seen + ahead)
    later = (whole - x)[:n].astype(np.float64)
    x, last = x[:n], last[:n]
    order = np.lexsort((last, x))
    x, last, later = x[order], last[order], later[order]
    return _Cut(seen, x, last, later, np.append(0.0, np.cumsum(later)), np.searchsorted(x, np.arange(x[-1] + 2)))


def _nearest(cut: _Cut, x: Array, last: Array, number: int) -> Array:
    """Forecast histories from at most the given number of neighbours."""
    most = len(cut.first) - 2
    found = np.empty(len(x))
    far = np.ones(len(x), bool)
    for count in np.unique(x[x <= most]):
        who = np.flatnonzero(x == count)
        start, stop = int(cut.first[count]), int(cut.first[count + 1])
        # nothing tells those apart who never bought again
        size = stop - start if count == 0 else min(number, stop - start)
        if size < FEW:
            continue
        begin = np.clip(start + np.searchsorted(cut.last[start:stop], last[who]) - size // 2, start, stop - size)
        found[who] = (cut.total[begin + size] - cut.total[begin]) / size
        widest = np.maximum(last[who] - cut.last[begin], cut.last[begin + size - 1] - last[who])
        far[who] = (widest > NEAR * _gap(cut, int(count))) if count else False
    for i in np.flatnonzero(far):
        found[i] = _rare(cut, int(x[i]), float(last[i]), number)
    return found


def _gap(cut: _Cut, x: int) -> float:
    return cut.seen / (x + 1.0)


def _rare(cut: _Cut, x: int, last: float, number: int) -> float:
    """Forecast a rare history from neighbours in count as well.

    A count tells a rate no better than its own spread, the root of x + 1, and silence tells drop-out in units of the
    usual gap: these are the units of nearness.
    """
    most = len(cut.first) - 2
    room = int(np.ceil(np.sqrt(x + 1.0)))
    while True:
        start, stop = int(cut.first[np.clip(x - room, 0, most)]), int(cut.first[np.clip(x + room, 0, most) + 1])
        if stop - start >= FEW or stop - start == len(cut.x):
            break
        room *= 2
    part = slice(start, stop)
    distance = np.hypot((cut.x[part] - x) / np.sqrt(x + 1.0), (cut.last[part] - last) / _gap(cut, x))
    size = min(number, len(distance))
    near = np.argpartition(distance, size - 1)[:size]
    near = near[np.argsort(distance[near], kind="stable")]
    n_near = int((distance[near] <= NEAR).sum())
    return float(cut.later[part][near[: max(n_near, min(FEW, size))]].mean())


def _ends(seen: Array) -> tuple[Array, Array]:
    """Return the ends told apart, and the one each customer takes."""
    values, which = np.unique(seen, return_inverse=True)
    if len(values) <= MOST_ENDS:
        return values.astype(np.float64), which
    kept = np.unique(np.quantile(seen, (np.arange(MOST_ENDS) + 0.5) / MOST_ENDS).round())
    return kept, np.abs(seen[:, None] - kept[None, :]).argmin(axis=1)


def forecast(lives: Lives, x: Array, last: Array, seen: Array, ahead: float, number: int) -> Array:
    """Forecast the purchases of every history in the days after its end.

    Parameters
    ----------
    lives
        Simulated for at least ``seen.max() + ahead`` days.
    x, last, seen
        Repeat purchases, day of the last (0 if none), day of the end; all counted from the first purchase.
    ahead
        Days after the end.
    number
        Neighbours, from :func:`choose`.
    """
    ends, which = _ends(seen)
    found = np.empty(len(x))
    for i, end in enumerate(ends):
        who = np.flatnonzero(which == i)
        if len(who):
            times = last[who] * (end / np.maximum(seen[who], 1.0))
            found[who] = _nearest(_cut(lives, float(end), ahead, lives.n), x[who], times, number)
    return found


def choose(lives: Lives, seen: Array, ahead: float) -> tuple[int, dict[int, float]]:
    """Return the number of neighbours that forecasts simulated customers best, and the error with each number.

    A fifth of the lives, at most ``TRIED`` of them, are forecast from the others at the middle end of observation.
    """
    end = float(np.median(seen))
    n_tried = min(TRIED, lives.n // 5)
    pool = lives.n - n_tried
    cut = _cut(lives, end, ahead, pool)
    x, last = lives.until(end)
    whole, _ = lives.until(end + ahead)
    later = (whole - x)[pool:]
    errors = {
        number: float(np.sqrt(np.mean((_nearest(cut, x[pool:], last[pool:], number) - later) ** 2)))
        for number in NUMBERS
    }  # fmt: skip
    return min(errors, key=lambda number: errors[number]), errors
