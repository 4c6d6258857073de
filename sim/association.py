"""The industry association: an agent that lends members its badge, audits them, trains them and moves a norm.

badge = standards x badge x (1 - share of the market), lifting the trust of those who join for the first time
norm += speed (a / (a + half) - norm), a the sum of members' advocacy; what it changes, it changes at every company
A member found hollow by an audit loses the badge for months, and all its customers feel the hypocrisy once.
What companies meet this month is what last month left. Acts from month 0 on only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim import conduct, draws, totals
from sim.agent import Agent
from sim.compiled import compiled
from sim.insight import aimed
from sim.policy import Policy
from sim.regulator import broken, contacts_unasked

if TYPE_CHECKING:
    from sim.company import Company
    from sim.model import RetentionModel
    from sim.scenario import Scenario


@dataclass(frozen=True)
class Demand:
    """What a code asks.

    Attributes
    ----------
    since
        Standards from which on it is asked; 0 is asked by every code.
    is_broken
        Tells whether a policy breaks it, in a world.
    """

    since: float
    is_broken: Callable[[Policy, Scenario], bool]


CODE: dict[str, Demand] = {
    "no_trap": Demand(0.0, lambda policy, _: policy.leaving.friction == "aggressive"),
    "no_hidden_fee": Demand(
        0.2, lambda policy, _: policy.pricing.hidden_fee * (1.0 - policy.promise.disclosure) > 0.0
    ),
    "honest_promises": Demand(
        0.4, lambda policy, world: policy.promise.overpromise > world.behaviour.noticing.promise_slack
    ),
    "ordinary_service": Demand(
        0.5, lambda policy, world: policy.service.quality < world.market.neutral_quality
    ),
    "consent": Demand(0.6, lambda policy, _: contacts_unasked(policy)),
    "easy_exit": Demand(0.7, lambda policy, _: policy.leaving.friction != "none"),
    "no_pressure": Demand(0.8, lambda policy, _: policy.contact.pressure > 0.0),
    "open_data": Demand(
        0.8, lambda policy, _: policy.privacy.data_sharing * (1.0 - policy.privacy.transparency) > 0.0
    ),
    "no_walking": Demand(0.9, lambda policy, _: policy.pricing.walk > 0.0),
}  # fmt: skip
"""What codes ask, the stricter the more; whoever claims a code owes all that it asks."""


def unkept(policy: Policy, scenario: Scenario) -> tuple[str, ...]:
    """Return what a policy owes to the code that it claims and does not keep; nothing where none is claimed."""
    standards = policy.association.standards
    if standards == 0.0:
        return ()
    return tuple(
        name for name, demand in CODE.items() if demand.since <= standards and demand.is_broken(policy, scenario)
    )


def norm_after(norm: float, advocacy: float, half: float, speed: float) -> float:
    """Return the norm of an industry after a month of so much advocacy, 0 to 1; it fades where nobody cares."""
    return norm + speed * (advocacy / (advocacy + half) - norm)


SEEN: dict[str, type] = {
    "audits": np.int64,
    "found_hollow": np.int64,
    "industry_norm": np.float64,
    "trained": np.float64,
}
"""What is recorded of it by month and company."""


class Association(Agent):
    """Knows its members.

    Attributes
    ----------
    norm
        How far practice in the whole industry has come, 0 to 1.
    skill
        What members' training has come to, by company, 0 to 1.
    suspended_until
        Month from which on each company may show the badge (again).
    unmasked
        Hypocrisy that customers of each company feel this month, 0 to 1.
    audited, hollow
        Audits of last month, and those that found a code unkept, by company.
    charged
        What belonging cost last month, by company, in market prices.
    members
        Who was a member in good standing last month, by company.
    """

    model: RetentionModel

    def __init__(self, model: RetentionModel) -> None:
        super().__init__(model)
        n = len(model.companies)
        self.norm = 0.0
        self.skill = np.zeros(n)
        self.suspended_until = np.zeros(n, np.int64)
        self.unmasked = np.zeros(n)
        self.audited, self.hollow = np.zeros(n, np.int64), np.zeros(n, np.int64)
        self.charged = np.zeros(n)
        self.members = np.zeros(n, np.bool_)
        self._sizes: list[int] = []

    def laws(self, policy: Policy) -> frozenset[str]:
        """Return laws in force this month that a policy breaks and its company knows of: members with a code do."""
        levers, model = policy.association, self.model
        if not levers.member or levers.standards == 0.0 or model.regulator is None:
            return frozenset()
        return frozenset(broken(policy, model.inputs.regulator, model.month))

    def lay_out(self, company: Company, row: np.ndarray) -> None:
        """Write into a company's row of aspects (see ``sim.conduct``) what the association changes this month."""
        world, number = self.model.inputs.association, company.number
        levers = company.policy.association
        skill = float(self.skill[number]) * aimed(company)  # what is trained reaches what customers miss, or does not
        better = world.norm_quality * self.norm + world.training_quality * skill
        if better > 0.0:
            row[conduct.QUALITY] += max(min(better, 1.0 - float(row[conduct.QUALITY] + row[conduct.OVERPROMISE])), 0.0)
        _show(row, world.norm_shows * self.norm)
        row[conduct.WRONGED] = max(row[conduct.WRONGED], self.unmasked[number])
        if not levers.member or self.model.month < self.suspended_until[number]:
            return
        smallness = 1.0 - self._share(number)
        row[conduct.BADGE] = world.badge * levers.standards * smallness
        others = int(self.members.sum()) - int(self.members[number])
        row[conduct.DRAW] += world.network * smallness * others / (others + 1.0)

    def watch(self) -> None:
        """Charge members, let training and the norm move, and audit those that show the badge."""
        model, world = self.model, self.model.inputs.association
        self.audited[:], self.hollow[:], self.unmasked[:], self.charged[:] = 0, 0, 0.0, 0.0
        if model.month < 0:
            return
        advocacy = 0.0
        self._sizes = []
        for company in model.companies:
            counted, number = model.counted(company.number), company.number
            levers = company.policy.association
            self.charged[number] = self._charge(company, counted[totals.CUSTOMERS])
            self._sizes.append(counted[totals.CUSTOMERS] + counted[totals.JOINED] - counted[totals.LEFT])
            advocacy += levers.advocacy if levers.member else 0.0
            trained = levers.training if levers.member else 0.0
            self.skill[number] += world.training_speed * (trained - self.skill[number])
            self._look_at(company)
            self.members[number] = levers.member and model.month + 1 >= self.suspended_until[number]
        self.norm = norm_after(self.norm, advocacy, world.advocacy_half, world.norm_speed)
        for company in model.companies:
            self._teach(company)

    def _teach(self, company: Company) -> None:
        """Let a member learn faster from its customers, and from the best-informed of the others, next month."""
        world, number = self.model.inputs.association, company.number
        company.learning_speed, company.learnt_of_others = 1.0, 0.0
        if not self.members[number]:
            return
        company.learning_speed = 1.0 + world.practice
        others = [c.insight for c in self.model.companies if self.members[c.number] and c is not company]
        ahead = max(others, default=company.insight) - company.insight
        if ahead > 0.0:
            company.learnt_of_others = world.shares * ahead / (1.0 - company.insight)

    def seen(self) -> dict[str, np.ndarray | float]:
        """Return what is recorded of the month, by name."""
        values = (self.audited, self.hollow, self.norm, self.skill)
        return dict(zip(SEEN, values, strict=True))

    def _charge(self, company: Company, customers: int) -> float:
        """Return what a month costs: better practice everybody, and members what they take and take upon themselves."""
        world, levers, people = self.model.inputs.association, company.policy.association, self.model.inputs.customers
        each = world.norm_cost * self.norm
        if not levers.member:
            return each * customers
        each += world.dues + world.code_cost * levers.standards**2 + world.training_cost * levers.training**2
        return each * customers + (world.fee + world.advocacy_cost * levers.advocacy**2) * people

    def _look_at(self, company: Company) -> None:
        """Audit a member that shows the badge by chance, and one that may show it again next month for certain."""
        model, world, number = self.model, self.model.inputs.association, company.number
        if not company.policy.association.member or company.policy.association.standards == 0.0:
            return
        is_shown = model.month >= self.suspended_until[number]
        is_due = model.month + 1 == self.suspended_until[number]
        chance = -math.expm1(-world.audits)
        if not (is_due or (is_shown and _luck(model.seed, model.month, number) < chance)):
            return
        self.audited[number] = 1
        if not unkept(company.policy, model.inputs):
            return
        self.hollow[number] = 1
        self.suspended_until[number] = model.month + 1 + world.suspended_months
        if is_shown:
            claimed = company.policy.association.standards
            self.unmasked[number] = world.hypocrisy * claimed
            company.reputation = max(company.reputation - world.publicity * claimed, 0.0)

    def _share(self, number: int) -> float:
        """Return a company's share of all customers as last month left it, from whole numbers."""
        sizes = self._sizes or [company.n_customers for company in self.model.companies]
        everybody = sum(sizes)
        return sizes[number] / everybody if everybody else 0.0


def is_founded(scenario: Scenario) -> bool:
    """Tell whether any company is ever a member."""
    return scenario.mechanisms.association and any(
        policy.association.member for name in scenario.companies for policy in scenario.policies_by_month(name).values()
    )


def _show(row: np.ndarray, share: float) -> None:
    """Move a share of the fees that a row hides into the price that it shows; what is paid stays."""
    if share > 0.0 and row[conduct.HIDDEN_FEE] > 0.0:
        moved = share * float(row[conduct.HIDDEN_FEE])
        row[conduct.OPEN_FEE] += moved
        row[conduct.SHOWN] += moved
        row[conduct.HIDDEN_FEE] -= moved
        row[conduct.FEE_SHARE] = row[conduct.HIDDEN_FEE] / row[conduct.PRICE]


def _luck(seed: int, month: int, company: int) -> float:
    with np.errstate(over="ignore"):
        return float(_luck_of_company(np.uint64(seed), month, company))


@compiled
def _luck_of_company(seed: np.uint64, month: int, company: int) -> np.float32:
    return draws.uniform(draws.key(seed, draws.AUDIT, month), company)
