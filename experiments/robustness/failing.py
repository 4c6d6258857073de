"""Where a policy fails: a box found in some of the worlds and judged in the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import stats

from experiments.robustness.prim import Box, Found, find
from experiments.statistics import Estimate, wilson

ALPHA = 0.05
"""Share of a box that one peel takes (Friedman & Fisher 1999 advise 0.05 to 0.1)."""


@dataclass(frozen=True)
class Judgement:
    """How a box does on some worlds.

    Attributes
    ----------
    density, coverage
        Share of the worlds inside that are failures, share of the failures that lie inside; Wilson intervals.
    base
        Share of all these worlds that are failures.
    """

    density: Estimate
    coverage: Estimate
    base: Estimate

    @property
    def is_convincing(self) -> bool:
        """Whether failures are clearly denser inside than among all these worlds."""
        low, base = self.density.low, self.base.mean
        return low is not None and base is not None and low > base

    def plain(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "density": self.density.plain(), "coverage": self.coverage.plain(), "failing": self.base.plain(),
            "worlds": self.base.n, "worlds_inside": self.density.n,
        }  # fmt: skip


@dataclass(frozen=True)
class Region:
    """The box in which a policy fails.

    Attributes
    ----------
    found
        The search, over every parameter; those that were not searched are free.
    searched
        Places of the parameters searched, most telling first.
    is_seen
        Worlds it was found in, bool (worlds); the others were held back.
    seen, unseen
        How the box does on the first and on the others.
    way
        How every box on the way does on the worlds held back, in the order of ``found.steps``.
    """

    found: Found
    searched: tuple[int, ...]
    is_seen: np.ndarray
    seen: Judgement
    unseen: Judgement
    way: tuple[Judgement, ...]

    @property
    def is_convincing(self) -> bool:
        """Whether the box restricts anything and holds in worlds that it was not found in."""
        return bool(self.found.box.restricted) and self.unseen.is_convincing


def region(shares: np.ndarray, fails: np.ndarray, *, held_back: float, floor: float, inputs: int, seed: int) -> Region:
    """Find where a policy fails in some of the worlds, and judge it in those held back.

    Among hundreds of inputs some slice of a few worlds is always free of cases by luck, and peeling would follow luck.
    So only the inputs are searched that differ most between failing and other worlds, of those not held back.

    Parameters
    ----------
    shares
        Where in its range every parameter was drawn, 0 to 1, (worlds by parameters).
    fails
        Whether the policy fails, bool (worlds).
    held_back
        Share of the worlds held back, drawn by lot.
    floor
        Smallest share of the worlds that a box may hold.
    inputs
        How many parameters are searched.
    seed
        Of the lot.
    """
    generator = np.random.default_rng([seed, 0x7072696D])
    is_seen = np.ones(len(shares), bool)
    for who in (np.flatnonzero(fails), np.flatnonzero(~fails)):  # both parts get their share of failures
        is_seen[generator.permutation(who)[: round(held_back * len(who))]] = False
    searched = most_telling(shares[is_seen], fails[is_seen])[:inputs]
    found = _over_all(
        find(shares[is_seen][:, searched], fails[is_seen], alpha=ALPHA, floor=floor), searched, shares.shape[1]
    )
    unseen = shares[~is_seen], fails[~is_seen]
    return Region(
        found, tuple(searched), is_seen, judge(found.box, shares[is_seen], fails[is_seen]), judge(found.box, *unseen),
        tuple(judge(step.box, *unseen) for step in found.steps),
    )  # fmt: skip


def most_telling(points: np.ndarray, is_case: np.ndarray) -> list[int]:
    """Return inputs by how far their distribution among cases lies from that among the rest (Kolmogorov-Smirnov)."""
    if not 0 < is_case.sum() < len(is_case):
        return list(range(points.shape[1]))
    apart = [stats.ks_2samp(values[is_case], values[~is_case]).statistic for values in points.T]
    return [int(i) for i in np.argsort(-np.array(apart), kind="stable")]


def _over_all(found: Found, searched: list[int], n: int) -> Found:
    """Return the search as one over all inputs, the others free."""

    def wide(box: Box) -> Box:
        low, high = np.full(n, -np.inf), np.full(n, np.inf)
        low[searched], high[searched] = box.low, box.high
        return Box(low, high)

    return Found(
        tuple(replace(step, box=wide(step.box)) for step in found.steps), found.chosen, wide(found.box),
        {searched[i]: p for i, p in found.quasi_p.items()},
    )  # fmt: skip


def judge(box: Box, points: np.ndarray, is_case: np.ndarray) -> Judgement:
    """Return how a box does on points."""
    inside = box.holds(points)
    cases = int(is_case[inside].sum())
    return Judgement(
        wilson(cases, int(inside.sum())), wilson(cases, int(is_case.sum())), wilson(int(is_case.sum()), len(points))
    )
