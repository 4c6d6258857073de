"""C6: a shortfall of quality costs more satisfaction than an equal excess brings.

Source: Anderson and Sullivan (1993), n = 22,300; Mittal, Ross and Baldasare (1998). One month of quality one standard
deviation (of experience over people and months) above or below the ordinary; satisfaction right after it, mean over
customers.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

LASTING = 3


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    market = {**ESTABLISHED, "horizon_months": LASTING}
    ordinary = bench.world("regular", market)
    experience, usual = ordinary.behaviour.experience, ordinary.market.neutral_quality
    spread = math.hypot(experience.fit, experience.noise)
    worlds = {
        "above": bench.world("regular", market, {"policy.service.quality": usual + spread}),
        "below": bench.world("regular", market, {"policy.service.quality": usual - spread}),
        "ordinary": ordinary,
    }

    def satisfaction(result: Result) -> np.ndarray:
        months: np.ndarray = result.months["satisfaction"][:, 0]
        return months

    mean = {name: np.array(values) for name, values in bench.measure(worlds, satisfaction).items()}
    lost, won = mean["ordinary"] - mean["below"], mean["above"] - mean["ordinary"]
    return {
        "ratio": lost[:, 0] / won[:, 0],
        f"ratio when it lasts {LASTING} months": lost[:, -1] / won[:, -1],
        "satisfaction lost": lost[:, 0],
        "satisfaction won": won[:, 0],
    }


FACT = Fact(
    "C6", "satisfaction: shortfalls outweigh excesses", "anderson1993", "borrowed",
    (Check("ratio", "lost below : won above", "Q", "> 1", 1.3, 3.0, "ratio"),),
    _run,
)  # fmt: skip
