"""Buying without a contract as idiomatic Mesa: the whole month, but customers pay for what they buy, and drop out.

Nothing is slowed down on purpose: purchases are counted out only as far as luck goes, what a basket holds is drawn only
by those who buy, and a company works out once a month what its customers buy elsewhere is worth to whom. Loaded once
for each way of holding rules, like the core (see :mod:`experiments.speed.ways`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.market import OF_BUYING
from experiments.speed.ways import chosen_way, loaded
from sim import conduct
from sim.customers import WANTING
from sim.model import Start
from sim.rules import buying
from sim.scenario import Scenario

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed import mesa_whole as whole
else:
    core, whole = loaded("mesa_agents"), loaded("mesa_whole")

WAY = chosen_way()

share_of_wallet = WAY.rule(buying.share_of_wallet)
alive_share = WAY.rule(buying.alive_share)
many_purchases_of = WAY.rule(buying.many_purchases_of)
habit_after = WAY.rule(buying.habit_after)
breadth_after = WAY.rule(buying.breadth_after)

ZERO, ONE, LEAST = WAY.numbers(np.array([0.0, 1.0, 0.1]))
MANY = float(buying.MANY)
MOST_IDLE = 1000


def hazard_of(logit: float) -> float:
    """Return the hazard of a month: what it takes off a waiting amount of mean 1."""
    return math.log1p(math.exp(logit)) if logit < 30.0 else logit


class Seller(whole.Seller):
    """A company, and what purchases of its customers elsewhere are worth."""

    __slots__ = ("others",)

    def open_month(self, row: np.ndarray, table: np.ndarray) -> None:  # type: ignore[override]
        """Take this month's conduct, and see how strongly the others draw purchases."""
        super().open_month(row, table)
        pulls = 1.0 + sum(float(offer[conduct.PULL]) for k, offer in enumerate(table[:-1]) if k != self.number)
        self.others = []
        for k, offer in enumerate(table[:-1]):
            if k != self.number:
                price = float(offer[conduct.PRICE] + offer[conduct.OPEN_FEE] + offer[conduct.HIDDEN_FEE])
                margin = price - float(offer[conduct.SERVE_COST])
                known = float(offer[conduct.REPUTATION])
                numbers = WAY.numbers(np.array([float(offer[conduct.PULL]) / pulls, price, margin, known]))
                self.others.append((k, *numbers))


