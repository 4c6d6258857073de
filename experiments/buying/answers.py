"""What a calibration to a log answers, as plain values: scores beside peers, tables, what the log says by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from experiments.buying import activity, cdnow, neighbours, scores
from experiments.buying.fitting import Fit
from experiments.buying.histories import WEEK, Histories
from experiments.buying.lives import Lives
from experiments.buying.log import Log
from experiments.buying.peers import PEERS, fit

Array = np.ndarray
OURS = "Kizuna"
COHORTS, BAND = 400, (5.0, 95.0)
"""Simulated cohorts of as many customers as the log has, and the percentiles that bound the band."""
JUDGED = 50_000
"""Simulated customers among whom definitions of lapse are judged."""


@dataclass(frozen=True)
class Forecast:
    """A model's forecasts.

    Attributes
    ----------
    model
        Its name.
    weekly
        Cumulative repeat purchases of all customers by the end of weeks 1, 2, ...
    each
        Purchases of each customer in the holdout.
    parameters
        By name; of the peers with time in weeks.
    """

    model: str
    weekly: Array
    each: Array
    parameters: dict[str, float]


@dataclass(frozen=True)
class Answer:
    """Everything that was found about a log.

    Attributes
    ----------
    log, known
        The data.
    found
        The fit of the engine.
    lives
        Simulated customers of the fitted population.
    forecasts
        Kizuna's first, then the peers'.
    number
        Neighbours behind a forecast.
    errors
        Error among simulated customers by number of neighbours.
    band
        Bounds of the weekly curve for a cohort of this size, 2 by weeks.
    """

    log: Log
    known: Histories
    found: Fit
    lives: Lives
    forecasts: tuple[Forecast, ...]
    number: int
    errors: dict[int, float]
    band: Array


def peers(known: Histories) -> tuple[Forecast, ...]:
    """Fit the peers to the same histories, time in weeks, and return their forecasts."""
    x, last, seen = known.x, known.last / WEEK, known.seen / WEEK
    ahead = known.split.holdout / WEEK
    made = []
    for name, peer in PEERS.items():
        values = fit(peer, x, last, seen)
        weekly = by_age(known, lambda ages, p=peer, v=values: p.expected(v, ages / WEEK))  # type: ignore[misc]
        each = peer.forecast(values, ahead, x, last, seen)
        made.append(Forecast(name, weekly, each, dict(zip(peer.parameters, values.tolist(), strict=True))))
    return tuple(made)


def by_age(known: Histories, expected: Any) -> Array:
    """Return the weekly curve of all customers from what a customer of some age (days) is expected to have bought."""
    births, counts = np.unique(known.birth, return_counts=True)
    weeks = np.arange(1, len(known.weekly) + 1)
    ages = np.maximum(WEEK * weeks[:, None] - 1 - births[None, :], 0).astype(float)
    curve: Array = expected(ages) @ counts
    return curve


def engine(known: Histories, lives: Lives, found: Fit) -> tuple[Forecast, int, dict[int, float]]:
    """Return the engine's forecasts, from simulated customers with nearby histories."""
    ahead = known.split.holdout
    number, errors = neighbours.choose(lives, known.seen, ahead)
    each = neighbours.forecast(lives, known.x, known.last, known.seen, ahead, number)
    return Forecast(OURS, by_age(known, lives.mean_until), each, found.values), number, errors


def band(known: Histories, lives: Lives, seed: int) -> Array:
    """Return bounds of the weekly curve over cohorts of as many customers, drawn from the simulated ones.

    Each cohort comes from one part of the simulated customers: it shares its parameters, as a real one does, so that
    the band holds both luck and what the log leaves open. Nobody is in it twice, or the luck of a small part would
    be added. Where parts are smaller than the cohort, it is drawn from all customers instead.
    """
    rng = np.random.default_rng([seed, 0x636F68])
    n_weeks, size = len(known.weekly), lives.n // lives.parts
    stops = np.append(lives.starts[1:], len(lives.day))
    curves = np.empty((COHORTS, n_weeks))
    for i in range(COHORTS):
        # spread evenly over the parts, whose parameters come in no order
        part = i * lives.parts // COHORTS if lives.parts < COHORTS else rng.integers(lives.parts)
        if size >= len(known):
            who = part * size + rng.permutation(size)[: len(known)]
        else:
            who = rng.integers(lives.n, size=len(known))
        counts = stops[who] - lives.starts[who]
        ends = np.cumsum(counts)
        places = np.arange(ends[-1]) + np.repeat(lives.starts[who] - ends + counts, counts)
        weeks = (lives.day[places] + np.repeat(known.birth, counts)) // WEEK
        curves[i] = np.cumsum(np.bincount(weeks, minlength=n_weeks)[:n_weeks])
    found: Array = np.percentile(curves, BAND, axis=0)
    return found


