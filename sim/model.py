"""The laboratory: a month is companies plan, customers live, companies review."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import mesa
import numpy as np

from sim import conduct, shocks, totals
from sim import customers as columns
from sim.association import SEEN, Association, is_founded
from sim.community import Gathering
from sim.company import Company
from sim.compiled import quiet
from sim.customers import Customers
from sim.ledger import Ledger, Together
from sim.measures import census
from sim.month import live
from sim.passes.accounts import POINT
from sim.passes.carrying import carry
from sim.population import draw_buyers, draw_people
from sim.regulator import Regulator, is_watching
from sim.result import Result, Snapshot, months_table
from sim.rivals import starting_shares
from sim.scenario import Scenario
from sim.support import Queue
from sim.switches import given_reason, needed, switch_record
from sim.talk import Talk, begin_talk
from sim.workspace import workspace
from sim.world_record import world_record

if TYPE_CHECKING:
    from sim.trial import Arms, Trial

BLOCK = 4096
CENSUS = (0, 3, 12, 36, 60, 120)
"""Months at which the focal company's customers are looked at closely."""
LEARNING = ("insight", "heard", "response", "behind")
"""What companies know and have learnt, reported month by month."""


@dataclass(frozen=True)
class Start:
    """A market at month 0, before any policy: shared by twin worlds."""

    seed: int
    customers: Customers
    talk: Talk
    reputations: tuple[float, ...]
    queues: tuple[Queue, ...]
    inside: tuple[Gathering, ...]


