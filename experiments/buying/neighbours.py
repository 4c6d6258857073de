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
MOST_ENDS = 128
"""Ends of observation (T) that are told apart; beyond, each customer takes the nearest of so many."""
TRIED = 20_000
"""Simulated customers that are forecast to choose the number."""
_MOST_16 = 65_535
"""Largest number of 16 bits; counts beyond are one."""


@dataclass(frozen=True)
class _Cut:
    """Simulated lives cut at one T, sorted by count and day of the last purchase."""

    seen: int
    x: Array
    last: Array
    later: Array
    total: Array
    """Running sum of ``later``, from 0."""
    first: Array
    """Place of the first life with each count."""


def _parts(lives: Lives, seen: int, ahead: int) -> tuple[Array, Array, Array]:
    """Return repeat purchases up to a day, the day of the last, and the purchases in the days after it."""
    whole, _ = lives.until(seen + ahead)
    x, last = lives.until(seen)
    return x, last, whole - x


def _cut(seen: int, x: Array, last: Array, later: Array) -> _Cut:
    # one number a life: sorted in place, without an order to keep beside it
    key = np.minimum(x, _MOST_16).astype(np.uint64) << np.uint64(32)
    key |= last.astype(np.uint64) << np.uint64(16)
    key |= np.minimum(later, _MOST_16).astype(np.uint64)
    key.sort()
    x = (key >> np.uint64(32)).astype(np.int32)
    last = ((key >> np.uint64(16)) & np.uint64(_MOST_16)).astype(np.uint16)
    later = (key & np.uint64(_MOST_16)).astype(np.uint16)
    total = np.append(np.int64(0), np.cumsum(later, dtype=np.int64))
    return _Cut(seen, x, last, later, total, np.searchsorted(x, np.arange(int(x[-1]) + 2)))


def _nearest(cut: _Cut, x: Array, last: Array, number: int) -> Array:
    """Forecast histories from about the given number of neighbours.

    Lives that are as near as the last one counted all count: which of them come first says nothing.
    """
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
        days = cut.last[start:stop]
        middle = np.searchsorted(days, last[who], side="left") + np.searchsorted(days, last[who], side="right")
        first = np.clip((middle - size) // 2, 0, stop - start - size)
        low, high = days[first], days[first + size - 1]
        begin = start + np.searchsorted(days, low, side="left")
        end = start + np.searchsorted(days, high, side="right")
        found[who] = (cut.total[end] - cut.total[begin]) / (end - begin)
        far[who] = (np.maximum(last[who] - low, high - last[who]) > NEAR * _gap(cut, int(count))) if count else False
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
    few, many = (min(size, len(distance)) - 1 for size in (FEW, number))
    nearest = np.partition(distance, [few, many])
    near = distance <= min(max(NEAR, float(nearest[few])), float(nearest[many]))
    return float(cut.later[part][near].mean())


def _ends(seen: Array) -> tuple[Array, Array]:
    """Return the ends told apart, and the one each customer takes."""
    values, which = np.unique(seen, return_inverse=True)
    if len(values) <= MOST_ENDS:
        return values.astype(np.int64), which
    kept = np.unique(np.quantile(seen, (np.arange(MOST_ENDS) + 0.5) / MOST_ENDS).round().astype(np.int64))
    return kept, np.abs(seen[:, None] - kept[None, :]).argmin(axis=1)


def forecast(lives: Lives, x: Array, last: Array, seen: Array, ahead: int, number: int) -> Array:
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
    for i, end in enumerate(ends.tolist()):
        who = np.flatnonzero(which == i)
        if len(who):
            times = last[who] * (end / np.maximum(seen[who], 1.0))
            found[who] = _nearest(_cut(end, *_parts(lives, end, ahead)), x[who], times, number)
    return found


def choose(lives: Lives, seen: Array, ahead: int) -> tuple[int, dict[int, float]]:
    """Return the number of neighbours that forecasts simulated customers best, and the error with each number.

    Every fifth of the lives, or fewer, so that they are ``TRIED`` at most, is forecast from the others at the middle
    end of observation.
    """
    end = int(np.median(seen))
    x, last, later = _parts(lives, end, ahead)
    is_tried = np.arange(lives.n) % max(5, -(-lives.n // TRIED)) == 0
    cut = _cut(end, x[~is_tried], last[~is_tried], later[~is_tried])
    x, last, later = x[is_tried], last[is_tried].astype(float), later[is_tried]
    errors = {
        number: float(np.sqrt(np.mean((_nearest(cut, x, last, number) - later) ** 2))) for number in NUMBERS
    }  # fmt: skip
    return min(errors, key=lambda number: errors[number]), errors
