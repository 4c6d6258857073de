"""The laws themselves, as functions of plain numbers: nothing here knows the engine.

Source: Fader and Hardie (2007), How to project customer retention, Journal of Interactive Marketing 21(1); Gupta and
Lehmann (2003), Customers as assets, 17(1) of the same; McFadden (1974); Ehrenberg (1959).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special, stats


def two_stages(want: Any, through: float, months: int) -> np.ndarray:
    """Return the survival at months 0 to ``months``, along the last axis.

    Content customers start to want out with chance h a month; those who want out get through with chance a, the same
    month counting: S(t) = (1-h)^t + sum over s of h (1-h)^(s-1) (1-a)^(t-s+1).

    Parameters
    ----------
    want
        h, any shape.
    through
        a.

    Examples
    --------
    >>> two_stages(0.5, 1.0, 3).tolist()
    [1.0, 0.5, 0.25, 0.125]
    """
    h = np.asarray(want, dtype=float)[..., None]
    t = np.arange(months + 1)
    survived = (1.0 - h) ** t
    for s in range(1, months + 1):
        began = h * (1.0 - h) ** (s - 1)
        survived = survived + np.where(t >= s, began * (1.0 - through) ** np.maximum(t - s + 1, 0), 0.0)
    return np.asarray(survived)


def shifted_beta_geometric(a: float, b: float, months: int) -> np.ndarray:
    """Return the survival at months 0 to ``months`` if chances of leaving are beta(a, b): B(a, b+t) / B(a, b).

    Examples
    --------
    >>> shifted_beta_geometric(1.0, 1.0, 3).round(4).tolist()  # 1 / (1 + t)
    [1.0, 0.5, 0.3333, 0.25]
    """
    t = np.arange(months + 1)
    share: np.ndarray = np.exp(special.betaln(a, b + t) - special.betaln(a, b))
    return share


def geometric_value(margin: float, retention: float, discount: float, months: int | None = None) -> float:
    """Return the value of a new customer: margin / (1 + d - r), or what of it falls into so many months.

    The margin of a month is paid at its end by everybody who was a customer when it began.

    Parameters
    ----------
    margin
        A month.
    retention, discount
        r and d, both a month.

    Examples
    --------
    >>> round(geometric_value(1.0, 0.9, 0.01), 3), round(geometric_value(1.0, 0.9, 0.01, 1), 3)
    (9.091, 0.99)
    """
    whole = margin / (1.0 + discount - retention)
    return whole if months is None else whole * (1.0 - (retention / (1.0 + discount)) ** months)


def value_of_survival(margin: float, survival: np.ndarray, discount: float) -> float:
    """Return the value of a new customer from survival at months 0, 1, ..., each month's margin paid at its end."""
    months = np.arange(1, len(survival))
    return float(margin * (survival[:-1] * (1.0 + discount) ** -months).sum())


def joining_pulls(base: float, quality: float, price: float, promise_share: float, traps: float) -> np.ndarray:
    """Return the pulls of a company 20 % cheaper for newcomers, a dear one, one that promises much, and of none.

    The dear one asks 30 % more; the loud one promises 0.2 above what it delivers, and has terms that people avoid.
    """
    return np.array([base + price * 0.2, base - price * 0.3, base + quality * promise_share * 0.2 - traps, 0.0])


def logit_shares(pulls: np.ndarray) -> np.ndarray:
    """Return the shares of choosers.

    Examples
    --------
    >>> logit_shares(np.array([0.0, 0.0])).tolist()
    [0.5, 0.5]
    """
    shares: np.ndarray = special.softmax(pulls)
    return shares


def negative_binomial(rate: float, shape: float, months: float) -> Any:
    """Return the law of purchases in so many months, of people whose rates are gamma of a mean and shape."""
    return stats.nbinom(shape, shape / (shape + rate * months))
