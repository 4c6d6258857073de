"""Everybody's month of service."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes.meet import meet
from sim.rules.experience import experienced_quality


@compiled
def luck(key: np.uint64, first: int, size: int, total: np.ndarray) -> None:
    """Draw the raw luck of customers first, first + 1, ..."""
    for i in range(size):
        total[i] = draws.sum_of_four(draws.hashed(key, first + i))


@compiled
def experience(
    size: int,
    total: np.ndarray,
    quality: np.ndarray,
    fit: np.ndarray,
    fit_weight: np.float32,
    luck_weight: np.float32,
    harm: np.ndarray,
    experienced: np.ndarray,
) -> None:
    """Write this month's experience; total is raw luck."""
    for i in range(size):
        fortune = luck_weight * draws.bell(total[i])
        experienced[i] = experienced_quality(quality[i], fit_weight * fit[i], fortune, harm[i])


@compiled
def experience_without_luck(
    size: int, quality: np.ndarray, fit: np.ndarray, fit_weight: np.float32, harm: np.ndarray, experienced: np.ndarray
) -> None:
    """Write this month's experience when luck is switched off."""
    for i in range(size):
        experienced[i] = experienced_quality(quality[i], fit_weight * fit[i], ZERO, harm[i])


@compiled
def steadied_experience(
    size: int,
    total: np.ndarray,
    steadiness: np.ndarray,
    quality: np.ndarray,
    fit: np.ndarray,
    fit_weight: np.float32,
    luck_weight: np.float32,
    harm: np.ndarray,
    experienced: np.ndarray,
) -> None:
    """Write this month's experience where companies take a share of the luck out."""
    for i in range(size):
        fortune = luck_weight * (ONE - steadiness[i]) * draws.bell(total[i])
        experienced[i] = experienced_quality(quality[i], fit_weight * fit[i], fortune, harm[i])


@compiled
def delight(size: int, luck: np.ndarray, share: np.ndarray, gain: np.float32, quality: np.ndarray) -> None:
    """Give some customers a month out of the ordinary."""
    for i in range(size):
        quality[i] = quality[i] + (gain if luck[i] < share[i] else ZERO)


@compiled
def be_served(
    start: int,
    size: int,
    key: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    is_lucky: bool,
    is_steadied: bool,
    quality: np.ndarray,
    harm: np.ndarray,
    two: np.ndarray,
    three: np.ndarray,
    experienced: np.ndarray,
) -> None:
    """Write this month's experience, with its luck if there is any; the rows before the last are scratch."""
    w = world[0]
    fit = f[customers.FIT, start : start + size]
    if not is_lucky:
        experience_without_luck(size, quality, fit, w.experience_fit, harm, experienced)
        return
    luck(key, start, size, two)
    if is_steadied:
        meet(company, table, conduct.STEADINESS, size, three)
        steadied_experience(
            size, two, three, quality, fit, w.experience_fit, w.experience_noise, harm, experienced
        )  # fmt: skip
    else:
        experience(size, two, quality, fit, w.experience_fit, w.experience_noise, harm, experienced)


@compiled
def notices(
    key: np.uint64,
    first: int,
    size: int,
    share: np.ndarray,
    tenure: np.ndarray,
    event_wakes: np.float32,
    wake: np.ndarray,
) -> None:
    """Wake the share of customers who read the renewal notice on an anniversary of joining."""
    for i in range(size):
        months = np.int32(tenure[i])
        is_anniversary = (months > 0) & (months == np.int32(12) * (months // np.int32(12)))
        reads = (draws.uniform(key, first + i) < share[i]) & is_anniversary
        wake[i] = wake[i] + (event_wakes if reads else ZERO)


@compiled
def fill(size: int, value: np.float32 | int, out: np.ndarray) -> None:
    """Set a stretch of scratch to one value."""
    for i in range(size):
        out[i] = value


@compiled
def copy(size: int, source: np.ndarray, out: np.ndarray) -> None:
    """Copy a stretch of scratch."""
    for i in range(size):
        out[i] = source[i]


@compiled
def add(size: int, more: np.ndarray, out: np.ndarray) -> None:
    """Add one stretch of scratch to another."""
    for i in range(size):
        out[i] = out[i] + more[i]
