"""B6: small companies have far fewer customers, who are also slightly less loyal.

Source: Ehrenberg, Uncles and Goodhardt (2004). Two companies of the same conduct that differ in nothing but the share
they began with, two years on. Loyalty is the share of customers who stay from month to month, over a year.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact

SMALL, OUTSIDE = 0.08, 0.2
MONTHS = 12


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    def both(result: Result) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        n = result.months["customers"].sum(axis=0)
        return n / MONTHS, 1.0 - result.months["left"].sum(axis=0) / n, result.months["loyalty"].mean(axis=0)

    market = {
        "market.burn_in_months": 24, "market.focal_share": SMALL, "market.outside_share": OUTSIDE,
        "horizon_months": MONTHS,
    }  # fmt: skip
    rows = np.array(bench.measure({"market": bench.world("regular", market)}, both)["market"])
    size, stays, attitude = rows[:, 0], rows[:, 1], rows[:, 2]
    sizes, loyalties = np.log(size[:, 1] / size[:, 0]), np.log(stays[:, 1] / stays[:, 0])
    return {
        "size": sizes,
        "loyalty": loyalties,
        "slightly": sizes - 5.0 * np.abs(loyalties),
        "customers, large : small": np.exp(sizes),
        "monthly retention, small": stays[:, 0],
        "monthly retention, large": stays[:, 1],
        "attitudinal loyalty, large - small": attitude[:, 1] - attitude[:, 0],
    }


FACT = Fact(
    "B6", "double jeopardy of small companies", "ehrenberg2004", "independent",
    (
        Check("size", "fewer customers, small", "O", "yes", unit="log ratio"),
        Check("loyalty", "less loyal, small", "O", "yes", unit="log ratio"),
        Check("slightly", "size differs over 5 x as much", "O", "slightly", unit="log ratio"),
    ),
    _run,
    {"loyalty": "nothing but the age of the book and talk differs between companies of the same conduct"},
)  # fmt: skip
