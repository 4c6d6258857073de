"""C2: when payment cards are replaced, customers who had meant to leave and never got round to it are gone.

Source: Einav, Klopack and Mahoney (2023), ten subscription services; read off a chart, good to about 3 percentage
points. The population ``subscription`` was fitted to the same three points. "Afterwards the old slope" is read as the
monthly share of survivors who leave, in months 18-24 against months 6-12; its band is ours.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.calibration.targets import CARD_MONTH
from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import COHORT


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.measures import survival

    shock = {"shocks": [{"kind": "card_replacement", "month": CARD_MONTH}], "horizon_months": 24}
    s = np.array(bench.measure({"cards": bench.world("subscription", COHORT, shock)}, survival)["cards"])
    before = np.log(s[:, 6] / s[:, CARD_MONTH]) / (CARD_MONTH - 6)
    after = np.log(s[:, 18] / s[:, 24]) / 6
    return {
        "leaving": 1.0 - s[:, CARD_MONTH + 1] / s[:, CARD_MONTH],
        "month_24": s[:, 24],
        "old_slope": after / before,
        "still customers before the replacement": s[:, CARD_MONTH],
        "still customers after the month of replacement": s[:, CARD_MONTH + 1],
        "monthly loss before, share of survivors": before,
        "monthly loss in months 18-24, share of survivors": after,
        "fall in months 14-24 against months 1-12, share of the cohort a month": (
            (s[:, CARD_MONTH + 1] - s[:, 24]) / (23 - CARD_MONTH) / ((1.0 - s[:, CARD_MONTH]) / CARD_MONTH)
        ),
    }


FACT = Fact(
    "C2", "card replacement forces a choice", "einav2023", "fitted",
    (
        Check("leaving", "survivors leaving that month", "Q", "about 31 %", 0.20, 0.40, "share"),
        Check("month_24", "still customers, month 24", "Q", "about 35 %", 0.28, 0.45, "share"),
        Check("old_slope", "monthly loss, after : before", "Q", "as before", 0.67, 1.5, "ratio"),
    ),
    _run,
)  # fmt: skip
