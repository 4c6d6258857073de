"""Fit one cohort in the full model, and learn what its data pin down.

Rounds of space mapping first: solve the stand-in, run the full model there, correct the stand-in, solve again. Then the
full model is run at the ends of every profile, because that is where the stand-in is asked about and knows least; and
again at the ends so corrected.

What is assumed and what is data are kept apart. Profiles, the projection and the fit called *alone* use nothing but the
bounds of the parameters. The best fit also uses the declared plausible range of ``notice``, unless the data reject it:
among places that fit alike a preset needs a sensible one. A range that the user says holds for the projection too.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit

from experiments.catalog import entries
from experiments.cohorts import bands, living
from experiments.cohorts.cohort import Cohort
from experiments.cohorts.likelihood import inflation, limit
from experiments.cohorts.profiles import COARSE, SHARES, Profile, profile
from experiments.cohorts.solving import SCALE, Place, Space, solve, starts
from experiments.cohorts.surrogate import NAMES, Surrogate
from experiments.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from experiments.study import Study

ROUNDS, BATCHES = 4, 2
NEAR = 0.02
"""Places nearer than this, in steps of the parameters, are one."""
NOTICE, INVOLUNTARY = NAMES.index("notice"), NAMES.index("involuntary")


@dataclass(frozen=True)
class Fitted:
    """What came of one cohort.

    Attributes
    ----------
    cohort
        Its data.
    space
        Bounds; held parameters have equal ones.
    assumed
        Plausible range of notice; None if notice is held.
    is_said
        Whether the user said so; then the projection keeps to it as well.
    is_rejected
        Whether the data reject that range; it is not used then.
    alone, best
        Best fit by the data alone, and within the assumed range.
    profiles
        One a parameter that is free, by the data alone; then that of involuntary leaving if it is held.
    inflation
        By how much misses exceed luck.
    n_run
        Customers behind each run while fitting.
    n_places
        Places at which the full model was run.
    correction
        Largest difference between full and frozen model at the points fitted, as a share.
    curves
        Survival of the full model at the best fit, replications by months from 0.
    draws, expected, lived
        Parameters drawn, their survival, and that of a cohort of that size.
    """

    cohort: Cohort
    space: Space
    assumed: tuple[float, float] | None
    is_said: bool
    is_rejected: bool
    alone: Place
    best: Place
    profiles: tuple[Profile, ...]
    inflation: float
    n_run: float
    n_places: int
    correction: float
    curves: np.ndarray
    draws: np.ndarray
    expected: np.ndarray
    lived: np.ndarray

    @property
    def curve(self) -> np.ndarray:
        """Mean survival of the full model at the best fit, from month 0."""
        mean: np.ndarray = self.curves.mean(axis=0)
        return mean

    @property
    def free(self) -> tuple[str, ...]:
        """Names of the parameters that were fitted."""
        return tuple(name for name, is_free in zip(NAMES, self.space.free, strict=True) if is_free)

    @property
    def horizon(self) -> int:
        """Last month projected."""
        return self.curves.shape[1] - 1


def bounds_of(name: str) -> tuple[float, float]:
    """Return the declared bounds of a parameter of the population."""
    declared = entries()[f"population.{name}"].declaration
    assert declared.low is not None and declared.high is not None
    return float(declared.low), float(declared.high)


def plausible(name: str) -> tuple[float, float]:
    """Return the declared plausible range of a parameter of the population; its bounds if there is none."""
    declared = entries()[f"population.{name}"].declaration
    return declared.sweep or bounds_of(name)


def space_of(study: Study, free: tuple[str, ...]) -> Space:
    """Return declared bounds for free parameters, and the study's own values for the others."""
    held = study.scenario(study.baseline).population
    pairs = [bounds_of(name) if name in free else (float(getattr(held, name)),) * 2 for name in NAMES]
    return Space(tuple(low for low, _ in pairs), tuple(high for _, high in pairs))


