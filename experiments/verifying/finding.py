"""What one check of a law found: computed, expected, how far apart, how far they may be, and how far a wrong law is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from scipy import stats

ERRORS = 4.0
"""Standard errors allowed: an engine that follows the law is beyond them once in 16,000 checks."""
ERRORS_OF_CURVE = 4.5
"""The same for the worst of many points of a curve."""
MOST = 1e3
"""Distances beyond are told as this one: no p-value is smaller than numbers can be, about 37 standard errors."""

Kind = Literal["errors", "fit", "exact", "above"]


@dataclass(frozen=True)
class Finding:
    """One check.

    Attributes
    ----------
    name
        Key of its words.
    computed, expected
        What the engine did, and what the law says.
    gap, allowed
        Distance of the two, and how far it may be: in standard errors, or in units where there is no chance.
    kind
        ``errors``: a mean or share; ``fit``: a whole distribution, its p-value told as the standard errors that are as
        unlikely; ``exact``: units; ``above``: the gap must exceed what is allowed.
    error
        Standard error of what was computed; None where there is none.
    wrong
        Distance to a law known to be wrong, which the same check must reject; None where one unit would do.
    values
        What the words of the check name: the month of the largest gap, for example.
    """

    name: str
    computed: float
    expected: float
    gap: float
    allowed: float
    kind: Kind
    error: float | None = None
    wrong: float | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether the law holds; a gap that is no number never does."""
        return self._accepts(self.gap)

    @property
    def can_fail(self) -> bool:
        """Whether a wrong law would have been noticed with so many people."""
        return self.wrong is None or not self._accepts(self.wrong)

    def _accepts(self, gap: float) -> bool:
        return bool(gap > self.allowed if self.kind == "above" else gap <= self.allowed)

    @property
    def verdict(self) -> str:
        """Return ``holds``, ``fails``, or ``blunt``: it holds, and so would a wrong law."""
        return "fails" if not self.holds else "holds" if self.can_fail else "blunt"


@dataclass(frozen=True)
class Found:
    """What a law gives back: its checks, and curves to draw (rows of plain values by name)."""

    findings: tuple[Finding, ...]
    curves: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)


def within(name: str, computed: float, expected: float, error: float, wrong: float, **values: Any) -> Finding:
    """Compare a mean with what a law says, in standard errors; ``wrong`` is what a wrong law says."""
    distances = [_errors(computed - law, error) for law in (expected, wrong)]
    return Finding(
        name, computed, expected, distances[0], ERRORS, "errors", error, distances[1], values,
    )  # fmt: skip


def worst_of(name: str, computed: np.ndarray, expected: np.ndarray, error: np.ndarray, wrong: np.ndarray) -> Finding:
    """Compare a curve with what a law says, at the point where they are furthest apart, counted from 1."""
    far = np.array([_errors(float(gap), float(e)) for gap, e in zip(computed - expected, error, strict=True)])
    i = int(far.argmax())
    of_wrong = max(_errors(float(gap), float(e)) for gap, e in zip(computed - wrong, error, strict=True))
    return Finding(
        name, float(computed[i]), float(expected[i]), float(far[i]), ERRORS_OF_CURVE, "errors", float(error[i]),
        of_wrong, {"at": i + 1, "n": len(far)},
    )  # fmt: skip


def fitting(name: str, computed: float, expected: float, p: float, wrong: float, **values: Any) -> Finding:
    """Judge a distribution by the p-value of a test of fit, and that of a wrong law."""
    return Finding(
        name, computed, expected, as_errors(p), ERRORS, "fit", None, as_errors(wrong), values,
    )  # fmt: skip


def exactly(name: str, computed: float, expected: float, gap: float, allowed: float = 0.0, **values: Any) -> Finding:
    """Compare what is counted in units; nothing is left to chance."""
    return Finding(name, computed, expected, gap, allowed, "exact", None, None, values)


def beyond(
    name: str, computed: float, gap: float, wrong: float, allowed: float = ERRORS, error: float | None = None
) -> Finding:
    """Ask for something above zero, by more than is allowed."""
    return Finding(name, computed, 0.0, gap, allowed, "above", error, wrong)


def as_errors(p: float) -> float:
    """Return the standard errors beyond which a normal number is as unlikely as a p-value says.

    Examples
    --------
    >>> round(as_errors(0.05), 2), as_errors(1.0), as_errors(0.0)
    (1.96, 0.0, 1000.0)
    """
    return float(min(stats.norm.isf(p / 2.0), MOST)) if p == p else float("nan")


def chi_square(found: np.ndarray, chances: np.ndarray) -> float:
    """Return the p-value of counts in cells under chances; cells below five expected go together.

    Parameters
    ----------
    found
        Counts; whatever is not in a cell of ``chances`` is left out here and counted among the rest.
    chances
        Of the cells; they may add up to less than one, the rest being a cell of its own.

    Examples
    --------
    >>> even = np.full(2, 0.5)
    >>> chi_square(np.array([50, 50]), even) > 0.9, chi_square(np.array([90, 10]), even) < 1e-9
    (True, True)
    """
    n = found.sum()
    counts = np.zeros(chances.size)
    counts[: found.size] = found[: chances.size]
    expected = chances * n
    large = expected >= 5.0
    rest = n - counts[large].sum(), n - expected[large].sum()
    cells = [[*counts[large], rest[0]], [*expected[large], rest[1]]]
    if rest[1] < 5.0:  # too small to be a cell of its own: it joins the smallest
        if rest[1] <= 1e-9 * n and rest[0] > 0:
            return 0.0  # somebody did what cannot be
        smallest = int(np.argmin(cells[1][:-1]))
        for side in cells:
            side[smallest] += side.pop()
    chi = sum((o - e) ** 2 / e for o, e in zip(*cells, strict=True))
    return float(stats.chi2.sf(chi, len(cells[0]) - 1))


def _errors(gap: float, error: float) -> float:
    if error > 0.0:
        return float(min(abs(gap) / error, MOST))
    return 0.0 if gap == 0.0 else MOST
