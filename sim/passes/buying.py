"""Everybody's purchases where nobody cancels, and what they are worth: the passes, and the two steps of the month."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO, softplus
from sim.passes import accounts
from sim.passes.experience import fill
from sim.rules.buying import (
    MANY,
    alive_share,
    breadth_after,
    habit_after,
    many_purchases_of,
    purchases_of,
    share_of_wallet,
)

ROWS = 13
"""Rows of scratch."""
VOLUME, BOOST, PULL, OWN, OTHER, ALIVE, A, B, C, SERVE, ABROAD, D, DRAWN = range(ROWS)

_LEAST = np.float32(0.1)


@compiled
def begin(
    size: int,
    tenure: np.ndarray,
    usual: np.ndarray,
    habit: np.ndarray,
    breadth: np.ndarray,
    idle: np.ndarray,
) -> None:
    """Let newcomers begin with the habit that is ordinary for them, and a narrow range."""
    for i in range(size):
        is_new, ordinary, used_to = tenure[i] == 0, usual[i], habit[i]  # read all: no choice of addresses
        habit[i] = ordinary if is_new else used_to
        breadth[i] = ZERO if is_new else breadth[i]
        idle[i] = ZERO if is_new else idle[i]


@compiled
def bind(size: int, habit: np.ndarray, usual: np.ndarray, weight: np.float32, push: np.ndarray) -> None:
    """Take habit beyond the ordinary off the log-odds of dropping out."""
    for i in range(size):
        push[i] = push[i] - weight * (habit[i] - usual[i])


@compiled
def like(
    size: int,
    satisfaction: np.ndarray,
    trust: np.ndarray,
    disposition: np.ndarray,
    resentment: np.ndarray,
    neutral: np.float32,
    satisfaction_weight: np.float32,
    trust_weight: np.float32,
    resentment_weight: np.float32,
    pull: np.ndarray,
) -> None:
    """Add what attitudes do to the share of wallet."""
    for i in range(size):
        pull[i] = pull[i] + (
            satisfaction_weight * (satisfaction[i] - neutral)
            + trust_weight * (trust[i] - disposition[i])
            - resentment_weight * resentment[i]
        )


@compiled
def afford(
    size: int,
    seen: np.ndarray,
    sensitivity: np.ndarray,
    habit: np.ndarray,
    usual: np.ndarray,
    price_weight: np.float32,
    habit_weight: np.float32,
    pull: np.ndarray,
) -> None:
    """Add what price and habit do to it."""
    for i in range(size):
        pull[i] = pull[i] + (habit_weight * (habit[i] - usual[i]) - price_weight * sensitivity[i] * (seen[i] - ONE))


@compiled
def live_until(size: int, clock: np.ndarray, logit: np.ndarray, alive: np.ndarray) -> None:
    """Write which part of the month passes before each customer drops out; the logit is of this month's hazard."""
    for i in range(size):
        alive[i] = alive_share(clock[i], softplus(logit[i]))


@compiled
def expect(
    size: int,
    company: np.ndarray,
    outside: int,
    rate: np.ndarray,
    pull: np.ndarray,
    boost: np.ndarray,
    alive: np.ndarray,
    usual: np.ndarray,
    own: np.ndarray,
    other: np.ndarray,
) -> None:
    """Write how many purchases are expected here and elsewhere; nobody buys here who is with no company."""
    for i in range(size):
        share = share_of_wallet(usual[i], pull[i])
        bought = rate[i] if company[i] != outside else ZERO
        own[i] = bought * share * boost[i] * alive[i]
        other[i] = bought * (ONE - share)


@compiled
def lucky(key: np.uint64, first: int, size: int, out: np.ndarray) -> None:
    """Draw uniform numbers for customers first, first + 1, ..."""
    for i in range(size):
        out[i] = draws.uniform(key, first + i)


@compiled
def buy_few(size: int, luck: np.ndarray, mean: np.ndarray, bought: np.ndarray) -> None:
    """Write the number of purchases for expected numbers up to ten."""
    for i in range(size):
        bought[i] = purchases_of(luck[i], mean[i] if mean[i] < MANY else MANY)


@compiled
def buy_many(size: int, luck: np.ndarray, mean: np.ndarray, bought: np.ndarray) -> None:
    """Write it for those who are expected to buy more often."""
    for i in range(size):
        many = many_purchases_of(draws.normal_of(luck[i]), mean[i])
        bought[i] = many if mean[i] > MANY else bought[i]


@compiled
def count_above(size: int, amounts: np.ndarray, bound: np.float32) -> int:
    """Return how many amounts lie above a bound."""
    total = 0
    for i in range(size):
        total += 1 if amounts[i] > bound else 0
    return total


@compiled
def count_out(key: np.uint64, first: int, size: int, mean: np.ndarray, luck: np.ndarray, bought: np.ndarray) -> None:
    """Draw how many purchases are made of those expected; luck is scratch."""
    lucky(key, first, size, luck)
    buy_few(size, luck, mean, bought)
    if count_above(size, mean, MANY) > 0:
        buy_many(size, luck, mean, bought)


