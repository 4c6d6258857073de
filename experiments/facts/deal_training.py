"""B3: customers who were given deep deals take up more of later, equal deals than those who were given shallow ones.

Source: Elberg, Gardete, Macera and Noton (2019), field experiment in ten supermarkets: deals of 30 % against 10 % in
the first phase, equal deals for all in the second; those from deep deals bought 22.4 % more often on deal then. Here a
promotion runs for three months on every bill, so that nobody selects it; in the month after, all are offered 10 %.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

DEEP, SHALLOW = 0.3, 0.1
MONTHS = 3


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    def promoted(depth: float, **others: object) -> dict[str, object]:
        return {
            "horizon_months": MONTHS + 1,
            "policy.pricing.promotion": depth,
            "policy.leaving.save_depth": SHALLOW,
            "timeline": [
                {"month": MONTHS, "lever": "pricing.promotion", "value": 0.0},
                {"month": MONTHS, "lever": "leaving.campaign_reach", "value": 1.0},
            ],
            **others,
        }

    worlds = {
        "deep": bench.world("regular", ESTABLISHED, promoted(DEEP)),
        "shallow": bench.world("regular", ESTABLISHED, promoted(SHALLOW)),
        "deep, reference price only": bench.world(
            "regular", ESTABLISHED, promoted(DEEP, **{"mechanisms.deal_training": False})
        ),
        "shallow, reference price only": bench.world(
            "regular", ESTABLISHED, promoted(SHALLOW, **{"mechanisms.deal_training": False})
        ),
    }

    def once(seed: int) -> dict[str, float]:
        taken = {}
        for name, scenario in worlds.items():
            months = RetentionModel(scenario, seed=seed).run().months
            taken[name] = float(months["accepted"][MONTHS, 0] / months["offers"][MONTHS, 0])
        return taken

    months = len(worlds) * (worlds["deep"].market.burn_in_months + MONTHS + 1)
    rows = bench.replicate(once, months)
    share = {name: np.array([row[name] for row in rows]) for name in worlds}
    return {
        "deals": share["deep"] / share["shallow"] - 1.0,
        "share that takes up 10 % after a deep deal": share["deep"],
        "share that takes up 10 % after a shallow deal": share["shallow"],
        "the same ratio with deal training switched off": share["deep, reference price only"]
        / share["shallow, reference price only"]
        - 1.0,
    }


FACT = Fact(
    "B3", "deep discounts train deal buying", "elberg2019", "borrowed",
    (Check("deals", "later deals: deep - shallow", "Q", "+22.4 %", 0.10, 0.35, "share"),),
    _run,
)  # fmt: skip
