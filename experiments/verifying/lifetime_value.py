"""Lifetime value: what customers bring, each discounted, is margin / (1 + d - r) if all are alike, and more if not.

Source: Gupta and Lehmann (2003); with unlike people the sum over the shifted-beta-geometric survival of Fader and
Hardie (2007). The margin of a month is that of the books; d is the monthly rate of the study's yearly one.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.verifying import closed_forms
from experiments.verifying.bench import Bench
from experiments.verifying.finding import Finding, Found, within
from experiments.verifying.survival import A, B, live, unlike

MONTHS = 120
LEAVES = 0.08
"""Share of people alike who leave a month."""


def check(bench: Bench) -> Found:
    """Value a cohort of people alike, and one of unlike people."""
    alike, mixed = live(bench, LEAVES, MONTHS), live(bench, unlike(bench), MONTHS)
    d = (1.0 + alike.scenario.costs.discount_rate) ** (1.0 / 12.0) - 1.0
    margin = _margin(alike)
    law = closed_forms.geometric_value(margin, 1.0 - LEAVES, d, MONTHS)
    undiscounted = closed_forms.geometric_value(margin, 1.0 - LEAVES, 0.0, MONTHS)
    survival = closed_forms.shifted_beta_geometric(A, B, MONTHS)
    of_mean = closed_forms.geometric_value(margin, B / (A + B), d, MONTHS)
    return Found((
        _valued("value", alike, law, undiscounted),
        _valued("value_mixed", mixed, closed_forms.value_of_survival(margin, survival, d), of_mean),
    ))  # fmt: skip


def _margin(result: Any) -> float:
    return float(result.months["profit"][0, 0] / result.months["customers"][0, 0])


def _valued(name: str, result: Any, law: float, wrong: float) -> Finding:
    values = result.customers["value"].astype(float)
    return within(name, float(values.mean()), law, float(values.std() / np.sqrt(values.size)), wrong)
