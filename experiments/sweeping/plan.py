"""A plan: every cell of a sweep checked and hashed before the first one runs, or all problems listed and none run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from experiments.border import study_from
from experiments.progress import Report
from experiments.refusal import Refusal
from experiments.sweeping.cell import Cell, key_of, scenarios_of
from experiments.sweeping.failed import coordinates_in_words
from sim.draws import replication_seed

IN_FULL, LISTED = 20, 1_000
"""Problems written out in full, and listed in a line each; beyond that they are counted."""


class Refusals(Refusal):
    """Several cells that cannot be run: one message that lists them, each with its coordinates.

    Parameters
    ----------
    problems
        Coordinates and refusal of each.
    total
        Cells in all.
    """

    def __init__(self, problems: list[tuple[Mapping[str, Any], Refusal]], total: int) -> None:
        first = problems[0][1]
        super().__init__(first.where, first.problem)
        self.problems = problems
        self.total = total

    def __str__(self) -> str:
        """Return the message as it appears on the screen."""
        n = len(self.problems)
        lines = [f"kizuna: {n:,} of {self.total:,} cells cannot be run; none was"]
        for coordinates, refusal in self.problems[:IN_FULL]:
            lines += ["", f"with {coordinates_in_words(coordinates)}", str(refusal).removeprefix("kizuna: ")]
        if n > IN_FULL:
            lines.append("")
        for coordinates, refusal in self.problems[IN_FULL:LISTED]:
            lines.append(f"with {coordinates_in_words(coordinates)}: {refusal.where}: {refusal.problem}")
        if n > LISTED:
            lines.append(f"and {n - LISTED:,} more")
        return "\n".join(lines)


@dataclass(frozen=True)
class Plan:
    """What is to run.

    Attributes
    ----------
    name
        Name of the sweep.
    cells
        In order, each with its key.
    axes
        Swept keys, each with its values in order of appearance.
    """

    name: str
    cells: tuple[Cell, ...]
    axes: dict[str, list[Any]]


def plan(
    drafts: Iterable[Cell], total: int, *, what: str, name: str = "", same_people: bool = True,
    report: Report | None = None,
) -> Plan:  # fmt: skip
    """Check and hash every cell.

    Parameters
    ----------
    drafts
        Cells without keys.
    total
        How many there are.
    what
        Stem of a name made up.
    name
        Name of the sweep; made from the cells if empty.
    same_people
        Whether cells share their seed; else each gets one of its own, from its number.
    report
        Told cells checked and cells in all.

    Raises
    ------
    Refusal
        If there is one cell and it cannot be run.
    Refusals
        If some of several cells cannot be run.
    """
    cells: list[Cell] = []
    problems: list[tuple[Mapping[str, Any], Refusal]] = []
    digest = hashlib.sha256()
    axes: dict[str, dict[Any, None]] = {}
    for cell in drafts:
        if not same_people:
            cell = _of_its_own(cell)
        try:
            keyed = _checked(cell)
        except Refusal as refusal:
            problems.append((cell.coordinates, refusal))
            continue
        finally:
            if report is not None:
                report(cell.number + 1, total)
        cells.append(keyed)
        digest.update(f"{keyed.key} {keyed.replications} {sorted(keyed.coordinates.items())}".encode())
        for key, value in keyed.coordinates.items():
            axes.setdefault(key, {})[value] = None
    if problems:
        if total == 1:
            raise problems[0][1]
        raise Refusals(problems, total)
    found = {key: list(values) for key, values in axes.items()}
    mixed = {key for key, values in found.items() if not _of_one_kind(values)}
    if mixed:  # a column holds words or numbers, not both
        found = {key: list(map(str, values)) if key in mixed else values for key, values in found.items()}
        cells = [replace(cell, coordinates={key: str(value) if key in mixed else value
                                            for key, value in cell.coordinates.items()}) for cell in cells]  # fmt: skip
    return Plan(name or f"{what}-{digest.hexdigest()[:8]}", tuple(cells), found)


def _of_one_kind(values: list[Any]) -> bool:
    kinds = {type(value) for value in values}
    return len(kinds) == 1 or kinds == {int, float}


def _checked(cell: Cell) -> Cell:
    if cell.changes:  # the study itself was checked before
        scenarios = scenarios_of(cell.config, cell.policies, cell.changes)
        return replace(cell, key=key_of(scenarios))
    study = study_from(cell.config, cell.policies)
    scenarios = {name: study.scenario(name) for name in cell.policies}
    return replace(cell, key=key_of(scenarios), replications=study.replications)


def _of_its_own(cell: Cell) -> Cell:
    seed = cell.changes.get("seed", cell.config.get("seed", 1))
    if not isinstance(seed, int) or isinstance(seed, bool):
        return cell  # what is wrong with it is said when the cell is checked
    # replications of a seed are counted from 0: cells are counted from far beyond them
    return replace(cell, config={**cell.config, "seed": replication_seed(seed, 1_000_000 + cell.number)})
