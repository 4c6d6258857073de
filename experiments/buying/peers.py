"""Models that marketing people fit to the same logs: Pareto/NBD and BG/NBD, by maximum likelihood.

Both let people buy at rates that are gamma over people (shape r, scale 1/alpha) until they drop out unseen. In
Pareto/NBD drop-out has a rate of its own, gamma over people (shape s, scale 1/beta); in BG/NBD it may follow every
purchase, with a chance that is beta over people (a, b).

Source: Schmittlein, Morrison and Colombo (1987), Management Science 33(1); Fader, Hardie and Lee (2005), "Counting
your customers" the easy way, Marketing Science 24(2). The formulas are theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

Array = np.ndarray


@dataclass(frozen=True)
class Peer:
    """A model of buying, in formulas; every function takes the parameters first.

    Attributes
    ----------
    parameters
        Their names.
    log_likelihood
        Of each history (x, t_x, T): repeat purchases, time of the last, time seen.
    expected
        Repeat purchases of somebody new after a time.
    forecast
        Purchases in a time t after T, given (x, t_x, T).
    alive
        Chance of not having dropped out at T, given (x, t_x, T).
    """

    parameters: tuple[str, ...]
    log_likelihood: Callable[..., Array]
    expected: Callable[..., Array]
    forecast: Callable[..., Array]
    alive: Callable[..., Array]


def fit(peer: Peer, x: Array, last: Array, seen: Array) -> Array:
    """Return the parameters under which histories are likeliest.

    Parameters
    ----------
    x, last, seen
        Repeat purchases, time of the last (0 if none), time since the first; any unit of time.

    Notes
    -----
    Histories that are the same are counted once, and time is measured in units of the longest, so that the search
    starts at the same place whatever the unit.
    """
    unit = float(seen.max())
    rows, counts = np.unique(np.column_stack([x, last / unit, seen / unit]), axis=0, return_counts=True)
    kinds = (rows[:, 0], rows[:, 1], rows[:, 2])

    def surprise(logs: Array) -> float:
        if np.abs(logs).max() > 12.0:  # nothing is learned beyond
            return np.inf
        with np.errstate(all="ignore"):
            likely = peer.log_likelihood(np.exp(logs), *kinds)
        total = float(counts @ likely)
        return -total / len(x) if np.isfinite(total) else np.inf

    start = np.zeros(len(peer.parameters))
    for _ in range(2):  # Nelder-Mead may stop short; from its end it goes on
        options = {"maxiter": 4000, "xatol": 1e-6, "fatol": 1e-10}
        start = minimize(surprise, start, method="Nelder-Mead", options=options).x
    found: Array = np.exp(start)
    for i, name in enumerate(peer.parameters):
        if name in ("alpha", "beta"):
            found[i] *= unit
    return found


def _pareto_a0(parameters: Array, x: Array, last: Array, seen: Array) -> Array:
    """Return the log of what drop-out between the last purchase and the end adds (A0 of the paper)."""
    r, alpha, s, beta = parameters
    far, near = max(alpha, beta), min(alpha, beta)
    power = s + 1.0 if alpha >= beta else r + x
    whole = r + s + x

    def part(time: Array) -> tuple[Array, Array]:
        factor = hyp2f1(whole, power, whole + 1.0, (far - near) / (far + time))
        return np.log(factor) - whole * np.log(far + time), factor

    first, _ = part(last)
    second, _ = part(seen)
    with np.errstate(divide="ignore"):
        found: Array = first + np.log(-np.expm1(np.minimum(second - first, 0.0)))
    return found


def _pareto_likelihood(parameters: Array, x: Array, last: Array, seen: Array) -> Array:
    r, alpha, s, beta = parameters
    head = gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)
    stays = -(r + x) * np.log(alpha + seen) - s * np.log(beta + seen)
    left = np.log(s / (r + s + x)) + _pareto_a0(parameters, x, last, seen)
    found: Array = head + np.logaddexp(stays, left)
    return found


def _pareto_expected(parameters: Array, time: Array) -> Array:
    r, alpha, s, beta = parameters
    return r * beta / (alpha * (s - 1.0)) * (1.0 - (beta / (beta + time)) ** (s - 1.0))


def _pareto_alive(parameters: Array, x: Array, last: Array, seen: Array) -> Array:
    r, alpha, s, beta = parameters
    left = np.log(s / (r + s + x)) + _pareto_a0(parameters, x, last, seen)
    odds = left + (r + x) * np.log(alpha + seen) + s * np.log(beta + seen)
    found: Array = 1.0 / (1.0 + np.exp(odds))
    return found


def _pareto_forecast(parameters: Array, time: float, x: Array, last: Array, seen: Array) -> Array:
    r, alpha, s, beta = parameters
    rate = (r + x) * (beta + seen) / ((alpha + seen) * (s - 1.0))
    return _pareto_alive(parameters, x, last, seen) * rate * (1.0 - ((beta + seen) / (beta + seen + time)) ** (s - 1.0))


def _bg_parts(parameters: Array, x: Array, last: Array, seen: Array) -> tuple[Array, Array]:
    """Return the logs of the likelihood of still being alive and of having dropped out after the last purchase."""
    r, alpha, a, b = parameters
    head = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    stays = head + betaln(a, b + x) - betaln(a, b) - (r + x) * np.log(alpha + seen)
    some = np.maximum(x, 1.0)
    left = head + betaln(a + 1.0, b + some - 1.0) - betaln(a, b) - (r + x) * np.log(alpha + last)
    return stays, np.where(x > 0, left, -np.inf)


def _bg_likelihood(parameters: Array, x: Array, last: Array, seen: Array) -> Array:
    found: Array = np.logaddexp(*_bg_parts(parameters, x, last, seen))
    return found


def _bg_expected(parameters: Array, time: Array) -> Array:
    r, alpha, a, b = parameters
    inside = (alpha / (alpha + time)) ** r * hyp2f1(r, b, a + b - 1.0, time / (alpha + time))
    return (a + b - 1.0) / (a - 1.0) * (1.0 - inside)


def _bg_alive(parameters: Array, x: Array, last: Array, seen: Array) -> Array:
    stays, left = _bg_parts(parameters, x, last, seen)
    found: Array = np.exp(stays - np.logaddexp(stays, left))
    return found


def _bg_forecast(parameters: Array, time: float, x: Array, last: Array, seen: Array) -> Array:
    r, alpha, a, b = parameters
    inside = ((alpha + seen) / (alpha + seen + time)) ** (r + x)
    inside = inside * hyp2f1(r + x, b + x, a + b + x - 1.0, time / (alpha + seen + time))
    return _bg_alive(parameters, x, last, seen) * (a + b + x - 1.0) / (a - 1.0) * (1.0 - inside)


PEERS = {
    "Pareto/NBD": Peer(
        ("r", "alpha", "s", "beta"), _pareto_likelihood, _pareto_expected, _pareto_forecast, _pareto_alive
    ),
    "BG/NBD": Peer(("r", "alpha", "a", "b"), _bg_likelihood, _bg_expected, _bg_forecast, _bg_alive),
}
"""By name."""
