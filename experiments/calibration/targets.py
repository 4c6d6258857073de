"""The published retention curves that populations are fitted to, and what is assumed about each.

Source: Fader and Hardie (2007), Table 1, for the two segments; Einav, Klopack and Mahoney (2023) for subscriptions,
three points read off a chart, good to about 3 percentage points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any

REGULAR = (100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3)
HIGH_END = (100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4)
"""Percentage still customers at the end of years 0 to 12."""

CARD_MONTH = 12
"""Months lived when payment cards are replaced."""

NOTICE = (0.08, 0.30)
"""Plausible chance of noticing the way out in a month: three months to a year (assumed; a ridge needs an end)."""


@dataclass(frozen=True)
class Target:
    """A published curve, and the freedom a population has to meet it.

    Attributes
    ----------
    name
        Population preset.
    source
        Key in ``sim.references``.
    months
        Months lived at the published points.
    observed
        Share still customers at these points, 0 to 1.
    low, high
        Bounds of (want level, want spread, notice); equal bounds hold a value.
    guess
        Where the search begins.
    noise
        Typical error of a published point, as a share: what luck gives a cohort of 10,000, or what a chart allows.
    world
        What else is so, by full key.
    """

    name: str
    source: str
    months: tuple[int, ...]
    observed: tuple[float, ...]
    low: tuple[float, float, float]
    high: tuple[float, float, float]
    guess: tuple[float, float, float]
    noise: float
    world: dict[str, Any] = field(default_factory=dict)

    @property
    def horizon(self) -> int:
        """Months to simulate."""
        return self.months[-1]

    @property
    def is_held_back(self) -> bool:
        """Whether points are kept back to judge the projection."""
        return len(self.months) > 3

    def upto(self, n: int) -> Target:
        """Return the same target with its first n points only."""
        return replace(self, months=self.months[:n], observed=self.observed[:n])

    def alike(self) -> Target:
        """Return the same target for customers who are all alike, with every other freedom."""
        return replace(self, low=(-8.0, 0.0, 0.005), high=(0.0, 0.0, 0.95), guess=(self.guess[0] + 1.0, 0.0, 0.7))

    def freed(self) -> Target:
        """Return the same target with every parameter free over its whole range."""
        return replace(self, low=(-8.0, 0.0, 0.005), high=(0.0, 6.0, 0.95))

    def holding(self, which: int, value: float) -> Target:
        """Return the same target with one parameter held at a value and the others free."""
        low, high = list(self.freed().low), list(self.freed().high)
        low[which] = high[which] = value
        return replace(self, low=tuple(low), high=tuple(high))


def _cohort(name: str, percent: tuple[float, ...], guess: tuple[float, float, float]) -> Target:
    months = tuple(12 * year for year in range(1, len(percent)))
    shares = tuple(p / 100.0 for p in percent[1:])
    luck = math.sqrt(sum(s * (1.0 - s) for s in shares) / len(shares) / 10_000)
    low, high = (-8.0, 0.2, NOTICE[0]), (0.0, 5.0, NOTICE[1])
    return Target(name, "fader2007", months, shares, low, high, guess, luck)


TARGETS = {
    "regular": _cohort("regular", REGULAR, (-3.3, 2.0, 0.18)),
    "high_end": _cohort("high_end", HIGH_END, (-4.8, 2.3, 0.10)),
    # the three points alone would make all subscribers alike; that people differ at least a little is assumed
    "subscription": Target(
        "subscription",
        "einav2023",
        (CARD_MONTH, CARD_MONTH + 1, 24),
        (0.75, 0.52, 0.35),
        (-8.0, 0.5, NOTICE[0]),
        (0.0, 5.0, NOTICE[1]),
        (-2.95, 0.8, 0.10),
        0.03,
        {"shocks": [{"kind": "card_replacement", "month": CARD_MONTH}]},
    ),  # fmt: skip
}
"""Every population that is fitted, by preset."""