def by_week(answer: Answer) -> pd.DataFrame:
    """Return one row a week: actual and expected cumulative repeat purchases, and the band."""
    known = answer.known
    weeks = np.arange(1, len(known.weekly) + 1)
    table = {"week": weeks, "is_fitted": weeks <= known.n_fitted_weeks, "actual": known.weekly,
             "low": answer.band[0], "high": answer.band[1]}  # fmt: skip
    return pd.DataFrame(table | {item.model: item.weekly for item in answer.forecasts})


def by_frequency(answer: Answer) -> pd.DataFrame:
    """Return one row a count of repeat purchases: customers, actual mean and its interval, mean forecasts."""
    known = answer.known
    rows = scores.groups(known)
    counts = np.bincount(rows, minlength=scores.MOST + 1)
    mean = scores.by_frequency(known.bought, known)
    square = scores.by_frequency((known.bought - mean[rows]) ** 2.0, known)
    half = 1.959964 * np.sqrt(square / np.maximum(counts - 1, 1))
    table = {"repeat_purchases": np.arange(scores.MOST + 1), "customers": counts, "actual": mean,
             "low": np.maximum(mean - half, 0.0), "high": mean + half}  # fmt: skip
    return pd.DataFrame(
        table | {item.model: scores.by_frequency(item.each, known) for item in answer.forecasts}
    )  # fmt: skip


def scored(answer: Answer) -> list[dict[str, Any]]:
    """Return the scores of every model."""
    known = answer.known
    return [
        {"model": item.model, "mape": scores.mape(item.weekly, known), "rmse": scores.rmse(item.each, known),
         "table": scores.table_error(item.each, known), "sum": float(item.each.sum()),
         "parameters": item.parameters}
        for item in answer.forecasts
    ]  # fmt: skip


def simulated_log(known: Histories, lives: Lives, n: int) -> tuple[Log, Array]:
    """Return the log that some simulated customers would leave, born like the real ones, and their days of drop-out.

    Every so many-th customer is taken, so that all parts of the lives have their share.
    """
    from experiments.buying.log import made

    step = -(-lives.n // n)
    n = -(-lives.n // step)
    births = np.resize(known.birth, n)
    taken = lives.customer % step == 0
    who = lives.customer[taken] // step
    customer = np.concatenate([np.arange(n), who])
    day = np.concatenate([births, births[who] + lives.day[taken]])
    order = np.lexsort((day, customer))
    start = int(births.min())
    log = made("simulated", [str(i) for i in customer[order]], day[order], None)
    return log, births + lives.dropped[::step] - start


def own(answer: Answer) -> dict[str, Any]:
    """Return what the log says by itself on the last day fitted, and how definitions of lapse would fare."""
    day = answer.known.split.calibration - 1
    log = answer.log
    gaps = activity.gaps(log, day)
    lived, dropped = simulated_log(answer.known, answer.lives, JUDGED)
    judged = activity.judge(lived, day - int(answer.known.birth.min()), dropped)
    alive = answer.lives.dropped > np.resize(answer.known.seen, answer.lives.n)
    return {
        "day": day,
        "repeat_rate": activity.repeat_rate(log, day),
        "gap_days": {"mean": float(gaps.mean()), "median": float(np.median(gaps))} if len(gaps) else None,
        "active_share": {str(m): activity.active_share(log, day, m) for m in activity.IDLE_MONTHS},
        "alive_share_of_the_fitted_engine": float(alive.mean()),
        "lapse_definitions": [item.__dict__ for item in judged],
    }


def likelihoods(answer: Answer) -> dict[str, float]:
    """Return the log-likelihood of all histories under each model at its best, time in weeks as is usual."""
    known = answer.known
    x, last, seen = known.x, known.last / WEEK, known.seen / WEEK
    # a density of times in days is one in weeks divided by 7 for every purchase
    found = {OURS: answer.found.log_likelihood + float(known.x.sum()) * np.log(WEEK)}
    for item in answer.forecasts[1:]:
        values = np.array(list(item.parameters.values()))
        found[item.model] = float(PEERS[item.model].log_likelihood(values, x, last, seen).sum())
    return found


def published(log: Log) -> dict[str, dict[str, float]]:
    """Return scores that others have reported on the same split; none for a log of the user's."""
    return cdnow.PUBLISHED if log.source == "CDNOW" else {}
