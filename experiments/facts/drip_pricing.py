"""B2: hiding a part of the price raises what prospects spend at first.

Source: Blake, Moshary, Sweeney and Tadelis (2021), a field experiment with millions of users: fees shown only at the
end raised spending by about 21 % and conversion by 14 %. Here the all-in price is the same, and a tenth of it is hidden
or shown. Counted is the first month: the same prospects, who know neither company better than the other.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

HIDDEN = 0.1
MONTHS = 12


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    def joined(result: Result) -> tuple[float, float, float]:
        table = result.months
        return (
            float(table["joined"][0, 0]),
            float(table["joined"][:, 0].sum()),
            float(table["customers_end"][-1, 0]),
        )

    market = {**ESTABLISHED, "horizon_months": MONTHS}
    hiding = {"policy.pricing.price": 1.0 - HIDDEN, "policy.pricing.hidden_fee": HIDDEN}
    worlds = {"hidden": bench.world("regular", market, hiding), "shown": bench.world("regular", market)}
    found = {name: np.array(values) for name, values in bench.measure(worlds, joined).items()}
    ratio = found["hidden"] / found["shown"] - 1.0
    return {
        "revenue": ratio[:, 0],
        f"joined in {MONTHS} months, hidden against shown": ratio[:, 1],
        f"customers after {MONTHS} months, hidden against shown": ratio[:, 2],
    }


FACT = Fact(
    "B2", "hiding a tenth of the price pays at first", "blake2021", "borrowed",
    (Check("revenue", "first revenue, hidden : shown", "Q", "+21 %", 0.10, 0.30, "share"),),
    _run,
    {"revenue": "set by how strongly shown prices draw newcomers (behaviour.joining.price, assumed)"},
)  # fmt: skip
