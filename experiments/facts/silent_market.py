"""B15, B16: where nobody has a contract, those who stay long are hardly worth more, and small companies suffer twice.

Sources: Reinartz and Kumar (2003): lifetime and profit of cohorts correlate by .2 to .45. Ehrenberg, Uncles and
Goodhardt (2004): small companies have far fewer buyers, who also buy slightly less often.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import COHORT

MONTHS = 36
QUALITY = {"small": 0.54, "large": 0.66}


def _tenure(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    world = bench.world("regular", COHORT, {"market.contract": False, "horizon_months": MONTHS})

    def once(seed: int) -> float:
        people = RetentionModel(world, seed=seed).run().customers
        tenure = np.minimum(people["first_left"], MONTHS)
        return float(np.corrcoef(tenure, people["value"])[0, 1])

    return {"correlation": np.array(bench.replicate(once, MONTHS))}


def _jeopardy(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    def both(result: Result) -> tuple[float, float, float]:
        m = {name: result.months[name][-12:].sum(axis=0) for name in ("customers", "active", "visits")}
        often, size = m["visits"] / m["active"], m["active"]
        wallet = result.months["share_of_wallet"][-12:].mean(axis=0)
        return float(np.log(size[0] / size[1])), float(np.log(often[0] / often[1])), float(wallet[0] - wallet[1])

    market = {
        "market.contract": False, "market.burn_in_months": 0, "market.focal_share": 0.4, "market.outside_share": 0.2,
        "horizon_months": 60, "policy.service.quality": QUALITY["large"],
        "rivals": {"rival": {"policy": {"service": {"quality": QUALITY["small"]}}}},
    }  # fmt: skip
    rows = np.array(bench.measure({"market": bench.world("regular", market)}, both)["market"])
    return {
        "buyers": rows[:, 0], "often": rows[:, 1], "slightly": rows[:, 0] - 2.0 * np.abs(rows[:, 1]),
        "buyers, large : small": np.exp(rows[:, 0]), "purchases a buyer, large : small": np.exp(rows[:, 1]),
        "share of wallet, large - small": rows[:, 2],
    }  # fmt: skip


TENURE = Fact(
    "B15", "tenure and profit without a contract", "reinartz2003", "independent",
    (Check("correlation", "tenure with profit", "Q", "r .2 to .45", 0.1, 0.5, ""),),
    _tenure,
)  # fmt: skip
JEOPARDY = Fact(
    "B16", "double jeopardy without a contract", "ehrenberg2004", "independent",
    (
        Check("buyers", "fewer buyers, small", "O", "yes", unit="log ratio"),
        Check("often", "who buy less often", "O", "yes", unit="log ratio"),
        Check("slightly", "buyers differ over 2 x as much", "O", "slightly", unit="log ratio"),
    ),
    _jeopardy,
)  # fmt: skip
