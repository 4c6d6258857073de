"""A month in the lives of the customers: which passes run, in the order in which a customer lives it."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes import (
    accounts,
    attitudes,
    buying,
    calendar,
    community,
    deals,
    experience,
    fairness,
    leaving,
    loyalty,
    mastery,
    price,
    problems,
    programme,
    relating,
    satisfaction,
    violations,
)
from sim.passes import word_of_mouth as talk
from sim.passes.choosing import choose
from sim.passes.few import happen_to_few
from sim.passes.lists import WIDE
from sim.passes.meet import meet

SWITCHES = (
    "luck", "expectation", "satisfaction", "price", "violations", "trust", "resentment", "contact", "rivalry",
    "saving", "friction", "renewal", "involuntary", "returning", "loyalty", "failures", "campaigns", "cards",
    "asking", "fees", "walking", "overpromising", "training", "promotions", "targeting",
    "consistency", "problems", "support",
    "relating", "closeness", "consent", "pressure", "privacy", "gratitude", "breaches",
    "word_of_mouth", "social_churn", "referral", "fairness", "community", "mastery",
    "buying", "programme",
)  # fmt: skip
"""What the compiled month may leave out: the mechanisms, and passes that no company gives a reason to run."""
(
    LUCK, EXPECTATION, SATISFACTION, PRICE, VIOLATIONS, TRUST, RESENTMENT, CONTACT, RIVALRY,
    SAVING, FRICTION, RENEWAL, INVOLUNTARY, RETURNING, LOYALTY, FAILURES, CAMPAIGNS, CARDS,
    ASKING, FEES, WALKING, OVERPROMISING, TRAINING, PROMOTIONS, TARGETING,
    CONSISTENCY, PROBLEMS, SUPPORT,
    RELATING, CLOSENESS, CONSENT, PRESSURE, PRIVACY, GRATITUDE, BREACHES,
    WORD_OF_MOUTH, SOCIAL_CHURN, REFERRAL, FAIRNESS, COMMUNITY, MASTERY,
    BUYING, PROGRAMME,
) = range(len(SWITCHES))  # fmt: skip


def workspace(block: int) -> tuple[np.ndarray, ...]:
    """Return the working memory of one thread for blocks of customers.

    Rows of float32; marks of uint8; rows of int32 for lists of people, and two for those who choose; keys of luck; rows
    for contact and data; rows for purchases, and for programmes. Rows
    have room for lists that are filled up to whole vectors.
    """
    room = block + WIDE
    return (
        np.empty((23, room), np.float32), np.empty(block, np.uint8), np.empty((15, room), np.int32),
        np.empty((2, room), np.int32), np.empty((2, room), np.uint64),
        np.empty((relating.ROWS, room), np.float32), np.empty((buying.ROWS, room), np.float32),
        np.empty((programme.ROWS, room), np.float32),
    )  # fmt: skip


@compiled
def live(
    first: int,
    last: int,
    block: int,
    month: int,
    seed: np.uint64,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    p: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    on: np.ndarray,
    discount_factor: np.float32,
    heard: tuple[np.ndarray, ...],
    work: tuple[np.ndarray, ...],
    sums: np.ndarray,
    joined: np.ndarray,
    left: np.ndarray,
) -> None:
    """Let customers first to last (not included) live through one month.

    Parameters
    ----------
    block
        Customers handled together, so that their columns stay in cache between passes.
    f, h, b, p
        All columns: float32, int16, int8 and (of purchases, if kept) float32, a row a column (see ``sim.customers``).
    table
        What companies do this month, companies + 1 by aspects (see ``sim.conduct``).
    world
        One record of float32 parameters (see ``sim.world_record``).
    on
        Switches, uint8 (see ``SWITCHES``).
    heard
        Beliefs, news and ties (see ``sim.talk``).
    work
        Working memory of this thread (see :func:`workspace`).
    sums, joined, left
        What is counted, added to: int64 companies by totals; int32 companies by cohort; int32 companies by cohort
        by age by reason (0 voluntary, 1 involuntary).
    """
    w = world[0]
    scratch, marks, codes, free, keys, near, goods, cards = work
    beliefs, news, seen_leaving, overheard = heard[0], heard[1], heard[2], heard[6]
    n_companies = table.shape[0] - 1
    key_luck = draws.key(seed, draws.LUCK, month)
    key_renewal = draws.key(seed, draws.RENEWAL, month)
    key_look = draws.key(seed, draws.LOOK, month)
    key_ask = draws.key(seed, draws.ASK, month)
    key_campaign = draws.key(seed, draws.CAMPAIGN, month)
    key_card = draws.key(seed, draws.CARD, month)
    key_speech = draws.key(seed, draws.SPEECH, month)

    for start in range(first, last, block):
        stop = min(start + block, last)
        size = stop - start
        company = b[customers.COMPANY, start:stop]
        stage = b[customers.STAGE, start:stop]
        pause = b[customers.PAUSE, start:stop]
        flags = b[customers.FLAGS, start:stop]
        discount_left = b[customers.DISCOUNT_LEFT, start:stop]
        tenure = h[customers.TENURE, start:stop]
        s = f[customers.SATISFACTION, start:stop]
        t = f[customers.TRUST, start:stop]
        r = f[customers.RESENTMENT, start:stop]
        e = f[customers.EXPECTATION, start:stop]
        clock = f[customers.CLOCK, start:stop]
        walk = f[customers.WALK, start:stop]
        discount = f[customers.DISCOUNT, start:stop]
        disposition = f[customers.DISPOSITION, start:stop]
        attention = f[customers.ATTENTION, start:stop]
        sensitivity = f[customers.PRICE_SENSITIVITY, start:stop]
        events = marks[:size]
        experienced = scratch[0]
        surprise = scratch[1]
        harm = scratch[2]
        wake = scratch[3]
        paid = scratch[4]
        seen = scratch[5]
        price_push = scratch[6]
        violation = scratch[7]
        kept = scratch[8]
        want = scratch[9]
        notice = scratch[10]
        loyal = scratch[11]
        cash = scratch[12]
        list_price = scratch[13]
        open_fee = scratch[14]
        hidden_fee = scratch[15]
        one = scratch[16]
        two = scratch[17]
        three = scratch[20]
        felt = near[relating.FELT]
        push = near[relating.PUSH]
        premium = scratch[18]
        rebate = scratch[19]
        deal = scratch[21]

        # What others said and did last month.
        if on[WORD_OF_MOUTH]:
            for k in range(n_companies):
                talk.believe(
                    size, news[k, start:stop], news[n_companies + k, start:stop], w.word_of_mouth_log_unmoved,
                    w.word_of_mouth_ordinary, w.word_of_mouth_fades, beliefs[k, start:stop],
                )  # fmt: skip
                talk.forget(size, news[k, start:stop])
                talk.forget(size, news[n_companies + k, start:stop])
            if on[COMMUNITY]:
                community.look_in_everywhere(start, size, company, table, beliefs)
        if on[SOCIAL_CHURN]:
            talk.see_examples(
                size, seen_leaving[start:stop], w.social_churn_kept, f[customers.EXPOSURE, start:stop]
            )  # fmt: skip
            talk.forget(size, seen_leaving[start:stop])

        # Experience, and what it is compared with.
        # harm of an ordinary month belongs to ordinary quality
        experience.fill(size, -w.problems_usual_harm if on[PROBLEMS] else ZERO, harm)
        meet(company, table, conduct.WAKE, size, wake)
        if on[PROBLEMS] or on[FAILURES]:
            problems.befall(
                start, size, month, f, b, table, world, seed, on[PROBLEMS] > 0, on[FAILURES] > 0, on[SUPPORT] > 0,
                on[RESENTMENT] > 0, sums, discount_factor, scratch, codes, harm, wake,
            )  # fmt: skip
        if on[RENEWAL]:
            meet(company, table, conduct.RENEWAL, size, one)
            experience.notices(key_renewal, start, size, one, tenure, w.leaving_event_wakes, wake)
        if on[RELATING]:
            relating.meet_company(
                start, size, month, seed, company, table, world, f, on[CONSENT] > 0, on[GRATITUDE] > 0, near, wake
            )
        meet(company, table, conduct.QUALITY, size, one)
        if on[PRIVACY]:
            relating.be_known(start, size, company, table, world, f, near, one)
        if on[MASTERY]:
            mastery.use(size, f[customers.LEAD, start:stop], w.mastery_benefit, one)
        fit = f[customers.FIT, start:stop]
        if on[LUCK]:
            experience.luck(key_luck, start, size, two)
            if on[CONSISTENCY]:
                meet(company, table, conduct.STEADINESS, size, three)
                experience.steadied_experience(
                    size, two, three, one, fit, w.experience_fit, w.experience_noise, harm, experienced
                )
            else:
                experience.experience(size, two, one, fit, w.experience_fit, w.experience_noise, harm, experienced)
        else:
            experience.experience_without_luck(size, one, fit, w.experience_fit, harm, experienced)
        if on[OVERPROMISING]:
            satisfaction.shortfall(size, experienced, e, surprise)
        if on[SATISFACTION]:
            satisfaction.satisfaction(
                size, experienced, e, tenure, w.market_neutral_quality, w.satisfaction_level_share,
                w.satisfaction_loss_weight, w.satisfaction_curvature, w.satisfaction_usual_surprise,
                w.satisfaction_memory_floor, w.satisfaction_memory_months, s,
            )  # fmt: skip
        if on[EXPECTATION]:
            satisfaction.expectation(size, experienced, w.expectation_speed, e)

        # The bill.
        if on[PROGRAMME]:
            programme.enter(
                start, size, month, seed, company, table, world, f, p, on[BUYING] == 0, cards, sums
            )  # fmt: skip
        meet(company, table, conduct.PRICE, size, list_price)
        meet(company, table, conduct.OPEN_FEE, size, open_fee)
        meet(company, table, conduct.HIDDEN_FEE, size, hidden_fee)
        if on[PRICE]:
            if on[PROMOTIONS]:
                meet(company, table, conduct.PROMOTION, size, one)
            else:
                experience.fill(size, ZERO, one)
            deals.running(size, one, discount, discount_left, stage, deal)
            meet(company, table, conduct.WALK_FACTOR, size, one)
            meet(company, table, conduct.WALK_CAP, size, two)
            price.bill(size, list_price, one, two, deal, walk, paid)
            if on[PROGRAMME]:
                programme.bill(size, company, table, cards, paid)
            price.see(size, paid, open_fee, hidden_fee, flags, seen)
            price.judge(
                size, seen, sensitivity, w.price_weight, w.price_loss_weight, w.price_value_weight, w.price_memory,
                w.price_market_share, f[customers.REFERENCE_PRICE, start:stop], price_push,
            )  # fmt: skip
        else:
            experience.copy(size, list_price, paid)
            experience.fill(size, ONE, seen)
            experience.fill(size, ZERO, price_push)
        if on[TRAINING]:
            training = f[customers.DEAL_TRAINING, start:stop]
            deals.elsewhere(size, company, table, one)
            deals.pull(size, deal, one, training, w.deals_weight, w.deals_full, price_push)
            deals.train(size, deal, w.deals_speed, training)

        # What is found out, and what it does to trust and resentment.
        if on[VIOLATIONS] or on[TRUST] or on[RESENTMENT] or on[RELATING] or on[FAIRNESS]:
            experience.fill(size, ZERO, violation)
        if on[VIOLATIONS]:
            if on[FEES] or on[WALKING]:
                violations.looks(key_look, start, size, one, two)
            if on[FEES]:
                meet(company, table, conduct.FEE_SHARE, size, three)
                violations.bills(
                    size, one, attention, three, w.noticing_fee_rate, w.noticing_fee_full, violation, flags
                )
            if on[WALKING]:
                violations.newcomers_prices(
                    size, two, attention, tenure, walk, w.noticing_walk_rate, w.noticing_walk_full, violation
                )
            if on[OVERPROMISING]:
                violations.promises(
                    size, surprise, b[customers.OVERPROMISED, start:stop], tenure, int(w.noticing_promise_months),
                    violation,
                )  # fmt: skip
        if on[FAIRNESS]:
            fairness.compare(
                size, overheard[start:stop], discount_left, w.fairness_full, w.fairness_violation,
                b[customers.DEALS, start:stop], violation,
            )  # fmt: skip
            talk.forget(size, overheard[start:stop])
        meet(company, table, conduct.KEPT, size, kept)
        if on[RELATING]:
            relating.be_wronged(
                start, size, month, seed, company, table, world, f, on[CONSENT] > 0, on[PRESSURE] > 0, on[PRIVACY] > 0,
                on[BREACHES] > 0, near, violation,
            )  # fmt: skip
            relating.draw_near(
                start, size, company, table, world, f, on[CLOSENESS] > 0, on[GRATITUDE] > 0, on[PRIVACY] > 0, near,
                kept, felt, push,
            )  # fmt: skip
        else:
            meet(company, table, conduct.CONTACTS, size, felt)
        if on[PROGRAMME]:
            programme.be_treated(start, size, company, table, world, f, p, on[BUYING] == 0, cards, violation, kept)
        if on[COMMUNITY]:
            community.meet_others(
                start, size, seed, company, table, world, f, on[RESENTMENT] > 0, felt, one, two, three
            )
        if on[TRUST]:
            attitudes.trust(size, disposition, kept, violation, w.trust_pull, w.trust_gain, w.trust_loss, t)
        if on[RESENTMENT]:
            attitudes.resentment(
                size, violation, felt, f[customers.CONTACT_IDEAL, start:stop], w.resentment_kept,
                w.resentment_violation, w.resentment_contact, r,
            )  # fmt: skip

        # Wanting out and noticing the way out.
        meet(company, table, conduct.RIVAL_PUSH, size, one)
        if on[RELATING]:
            experience.add(size, push, one)
        if on[SOCIAL_CHURN]:
            talk.follow_examples(size, f[customers.EXPOSURE, start:stop], w.social_churn_weight, one, wake)
        if on[REFERRAL]:
            talk.feel_bound(size, h[customers.REFERRAL, start:stop], w.referral_bond, one)
        if on[COMMUNITY]:
            community.bind(size, f[customers.BELONGING, start:stop], w.community_stays, one)
        if on[MASTERY]:
            ordinary = scratch[22]
            mastery.path(size, tenure, w.mastery_equilibrium, w.mastery_gap, w.mastery_fading, ordinary)
            mastery.bind(
                size, f[customers.LEAD, start:stop], ordinary, w.mastery_stays, w.mastery_reached, w.mastery_done, one
            )
        if on[PROGRAMME]:
            programme.bind(start, size, company, tenure, table, world, f, p, cards, one)
        if on[BUYING]:
            habit = p[customers.HABIT, start:stop]
            usual = p[customers.USUAL_SHARE, start:stop]
            buying.begin(
                size, tenure, usual, habit, p[customers.BREADTH, start:stop], p[customers.IDLE, start:stop]
            )  # fmt: skip
            buying.bind(size, habit, usual, w.buying_habit_stays, one)
        leaving.wants(
            size, f[customers.PROPENSITY, start:stop], s, t, disposition, r, price_push, one,
            w.market_neutral_quality, w.wanting_satisfaction, w.wanting_trust, w.wanting_resentment, want,
        )  # fmt: skip
        leaving.notices_way_out(size, r, wake, w.leaving_notice_logit, w.leaving_resentment_wakes, notice)
        leaving.choose_hazard(size, want, notice, stage, pause, one)
        leaving.run_clocks(size, one, clock)

        # Accounts and measures, before anybody leaves.
        if on[BUYING] or on[PROGRAMME]:
            experience.fill(size, ONE, goods[buying.BOOST])
            experience.fill(size, ZERO, goods[buying.PULL])
        if on[BUYING]:
            if on[PROGRAMME]:
                programme.press(start, size, company, table, world, f, p, cards, goods)
            buying.buy(
                start, size, month, seed, company, tenure, table, world, f, p, seen, one, goods, sums, discount_factor
            )
        meet(company, table, conduct.UNIT_COST, size, one)
        if on[RELATING]:
            relating.charge(size, company, table, on[CONSENT] > 0, on[BREACHES] > 0, near, one, sums)
        if on[BUYING]:
            meet(company, table, conduct.SERVE_COST, size, two)
            buying.settle(
                size, p[customers.VOLUME, start:stop], paid, open_fee, hidden_fee, one, two, experienced, company,
                discount_factor, w.costs_worth_of_quality, cash, f[customers.VALUE, start:stop],
                f[customers.SURPLUS, start:stop],
            )  # fmt: skip
            experience.copy(size, experienced, two)
            buying.weigh(size, p[customers.VOLUME, start:stop], two)
            accounts.tally(size, company, two, totals.ENJOYED, sums)
        else:
            accounts.settle(
                size, paid, open_fee, hidden_fee, one, experienced, company, n_companies, discount_factor,
                w.costs_worth_of_quality, cash, f[customers.VALUE, start:stop], f[customers.SURPLUS, start:stop],
            )  # fmt: skip
        if on[RELATING]:
            relating.settle(
                start, size, company, world, f, discount_factor, on[GRATITUDE] > 0, on[PRIVACY] > 0, near, cash, sums
            )
        if on[PROGRAMME]:
            programme.settle(
                start, size, month, seed, company, table, world, f, p, discount_factor, on[GRATITUDE] > 0,
                goods[buying.BOOST], experienced, cards, cash, sums,
            )  # fmt: skip
            programme.remember(start, size, month, p, n_companies, cards[programme.A], sums)
        if on[PRICE]:
            accounts.extras(size, list_price, walk, deal, premium, rebate)
            if on[PROGRAMME]:
                accounts.take_off(size, list_price, walk, deal, cards[programme.OFF], rebate)
            if on[BUYING]:
                buying.weigh(size, p[customers.VOLUME, start:stop], premium)
                buying.weigh(size, p[customers.VOLUME, start:stop], rebate)
        if on[LOYALTY]:
            loyalty.rivals(
                size, company, sensitivity, table, w.market_neutral_quality, w.joining_reputation_share,
                w.joining_promise_share, w.joining_base, w.joining_quality, w.joining_price, on[WORD_OF_MOUTH] > 0,
                beliefs, start, w.word_of_mouth_belief, w.word_of_mouth_ordinary, two, one,
            )  # fmt: skip
            loyalty.would_choose_again(
                size, s, t, disposition, r, sensitivity, seen, w.market_neutral_quality, w.joining_base,
                w.joining_quality * w.joining_reputation_share, w.wanting_trust, w.joining_price,
                w.joining_remembered_satisfaction, w.joining_remembered_resentment, one, loyal,
            )  # fmt: skip
        if on[SUPPORT]:
            meet(company, table, conduct.ENQUIRIES, size, one)
            meet(company, table, conduct.HOURS, size, two)
            if on[MASTERY]:
                mastery.ask_less(size, f[customers.LEAD, start:stop], w.mastery_questions, one)
            problems.enquire(size, one, two, w.costs_hour, f[customers.SURPLUS, start:stop])
            accounts.tally(size, company, one, totals.ENQUIRIES, sums)
        for k in range(n_companies):
            sums[k, totals.CUSTOMERS] += accounts.count(size, company, k)
            sums[k, totals.WANTING] += accounts.count_wanting(size, company, stage, k)
        accounts.tally(size, company, experienced, totals.EXPERIENCE, sums)
        accounts.tally(size, company, s, totals.SATISFACTION, sums)
        accounts.tally(size, company, t, totals.TRUST, sums)
        accounts.tally(size, company, r, totals.RESENTMENT, sums)
        accounts.tally(size, company, cash, totals.CASH, sums)
        if on[PRICE]:
            accounts.tally(size, company, premium, totals.PREMIUM, sums)
            accounts.tally(size, company, rebate, totals.REBATE, sums)
        if on[LOYALTY]:
            accounts.tally(size, company, loyal, totals.LOYALTY, sums)
        if on[MASTERY]:
            lead = f[customers.LEAD, start:stop]
            accounts.tally(size, company, lead, totals.LEAD, sums)
            meet(company, table, conduct.TAUGHT, size, two)
            mastery.learn(size, scratch[22], two, w.mastery_kept, lead)
        if on[COMMUNITY]:
            belonging = f[customers.BELONGING, start:stop]
            community.voices(size, belonging, s, r, w.market_neutral_quality, one, two, three)
            accounts.tally(size, company, belonging, totals.BELONGING, sums)
            accounts.tally(size, company, one, totals.CONTENT, sums)
            accounts.tally(size, company, two, totals.RESENTED, sums)
            accounts.tally(size, company, three, totals.RESENTED_TWICE, sums)

        # What is said of it all.
        if on[WORD_OF_MOUTH]:
            speech = b[customers.SPEECH, start:stop]
            talk.tongues(key_speech, start, size, one)
            talk.tempers(
                size, s, r, w.market_neutral_quality, w.word_of_mouth_speaks_well, w.word_of_mouth_speaks_ill,
                w.word_of_mouth_satisfaction, w.word_of_mouth_resentment, two, three,
            )  # fmt: skip
            talk.speak(size, one, two, three, company, n_companies, speech)
            for k in range(n_companies):
                sums[k, totals.SPOKE_WELL] += accounts.count(size, speech, k + 1)
                sums[k, totals.SPOKE_ILL] += accounts.count(size, speech, -k - 1)

        # The few to whom something happens.
        calendar.due(size, month, h[customers.SCHEDULED, start:stop], clock, stage, pause, events)
        if on[ASKING]:
            calendar.asks(key_ask, start, size, w.saving_asks, b[customers.DEALS, start:stop], events)
        if on[CAMPAIGNS]:
            meet(company, table, conduct.CAMPAIGN, size, one)
            calendar.reached(key_campaign, start, size, one, events)
        if on[TARGETING]:
            meet(company, table, conduct.TARGETED, size, one)
            calendar.chosen(size, one, flags, events)
        if on[CARDS]:
            meet(company, table, conduct.CARD_SHARE, size, one)
            calendar.cards(key_card, start, size, one, stage, events)
        n_free = happen_to_few(
            start, size, events, wake, month, f, h, b, table, world, seed, on[SAVING] > 0, on[CAMPAIGNS] > 0,
            on[INVOLUNTARY] > 0, on[RETURNING] > 0, on[TRAINING] > 0, sums, left, discount_factor, free, scratch,
            codes,
        )  # fmt: skip
        choose(
            n_free, free, month, f, h, b, table, world, seed, on[INVOLUNTARY] > 0, on[RETURNING] > 0, on[TRAINING] > 0,
            on[WORD_OF_MOUTH] > 0, on[REFERRAL] > 0, heard, sums, joined, discount_factor, scratch, codes, keys,
        )  # fmt: skip
        calendar.turn(size, tenure, discount_left, pause)