class RetentionModel(mesa.Model):
    """Customers and companies, month by month.

    Parameters
    ----------
    scenario
        The whole input.
    seed
        Replaces the scenario's seed.
    start
        A market at month 0 to begin from, as made by :meth:`at_month_0`, with its seed; else it is run in first.
    threads
        Threads inside a month; results do not depend on it.
    block
        Customers handled together; results do not depend on it.
    trial
        A randomised trial inside this world (see ``sim.trial``); it lives on one thread.

    Raises
    ------
    ValueError
        If a seed is given that differs from the start's, or the start has other numbers of customers or companies.

    Attributes
    ----------
    inputs
        The scenario.
    customers
        All customers: ``model.customers["trust"]`` is a column, ``model.customers[17]`` a person.
    companies
        All companies, the focal one first; they are ``mesa.Agent`` objects.
    month
        Months lived since month 0; negative in the running-in.
    living
        What lets customers live a month, ``sim.month.live``; a witness may stand in front of it (see ``sim.witness``).
    """

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int | None = None,
        start: Start | None = None,
        threads: int = 1,
        block: int = BLOCK,
        trial: Trial | None = None,
    ) -> None:
        own_seed = scenario.seed if start is None else start.seed
        self.seed = own_seed if seed is None else seed
        if start is not None and self.seed != start.seed:
            raise ValueError(f"seed {self.seed} differs from the seed of the start, {start.seed}: people would change")
        if start is not None and (start.customers.n, len(start.reputations)) != (
            scenario.customers,
            len(scenario.companies),
        ):
            raise ValueError(
                f"the start has {start.customers.n} customers and {len(start.reputations)} companies, the scenario "
                f"{scenario.customers} and {len(scenario.companies)}"
            )
        super().__init__(rng=self.seed)
        self.inputs = scenario  # not `scenario`: newer Mesa keeps something of its own under that name
        self.world = world_record(scenario)
        self.month = 0 if start else -scenario.market.burn_in_months
        self.table = conduct.empty_table(len(scenario.companies))
        self.companies = [Company(self, name, k) for k, name in enumerate(scenario.companies)]
        self.regulator = Regulator(self) if is_watching(scenario) else None
        self.association = Association(self) if is_founded(scenario) else None
        self.threads, self.block = threads, block
        self._horizon = scenario.horizon_months
        self._is_buying = not scenario.market.contract
        self._books = Ledger(self._horizon, len(self.companies), self._is_buying, *scenario.costs.of_money)
        self._reputations = np.zeros((self._horizon, len(self.companies)))
        self._inspections = np.zeros((self._horizon, len(self.companies)), np.int64)
        self._beliefs = np.zeros((self._horizon, len(self.companies)))
        self._learning = {name: np.zeros((self._horizon, len(self.companies))) for name in LEARNING}
        self._seen: dict[str, np.ndarray] = {
            name: np.zeros((self._horizon, len(self.companies)), kind) for name, kind in SEEN.items()
        }
        self._sums = self._new_sums()
        shape = (len(self.companies), self._horizon + 1)
        self._joined = np.zeros(shape, np.int32)
        self._left = np.zeros((*shape, self._horizon + 1, 2), np.int32)
        self._snapshots: list[Snapshot] = []
        policies = [policy for company in self.companies for policy in company.plans.values()]
        policies += [trial.policy] if trial else []
        self._mechanisms = needed(scenario, policies)
        self._has_programme = self._mechanisms["programme"]
        programmes = [policy.programme for policy in policies] if scenario.mechanisms.programme else []
        self._memory = max((programme.memory_months for programme in programmes), default=0)
        self._is_lent = False
        self._workspaces: list[tuple[np.ndarray, ...]] = []
        self.living: Callable[..., None] = live
        if start is None:
            self.customers = Customers(scenario.customers, self._extra_rows())
            with quiet():
                self.talk = begin_talk(scenario, self.seed)
            self._draw_people()
        else:
            self.customers, self.talk = start.customers.copy(), start.talk.copy()
            self._keep_wallets()
            left = zip(self.companies, start.reputations, start.queues, start.inside, strict=True)
            for company, reputation, queue, inside in left:
                company.reputation, company.queue, company.inside = reputation, queue, inside
        self.arms: Arms | None = None
        if trial is not None:
            from sim.trial import Arms  # it calls the month, and whoever has no trial need not compile it

            self.threads = 1
            self.arms = Arms(trial, self.companies[0], *self.talk.arrays[4:6])
            self.living = self.arms
        if self.month == 0:
            self._open_books()

    def step(self) -> None:
        """Live one month.

        Raises
        ------
        ValueError
            If the horizon is reached: the books are full.
        """
        if self.month >= self._horizon:
            raise ValueError(f"month {self.month} lies beyond the horizon of {self._horizon} months; nothing to live")
        if self._is_lent:  # the columns belong to a start now
            self.customers, self.talk, self._is_lent = self.customers.copy(), self.talk.copy(), False
        companies = self.agents_by_type[Company]
        companies.do("plan")
        self._live()
        self._talk()
        companies.do("review")
        if self.regulator:
            self.regulator.watch()
        if self.association:
            self.association.watch()
        self._keep_books()
        self.month += 1
        if self.month == 0:
            self._open_books()
        elif self.month in CENSUS:
            self._snapshots.append(census(self))

    def run(self, progress: Callable[[int], None] | None = None) -> Result:
        """Live through the horizon and return what came of it.

        Parameters
        ----------
        progress
            Called after every month with the number of months lived since month 0 (negative in the running-in).
        """
        while self.month < self._horizon:
            self.step()
            if progress is not None:
                progress(self.month)
        return self.result()

    def at_month_0(self) -> Start:
        """Live through the running-in and return the market as it stands at month 0."""
        while self.month < 0:
            self.step()
        self._is_lent = True
        companies = self.companies
        return Start(
            self.seed, self.customers, self.talk, tuple(c.reputation for c in companies),
            tuple(c.queue for c in companies), tuple(c.inside for c in companies),
        )  # fmt: skip

    def result(self) -> Result:
        """Return what happened so far; months not lived are zero."""
        names = ("price_sensitivity", "disposition", "attention", "contact_ideal", "first_left", "value", "surplus",
                 "satisfaction", "trust", "resentment", "company", "privacy_concern", "susceptibility", "relevance",
                 "gratitude", "belonging", "lead")  # fmt: skip
        people = {name: self.customers[name].copy() for name in names}  # a view would keep every column alive
        for name in ("satisfaction", "trust", "resentment", "belonging", "lead"):  # those with no company have none
            people[name][people["company"] == len(self.companies)] = np.nan
        if self._is_buying:
            people |= {name: self.customers[name].copy() for name in ("rate", "basket", "idle", "habit", "breadth")}
        if self._has_programme:
            people |= {name: self.customers[name].copy() for name in ("member", "member_months", "tier", "values")}
            people["points"] = self.customers["earned"] - self.customers["used"]
        people |= {"start_tenure": self._start_tenure, "left_involuntarily": self._left_involuntarily()}
        books = self._books
        if self.arms:
            books = Together(books, self.arms.books)
            people["treated"] = self.arms.treated.copy()
        return Result(
            scenario=self.inputs,
            seed=self.seed,
            companies=self.inputs.companies,
            months=months_table(books, self._reputations.copy(), self._beliefs.copy(), self.inputs)
            | {"inspections": self._inspections.copy()}
            | {name: kept.copy() for name, kept in self._learning.items()}
            | {name: found.copy() for name, found in self._seen.items()},
            joined=self._joined.copy(),
            left=self._left.copy(),
            customers=people,
            snapshots=tuple(self._snapshots),
        )

    def mean_experience(self, number: int) -> float | None:
        """Return the mean experience of a company's customers this month, None if there are none."""
        n = self._sums[number, totals.CUSTOMERS]
        return float(self._sums[number, totals.EXPERIENCE] / POINT / n) if n else None

    def tickets_of_each(self, number: int) -> float | None:
        """Return complaints and questions this month for each customer of a company, None if there are none."""
        counted = self._sums[number].tolist()
        n = counted[totals.CUSTOMERS]
        tickets = counted[totals.SETTLED] + counted[totals.UNHEARD] + counted[totals.ENQUIRIES] / POINT
        return tickets / n if n else None

    def profit_of(self, number: int, month: int) -> float:
        """Return the profit of a company in a month that was lived, in market prices."""
        books = Together(self._books, self.arms.books) if self.arms else self._books
        return float(books.accounts()["profit"][month, number])

    def counted(self, number: int) -> list[int]:
        """Return what was counted of a company this month, by ``sim.totals``."""
        counted: list[int] = self._sums[number].tolist()
        return counted

    def switches(self) -> np.ndarray:
        """Return which parts of the month run, as one record (see ``sim.switches``)."""
        on = self._mechanisms | given_reason(self.table)
        on["programme"] = self._has_programme and self.month >= 0
        return switch_record(on)

    def _live(self) -> None:
        """Let all customers live this month, in stretches on threads."""
        n = self.inputs.customers
        self.talk.before[:] = self.customers["company"][: self.talk.before.size]
        stretch = -(-n // (self.threads * self.block)) * self.block
        bounds = [(first, min(first + stretch, n)) for first in range(0, n, stretch)]
        rate = self.inputs.costs.discount_rate
        factor = np.float32((1.0 + rate) ** (-(self.month + 1) / 12.0))
        on = self.switches()
        people, world = self.customers, shocks.world_now(self)

        while len(self._workspaces) < len(bounds):  # kept from month to month: new memory costs page faults
            self._workspaces.append(workspace(self.block))

        def work(number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            bound = bounds[number]
            is_first = number == 0
            sums = self._new_sums()
            joined = self._joined if is_first else np.zeros_like(self._joined)
            left = self._left if is_first else np.zeros_like(self._left)
            with quiet():
                self.living(
                    bound[0], bound[1], self.block, self.month, np.uint64(self.seed), people.floats, people.shorts,
                    people.bytes, people.purchases, self.table, world, on, factor, self.talk.arrays,
                    self._workspaces[number], sums, joined, left,
                )  # fmt: skip
            return sums, joined, left

        with shocks.fewer_purchases(self):
            if len(bounds) == 1:
                self._sums = work(0)[0]
                return
            with ThreadPoolExecutor(len(bounds)) as pool:
                parts = list(pool.map(work, range(len(bounds))))
        self._sums = sum((part[0] for part in parts[1:]), parts[0][0])
        for _, joined, left in parts[1:]:
            self._joined += joined
            self._left += left

    def _extra_rows(self) -> int:
        """Return how many rows of purchases, wallets and points earned by past months are kept."""
        if self._has_programme:
            return columns.WALLET_ENDS + self._memory + 1
        return len(columns.PURCHASES) if self._is_buying else 0

    def _keep_wallets(self) -> None:
        """Make room for wallets at month 0: the running-in, which is shared, knows no programmes."""
        is_new = not len(self.customers.purchases)
        if self.customers.make_room(self._extra_rows()):
            with quiet():
                draw_buyers(self.customers, self.seed, self.inputs, True, is_new)

    def _talk(self) -> None:
        """Carry what was said and done this month to the ties of those who did it."""
        if self.inputs.is_talking:
            _, news, seen, _, offsets, neighbours, overheard = self.talk.arrays
            on = self.inputs.mechanisms
            with quiet():
                carry(
                    self.customers.n, self.month, np.uint64(self.seed), offsets, neighbours, self.customers.floats,
                    self.customers.shorts, self.customers.bytes, self.table, self.world, on.word_of_mouth,
                    on.social_churn, on.referral, self._mechanisms["fairness"], news, seen, overheard, self.talk.who,
                )  # fmt: skip

    def _draw_people(self) -> None:
        people, on, shares = self.customers, self._mechanisms, starting_shares(self.inputs)
        with quiet():
            draw_people(
                0, people.n, np.uint64(self.seed), self.world, shares, self.month, on["involuntary"], on["returning"],
                people.floats, people.shorts, people.bytes,
            )  # fmt: skip
            if self._extra_rows():
                draw_buyers(people, self.seed, self.inputs, self._has_programme)

    def _open_books(self) -> None:
        """Month 0: from here on value, surplus and first leaves are counted."""
        people = self.customers
        people["value"][:] = 0.0
        people["surplus"][:] = 0.0
        people["flags"][:] = 0
        people["contacted"][:] = columns.NEVER_CONTACTED
        people["first_left"][:] = np.where(people["company"] == 0, columns.NEVER, columns.NOT_A_STARTER)
        self._start_tenure = people["tenure"].copy()
        self._joined[:, 0] = [company.n_customers for company in self.companies]
        for company in self.companies:  # nobody has taken up a policy yet
            company.lay_out()
        self._snapshots = [census(self)]

    def _keep_books(self) -> None:
        if self.month < 0:
            return
        costs = [company.costs_now for company in self.companies]
        others = self._sums - self.arms.sums if self.arms else self._sums
        self._books.record(self.month, others, self.table, costs)
        for company in self.companies:
            for kind, amount in company.policy.acquisition.lump_costs(self.inputs).items():
                self._books.lump_costs[kind][self.month, company.number] = amount
        if self.regulator:
            self._books.lump_costs["fines"][self.month] = self.regulator.fined
            self._inspections[self.month] = self.regulator.inspected
        if self.association:
            self._books.lump_costs["association_cost"][self.month] = self.association.charged
            for name, found in self.association.seen().items():
                self._seen[name][self.month] = found
        if self.arms:
            self.arms.keep_books(self.month, costs)
        self._reputations[self.month] = [company.reputation for company in self.companies]
        self._beliefs[self.month] = self.talk.means()
        for name, kept in self._learning.items():
            kept[self.month] = [company.learning[name] for company in self.companies]

    def _new_sums(self) -> np.ndarray:
        return np.zeros((len(self.companies), len(totals.TOTALS)), np.int64)

    def _left_involuntarily(self) -> np.ndarray:
        return np.asarray((self.customers["flags"] & columns.LEFT_INVOLUNTARILY) > 0)
