"""A company: it plans its conduct for the month, and reviews what came of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sim import community, conduct, evolution, feedback, insight, rivalry, shocks, totals
from sim.agent import Agent
from sim.planning import Decision, after_month, as_planned, is_planning
from sim.policy import Policy
from sim.regulator import complied
from sim.support import handling, ordinary_queue, queue_after
from sim.targeting import Targeting

if TYPE_CHECKING:
    from sim.model import RetentionModel
    from sim.scenario import Scenario


class Company(Agent):
    """A seller with a policy.

    Attributes
    ----------
    name
        "focal" or a rival's name.
    number
        Its row in the tables; the focal company is 0.
    policy
        What it does now; a timeline may change it at the start of a month.
    meant
        The policy as it was given; what it plans itself is not in it.
    decision
        On its quality, if it plans (see ``sim.planning``).
    queue
        What support has to answer, as last month left it.
    inside
        What is going on where its customers meet, as last month left it.
    reputation
        Lagged mean experience of its customers, 0 to 1: what others know of its quality.
    standing
        What the present policy does month after month, by aspect.
    unit_costs
        What one customer costs a month under it, by kind, in market prices.
    insight
        What it knows of what its customers miss, -1 to 1; 0 is ordinary.
    feedback
        What it has made of what customers told it, as last month left it.
    behind
        Quality by which it lags behind what customers want, 0 and up.
    learning_speed, learnt_of_others
        Factor on what it learns from its own customers, and insight that others give it in a month as a share of the
        room left; 1 and 0 unless somebody outside it, such as an association, sets them before the review.
    bound
        Laws that this company was forced to keep.
    planned, asked, lived
        What its timeline says now; what it meant to do last, before any law; and after laws, month by month from 0 on.
    presence
        From when until when it is there.
    costs_now
        Unit costs of this month, shocks included.
    """

    model: RetentionModel

    def __init__(self, model: RetentionModel, name: str, number: int) -> None:
        super().__init__(model)
        self.name = name
        self.number = number
        self.plans = rivalry.lived_under(model.inputs, name)
        self.presence = rivalry.Presence(model.inputs, name)
        self.neutral = Policy(service={"quality": model.inputs.market.neutral_quality})
        self.policy = self.planned = self.asked = self.neutral
        self.lived: list[Policy] = []
        self.reputation = model.inputs.market.neutral_quality
        self.price_before = self.neutral.pricing.price
        self.queue = ordinary_queue(model.inputs)
        self.inside = community.NOBODY
        self.standing, self.unit_costs = self._standing(), self._unit_costs()
        self.costs_now = self.unit_costs
        self.targeting: Targeting | None = None
        self.launched: int | None = None
        self.feedback, self.behind = feedback.NOBODY_ASKED, 0.0
        self.insight, self.learning_speed, self.learnt_of_others = 0.0, 1.0, 0.0
        self.bound: frozenset[str] = frozenset()
        self.meant = self.neutral
        self.decision = Decision()
        self._is_anew = False

    @property
    def n_customers(self) -> int:
        """Present number of customers."""
        return int((self.model.customers["company"] == self.number).sum())

    @property
    def learning(self) -> dict[str, float]:
        """What it knows and has learnt, by outcome (see ``sim.model.LEARNING``)."""
        told = self.feedback
        return {"insight": self.insight, "heard": told.heard, "response": told.response, "behind": self.behind}

    def plan(self) -> None:
        """Lay out this month's conduct in the model's table; in the running-in everybody is neutral."""
        month = self.model.month
        self.price_before = self.policy.pricing.price
        asked = self._asked(month) if month >= 0 else None
        if month >= 0 and self.model.association:
            self.bind(self.model.association.laws(self.meant if asked is None else asked))
        if asked is not None or self._is_anew:
            self._set_out(asked)
            is_new = month == 0 and self.model.inputs.market.burn_in_months == 0
            if is_new or month == self.presence.enters > 0:
                self.price_before = self.policy.pricing.price  # newcomers have seen no other price
        if month >= 0:
            self.lived.append(self.meant)
        if not self.policy.programme.offered:
            self.launched = None
        elif self.launched is None:
            self.launched = month
        self.lay_out()
        leaving = self.policy.leaving
        is_targeting = leaving.campaign_target != "random" and leaving.campaign_reach > 0.0 and month >= 0
        if is_targeting and self.model.inputs.mechanisms.saving:
            self.targeting = self.targeting or Targeting(self)
            is_chosen = self.targeting.plan(leaving.campaign_target, leaving.campaign_reach)
            self.model.table[self.number, conduct.TARGETED] = float(is_chosen)

    def _asked(self, month: int) -> Policy | None:
        """Return the policy that the company means to change to this month; None if it goes on as before."""
        rivalry.look_back(self)
        self.planned = self.plans.get(month, self.planned)
        if not self.presence.is_there(month):
            asked = self.neutral
        else:
            is_new = month == self.presence.enters > 0
            self.behind = 0.0 if is_new else self.behind  # an entrant's offer is what customers want now
            is_planned = month in self.plans or is_new
            asked = rivalry.answer(self) or (self.planned if is_planned else self.asked)
        is_other, self.asked = asked is not self.asked, asked
        return asked if is_other else None

    def bind(self, laws: frozenset[str]) -> None:
        """Keep laws from the next plan on, whatever the policy says."""
        self._is_anew |= not laws <= self.bound
        self.bound |= laws

    def _set_out(self, asked: Policy | None) -> None:
        """Take up what is asked for anew, the laws it must keep and its own yearly decision."""
        scenario, meant = self.model.inputs, complied(self.meant if asked is None else asked, self.bound)
        if meant.service.quality != self.meant.service.quality:
            self.decision = Decision()
        self.meant = meant
        self.policy = as_planned(meant, self.decision, scenario) if is_planning(meant, scenario) else meant
        self._is_anew = False
        self.standing, self.unit_costs = self._standing(), self._unit_costs()

    def review(self) -> None:
        """See who belongs, learn, and let reputation and queue follow what customers experienced and asked."""
        scenario = self.model.inputs
        if scenario.mechanisms.community:
            self.inside = community.gathering_after(self.model.counted(self.number), scenario)
        if scenario.mechanisms.feedback:
            self.feedback = feedback.after_month(self)
        if scenario.mechanisms.insight:
            self.insight = insight.after_month(self)
        if scenario.mechanisms.evolution:
            self.behind = evolution.after_month(self)
        if scenario.mechanisms.support:
            tickets = self.model.tickets_of_each(self.number)
            self.queue = queue_after(self.queue, tickets or 0.0, self.policy.service.support_capacity, scenario)
        mean = self.model.mean_experience(self.number)
        if scenario.mechanisms.reputation and mean is not None:
            self.reputation += scenario.market.reputation_speed * (mean - self.reputation)
        if self.model.month >= 0 and is_planning(self.meant, scenario):
            counted = self.model.counted(self.number)
            self.decision = after_month(
                self.decision, counted, self.costs_now, self.policy, self.meant, scenario
            )  # fmt: skip
            self._is_anew |= self.decision.months == 0

    def lay_out(self) -> None:
        """Write what this company does now into the model's table."""
        row, scenario, on = self.model.table[self.number], self.model.inputs, self.model.inputs.mechanisms
        row[:] = self.standing
        insight.lay_out(self, row)
        feedback.lay_out(self, row)
        evolution.lay_out(self, row)
        self.costs_now = self.unit_costs
        row[conduct.REPUTATION] = self.reputation
        if on.support:
            handling(self.policy.service, self.queue, scenario).lay_out(row)
        if on.community:
            community.lay_out(row, self.policy.community, self.inside, scenario)
        if on.price and self.policy.pricing.price != self.price_before:
            full = scenario.behaviour.noticing.walk_full
            reached = self.policy.pricing.lay_out_change(row, self.price_before, full)
            row[conduct.WAKE] += reached * scenario.behaviour.leaving.event_wakes
        if on.programme:
            self._lay_out_programme(row, scenario)
        if self.model.association:
            self.model.association.lay_out(self, row)
        if on.rivalry:
            neutral = scenario.market.neutral_quality
            best = max((c.reputation for c in self._others()), default=neutral)
            row[conduct.RIVAL_PUSH] = scenario.behaviour.wanting.rival_quality * (best - neutral)
        shocks.befall(self, row)
        if not scenario.market.contract:
            row[conduct.PULL] = pull_of_company(row, scenario)
        rivalry.lay_out(self, row)

    def _others(self) -> list[Company]:
        """Return the other companies that are in the market now."""
        return [c for c in self.model.companies if c is not self and c.presence.is_there(self.model.month)]

    def _lay_out_programme(self, row: np.ndarray, scenario: Scenario) -> None:
        """Write how new the programme still is, how few are somebody in it, and what the best rival's gives."""
        others = (c.policy.programme for c in self._others())
        programme, people = self.policy.programme, scenario.behaviour.programme
        row[conduct.RIVAL_REWARD] = people.worth * max((p.advertised() for p in others if p.offered), default=0.0)
        if not programme.offered:
            return
        age = self.model.month - (self.model.month if self.launched is None else self.launched)
        age = age % programme.refresh_months if programme.refresh_months else age
        row[conduct.NOVELTY] = 1.0 - people.fades * (1.0 - 0.5 ** (age / people.novelty_months))
        counted = self.model.counted(self.number)
        somebody = counted[totals.IN_TIER_1] if programme.levels else counted[totals.MEMBERS]
        row[conduct.EXCLUSIVE] = 1.0 - somebody / max(counted[totals.CUSTOMERS], 1)

    def under(self, policy: Policy, price_before: float) -> tuple[np.ndarray, dict[str, float], np.ndarray]:
        """Return the month's table, own unit costs and switches as if this company followed another policy."""
        row, costs_now = self.model.table[self.number].copy(), self.costs_now
        kept = self.policy, self.price_before, self.standing, self.unit_costs, row, costs_now
        self.policy, self.price_before = policy, price_before
        self.standing, self.unit_costs = self._standing(), self._unit_costs()
        self.lay_out()
        found = self.model.table.copy(), self.costs_now, self.model.switches()
        self.policy, self.price_before, self.standing, self.unit_costs, row, self.costs_now = kept
        self.model.table[self.number] = row
        return found

    def _standing(self) -> np.ndarray:
        """Return what the present policy does month after month, by aspect."""
        row = np.zeros(len(conduct.ASPECTS), np.float32)
        for concern in self.policy.concerns:
            concern.lay_out(row, self.policy, self.model.inputs)
        row[conduct.JOIN_COST] = self.model.inputs.costs.acquisition
        costs = self._unit_costs()
        if not self.model.inputs.market.contract:  # what is served is what is bought
            row[conduct.SERVE_COST] = costs.pop("serving_cost")
        row[conduct.UNIT_COST] = sum(costs.values())
        return row

    def _unit_costs(self) -> dict[str, float]:
        """Return what one customer costs this month whatever they do, by account, in market prices."""
        costs: dict[str, float] = {}
        for concern in self.policy.concerns:
            costs |= concern.unit_costs(self.policy, self.model.inputs)
        return costs


def pull_of_company(row: np.ndarray, scenario: Scenario) -> float:
    """Return how strongly a company draws purchases of those who are with another: by its reputation and price."""
    joining = scenario.behaviour.joining
    believed = joining.reputation_share * (float(row[conduct.REPUTATION]) - scenario.market.neutral_quality)
    price = float(row[conduct.PRICE]) + float(row[conduct.OPEN_FEE])
    return math.exp(
        joining.base + float(row[conduct.DRAW]) + joining.quality * believed - joining.price * (price - 1.0)
    )
