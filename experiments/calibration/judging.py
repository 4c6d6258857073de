"""Judge a fit in the full model, over many replications: how far off it is where it was not fitted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.calibration.peers import mape
from experiments.calibration.targets import Target

LARGEST_MISS = 0.02
"""A projection holds if every held-back year is met within this share."""


@dataclass(frozen=True)
class Judgement:
    """A fit against all published points.

    Attributes
    ----------
    target
        With all published points.
    variant
        Name of what was fitted.
    n_fitted
        How many of the points were used.
    values
        Parameters.
    curves
        Survival of the full model, replications by months from 0.
    """

    target: Target
    variant: str
    n_fitted: int
    values: dict[str, float]
    curves: np.ndarray

    @property
    def at_points(self) -> np.ndarray:
        """Mean survival at the published points."""
        mean: np.ndarray = self.curves[:, list(self.target.months)].mean(axis=0)
        return mean

    @property
    def misses(self) -> np.ndarray:
        """Model minus published at every point, as shares."""
        miss: np.ndarray = self.at_points - np.array(self.target.observed)
        return miss

    @property
    def judged(self) -> slice:
        """Points that count: those held back, or all if none was."""
        return slice(self.n_fitted if self.n_fitted < len(self.target.months) else 0, None)

    @property
    def worst(self) -> float:
        """Largest miss at the points that count, as a share."""
        return float(np.abs(self.misses[self.judged]).max())

    @property
    def holds(self) -> bool:
        """Whether all these points are met."""
        return self.worst <= (LARGEST_MISS if self.target.is_held_back else 2.0 * self.target.noise)

    @property
    def is_rising(self) -> bool:
        """Whether the yearly retention rate, averaged over replications, rises every year from year 2."""
        yearly = self.curves[:, ::12].mean(axis=0)
        return bool((np.diff(yearly[2:] / yearly[1:-1]) > 0.0).all())

    @property
    def survival_mape(self) -> float:
        """Mean absolute percentage error of survival at the held-back years, in percent."""
        published = np.append(1.0, self.target.observed)
        return mape(np.append(1.0, self.at_points), published, self.n_fitted)

    def standard_error(self) -> float:
        """Return the largest standard error of the mean at the published points, as a share; NaN with one run."""
        points = self.curves[:, list(self.target.months)]
        n = points.shape[0]
        return float(points.std(axis=0, ddof=1).max() / np.sqrt(n)) if n > 1 else np.nan

    def row(self) -> dict[str, Any]:
        """Return the judgement as plain values, misses in percentage points."""
        row: dict[str, Any] = {
            "population": self.target.name,
            "variant": self.variant,
            "points_fitted": self.n_fitted,
            **self.values,
            "worst_miss": round(100.0 * self.worst, 3),
            "standard_error": round(100.0 * error, 3) if np.isfinite(error := self.standard_error()) else None,
            "holds": self.holds,
        }
        if self.target.is_held_back:
            row |= {"mape": round(self.survival_mape, 2), "retention_rises": self.is_rising}
        return row
