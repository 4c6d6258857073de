"""Two loops to try the vector detector on: one as passes are, one spoilt by a lookup inside the loop."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, exp


@compiled
def gather(size: int, company: np.ndarray, table: np.ndarray, aspect: int, out: np.ndarray) -> None:
    """Look the company up inside the loop: stops vectorisation."""
    for i in range(size):
        out[i] = exp(out[i]) * table[company[i], aspect]


@compiled
def straight(size: int, factor: np.ndarray, out: np.ndarray) -> None:
    """Do the same with what was looked up before."""
    for i in range(size):
        out[i] = exp(out[i]) * factor[i] + ONE