def fit(
    study: Study, cohort: Cohort, free: tuple[str, ...], horizon: int, customers: int, most: int, n_draws: int,
    assumed: tuple[float, float],
) -> Fitted:  # fmt: skip
    """Fit a cohort.

    Parameters
    ----------
    free
        Parameters to fit; the others are held at the values of the study's population.
    horizon
        Last month of the projection.
    customers, most
        Customers of each run while fitting, and at most so many replications.
    n_draws
        Draws for the band.
    assumed
        Range of notice that the user assumes; if empty, the declared plausible one serves to choose the best fit.
    """
    is_said = bool(assumed)
    assumed = assumed or plausible("notice")
    small = living.sized(study, cohort.people, customers, most)
    n_run = float(customers * small.replications)
    space = space_of(study, free)
    who = f" {cohort.segment}" if cohort.segment else ""
    model, alone = _rounds(small, cohort, space, horizon, customers, n_run, f"fitting{who}")
    for _ in range(BATCHES):
        found = _profiles(cohort, model, space, alone, n_run, shares=COARSE)
        _, inside, _ = _assume(cohort, model, space, alone, assumed, n_run, 1.0)
        places = [alone, inside, *(place for p in found for place in p.possible)]
        model = _more(small, model, places, horizon, customers, f"running the ends{who}")
        alone = _solve(cohort, model, space, alone, n_run)
    found = _profiles(cohort, model, space, alone, n_run)
    if found[-1].name == "involuntary" and not space.free[INVOLUNTARY] and found[-1].is_pinned:
        space = space.within(INVOLUNTARY, *bounds_of("involuntary"))
        alone = _solve(cohort, model, space, alone, n_run)
        found = _profiles(cohort, model, space, alone, n_run)
    wide = inflation(alone.deviance, cohort.n_used, int(space.free.sum()))
    if wide > 1.0:
        found = _profiles(cohort, model, space, alone, n_run, wide)
    inner, best, is_rejected = _assume(cohort, model, space, alone, assumed, n_run, wide)
    inner, near = (inner, best) if is_said else (space, alone)
    seen = [near] + [p for q in found[: int(space.free.sum())] for p in q.places if _is_possible(p, inner, near, wide)]
    draws = bands.draw(cohort, model, inner, seen, n_draws, n_run, wide, study.seed)
    expected, lived = bands.paths(cohort, model, draws, horizon, study.seed)
    final = tuple(best.named().values())
    size = study.scenario(study.baseline).customers
    with progress(f"judging the fit{who}", "months") as report:
        judged = replace(study, policies=(study.baseline,))
        curves = living.survival_at(judged, final, horizon, size, counted(report, study.replications * horizon))
    return Fitted(
        cohort, space, assumed if space.free[NOTICE] else None, is_said, is_rejected, alone, best, tuple(found), wide,
        n_run,
        len(model.places), float(np.abs(model.differences[:, cohort.used]).max()), curves, draws, expected, lived,
    )  # fmt: skip


def _rounds(
    study: Study, cohort: Cohort, space: Space, horizon: int, customers: int, n_run: float, what: str
) -> tuple[Surrogate, Place]:
    stuck = float(expit(study.scenario(study.baseline).behaviour.leaving.stuck))
    empty = Surrogate(stuck, tuple(SCALE), np.empty((0, len(NAMES))), np.empty((0, horizon + 1)))
    model = empty
    place = solve(cohort, model, space, n_run, starts(space))
    with progress(what, "months") as report:
        tick = counted(report, ROUNDS * study.replications * horizon)
        for _ in range(ROUNDS):
            curve = living.survival_at(study, place.values, horizon, customers, tick).mean(axis=0)
            model = empty.with_runs(np.array([place.values]), curve[None, :])
            place = _solve(cohort, model, space, place, n_run)
    return model, place


def counted(report: Callable[[int, int], None], total: int) -> Callable[[int], None]:
    """Return a function that is told months lived since its last call, and reports all that are."""
    lived = [0]

    def tick(n: int) -> None:
        lived[0] += n
        report(min(lived[0], total), total)

    return tick


def _solve(cohort: Cohort, model: Surrogate, space: Space, near: Place, n_run: float) -> Place:
    return solve(cohort, model, space, n_run, [near.values, *starts(space)])


def _profiles(
    cohort: Cohort, model: Surrogate, space: Space, best: Place, n_run: float, wide: float = 1.0,
    shares: tuple[float, ...] = SHARES,
) -> list[Profile]:  # fmt: skip
    """Profile every free parameter; then involuntary leaving, freed for once, if there are points enough."""
    found = [
        profile(cohort, model, space, best, name, n_run, wide, shares)
        for name, is_free in zip(NAMES, space.free, strict=True) if is_free
    ]  # fmt: skip
    if not space.free[INVOLUNTARY] and cohort.n_used > space.free.sum() + 1:
        freed = space.within(INVOLUNTARY, *bounds_of("involuntary"))
        there = solve(cohort, model, freed, n_run, [best.values, *starts(freed)])
        found.append(profile(cohort, model, freed, there, "involuntary", n_run, wide, shares))
    return found


def _assume(
    cohort: Cohort, model: Surrogate, space: Space, alone: Place, assumed: tuple[float, float], n_run: float,
    wide: float,
) -> tuple[Space, Place, bool]:  # fmt: skip
    """Return space, best fit there, and whether the data reject the assumed range of notice."""
    if not space.free[NOTICE] or assumed[0] <= alone.values[NOTICE] <= assumed[1]:
        inner = space.within(NOTICE, *assumed) if space.free[NOTICE] else space
        return inner, alone, False
    inner = space.within(NOTICE, *assumed)
    inside = _solve(cohort, model, inner, alone, n_run)
    if inside.deviance - alone.deviance > limit() * wide:
        return space, alone, True
    return inner, inside, False


def _more(study: Study, model: Surrogate, places: list[Place], horizon: int, customers: int, what: str) -> Surrogate:
    """Run the full model at places that are not known yet."""
    known = list(model.places / SCALE)
    new = []
    for place in places:
        here = np.array(place.values) / SCALE
        if all(np.linalg.norm(here - other) > NEAR for other in known):
            known.append(here)
            new.append(place.values)
    if not new:
        return model
    asked = np.array(new)
    return model.with_runs(asked, living.survival_at_all(study, asked, horizon, customers, what))


def _is_possible(place: Place, space: Space, best: Place, wide: float) -> bool:
    values = np.array(place.values)
    inside = ((values >= np.array(space.low)) & (values <= np.array(space.high))).all()
    return bool(inside and place.deviance - best.deviance <= limit() * wide)
