"""Which mechanisms are switched off where, and the same people with the same luck under both policies there.

A cell is a market in which some mechanisms do not exist, from the running-in on: what ``mechanisms.NAME=false`` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

MEASURES = ("loyalty",)
"""Switches that measure and move nothing; they stay as they are."""
ANCHORS = 2
"""Largest mechanisms with which every other one that interacts is tried."""
FULL, NONE = "everything", "nothing"
Off = tuple[str, ...]


def switchable(scenario: Scenario) -> tuple[str, ...]:
    """Return the mechanisms that are on and can be switched off."""
    return tuple(name for name, is_on in scenario.mechanisms if is_on and name not in MEASURES)


def without(*names: str) -> str:
    """Name the cell in which some mechanisms are off."""
    return "without " + ", ".join(sorted(names))


def only(name: str) -> str:
    """Name the cell in which one mechanism alone is on."""
    return f"only {name}"


def singles(chosen: Sequence[str], every: Sequence[str]) -> dict[str, Off]:
    """Return what is off in each cell, by name: everything on, nothing on, one off, one on.

    Parameters
    ----------
    chosen
        Mechanisms that are asked about.
    every
        All mechanisms that are on in the study.

    Examples
    --------
    >>> singles(["price"], ["price", "trust"])["only price"]
    ('trust',)
    """
    cells: dict[str, Off] = {FULL: (), NONE: tuple(every)}
    cells |= {without(name): (name,) for name in chosen}
    return cells | {only(name): tuple(other for other in every if other != name) for name in chosen}


def asked_pairs(largest: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs that are measured: all of the largest mechanisms, and each other one with the first of them.

    Parameters
    ----------
    largest
        Largest mechanisms, the first first.
    others
        Mechanisms that interact with something.

    Examples
    --------
    >>> asked_pairs(["a", "b"], ["b", "c"])
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    beside = [(one, other) for other in others if other not in largest for one in largest[:ANCHORS]]
    return [*combinations(largest, 2), *beside]


def pairs(asked: Sequence[tuple[str, str]]) -> dict[str, Off]:
    """Return the cells in which two mechanisms are off together."""
    return {without(*pair): pair for pair in asked}


def scenarios(study: Study, off: Off) -> dict[str, Scenario]:
    """Return the treatment and the baseline of one cell."""
    changes = {f"mechanisms.{name}": False for name in off}
    return {name: study.scenario(name, changes) for name in (study.policies[0], study.baseline)}


def months_of(study: Study, n_cells: int) -> int:
    """Return the months that so many cells live."""
    scenario = study.scenario(study.baseline)
    return n_cells * study.replications * (scenario.market.burn_in_months + 2 * scenario.horizon_months)


class Values:
    """Outcomes at the horizon, by cell, policy and outcome, one value a replication.

    Parameters
    ----------
    study
        Gives people, market and policies.
    outcomes
        Names of ``experiments.sweeping.outcomes``.
    tick
        Told the months lived since it was told last.
    """

    def __init__(self, study: Study, outcomes: Sequence[str], tick: Callable[[int], None]) -> None:
        self.study, self.outcomes, self._tick = study, tuple(outcomes), tick
        self.of: dict[tuple[str, str], dict[str, np.ndarray]] = {}

    def live(self, cells: Mapping[str, Off]) -> None:
        """Live cells under both policies and keep their outcomes."""
        for name, off in cells.items():
            self._live(name, off)

    def _live(self, cell: str, off: Off) -> None:
        from experiments.sweeping.outcomes import rows
        from sim import twins

        study = self.study
        found: dict[tuple[str, int], dict[str, float]] = {}
        last = [0]

        def keep(policy: str, r: int, result: Result) -> Result:
            columns = rows(result)
            found[policy, r] = {name: float(columns[name][-1]) for name in self.outcomes}
            return replace(
                result, months={}, customers={}, snapshots=(), joined=result.joined[:0], left=result.left[:0]
            )

        def progress(done: int, total: int) -> None:
            if done - last[0] >= 200 or done == total:
                self._tick(done - last[0])
                last[0] = done

        worlds = scenarios(study, off)
        twins(worlds, replications=study.replications, workers=study.n_workers, threads=study.threads, keep=keep,
              progress=progress)  # fmt: skip
        for policy in worlds:
            several = [found[policy, r] for r in range(study.replications)]
            self.of[cell, policy] = {name: np.array([one[name] for one in several]) for name in self.outcomes}

    def gap(self, cell: str, outcome: str) -> np.ndarray:
        """Return the treatment less the baseline in a cell, one value a replication."""
        found: np.ndarray = self.of[cell, self.study.policies[0]][outcome] - self.of[cell, self.study.baseline][outcome]
        return found

    def base(self, outcome: str) -> float:
        """Return what the baseline reaches with everything on, on average."""
        return float(self.of[FULL, self.study.baseline][outcome].mean())

    def table(self) -> list[dict[str, Any]]:
        """Return a row a cell, policy and replication."""
        return [
            {"cell": cell, "policy": policy, "replication": r, **{name: values[name][r] for name in self.outcomes}}
            for (cell, policy), values in self.of.items()
            for r in range(self.study.replications)
        ]