class Customer(whole.Customer):
    """A person who buys when it suits, here and elsewhere, until one day no more."""

    __slots__ = ("rate", "basket", "usual_share", "habit", "breadth", "idle", "visits", "terms")

    has_contract = False

    def settle(
        self, company: Seller, w: Any, experienced: float, paid: float, seen: float, deal: float, sales: float,
        data: float, cost: float,
    ) -> None:  # fmt: skip
        """Count attitudes and loyalty; what is bought is known once it is known how long the customer stays."""
        self.terms = experienced, paid, seen, deal, sales, data, cost
        questions = company.questions
        if self.lead:
            spared = min(questions, w.mastery_questions * self.lead)
            company.spared += spared
            questions -= spared
        if questions:
            self.surplus -= questions * company.hours * w.costs_hour
        if sales:
            self.surplus -= w.contact_worthless * sales
            company.cross_sales += sales
        if data:
            company.data_sales += data
        company.customers += 1
        if self.stage == WANTING:
            company.wanting += 1
        company.experience += experienced
        company.satisfaction += self.satisfaction
        company.trust += self.trust
        company.resentment += self.resentment
        if self.relevance:
            company.relevance += self.relevance
        if self.gratitude:
            company.gratitude += self.gratitude
        company.loyalty += self.would_choose_again(company, w, seen)

    def resolve(self, company: Seller, w: Any, price_push: float, push: float, wake: float) -> None:
        """Stay for the month or for a part of it, buy, and be gone without a word."""
        base = self.usual_share
        if self.tenure == 0:
            self.habit, self.breadth, self.idle = base, ZERO, 0
        gap, leaning = self.satisfaction - w.market_neutral_quality, self.trust - self.disposition
        if self.stage == WANTING:
            logit = core.notice_logit(w.leaving_notice_logit, self.resentment, wake, w.leaving_resentment_wakes)
        else:
            push -= w.buying_habit_stays * (self.habit - base)
            logit = core.want_logit(
                self.propensity, gap, leaning, self.resentment, price_push, push, w.wanting_satisfaction,
                w.wanting_trust, w.wanting_resentment,
            )  # fmt: skip
        hazard = hazard_of(logit)
        left = self.model.waiting(1.0) - hazard
        self.buy(company, w, gap, leaning, alive_share(left, hazard) if left <= 0.0 else ONE)
        if left <= 0.0:
            notices = self.stage == WANTING
            if not notices:
                self.stage = WANTING
                logit = core.notice_logit(w.leaving_notice_logit, self.resentment, wake, w.leaving_resentment_wakes)
                notices = self.model.chance() < core.logistic(logit)
            if notices:
                company.attempts += 1
                self.push_through(company, w)

    def buy(self, company: Seller, w: Any, gap: float, leaning: float, alive: float) -> None:
        """Buy here and elsewhere, grow used to it, and pay."""
        experienced, paid, seen, deal, sales, data, cost = self.terms
        base, habit = self.usual_share, self.habit
        pull = w.buying_satisfaction * gap + w.buying_trust * leaning - w.buying_resentment * self.resentment
        pull += w.buying_habit * (habit - base) - w.buying_price * self.price_sensitivity * (seen - ONE)
        boost = ONE
        if company.is_rewarding:
            pull += self.be_drawn(company, w)
            if self.is_member:
                pressed = self.wallet.pressed(w, self.progress)  # type: ignore[union-attr]
                boost = self.buys_beyond(pressed, w)
                pull += (ONE - w.programme_beyond) * pressed
        share = share_of_wallet(base, pull)
        visits = self.count_out(self.rate * share * boost * alive)
        elsewhere = self.count_out(self.rate * (ONE - share))
        if self.tenure == 0:
            visits += 1
        if visits or elsewhere:
            self.habit = habit_after(habit, WAY.count(visits), WAY.count(elsewhere), w.buying_habit_speed)
        self.visits, volume = visits, ZERO
        cash, costs = sales + data, company.unit_cost + cost
        if visits:
            self.idle = 0
            liking = w.buying_breadth_liking * (gap + leaning)
            self.breadth = breadth_after(
                self.breadth, WAY.count(visits), liking, w.buying_breadth_speed, w.buying_breadth
            )
            volume = self.fill_basket(visits, w)
            bill = volume * (paid + company.open_fee + company.hidden_fee)
            cash += bill
            costs += volume * company.serve_cost
            self.surplus += w.costs_worth_of_quality * experienced * volume - bill
            company.volume += volume
            company.enjoyed += experienced * volume
            company.premium += company.price * (self.walk - 1.0) * volume
            if deal:
                company.rebate += company.price * self.walk * deal * volume
            if company.member_discount:
                company.rebate += company.price * self.walk * (ONE - deal) * self.off * volume
            company.visits += visits
            company.active += 1
        elif self.idle < MOST_IDLE:
            self.idle += 1
        if company.number == 0:
            self.value += self.model.discount_factor * (cash - costs)
        if elsewhere:
            company.elsewhere += elsewhere
            self.buy_abroad(company, w, elsewhere * self.basket)
        if company.is_rewarding:
            cash += self.use_programme(company, w, WAY.count(cash), visits, volume, boost, experienced)
        company.cash += cash
        company.breadth += self.breadth
        company.habit += self.habit
        if self.idle >= w.buying_lapse_months:
            company.lapsed += 1

    def count_out(self, mean: float) -> int:
        """Return how many purchases are made of those expected."""
        if mean > MANY:
            return int(many_purchases_of(WAY.count(self.model.gauss(0.0, 1.0)), mean))
        luck = self.model.chance()
        probability = below = math.exp(-mean)
        n = 0
        while luck > below and n < 24:
            n += 1
            probability *= mean / n
            below += probability
        return n

    def fill_basket(self, visits: int, w: Any) -> float:
        """Return what is bought at market prices: purchases, each of about the person's own size."""
        around = ONE + w.buying_basket_noise * self.model.gauss(0.0, 1.0) / math.sqrt(visits)
        if around < LEAST:
            around = LEAST
        volume: float = visits * self.basket * (ONE + w.buying_breadth_basket * self.breadth) * around
        return volume

    def buy_abroad(self, company: Seller, w: Any, amount: float) -> None:
        """Buy of the other companies, of each as much as it draws; the rest of the category gets the rest."""
        sellers = self.model.sellers
        for number, part, price, margin, known in company.others:
            other, volume = sellers[number], amount * part
            other.visiting += volume
            other.cash += volume * price
            if number == 0:
                self.value += self.model.discount_factor * volume * margin
            self.surplus += volume * (w.costs_worth_of_quality * known - price)


class BuyingMesaMarket(whole.WholeMesaMarket):
    """The market with an agent a customer, without contracts."""

    is_buying = True
    kind_of_customer, kind_of_seller = Customer, Seller

    def __init__(self, scenario: Scenario, start: Start, seed: int) -> None:
        super().__init__(scenario, start, seed)
        for customer in self.people:
            customer.terms = ()

    def columns_at(self, start: Start) -> dict[str, Any]:
        """Return what is known of everybody at month 0, by attribute."""
        columns = super().columns_at(start)
        for name in OF_BUYING:
            columns[name] = start.customers[name].copy()
        for name in ("idle", "visits"):
            columns[name] = columns[name].astype(np.int64)
        return columns
