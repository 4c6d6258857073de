"""C3: obstacles in the way out stop more of those who try; only strong ones make people angry.

Source: Luguri and Strahilevitz (2021), n = 1,963: acceptance of an unwanted offer at three strengths of dark patterns,
borrowed for cancelling. Measured with all feedbacks on: the angry push through, and half of the obstructed give up.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.attempts import AFTER, stays_after_attempt
from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

LEVELS = ("none", "mild", "aggressive")
MONTHS = 12


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.result import Result

    def first_year(result: Result) -> tuple[float, float, float]:
        months = {name: result.months[name][:MONTHS, 0] for name in ("stuck", "attempts", "resentment", "profit")}
        return (
            float(months["stuck"].sum() / months["attempts"].sum()),
            float(months["resentment"][-1]),
            float(months["profit"].sum()),
        )

    market = {**ESTABLISHED, "horizon_months": MONTHS + max(AFTER)}
    worlds = {level: bench.world("regular", market, {"policy.leaving.friction": level}) for level in LEVELS}
    year = {level: np.array(values) for level, values in bench.measure(worlds, first_year).items()}
    found = {f"stuck_{level}": year[level][:, 0] for level in LEVELS}
    angrier = {level: year[level][:, 1] - year["none"][:, 1] for level in LEVELS}
    with np.errstate(invalid="ignore", divide="ignore"):  # without any anger there is no ratio, and the check is missed
        found["mild_anger"] = angrier["mild"] / angrier["aggressive"]
    found["anger"] = angrier["aggressive"]
    for level in LEVELS[1:]:
        found[f"profit of {MONTHS} months against none, {level}"] = year[level][:, 2] / year["none"][:, 2] - 1.0
    stays = stays_after_attempt(bench, worlds, MONTHS)
    for level in LEVELS:
        for i, months in enumerate(AFTER):
            found[f"still customers {months} months after a first attempt, {level}"] = stays[level][:, i]
    return found


FACT = Fact(
    "C3", "strength of obstacles to leaving", "luguri2021", "borrowed",
    (
        Check("stuck_none", "attempts stuck, no friction", "Q", "11.3 %", 0.08, 0.14, "share"),
        Check("stuck_mild", "attempts stuck, mild", "Q", "25.8 %", 0.23, 0.29, "share"),
        Check("stuck_aggressive", "attempts stuck, aggressive", "Q", "41.9 %", 0.39, 0.45, "share"),
        Check("mild_anger", "resentment, mild : aggressive", "Q", "none, mild", 0.0, 0.2, "ratio"),
        Check("anger", "resentment rises, aggressive", "O", "yes", unit="attitude"),
    ),
    _run,
)  # fmt: skip
