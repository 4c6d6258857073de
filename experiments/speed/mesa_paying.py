"""The bill in the whole month, as Mesa agents live it: judged by whom it meets, and counted with all else of the month.

Loaded once for each way of holding rules, like the agents (see :mod:`experiments.speed.ways`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.speed.ways import chosen_way, loaded
from sim.customers import WANTING
from sim.rules import deals

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed.mesa_whole import Seller
else:
    core = loaded("mesa_agents")

WAY = chosen_way()

pull_of_deal = WAY.rule(deals.pull_of_deal)
training_after = WAY.rule(deals.training_after)

ONE = WAY.numbers(np.ones(1, np.float32))[0]


class Paying:
    """A customer who pays, and is counted."""

    __slots__ = ()

    model: Any
    beliefs: list[float]
    satisfaction: float
    trust: float
    resentment: float
    disposition: float
    price_sensitivity: float
    reference_price: float
    walk: float
    flags: int
    stage: int
    lead: float
    relevance: float
    gratitude: float
    deal_training: float
    off: float
    value: float
    surplus: float
    use_programme: Any

    def judge_bill(self, company: Seller, w: Any, deal: float) -> tuple[float, float, float]:
        """Pay the bill and judge it; return what is paid before fees, what is seen, and the push towards leaving."""
        self.walk = core.walked(self.walk, company.walk_factor, company.walk_cap)
        paid = core.price_paid(company.price, self.walk, deal)
        if company.member_discount:
            paid *= 1.0 - self.off
        seen = core.price_seen(paid, company.open_fee, company.hidden_fee, self.flags & core.KNOWS_FEE)
        push = core.push_of_price(
            seen, self.reference_price, self.price_sensitivity, w.price_weight, w.price_loss_weight,
            w.price_value_weight,
        )  # fmt: skip
        self.reference_price = core.reference_after(self.reference_price, seen, w.price_memory, w.price_market_share)
        training = self.deal_training
        if training:
            if company.best_welcome:
                push += pull_of_deal(training, company.best_welcome, w.deals_weight, w.deals_full)
            if deal:
                push -= pull_of_deal(training, deal, w.deals_weight, w.deals_full)
        if training or deal:
            self.deal_training = training_after(training, deal, w.deals_speed)
        return paid, seen, push

    def settle(
        self, company: Seller, w: Any, experienced: float, paid: float, seen: float, deal: float, sales: float,
        data: float, cost: float,
    ) -> None:  # fmt: skip
        """Count the month: money, attitudes, and loyalty to the company."""
        bill = paid + company.open_fee + company.hidden_fee
        cash = bill + sales + data
        if company.number == 0:
            self.value += self.model.discount_factor * (cash - company.unit_cost - cost)
        questions = company.questions
        if self.lead:
            spared = min(questions, w.mastery_questions * self.lead)
            company.spared += spared
            questions -= spared
        self.surplus += w.costs_worth_of_quality * experienced - bill - questions * company.hours * w.costs_hour
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
        company.cash += cash
        company.premium += company.price * (self.walk - 1.0)
        if deal:
            company.rebate += company.price * self.walk * deal
        if company.member_discount:
            company.rebate += company.price * self.walk * (1.0 - deal) * self.off
        if self.relevance:
            company.relevance += self.relevance
        if self.gratitude:
            company.gratitude += self.gratitude
        company.loyalty += self.would_choose_again(company, w, seen)
        if company.is_rewarding:
            company.cash += self.use_programme(company, w, WAY.count(cash), 1, ONE, ONE, experienced)

    def would_choose_again(self, company: Seller, w: Any, seen: float) -> float:
        """Return attitudinal loyalty: the probability of choosing the company again, if leaving were free."""
        others = 1.0
        for rival in self.model.sellers:
            if rival is not company:
                believed = (
                    w.joining_reputation_share * (rival.reputation - w.market_neutral_quality)
                    + w.joining_promise_share * rival.overpromise
                )
                pull = core.attraction(
                    believed, rival.shown, self.price_sensitivity, rival.trap, w.joining_base, w.joining_quality,
                    w.joining_price,
                )  # fmt: skip
                told = w.word_of_mouth_belief * (self.beliefs[rival.number] - w.word_of_mouth_ordinary)
                others += math.exp(pull + told)
        gap = self.satisfaction - w.market_neutral_quality
        own = core.attraction(
            gap, seen, self.price_sensitivity, w.wanting_trust * (self.disposition - self.trust), w.joining_base,
            w.joining_quality * w.joining_reputation_share, w.joining_price,
        )  # fmt: skip
        memory = core.memory_of(
            gap, self.resentment, w.joining_remembered_satisfaction, w.joining_remembered_resentment
        )
        pull = math.exp(own + memory)
        return pull / (pull + others)
