"""What customers have learned beyond the ordinary: what it is worth, what it does, and how it changes."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import positive
from sim.rules.mastery import lead_after, ordinary_mastery, push_of_mastery


@compiled
def use(size: int, lead: np.ndarray, benefit: np.float32, quality: np.ndarray) -> None:
    """Let those ahead get more out of the same product."""
    for i in range(size):
        quality[i] = quality[i] + benefit * lead[i]


@compiled
def path(
    size: int,
    tenure: np.ndarray,
    equilibrium: np.float32,
    gap: np.float32,
    fading: np.float32,
    ordinary: np.ndarray,
) -> None:
    """Write the ordinary mastery at everybody's tenure."""
    for i in range(size):
        ordinary[i] = ordinary_mastery(np.float32(tenure[i]), equilibrium, gap, fading)


@compiled
def bind(
    size: int,
    lead: np.ndarray,
    ordinary: np.ndarray,
    stays: np.float32,
    reached: np.float32,
    done: np.float32,
    push: np.ndarray,
) -> None:
    """Add what mastery does to the log-odds of wanting out."""
    for i in range(size):
        push[i] = push[i] + push_of_mastery(lead[i], ordinary[i], stays, reached, done)


@compiled
def ask_less(size: int, lead: np.ndarray, saved: np.float32, rate: np.ndarray) -> None:
    """Take the questions off that those ahead need not ask; outside nobody asks anyhow."""
    for i in range(size):
        rate[i] = positive(rate[i] - saved * lead[i])


@compiled
def learn(size: int, ordinary: np.ndarray, taught: np.ndarray, kept: np.float32, lead: np.ndarray) -> None:
    """Move everybody's lead by a month; outside nobody teaches, and it fades."""
    for i in range(size):
        lead[i] = lead_after(lead[i], ordinary[i], kept, taught[i])
