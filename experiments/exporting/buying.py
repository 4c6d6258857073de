"""Transactions and RFM tables of people who buy without a contract, with what nobody but the engine knows of them.

``transactions`` has one row a purchase (customer_id, date, datetime, amount), ``rfm`` one a customer (frequency,
recency, T, monetary_value) as lifetimes and PyMC-Marketing define them with days as the unit: days with a purchase
after the first, days from the first to the last, days from the first to the end of observation, and the mean amount of
the days counted by frequency (0 if there are none). Both end with the observation; ``truth`` goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.buying import activity, scores
from experiments.buying.histories import Histories, Split, histories
from experiments.buying.log import Log, made
from experiments.buying.peers import PEERS, fit

if TYPE_CHECKING:
    from sim.scenario import Scenario

START = date(2001, 1, 1)
"""Date given to month 0; any would do."""
DAYS = 30
UNITS = {
    "customer_id": "number of the person, from 0", "date": "day of the purchase; month 0 begins on 2001-01-01",
    "datetime": "moment of the purchase, to the second", "amount": "market prices",
    "frequency": "days with a purchase after the first such day, until the end of observation",
    "recency": "days from the first purchase to the last one observed; 0 if there is no other",
    "T": "days from the first purchase to the end of observation",
    "monetary_value": "mean amount of a day counted by frequency, market prices; 0 if there is none",
    "dropped_out_day": "day of dropping out, from month 0; empty for who has not by the end of the run",
    "is_alive": "whether the customer has not dropped out at the end of observation",
    "purchases_after": "days with a purchase from the end of observation to the end of the run",
    "amount_after": "spent in that time, market prices",
    "amount_whole": "spent from month 0 to the end of the run, market prices",
}  # fmt: skip


@dataclass(frozen=True)
class Bought:
    """A run without a contract.

    Attributes
    ----------
    log
        All purchases at the focal company, by day.
    known
        Histories at the end of observation.
    transactions, rfm, truth
        The tables.
    dropped
        Day of drop-out by customer of the log, infinite for who has not dropped out.
    """

    log: Log
    known: Histories
    transactions: pd.DataFrame
    rfm: pd.DataFrame
    truth: pd.DataFrame
    dropped: np.ndarray


def live(scenario: Scenario, seed: int, observed_share: float, threads: int = 1) -> Bought:
    """Live a scenario and cut what a company sees from what comes after.

    Parameters
    ----------
    observed_share
        Share of the horizon that is observed.
    """
    from sim.transactions import transactions

    found = transactions(scenario, seed=seed, threads=threads)
    day = np.floor(found.day).astype(np.int64)
    first = int(day.min())
    log = made("simulated", [str(name) for name in found.customer], day, found.amount)
    end = int(round(observed_share * scenario.horizon_months)) * DAYS
    total = scenario.horizon_months * DAYS
    known = histories(log, Split(calibration=end - first, holdout=total - end, acquired=end - first))
    ids = np.array(log.ids, np.int64)
    seen = found.day < end
    moments = pd.Timestamp(START) + pd.to_timedelta((found.day[seen] * 86_400).astype(np.int64), unit="s")
    listed = pd.DataFrame(
        {"customer_id": found.customer[seen], "date": moments.strftime("%Y-%m-%d"),
         "datetime": moments.strftime("%Y-%m-%d %H:%M:%S"), "amount": found.amount[seen]}
    )  # fmt: skip
    return Bought(
        log, known, listed, _rfm(log, known, ids), _truth(log, known, ids, found.dropped_out, end, first),
        found.dropped_out[ids] - first,
    )  # fmt: skip


def _rfm(log: Log, known: Histories, ids: np.ndarray) -> pd.DataFrame:
    n, amount = log.n_customers, log.amount
    assert amount is not None
    again = log.day < known.split.calibration
    again[log.first] = False
    spent = np.bincount(log.customer[again], weights=amount[again], minlength=n)[known.place]
    return pd.DataFrame(
        {"customer_id": ids[known.place], "frequency": known.x, "recency": known.last, "T": known.seen,
         "monetary_value": np.where(known.x > 0, spent / np.maximum(known.x, 1), 0.0)}
    )  # fmt: skip


def _truth(
    log: Log, known: Histories, ids: np.ndarray, dropped: np.ndarray, end: int, first: int
) -> pd.DataFrame:  # fmt: skip
    n, amount = log.n_customers, log.amount
    assert amount is not None
    after = log.day >= known.split.calibration
    later = np.bincount(log.customer[after], weights=amount[after], minlength=n)[known.place]
    whole = np.bincount(log.customer, weights=amount, minlength=n)[known.place]
    left = dropped[ids[known.place]]
    return pd.DataFrame(
        {"customer_id": ids[known.place], "dropped_out_day": np.where(np.isfinite(left), left, np.nan),
         "is_alive": left >= end, "purchases_after": known.bought, "amount_after": later, "amount_whole": whole}
    )  # fmt: skip


def last_date(bought: Bought) -> date:
    """Return the last date of observation."""
    return START + timedelta(days=bought.known.split.calibration - 1)


def told(bought: Bought) -> list[dict[str, Any]]:
    """Refit the peers on what was exported, and put their answers beside the truth.

    Returns
    -------
    list
        By model: share alive and purchases after the end, estimated and true, and how far each customer is missed.
    """
    known = bought.known
    x, last, seen = known.x, known.last.astype(float), known.seen.astype(float)
    rows = []
    for name, peer in PEERS.items():
        values = fit(peer, x, last, seen)
        each = peer.forecast(values, float(known.split.holdout), x, last, seen)
        alive = peer.alive(values, x, last, seen)
        rows.append(
            {"model": name, "alive": float(alive.mean()), "alive_true": float(bought.truth["is_alive"].mean()),
             "purchases": float(each.sum()), "purchases_true": float(known.bought.sum()),
             "rmse": scores.rmse(each, known),
             "parameters": dict(zip(peer.parameters, values.tolist(), strict=True))}
        )  # fmt: skip
    return rows


def answer_key(bought: Bought) -> dict[str, Any]:
    """Return what a good estimator finds, what a log says by itself, and how definitions of lapse fare."""
    day = bought.known.split.calibration - 1
    gaps = activity.gaps(bought.log, day)
    return {
        "customers": len(bought.known),
        "observed_days": bought.known.split.calibration, "days_after": bought.known.split.holdout,
        "alive_share": float(bought.truth["is_alive"].mean()),
        "purchases_after": int(bought.known.bought.sum()),
        "amount_after": float(bought.truth["amount_after"].sum()),
        "repeat_rate": activity.repeat_rate(bought.log, day),
        "gap_days": {"mean": float(gaps.mean()), "median": float(np.median(gaps))} if len(gaps) else None,
        "active_share": {str(m): activity.active_share(bought.log, day, m) for m in activity.IDLE_MONTHS},
        "lapse_definitions": [item.__dict__ for item in activity.judge(bought.log, day, bought.dropped)],
    }  # fmt: skip
