"""C5: calling likely leavers with a good offer keeps a few of them; calling without one drives some out.

Source: Godinho de Matos, Ferreira and Belo (2018), field experiment: 17.2 % of likely leavers left within three months,
1.9 percentage points fewer with the offer. The group is chosen as a company would, by propensity at month 0, so large
that 17.2 % of it leave when nobody calls. Half of those who want out are reached in the three months. That a call can
wake: Ascarza, Iyengar and Schleicher (2016).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

EXIT_RATE = 0.172
WINDOW = 3
REACHED = 0.5
OFFER = {"policy.leaving.save_depth": 0.3, "policy.leaving.save_months": 3}


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    reach = {"policy.leaving.campaign_reach": 1.0 - (1.0 - REACHED) ** (1.0 / WINDOW)}
    market = {**ESTABLISHED, "horizon_months": WINDOW}
    worlds = {
        "none": bench.world("regular", market),
        "offer": bench.world("regular", market, reach, OFFER),
        "call": bench.world("regular", market, reach, {"policy.leaving.save_depth": 0.0}),
    }

    def once(seed: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        start = RetentionModel(worlds["none"], seed=seed).at_month_0()
        is_ours = start.customers["company"] == 0
        propensity = start.customers["propensity"][is_ours].copy()
        left = {}
        for name, scenario in worlds.items():
            result = RetentionModel(scenario, seed=seed, start=start).run()
            left[name] = result.customers["first_left"][is_ours] <= WINDOW
        return propensity, left

    months = worlds["none"].market.burn_in_months + len(worlds) * WINDOW
    rows = bench.replicate(once, months)
    threshold = _threshold(np.concatenate([p for p, _ in rows]), np.concatenate([left["none"] for _, left in rows]))
    rates = {
        name: np.array([left[name][propensity >= threshold].mean() for propensity, left in rows]) for name in worlds
    }
    return {
        "offer": 100.0 * (rates["offer"] - rates["none"]),
        "call": rates["call"] - rates["none"],
        "exit rate of the group in three months without a call": rates["none"],
        "exit rate with a call without an offer": rates["call"],
        "exit rate of all customers": np.array([left["none"].mean() for _, left in rows]),
        "share of customers in the group": np.array([(propensity >= threshold).mean() for propensity, _ in rows]),
    }


def _threshold(propensity: np.ndarray, left: np.ndarray) -> float:
    """Return the propensity above which the share that leaves is the published one."""
    order = np.argsort(-propensity)
    rate = np.cumsum(left[order]) / np.arange(1, order.size + 1)
    # few people at the very top say little: the group is the largest that still leaves at the published rate
    qualifies = np.flatnonzero(rate >= EXIT_RATE)
    return float(propensity[order[qualifies[-1]]]) if qualifies.size else float(propensity.max())


FACT = Fact(
    "C5", "a good offer to likely leavers (17.2 % leave)", "godinho2018", "borrowed",
    (
        Check("offer", "exits, offer - none (3 months)", "Q", "-1.9 pp", -3.0, -1.0, "pp"),
        Check("call", "exits rise, call without offer", "O", "yes", unit="share"),
    ),
    _run,
)  # fmt: skip
