"""Who needs a closer look this month, and the turn of the month."""

from __future__ import annotations

import numpy as np

from sim import draws
from sim.compiled import compiled
from sim.customers import CHOSEN
from sim.numeric import ZERO

IS_DUE, ASKS, IS_REACHED, CARD, CLOSES = 1, 2, 4, 8, 16
_DUE, _ASKS, _REACHED, _CARD, _CLOSES = np.uint8(1), np.uint8(2), np.uint8(4), np.uint8(8), np.uint8(16)
_NOT = np.uint8(0)
_BUT_REACHED = np.uint8(255 - IS_REACHED)
_CHOSEN = np.int8(CHOSEN)


@compiled
def due(
    size: int,
    month: int,
    scheduled: np.ndarray,
    clock: np.ndarray,
    stage: np.ndarray,
    pause: np.ndarray,
    events: np.ndarray,
) -> None:
    """Mark those whose clock has run out or whose scheduled month is here."""
    for i in range(size):
        has_run_out = (clock[i] <= ZERO) & (stage[i] != 2) & (pause[i] == 0)
        events[i] = _DUE if has_run_out | (scheduled[i] == month) else _NOT


@compiled
def asks(key: np.uint64, first: int, size: int, rate: np.float32, deals: np.ndarray, events: np.ndarray) -> None:
    """Mark those who ask for a deal because they had deals before."""
    for i in range(size):
        is_asking = draws.uniform(key, first + i) < rate * np.float32(deals[i])
        events[i] = events[i] | (_ASKS if is_asking else _NOT)


@compiled
def reached(key: np.uint64, first: int, size: int, share: np.ndarray, events: np.ndarray) -> None:
    """Mark those whom a retention campaign reaches."""
    for i in range(size):
        events[i] = events[i] | (_REACHED if draws.uniform(key, first + i) < share[i] else _NOT)


@compiled
def chosen(size: int, targeted: np.ndarray, flags: np.ndarray, events: np.ndarray) -> None:
    """Mark, instead of those drawn by lot, whom a company has chosen that chooses whom to contact."""
    for i in range(size):
        is_chosen = (flags[i] & _CHOSEN) != 0
        instead = (events[i] & _BUT_REACHED) | (_REACHED if is_chosen else _NOT)
        events[i] = instead if targeted[i] > ZERO else events[i]


@compiled
def cards(key: np.uint64, first: int, size: int, share: np.ndarray, stage: np.ndarray, events: np.ndarray) -> None:
    """Mark those who want out and must renew their payment now, or be out."""
    for i in range(size):
        is_forced = (draws.uniform(key, first + i) < share[i]) & (stage[i] == 1)
        events[i] = events[i] | (_CARD if is_forced else _NOT)


@compiled
def closes(size: int, closing: np.ndarray, events: np.ndarray) -> None:
    """Mark those whose company closes this month."""
    for i in range(size):
        events[i] = events[i] | (_CLOSES if closing[i] > ZERO else _NOT)


@compiled
def turn(size: int, tenure: np.ndarray, discount_left: np.ndarray, pause: np.ndarray) -> None:
    """Grow everybody's tenure by a month, and let deals and pauses run down."""
    for i in range(size):
        tenure[i] = tenure[i] + np.int16(1) if tenure[i] < 32_000 else tenure[i]
        discount_left[i] = discount_left[i] - np.int8(1) if discount_left[i] > 0 else discount_left[i]
        pause[i] = pause[i] - np.int8(1) if pause[i] > 0 else pause[i]
