"""People without a company choose one, or none; leavers choose at once."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws
from sim.compiled import compiled
from sim.numeric import ZERO
from sim.passes.carrying import PER_SLOT
from sim.passes.experience import fill
from sim.passes.joining import join, plan_search, resentment_after
from sim.passes.lists import gather, select, widen
from sim.passes.poaching import compare_offers, key_of
from sim.rules.deals import pull_of_deal
from sim.rules.joining import attraction, memory_of


@compiled
def draw_keys(
    n: int, spells: np.ndarray, episodes: np.ndarray, what: np.uint64, seed: np.uint64, keys: np.ndarray
) -> None:
    """Write the keys of a decision between alternatives that each of the people listed takes."""
    for j in range(n):
        keys[j] = draws.occasion_key(seed, what, spells[j], episodes[j])


@compiled
def draw_tastes(n: int, who: np.ndarray, keys: np.ndarray, k: int, row: np.ndarray) -> None:
    """Draw the taste of the moment for one alternative, as uniform numbers."""
    for j in range(n):
        row[j] = draws.uniform(draws.alternative(keys[j], k), who[j])


@compiled
def draw_impressions(n: int, who: np.ndarray, keys: np.ndarray, k: int, row: np.ndarray) -> None:
    """Draw private impressions of a company, as sums of four."""
    for j in range(n):
        row[j] = draws.sum_of_four(draws.hashed(draws.alternative(keys[j], k), who[j]))


@compiled
def remember(
    n: int, month: int, parted: np.ndarray, resentment: np.ndarray, world: np.ndarray, memories: np.ndarray
) -> None:
    """Turn remembered satisfaction into what memories add to the utility of the last company."""
    w = world[0]
    for j in range(n):
        resented = resentment_after(month - parted[j], resentment[j], w.resentment_log_kept)
        memories[j] = memory_of(
            memories[j] - w.market_neutral_quality, resented, w.joining_remembered_satisfaction,
            w.joining_remembered_resentment,
        )  # fmt: skip


@compiled
def begin_with_none(n: int, tastes: np.ndarray, n_companies: int, best: np.ndarray, best_pull: np.ndarray) -> None:
    """Let no company be the best so far."""
    for j in range(n):
        best_pull[j] = draws.gumbel_of(tastes[j])
        best[j] = n_companies


@compiled
def listen(
    n: int,
    who: np.ndarray,
    k: int,
    heard: tuple[np.ndarray, ...],
    referral: np.ndarray,
    pull_of_referral: np.float32,
    is_told: bool,
    is_referring: bool,
    world: np.ndarray,
    told: np.ndarray,
) -> None:
    """Write what others add to the utility of company k: beliefs, examples, recommendations."""
    w = world[0]
    beliefs, before, offsets, neighbours = heard[0], heard[3], heard[4], heard[5]
    for j in range(n):
        told[j] = ZERO
    if is_told:
        for j in range(n):
            told[j] = w.word_of_mouth_belief * (beliefs[k, who[j]] - w.word_of_mouth_ordinary)
        for j in range(n):
            first, last = offsets[who[j]], offsets[who[j] + 1]
            with_it = 0
            for place in range(first, last):
                with_it += 1 if before[np.uint32(neighbours[place])] == k else 0
            if last > first:
                told[j] = told[j] + w.word_of_mouth_proof * (np.float32(with_it) / np.float32(last - first))
    if is_referring:
        for j in range(n):
            is_recommended = (referral[j] >= 0) & (referral[j] % PER_SLOT == k)
            told[j] = told[j] + (pull_of_referral if is_recommended else ZERO)


@compiled
def compare(
    n: int,
    k: int,
    offer: np.ndarray,
    barred: np.ndarray,
    last: np.ndarray,
    tastes: np.ndarray,
    impressions: np.ndarray,
    memories: np.ndarray,
    sensitivity: np.ndarray,
    training: np.ndarray,
    told: np.ndarray,
    world: np.ndarray,
    best: np.ndarray,
    best_pull: np.ndarray,
) -> None:
    """Let company k be the best so far for those to whom its offer looks better; offer is its row of the table."""
    w = world[0]
    promised = w.joining_promise_share * offer[conduct.OVERPROMISE]
    reputation, shown, trap = offer[conduct.REPUTATION], offer[conduct.SHOWN], offer[conduct.TRAP]
    share, neutral, weight = w.joining_reputation_share, w.market_neutral_quality, w.joining_impression
    base, quality_weight, price_weight = w.joining_base + offer[conduct.DRAW], w.joining_quality, w.joining_price
    welcome, training_weight, full_deal = offer[conduct.WELCOME], w.deals_weight, w.deals_full
    for j in range(n):
        believed = share * (reputation + weight * draws.bell(impressions[j]) - neutral) + promised
        pull = attraction(believed, shown, sensitivity[j], trap, base, quality_weight, price_weight)
        pull = pull + pull_of_deal(training[j], welcome, training_weight, full_deal)
        pull = pull + memories[j] if last[j] == k else pull
        pull = pull + told[j]
        pull = pull + draws.gumbel_of(tastes[j])
        is_better = (pull > best_pull[j]) & (barred[j] != k)
        best_pull[j] = pull if is_better else best_pull[j]
        best[j] = k if is_better else best[j]


@compiled
def choose(
    n: int,
    free: np.ndarray,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
    is_returning: bool,
    is_training: bool,
    is_told: bool,
    is_referring: bool,
    heard: tuple[np.ndarray, ...],
    sums: np.ndarray,
    joined: np.ndarray,
    discount_factor: np.float32,
    rows: np.ndarray,
    codes: np.ndarray,
    keys: np.ndarray,
) -> None:
    """Let the n people listed in free choose; who chooses none looks again later.

    Parameters
    ----------
    free
        Two int32 rows: who, and the company that is barred because it was just left; overwritten.
    rows, codes, keys
        Working memory: rows of float32, of int32 and of uint64.
    """
    if n == 0:
        return
    n_companies = table.shape[0] - 1
    who, barred = free[0], free[1]
    spell, episode, last, best, referral = codes[0], codes[1], codes[2], codes[3], codes[4]
    tastes, impressions, memories, sensitivity, best_pull = rows[0], rows[1], rows[2], rows[3], rows[4]
    training, told = rows[5], rows[6]
    if is_returning:
        wide = widen(n, who)
        widen(n, barred)
        gather(wide, who, h[customers.SPELL], spell)
        gather(wide, who, h[customers.EPISODE], episode)
        gather(wide, who, h[customers.REFERRAL], referral)
        gather(wide, who, b[customers.LAST_COMPANY], last)
        gather(wide, who, f[customers.PRICE_SENSITIVITY], sensitivity)
        if is_training:
            gather(wide, who, f[customers.DEAL_TRAINING], training)
        else:
            fill(wide, ZERO, training)
        gather(wide, who, h[customers.PARTED], best)
        gather(wide, who, f[customers.MEMORY_RESENTMENT], tastes)
        gather(wide, who, f[customers.MEMORY_SATISFACTION], memories)
        remember(wide, month, best, tastes, world, memories)
        draw_keys(wide, spell, episode, draws.CHOICE, seed, keys[0])
        draw_keys(wide, spell, episode, draws.IMPRESSION, seed, keys[1])
        draw_tastes(wide, who, keys[0], -1, tastes)
        begin_with_none(wide, tastes, n_companies, best, best_pull)
        for k in range(n_companies):
            if table[k, conduct.CLOSED] > ZERO:
                continue
            draw_tastes(wide, who, keys[0], k, tastes)
            draw_impressions(wide, who, keys[1], k, impressions)
            listen(
                wide, who, k, heard, referral, table[k, conduct.REFERRAL_PULL], is_told, is_referring, world, told
            )  # fmt: skip
            if table[k, conduct.POACHES] > ZERO:
                compare_offers(
                    wide, who, barred, k, key_of(seed, month, k), n_companies, table[k], sensitivity, training, world,
                    told,
                )  # fmt: skip
            compare(
                wide, k, table[k], barred, last, tastes, impressions, memories, sensitivity, training, told, world,
                best, best_pull,
            )  # fmt: skip
    else:
        fill(n, n_companies, best)
    searching = select(n, best, n_companies, n_companies, who, last)
    for j in range(searching):
        i = int(last[j])
        h[customers.EPISODE, i] += 1
        h[customers.REFERRAL, i] = -1
        plan_search(i, month, h, world, seed, is_returning)
    joining = select(n, best, 0, n_companies - 1, who, who)
    select(n, best, 0, n_companies - 1, best, best)
    join(
        joining, who, best, month, f, h, b, table, world, seed, is_involuntary, is_referring, heard, sums, joined,
        discount_factor, rows, codes,
    )  # fmt: skip
