"""C4: whoever sees somebody close leave a company leaves it more readily, most of all in the month after.

Source: Nitzan and Libai (2011), a million customers: each leaving neighbour raised the hazard by about 80 %. Measured
as they did, by a logit over a panel of customers and months: leaving against the ties who left the same company in the
month before, without and with what else is known of the customer. The weight of a leaving tie was set by this fact.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

MONTHS = 12
CONTROLS = ("price_sensitivity", "satisfaction", "trust", "resentment", "propensity")


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    world = bench.world("regular", ESTABLISHED, {"horizon_months": MONTHS})

    def once(seed: int) -> tuple[float, float]:
        model = RetentionModel(world, seed=seed, start=RetentionModel(world, seed=seed).at_month_0())
        panel, left = [], []
        while model.month < MONTHS:
            people, month = model.customers, model.month
            inside = people["company"] < len(model.companies)
            known = [model.talk.seen, np.log1p(people["tenure"]), *(people[name] for name in CONTROLS)]
            panel.append(np.column_stack([column[inside] for column in known]))
            model.step()
            left.append((people["parted"] == month)[inside])
        records, leaves = np.vstack(panel), np.concatenate(left)
        return odds_ratio(records[:, :1], leaves), odds_ratio(records, leaves)

    rows = np.array(bench.replicate(once, ESTABLISHED["market.burn_in_months"] + MONTHS))
    alone, controlled = rows[:, 0], rows[:, 1]
    return {"controlled": controlled, "confounded": alone - controlled, "odds ratio without controls": alone}


def odds_ratio(records: np.ndarray, left: np.ndarray) -> float:
    """Return the odds ratio of leaving per unit of the first column, all others held."""
    from sim.leaving_model import fit

    fitted = fit(records.astype(float), left)
    return float(np.exp(fitted.weights[1] / fitted.spread[0]))


FACT = Fact(
    "C4", "a tie leaves", "nitzan2011", "fitted",
    (
        Check("controlled", "odds ratio per tie who left", "Q", "1.8", 1.4, 2.3, "ratio"),
        Check("confounded", "larger without controls", "O", "yes", unit="ratio"),
    ),
    _run,
)  # fmt: skip
