"""B5: retention moves the value of customers more than margin does, and margin more than the cost of winning them.

Source: Gupta, Lehmann and Stuart (2004): one percent more retention, margin, and less acquisition cost raise customer
value by about 5 % (3-7), 1 % and 0.1 %. Retention is raised by better service whose cost is taken out, and a customer
is worth the discounted months until leaving first, so that nothing but retention moves; what those who come back bring
is reported beside it. The elasticity is to the yearly retention of the book, averaged over the months its people stay.
Margin and acquisition cost do not move behaviour, so theirs follow from the accounts: shares of the present value of
profit.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

MONTHS = 180
BETTER = 0.66


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.measures import npv, starters, survival
    from sim.result import Result

    costs = bench.world("regular").costs
    market = {
        **ESTABLISHED, "horizon_months": MONTHS, "costs.quality": 0.0, "costs.serving": costs.serving + costs.quality,
    }  # fmt: skip
    worlds = {
        "better": bench.world("regular", market, {"policy.service.quality": BETTER}),
        "ordinary": bench.world("regular", market),
    }

    def value(result: Result) -> tuple[float, ...]:
        table = {name: result.months[name][:, 0] for name in ("profit", "acquisition_cost")}
        book = starters(result)
        there = survival(result)
        stays = 1.0 - (1.0 - there[-1]) / there[:-1].sum()
        return (
            float(npv(there[:-1], costs.discount_rate)[-1]),
            float(stays**12),
            float(npv(table["profit"], costs.discount_rate)[-1]),
            float(npv(np.abs(table["acquisition_cost"]), costs.discount_rate)[-1]),
            float(result.customers["value"][book].mean()),
        )

    found = {name: np.array(values) for name, values in bench.measure(worlds, value).items()}
    better, ordinary = found["better"], found["ordinary"]
    stays = np.log(better[:, 1] / ordinary[:, 1])
    retention = np.log(better[:, 0] / ordinary[:, 0]) / stays
    acquisition = ordinary[:, 3] / ordinary[:, 2]
    margin = 1.0 + acquisition
    return {
        "retention": retention,
        "first": retention - margin,
        "second": margin - acquisition,
        "value with those who come back, retention + 1 %, in %": np.log(better[:, 4] / ordinary[:, 4]) / stays,
        "value, margin + 1 %, in %": margin,
        "value, acquisition cost - 1 %, in %": acquisition,
        "yearly retention of the book": ordinary[:, 1],
        "yearly retention of the book, better service": better[:, 1],
    }


FACT = Fact(
    "B5", "retention counts more than margin, margin more than winning", "gupta2004", "independent",
    (
        Check("retention", "value, retention + 1 %, in %", "Q", "3 to 7", 2.5, 7.5, "ratio"),
        Check("first", "retention before margin", "O", "yes"),
        Check("second", "margin before acquisition cost", "O", "yes"),
    ),
    _run,
    {"retention": "with one margin for all, it is near (1 + i) / (1 + i - r), r the yearly retention of the book"},
)  # fmt: skip
