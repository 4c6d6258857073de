"""The whole month as idiomatic Mesa: what the core lives, and all that companies and other people add to it.

Nothing is slowed down on purpose: a company says once a month which of these things it does at all, and its customers
live through no others. One concern a file: service, relating, mastery, community, talk, programmes, paying, moving.
Loaded once for each way of holding rules, like the core (see :mod:`experiments.speed.ways`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.market import LIVED_WHOLE, OF_THE_WHOLE, drawn, members_at, people_at
from experiments.speed.ways import chosen_way, loaded
from sim import conduct, draws
from sim.customers import CONTENT, REFERRAL, WANTING
from sim.model import Start
from sim.passes.carrying import PER_SLOT
from sim.rules import deals
from sim.scenario import Scenario

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed.mesa_community import Gathered
    from experiments.speed.mesa_moving_whole import Moving
    from experiments.speed.mesa_offer import Programme
    from experiments.speed.mesa_paying import Paying
    from experiments.speed.mesa_programme import Member
    from experiments.speed.mesa_relating import Related
    from experiments.speed.mesa_service import Served
else:
    core = loaded("mesa_agents")
    Gathered = loaded("mesa_community").Gathered
    Moving = loaded("mesa_moving_whole").Moving
    Member, Programme = loaded("mesa_programme").Member, loaded("mesa_offer").Programme
    Paying = loaded("mesa_paying").Paying
    Related = loaded("mesa_relating").Related
    Served = loaded("mesa_service").Served

WAY = chosen_way()

pull_of_deal = WAY.rule(deals.pull_of_deal)
training_after = WAY.rule(deals.training_after)

ONE = WAY.numbers(np.ones(1, np.float32))[0]


class Seller(core.Seller):
    """A company, and which of the things that companies may do it does."""

    __slots__ = (
        "is_asking", "is_thanking", "is_using", "is_softened", "is_watching", "questions", "spared", "best_welcome",
        "is_rewarding", "programme", "price_of_reward",
    )  # fmt: skip

    def open_month(self, row: np.ndarray, table: np.ndarray) -> None:  # type: ignore[override]
        """Take this month's conduct, see which of it concerns customers, and start counting."""
        super().open_month(row)
        uses_data = self.depth > 0.0 or self.data_used > 0.0 or self.data_price > 0.0
        self.is_asking = uses_data or self.contacts > 1.0 or self.reach_cost > 0.0
        self.is_using = (
            uses_data or self.consent == 0 and self.contacts > 1.0 or self.pressure > 0.0 or self.breach_share > 0.0
        )  # fmt: skip
        self.is_thanking = self.thanks > 0.0 or self.recognised > 0.0
        self.is_softened = self.dialogue_relief > 0.0 or self.depth > 0.0 or self.insincerity > 0.0
        self.is_watching = self.exposure > 0.0 or self.depth > 0.0
        aspects = WAY.numbers(row)
        self.questions = aspects[conduct.ENQUIRIES]
        self.price_of_reward = aspects[conduct.REWARD_COST]
        self.is_rewarding = bool(table[:-1, conduct.OFFERED].any())
        self.programme: Programme | None = None
        self.spared = WAY.nothing
        others = [offer[conduct.WELCOME] for k, offer in enumerate(table[:-1]) if k != self.number]
        self.best_welcome = WAY.numbers(np.array([max(others, default=0.0)]))[0]

    def counted(self) -> list[float]:
        """Return what was counted, in the order of the totals."""
        self.enquiries = self.customers * self.questions - self.spared
        return super().counted()


