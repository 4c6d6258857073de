"""Check against bias: somewhere, mild obstacles to leaving pay.

Source: Einav, Klopack and Mahoney (2023): inertia raises subscription revenue by 14 % to more than 200 %. A model in
which obstacles never pay would have its answer built in.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

MONTHS = 12
POPULATIONS = ("regular", "high_end", "subscription")


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    def profit(result: Result) -> float:
        return float(result.months["profit"][:, 0].sum())

    gains: dict[str, np.ndarray] = {}
    market = {**ESTABLISHED, "horizon_months": MONTHS}
    for name in POPULATIONS:
        worlds = {level: bench.world(name, market, {"policy.leaving.friction": level}) for level in ("mild", "none")}
        year = {level: np.array(values) for level, values in bench.measure(worlds, profit).items()}
        gains[name] = year["mild"] / year["none"] - 1.0
    # where it pays most on average; taking the best of each replication would reward luck
    best = max(gains, key=lambda name: float(gains[name].mean()))
    return {"gain": gains[best], **{f"gain of 12-month profit, {name}": gain for name, gain in gains.items()}}


FACT = Fact(
    "B1", "mild obstacles pay somewhere", "einav2023", "independent",
    (Check("gain", "12-month profit, mild - none", "O", "above 0", unit="share of profit"),),
    _run,
)  # fmt: skip
