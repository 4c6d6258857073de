"""Survival: people whose chances of leaving are beta leave as the shifted-beta-geometric says; people alike, evenly.

Attitudes stand still, who wants out notices at once and gets through, payments do not fail. Where people notice with
the study's chance and get stuck with the study's, survival is that of two stages.

Source: Fader and Hardie (2007), with the parameters they found for the segment High End, a month taken for a year.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special, stats

from experiments.verifying import closed_forms
from experiments.verifying.bench import ALIKE, Bench, unhindered
from experiments.verifying.finding import Finding, Found, fitting, worst_of

A, B = 0.668, 3.806
MONTHS = 36
WANT_LEVEL = -2.5
"""Log-odds of wanting out in a month, of people alike who then have to notice the way out."""


def live(bench: Bench, chances: np.ndarray | float, months: int = MONTHS) -> Any:
    """Return what came of a cohort of newcomers with these chances of leaving a month."""
    model = unhindered(bench.model(bench.cohort(months, ALIKE)))
    model.customers["propensity"][:] = special.logit(np.clip(chances, 1e-9, 1.0 - 1e-9))
    return model.run()


def unlike(bench: Bench) -> np.ndarray:
    """Draw everybody's chance of leaving a month."""
    return np.random.default_rng([bench.seed, 0x736247]).beta(A, B, bench.n)


def check(bench: Bench) -> Found:
    """Compare two cohorts, of people unlike and alike, with the closed forms."""
    from sim.measures import survival

    n, months = bench.n, np.arange(1, MONTHS + 1)
    mean = A / (A + B)
    of_alike = (1.0 - mean) ** months
    expected = closed_forms.shifted_beta_geometric(A, B, MONTHS)[1:]
    found = survival(live(bench, unlike(bench)))[1:]
    error = np.sqrt(expected * (1.0 - expected) / n)
    curve = worst_of("survival", found, expected, error, of_alike)

    flat = live(bench, mean)
    left, at_risk = flat.months["left"][:, 0].astype(float), flat.months["customers"][:, 0].astype(float)
    slowing = 1.0 - expected / np.r_[1.0, expected[:-1]]
    even = fitting(
        "flat_hazard", left.sum() / at_risk.sum(), mean, _p(left, at_risk, np.full(MONTHS, mean)),
        _p(left, at_risk, slowing),
    )  # fmt: skip
    rows = [
        {"month": int(t), "found": float(f), "law": float(e), "error": float(s), "wrong": float(w)}
        for t, f, e, s, w in zip(months, found, expected, error, of_alike, strict=True)
    ]
    hazards = [
        {"month": int(t), "found": float(x / k), "law": mean, "wrong": float(w),
         "error": float(np.sqrt(mean * (1.0 - mean) / k))}
        for t, x, k, w in zip(months, left, at_risk, slowing, strict=True) if k > 0
    ]  # fmt: skip
    return Found((curve, even, stages(bench)), {"survival": rows, "hazard": hazards})


def stages(bench: Bench) -> Finding:
    """Compare people alike who have to notice the way out and get through it with the closed form of two stages."""
    from sim.measures import survival

    scenario = bench.cohort(MONTHS, ALIKE, {"population.want_level": WANT_LEVEL})
    through = scenario.population.notice * float(special.expit(-scenario.behaviour.leaving.stuck))
    h = special.expit(WANT_LEVEL)
    law = closed_forms.two_stages(h, through, MONTHS)[1:]
    at_once = closed_forms.two_stages(h, 1.0, MONTHS)[1:]
    error = np.sqrt(law * (1.0 - law) / bench.n)
    return worst_of("two_stages", survival(bench.model(scenario).run())[1:], law, error, at_once)


def _p(left: np.ndarray, at_risk: np.ndarray, hazard: np.ndarray) -> float:
    """Return how likely so many leavers are, month by month, if each leaves with the month's hazard."""
    is_large = at_risk * hazard >= 5.0
    gap = (left - at_risk * hazard)[is_large] ** 2 / (at_risk * hazard * (1.0 - hazard))[is_large]
    return float(stats.chi2.sf(gap.sum(), is_large.sum()))
