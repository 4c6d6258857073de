"""Fit rates of buying and drop-out of the full engine to a log, by the likelihood of histories in bins.

Every evaluation lives the same people with the same luck. Each is looked at for as long as one of the log's customers
was; shares of simulated people in bins of (T, x, t_x / T) are the chances of the real ones. Purchase rates are gamma
over people (mean, shape), and so is nothing else in the engine: who wants out, and when, comes of its psychology, whose
level and spread over people are fitted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from experiments.buying.histories import Histories
from experiments.buying.lives import Lives
from experiments.buying.living import NAMES
from experiments.buying.surface import Top, top

Array = np.ndarray

COUNTS = np.array([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 18, 26])
"""Least repeat purchases of each bin."""
OFTEN = 6
"""From so many repeat purchases on, fewer edges of t_x / T are told apart: such customers are few."""
WHEN = np.array([0.1, 0.2, 0.35, 0.5, 0.65, 0.75, 0.85, 0.92, 0.97])
WHEN_OFTEN = np.array([0, 0, 0, 0, 1, 1, 1, 2, 3, 4])
"""Edges of t_x / T, finer near the end, where silence begins to tell; and what becomes of the bins between them."""
ENDS = 3
"""Groups of T, of about as many customers."""
STEPS = np.array([0.35, 0.35, 0.7, 0.5])
"""First steps of the search: log rate, log shape, level, spread."""
START_SHAPE, START_LEVEL, START_SPREAD = 0.5, -3.0, 1.5
FIRST, LARGER, THEN = 90, 5, 40
"""Evaluations of the search at most; how many times the people of the later ones; and evaluations with these."""
AROUND, BATCHES, FALL = 60, 2, 8.0
"""Evaluations around the best place, how often, and by how much the log-likelihood may fall where they count."""
NEARBY = np.array([0.1, 0.12, 0.25, 0.45])
"""Their spread at first; then that of what the data leave open."""
WIDE = 1.4


@dataclass(frozen=True)
class Bins:
    """Histories in bins.

    Attributes
    ----------
    edges
        Of T, inside.
    counts
        Customers of the log in every bin.
    """

    edges: Array
    counts: Array

    @classmethod
    def of(cls, known: Histories) -> Bins:
        """Count the customers of a log."""
        edges = np.unique(np.quantile(known.seen, np.arange(1, ENDS) / ENDS))
        empty = cls(edges, np.zeros(0))
        return cls(edges, empty.count(known.x, known.last.astype(float), known.seen.astype(float)))

    def count(self, x: Array, last: Array, seen: Array) -> Array:
        """Count histories in every bin, float (bins)."""
        end = np.searchsorted(self.edges, seen, side="left")
        row = np.searchsorted(COUNTS, x, side="right") - 1
        when = np.where(x > 0, np.searchsorted(WHEN, last / np.maximum(seen, 1.0), side="right"), 0)
        when = np.where(x >= OFTEN, WHEN_OFTEN[when], when)
        n_when = len(WHEN) + 1
        place = (end * len(COUNTS) + row) * n_when + when
        found: Array = np.bincount(place, minlength=(len(self.edges) + 1) * len(COUNTS) * n_when).astype(float)
        return found

    def log_likelihood(self, simulated: Array) -> float:
        """Return the log-likelihood of the log, given simulated histories in the same bins.

        A bin that luck left empty counts as half a person, so that one customer never rules a place out.
        """
        chances = (simulated + 0.5) / (simulated + 0.5).sum()
        return float(self.counts @ np.log(chances))


@dataclass(frozen=True)
class Fit:
    """What was found.

    Attributes
    ----------
    values
        By name, those of ``NAMES``.
    log_likelihood
        In bins, at the best place.
    most
        What a model that gives every bin its own share would reach.
    n_evaluations
        Runs of the engine.
    people
        People of the later runs.
    errors
        Standard errors by name, from the curvature of the likelihood; those of rate and shape are of their logarithms.
        Empty where the likelihood has no top.
    noise
        Standard deviation of the log-likelihood by the luck of simulated people.
    """

    values: dict[str, float]
    log_likelihood: float
    most: float
    n_evaluations: int
    people: int
    errors: dict[str, float]
    noise: float


def looked_at(known: Histories, n: int, seed: int) -> Array:
    """Return for how many days each of n simulated people is looked at: as long as customers of the log, shuffled."""
    found: Array = np.random.default_rng([seed, 0x6C6F67]).permutation(np.resize(known.seen, n)).astype(float)
    return found


def fit(
    known: Histories, live: Callable[[dict[str, float], int], Lives], people: int, seed: int,
    bounds: dict[str, tuple[float, float]], report: Callable[[int, int], None],
) -> Fit:  # fmt: skip
    """Fit the engine to histories.

    Parameters
    ----------
    known
        Histories of the log.
    live
        Lives so many people with given values, always with the same luck.
    people
        People of the first runs; later ones have ``LARGER`` times as many.
    bounds
        Declared, by name.
    """
    bins, done = Bins.of(known), 0
    total = FIRST + THEN + AROUND * BATCHES
    tried: list[tuple[Array, float]] = []

    def likely(place: Array, n: int) -> float:
        nonlocal done
        done += 1
        report(min(done, total), total)
        lived = live(_values(place, bounds), n)
        seen = looked_at(known, n, seed)
        found = bins.log_likelihood(bins.count(*lived.until(seen), seen))
        if n > people:
            tried.append((place, found))
        return found

    place = start(known)
    for n, most, steps in ((people, FIRST, STEPS), (LARGER * people, THEN, STEPS / 3)):
        simplex = np.vstack([place, place + np.diag(steps)])
        options = {"initial_simplex": simplex, "maxfev": most, "xatol": 2e-3, "fatol": 1e-3}
        place = minimize(lambda p, n=n: -likely(p, n), place, method="Nelder-Mead", options=options).x
    rng = np.random.default_rng([seed, 0x706C61])
    best, middle, covariance = None, place, np.diag(NEARBY**2)
    for _ in range(BATCHES):
        for step in rng.multivariate_normal(np.zeros(4), WIDE**2 * covariance, AROUND):
            likely(middle + step, LARGER * people)
        best = _top(tried) or best
        if best is not None:
            middle, covariance = best.place, best.covariance
    report(total, total)
    shares = bins.counts[bins.counts > 0] / len(known)
    most_likely = float(len(known) * (shares * np.log(shares)).sum())
    at, value = (best.place, best.value) if best else max(tried, key=lambda item: item[1])
    errors = dict(zip(NAMES, np.sqrt(np.diag(best.covariance)).tolist(), strict=True)) if best else {}
    return Fit(_values(at, bounds), value, most_likely, done, LARGER * people, errors, best.noise if best else 0.0)


def _top(tried: list[tuple[Array, float]]) -> Top | None:
    """Return the top of the likelihood by the places that fit nearly as well as the best; None unless it is near."""
    places, values = np.array([place for place, _ in tried]), np.array([value for _, value in tried])
    near = values >= np.sort(values)[-5:].mean() - FALL
    found = top(places[near], values[near])
    if found is None or (np.abs(found.place - np.median(places[near], axis=0)) > 3 * places[near].std(axis=0)).any():
        return None
    return found


def _values(place: Array, bounds: dict[str, tuple[float, float]]) -> dict[str, float]:
    low, high = (np.array([bounds[name][i] for name in NAMES]) for i in range(2))
    plain = np.clip(np.append(np.exp(place[:2]), place[2:]), low, high)
    return dict(zip(NAMES, plain.tolist(), strict=True))


def start(known: Histories) -> Array:
    """Return where the search starts: the rate of the log, raised for those who drop out, and middling drop-out."""
    rate = 30.0 * known.x.sum() / max(float(known.seen.sum()), 1.0)
    return np.array([np.log(max(1.5 * rate, 1e-3)), np.log(START_SHAPE), START_LEVEL, START_SPREAD])