class Customer(Served, Related, Gathered, Member, Paying, Moving):
    """A person among others, with a company or with none."""

    __slots__ = (
        "deal_training", "privacy_concern", "susceptibility", "relevance", "gratitude", "exposure", "inclination",
        "beliefs", "good", "bad", "seen", "ties", "was_with", "referrer", "recommended",
        "belonging", "takes_part", "overheard", "lead",
        "wallet", "is_member", "level", "reward", "entitlement", "off", "somebody", "progress", "at_stake", "dues",
        "slighted", "values", "prepays", "a_month",
    )  # fmt: skip

    def step(self) -> None:
        """Live one month."""
        model = self.model
        w = model.weights
        self.hear(w)
        company = self.company
        if company is not None:
            self.live(company, w)
        else:
            if model.is_read:
                self.read_along()
            if self.lead:
                self.forget(w)
            if model.is_rewarding:
                self.be_away(w)
            if self.deal_training:
                self.deal_training = training_after(self.deal_training, 0.0, w.deals_speed)
            if self.referrer is not None or model.chance() < w.joining_search:
                self.look_around(None)
        self.tenure += 1
        if self.discount_left:
            self.discount_left -= 1
            if self.discount_left and self.company is not None and model.chance() < w.fairness_tells:
                model.lucky.append(self)
        if self.pause:
            self.pause -= 1

    def live(self, company: Seller, w: Any) -> None:
        """Live a month as somebody's customer."""
        chance = self.model.chance
        if self.seen or self.exposure:
            self.see_examples(w)
        harm, wake = -w.problems_usual_harm, company.wake
        if chance() < company.problem_share:
            hurt, woken = self.meet_problem(company, w)
            harm += hurt
            wake += woken
        if company.renewal and self.tenure and self.tenure % 12 == 0 and chance() < company.renewal:
            wake += w.leaving_event_wakes

        contacts, thanks, is_reachable, is_uninvited = company.contacts, 0, True, False
        if company.is_asking:
            is_reachable, is_uninvited = self.answer(company, w)
            if is_reachable:
                company.reached += 1
                wake += company.reach_wake
            elif contacts > 1.0:
                contacts = 1.0
        if company.is_thanking or self.gratitude:
            thanks = self.be_thanked(company, w)
        quality = self.be_known(company, w, is_reachable) if company.depth else company.quality
        if self.lead:
            quality += w.mastery_benefit * self.lead

        experienced, violation = self.be_served(company, w, quality, harm)
        if company.is_rewarding:
            self.enter(company, w)
        deal = self.discount if self.discount_left else 0.0
        if company.promotion > deal:
            deal = company.promotion
        paid, seen, price_push = self.judge_bill(company, w, deal)
        violation += self.find_out(company, w)
        if self.overheard:
            violation += self.compare_deals(w)
        sales = data = cost = WAY.nothing
        if company.is_using:
            wrong, sales, data, cost = self.be_wronged(company, w, contacts, is_reachable, is_uninvited)
            violation += wrong
        push = company.rival_push + self.draw_near(company, w, contacts, is_reachable)
        felt = self.feel(company, w, contacts, thanks) if company.is_softened else contacts
        if company.gathers:
            felt += self.meet_others(company, w)
        kept = company.kept
        if self.gratitude:
            kept += (1.0 - kept) * w.gratitude_trusts * self.gratitude
        if company.is_rewarding:
            violation += self.be_treated(company, w)
            push += self.be_bound(company, w)
            if self.somebody:
                kept += (1.0 - kept) * w.programme_status_trusts * self.somebody
        self.trust = core.trust_after(
            self.trust, self.disposition, kept, violation, w.trust_pull, w.trust_gain, w.trust_loss
        )
        grievance = core.grievance_of_month(
            violation, felt, self.contact_ideal, w.resentment_violation, w.resentment_contact
        )
        self.resentment = core.resentment_after(self.resentment, w.resentment_kept, grievance)
        if self.exposure:
            push += w.social_churn_weight * self.exposure
            wake += w.social_churn_weight * self.exposure
        if self.referrer is not None:
            push -= w.referral_bond
        if self.belonging:
            push -= w.community_stays * self.belonging
            self.be_heard_inside(company, w)
        if self.lead:
            push += self.push_of_lead(w)

        if is_reachable:
            cost += company.reach_cost
        self.settle(company, w, experienced, paid, seen, deal, sales, data, cost)
        if self.lead or company.taught:
            self.learn(company, w)
        self.speak(company, w)
        self.resolve(company, w, price_push, push, wake)

    def be_served(self, company: Seller, w: Any, quality: float, harm: float) -> tuple[float, float]:
        """Be served, for better or worse; return the experience and how badly a promise was broken."""
        luck = w.experience_noise * (1.0 - company.steadiness) * self.model.gauss(0.0, 1.0)
        experienced = core.experienced_quality(quality, w.experience_fit * self.fit, luck, harm)
        surprise = experienced - self.expectation
        felt = core.value_of_surprise(surprise, w.satisfaction_loss_weight, w.satisfaction_curvature)
        weight = core.weight_of_this_month(self.tenure, w.satisfaction_memory_floor, w.satisfaction_memory_months)
        self.satisfaction = core.satisfaction_after(
            self.satisfaction, experienced, felt, w.satisfaction_usual_surprise, weight, w.market_neutral_quality,
            w.satisfaction_level_share,
        )  # fmt: skip
        self.expectation = core.expectation_after(self.expectation, experienced, w.expectation_speed)
        is_broken = surprise < 0.0 and self.tenure < w.noticing_promise_months
        return experienced, self.overpromised if is_broken else 0.0

    def resolve(self, company: Seller, w: Any, price_push: float, push: float, wake: float) -> None:
        """Lose the payment, be called about the account, want out, notice the way out and try it, or ask for a deal."""
        chance = self.model.chance
        if chance() < self.p_fails:
            self.part(company, False)
            return
        is_called = company.campaign and self.pause == 0 and chance() < company.campaign
        if is_called:
            wake += w.leaving_event_wakes
        if self.stage == CONTENT:
            want = core.want_logit(
                self.propensity, self.satisfaction - w.market_neutral_quality, self.trust - self.disposition,
                self.resentment, price_push, push, w.wanting_satisfaction, w.wanting_trust, w.wanting_resentment,
            )  # fmt: skip
            if chance() < core.logistic(want):
                self.stage = WANTING
        if is_called and self.accepts_offer(company, w, False):
            if self.stage == WANTING:
                self.be_saved(company, w)
            return
        if self.stage == WANTING:
            if self.pause == 0:
                notice = core.notice_logit(w.leaving_notice_logit, self.resentment, wake, w.leaving_resentment_wakes)
                if chance() < core.logistic(notice):
                    if is_called:
                        company.attempts += 1
                        self.push_through(company, w)
                    else:
                        self.try_to_leave(company, w)
        elif self.deals and self.discount_left == 0 and chance() < w.saving_asks * self.deals:
            if chance() < company.save_share:
                self.accepts_offer(company, w)


