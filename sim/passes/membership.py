"""Everybody's membership in the programme of one company: who enrols, pays and stays."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO, exp, logistic
from sim.rules.programme import reached_in_time, resentment_of_loss, reward_share

_LITTLE = np.float32(0.02)
_MOST = np.float32(16_777_216.0)
"""Points that can be counted one by one in 32 bits."""
_FREQUENT, _SENSITIVE, _ALIGNED = np.float32(1.0), np.float32(2.0), np.float32(3.0)


@compiled
def usual_month(size: int, rate: np.ndarray, basket: np.ndarray, a_month: np.ndarray) -> None:
    """Write what everybody usually spends in the category in a month: the measure of what is gained and lost."""
    for i in range(size):
        spends = rate[i] * basket[i]
        a_month[i] = spends if spends > _LITTLE else _LITTLE


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
def lose_money(size: int, broken: np.ndarray, surplus: np.ndarray) -> None:
    """Take the money that is left behind from those who leave it."""
    for i in range(size):
        surplus[i] = surplus[i] - broken[i]


@compiled
def resent_losing_money(
    size: int, broken: np.ndarray, a_month: np.ndarray, lost: np.float32, weight: np.float32, resentment: np.ndarray
) -> None:
    """Let those who left money behind think worse of the company they left."""
    for i in range(size):
        resentment[i] = resentment_of_loss(resentment[i], broken[i], a_month[i], lost, weight)


@compiled
def withdraw(
    size: int,
    k: int,
    worth_of_point: np.float32,
    is_void: bool,
    voided: np.float32,
    worth: np.float32,
    a_month: np.ndarray,
    member: np.ndarray,
    earned: np.ndarray,
    used: np.ndarray,
    prepaid: np.ndarray,
    slighted: np.ndarray,
    surplus: np.ndarray,
    given: np.ndarray,
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
        amount = points[i] * worth_of_point
        got = ZERO if is_void else worth * amount
        surplus[i] = surplus[i] + got
        given[i] = given[i] + got
        lost = amount / a_month[i] if is_void else ZERO
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
    points_per: tuple[np.float32, np.float32, np.float32],
    terms: tuple[np.float32, np.float32, np.float32, np.float32],
    for_level: np.float32,
    a_visit_of_level: np.float32,
    fee: np.float32,
    more: np.float32,
    reward: np.ndarray,
) -> None:
    """Write which share of their spending members of company k's programme would get back, fees taken off.

    Amounts are in market prices: of points per market price spent, per visit and a month, of benefits a month and a
    visit at the full level, and of the fee a month. Terms are what a reward takes, in how many months points for it
    have to be earned, after how many without a purchase they expire, and how clearly all that is said: who is not told
    counts on every point.
    """
    per_spend, per_visit, elsewhere = points_per
    threshold, months, unused_months, clarity = terms
    for i in range(size):
        visits = rate[i] * habit[i]
        spend = visits * basket[i] * price
        points = (per_spend * spend + per_visit * visits) * (ONE + more * level[i]) + elsewhere
        counted = reached_in_time(points, threshold, months) * (ONE - exp(-(visits * unused_months)))
        believed = ONE - clarity * (ONE - counted)
        flow = points * believed + level[i] * (for_level + a_visit_of_level * visits) - fee
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
def pay_fees(
    size: int,
    luck: np.ndarray,
    company: np.ndarray,
    k: int,
    joins: np.ndarray,
    reward: np.ndarray,
    level: np.ndarray,
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
        renews = (joins[i] > ZERO) | (luck[i] < logistic(base + weight * (reward[i] + discount * level[i])))
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
def settle_active(size: int, company: np.ndarray, k: int, now: np.ndarray, active: np.ndarray) -> None:
    """Write who is a member once accounts were opened and closed."""
    for i in range(size):
        active[i] = now[i] if company[i] == k else active[i]
