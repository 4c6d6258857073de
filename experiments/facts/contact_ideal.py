"""Check against bias: contact has an ideal point; more keeps customers up to it, and drives them off beyond it.

Source: Godfrey, Seiders and Voss (2011): repurchases rise with the number of contacts up to an ideal point, and fall
beyond it. A model in which every contact helped, or every contact annoyed, would have its answer built in.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

MONTHS = 24
FREQUENCIES = (0.0, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0)


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.customers import NOT_A_STARTER
    from sim.result import Result

    def two_years(result: Result) -> tuple[float, float]:
        first = result.customers["first_left"]
        starters = first[first != NOT_A_STARTER]
        return float((starters > MONTHS).mean()), float(result.months["profit"][:, 0].sum())

    market = {**ESTABLISHED, "horizon_months": MONTHS}
    worlds = {
        f"{frequency:g}": bench.world("regular", market, {"policy.contact.frequency": frequency})
        for frequency in FREQUENCIES
    }
    found = {name: np.array(values) for name, values in bench.measure(worlds, two_years).items()}
    kept = {name: values[:, 0] for name, values in found.items()}
    # the best on average; taking the best of each replication would reward luck
    inside = [f"{frequency:g}" for frequency in FREQUENCIES[1:-1]]
    best = max(inside, key=lambda name: float(kept[name].mean()))
    beyond_one = max(inside[1:], key=lambda name: float(kept[name].mean()))
    reported: dict[str, np.ndarray] = {}
    for name in worlds:
        reported[f"still customers after {MONTHS} months, {name} contacts a month"] = kept[name]
        reported[f"profit of {MONTHS} months against one contact, {name} contacts a month"] = (
            found[name][:, 1] / found["1"][:, 1] - 1.0
        )
    return {
        "rises": kept[beyond_one] - kept["1"],
        "none": kept[best] - kept["0"],
        "falls": kept[best] - kept[f"{FREQUENCIES[-1]:g}"],
        "best frequency": np.full(bench.replications, float(best)),
        **reported,
    }


FACT = Fact(
    "B7", "contact has an ideal point", "godfrey2011", "independent",
    (
        Check("rises", "retention, best above one - one contact", "O", "above 0", unit="share"),
        Check("none", "retention, best - no contact", "O", "above 0", unit="share"),
        Check("falls", "retention, best - most contacts", "O", "above 0", unit="share"),
    ),
    _run,
)  # fmt: skip
