"""Everybody's membership in the programme of one company: who enrols, pays, stays, and what it does to them."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO, logistic, positive
from sim.rules.programme import entitlement_after, nearness, pressure, push_of_rewards, reward_share

_TWO = np.float32(2.0)
_MOST = np.float32(16_777_216.0)
"""Points that can be counted one by one in 32 bits."""
_FREQUENT, _SENSITIVE, _ALIGNED = np.float32(1.0), np.float32(2.0), np.float32(3.0)


@compiled
def close(
    size: int,
    company: np.ndarray,
    k: int,
    member: np.ndarray,
    earned: np.ndarray,
    used: np.ndarray,
    prepaid: np.ndarray,
    forfeited: np.ndarray,
    broken: np.ndarray,
) -> None:
    """Close the accounts of those who cancelled their contract with company k; write what they leave behind."""
    number = np.float32(k + 1)
    for i in range(size):
        is_over = (member[i] == number) & (company[i] != k)
        forfeited[i] = earned[i] - used[i] if is_over else ZERO
        broken[i] = prepaid[i] if is_over else ZERO
        used[i] = earned[i] if is_over else used[i]
        prepaid[i] = ZERO if is_over else prepaid[i]
        member[i] = ZERO if is_over else member[i]


@compiled
def withdraw(
    size: int,
    k: int,
    worth_of_point: np.float32,
    is_void: bool,
    voided: np.float32,
    member: np.ndarray,
    earned: np.ndarray,
    used: np.ndarray,
    prepaid: np.ndarray,
    slighted: np.ndarray,
    points: np.ndarray,
    refunded: np.ndarray,
) -> None:
    """End all memberships of a programme that is withdrawn; write the points honoured or void, and money paid back."""
    number = np.float32(k + 1)
    for i in range(size):
        is_over = member[i] == number
        refunded[i] = prepaid[i] if is_over else ZERO
        prepaid[i] = ZERO if is_over else prepaid[i]
        balance = earned[i] - used[i]
        points[i] = balance if is_over else ZERO
        lost = balance * worth_of_point if is_void else ZERO
        lost = lost if lost < ONE else ONE
        slighted[i] = slighted[i] + (voided * lost if is_over else ZERO)
        used[i] = earned[i] if is_over else used[i]
        member[i] = ZERO if is_over else member[i]


@compiled
def rank(size: int, company: np.ndarray, k: int, member: np.ndarray, tier: np.ndarray, levels: np.float32,
         active: np.ndarray, level: np.ndarray) -> None:  # fmt: skip
    """Write who is a member of the own company's programme, and which part of its benefits they have or would have."""
    number = np.float32(k + 1)
    per_tier = ONE / (levels if levels > ZERO else ONE)
    for i in range(size):
        is_in = (company[i] == k) & (member[i] == number)
        entry = ZERO if levels > ZERO else ONE
        part = tier[i] * per_tier if (levels > ZERO) & is_in else entry
        active[i] = ONE if is_in else active[i]
        level[i] = part if company[i] == k else level[i]


@compiled
def expect_rewards(
    size: int,
    company: np.ndarray,
    k: int,
    rate: np.ndarray,
    basket: np.ndarray,
    habit: np.ndarray,
    level: np.ndarray,
    price: np.float32,
    per_spend: np.float32,
    per_visit: np.float32,
    for_level: np.float32,
    a_visit_of_level: np.float32,
    a_month: np.float32,
    more: np.float32,
    reward: np.ndarray,
) -> None:
    """Write which share of their spending members of company k's programme would get back, fees taken off.

    Amounts are in market prices: of points per market price spent and per visit, of benefits a month and a visit at the
    full level, and of what every month brings or takes.
    """
    for i in range(size):
        visits = rate[i] * habit[i]
        spend = visits * basket[i] * price
        points = (per_spend * spend + per_visit * visits) * (ONE + more * level[i])
        flow = points + level[i] * (for_level + a_visit_of_level * visits) + a_month
        share = reward_share(flow, spend)
        reward[i] = share if company[i] == k else reward[i]


