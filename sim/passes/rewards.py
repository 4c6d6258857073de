"""What a programme does to everybody: discounts, slights, status, the pull of rewards, the pressure to earn them."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO, exp, positive
from sim.rules.programme import entitlement_after, gain_of_rewards, nearness, pressure, push_of_rewards, threshold_ahead

_TWO = np.float32(2.0)


@compiled
def feel_new(
    size: int, company: np.ndarray, k: int, novelty: np.float32, active: np.ndarray, reward: np.ndarray
) -> None:
    """Leave of the rewards what members feel of them; others get none."""
    for i in range(size):
        felt = reward[i] * novelty * active[i]
        reward[i] = felt if company[i] == k else reward[i]


@compiled
def discount(
    size: int, company: np.ndarray, k: int, share: np.float32, active: np.ndarray, level: np.ndarray, paid: np.ndarray,
    off: np.ndarray,
) -> None:  # fmt: skip
    """Take the members' discount off the bill, and write which share that was."""
    for i in range(size):
        part = share * active[i] * level[i] if company[i] == k else off[i]
        off[i] = part
        paid[i] = paid[i] * (ONE - part) if company[i] == k else paid[i]


@compiled
def be_slighted(size: int, slighted: np.ndarray, violation: np.ndarray) -> None:
    """Let what was taken away last month be felt as a wrong."""
    for i in range(size):
        violation[i] = violation[i] + slighted[i]
        slighted[i] = ZERO


@compiled
def be_left_out(
    size: int, company: np.ndarray, k: int, eligible: np.ndarray, weight: np.float32, violation: np.ndarray
) -> None:
    """Let those whom a programme leaves out mind."""
    for i in range(size):
        is_out = (company[i] == k) & (eligible[i] <= ZERO)
        violation[i] = violation[i] + (weight if is_out else ZERO)


@compiled
def regret(
    size: int, company: np.ndarray, k: int, active: np.ndarray, prepaid: np.ndarray, a_month: np.ndarray,
    satisfaction: np.ndarray, neutral: np.float32, weight: np.float32, violation: np.ndarray,
) -> None:  # fmt: skip
    """Let members who have prepaid a company that serves them badly mind that their money is tied up there."""
    for i in range(size):
        money = prepaid[i] / a_month[i]
        months = money if money < _TWO else _TWO
        minded = weight * active[i] * months * positive(neutral - satisfaction[i])
        violation[i] = violation[i] + (minded if company[i] == k else ZERO)


@compiled
def be_somebody(
    size: int, company: np.ndarray, k: int, status: np.float32, active: np.ndarray, level: np.ndarray,
    trusts: np.float32, felt: np.ndarray, kept: np.ndarray,
) -> None:  # fmt: skip
    """Write how far members feel to be somebody; it makes a company seem to keep more than the ordinary."""
    for i in range(size):
        is_here = company[i] == k
        somebody = status * active[i] * level[i]
        felt[i] = somebody if is_here else felt[i]
        kept[i] = kept[i] + ((ONE - kept[i]) * trusts * somebody if is_here else ZERO)


@compiled
def stand_for(
    size: int, company: np.ndarray, k: int, alignment: np.float32, values: np.ndarray, agreed: np.ndarray
) -> None:
    """Write how far what a company stands for agrees with each of its customers."""
    for i in range(size):
        agreed[i] = alignment * values[i] if company[i] == k else agreed[i]


@compiled
def bind(
    size: int,
    reward: np.ndarray,
    rival: np.ndarray,
    entitlement: np.ndarray,
    sensitivity: np.ndarray,
    status: np.ndarray,
    weight: np.float32,
    rivalry: tuple[np.float32, np.float32],
    reference: np.float32,
    loss: np.float32,
    status_weight: np.float32,
    push: np.ndarray,
) -> None:
    """Add what rewards, their loss and status do to the log-odds of wanting out."""
    commoditises, advertises = rivalry
    for i in range(size):
        gained = gain_of_rewards(reward[i], rival[i], commoditises, advertises)
        moved = push_of_rewards(gained, reward[i], entitlement[i], sensitivity[i], weight, reference, loss)
        push[i] = push[i] + (moved - status_weight * status[i])


