"""What the rivals share with the engine: the market at month 0, the companies, and the accounts.

Only the month in the life of the customers is compared; who they are at month 0 is taken from the engine, and the
companies plan, review and keep their books with its own code.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any

import mesa
import numpy as np

from sim import conduct, draws, totals
from sim.company import Company
from sim.ledger import POINT, Ledger
from sim.model import Start
from sim.result import months_table
from sim.scenario import Scenario
from sim.world import Mechanisms
from sim.world_record import world_record

MONEY_AND_ATTITUDES = [
    totals.EXPERIENCE, totals.SATISFACTION, totals.TRUST, totals.RESENTMENT, totals.LOYALTY, totals.PREMIUM,
    totals.REBATE, totals.CASH, totals.ENQUIRIES, totals.CROSS_SALES, totals.DATA_SALES, totals.RELEVANCE,
    totals.GRATITUDE, totals.BELONGING, totals.CONTENT, totals.RESENTED, totals.RESENTED_TWICE,
    totals.LEAD, totals.VOLUME, totals.VISITING, totals.VISITS, totals.ELSEWHERE, totals.HABIT, totals.BREADTH,
    totals.ENJOYED, totals.REWARD_COST, totals.FEES, totals.BENEFITS, totals.GIVEN, totals.FLOAT, totals.LOADED,
    totals.SPENT, totals.BROKEN, totals.REFUNDED, totals.MEMBER_VISITS, totals.MEMBER_SPEND,
]  # fmt: skip
"""Totals that are sums of fractions; the others are counts."""


LIVED = (
    "luck", "expectation", "satisfaction", "price", "violations", "trust", "resentment", "contact", "rivalry",
    "reputation", "saving", "friction", "renewal", "involuntary", "returning", "loyalty",
)  # fmt: skip
"""The mechanisms of the core, which all rivals live through; in its contest the engine leaves out all others."""
LIVED_WHOLE = (
    *LIVED, "word_of_mouth", "social_churn", "referral", "deal_training", "problems", "support", "closeness", "consent",
    "dialogue", "pressure", "privacy", "gratitude", "fairness", "community", "mastery", "programme",
)  # fmt: skip
"""The mechanisms of the whole month, which agents live through; those that are not here are left out there too."""


class Market(mesa.Model):
    """A market from month 0 on; a subclass lets the customers live.

    Parameters
    ----------
    scenario
        The whole input, of which the rival lives every mechanism and lever that is not null (see ``not_offered``).
    start
        The market at month 0, as the engine's running-in left it.
    seed
        Seed of the rival's own luck.

    Raises
    ------
    ValueError
        If the scenario asks for something the rival does not do.

    Attributes
    ----------
    lived
        Names of the mechanisms that the rival lives through.
    is_buying
        Whether its customers buy without a contract, and not under one.
    is_rewarding
        Whether some company has a loyalty programme.
    """

    lived = LIVED
    is_buying = False

    def __init__(self, scenario: Scenario, start: Start, seed: int) -> None:
        super().__init__(rng=seed)
        if reason := not_offered(scenario, self.lived, self.is_buying):
            raise ValueError(f"the rivals do without {reason}")
        self.inputs = scenario
        self.is_rewarding = rewards(scenario)
        self.seed = start.seed  # companies have luck of their own
        self.world = {name: float(value) for name, value in zip(*_named(world_record(scenario)), strict=True)}
        self.month = 0
        self.table = conduct.empty_table(len(scenario.companies))
        self.association = None  # its mechanism is left out here
        self.companies = [Company(self, name, k) for k, name in enumerate(scenario.companies)]  # type: ignore[arg-type]
        left = zip(self.companies, start.reputations, start.queues, start.inside, strict=True)
        for company, reputation, queue, inside in left:
            company.reputation, company.queue, company.inside = reputation, queue, inside
        shape = (len(self.companies), scenario.horizon_months + 1)
        self.joined = np.zeros(shape, np.int32)
        self.left = np.zeros((*shape, shape[1], 2), np.int32)
        self._books = Ledger(scenario.horizon_months, len(self.companies), self.is_buying, *scenario.costs.of_money)
        self._reputations = np.zeros((scenario.horizon_months, len(self.companies)))
        self._beliefs = np.full_like(self._reputations, np.nan)
        self._sums = np.zeros((len(self.companies), len(totals.TOTALS)))
        self._counted = self._sums.astype(np.int64)

    @abstractmethod
    def live(self, discount_factor: float) -> np.ndarray:
        """Let all customers live this month; return companies by totals, in float64."""

    @abstractmethod
    def first_left(self) -> np.ndarray:
        """Return the month in which each starter first left, as the engine does."""

    def step(self) -> None:
        """Live one month."""
        for company in self.companies:
            company.plan()
        rate = self.inputs.costs.discount_rate
        self._sums = self.live((1.0 + rate) ** (-(self.month + 1) / 12.0))
        whole = self._sums.copy()
        whole[:, MONEY_AND_ATTITUDES] *= POINT
        self._counted = np.rint(whole).astype(np.int64)
        for company in self.companies:
            company.review()
        costs = [company.unit_costs for company in self.companies]
        self._books.record(self.month, self._counted, self.table, costs)
        self._reputations[self.month] = [company.reputation for company in self.companies]
        self._beliefs[self.month] = self.mean_beliefs()
        self.month += 1

    def mean_experience(self, number: int) -> float | None:
        """Return the mean experience of a company's customers this month, None if there are none."""
        n = self._sums[number, totals.CUSTOMERS]
        return float(self._sums[number, totals.EXPERIENCE] / n) if n else None

    def tickets_of_each(self, number: int) -> float | None:
        """Return complaints and questions this month for each customer of a company, None if there are none."""
        counted = self._sums[number]
        n = counted[totals.CUSTOMERS]
        tickets = counted[totals.SETTLED] + counted[totals.UNHEARD] + counted[totals.ENQUIRIES]
        return float(tickets / n) if n else None

    def counted(self, number: int) -> list[int]:
        """Return what was counted of a company this month, by ``sim.totals``, in whole numbers as the engine does."""
        counted: list[int] = self._counted[number].tolist()
        return counted

    def mean_beliefs(self) -> list[float]:
        """Return the mean belief about each company this month; not a number where nobody talks."""
        return [np.nan] * len(self.companies)

    def months(self) -> dict[str, np.ndarray]:
        """Return the monthly outcomes under the names the engine gives them."""
        return months_table(self._books, self._reputations, self._beliefs, self.inputs)


