"""Leaving, in rows of people: payments that fail, wanting out, attempts that get stuck, and the parting itself."""

from __future__ import annotations

import numpy as np

from sim import customers, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO, log, logistic, softplus
from sim.passes.calendar import CARD, CLOSES, IS_DUE
from sim.passes.lists import scatter, scatter_one
from sim.rules.leaving import notice_logit, stuck_logit

STAYS, FREE, ASKING, TRYING, SAVED, STUCK, FAILS, SHUT, GOES, LOOKS = range(10)
"""The course that somebody's month takes: nothing more happens; it is still open; asks for a deal; tries to leave; is
saved by an offer; gets stuck; is lost to a failed payment; must go because the company closes; leaves; or, outside,
looks at offers."""


@compiled
def begin(
    n: int,
    n_companies: int,
    month: int,
    is_involuntary: bool,
    company: np.ndarray,
    scheduled: np.ndarray,
    events: np.ndarray,
    course: np.ndarray,
) -> None:
    """Write the course that is settled already, and for whom it is still open."""
    for j in range(n):
        is_scheduled = scheduled[j] == month
        inside = GOES if (events[j] & CARD) != 0 else FREE
        inside = FAILS if is_scheduled & is_involuntary else inside
        inside = SHUT if (events[j] & CLOSES) != 0 else inside
        outside = LOOKS if is_scheduled else STAYS
        course[j] = inside if company[j] != n_companies else outside


@compiled
def come_due(n: int, events: np.ndarray, clock: np.ndarray, pause: np.ndarray, is_due: np.ndarray) -> None:
    """Write whose clock has run out."""
    for j in range(n):
        is_due[j] = 1 if ((events[j] & IS_DUE) != 0) & (clock[j] <= ZERO) & (pause[j] == 0) else 0


@compiled
def wake_up(
    n: int,
    wake: np.ndarray,
    reached: np.ndarray,
    resentment: np.ndarray,
    ordinary: np.float32,
    resentment_wakes: np.float32,
    event_wakes: np.float32,
    stage: np.ndarray,
    clock: np.ndarray,
    is_due: np.ndarray,
) -> None:
    """Let a campaign wake those who want out already."""
    for j in range(n):
        woken = notice_logit(ordinary, resentment[j], wake[j] + event_wakes, resentment_wakes)
        plain = notice_logit(ordinary, resentment[j], wake[j], resentment_wakes)
        is_woken = (stage[j] == customers.WANTING) & (reached[j] != 0) & (is_due[j] == 0)
        left = clock[j] - (softplus(woken) - softplus(plain))
        clock[j] = left if is_woken else clock[j]
        is_due[j] = 1 if is_woken & (left <= ZERO) else is_due[j]


@compiled
def begin_to_want(
    n: int,
    course: np.ndarray,
    uniforms: np.ndarray,
    wake: np.ndarray,
    reached: np.ndarray,
    resentment: np.ndarray,
    ordinary: np.float32,
    resentment_wakes: np.float32,
    event_wakes: np.float32,
    stage: np.ndarray,
    clock: np.ndarray,
    is_due: np.ndarray,
) -> None:
    """Let the content whose clock has run out want out, and perhaps notice the way out in the same month."""
    for j in range(n):
        woken = wake[j] + (event_wakes if reached[j] != 0 else ZERO)
        notice = notice_logit(ordinary, resentment[j], woken, resentment_wakes)
        begins = (course[j] == FREE) & (stage[j] == customers.CONTENT) & (is_due[j] != 0)
        left = -log(uniforms[j]) - softplus(notice)
        clock[j] = left if begins else clock[j]
        is_due[j] = 0 if begins & (left > ZERO) else is_due[j]
        stage[j] = customers.WANTING if begins else stage[j]


@compiled
def attempt(n: int, stage: np.ndarray, is_due: np.ndarray, course: np.ndarray) -> None:
    """Let those who want out and notice the way out try to leave."""
    for j in range(n):
        is_trying = (course[j] == FREE) & (stage[j] == customers.WANTING) & (is_due[j] != 0)
        course[j] = TRYING if is_trying else course[j]


