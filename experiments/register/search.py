"""Where verdicts turn: ends first, then halves; more replications where a verdict is not what it is here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from experiments.register.verdicts import READ, Reading, looked_at, read, reading, verdicts

if TYPE_CHECKING:
    from experiments.register.numbers import Number
    from experiments.study import Study

FEW = 2
"""Replications that tell whether a number does anything: with the same people and luck any difference is its doing."""

Place = tuple[str, float]
"""A number by key, and its value; ``HERE`` is the study as it stands."""
HERE: Place = ("", 0.0)
Ask = Callable[[Sequence[Place], int], None]


@dataclass(frozen=True)
class Turn:
    """What becomes of one verdict on one side of where a number stands.

    Attributes
    ----------
    verdict
        Key of the verdict.
    side
        "below" or "above" where the number stands.
    kind
        "flips" from one clear answer to the other; "undecided" from a clear one; "decided" towards one.
    before, after
        Signs where it stands and beyond the turn (see :class:`experiments.register.verdicts.Reading`).
    near, far
        The last value that still says what is said here, and the first that says otherwise.
    at
        Where the mean difference crosses zero between them, by straight lines; for all but flips the middle.
    """

    verdict: str
    side: str
    kind: str
    before: int
    after: int
    near: float
    far: float
    at: float


class Points:
    """Points that were lived, and what they say.

    Parameters
    ----------
    study
        The two policies, and everything that a point does not change.
    """

    def __init__(self, study: Study) -> None:
        self.study = study
        self.horizon = study.scenario(study.baseline).horizon_months
        self.verdicts = verdicts(self.horizon)
        self._gaps: dict[Place, dict[str, np.ndarray]] = {}
        self._lived: dict[Place, int] = {}

    def ask(self, places: Sequence[Place], replications: int, what: str) -> None:
        """Live what was not lived often enough yet; finished points are read from the store."""
        from experiments.sweeping.points import live

        new = [place for place in dict.fromkeys(places) if self._lived.get(place, 0) < replications]
        if not new:
            return
        changes = [{} if place == HERE else {place[0]: place[1]} for place in new]
        table = live(self.study, changes, months=looked_at(self.horizon), outcomes=READ, what=what,
                     replications=replications)  # fmt: skip
        policies = (self.study.policies[0], self.study.baseline)
        for number, rows in table.groupby("point", sort=False):
            place = new[int(number)]
            self._gaps[place] = read(rows, policies, self.horizon)
            self._lived[place] = replications

    def says(self, place: Place, verdict: str) -> Reading:
        """Return what a point says of a verdict."""
        return reading(self._gaps[place][verdict])

    def is_same(self, place: Place, n: int = FEW) -> bool:
        """Tell whether a point differs in nothing at all from the study as it stands, over the first replications."""
        return all(
            np.array_equal(gaps[:n], self._gaps[HERE][key][:n], equal_nan=True)
            for key, gaps in self._gaps[place].items()
        )

    def __len__(self) -> int:
        return len(self._lived)


def search(points: Points, numbers: Sequence[Number], more: int, halvings: int) -> tuple[set[str], list[list[Turn]]]:
    """Return which numbers do nothing, and every turn of every number.

    Parameters
    ----------
    more
        Replications of the study as it stands, of what is undecided and of what flips; others have the study's.
    halvings
        How often a stretch in which a verdict turns is halved.
    """
    ordinary = points.study.replications
    ends = [(number.key, end) for number in numbers for end in number.ends()]
    points.ask([HERE, *ends], FEW, "does it do anything?")
    idle = {number.key for number in numbers if all(points.is_same((number.key, end)) for end in number.ends())}
    active = [number for number in numbers if number.key not in idle]
    lived = {number.key: [*number.ends(), *_halves(number)] for number in active}
    points.ask([HERE], more, "as it stands")
    points.ask([(key, value) for key, values in lived.items() for value in values], ordinary, "over the ranges")
    points.ask(_doubtful(points, active, lived), more, "looking closer")
    for _ in range(halvings):
        wanted = []
        for number in active:
            for turn in turns(points, number, lived[number.key]):
                middle = number.between(turn.near, turn.far)
                if turn.kind == "flips" and middle not in (turn.near, turn.far, *lived[number.key]):
                    lived[number.key].append(middle)
                    wanted.append((number.key, middle))
        points.ask(wanted, more, "halving")
    found = [[] if number.key in idle else turns(points, number, lived[number.key]) for number in numbers]
    return idle, found


def _halves(number: Number) -> list[float]:
    found = [number.between(number.default, end) for end in number.ends()]
    return [value for value in found if value != number.default and value not in number.ends()]


def _doubtful(points: Points, active: Sequence[Number], lived: dict[str, list[float]]) -> list[Place]:
    """Return the points that say of some verdict something else than what is said here."""
    here = {verdict.key: points.says(HERE, verdict.key).sign for verdict in points.verdicts}
    places = [(number.key, value) for number in active for value in lived[number.key]]
    return [place for place in places if any(points.says(place, key).sign != sign for key, sign in here.items())]


def turns(points: Points, number: Number, values: Sequence[float]) -> list[Turn]:
    """Return what becomes of each verdict below and above where a number stands, from the points lived."""
    found = []
    for side, part in (
        ("below", sorted((v for v in values if v < number.default), reverse=True)),
        ("above", sorted(v for v in values if v > number.default)),
    ):
        for verdict in points.verdicts:
            places = [HERE, *((number.key, value) for value in part)]
            read = [points.says(place, verdict.key) for place in places]
            turn = turning(verdict.key, side, [float(number.default), *map(float, part)], read)
            if turn is not None:
                found.append(turn)
    return found


def turning(verdict: str, side: str, values: Sequence[float], read: Sequence[Reading]) -> Turn | None:
    """Return the first turn on the way from where a number stands outwards, or nothing.

    A flip needs clear answers of opposite sign on both sides of it. Otherwise a verdict that is clear here becomes
    undecided where it is undecided from some value to the end of the range, and one that is undecided here becomes
    decided from the first value that decides it.

    Examples
    --------
    >>> from experiments.statistics import Estimate
    >>> def says(sign): return Reading(sign, Estimate(float(sign), None, None, 9))
    >>> turn = turning("profit_12", "above", [1.0, 2.0, 4.0], [says(1), says(1), says(-1)])
    >>> turn.kind, turn.near, turn.far, turn.at
    ('flips', 2.0, 4.0, 3.0)
    >>> turning("profit_12", "above", [1.0, 2.0, 4.0], [says(1), says(0), says(1)]) is None
    True
    >>> turning("profit_12", "above", [1.0, 2.0, 4.0], [says(1), says(0), says(0)]).kind
    'undecided'
    """
    signs = [reading.sign for reading in read]
    before = signs[0]
    if before:
        i = next((i for i, sign in enumerate(signs) if sign == -before), 0)
        if i:
            j = max(j for j in range(i) if signs[j] == before)
            return Turn(
                verdict, side, "flips", before, -before, values[j], values[i], _where(verdict, values, read, j, i)
            )
        if signs[-1] == 0:
            j = max(j for j, sign in enumerate(signs) if sign == before)
            middle = (values[j] + values[j + 1]) / 2
            return Turn(verdict, side, "undecided", before, 0, values[j], values[j + 1], middle)
        return None
    i = next((i for i, sign in enumerate(signs) if sign), 0)
    if not i:
        return None
    return Turn(verdict, side, "decided", 0, signs[i], values[i - 1], values[i], (values[i - 1] + values[i]) / 2)


def _where(verdict: str, values: Sequence[float], read: Sequence[Reading], j: int, i: int) -> float:
    """Return where straight lines between mean differences cross zero from point j to point i; else the middle."""
    for a in range(j, i if verdict != "crossover" else j):
        one, other = read[a].gap.mean, read[a + 1].gap.mean
        if one is not None and other is not None and one * other < 0:
            return float(values[a] + (values[a + 1] - values[a]) * one / (one - other))
    return (values[j] + values[i]) / 2
