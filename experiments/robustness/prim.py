"""Find the box of inputs in which something happens often: the patient rule induction method (PRIM).

Thin slices are peeled off the space of inputs, each time the one without which cases are densest, until little is
left (Friedman & Fisher 1999). Of the boxes on the way one is chosen, its faces are pasted outwards where that helps,
and restrictions that chance explains are lifted. Two numbers judge a box (Bryant & Lempert 2010): *coverage*, the
share of all cases that lie in it, and *density*, the share of what lies in it that are cases.

**Rule of choice.** The box on the way that tells cases from the rest best: share of the cases inside less share of the
others inside (Youden's index, J); at equal J the larger box. It needs no weight between coverage and density.

**Limits.** What a search finds is flattered by the search: density in the points it was found in is too high, the
more so the more inputs there are. Judge a box on points it has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from scipy import stats

LEVEL = 0.2
"""Restrictions with a quasi-p value above this are lifted: low enough to clear a box of luck, too high for a test."""


@dataclass(frozen=True)
class Box:
    """Bounds of every input, endless where it is not restricted.

    Attributes
    ----------
    low, high
        Bounds, float64 (inputs).
    """

    low: np.ndarray
    high: np.ndarray

    @property
    def restricted(self) -> tuple[int, ...]:
        """Places of the inputs that have a bound."""
        return tuple(int(i) for i in np.flatnonzero(np.isfinite(self.low) | np.isfinite(self.high)))

    def holds(self, points: np.ndarray) -> np.ndarray:
        """Return which points lie inside, bool (points)."""
        inside: np.ndarray = ((points >= self.low) & (points <= self.high)).all(axis=1)
        return inside

    def without(self, i: int) -> Box:
        """Return the box with an input set free."""
        return self.moved(i, -np.inf, np.inf)

    def moved(self, i: int, low: float, high: float) -> Box:
        """Return the box with other bounds of one input."""
        lows, highs = self.low.copy(), self.high.copy()
        lows[i], highs[i] = low, high
        return Box(lows, highs)


@dataclass(frozen=True)
class Step:
    """One box on the way, and how it does on the points it was found in.

    Attributes
    ----------
    box
        The box.
    mass
        Share of all points inside.
    coverage
        Share of all cases inside.
    density
        Share of the points inside that are cases.
    """

    box: Box
    mass: float
    coverage: float
    density: float

    def youden(self, base: float) -> float:
        """Return the share of cases inside less the share of others inside, where the share of cases is ``base``."""
        return (self.coverage - self.mass) / (1.0 - base)


@dataclass(frozen=True)
class Found:
    """What the search came to.

    Attributes
    ----------
    steps
        Boxes on the way, the whole space first.
    chosen
        Place of the one chosen by the rule.
    box
        That one with its faces pasted, and without restrictions that chance explains.
    quasi_p
        By restricted input: the chance of so many cases in the box if its restriction told nothing (see
        :func:`quasi_p`); most telling first.
    """

    steps: tuple[Step, ...]
    chosen: int
    box: Box
    quasi_p: dict[int, float]


def find(points: np.ndarray, is_case: np.ndarray, *, alpha: float = 0.05, floor: float = 0.1,
         level: float = LEVEL) -> Found:  # fmt: skip
    """Find a box in which cases are dense.

    Parameters
    ----------
    points
        Inputs, float64 (points by inputs).
    is_case
        What is looked for, bool (points).
    alpha
        Share of the points inside that one peel takes, 0 to 1; small is patient.
    floor
        Smallest mass of a box, as a share of all points.
    level
        Restrictions with a quasi-p value above this are lifted, the least telling first.

    Raises
    ------
    ValueError
        If there are no points, or not one truth value for each.
    """
    if len(points) == 0 or len(points) != len(is_case):
        raise ValueError(f"{len(points)} points with {len(is_case)} truth values; allowed: one for each, at least one")
    base = float(np.mean(is_case))
    n_inputs = points.shape[1]
    steps = [_step(Box(np.full(n_inputs, -np.inf), np.full(n_inputs, np.inf)), points, is_case)]
    while 0.0 < base < 1.0 and (peeled := _peel(steps[-1].box, points, is_case, alpha, ceil(floor * len(points)))):
        steps.append(_step(peeled, points, is_case))
    scores = [step.youden(base) if base < 1.0 else 0.0 for step in steps]
    chosen = int(np.argmax(scores))  # the first of equals is the largest
    box = _paste(steps[chosen].box, points, is_case, alpha)
    while (telling := quasi_p(box, points, is_case)) and max(telling.values()) > level:
        box = box.without(max(telling, key=lambda i: telling[i]))
    return Found(tuple(steps), chosen, box, dict(sorted(telling.items(), key=lambda item: item[1])))


def quasi_p(box: Box, points: np.ndarray, is_case: np.ndarray) -> dict[int, float]:
    """Return by restricted input how likely so many cases in the box are if its restriction tells nothing.

    One-sided binomial: as many points as the box holds, drawn with the density of the box without this restriction
    (Bryant & Lempert 2010). The search that led here is not allowed for, hence "quasi".
    """
    inside = box.holds(points)
    found = {}
    for i in box.restricted:
        wider = is_case[box.without(i).holds(points)].mean()
        found[i] = float(stats.binom.sf(int(is_case[inside].sum()) - 1, int(inside.sum()), wider))
    return found


def _step(box: Box, points: np.ndarray, is_case: np.ndarray) -> Step:
    inside = box.holds(points)
    cases = is_case[inside].sum()
    return Step(box, float(inside.mean()), float(cases / max(is_case.sum(), 1)), float(cases / max(inside.sum(), 1)))


def _peel(box: Box, points: np.ndarray, is_case: np.ndarray, alpha: float, fewest: int) -> Box | None:
    """Take off the slice whose loss raises the density most for every point lost; None where the box gets too small."""
    inside = box.holds(points)
    mine, hits = points[inside], is_case[inside]
    before = hits.mean()
    best, best_gain = None, -np.inf
    for i in range(points.shape[1]):
        values = mine[:, i]
        for is_low, cut in enumerate(_cuts(values, alpha)):
            kept = values < cut if not is_low else values > cut
            if not fewest <= kept.sum() < len(values):
                continue
            gain = (hits[kept].mean() - before) / (len(values) - kept.sum())
            if gain > best_gain:
                low, high = (cut, box.high[i]) if is_low else (box.low[i], cut)
                best, best_gain = box.moved(i, low, high), gain
    return best


def _cuts(values: np.ndarray, alpha: float) -> tuple[float, float]:
    """Return where the top and the bottom slice are cut off: half way between what goes and what stays."""
    order = np.sort(values)
    k = max(1, int(alpha * len(order)))
    top, bottom = order[-k], order[k - 1]
    # equal values go together
    below, above = order[order < top], order[order > bottom]
    return (
        (below[-1] + top) / 2 if len(below) else np.inf,
        (above[0] + bottom) / 2 if len(above) else -np.inf,
    )


def _paste(box: Box, points: np.ndarray, is_case: np.ndarray, alpha: float) -> Box:
    """Move faces outwards, the most helpful first, as long as cases and others are told apart better."""
    others = max((~is_case).sum(), 1)
    cases = max(is_case.sum(), 1)

    def score(wide: Box) -> float:
        inside = wide.holds(points)
        return float(is_case[inside].sum() / cases - (~is_case[inside]).sum() / others)

    while (best := max(_wider(box, points, alpha), key=score, default=None)) and score(best) > score(box):
        box = best
    return box


def _wider(box: Box, points: np.ndarray, alpha: float) -> Iterator[Box]:
    k = max(1, int(alpha * box.holds(points).sum()))
    for i in box.restricted:
        values = np.sort(points[box.without(i).holds(points), i])
        beyond, before = values[values > box.high[i]], values[values < box.low[i]][::-1]
        if np.isfinite(box.high[i]):
            yield box.moved(i, box.low[i], (beyond[k - 1] + beyond[k]) / 2 if len(beyond) > k else np.inf)
        if np.isfinite(box.low[i]):
            yield box.moved(i, (before[k - 1] + before[k]) / 2 if len(before) > k else -np.inf, box.high[i])