@compiled
def hold(
    size: int,
    at_stake: np.ndarray,
    prepaid: np.ndarray,
    a_month: np.ndarray,
    agreed: np.ndarray,
    active: np.ndarray,
    stake_weight: np.float32,
    prepaid_weight: np.float32,
    values_weight: np.float32,
    push: np.ndarray,
) -> None:
    """Add what points held, money prepaid and shared values do to it, money in months of usual spending."""
    for i in range(size):
        points, money = at_stake[i] / a_month[i], prepaid[i] / a_month[i]
        stake = points if points < _TWO else _TWO
        loaded = money if money < _TWO else _TWO
        held = active[i] * (stake_weight * stake + prepaid_weight * loaded)
        push[i] = push[i] - (held + values_weight * agreed[i])


@compiled
def begin_afresh(size: int, tenure: np.ndarray, entitlement: np.ndarray) -> None:
    """Let nobody expect of a new company what another one gave."""
    for i in range(size):
        entitlement[i] = ZERO if tenure[i] == 0 else entitlement[i]


@compiled
def get_used_to(size: int, reward: np.ndarray, speed: np.float32, entitlement: np.ndarray) -> None:
    """Let everybody get used to what they get."""
    for i in range(size):
        entitlement[i] = entitlement_after(entitlement[i], reward[i], speed)


@compiled
def draw_purchases(
    size: int,
    reward: np.ndarray,
    rival: np.ndarray,
    sensitivity: np.ndarray,
    status: np.ndarray,
    agreed: np.ndarray,
    price_weight: np.float32,
    rivalry: tuple[np.float32, np.float32],
    status_weight: np.float32,
    values_weight: np.float32,
    pull: np.ndarray,
) -> None:
    """Add what rewards, status and values do to the share of wallet."""
    commoditises, advertises = rivalry
    for i in range(size):
        better_off = gain_of_rewards(reward[i], rival[i], commoditises, advertises)
        gained = price_weight * sensitivity[i] * better_off
        pull[i] = pull[i] + (gained + status_weight * status[i] + values_weight * agreed[i])


@compiled
def approach(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    attends: np.ndarray,
    earned: np.ndarray,
    used: np.ndarray,
    threshold: np.float32,
    per_point: np.float32,
    progress: np.ndarray,
    at_stake: np.ndarray,
) -> None:
    """Write how near the next reward is to those who think of it, and what the points held are worth."""
    each = ONE / threshold
    for i in range(size):
        balance = positive(earned[i] - used[i])
        rewards = balance * each
        part = rewards - np.float32(np.int32(rewards))  # a reward that waits to be claimed presses no more
        is_here = company[i] == k
        progress[i] = part * attends[i] * active[i] if is_here else progress[i]
        at_stake[i] = balance * per_point * active[i] if is_here else at_stake[i]


@compiled
def press(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    progress: np.ndarray,
    qualified: np.ndarray,
    tier: np.ndarray,
    clock: np.ndarray,
    fee_left: np.ndarray,
    thresholds: tuple[np.float32, np.float32, np.float32],
    period: np.float32,
    fee_months: np.float32,
    has_fee: np.float32,
    within: np.float32,
    is_kept: bool,
    weights: tuple[np.float32, np.float32, np.float32],
    beyond: np.float32,
    boost: np.ndarray,
    pull: np.ndarray,
) -> None:
    """Let members be pressed: write by which factor they buy beyond their need, and add what moves them to buy here.

    What is needed is bought but once: the rest of the pressure only takes purchases from other companies, and who buys
    nearly everything here has few to give.
    """
    first, second, third = thresholds
    goal, near_weight, fee_weight = weights
    for i in range(size):
        waits = clock[i] < ZERO
        months_left = -clock[i] if waits else period - clock[i]
        threshold = threshold_ahead(qualified[i], tier[i] if is_kept else ZERO, first, second, third)
        near = nearness(threshold - qualified[i], threshold, months_left, within)
        fresh = has_fee * fee_left[i] / fee_months
        pressed = pressure(progress[i], near, fresh, goal, near_weight, fee_weight)
        pressed = pressed if (company[i] == k) & (active[i] > ZERO) else ZERO
        boost[i] = boost[i] * exp(beyond * pressed)
        pull[i] = pull[i] + (ONE - beyond) * pressed