@compiled
def may_enrol(
    size: int,
    targets: np.float32,
    rate: np.ndarray,
    typical_rate: np.float32,
    sensitivity: np.ndarray,
    values: np.ndarray,
    eligible: np.ndarray,
) -> None:
    """Write to whom a programme is open."""
    for i in range(size):
        is_frequent = (targets != _FREQUENT) | (rate[i] >= typical_rate)
        is_sensitive = (targets != _SENSITIVE) | (sensitivity[i] >= ONE)
        is_aligned = (targets != _ALIGNED) | (values[i] > ZERO)
        eligible[i] = ONE if is_frequent & is_sensitive & is_aligned else ZERO


@compiled
def enrol(
    size: int,
    luck: np.ndarray,
    company: np.ndarray,
    k: int,
    eligible: np.ndarray,
    member: np.ndarray,
    visits: np.ndarray,
    reward: np.ndarray,
    values: np.ndarray,
    discount: np.float32,
    alignment: np.float32,
    base: np.float32,
    weight: np.float32,
    values_weight: np.float32,
    joins: np.ndarray,
) -> None:
    """Write who enrols this month: people who bought last month, or are new, and see what there is in it for them."""
    number = np.float32(k + 1)
    for i in range(size):
        chance = logistic(base + weight * (reward[i] + discount) + values_weight * alignment * values[i])
        may = (company[i] == k) & (member[i] != number) & (eligible[i] > ZERO) & (visits[i] > ZERO)
        joins[i] = ONE if may & (luck[i] < chance) else ZERO


@compiled
def forfeit_elsewhere(
    size: int, joins: np.ndarray, j: int, member: np.ndarray, earned: np.ndarray, used: np.ndarray,
    prepaid: np.ndarray, points: np.ndarray, broken: np.ndarray,
) -> None:  # fmt: skip
    """Write what those who enrol now leave behind at company j; nobody keeps two accounts."""
    number = np.float32(j + 1)
    for i in range(size):
        is_left = (joins[i] > ZERO) & (member[i] == number)
        broken[i] = prepaid[i] if is_left else ZERO
        prepaid[i] = ZERO if is_left else prepaid[i]
        points[i] = earned[i] - used[i] if is_left else ZERO
        used[i] = earned[i] if is_left else used[i]


@compiled
def begin_membership(
    size: int,
    joins: np.ndarray,
    k: int,
    welcome: np.float32,
    member: np.ndarray,
    months: np.ndarray,
    earned: np.ndarray,
    attends: np.ndarray,
    fee_left: np.ndarray,
    unused: np.ndarray,
    issued: np.ndarray,
) -> None:
    """Open the accounts of those who enrol, with the points that welcome them."""
    number = np.float32(k + 1)
    for i in range(size):
        is_new = joins[i] > ZERO
        room = _MOST - earned[i]
        given = welcome if welcome < room else room
        issued[i] = given if is_new else ZERO
        earned[i] = earned[i] + issued[i]
        member[i] = number if is_new else member[i]
        months[i] = ZERO if is_new else months[i]
        attends[i] = ONE if is_new else attends[i]
        fee_left[i] = ZERO if is_new else fee_left[i]
        unused[i] = ZERO if is_new else unused[i]


@compiled
def begin_tiers(size: int, joins: np.ndarray, qualified: np.ndarray, tier: np.ndarray, grace: np.ndarray) -> None:
    """Let those who enrol begin below the first tier."""
    for i in range(size):
        is_new = joins[i] > ZERO
        qualified[i] = ZERO if is_new else qualified[i]
        tier[i] = ZERO if is_new else tier[i]
        grace[i] = ZERO if is_new else grace[i]


