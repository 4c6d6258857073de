"""Loyalty programmes in the month, in the order in which a customer meets them, company by company.

Apart from the month, so that a market without any programme pays for one question.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes import accounts, dependence, membership, points, rewards
from sim.passes import tiers as ladder
from sim.passes.buying import BOOST, DRAWN, PULL, lucky, total_of
from sim.passes.experience import copy, fill
from sim.passes.meet import meet

ROWS = 20
"""Rows of scratch."""
(
    ACTIVE, LEVEL, REWARD, FEES, OFF, SOMEBODY, AGREED, PROGRESS, STAKE, GIVEN, COST, ACTS, A, B, C, D, E, G, MONTH,
    MISSED,
) = range(ROWS)  # fmt: skip

_NEVER = np.float32(1e6)


@compiled
def enter(
    start: int,
    size: int,
    month: int,
    seed: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    p: np.ndarray,
    on: Any,
    rows: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Open and close accounts, take fees, and write who is a member of what and what they expect of it."""
    w, is_contract = world[0], on.buying == 0
    stop = start + size
    member, months = p[customers.MEMBER, start:stop], p[customers.MEMBER_MONTHS, start:stop]
    earned, used = p[customers.EARNED, start:stop], p[customers.USED, start:stop]
    tier, prepaid = p[customers.TIER, start:stop], p[customers.PREPAID, start:stop]
    rate, values = p[customers.RATE, start:stop], p[customers.VALUES, start:stop]
    basket, habit, visits = (
        p[customers.BASKET, start:stop],
        p[customers.HABIT, start:stop],
        p[customers.VISITS, start:stop],
    )
    sensitivity = f[customers.PRICE_SENSITIVITY, start:stop]
    for row in (ACTIVE, LEVEL, REWARD, FEES, OFF, SOMEBODY, AGREED, PROGRESS, STAKE, GIVEN, COST):
        fill(size, ZERO, rows[row])
    membership.usual_month(size, rate, basket, rows[MONTH])
    n_companies = table.shape[0] - 1
    for k in range(n_companies):
        offer = table[k]
        if is_contract:
            membership.close(size, company, k, member, earned, used, prepaid, rows[A], rows[B])
            membership.lose_money(size, rows[B], f[customers.SURPLUS, start:stop])
            sums[k, totals.FORFEITED] += points.whole(size, rows[A])
            sums[k, totals.BROKEN] += total_of(size, rows[B])
            if on.resentment > 0:
                membership.resent_losing_money(
                    size, rows[B], rows[MONTH], w.programme_voided, w.resentment_violation,
                    f[customers.MEMORY_RESENTMENT, start:stop],
                )  # fmt: skip
        if offer[conduct.OFFERED] == ZERO:
            is_void = offer[conduct.VOIDS] > ZERO
            membership.withdraw(
                size, k, offer[conduct.PER_POINT], is_void, w.programme_voided, w.programme_worth, rows[MONTH], member,
                earned, used, prepaid, p[customers.SLIGHTED, start:stop], f[customers.SURPLUS, start:stop], rows[GIVEN],
                rows[A], rows[B],
            )  # fmt: skip
            sums[k, totals.REFUNDED] += total_of(size, rows[B])
            given = points.whole(size, rows[A])
            sums[k, totals.FORFEITED if is_void else totals.REDEEMED] += given
            accounts.scale(size, rows[A], offer[conduct.HONOURS], rows[B])
            sums[k, totals.REWARD_COST] += total_of(size, rows[B])
            continue
        membership.rank(size, company, k, member, tier, offer[conduct.LEVELS], rows[ACTIVE], rows[LEVEL])
        worth = w.programme_worth * offer[conduct.PER_POINT]
        partners = offer[conduct.PARTNER_VISITS] * offer[conduct.PARTNER_EARN] * worth
        acts = w.programme_engages * offer[conduct.EARN_ACT] * worth
        expires, validity = int(offer[conduct.EXPIRY]), offer[conduct.VALIDITY]
        is_dated = ((expires == 1) | (expires == 2)) & (validity < w.programme_patience)
        membership.expect_rewards(
            size, company, k, rate, basket, habit, rows[LEVEL], offer[conduct.PRICE],
            (offer[conduct.EARN_SPEND] * worth, offer[conduct.EARN_VISIT] * worth, partners + acts),
            (
                offer[conduct.REWARD_POINTS] * worth, validity if is_dated else w.programme_patience,
                validity if expires == 3 else _NEVER, offer[conduct.CLARITY],
            ),
            w.programme_access * offer[conduct.ACCESS], w.programme_shipping * offer[conduct.SHIPPING],
            offer[conduct.FEE] / offer[conduct.FEE_MONTHS], offer[conduct.TIER_MORE], rows[REWARD],
        )  # fmt: skip
        entry = offer[conduct.MEMBER_DISCOUNT] if offer[conduct.LEVELS] == ZERO else ZERO
        membership.may_enrol(
            size, offer[conduct.TARGETS], rate, w.population_purchase_rate if not is_contract else ONE, sensitivity,
            values, rows[C],
        )  # fmt: skip
        lucky(draws.key(seed, draws.ENROL, month), start, size, rows[A])
        membership.enrol(
            size, rows[A], company, k, rows[C], member, visits, rows[REWARD], values, entry,
            offer[conduct.ALIGNMENT], w.programme_enrols, w.programme_enrols_for_reward, w.programme_values, rows[B],
        )  # fmt: skip
        for j in range(n_companies):
            membership.forfeit_elsewhere(size, rows[B], j, member, earned, used, prepaid, rows[D], rows[E])
            membership.lose_money(size, rows[E], f[customers.SURPLUS, start:stop])
            sums[j, totals.FORFEITED] += points.whole(size, rows[D])
            sums[j, totals.BROKEN] += total_of(size, rows[E])
        membership.begin_membership(
            size, rows[B], k, offer[conduct.WELCOME_POINTS], member, months, earned,
            p[customers.ATTENDS, start:stop], p[customers.FEE_LEFT, start:stop], p[customers.UNUSED, start:stop],
            rows[D],
        )  # fmt: skip
        sums[k, totals.ISSUED] += points.whole(size, rows[D])
        sums[k, totals.ENROLLED] += points.whole(size, rows[B])
        ladder.begin_tiers(
            size, rows[B], p[customers.QUALIFIED, start:stop], tier, p[customers.TIER_CLOCK, start:stop]
        )  # fmt: skip
        if offer[conduct.FEE] > ZERO:
            lucky(draws.key(seed, draws.RENEW, month), start, size, rows[A])
            membership.pay_fees(
                size, rows[A], company, k, rows[B], rows[REWARD], rows[LEVEL], offer[conduct.MEMBER_DISCOUNT],
                offer[conduct.FEE], offer[conduct.FEE_MONTHS], w.programme_renews, w.programme_enrols_for_reward,
                member, p[customers.FEE_LEFT, start:stop], earned, used, prepaid, rows[FEES], rows[D], rows[E],
            )  # fmt: skip
            sums[k, totals.REFUNDED] += total_of(size, rows[E])
            sums[k, totals.FORFEITED] += points.whole(size, rows[D])
        fill(size, ZERO, rows[E])
        membership.rank(size, company, k, member, tier, offer[conduct.LEVELS], rows[E], rows[LEVEL])
        membership.settle_active(size, company, k, rows[E], rows[ACTIVE])
        rewards.feel_new(size, company, k, offer[conduct.NOVELTY], rows[ACTIVE], rows[REWARD])
        rewards.stand_for(size, company, k, offer[conduct.ALIGNMENT], values, rows[AGREED])
        rewards.approach(
            size, company, k, rows[ACTIVE], p[customers.ATTENDS, start:stop], earned, used,
            offer[conduct.REWARD_POINTS], offer[conduct.PER_POINT], rows[PROGRESS], rows[STAKE],
        )  # fmt: skip


