"""A search for the front: NSGA-II (Deb et al. 2002) by Optuna, asked and told one generation at a time.

The search knows nothing of customers: it takes any function that evaluates candidates. With the same seed it asks for
the same candidates in the same order, so that whatever is stored of their evaluation need not be done again: to go on
is to replay (see ``docs/decisions/0015-resuming-by-replaying.md``).
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.extras import needs
from experiments.refusal import Refusal

if TYPE_CHECKING:
    from optuna import Study
    from optuna.distributions import BaseDistribution
    from optuna.trial import Trial

ETA, SWAP = 5.0, 1.0
"""Simulated binary crossover: spread around the parents (smaller reaches further), and the chance that a child's value
swaps with its sibling's. Of eight settings tried on ZDT1 in 12 dimensions, 384 and 1,280 candidates, this did best."""

TRIES = 20
"""How often a generation asks anew for candidates that were not admissible."""


@dataclass(frozen=True)
class Evaluated:
    """What came of a candidate.

    Attributes
    ----------
    values
        One an objective.
    broken
        By how much each limit is broken, at most 0 where it is kept.
    """

    values: tuple[float, ...]
    broken: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """One candidate of the search.

    Attributes
    ----------
    number, generation
        Place in the search, and in which generation, both from 0.
    asked
        Its values, by name of the dimension.
    evaluated
        What came of it.
    """

    number: int
    generation: int
    asked: Mapping[str, Any]
    evaluated: Evaluated

    @property
    def is_within(self) -> bool:
        """Whether every limit is kept."""
        return all(value <= 0.0 for value in self.evaluated.broken.values())


Evaluate = Callable[[Sequence[Mapping[str, Any]]], "Sequence[Evaluated | None]"]
"""Evaluates a batch of candidates; None for one that is not admissible."""


def search(
    evaluate: Evaluate, dimensions: Mapping[str, BaseDistribution], signs: Sequence[int], *, population: int,
    generations: int, seed: int, first: Sequence[Mapping[str, Any]] = (),
) -> list[Candidate]:  # fmt: skip
    """Search for candidates that no other beats on every objective.

    Parameters
    ----------
    evaluate
        What candidates are worth.
    dimensions
        What is searched, by name.
    signs
        1 for an objective that is to be large, -1 for one to be small.
    population
        Candidates in a generation.
    generations
        How many.
    seed
        Of the search.
    first
        Candidates to begin with.

    Raises
    ------
    Refusal
        If Optuna is missing, or hardly any candidate is admissible.
    """
    study = _study(signs, population, seed)
    for candidate in first:
        study.enqueue_trial(dict(candidate))
    found: list[Candidate] = []
    for generation in range(generations):
        missing = population
        for _ in range(TRIES):
            trials = [study.ask(dict(dimensions)) for _ in range(missing)]
            asked = [{name: trial.params[name] for name in dimensions} for trial in trials]
            for trial, values, evaluated in zip(trials, asked, evaluate(asked), strict=True):
                if _tell(study, trial, evaluated):
                    assert evaluated is not None
                    found.append(Candidate(len(found), generation, values, evaluated))
                    missing -= 1
            if not missing:
                break
        else:
            raise Refusal(
                "optimise.levers", "hardly any combination of these is admissible", found=", ".join(dimensions),
                allowed="levers that can be moved together",
            )  # fmt: skip
    return found


def _study(signs: Sequence[int], population: int, seed: int) -> Study:
    needs("experiment", "optuna", "analysis")
    import optuna
    from optuna.samplers.nsgaii import PolynomialMutation, SBXCrossover

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
        sampler = optuna.samplers.NSGAIISampler(
            population_size=population, seed=int(np.random.default_rng([seed, 0x6E736761]).integers(2**31)),
            crossover=SBXCrossover(ETA, uniform_crossover_prob=SWAP), mutation=PolynomialMutation(),
        )  # fmt: skip
    directions = ["maximize" if sign > 0 else "minimize" for sign in signs]
    return optuna.create_study(directions=directions, sampler=sampler)


def _tell(study: Study, trial: Trial, evaluated: Evaluated | None) -> bool:
    """Tell what came of a trial; return whether it counts."""
    from optuna.exceptions import ExperimentalWarning
    from optuna.trial import TrialState

    if evaluated is None:
        study.tell(trial, state=TrialState.FAIL)
        return False
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        for name, value in evaluated.broken.items():
            trial.set_constraint(name, float(value))
    study.tell(trial, list(evaluated.values))
    return True
