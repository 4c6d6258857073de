"""Ordinary conduct stands still: satisfaction at the neutral level, trust at everybody's disposition, no resentment.

The study's mechanisms are on, but nobody leaves and nobody joins: who stays is another matter than what moves.
"""

from __future__ import annotations

import numpy as np

from experiments.verifying.bench import Bench
from experiments.verifying.finding import Found, exactly, within
from experiments.worlds import COHORT

MONTHS, SETTLED = 60, 24
"""Months lived, and those after which newcomers' first impressions are over."""
MISS = 0.01
"""The wrong law: a neutral level so much higher."""


def check(bench: Bench) -> Found:
    """Live under ordinary conduct, and look where attitudes are."""
    scenario = bench.world(COHORT, {
        "horizon_months": MONTHS, "market.contract": True, "population.want_level": -12.0,
        "population.want_spread": 0.0, "mechanisms.involuntary": False, "mechanisms.returning": False,
    })  # fmt: skip
    result = bench.model(scenario).run()
    people, m = result.customers, scenario.market.neutral_quality
    stays = people["company"] == 0
    mean = float(result.months["satisfaction"][SETTLED:, 0].mean())
    error = float(people["satisfaction"][stays].std() / np.sqrt(stays.sum()))
    drift = float(np.abs(people["trust"] - people["disposition"])[stays].max())
    resented = float(np.nanmax(result.months["resentment"][:, 0]))
    return Found((
        within("satisfaction_still", mean, m, error, m + MISS, first=SETTLED + 1, last=MONTHS),
        exactly("trust_still", drift, 0.0, drift),
        exactly("resentment_still", resented, 0.0, resented),
    ))  # fmt: skip