@compiled
def bill(size: int, company: np.ndarray, table: np.ndarray, rows: np.ndarray, paid: np.ndarray) -> None:
    """Take members' discounts off the bill."""
    for k in range(table.shape[0] - 1):
        if table[k, conduct.MEMBER_DISCOUNT] > ZERO:
            rewards.discount(
                size, company, k, table[k, conduct.MEMBER_DISCOUNT], rows[ACTIVE], rows[LEVEL], paid, rows[OFF]
            )  # fmt: skip


@compiled
def be_treated(
    start: int, size: int, company: np.ndarray, table: np.ndarray, world: np.ndarray, f: np.ndarray, p: np.ndarray,
    is_contract: bool, rows: np.ndarray, violation: np.ndarray, kept: np.ndarray,
) -> None:  # fmt: skip
    """Let losses, being left out and money prepaid in vain be wrongs; being somebody makes one trust more readily."""
    w = world[0]
    stop = start + size
    rewards.be_slighted(size, p[customers.SLIGHTED, start:stop], violation)
    for k in range(table.shape[0] - 1):
        offer = table[k]
        if offer[conduct.TARGETS] > ZERO:
            membership.may_enrol(
                size, offer[conduct.TARGETS], p[customers.RATE, start:stop],
                w.population_purchase_rate if not is_contract else ONE, f[customers.PRICE_SENSITIVITY, start:stop],
                p[customers.VALUES, start:stop], rows[C],
            )  # fmt: skip
            rewards.be_left_out(size, company, k, rows[C], w.programme_excluded, violation)
        if offer[conduct.STATUS] > ZERO:
            rewards.be_somebody(
                size, company, k, offer[conduct.STATUS] * offer[conduct.EXCLUSIVE], rows[ACTIVE], rows[LEVEL],
                w.programme_status_trusts, rows[SOMEBODY], kept,
            )  # fmt: skip
        if offer[conduct.PREPAYS] > ZERO:
            rewards.regret(
                size, company, k, rows[ACTIVE], p[customers.PREPAID, start:stop], rows[MONTH],
                f[customers.SATISFACTION, start:stop], w.market_neutral_quality, w.programme_regrets, violation,
            )  # fmt: skip


