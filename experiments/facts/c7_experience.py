"""C7: experienced customers weigh the past more, so the same failure costs less later.

Source: Bolton (1998). One cohort; everybody suffers the same failure in month 2 or in month 24. Counted are those who
were there when it struck and left in the following twelve months, against the same people without the failure.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import COHORT

EARLY, LATE = 2, 24
WINDOW = 12


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.measures import survival
    from sim.result import Result

    horizon = {"horizon_months": LATE + WINDOW}
    worlds = {
        str(month): bench.world("regular", COHORT, horizon, {"shocks": [{"kind": "failure_wave", "month": month}]})
        for month in (EARLY, LATE)
    }
    worlds["none"] = bench.world("regular", COHORT, horizon)

    def both(result: Result) -> tuple[np.ndarray, np.ndarray]:
        return survival(result), result.months["satisfaction"][:, 0]

    measured = bench.measure(worlds, both)
    curves = {name: np.array([curve for curve, _ in rows]) for name, rows in measured.items()}
    feelings = {name: np.array([felt for _, felt in rows]) for name, rows in measured.items()}
    found: dict[str, np.ndarray] = {}
    for month in (EARLY, LATE):
        hazard = {
            name: np.log(curves[name][:, month] / curves[name][:, month + WINDOW]) for name in (str(month), "none")
        }
        found[f"rise of the hazard of {WINDOW} months, failure at month {month}"] = hazard[str(month)] - hazard["none"]
        found[f"hazard ratio, failure at month {month}"] = hazard[str(month)] / hazard["none"]
        found[f"satisfaction lost, failure at month {month}"] = (
            feelings["none"][:, month] - feelings[str(month)][:, month]
        )
    rise = [found[f"rise of the hazard of {WINDOW} months, failure at month {m}"] for m in (EARLY, LATE)]
    felt = [found[f"satisfaction lost, failure at month {m}"] for m in (EARLY, LATE)]
    return {"hazard": rise[0] - rise[1], "satisfaction": felt[0] - felt[1], **found}


FACT = Fact(
    "C7", "the same failure costs more early", "bolton1998", "borrowed",
    (
        Check("hazard", "hazard rises more, early", "O", "yes", unit="hazard of 12 months"),
        Check("satisfaction", "satisfaction falls more, early", "O", "yes", unit="attitude"),
    ),
    _run,
)  # fmt: skip