@compiled
def pay_fees(
    size: int,
    luck: np.ndarray,
    company: np.ndarray,
    k: int,
    joins: np.ndarray,
    reward: np.ndarray,
    discount: np.float32,
    fee: np.float32,
    fee_months: np.float32,
    base: np.float32,
    weight: np.float32,
    member: np.ndarray,
    fee_left: np.ndarray,
    earned: np.ndarray,
    used: np.ndarray,
    prepaid: np.ndarray,
    paid: np.ndarray,
    points: np.ndarray,
    refunded: np.ndarray,
) -> None:
    """Let members whose time is over pay again, or end their membership; write fees, points forfeited, money back."""
    number = np.float32(k + 1)
    for i in range(size):
        is_due = (company[i] == k) & (member[i] == number) & (fee_left[i] <= ZERO)
        renews = (joins[i] > ZERO) | (luck[i] < logistic(base + weight * (reward[i] + discount)))
        ends = is_due & (not renews)
        paid[i] = fee if is_due & renews else paid[i]
        left = fee_left[i] - ONE
        left = fee_months - ONE if is_due else left
        fee_left[i] = left if (member[i] == number) & (company[i] == k) else fee_left[i]
        points[i] = earned[i] - used[i] if ends else ZERO
        refunded[i] = prepaid[i] if ends else ZERO
        prepaid[i] = ZERO if ends else prepaid[i]
        used[i] = earned[i] if ends else used[i]
        member[i] = ZERO if ends else member[i]


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
    commoditises: np.float32,
    reference: np.float32,
    loss: np.float32,
    status_weight: np.float32,
    push: np.ndarray,
) -> None:
    """Add what rewards, their loss and status do to the log-odds of wanting out."""
    for i in range(size):
        moved = push_of_rewards(
            reward[i], rival[i], entitlement[i], sensitivity[i], weight, commoditises, reference, loss
        )  # fmt: skip
        push[i] = push[i] + (moved - status_weight * status[i])


@compiled
def hold(
    size: int,
    at_stake: np.ndarray,
    prepaid: np.ndarray,
    agreed: np.ndarray,
    active: np.ndarray,
    stake_weight: np.float32,
    prepaid_weight: np.float32,
    values_weight: np.float32,
    push: np.ndarray,
) -> None:
    """Add what points held, money prepaid and shared values do to it."""
    for i in range(size):
        stake = at_stake[i] if at_stake[i] < _TWO else _TWO
        loaded = prepaid[i] if prepaid[i] < _TWO else _TWO
        held = active[i] * (stake_weight * stake + prepaid_weight * loaded)
        push[i] = push[i] - (held + values_weight * agreed[i])


@compiled
def get_used_to(size: int, tenure: np.ndarray, reward: np.ndarray, speed: np.float32, entitlement: np.ndarray) -> None:
    """Let everybody get used to what they get; a new company starts afresh."""
    for i in range(size):
        before = ZERO if tenure[i] == 0 else entitlement[i]
        entitlement[i] = entitlement_after(before, reward[i], speed)


@compiled
def draw_purchases(
    size: int,
    reward: np.ndarray,
    rival: np.ndarray,
    sensitivity: np.ndarray,
    status: np.ndarray,
    agreed: np.ndarray,
    price_weight: np.float32,
    commoditises: np.float32,
    status_weight: np.float32,
    values_weight: np.float32,
    pull: np.ndarray,
) -> None:
    """Add what rewards, status and values do to the share of wallet."""
    for i in range(size):
        gained = price_weight * sensitivity[i] * (reward[i] - commoditises * rival[i])
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
        part = balance * each
        part = part if part < ONE else ONE
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
    months: np.ndarray,
    fee_left: np.ndarray,
    thresholds: tuple[np.float32, np.float32, np.float32],
    period: np.float32,
    fee_months: np.float32,
    has_fee: np.float32,
    within: np.float32,
    weights: tuple[np.float32, np.float32, np.float32],
    boost: np.ndarray,
) -> None:
    """Write the factor by which members buy more often."""
    first, second, third = thresholds
    goal, near_weight, fee_weight = weights
    for i in range(size):
        over = months[i] / period
        gone = months[i] - period * np.float32(np.int32(over))
        upper = third if tier[i] >= _TWO else second
        threshold = first if tier[i] < ONE else upper
        near = nearness(threshold - qualified[i], threshold, period - gone, within)
        fresh = has_fee * fee_left[i] / fee_months
        factor = pressure(progress[i], near, fresh, goal, near_weight, fee_weight)
        boost[i] = factor if (company[i] == k) & (active[i] > ZERO) else boost[i]


@compiled
def settle_active(size: int, company: np.ndarray, k: int, now: np.ndarray, active: np.ndarray) -> None:
    """Write who is a member once accounts were opened and closed."""
    for i in range(size):
        active[i] = now[i] if company[i] == k else active[i]
