"""Everybody's tier in a programme: what qualifies, who rises, who falls, and how that feels."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.rules.programme import tier_of


@compiled
def begin_tiers(size: int, joins: np.ndarray, qualified: np.ndarray, tier: np.ndarray, clock: np.ndarray) -> None:
    """Let those who enrol begin below the first tier."""
    for i in range(size):
        is_new = joins[i] > ZERO
        qualified[i] = ZERO if is_new else qualified[i]
        tier[i] = ZERO if is_new else tier[i]
        clock[i] = ZERO if is_new else clock[i]


@compiled
def qualify(
    size: int,
    code: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    cash: np.ndarray,
    visits: np.ndarray,
    acts: np.ndarray,
    points: np.ndarray,
    qualified: np.ndarray,
) -> None:
    """Add what counts towards tiers."""
    for i in range(size):
        money, times, deeds, earned = cash[i], visits[i], acts[i], points[i]  # read all: no choice of addresses
        counted = money if code == 0 else times
        counted = deeds if code == 2 else counted
        counted = earned if code == 3 else counted
        qualified[i] = qualified[i] + (counted * active[i] if company[i] == k else ZERO)


@compiled
def climb(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    thresholds: tuple[np.float32, np.float32, np.float32],
    qualified: np.ndarray,
    tier: np.ndarray,
    moved: np.ndarray,
) -> None:
    """Let members rise as soon as they qualify; write by how many tiers."""
    first, second, third = thresholds
    for i in range(size):
        reached = tier_of(qualified[i], first, second, third)
        rises = (company[i] == k) & (active[i] > ZERO) & (reached > tier[i])
        moved[i] = reached - tier[i] if rises else ZERO
        tier[i] = reached if rises else tier[i]


@compiled
def fall(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    member: np.ndarray,
    thresholds: tuple[np.float32, np.float32, np.float32],
    period: np.float32,
    grace_months: np.float32,
    downgrade: int,
    qualified: np.ndarray,
    tier: np.ndarray,
    clock: np.ndarray,
    moved: np.ndarray,
) -> None:
    """Judge members when their period or grace is over, which begins another period; write by how many tiers they fall.

    The clock counts the months of a period up, and those of a grace up to 0, also of members who are away; they are not
    counted, and do not mind.
    """
    first, second, third = thresholds
    number = np.float32(k + 1)
    for i in range(size):
        is_member, is_mine = member[i] == number, (company[i] == k) & (active[i] > ZERO)
        waits = clock[i] < ZERO
        now = clock[i] + ONE
        is_judged = is_member & (now >= (ZERO if waits else period))
        reached = tier_of(qualified[i], first, second, third)
        is_short = is_judged & (reached < tier[i])
        gets_grace = is_short & (not waits) & (grace_months > ZERO)
        lower = tier[i] if downgrade == 0 else reached
        one = tier[i] - ONE
        lower = one if downgrade == 1 else lower
        lower = tier[i] if gets_grace else lower
        falls = is_short & (not gets_grace)
        moved[i] = tier[i] - lower if falls & is_mine else ZERO
        tier[i] = lower if falls else tier[i]
        begins = is_judged & (not gets_grace)
        qualified[i] = ZERO if begins else qualified[i]
        now = ZERO if begins else now
        now = -grace_months if gets_grace else now
        clock[i] = now if is_member else clock[i]


@compiled
def feel_demoted(size: int, moved: np.ndarray, levels: np.float32, weight: np.float32, slighted: np.ndarray) -> None:
    """Let those who fell be slighted, in proportion to what they lost."""
    per_tier = ONE / (levels if levels > ZERO else ONE)
    for i in range(size):
        slighted[i] = slighted[i] + weight * per_tier * moved[i]
