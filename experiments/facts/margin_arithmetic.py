"""Identities: "5 % more retention is 25 to 95 % more profit", "acquiring costs five times as much as keeping".

Source: Reichheld and Sasser (1990) and folklore: arithmetic examples without primary data, so never a target. With one
margin and one yearly retention r, a customer is worth margin x (1 + i) / (1 + i - r); five points more retention raise
that by 5 / (105 + 100 i - 100 r), which lies between 25 and 95 % for some r only. The second holds where winning a
customer costs five times what a save offer costs for each customer it keeps.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Fact
from experiments.worlds import ESTABLISHED

MONTHS = 12
POINTS = 0.05
LOW, HIGH = 0.25, 0.95
TIMES = 5.0


def gain(retention: float, rate: float) -> float:
    """Return the relative rise of a customer's value from five points more yearly retention.

    Examples
    --------
    >>> round(gain(0.75, 0.0), 2), round(gain(0.85, 0.1), 2)
    (0.25, 0.25)
    """
    return POINTS / (1.0 + rate - retention - POINTS)


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    market = {**ESTABLISHED, "horizon_months": MONTHS}
    offer = {"policy.leaving.save_share": 1.0, "policy.leaving.save_depth": 0.3}
    worlds = {"offer": bench.world("regular", market, offer), "none": bench.world("regular", market)}
    costs = worlds["none"].costs

    def year(result: Result) -> tuple[float, float, float]:
        table = {name: values[:, 0] for name, values in result.months.items()}
        stays = 1.0 - table["left"].sum() / table["customers"].sum()
        spent = np.abs(table["rebates"]).sum() + np.abs(table["save_cost"]).sum()
        return float(stays**12), float(table["customers_end"][-1]), float(spent)

    found = {name: np.array(values) for name, values in bench.measure(worlds, year).items()}
    rate = costs.discount_rate
    keeping = (found["offer"][:, 2] - found["none"][:, 2]) / (found["offer"][:, 1] - found["none"][:, 1])
    n = bench.replications
    return {
        "five points more retention raise a customer's value by, share": np.array(
            [gain(r, rate) for r in found["none"][:, 0]]
        ),
        "yearly retention of the book": found["none"][:, 0],
        "25 % more from a yearly retention of, discounted": np.full(n, 1.0 + rate - POINTS - POINTS / LOW),
        "95 % more up to a yearly retention of, discounted": np.full(n, 1.0 + rate - POINTS - POINTS / HIGH),
        "25 % more from a yearly retention of, not discounted": np.full(n, 1.0 - POINTS - POINTS / LOW),
        "95 % more up to a yearly retention of, not discounted": np.full(n, 1.0 - POINTS - POINTS / HIGH),
        "keeping one customer by a save offer costs, months' prices": keeping,
        "winning one costs so many times that": costs.acquisition / keeping,
        "five times would need an acquisition cost of, months' prices": TIMES * keeping,
    }


FACT = Fact("I1", "margin arithmetic: when two sayings hold", "reichheld1990", "identity", (), _run)
