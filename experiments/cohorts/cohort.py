"""One cohort of the user's table: how many of those who joined together are still there, month by month."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Cohort:
    """A survival curve and how well it is known.

    Attributes
    ----------
    segment
        Name of the segment; empty if the table has none.
    months
        Whole months, rising, without month 0.
    survival
        Share still there at these months, 0 to 1, not rising.
    sizes
        Size of the cohort behind each point, people; empty where it is not known.
    noise
        Typical error of a point, as a share; only where the size is not known.
    n_used
        How many of the points are fitted; the others are held back.
    notes
        How the table was read, each a key of ``words`` with its values.
    """

    segment: str
    months: tuple[int, ...]
    survival: tuple[float, ...]
    sizes: tuple[float, ...]
    noise: float
    n_used: int
    notes: tuple[tuple[str, dict[str, object]], ...] = field(default=())

    @property
    def is_sized(self) -> bool:
        """Whether the size of the cohort is known."""
        return bool(self.sizes)

    @property
    def used(self) -> np.ndarray:
        """Months that are fitted."""
        return np.array(self.months[: self.n_used])

    @property
    def held_back(self) -> np.ndarray:
        """Months that are held back."""
        return np.array(self.months[self.n_used :], int)

    @property
    def last_used(self) -> int:
        """Last month that is fitted."""
        return self.months[self.n_used - 1]

    @property
    def people(self) -> float:
        """Size of the cohort at the last point fitted; where it is not known, the size whose luck is the noise.

        With n people, a point of share s has the error sqrt(s (1 - s) / n); the mean over the points fitted counts.
        """
        if self.sizes:
            return self.sizes[self.n_used - 1]
        shares = np.array(self.survival[: self.n_used])
        return float(max(1.0, (shares * (1.0 - shares)).mean() / self.noise**2))