@compiled
def try_first(size: int, company: np.ndarray, outside: int, tenure: np.ndarray, visits: np.ndarray) -> None:
    """Add the purchase with which newcomers begin."""
    for i in range(size):
        visits[i] = visits[i] + (ONE if (tenure[i] == 0) & (company[i] != outside) else ZERO)


@compiled
def get_used(
    size: int,
    visits: np.ndarray,
    elsewhere: np.ndarray,
    speed: np.float32,
    most: np.float32,
    habit: np.ndarray,
    idle: np.ndarray,
) -> None:
    """Let habits follow, and count the months without a purchase."""
    for i in range(size):
        habit[i] = habit_after(habit[i], visits[i], elsewhere[i], speed)
        waited = idle[i] + ONE if idle[i] < most else idle[i]
        idle[i] = ZERO if visits[i] > ZERO else waited


@compiled
def broaden(
    size: int,
    visits: np.ndarray,
    liking: np.ndarray,
    speed: np.float32,
    base: np.float32,
    breadth: np.ndarray,
) -> None:
    """Let customers come to buy across the range."""
    for i in range(size):
        breadth[i] = breadth_after(breadth[i], visits[i], liking[i], speed, base)


@compiled
def raw_luck(key: np.uint64, first: int, size: int, total: np.ndarray) -> None:
    """Draw the raw luck of baskets."""
    for i in range(size):
        total[i] = draws.sum_of_four(draws.hashed(key, first + i))


@compiled
def fill_baskets(
    size: int,
    visits: np.ndarray,
    basket: np.ndarray,
    breadth: np.ndarray,
    luck: np.ndarray,
    noise: np.float32,
    gain: np.float32,
    volume: np.ndarray,
) -> None:
    """Write what is bought this month at market prices: purchases, each of about the person's own size."""
    for i in range(size):
        n = visits[i] if visits[i] > ONE else ONE
        around = ONE + noise * draws.bell(luck[i]) / np.sqrt(n)
        around = around if around > _LEAST else _LEAST
        volume[i] = visits[i] * basket[i] * (ONE + gain * breadth[i]) * around


@compiled
def pull_elsewhere(size: int, company: np.ndarray, table: np.ndarray, pulls: np.ndarray) -> None:
    """Write how strongly all companies but the own pull together, where 1 stands for the rest of the category.

    Added up and never taken off a sum of all: beside a very strong own company nothing would be left of the others.
    """
    fill(size, ONE, pulls)
    for k in range(table.shape[0] - 1):
        pull = table[k, conduct.PULL]
        for i in range(size):
            pulls[i] = pulls[i] + (pull if company[i] != k else ZERO)


@compiled
def spread(
    size: int,
    company: np.ndarray,
    k: int,
    elsewhere: np.ndarray,
    basket: np.ndarray,
    pulls: np.ndarray,
    pull: np.float32,
    volume: np.ndarray,
) -> None:
    """Write what those who are with another company buy of company k: as much of the rest as its pull is strong."""
    for i in range(size):
        part = pull / pulls[i]
        volume[i] = elsewhere[i] * basket[i] * part if company[i] != k else ZERO


@compiled
def abroad(
    size: int,
    volume: np.ndarray,
    price: np.float32,
    serving: np.float32,
    worth: np.float32,
    factor: np.float32,
    value: np.ndarray,
    surplus: np.ndarray,
    cash: np.ndarray,
) -> None:
    """Add what purchases at another company are worth; factor is 0 unless it is the focal company's."""
    for i in range(size):
        cash[i] = volume[i] * price
        value[i] = value[i] + factor * volume[i] * (price - serving)
        surplus[i] = surplus[i] + volume[i] * (worth - price)


@compiled
def total_of(size: int, amounts: np.ndarray) -> int:
    """Return the fixed-point sum of amounts."""
    total = 0
    for i in range(size):
        total += accounts.fixed_point(amounts[i])
    return total


