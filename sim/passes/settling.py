"""What a month of a loyalty programme comes to: points earned, redeemed and lapsed, tiers, cards, and who pays for it.

Last in the month, when everybody has bought; see :mod:`sim.passes.programme` for what comes before.
"""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes import accounts, points
from sim.passes import tiers as ladder
from sim.passes.buying import lucky, total_of
from sim.passes.programme import ACTIVE, ACTS, COST, FEES, GIVEN, LEVEL, MONTH, PROGRESS, A, B, C, D, G


@compiled
def settle(
    start: int,
    size: int,
    month: int,
    seed: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    p: np.ndarray,
    discount_factor: np.float32,
    is_grateful: bool,
    boost: np.ndarray,
    experienced: np.ndarray,
    rows: np.ndarray,
    cash: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Let members earn and redeem, points expire, tiers change and cards be loaded; and pay for it all."""
    w = world[0]
    stop = start + size
    member, months = p[customers.MEMBER, start:stop], p[customers.MEMBER_MONTHS, start:stop]
    earned, used = p[customers.EARNED, start:stop], p[customers.USED, start:stop]
    attends, tier = p[customers.ATTENDS, start:stop], p[customers.TIER, start:stop]
    qualified, clock = p[customers.QUALIFIED, start:stop], p[customers.TIER_CLOCK, start:stop]
    slighted, unused = p[customers.SLIGHTED, start:stop], p[customers.UNUSED, start:stop]
    visits, volume = p[customers.VISITS, start:stop], p[customers.VOLUME, start:stop]
    value, surplus = f[customers.VALUE, start:stop], f[customers.SURPLUS, start:stop]
    active, level = rows[ACTIVE], rows[LEVEL]
    length = p.shape[0] - customers.WALLET_ENDS
    for k in range(table.shape[0] - 1):
        offer = table[k]
        if offer[conduct.OFFERED] == ZERO:
            continue
        is_card = offer[conduct.CARD] > ZERO
        levels = offer[conduct.LEVELS]
        tiers = (offer[conduct.TIER_1], offer[conduct.TIER_2], offer[conduct.TIER_3])
        lucky(draws.key(seed, draws.ATTEND, month), start, size, rows[A])
        points.attend(
            size, rows[A], company, k, active, rows[PROGRESS], w.programme_gives_up, w.programme_resumes, attends
        )  # fmt: skip
        lucky(draws.key(seed, draws.ENGAGE, month), start, size, rows[A])
        points.earn(
            size, company, k, active, attends, level, rows[A], cash, visits, is_card,
            (offer[conduct.EARN_SPEND], offer[conduct.EARN_VISIT], offer[conduct.EARN_ACT]), w.programme_engages,
            offer[conduct.TIER_MORE], earned, rows[B], rows[ACTS],
        )  # fmt: skip
        sums[k, totals.ISSUED] += points.whole(size, rows[B])
        sums[k, totals.ENGAGED] += points.whole(size, rows[ACTS])
        if offer[conduct.PARTNER_VISITS] > ZERO:
            lucky(draws.key(seed, draws.PARTNERS, month), start, size, rows[A])
            points.go_to_partners(size, rows[A], company, k, active, offer[conduct.PARTNER_VISITS], rows[C])
            points.earn_there(size, rows[A], rows[C], offer[conduct.PARTNER_EARN], earned, rows[D])
            there = points.whole(size, rows[D])
            sums[k, totals.ISSUED] += there
            sums[k, totals.PARTNER_POINTS] += there
            sums[k, totals.PARTNER_SALES] += points.whole(size, rows[C])
            points.bring(size, rows[D], discount_factor * offer[conduct.PARTNER_PRICE], company, value)

        # What may be redeemed by now, and what is too old.
        pending, validity = int(offer[conduct.PENDING]), int(offer[conduct.VALIDITY])
        cleared = p[customers.WALLET_ENDS + (month - pending) % length, start:stop] if pending > 0 else earned
        lucky(draws.key(seed, draws.REDEEM, month), start, size, rows[A])
        clarity = offer[conduct.CLARITY]
        points.redeem(
            size, rows[A], company, k, active, attends, cleared, is_card, offer[conduct.REWARD_POINTS],
            w.programme_redeems * (np.float32(0.4) + np.float32(0.6) * clarity), used, rows[C], rows[D],
        )  # fmt: skip
        sums[k, totals.REDEEMED] += points.whole(size, rows[D])
        sums[k, totals.REWARDS] += points.whole(size, rows[C])
        points.be_rewarded(
            size, rows[C], offer[conduct.REWARD_VALUE], w.programme_worth,
            w.programme_rewarded * offer[conduct.NOVELTY] if is_grateful else ZERO, rows[MONTH],
            f[customers.GRATITUDE, start:stop], surplus, rows[GIVEN], attends,
        )  # fmt: skip
        accounts.scale(size, rows[C], offer[conduct.REWARD_COST], rows[G])
        sums[k, totals.REWARD_COST] += total_of(size, rows[G])
        points.bring(size, rows[G], -discount_factor, company, value)
        points.wait_longer(size, k, company, member, visits, months, unused)
        code = int(offer[conduct.EXPIRY])
        if (code == 1) or (code == 2 and (month + 1) % validity == 0) or code == 3:
            old = p[customers.WALLET_ENDS + (month - validity) % length, start:stop] if code != 3 else used
            points.expire(
                size, k, member, old, unused, code == 3, offer[conduct.VALIDITY], earned, used, rows[D]
            )  # fmt: skip
            sums[k, totals.EXPIRED] += points.whole(size, rows[D])
            points.lose(
                size, rows[D], offer[conduct.PER_POINT], rows[MONTH], ONE - clarity, w.programme_voided, slighted
            )

        if levels > ZERO:
            ladder.qualify(
                size, int(offer[conduct.QUALIFIER]), company, k, active, cash, visits, rows[ACTS], rows[B], qualified
            )  # fmt: skip
            ladder.climb(size, company, k, active, tiers, qualified, tier, rows[A])
            sums[k, totals.PROMOTED] += points.count_positive(size, rows[A])
            ladder.fall(
                size, company, k, active, member, tiers, offer[conduct.TIER_PERIOD], offer[conduct.TIER_GRACE],
                int(offer[conduct.DOWNGRADE]), qualified, tier, clock, rows[A],
            )  # fmt: skip
            sums[k, totals.DEMOTED] += points.count_positive(size, rows[A])
            ladder.feel_demoted(size, rows[A], levels, w.programme_demoted, slighted)
            sums[k, totals.IN_TIER_1] += points.count_members(size, company, k, active, tier, np.float32(1.0))
            sums[k, totals.IN_TIER_2] += points.count_members(size, company, k, active, tier, np.float32(2.0))
            sums[k, totals.IN_TIER_3] += points.count_members(size, company, k, active, tier, np.float32(3.0))
        if offer[conduct.PREPAYS] > ZERO:
            lucky(draws.key(seed, draws.PREPAYS, 0), start, size, rows[A])
            points.prepay(
                size, rows[A], company, k, member, offer[conduct.PREPAYS], offer[conduct.TOP_UP], rows[MONTH],
                w.programme_loads_within, cash, p[customers.PREPAID, start:stop], rows[C], rows[D],
            )  # fmt: skip
            sums[k, totals.LOADED] += total_of(size, rows[C])
            sums[k, totals.SPENT] += total_of(size, rows[D])
        a_level = w.costs_early_access * offer[conduct.ACCESS] + w.costs_recognition * offer[conduct.STATUS]
        points.be_served(
            size, company, k, active, level, visits, cash, offer[conduct.RUNS], a_level,
            w.costs_shipping * offer[conduct.SHIPPING], offer[conduct.DONATION], rows[COST],
        )  # fmt: skip
        points.enjoy(
            size, company, k, active, level, visits, volume, boost, experienced,
            w.programme_access * offer[conduct.ACCESS], w.programme_shipping * offer[conduct.SHIPPING],
            w.costs_worth_of_quality, surplus, rows[GIVEN],
        )  # fmt: skip
        sums[k, totals.MEMBERS] += points.count_members(size, company, k, active, tier, ZERO)
        points.of_members(size, company, k, active, visits, rows[A])
        sums[k, totals.MEMBER_VISITS] += total_of(size, rows[A])
        points.of_members(size, company, k, active, cash, rows[A])
        sums[k, totals.MEMBER_SPEND] += total_of(size, rows[A])
    points.bring(size, rows[COST], -discount_factor, company, value)
    points.bring(size, rows[FEES], discount_factor, company, value)
    points.pay(size, rows[FEES], cash, surplus)
    accounts.tally_large(size, company, rows[COST], totals.BENEFITS, sums)
    accounts.tally(size, company, rows[FEES], totals.FEES, sums)
    accounts.tally_large(size, company, rows[GIVEN], totals.GIVEN, sums)


@compiled
def remember(
    start: int, size: int, month: int, p: np.ndarray, k_of_wallets: int, held: np.ndarray, sums: np.ndarray
) -> None:
    """Note what everybody has earned in all by now, and what is held at every company."""
    stop = start + size
    length = p.shape[0] - customers.WALLET_ENDS
    earned, used = p[customers.EARNED, start:stop], p[customers.USED, start:stop]
    if length > 0:
        row = p[customers.WALLET_ENDS + month % length, start:stop]
        for i in range(size):
            row[i] = earned[i]
    for k in range(k_of_wallets):
        points.held_at(size, k, p[customers.MEMBER, start:stop], earned, used, held)
        sums[k, totals.HELD] += points.whole(size, held)
        points.held_money_at(size, k, p[customers.MEMBER, start:stop], p[customers.PREPAID, start:stop], held)
        sums[k, totals.FLOAT] += total_of(size, held)
