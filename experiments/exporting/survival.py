"""Survival, as it is and as it is told: product limit, hazards by year, and the hazard ratio that Cox converges to."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt
from typing import Any

import numpy as np
from scipy import optimize, stats

YEAR = 12


@dataclass(frozen=True)
class Curve:
    """A product-limit estimate (Kaplan and Meier 1958) at months 0, 1, ..., with Greenwood's standard error."""

    survival: np.ndarray
    error: np.ndarray


def product_limit(duration: np.ndarray, event: np.ndarray, entry: np.ndarray | None = None) -> Curve:
    """Return the product-limit estimate of survival at months 0 to the longest duration.

    Parameters
    ----------
    duration
        Month in which each person was last looked at, int.
    event
        Whether they left in it.
    entry
        Month after which each person is at risk, for those who come into view late; 0 if missing.

    Examples
    --------
    >>> product_limit(np.array([1, 2, 2]), np.array([True, False, True])).survival.round(3)
    array([1.   , 0.667, 0.333])
    """
    at_risk, events = _counts(duration, event, entry)
    with np.errstate(divide="ignore", invalid="ignore"):
        hazard = np.where(at_risk > 0, events / at_risk, 0.0)
        survival = np.cumprod(1.0 - hazard)
        # where everybody left nothing is left to be uncertain about
        terms = np.where(at_risk > events, events / (at_risk * (at_risk - events)), 0.0)
    return Curve(survival, survival * np.sqrt(np.cumsum(terms)))


def _counts(duration: np.ndarray, event: np.ndarray, entry: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return people at risk and events, float64 by month from 0."""
    n = int(duration.max()) + 1
    events = np.bincount(duration[event], minlength=n).astype(np.float64)
    last_seen = np.bincount(duration, minlength=n)
    came = np.bincount(np.zeros_like(duration) if entry is None else entry, minlength=n)[:n]
    # at risk in month t: came before t, last seen in t or later
    before = np.concatenate([[0], np.cumsum(came)[:-1]])
    gone = np.concatenate([[0], np.cumsum(last_seen)[:-1]])
    at_risk = (before - gone).astype(np.float64)
    at_risk[0] = came[0]
    return at_risk, events


def log_hazard_ratio(duration: np.ndarray, event: np.ndarray, treated: np.ndarray) -> tuple[float, float]:
    """Return the log hazard ratio of a Cox model with treatment alone, and its standard error.

    Ties are handled as by Efron (1977), as lifelines does. Where hazards are not proportional this is the average over
    time that Cox converges to under this censoring (Struthers and Kalbfleisch 1986), not the ratio at any month.

    Returns
    -------
    tuple
        Infinite, with an infinite error, where nobody leaves in one of the arms.
    """
    n = int(duration.max()) + 1
    padded = [_padded(_counts(duration[who], event[who]), n) for who in (treated, ~treated)]
    (risk_1, left_1), (risk_0, left_0) = padded
    if not left_1.sum() or not left_0.sum():
        return (inf if left_1.sum() else -inf), inf
    months = np.repeat(np.arange(n), (left_1 + left_0).astype(int))
    total = (left_1 + left_0)[months]
    earlier = np.arange(len(months)) - np.searchsorted(months, months)
    thinned = earlier / total
    one = risk_1[months] - thinned * left_1[months]
    none = risk_0[months] - thinned * left_0[months]

    def score(beta: float) -> float:
        return float(left_1.sum() - _share(beta, one, none).sum())

    beta = float(optimize.brentq(score, -20.0, 20.0))
    share = _share(beta, one, none)
    return beta, 1.0 / sqrt(float((share * (1.0 - share)).sum()))


def _share(beta: float, one: np.ndarray, none: np.ndarray) -> np.ndarray:
    weighted = one * np.exp(beta)
    share: np.ndarray = weighted / (weighted + none)
    return share


def _padded(counts: tuple[np.ndarray, np.ndarray], n: int) -> tuple[np.ndarray, np.ndarray]:
    at_risk, events = (np.pad(values, (0, n - len(values))) for values in counts)
    return at_risk, events


def by_year(duration: np.ndarray, event: np.ndarray, treated: np.ndarray) -> list[dict[str, Any]]:
    """Return the monthly hazard in every year of both arms, and their ratio; None where nobody left in an arm."""
    n = int(duration.max()) + 1
    (risk_1, left_1), (risk_0, left_0) = (_padded(_counts(duration[who], event[who]), n) for who in (treated, ~treated))
    rows = []
    for first in range(1, n, YEAR):
        window = slice(first, min(first + YEAR, n))
        one, none = left_1[window].sum(), left_0[window].sum()
        hazards = one / max(risk_1[window].sum(), 1.0), none / max(risk_0[window].sum(), 1.0)
        is_known = bool(one and none)
        rows.append(
            {
                "from_month": first, "to_month": window.stop - 1, "hazard_treated": hazards[0],
                "hazard_control": hazards[1], "ratio": hazards[0] / hazards[1] if is_known else None,
                "log_ratio_error": sqrt(1 / one + 1 / none) if is_known else None,
            }
        )  # fmt: skip
    return rows


def is_proportional(years: list[dict[str, Any]], log_ratio: float) -> bool:
    """Tell whether no year's ratio differs clearly from the average: Bonferroni over years, at 5 % together."""
    known = [year for year in years if year["ratio"] is not None]
    if not known:
        return True
    bound = stats.norm.ppf(1 - 0.025 / len(known))
    return all(abs(np.log(y["ratio"]) - log_ratio) <= bound * y["log_ratio_error"] for y in known)
