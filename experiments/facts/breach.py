"""A breach of data drives customers off, unless the company is open about data and leaves control over them: both.

Source: Martin, Borah and Palmatier (2017): transparency and control together suppress the harm of a breach; either
alone does not.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

MONTHS = 12
ARMS = {"neither": (0.0, 0.0), "transparency": (1.0, 0.0), "control": (0.0, 1.0), "both": (1.0, 1.0)}


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.customers import NOT_A_STARTER
    from sim.result import Result

    def lost(result: Result) -> tuple[float, float]:
        first = result.customers["first_left"]
        starters = first[first != NOT_A_STARTER]
        return float((starters <= MONTHS).mean()), float(result.months["trust"][0, 0])

    market = {**ESTABLISHED, "horizon_months": MONTHS}
    worlds = {}
    for name, (transparency, control) in ARMS.items():
        levers = {"policy.privacy.transparency": transparency, "policy.privacy.control": control}
        breach = {"shocks": [{"kind": "breach", "month": 0, "company": "focal", "share": 1.0, "severity": 1.0}]}
        worlds[name] = bench.world("regular", market, levers)
        worlds[f"{name}, breached"] = bench.world("regular", market, levers, breach)
    found = {name: np.array(values) for name, values in bench.measure(worlds, lost).items()}
    more = {name: found[f"{name}, breached"][:, 0] - found[name][:, 0] for name in ARMS}
    reported = {f"more lost in {MONTHS} months, {name}": more[name] for name in ARMS}
    for name in ARMS:
        reported[f"trust after a breach, {name}"] = found[f"{name}, breached"][:, 1] - found[name][:, 1]
    return {
        "harm": more["neither"],
        "one_alone": np.minimum(more["transparency"], more["control"]) - more["both"],
        "together": (more["transparency"] + more["control"]) - (more["neither"] + more["both"]),
        **reported,
    }


FACT = Fact(
    "B8", "a breach is forgiven to openness with control", "martin2017", "independent",
    (
        Check("harm", "more lost after a breach, neither", "O", "above 0", unit="share"),
        Check("one_alone", "more lost with one alone than with both", "O", "above 0", unit="share"),
        Check("together", "both suppress more than the sum of each", "O", "above 0", unit="share"),
    ),
    _run,
)  # fmt: skip
