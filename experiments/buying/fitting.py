"""Fit rates of buying and drop-out of the full engine to a log, by the likelihood of every history.

When people drop out is simulated, always by the same people with the same luck: it comes of their psychology, whose
level and spread over people are fitted. Rates of buying are gamma over people (mean, shape) and do not touch drop-out;
for them the likelihood is a formula, so the best are found without another run (``likelihood``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from experiments.buying import drawing
from experiments.buying.histories import Histories
from experiments.buying.likelihood import Rows, ends, log_likelihood
from experiments.buying.living import DAYS, NAMES
from experiments.buying.surface import Top, top

Array = np.ndarray

STEPS = np.array([0.7, 0.5])
"""First steps of the search: level, spread."""
START_SHAPE, START_LEVEL, START_SPREAD = 0.5, -3.0, 1.5
FIRST, LARGER, THEN = 40, 5, 25
"""Evaluations of the search at most; how many times the people of the later ones; and evaluations with these."""
AROUND, RATES, BATCHES, FALL = 24, 5, 4, 8.0
"""Evaluations around the best place, rates and shapes tried in each, how often at most until a top is seen; and by how
much the log-likelihood may fall where they count."""
DRAWS = 96
"""Parameters drawn around the top then, for forecasts to average over; they show the top more clearly, too."""
NEARBY = np.array([0.1, 0.12, 0.25, 0.3])
"""Their spread at first: log rate, log shape, level, spread; half of it in each batch that follows."""


@dataclass(frozen=True)
class Fit:
    """What was found.

    Attributes
    ----------
    values
        By name, those of ``NAMES``.
    log_likelihood
        At the best place, time in days.
    n_evaluations
        Runs of the engine.
    people
        People of the later runs.
    errors
        Standard errors by name, from the draws; those of rate and shape are of their logarithms. Empty where the
        likelihood has no top.
    noise
        Standard deviation of the log-likelihood around a polynomial: how rough simulated people make it.
    drawn, weights
        Values drawn around the top, by name, and how much each counts by its likelihood, 1 in all. Where there is no
        top, the best place alone.
    """

    values: dict[str, float]
    log_likelihood: float
    n_evaluations: int
    people: int
    errors: dict[str, float]
    noise: float
    drawn: tuple[dict[str, float], ...]
    weights: Array

    @property
    def n_effective(self) -> float:
        """How many draws of equal weight would know as much."""
        return float(1.0 / (self.weights**2).sum())


def fit(
    known: Histories, drop_out: Callable[[dict[str, float], int], Array], people: int, seed: int,
    bounds: dict[str, tuple[float, float]], report: Callable[[int, int], None],
) -> Fit:  # fmt: skip
    """Fit the engine to histories.

    Parameters
    ----------
    known
        Histories of the log.
    drop_out
        Returns the day on which each of so many people drops out (infinite for who does not) under given values,
        always with the same luck, for as many days as the longest history.
    people
        People of the first runs; later ones have ``LARGER`` times as many.
    bounds
        Declared, by name.
    """
    rows, done = Rows.of(known), 0
    total = FIRST + THEN + AROUND + DRAWS
    tried: list[tuple[Array, float]] = []
    place = start(known)

    def lived(level_spread: Array, n: int) -> Array:
        nonlocal done
        done += 1
        report(min(done, total), total)
        return ends(rows, drop_out(_values(np.append(place[:2], level_spread), bounds), n))

    def likely(at: Array, shares: Array) -> float:
        values = _values(at, bounds)
        return log_likelihood(rows, shares, values["purchase_rate"] / DAYS, values["purchase_shape"])

    def profile(level_spread: Array, n: int) -> float:
        """Return the most that any rate and shape reach, and go on from there."""
        shares = lived(level_spread, n)
        options = {"xatol": 1e-4, "fatol": 1e-4}
        best = minimize(lambda logs: -likely(np.append(logs, level_spread), shares), place[:2], method="Nelder-Mead",
                        options=options)  # fmt: skip
        place[:2] = best.x
        if n > people:
            tried.append((np.append(best.x, level_spread), -float(best.fun)))
        return -float(best.fun)

    for n, most, steps in ((people, FIRST, STEPS), (LARGER * people, THEN, STEPS / 4)):
        simplex = np.vstack([place[2:], place[2:] + np.diag(steps)])
        options = {"initial_simplex": simplex, "maxfev": most, "xatol": 5e-3, "fatol": 5e-3}
        place[2:] = minimize(lambda at, n=n: -profile(at, n), place[2:], method="Nelder-Mead", options=options).x
    place = max(tried, key=lambda item: item[1])[0].copy()
    rng = np.random.default_rng([seed, 0x706C61])

    def around(step: Array, middle: Array, covariance: Array) -> Array:
        """Try rates and shapes that go with a level and spread by what the data leave open; return who drops out."""
        shares = lived(middle[2:] + step, LARGER * people)
        lean = covariance[:2, 2:] @ np.linalg.inv(covariance[2:, 2:])
        rest = covariance[:2, :2] - lean @ covariance[2:, :2]
        for more in rng.multivariate_normal(lean @ step, rest, RATES):
            at = middle + np.append(more, step)
            tried.append((at, likely(at, shares)))
        return shares

    best, drawn, weights = None, place[None, :], np.ones(1)
    for batch in range(BATCHES):  # where no top is seen, places were too far from it
        nearby = np.diag(NEARBY**2 / 4**batch)
        for step in rng.multivariate_normal(np.zeros(2), nearby[2:, 2:], AROUND):
            around(step, place, nearby)
        if (best := _top(tried)) is not None:
            break
    if best is not None:
        middle, covariance = best.place, best.covariance * drawing.WIDER
        drawn = drawing.draws(middle, covariance, DRAWS, seed)
        values = np.empty(DRAWS)
        for i, at in enumerate(drawn):
            shares = around(at[2:] - middle[2:], middle, covariance)
            values[i] = likely(at, shares) if _is_inside(at, bounds) else -np.inf
            tried.append((at, likely(at, shares)))
        weights = drawing.weights(drawn, values, middle, covariance)
        best = _top(tried) or best
    report(total, total)
    at, value = (best.place, best.value) if best else max(tried, key=lambda item: item[1])
    errors = {}
    if best is None:
        drawn = at[None, :]
    else:
        spread = np.sqrt(weights @ (drawn - weights @ drawn) ** 2)
        errors = dict(zip(NAMES, spread.tolist(), strict=True))
    return Fit(
        _values(at, bounds), value, done, LARGER * people, errors, best.noise if best else 0.0,
        tuple(_values(one, bounds) for one in drawn), weights,
    )  # fmt: skip


def _top(tried: list[tuple[Array, float]]) -> Top | None:
    """Return the top of the likelihood by the places that fit nearly as well as the best; None unless it is near."""
    places, values = np.array([place for place, _ in tried]), np.array([value for _, value in tried])
    near = values >= values.max() - FALL
    found = top(places[near], values[near])
    if found is None or (np.abs(found.place - np.median(places[near], axis=0)) > 3 * places[near].std(axis=0)).any():
        return None
    return found


def _values(place: Array, bounds: dict[str, tuple[float, float]]) -> dict[str, float]:
    low, high = (np.array([bounds[name][i] for name in NAMES]) for i in range(2))
    plain = np.clip(np.append(np.exp(place[:2]), place[2:]), low, high)
    return dict(zip(NAMES, plain.tolist(), strict=True))


def _is_inside(place: Array, bounds: dict[str, tuple[float, float]]) -> bool:
    plain = np.append(np.exp(place[:2]), place[2:])
    return all(low <= value <= high for value, (low, high) in zip(plain, (bounds[n] for n in NAMES), strict=True))


def start(known: Histories) -> Array:
    """Return where the search starts: the rate of the log, raised for those who drop out, and middling drop-out."""
    rate = DAYS * known.x.sum() / max(float(known.seen.sum()), 1.0)
    return np.array([np.log(max(1.5 * rate, 1e-3)), np.log(START_SHAPE), START_LEVEL, START_SPREAD])
