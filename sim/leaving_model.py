"""What a company learns from its own records: who leaves soon, by logistic regression.

P(leaves within the window) = lg(b0 + b x), fitted by penalised maximum likelihood (Newton's method; a ridge on b keeps
few leavers from saying too much). Sums run in one fixed order, so that no number of threads moves them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

STEPS = 30
RIDGE, RIDGE_OF_LEVEL = 1.0, 0.01
FARTHEST = 20.0


@dataclass(frozen=True)
class LeavingModel:
    """A fitted logistic regression.

    Attributes
    ----------
    centre, spread
        Of the columns, features.
    weights
        Level first, then one a feature, in log-odds per spread.
    """

    centre: np.ndarray
    spread: np.ndarray
    weights: np.ndarray

    def p_leaves(self, seen: np.ndarray) -> np.ndarray:
        """Return the chance that each customer leaves within the window; seen is customers by features."""
        return probability(_with_level((seen - self.centre) / self.spread), self.weights)


def fit(seen: np.ndarray, left: np.ndarray) -> LeavingModel:
    """Fit who left from what was seen.

    Parameters
    ----------
    seen
        Records by features, finite.
    left
        Records, bool: whether each left within the window.

    Notes
    -----
    Limits: with no leavers, or nothing but leavers, the ridge on the level keeps chances inside 0 to 1; a feature that
    never varies gets no weight.
    """
    centre, spread = seen.mean(axis=0), seen.std(axis=0)
    spread = np.where(spread > 1e-9, spread, 1.0)
    x, y = _with_level((seen - centre) / spread), left.astype(float)
    penalty = np.full(x.shape[1], RIDGE)
    penalty[0] = RIDGE_OF_LEVEL
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = probability(x, weights)
        slope = np.einsum("ni,n->i", x, y - p) - penalty * weights
        curvature = np.einsum("ni,nj->ij", x * (p * (1.0 - p))[:, None], x) + np.diag(penalty)
        step = np.linalg.solve(curvature, slope)
        weights = weights + np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < 1e-8:
            break
    return LeavingModel(centre, spread, weights)


def probability(x: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the chances that weights give to rows."""
    logit = np.einsum("ni,i->n", x, weights)
    chances: np.ndarray = 1.0 / (1.0 + np.exp(-np.clip(logit, -FARTHEST, FARTHEST)))
    return chances


def _with_level(x: np.ndarray) -> np.ndarray:
    return np.column_stack([np.ones(len(x)), x])
