"""Choosing a company: shares of those who choose are a logit of price, promises and terms.

Everybody begins outside and looks at once; the weights are those of the study's behaviour.

Source: McFadden (1974); one Gumbel draw for every alternative makes the greatest a logit choice.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from experiments.verifying import closed_forms
from experiments.verifying.bench import STAYING, Bench, frozen
from experiments.verifying.finding import Found, chi_square, fitting

RIVALS: dict[str, Any] = {
    "dear": {"policy": {"pricing": {"price": 1.3}}},
    "loud": {"policy": {"promise": {"overpromise": 0.2}, "leaving": {"friction": "aggressive"}}},
}
WORLD: dict[str, Any] = {
    "rivals": RIVALS, "policy": {"pricing": {"welcome_discount": 0.2}}, "horizon_months": 1,
    "market.burn_in_months": 0, "market.focal_share": 0.0, "market.outside_share": 1.0, "market.contract": True,
    "behaviour.joining.search": 1.0, "behaviour.joining.impression": 0.0, "network.ties": 0,
}  # fmt: skip


def check(bench: Bench) -> Found:
    """Let everybody choose once among three companies and none."""
    scenario = bench.world(STAYING, frozen(returning=True, price=True, friction=True), WORLD)
    months = bench.model(scenario).run().months
    joined = months["joined"][0].astype(float)
    counts = np.r_[joined, bench.n - joined.sum()]
    weights = scenario.behaviour.joining
    named = (weights.base, weights.quality, weights.price, weights.promise_share)
    law = closed_forms.logit_shares(closed_forms.joining_pulls(*named, weights.avoids_traps))
    trusting = closed_forms.logit_shares(closed_forms.joining_pulls(*named, 0.0))
    fit = fitting(
        "shares", float(counts[0] / bench.n), float(law[0]), chi_square(counts, law), chi_square(counts, trusting)
    )
    return Found((fit,))