@compiled
def bind(
    start: int, size: int, company: np.ndarray, tenure: np.ndarray, table: np.ndarray, world: np.ndarray,
    f: np.ndarray, p: np.ndarray, is_contract: bool, rows: np.ndarray, push: np.ndarray,
) -> None:  # fmt: skip
    """Add what programmes do to the log-odds of wanting out, and let everybody get used to what they get."""
    w = world[0]
    stop = start + size
    entitlement = p[customers.ENTITLEMENT, start:stop]
    meet(company, table, conduct.RIVAL_REWARD, size, rows[A])
    rewards.begin_afresh(size, tenure, entitlement)
    copy(size, push, rows[B])
    rewards.bind(
        size, rows[REWARD], rows[A], entitlement, f[customers.PRICE_SENSITIVITY, start:stop], rows[SOMEBODY],
        w.programme_weight, (w.programme_commoditises, w.programme_advertises), w.programme_reference,
        w.programme_loss, w.programme_status, push,
    )  # fmt: skip
    rewards.hold(
        size, rows[STAKE], p[customers.PREPAID, start:stop], rows[MONTH], rows[AGREED], rows[ACTIVE], w.programme_stake,
        w.programme_prepaid, w.programme_values, push,
    )  # fmt: skip
    if is_contract:
        dependence.missed(
            size, rows[B], push, rows[A], entitlement, rows[OFF], f[customers.PRICE_SENSITIVITY, start:stop],
            w.programme_weight, (w.programme_commoditises, w.programme_advertises), w.programme_reference,
            w.programme_loss, rows[MISSED],
        )  # fmt: skip
    rewards.get_used_to(size, rows[REWARD], w.programme_entitlement_speed, entitlement)


@compiled
def press(
    start: int, size: int, company: np.ndarray, table: np.ndarray, world: np.ndarray, f: np.ndarray, p: np.ndarray,
    rows: np.ndarray, goods: np.ndarray,
) -> None:  # fmt: skip
    """Write how programmes move purchases: to the own company, and to more of them."""
    w = world[0]
    stop = start + size
    meet(company, table, conduct.RIVAL_REWARD, size, rows[A])
    rewards.draw_purchases(
        size, rows[REWARD], rows[A], f[customers.PRICE_SENSITIVITY, start:stop], rows[SOMEBODY], rows[AGREED],
        w.buying_price, (w.programme_commoditises, w.programme_advertises), w.programme_status, w.programme_values,
        goods[PULL],
    )  # fmt: skip
    for k in range(table.shape[0] - 1):
        offer = table[k]
        if offer[conduct.OFFERED] > ZERO:
            by_purchases = ONE if int(offer[conduct.QUALIFIER]) != 2 else ZERO  # acts are not bought
            rewards.press(
                size, company, k, rows[ACTIVE], rows[PROGRESS], p[customers.QUALIFIED, start:stop],
                p[customers.TIER, start:stop], p[customers.TIER_CLOCK, start:stop],
                p[customers.FEE_LEFT, start:stop],
                (offer[conduct.TIER_1], offer[conduct.TIER_2], offer[conduct.TIER_3]),
                offer[conduct.TIER_PERIOD], offer[conduct.FEE_MONTHS], ONE if offer[conduct.FEE] > ZERO else ZERO,
                w.programme_tier_within, int(offer[conduct.DOWNGRADE]) == 0,
                (w.programme_goal, w.programme_tier * by_purchases, w.programme_fee),
                w.programme_beyond, goods[BOOST], goods[PULL],
            )  # fmt: skip
    dependence.pulled(
        size, rows[A], rows[OFF], f[customers.PRICE_SENSITIVITY, start:stop], w.buying_price, w.programme_advertises,
        goods[PULL], goods[DRAWN],
    )  # fmt: skip
