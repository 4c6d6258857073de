"""B11: newcomers who are taught leave less at first, and ask support less.

Source: Retana, Forman and Wu (2016), a field experiment of a cloud service: proactive education halved the churn of the
first week and took a fifth off what support was asked. Nobody has a company at first; of the same people with the same
luck, those who join the focal company are taught as thoroughly as can be, or not at all. Leaving is that of the first
month, of all who joined within three years; complaints and questions are those of the first three months of newcomers.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact

EMPTY = {"market.burn_in_months": 0, "market.focal_share": 0.0, "market.outside_share": 1.0}
JOINING, ASKING = 36, 3


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    horizon = {"horizon_months": JOINING + 1}
    worlds = {
        name: bench.world("subscription", EMPTY, horizon, {"policy.service.onboarding": lever})
        for name, lever in (("taught", 1.0), ("plain", 0.0))
    }

    def both(result: Result) -> tuple[float, float]:
        joined = result.joined[0, 1 : JOINING + 1].sum()
        left = result.left[0, 1 : JOINING + 1, 1].sum()
        first = {name: values[1 : ASKING + 1, 0].sum() for name, values in result.months.items()}
        return float(left / joined), float((first["enquiries"] + first["complaints"]) / first["customers"])

    measured = {name: np.array(rows) for name, rows in bench.measure(worlds, both).items()}
    return {
        "leaving": measured["taught"][:, 0] / measured["plain"][:, 0],
        "asking": measured["taught"][:, 1] / measured["plain"][:, 1],
        "leave in their first month, not taught": measured["plain"][:, 0],
        "asked of support by a newcomer a month, not taught": measured["plain"][:, 1],
    }


FACT = Fact(
    "B11", "teaching newcomers keeps them, and spares support", "retana2016", "fitted",
    (
        Check("leaving", "leaving in month 1, taught : plain", "Q", "half (first week)", 0.4, 0.75, "ratio"),
        Check("asking", "asked of support, taught : plain", "Q", "-20 %", 0.7, 0.9, "ratio"),
    ),
    _run,
)  # fmt: skip
