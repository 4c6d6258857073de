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
    contact,
    counting,
    deals,
    dependence,
    experience,
    fairness,
    leaving,
    loyalty,
    mastery,
    poaching,
    price,
    problems,
    programme,
    relating,
    satisfaction,
    settling,
    violations,
)
from sim.passes import word_of_mouth as talk
from sim.passes.choosing import choose
from sim.passes.few import happen_to_few
from sim.passes.meet import meet


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
    switches: np.ndarray,
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
    switches
        One record of uint8: what runs (see ``sim.switches``).
    heard
        Beliefs, news and ties (see ``sim.talk``).
    work
        Working memory of this thread (see ``sim.workspace``).
    sums, joined, left
        What is counted, added to: int64 companies by totals; int32 companies by cohort; int32 companies by cohort
        by age by reason (0 voluntary, 1 involuntary).
    """
    w, on = world[0], switches[0]
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
        sensitivity = f[customers.PRICE_SENSITIVITY, start:stop]
        events = marks[:size]
        experienced, surprise, harm, kept, violation = scratch[0], scratch[1], scratch[2], scratch[8], scratch[7]
        list_price, open_fee, hidden_fee, deal = scratch[13], scratch[14], scratch[15], scratch[21]
        paid, seen, price_push = scratch[4], scratch[5], scratch[6]
        want, notice, wake, loyal = scratch[9], scratch[10], scratch[3], scratch[11]
        cash, premium, rebate = scratch[12], scratch[18], scratch[19]
        one, two, three = scratch[16], scratch[17], scratch[20]
        felt = near[relating.FELT]
        push = near[relating.PUSH]

        # What others said and did last month.
        if on.word_of_mouth:
            talk.hear(start, size, world, news, beliefs)
            if on.community:
                community.look_in_everywhere(start, size, company, table, beliefs)
        if on.social_churn:
            talk.see_examples(
                size, seen_leaving[start:stop], w.social_churn_kept, f[customers.EXPOSURE, start:stop]
            )  # fmt: skip
            talk.forget(size, seen_leaving[start:stop])

        # Experience, and what it is compared with.
        # harm of an ordinary month belongs to ordinary quality
        experience.fill(size, -w.problems_usual_harm if on.problems else ZERO, harm)
        meet(company, table, conduct.WAKE, size, wake)
        if on.problems or on.failures:
            problems.befall(
                start, size, month, f, b, table, world, seed, on.problems > 0, on.failures > 0, on.support > 0,
                on.resentment > 0, sums, discount_factor, scratch, codes, harm, wake,
            )  # fmt: skip
        if on.renewal:
            meet(company, table, conduct.RENEWAL, size, one)
            experience.notices(key_renewal, start, size, one, tenure, w.leaving_event_wakes, wake)
        if on.relating:
            relating.meet_company(
                start, size, month, seed, company, table, world, f, on.consent > 0, on.gratitude > 0, near, wake
            )
        meet(company, table, conduct.QUALITY, size, one)
        if on.privacy:
            relating.be_known(start, size, company, table, world, f, near, one)
        if on.mastery:
            mastery.use(size, f[customers.LEAD, start:stop], w.mastery_benefit, one)
        if on.occasions:
            meet(company, table, conduct.OCCASIONS, size, two)
            buying.lucky(draws.key(seed, draws.OCCASION, month), start, size, three)
            experience.delight(size, three, two, w.experience_occasion, one)
        experience.be_served(
            start, size, key_luck, company, table, world, f, on.luck > 0, on.consistency > 0, one, harm, two, three,
            experienced,
        )  # fmt: skip
        if on.overpromising:
            satisfaction.shortfall(size, experienced, e, surprise)
        if on.satisfaction:
            satisfaction.satisfaction(
                size, experienced, e, tenure, w.market_neutral_quality, w.satisfaction_level_share,
                w.satisfaction_loss_weight, w.satisfaction_curvature, w.satisfaction_usual_surprise,
                w.satisfaction_memory_floor, w.satisfaction_memory_months, s,
            )  # fmt: skip
        if on.expectation:
            satisfaction.expectation(size, experienced, w.expectation_speed, e)

        # The bill.
        if on.programme:
            programme.enter(start, size, month, seed, company, table, world, f, p, on, cards, sums)
        meet(company, table, conduct.PRICE, size, list_price)
        meet(company, table, conduct.OPEN_FEE, size, open_fee)
        meet(company, table, conduct.HIDDEN_FEE, size, hidden_fee)
        if on.price:
            if on.promotions:
                meet(company, table, conduct.PROMOTION, size, one)
            else:
                experience.fill(size, ZERO, one)
            deals.running(size, one, discount, discount_left, stage, deal)
            meet(company, table, conduct.WALK_FACTOR, size, one)
            if on.sparing:
                meet(company, table, conduct.PROMISE_MONTHS, size, two)
                meet(company, table, conduct.SPARED, size, three)
                meet(company, table, conduct.SPARED_NEW, size, paid)
                price.spare(size, tenure, two, three, paid, one, walk)
            meet(company, table, conduct.WALK_CAP, size, two)
            price.bill(size, list_price, one, two, deal, walk, paid)
            if on.programme:
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
        if on.training:
            training = f[customers.DEAL_TRAINING, start:stop]
            deals.elsewhere(size, company, table, one)
            deals.pull(size, deal, one, training, w.deals_weight, w.deals_full, price_push)
            deals.train(size, deal, w.deals_speed, training)

        # What is found out, and what it does to trust and resentment.
        if on.violations or on.trust or on.resentment or on.relating or on.fairness or on.wronged:
            experience.fill(size, ZERO, violation)
        if on.violations:
            violations.find_out(
                start, size, key_look, company, table, world, f, h, b, on.fees > 0, on.walking > 0,
                on.overpromising > 0, surprise, one, two, three, violation,
            )  # fmt: skip
        if on.wronged:
            meet(company, table, conduct.WRONGED, size, one)
            violations.suffer(size, one, violation)
        if on.fairness:
            fairness.compare(
                size, overheard[start:stop], discount_left, w.fairness_full, w.fairness_violation,
                b[customers.DEALS, start:stop], violation,
            )  # fmt: skip
            talk.forget(size, overheard[start:stop])
        meet(company, table, conduct.KEPT, size, kept)
        if on.relating:
            relating.be_wronged(
                start, size, month, seed, company, table, world, f, on.consent > 0, on.pressure > 0, on.privacy > 0,
                on.breaches > 0, near, violation, sums,
            )  # fmt: skip
            relating.draw_near(
                start, size, company, table, world, f, on.closeness > 0, on.gratitude > 0, on.privacy > 0, near,
                kept, felt, push,
            )  # fmt: skip
        else:
            meet(company, table, conduct.CONTACTS, size, felt)
        if on.surveys:
            meet(company, table, conduct.SURVEYS, size, one)
            contact.be_surveyed(size, one, felt)
        if on.programme:
            programme.be_treated(start, size, company, table, world, f, p, on.buying == 0, cards, violation, kept)
        if on.community:
            community.meet_others(start, size, seed, company, table, world, f, on.resentment > 0, felt, one, two, three)
        if on.trust:
            attitudes.trust(size, disposition, kept, violation, w.trust_pull, w.trust_gain, w.trust_loss, t)
        if on.resentment:
            attitudes.resentment(
                size, violation, felt, f[customers.CONTACT_IDEAL, start:stop], w.resentment_kept,
                w.resentment_violation, w.resentment_contact, r,
            )  # fmt: skip

        # Wanting out and noticing the way out.
        meet(company, table, conduct.RIVAL_PUSH, size, one)
        if on.relating:
            experience.add(size, push, one)
        if on.poaching:
            poaching.tempt(
                start, size, month, seed, company, table, world, f, seen, on.training > 0, two, three, surprise, wake,
                one, sums,
            )  # fmt: skip
        if on.social_churn:
            talk.follow_examples(size, f[customers.EXPOSURE, start:stop], w.social_churn_weight, one, wake)
        if on.referral:
            talk.feel_bound(size, h[customers.REFERRAL, start:stop], w.referral_bond, one)
        if on.community:
            community.bind(size, f[customers.BELONGING, start:stop], w.community_stays, one)
        if on.mastery:
            ordinary = scratch[22]
            mastery.path(size, tenure, w.mastery_equilibrium, w.mastery_gap, w.mastery_fading, ordinary)
            mastery.bind(
                size, f[customers.LEAD, start:stop], ordinary, w.mastery_stays, w.mastery_reached, w.mastery_done, one
            )
        if on.programme:
            programme.bind(start, size, company, tenure, table, world, f, p, on.buying == 0, cards, one)
        if on.buying:
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
        if on.buying or on.programme:
            experience.fill(size, ONE, goods[buying.BOOST])
            experience.fill(size, ZERO, goods[buying.PULL])
        if on.buying:
            if on.programme:
                programme.press(start, size, company, table, world, f, p, cards, goods)
            buying.buy(
                start, size, month, seed, company, tenure, table, world, f, p, seen, one, goods, sums, discount_factor
            )
        meet(company, table, conduct.UNIT_COST, size, one)
        if on.relating:
            relating.charge(size, company, table, on.consent > 0, on.breaches > 0, near, one, sums)
        if on.buying:
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
        if on.relating:
            relating.settle(
                start, size, company, world, f, discount_factor, on.gratitude > 0, on.privacy > 0, near, cash, sums
            )
        if on.programme:
            settling.settle(
                start, size, month, seed, company, table, world, f, p, discount_factor, on.gratitude > 0,
                goods[buying.BOOST], experienced, cards, cash, sums,
            )  # fmt: skip
            dependence.depend(
                start, size, company, p, on.buying == 0, want, goods, cards[programme.ACTIVE],
                cards[programme.MISSED], one, two, three, sums,
            )  # fmt: skip
            settling.remember(start, size, month, p, n_companies, cards[programme.A], sums)
        if on.price:
            accounts.extras(size, list_price, walk, deal, premium, rebate)
            if on.programme:
                accounts.take_off(size, list_price, walk, deal, cards[programme.OFF], rebate)
            if on.buying:
                buying.weigh(size, p[customers.VOLUME, start:stop], premium)
                buying.weigh(size, p[customers.VOLUME, start:stop], rebate)
        if on.loyalty:
            loyalty.ask(start, size, company, table, world, f, seen, on.word_of_mouth > 0, beliefs, one, two, loyal)
        if on.support:
            meet(company, table, conduct.ENQUIRIES, size, one)
            meet(company, table, conduct.HOURS, size, two)
            if on.mastery:
                mastery.ask_less(size, f[customers.LEAD, start:stop], w.mastery_questions, one)
            problems.enquire(size, one, two, w.costs_hour, f[customers.SURPLUS, start:stop])
            accounts.tally(size, company, one, totals.ENQUIRIES, sums)
        counting.count_people(size, company, stage, sums)
        counting.add_up(
            start, size, company, f, experienced, cash, premium, rebate, loyal, on.price > 0, on.loyalty > 0, sums
        )
        if on.mastery:
            lead = f[customers.LEAD, start:stop]
            accounts.tally(size, company, lead, totals.LEAD, sums)
            meet(company, table, conduct.TAUGHT, size, two)
            mastery.learn(size, scratch[22], two, w.mastery_kept, lead)
        if on.community:
            belonging = f[customers.BELONGING, start:stop]
            community.voices(size, belonging, s, r, w.market_neutral_quality, one, two, three)
            accounts.tally(size, company, belonging, totals.BELONGING, sums)
            accounts.tally(size, company, one, totals.CONTENT, sums)
            accounts.tally(size, company, two, totals.RESENTED, sums)
            accounts.tally(size, company, three, totals.RESENTED_TWICE, sums)

        # What is said of it all.
        if on.word_of_mouth:
            speech = b[customers.SPEECH, start:stop]
            talk.speak_up(start, size, key_speech, company, n_companies, world, f, one, two, three, speech)
            counting.count_words(size, speech, sums)

        # The few to whom something happens.
        calendar.due(size, month, h[customers.SCHEDULED, start:stop], clock, stage, pause, events)
        if on.asking:
            calendar.asks(key_ask, start, size, w.saving_asks, b[customers.DEALS, start:stop], events)
        if on.campaigns:
            meet(company, table, conduct.CAMPAIGN, size, one)
            calendar.reached(key_campaign, start, size, one, events)
        if on.targeting:
            meet(company, table, conduct.TARGETED, size, one)
            calendar.chosen(size, one, flags, events)
        if on.cards:
            meet(company, table, conduct.CARD_SHARE, size, one)
            calendar.cards(key_card, start, size, one, stage, events)
        if on.closing:
            meet(company, table, conduct.CLOSING, size, one)
            calendar.closes(size, one, events)
        n_free = happen_to_few(
            start, size, events, wake, month, f, h, b, table, world, seed, on.saving > 0, on.campaigns > 0,
            on.involuntary > 0, on.returning > 0, on.training > 0, sums, left, discount_factor, free, scratch,
            codes,
        )  # fmt: skip
        choose(
            n_free, free, month, f, h, b, table, world, seed, on.involuntary > 0, on.returning > 0, on.training > 0,
            on.word_of_mouth > 0, on.referral > 0, heard, sums, joined, discount_factor, scratch, codes, keys,
        )  # fmt: skip
        calendar.turn(size, tenure, discount_left, pause)
