"""The few customers to whom something happens this month: gathered into rows, lived through, and written back."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ZERO
from sim.passes import experience, gratitude, lists, parting, saving
from sim.passes.joining import plan_search
from sim.passes.meet import meet
from sim.passes.parting import FAILS, GOES, LOOKS, SHUT, STUCK, TRYING


@compiled
def happen_to_few(
    start: int,
    size: int,
    marks: np.ndarray,
    wake: np.ndarray,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_saving: bool,
    is_campaigning: bool,
    is_involuntary: bool,
    is_returning: bool,
    is_training: bool,
    sums: np.ndarray,
    left: np.ndarray,
    discount_factor: np.float32,
    free: np.ndarray,
    rows: np.ndarray,
    codes: np.ndarray,
) -> int:
    """Let this month's events happen to those of a block who are marked, in the order in which they would happen.

    Parameters
    ----------
    free
        Two int32 rows or more, overwritten.
    rows, codes
        Working memory: rows of float32 and of int32.

    Returns
    -------
    int
        How many are free to choose now; ``free`` lists them, with the company each has just left.
    """
    w = world[0]
    n_companies: int = table.shape[0] - 1
    who, company, stage, pause, spell, episode = codes[0], codes[1], codes[2], codes[3], codes[4], codes[5]
    events, course, is_due, reached, made, accepted = codes[6], codes[7], codes[8], codes[9], codes[10], codes[11]
    discount_left, deals, contacted = codes[12], codes[13], codes[14]
    luck, aspect, clock, resentment, woken, value = rows[0], rows[1], rows[2], rows[4], rows[5], rows[6]
    trust, disposition, sensitivity, discount = rows[7], rows[8], rows[9], rows[10]
    months, surplus, other, training = rows[11], rows[12], rows[13], rows[14]
    goodwill = rows[20]

    n = lists.list_marked(start, size, marks, who)
    if n == 0:
        return 0
    wide = lists.widen(n, who)
    lists.gather_block(wide, who, start, marks, events)
    lists.gather_block(wide, who, start, wake, woken)
    lists.gather(wide, who, b[customers.COMPANY], company)
    lists.gather(wide, who, b[customers.STAGE], stage)
    lists.gather(wide, who, b[customers.PAUSE], pause)
    lists.gather(wide, who, h[customers.SPELL], spell)
    lists.gather(wide, who, h[customers.EPISODE], episode)
    lists.gather(wide, who, h[customers.SCHEDULED], made)
    lists.gather(wide, who, f[customers.CLOCK], clock)
    lists.gather(wide, who, f[customers.RESENTMENT], resentment)
    lists.gather(wide, who, f[customers.VALUE], value)
    parting.begin(wide, n_companies, month, is_involuntary, company, made, events, course)
    parting.come_due(wide, events, clock, pause, is_due)

    # Wanting out, and offers that come uncalled.
    experience.fill(wide, 0, reached)
    if is_saving:
        lists.gather(wide, who, b[customers.DISCOUNT_LEFT], discount_left)
        lists.gather(wide, who, b[customers.DEALS], deals)
        lists.gather(wide, who, f[customers.DISCOUNT], discount)
        lists.gather(wide, who, f[customers.TRUST], trust)
        lists.gather(wide, who, f[customers.DISPOSITION], disposition)
        lists.gather(wide, who, f[customers.PRICE_SENSITIVITY], sensitivity)
        lists.gather(wide, who, f[customers.GRATITUDE], other)
        gratitude.goodwill(wide, other, w.gratitude_accepts, goodwill)
        meet(company, table, conduct.SAVE_MONTHS, wide, months)
        if is_training:
            lists.gather(wide, who, f[customers.DEAL_TRAINING], training)
        else:
            experience.fill(wide, ZERO, training)
    if is_saving and is_campaigning:
        saving.reach(wide, course, events, pause, reached)
        lists.gather(wide, who, h[customers.CONTACTED], contacted)
        saving.note(wide, month, reached, contacted)
        lists.scatter(n, who, contacted, h[customers.CONTACTED])
        parting.wake_up(
            wide, woken, reached, resentment, w.leaving_notice_logit, w.leaving_resentment_wakes,
            w.leaving_event_wakes, stage, clock, is_due,
        )  # fmt: skip
    lists.draw(wide, who, spell, episode, draws.NOTICE, seed, luck)
    parting.begin_to_want(
        wide, course, luck, woken, reached, resentment, w.leaving_notice_logit, w.leaving_resentment_wakes,
        w.leaving_event_wakes, stage, clock, is_due,
    )  # fmt: skip
    if is_saving and is_campaigning:
        meet(company, table, conduct.SAVE_DEPTH, wide, aspect)
        lists.draw(wide, who, spell, episode, draws.ACCEPT, seed, luck)
        saving.decide(
            wide, False, reached, luck, aspect, sensitivity, resentment, trust, disposition, training, w.saving_base,
            w.saving_at_exit, w.saving_depth, w.saving_resentment, w.saving_distrust, w.deals_weight, w.deals_full,
            goodwill, accepted,
        )  # fmt: skip
        saving.grant(wide, accepted, aspect, months, discount, discount_left, deals)
        lists.tally(n, company, reached, 1, totals.OFFERS, sums)
        lists.tally(n, company, accepted, 1, totals.ACCEPTED, sums)
        meet(company, table, conduct.SAVE_COST, wide, aspect)
        saving.charge(wide, company, reached, 1, aspect, discount_factor, value)
        saving.settle_campaign(wide, reached, accepted, stage, course, episode)

    # At the exit, or asking for a deal.
    parting.attempt(wide, stage, is_due, course)
    lists.tally(n, company, course, TRYING, totals.ATTEMPTS, sums)
    if is_saving:
        saving.ask(wide, events, stage, discount_left, course)
        meet(company, table, conduct.SAVE_SHARE, wide, aspect)
        lists.draw(wide, who, spell, episode, draws.OFFERED, seed, luck)
        saving.offer(wide, course, reached, luck, aspect, made)
        meet(company, table, conduct.SAVE_DEPTH, wide, aspect)
        lists.draw(wide, who, spell, episode, draws.ACCEPT, seed, luck)
        saving.decide(
            wide, True, made, luck, aspect, sensitivity, resentment, trust, disposition, training, w.saving_base,
            w.saving_at_exit, w.saving_depth, w.saving_resentment, w.saving_distrust, w.deals_weight, w.deals_full,
            goodwill, accepted,
        )  # fmt: skip
        saving.grant(wide, accepted, aspect, months, discount, discount_left, deals)
        lists.tally(n, company, made, 1, totals.OFFERS, sums)
        lists.tally(n, company, accepted, 1, totals.ACCEPTED, sums)
        meet(company, table, conduct.SAVE_COST, wide, aspect)
        saving.charge(wide, company, made, 1, aspect, discount_factor, value)
        saving.settle_offers(wide, accepted, course)
        lists.draw(wide, who, spell, episode, draws.RECONVERT, seed, luck)
        saving.reconcile(wide, course, luck, w.saving_reconverts, months, stage, pause)
    meet(company, table, conduct.FRICTION, wide, aspect)
    lists.draw(wide, who, spell, episode, draws.STUCK, seed, luck)
    parting.get_through(wide, luck, aspect, w.leaving_stuck, w.leaving_resentment_pushes, resentment, course)
    lists.tally(n, company, course, STUCK, totals.STUCK, sums)
    meet(company, table, conduct.STUCK_RESENTMENT, wide, aspect)
    meet(company, table, conduct.IS_OBSTRUCTING, wide, other)
    lists.gather(wide, who, f[customers.SURPLUS], surplus)
    lists.draw(wide, who, spell, episode, draws.GIVE_UP, seed, luck)
    parting.bear_being_stuck(
        wide, course, luck, other, aspect, w.costs_hours_stuck * w.costs_hour, w.leaving_give_up,
        w.leaving_give_up_months, resentment, surplus, pause,
    )  # fmt: skip
    meet(company, table, conduct.STUCK_COST, wide, aspect)
    saving.charge(wide, company, course, STUCK, aspect, discount_factor, value)

    # What comes next.
    parting.turn_episode(wide, course, episode)
    lists.draw(wide, who, spell, episode, draws.NOTICE, seed, luck)
    parting.try_again(wide, course, stage, luck, clock)
    if is_saving:
        lists.draw(wide, who, spell, episode, draws.WANT, seed, luck)
        saving.begin_again(wide, course, stage, luck, clock)
        lists.scatter(n, who, discount_left, b[customers.DISCOUNT_LEFT])
        lists.scatter(n, who, deals, b[customers.DEALS])
        lists.scatter(n, who, discount, f[customers.DISCOUNT])
    lists.scatter(n, who, stage, b[customers.STAGE])
    lists.scatter(n, who, pause, b[customers.PAUSE])
    lists.scatter(n, who, episode, h[customers.EPISODE])
    lists.scatter(n, who, clock, f[customers.CLOCK])
    lists.scatter(n, who, resentment, f[customers.RESENTMENT])
    lists.scatter(n, who, value, f[customers.VALUE])
    lists.scatter(n, who, surplus, f[customers.SURPLUS])

    lost = lists.select(n, course, FAILS, FAILS, who, free[0])
    lists.select(n, course, FAILS, FAILS, company, free[1])
    parting.part(lost, free[0], free[1], False, month, f, h, b, n_companies, sums, left)
    for j in range(lost):
        plan_search(int(free[0, j]), month, h, world, seed, is_returning)
    shut = lists.select(n, course, SHUT, SHUT, who, free[0])
    lists.select(n, course, SHUT, SHUT, company, free[1])
    parting.part(shut, free[0], free[1], False, month, f, h, b, n_companies, sums, left)
    gone = lists.select(n, course, GOES, GOES, who, free[0])
    lists.select(n, course, GOES, GOES, company, free[1])
    parting.part(gone, free[0], free[1], True, month, f, h, b, n_companies, sums, left)
    lists.select(n, course, SHUT, LOOKS, company, free[1])
    return lists.select(n, course, SHUT, LOOKS, who, free[0])