class WholeMesaMarket(core.MesaMarket):
    """The market with an agent a customer, who lives the whole month."""

    lived = LIVED_WHOLE
    kind_of_customer, kind_of_seller = Customer, Seller

    def __init__(self, scenario: Scenario, start: Start, seed: int) -> None:
        super().__init__(scenario, start, seed)
        people, sellers = self.people, self.sellers
        network = start.talk.network
        bounds, neighbours = network.offsets.tolist(), network.neighbours.tolist()
        codes = start.customers.shorts[REFERRAL].tolist()
        for i, customer in enumerate(people):
            customer.ties = [people[j] for j in neighbours[bounds[i] : bounds[i + 1]]]
            customer.was_with = customer.company
            is_bound = codes[i] >= 0
            customer.referrer = customer.ties[codes[i] // PER_SLOT] if is_bound else None
            customer.recommended = sellers[codes[i] % PER_SLOT] if is_bound else None
        self.believed = [WAY.nothing] * len(sellers)
        self.praising: list[tuple[Customer, Seller]] = []
        self.complaining: list[tuple[Customer, Seller]] = []
        self.leaving: list[tuple[Customer, Seller]] = []
        self.arriving: list[Customer] = []
        self.lucky: list[Customer] = []
        self.is_read = False
        self.typical_rate = ONE if scenario.market.contract else self.weights.population_purchase_rate

    def columns_at(self, start: Start) -> dict[str, Any]:
        """Return what is known of everybody at month 0, by attribute."""
        talk, n, companies = start.talk, start.customers.n, len(self.companies)
        columns = people_at(start, self.world, companies, OF_THE_WHOLE)
        with np.errstate(over="ignore"):
            columns["inclination"] = drawn(draws.uniform, draws.key(np.uint64(start.seed), draws.CONSENT, 0), n)
            takes_part = drawn(draws.uniform, draws.key(np.uint64(start.seed), draws.TAKES_PART, 0), n)
        columns["beliefs"] = talk.beliefs[:, :n].T
        columns["good"], columns["bad"] = talk.news[:companies, :n].T, talk.news[companies:, :n].T
        columns["takes_part"] = takes_part < np.float32(self.world["community_takes_part"])
        columns["seen"], columns["overheard"] = talk.seen[:n], talk.overheard[:n]
        if self.is_rewarding:
            columns |= members_at(start, self.is_buying)
        return columns

    def live(self, discount_factor: float) -> np.ndarray:
        """Let every agent live this month, and then let what was said and done go round."""
        self.discount_factor = discount_factor
        self.believed = [WAY.nothing] * len(self.sellers)
        self.open_month()
        self.is_read = any(seller.read_well or seller.read_ill for seller in self.sellers)
        self.agents_by_type[self.kind_of_customer].do("step")
        for customer, company in self.praising:
            customer.praise(company)
        for customer, company in self.complaining:
            customer.complain_of(company)
        for customer in self.lucky:
            customer.talk_of_deal()
        for customer, company in self.leaving:
            customer.set_example(company)
            customer.was_with = customer.company
        for customer in self.arriving:
            customer.was_with = customer.company
        for news in (self.praising, self.complaining, self.leaving, self.arriving, self.lucky):
            news.clear()
        return np.array([seller.counted() for seller in self.sellers])

    def open_month(self) -> None:
        """Let companies lay out what they do this month."""
        for seller in self.sellers:
            seller.open_month(self.table[seller.number], self.table)
            if seller.offered:
                seller.programme = Programme(seller, self.weights, self.typical_rate)

    def mean_beliefs(self) -> list[float]:
        """Return the mean belief about each company this month."""
        return [float(believed) / len(self.people) for believed in self.believed]