@compiled
def buy(
    start: int,
    size: int,
    month: int,
    seed: np.uint64,
    company: np.ndarray,
    tenure: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    p: np.ndarray,
    seen: np.ndarray,
    logit: np.ndarray,
    rows: np.ndarray,
    sums: np.ndarray,
    discount_factor: np.float32,
) -> None:
    """Let a block of customers buy for a month; rows hold boost and pull, and what is bought in the end."""
    w = world[0]
    n_companies = table.shape[0] - 1
    stop = start + size
    s, t, r = (
        f[customers.SATISFACTION, start:stop], f[customers.TRUST, start:stop], f[customers.RESENTMENT, start:stop],
    )  # fmt: skip
    disposition = f[customers.DISPOSITION, start:stop]
    rate, basket = p[customers.RATE, start:stop], p[customers.BASKET, start:stop]
    visits, elsewhere = p[customers.VISITS, start:stop], p[customers.ELSEWHERE, start:stop]
    habit, breadth, idle = (
        p[customers.HABIT, start:stop],
        p[customers.BREADTH, start:stop],
        p[customers.IDLE, start:stop],
    )
    alive, volume = p[customers.ALIVE, start:stop], p[customers.VOLUME, start:stop]
    neutral, usual = w.market_neutral_quality, p[customers.USUAL_SHARE, start:stop]
    pull, own, other = rows[PULL], rows[OWN], rows[OTHER]

    like(size, s, t, disposition, r, neutral, w.buying_satisfaction, w.buying_trust, w.buying_resentment, pull)
    afford(
        size, seen, f[customers.PRICE_SENSITIVITY, start:stop], habit, usual, w.buying_price, w.buying_habit, pull
    )  # fmt: skip
    live_until(size, f[customers.CLOCK, start:stop], logit, alive)
    expect(size, company, n_companies, rate, pull, rows[BOOST], alive, usual, own, other)
    count_out(draws.key(seed, draws.VISITS, month), start, size, own, rows[A], visits)
    count_out(draws.key(seed, draws.ELSEWHERE, month), start, size, other, rows[A], elsewhere)
    try_first(size, company, n_companies, tenure, visits)
    get_used(size, visits, elsewhere, w.buying_habit_speed, np.float32(1000.0), habit, idle)
    fill(size, ZERO, rows[B])
    like(size, s, t, disposition, r, neutral, w.buying_breadth_liking, w.buying_breadth_liking, ZERO, rows[B])
    broaden(size, visits, rows[B], w.buying_breadth_speed, w.buying_breadth, breadth)
    raw_luck(draws.key(seed, draws.AMOUNTS, month), start, size, rows[A])
    fill_baskets(size, visits, basket, breadth, rows[A], w.buying_basket_noise, w.buying_breadth_basket, volume)

    pull_elsewhere(size, company, table, rows[A])
    for k in range(n_companies):
        spread(size, company, k, elsewhere, basket, rows[A], table[k, conduct.PULL], rows[ABROAD])
        price = table[k, conduct.PRICE] + (table[k, conduct.OPEN_FEE] + table[k, conduct.HIDDEN_FEE])
        abroad(
            size, rows[ABROAD], price, table[k, conduct.SERVE_COST],
            w.costs_worth_of_quality * table[k, conduct.REPUTATION], discount_factor if k == 0 else ZERO,
            f[customers.VALUE, start:stop], f[customers.SURPLUS, start:stop], rows[D],
        )  # fmt: skip
        sums[k, totals.VISITING] += total_of(size, rows[ABROAD])
        sums[k, totals.CASH] += total_of(size, rows[D])
    accounts.tally(size, company, volume, totals.VOLUME, sums)
    accounts.tally(size, company, visits, totals.VISITS, sums)
    accounts.tally(size, company, elsewhere, totals.ELSEWHERE, sums)
    accounts.tally(size, company, breadth, totals.BREADTH, sums)
    accounts.tally(size, company, habit, totals.HABIT, sums)
    count_active(size, company, visits, idle, w.buying_lapse_months, sums)


@compiled
def count_active(
    size: int, company: np.ndarray, visits: np.ndarray, idle: np.ndarray, lapse: np.float32, sums: np.ndarray
) -> None:
    """Count who bought this month, and who has not for so long that a company calls it a lapse."""
    for k in range(sums.shape[0]):
        active = 0
        lapsed = 0
        for i in range(size):
            active += 1 if (company[i] == k) & (visits[i] > ZERO) else 0
            lapsed += 1 if (company[i] == k) & (idle[i] >= lapse) else 0
        sums[k, totals.ACTIVE] += active
        sums[k, totals.LAPSED] += lapsed


@compiled
def settle(
    size: int,
    volume: np.ndarray,
    paid: np.ndarray,
    open_fee: np.ndarray,
    hidden_fee: np.ndarray,
    unit_cost: np.ndarray,
    serving: np.ndarray,
    experienced: np.ndarray,
    company: np.ndarray,
    discount_factor: np.float32,
    worth: np.float32,
    cash: np.ndarray,
    value: np.ndarray,
    surplus: np.ndarray,
) -> None:
    """Write what is paid for the month's purchases; add to value and surplus, as ``accounts.settle`` does for bills."""
    for i in range(size):
        cash[i] = volume[i] * (paid[i] + (open_fee[i] + hidden_fee[i]))
        cost = unit_cost[i] + volume[i] * serving[i]
        value[i] = value[i] + (discount_factor * (cash[i] - cost) if company[i] == 0 else ZERO)
        surplus[i] = surplus[i] + (worth * experienced[i] * volume[i] - cash[i])


@compiled
def weigh(size: int, volume: np.ndarray, amounts: np.ndarray) -> None:
    """Turn amounts a unit into amounts for all that was bought."""
    for i in range(size):
        amounts[i] = amounts[i] * volume[i]
