"""Fit a population in the full model: solve with frozen attitudes, measure what moving attitudes change, solve again.

The full model and the frozen one differ by a small, slowly varying amount. So each round runs the full model once at
the present fit, takes that difference off the published curve, and solves the frozen model for the rest. At the fixed
point the full model itself stands where the frozen one would put it (space mapping: Bandler et al. 2004). The same
seeds are used in all rounds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import least_squares
from scipy.special import expit

from experiments.calibration.frozen import frozen_survival
from experiments.calibration.targets import CARD_MONTH, Target
from experiments.worlds import COHORT, neutral_world
from experiments.worlds import population as preset

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.scenario import Scenario

NAMES = ("want_level", "want_spread", "notice")
ROUNDS = 4
"""Rounds; the last ones move a parameter by less than its third digit."""

Tick = Callable[[int], None]
"""Called with months lived since the last call."""


@dataclass(frozen=True)
class Fit:
    """What a fit found.

    Attributes
    ----------
    target
        What was fitted, with the points that were used.
    values
        Want level, want spread and notice.
    offset
        Full model minus frozen model at the points, as survival shares.
    moved
        Largest move of a parameter in the last round.
    """

    target: Target
    values: tuple[float, float, float]
    offset: np.ndarray
    moved: float

    def named(self) -> dict[str, float]:
        """Return the values by name, rounded as they are written."""
        return dict(zip(NAMES, (round(v, 3) for v in self.values), strict=True))


def scenario_of(study: Study, target: Target, values: dict[str, float], **more: Any) -> Scenario:
    """Return the world in which a target is measured: one cohort, neutral conduct, the preset's other values."""
    fitted = {f"population.{name}": value for name, value in values.items()}
    return neutral_world(study, preset(target.name), COHORT, {"horizon_months": target.horizon}, target.world, fitted,
                         more)  # fmt: skip


def full_survival(study: Study, scenario: Scenario, replications: int, tick: Tick | None = None) -> np.ndarray:
    """Run the full model and return survival, replications by months."""
    from sim import twins
    from sim.measures import survival
    from sim.result import Result

    curves: dict[int, np.ndarray] = {}

    def keep(_policy: str, r: int, result: Result) -> Result:
        curves[r] = survival(result)
        return result

    before = [0]

    def progress(done: int, _total: int) -> None:
        if tick is not None and done - before[0] >= 24:
            tick(done - before[0])
            before[0] = done

    workers = min(study.n_workers, replications)
    twins({"neutral": scenario}, replications=replications, workers=workers, threads=study.threads,
          keep=keep, progress=progress)  # fmt: skip
    return np.array([curves[r] for r in range(replications)])


def frozen_of(scenario: Scenario, target: Target, values: tuple[float, ...] | np.ndarray) -> np.ndarray:
    """Return survival at the target's points with frozen attitudes."""
    curve = frozen_survival(
        float(values[0]), float(values[1]), float(values[2]), involuntary=scenario.population.involuntary,
        stuck=float(expit(scenario.behaviour.leaving.stuck)), months=target.horizon,
        card_month=CARD_MONTH if target.world else None,
    )  # fmt: skip
    return curve[list(target.months)]


def solve_frozen(
    scenario: Scenario, target: Target, offset: np.ndarray | float = 0.0, start: tuple[float, ...] | None = None
) -> tuple[float, float, float]:
    """Return the least-squares fit of the frozen model plus an offset to the points of a target, within its bounds."""
    observed = np.array(target.observed)
    low, high = np.array(target.low), np.array(target.high)
    free = low < high
    begin = np.clip(np.array(start or target.guess), low, high)

    def whole(part: np.ndarray) -> np.ndarray:
        values = begin.copy()
        values[~free] = low[~free]
        values[free] = part
        return values

    def misses(part: np.ndarray) -> np.ndarray:
        miss: np.ndarray = frozen_of(scenario, target, whole(part)) + offset - observed
        return miss

    inside = np.clip(begin[free], low[free] + 1e-6, high[free] - 1e-6)
    found = least_squares(misses, inside, bounds=(low[free], high[free]), x_scale=(high - low)[free], xtol=1e-10)
    level, spread, notice = (float(v) for v in whole(found.x))
    return level, spread, notice


def fit(study: Study, target: Target, customers: int, replications: int, tick: Tick | None = None) -> Fit:
    """Fit a target in the full model.

    Parameters
    ----------
    customers, replications
        Size of each evaluation of the full model.
    tick
        Told the months lived.
    """
    size = {"customers": customers}
    scenario = scenario_of(study, target, dict(zip(NAMES, target.guess, strict=True)), **size)
    values = solve_frozen(scenario, target)
    offset, moved = np.zeros(len(target.months)), np.inf
    for _ in range(ROUNDS):
        here = scenario_of(study, target, dict(zip(NAMES, values, strict=True)), **size)
        curve = full_survival(study, here, replications, tick).mean(axis=0)
        offset = curve[list(target.months)] - frozen_of(here, target, values)
        after = solve_frozen(here, target, offset, values)
        moved = max(abs(a - b) for a, b in zip(after, values, strict=True))
        values = after
    return Fit(target, values, offset, moved)
