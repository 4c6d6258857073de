"""Curves that retention people fit to the same cohorts: geometric, shifted beta-geometric, beta-discrete-Weibull.

S(t) = B(a, b + t^c) / B(a, b); c = 1 is the shifted beta-geometric, the geometric has one rate for all. All are fitted
by maximum likelihood to the yearly losses, as their authors do.

Source: Fader and Hardie (2007), Journal of Interactive Marketing 21(1); Fader, Hardie, Liu, Davin and Steenburgh
(2018), "How to project customer retention" revisited, Journal of Interactive Marketing 43.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, expit


def geometric(parameters: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Return survival when all keep one rate; the parameter is its log-odds."""
    share: np.ndarray = expit(parameters[0]) ** years
    return share


def beta_discrete_weibull(parameters: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Return survival for beta rates and a Weibull clock; the parameters are the logs of a, b and c."""
    a, b, c = np.exp(parameters)
    share: np.ndarray = np.exp(betaln(a, b + years**c) - betaln(a, b))
    return share


def shifted_beta_geometric(parameters: np.ndarray, years: np.ndarray) -> np.ndarray:
    """Return survival for beta rates; the parameters are the logs of a and b."""
    return beta_discrete_weibull(np.append(parameters, 0.0), years)


PEERS = {
    "geometric": (geometric, (1.0,)),
    "sBG": (shifted_beta_geometric, (0.0, 0.0)),
    "BdW": (beta_discrete_weibull, (0.0, 0.0, 0.0)),
}
"""Curve and starting values by name."""


def fit_peer(name: str, observed: np.ndarray, last: int) -> np.ndarray:
    """Fit a peer to years 1 to last and return its survival at all years.

    Parameters
    ----------
    name
        Key of ``PEERS``.
    observed
        Published survival at years 0, 1, ...
    last
        Last year that is fitted.
    """
    years = np.arange(observed.size, dtype=float)
    return fit_curve(name, years, observed, last, years)


def fit_curve(name: str, times: np.ndarray, observed: np.ndarray, last: int, wanted: np.ndarray) -> np.ndarray:
    """Fit a peer to some points and return its survival at other times.

    Parameters
    ----------
    name
        Key of ``PEERS``.
    times
        Times of the points, in whole periods, rising, the first 0.
    observed
        Survival at these times, the first 1.
    last
        Place of the last point that is fitted.
    wanted
        Times at which survival is returned.
    """
    curve, start = PEERS[name]
    lost = -np.diff(observed[: last + 1])

    def surprise(parameters: np.ndarray) -> float:
        expected = np.maximum(curve(parameters, times[: last + 1]), 1e-12)
        losses = np.maximum(-np.diff(expected), 1e-12)
        return -float(lost @ np.log(losses) + observed[last] * np.log(expected[last]))

    found = minimize(surprise, start, method="Nelder-Mead", options={"maxiter": 8000, "xatol": 1e-8, "fatol": 1e-12})
    return curve(found.x, wanted)


def mape(expected: np.ndarray, observed: np.ndarray, last: int) -> float:
    """Return the mean absolute percentage error of survival over the years after ``last``, in percent."""
    return float(100.0 * np.mean(np.abs(expected[last + 1 :] / observed[last + 1 :] - 1.0)))
