"""Buying without a contract: purchases are negative binomial, lifetimes exponential.

Everybody buys here only, so that what the log of purchases shows is what people do; the first purchase of a spell comes
with joining, and those after it are counted.

Source: Ehrenberg (1959); Schmittlein, Morrison and Colombo (1987).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special, stats

from experiments.verifying import closed_forms
from experiments.verifying.bench import Bench
from experiments.verifying.finding import Found, chi_square, fitting, within

RATE, SHAPE, MONTHS = 0.5, 0.8, 12
DROPS_OUT = -2.5
"""Log-odds of dropping out in a month, of people alike."""
DYING_MONTHS = 24
WORLD: dict[str, Any] = {
    "market.contract": False, "behaviour.buying.share": 1.0, "population.want_spread": 0.0,
    "population.purchase_shape": SHAPE, "population.purchase_rate": RATE,
}  # fmt: skip


def check(bench: Bench) -> Found:
    """Count purchases of people who stay, and lifetimes of people who do not."""
    from sim.transactions import DAYS, transactions

    staying = bench.cohort(MONTHS, WORLD, {"population.want_level": -12.0})
    log = transactions(staying, threads=bench.study.threads)
    repeats = np.bincount(log.customer, minlength=bench.n) - 1
    counts = np.bincount(repeats)
    law = closed_forms.negative_binomial(RATE, SHAPE, MONTHS)
    k = np.arange(max(counts.size, 60))
    poisson = stats.poisson(RATE * MONTHS)
    fits = fitting(
        "purchases", float((repeats == 0).mean()), float(law.pmf(0)), chi_square(counts, law.pmf(k)),
        chi_square(counts, poisson.pmf(k)),
    )  # fmt: skip
    mean = within(
        "mean_purchases", float(repeats.mean()), RATE * MONTHS, float(law.std() / np.sqrt(bench.n)),
        RATE * (MONTHS - 1),
    )  # fmt: skip

    dying = bench.cohort(DYING_MONTHS, WORLD, {"population.want_level": DROPS_OUT})
    ends = transactions(dying, threads=bench.study.threads)
    died = ends.dropped_out[np.isfinite(ends.dropped_out)]
    hazard = -float(special.log_expit(-DROPS_OUT)) / DAYS  # a day: a month's chance is 1 - e^(-30 hazard)
    share = -np.expm1(-hazard * ends.days)
    lives = fitting(
        "lifetimes", float(died.mean() / DAYS), _mean_below(hazard, ends.days) / DAYS,
        float(stats.kstest(died, lambda t: -np.expm1(-hazard * t) / share).pvalue),
        float(stats.kstest(died / ends.days, "uniform").pvalue),
    )  # fmt: skip
    shown = range(min(13, k.size))
    rows = [
        {"purchases": i, "found": float((repeats == i).mean()), "law": float(law.pmf(i)),
         "error": float(np.sqrt(law.pmf(i) * (1 - law.pmf(i)) / bench.n)), "wrong": float(poisson.pmf(i))}
        for i in shown
    ]  # fmt: skip
    return Found((fits, mean, lives), {"purchases": rows})


def _mean_below(hazard: float, end: float) -> float:
    """Return the mean of an exponential lifetime among those that end before a time."""
    gone = -np.expm1(-hazard * end)
    return float(1.0 / hazard - end * (1.0 - gone) / gone)