def rewards(scenario: Scenario) -> bool:
    """Tell whether some company has a loyalty programme."""
    policies = (scenario.policy_of(company) for company in scenario.companies)
    return scenario.mechanisms.programme and any(policy.programme.offered for policy in policies)


def left_out(lived: tuple[str, ...] = LIVED) -> dict[str, bool]:
    """Return the mechanisms that a contest leaves out: all off."""
    return {name: False for name in Mechanisms.model_fields if name not in lived}


def not_offered(scenario: Scenario, lived: tuple[str, ...] = LIVED, is_buying: bool = False) -> str:
    """Return what the scenario asks for and rivals who live these mechanisms do not do, or an empty string."""
    if scenario.market.contract == is_buying:
        return f"market.contract={str(scenario.market.contract).lower()}"
    for name, is_on in scenario.mechanisms:
        if is_on != (name in lived):
            return f"mechanisms.{name}={str(is_on).lower()}"
    if scenario.timeline or scenario.shocks:
        return "timeline and shocks"
    for company in scenario.companies:
        policy = scenario.policy_of(company)
        leaving = policy.leaving
        if leaving.campaign_reach and leaving.campaign_target != "random":
            return "campaigns that choose whom to contact"
        if lived != LIVED:
            continue
        if leaving.campaign_reach or leaving.renewal_notice:
            return "campaigns and renewal notices"
        if policy.pricing.promotion or policy.service.consistency or policy.service.occasions:
            return "promotions, consistency and occasions"
    return ""


OF_THE_WHOLE = (
    "deal_training",
    "privacy_concern",
    "susceptibility",
    "relevance",
    "gratitude",
    "exposure",
    "belonging",
    "lead",
)
"""Columns of people that matter beyond the core."""
OF_BUYING = ("rate", "basket", "usual_share", "habit", "breadth", "idle", "visits")
"""Columns that matter besides where customers buy without a contract."""


def people_at(start: Start, world: dict[str, float], n_companies: int, more: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the people at month 0 by column, with two traits the engine computes anew whenever it needs them.

    Parameters
    ----------
    more
        Columns of the engine beyond those of the core.

    Returns
    -------
    dict
        The engine's columns; ``person`` (lasting part of the propensity to want out) and ``fits`` (people by
        companies), as the engine would draw them; ``p_fails``, the monthly chance that a payment fails.
    """
    people = start.customers
    names = (
        "satisfaction", "expectation", "trust", "resentment", "reference_price", "walk", "propensity", "fit",
        "price_sensitivity", "disposition", "attention", "contact_ideal", "discount", "memory_satisfaction",
        "memory_trust", "memory_resentment", "value", "surplus", "tenure", "parted", "first_left", "company", "stage",
        "last_company", "deals", "discount_left", "pause", "flags",
    )  # fmt: skip
    columns: dict[str, Any] = {name: people[name].copy() for name in (*names, *more)}
    columns["overpromised"] = people["overpromised"] / np.float32(100.0)  # the engine keeps whole percents
    seed = np.uint64(start.seed)
    with np.errstate(over="ignore"):
        columns["person"] = drawn(draws.normal, draws.key(seed, draws.PERSON, 0), people.n)
        columns["fits"] = np.stack(
            [drawn(draws.small_normal, draws.key(seed, draws.FIT, k), people.n) for k in range(n_companies)], axis=1
        )
    columns["p_fails"] = world["population_involuntary"] / (1.0 + np.exp(-columns["propensity"]))
    return columns


def members_at(start: Start, is_buying: bool) -> dict[str, Any]:
    """Return what matters of people at month 0 besides where there are programmes: traits, and no wallet yet."""
    n, seed = start.customers.n, np.uint64(start.seed)
    with np.errstate(over="ignore"):
        values = drawn(draws.uniform, draws.key(seed, draws.VALUES, 0), n)
        prepays = drawn(draws.uniform, draws.key(seed, draws.PREPAYS, 0), n)
    nothing, a_month = np.zeros(n, np.float32), np.ones(n, np.float32)
    if is_buying:
        a_month = np.maximum(start.customers["rate"] * start.customers["basket"], np.float32(0.02))
    return {
        "wallet": [None] * n, "values": np.float32(2.0) * values - np.float32(1.0), "prepays": prepays,
        "entitlement": nothing, "slighted": nothing, "a_month": a_month,
    }  # fmt: skip


def drawn(draw: Callable[[np.uint64, int], np.float32], key: np.uint64, n: int) -> np.ndarray:
    """Return what the engine draws for each of n people under a key, float32."""
    return np.array([draw(np.uint64(key), i) for i in range(n)], np.float32)


def _named(record: np.ndarray) -> tuple[tuple[str, ...], tuple[float, ...]]:
    return record.dtype.names or (), record[0].item()
