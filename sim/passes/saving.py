"""Save offers, made to rows of people: by campaigns, to those who come to leave, and to those who ask for a deal."""

from __future__ import annotations

import numpy as np

from sim import customers
from sim.compiled import compiled
from sim.numeric import ZERO, log, logistic
from sim.passes.calendar import ASKS, IS_REACHED
from sim.passes.parting import ASKING, FREE, SAVED, STAYS, TRYING
from sim.rules.deals import pull_of_deal
from sim.rules.saving import accept_logit

_MOST_DEALS = 100


@compiled
def reach(n: int, course: np.ndarray, events: np.ndarray, pause: np.ndarray, reached: np.ndarray) -> None:
    """Write whom a campaign reaches: those who are free to listen and do not pause."""
    for j in range(n):
        reached[j] = 1 if ((events[j] & IS_REACHED) != 0) & (course[j] == FREE) & (pause[j] == 0) else 0


@compiled
def note(n: int, month: int, reached: np.ndarray, contacted: np.ndarray) -> None:
    """Note the month of the contact."""
    for j in range(n):
        contacted[j] = month if reached[j] != 0 else contacted[j]


@compiled
def ask(n: int, events: np.ndarray, stage: np.ndarray, discount_left: np.ndarray, course: np.ndarray) -> None:
    """Let those ask for a deal who do not want out and have none running."""
    for j in range(n):
        is_asking = ((events[j] & ASKS) != 0) & (stage[j] != customers.WANTING) & (discount_left[j] == 0)
        course[j] = ASKING if (course[j] == FREE) & is_asking else course[j]


@compiled
def offer(
    n: int, course: np.ndarray, reached: np.ndarray, uniforms: np.ndarray, share: np.ndarray, made: np.ndarray
) -> None:
    """Write to whom the save desk makes an offer: some of those who try to leave or ask, but nobody twice a month."""
    for j in range(n):
        is_heard = ((course[j] == TRYING) & (reached[j] == 0)) | (course[j] == ASKING)
        made[j] = 1 if is_heard & (uniforms[j] < share[j]) else 0


@compiled
def decide(
    n: int,
    is_at_exit: bool,
    made: np.ndarray,
    uniforms: np.ndarray,
    depth: np.ndarray,
    sensitivity: np.ndarray,
    resentment: np.ndarray,
    trust: np.ndarray,
    disposition: np.ndarray,
    training: np.ndarray,
    base: np.float32,
    exit_weight: np.float32,
    depth_weight: np.float32,
    resentment_weight: np.float32,
    distrust_weight: np.float32,
    training_weight: np.float32,
    full_deal: np.float32,
    goodwill: np.ndarray,
    accepted: np.ndarray,
) -> None:
    """Write who accepts the offer made; goodwill is what gratitude adds to the log-odds."""
    for j in range(n):
        chance = logistic(
            accept_logit(
                depth[j], sensitivity[j], resentment[j], trust[j] - disposition[j], is_at_exit, base, exit_weight,
                depth_weight, resentment_weight, distrust_weight,
            )
            + pull_of_deal(training[j], depth[j], training_weight, full_deal)
            + goodwill[j]
        )  # fmt: skip
        accepted[j] = 1 if (made[j] != 0) & (uniforms[j] < chance) else 0


@compiled
def grant(
    n: int,
    accepted: np.ndarray,
    depth: np.ndarray,
    months: np.ndarray,
    discount: np.ndarray,
    discount_left: np.ndarray,
    deals: np.ndarray,
) -> None:
    """Start the deals accepted, from next month on."""
    for j in range(n):
        discount[j] = depth[j] if accepted[j] != 0 else discount[j]
    for j in range(n):
        discount_left[j] = np.int32(months[j]) + np.int32(1) if accepted[j] != 0 else discount_left[j]
    for j in range(n):
        deals[j] = deals[j] + (np.int32(1) if (accepted[j] != 0) & (deals[j] < _MOST_DEALS) else np.int32(0))


@compiled
def charge(
    n: int,
    company: np.ndarray,
    codes: np.ndarray,
    code: int,
    cost: np.ndarray,
    discount_factor: np.float32,
    value: np.ndarray,
) -> None:
    """Take a cost off the focal company's value of those of its customers who bear a code."""
    for j in range(n):
        value[j] = value[j] - (discount_factor * cost[j] if (codes[j] == code) & (company[j] == 0) else ZERO)


@compiled
def settle_campaign(
    n: int, reached: np.ndarray, accepted: np.ndarray, stage: np.ndarray, course: np.ndarray, episodes: np.ndarray
) -> None:
    """Let those who accepted a campaign's offer stay, or be saved; the next offer is another occasion."""
    for j in range(n):
        is_saved = (accepted[j] != 0) & (stage[j] == customers.WANTING)
        kept = SAVED if is_saved else STAYS
        course[j] = kept if accepted[j] != 0 else course[j]
        episodes[j] = episodes[j] + np.int32(1) if (reached[j] != 0) & (not is_saved) else episodes[j]


@compiled
def settle_offers(n: int, accepted: np.ndarray, course: np.ndarray) -> None:
    """Save those who wanted out and accepted."""
    for j in range(n):
        course[j] = SAVED if (course[j] == TRYING) & (accepted[j] != 0) else course[j]


@compiled
def reconcile(
    n: int,
    course: np.ndarray,
    uniforms: np.ndarray,
    reconverts: np.float32,
    months: np.ndarray,
    stage: np.ndarray,
    pause: np.ndarray,
) -> None:
    """Of those saved some no longer want out; the others only wait for the discount to end."""
    for j in range(n):
        is_content = uniforms[j] < reconverts
        stays = customers.CONTENT if is_content else customers.WANTING
        stage[j] = stays if course[j] == SAVED else stage[j]
        pause[j] = np.int32(months[j]) + np.int32(1) if (course[j] == SAVED) & (not is_content) else pause[j]


@compiled
def begin_again(n: int, course: np.ndarray, stage: np.ndarray, uniforms: np.ndarray, clock: np.ndarray) -> None:
    """Start the clock of those who are content again: until they want out."""
    for j in range(n):
        clock[j] = -log(uniforms[j]) if (course[j] == SAVED) & (stage[j] == customers.CONTENT) else clock[j]