@compiled
def get_through(
    n: int,
    uniforms: np.ndarray,
    friction: np.ndarray,
    base: np.float32,
    resentment_pushes: np.float32,
    resentment: np.ndarray,
    course: np.ndarray,
) -> None:
    """Let those who try get through to the exit, or get stuck."""
    for j in range(n):
        chance = logistic(stuck_logit(base, friction[j], resentment[j], resentment_pushes))
        ends = STUCK if uniforms[j] < chance else GOES
        course[j] = ends if course[j] == TRYING else course[j]


@compiled
def bear_being_stuck(
    n: int,
    course: np.ndarray,
    uniforms: np.ndarray,
    is_obstructing: np.ndarray,
    hurt: np.ndarray,
    lost: np.float32,
    gives_up: np.float32,
    give_up_months: np.float32,
    resentment: np.ndarray,
    surplus: np.ndarray,
    pause: np.ndarray,
) -> None:
    """Those who get stuck resent it and lose time; with friction some give up for a while."""
    for j in range(n):
        is_stuck = course[j] == STUCK
        resentment[j] = resentment[j] + ((ONE - resentment[j]) * hurt[j] if is_stuck else ZERO)
        surplus[j] = surplus[j] - (lost if is_stuck else ZERO)
        has_given_up = is_stuck & (is_obstructing[j] > ZERO) & (uniforms[j] < gives_up)
        pause[j] = np.int32(give_up_months) + np.int32(1) if has_given_up else pause[j]


@compiled
def turn_episode(n: int, course: np.ndarray, episodes: np.ndarray) -> None:
    """Begin another episode for those to whom something happened: the next time is another occasion."""
    for j in range(n):
        is_over = (course[j] >= ASKING) & (course[j] != LOOKS)
        episodes[j] = episodes[j] + np.int32(1) if is_over else episodes[j]


@compiled
def try_again(n: int, course: np.ndarray, stage: np.ndarray, uniforms: np.ndarray, clock: np.ndarray) -> None:
    """Start the clock of those who still want out: until they notice the way out again."""
    for j in range(n):
        is_waiting = (course[j] == STUCK) | ((course[j] == SAVED) & (stage[j] == customers.WANTING))
        clock[j] = -log(uniforms[j]) if is_waiting else clock[j]


@compiled
def part(
    n: int,
    who: np.ndarray,
    company: np.ndarray,
    is_voluntary: bool,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    n_companies: int,
    sums: np.ndarray,
    left: np.ndarray,
) -> None:
    """End the spells of the people listed: remember how it was, and count it."""
    for j in range(n):
        f[customers.MEMORY_SATISFACTION, who[j]] = f[customers.SATISFACTION, who[j]]
    for j in range(n):
        f[customers.MEMORY_TRUST, who[j]] = f[customers.TRUST, who[j]]
    for j in range(n):
        f[customers.MEMORY_RESENTMENT, who[j]] = f[customers.RESENTMENT, who[j]]
    scatter_one(n, who, month, h[customers.PARTED])
    scatter(n, who, company, b[customers.LAST_COMPANY])
    scatter_one(n, who, n_companies, b[customers.COMPANY])
    scatter_one(n, who, customers.OUTSIDE, b[customers.STAGE])
    scatter_one(n, who, -1, h[customers.REFERRAL])
    reason = 0 if is_voluntary else 1
    for j in range(n):
        i, k = who[j], company[j]
        sums[k, totals.LEFT] += 1
        sums[k, totals.LEFT_INVOLUNTARILY] += reason
        if month >= 0:
            cohort = max(0, month - int(h[customers.TENURE, i]))
            left[k, cohort, month + 1 - cohort, reason] += 1
            if k == 0 and h[customers.FIRST_LEFT, i] == customers.NEVER:
                h[customers.FIRST_LEFT, i] = month + 1
                if not is_voluntary:
                    b[customers.FLAGS, i] = b[customers.FLAGS, i] | customers.LEFT_INVOLUNTARILY
