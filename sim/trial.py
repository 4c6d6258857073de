"""A randomised trial inside one world: the focal company treats some people by another policy, now and as newcomers.

Everybody lives the compiled month with the table of their own arm, so the month itself knows nothing of trials. Each
arm has books of its own, whose identity is checked; together they are the company's.
"""

from __future__ import annotations

from collections import deque
from typing import Any, Literal

import numpy as np
from pydantic import Field, model_validator

from sim import draws
from sim.company import Company
from sim.compiled import compiled
from sim.declare import Declared, parameter
from sim.ledger import Ledger
from sim.month import live
from sim.policy import Policy
from sim.switches import either

ARM = draws.decision("trial: arm")
Unit = Literal["customer", "cluster"]


class Trial(Declared):
    """Who is treated by another policy than the company's own.

    Raises
    ------
    pydantic.ValidationError
        If a number is out of bounds, or the policy holds a lever that cannot be tried on some people only.
    """

    share: float = parameter(
        0.5, "Share of people treated, by lot.", low=0.01, high=0.99, unit="share", source="assumed", grade="A",
        label="share treated", ja="処置の割合",
    )  # fmt: skip
    unit: Unit = parameter(
        "customer", "What is drawn: each customer, or whole clusters of people who know each other.", unit="choice",
        source="assumed", grade="A", label="unit of the trial", ja="割り付けの単位",
    )  # fmt: skip
    cluster_size: int = parameter(
        50, "People in a cluster.", low=2, high=1_000_000, unit="people", source="assumed", grade="A",
        label="cluster size", ja="クラスターの大きさ",
    )  # fmt: skip
    policy: Policy = Field(default_factory=Policy, description="policy of the treated")

    @model_validator(mode="after")
    def _can_be_tried(self) -> Trial:
        if self.policy.leaving.campaign_target != "random":
            raise ValueError(
                "leaving.campaign_target: a company that chooses whom to contact treats nobody by lot; allowed: random"
            )
        if self.policy.acquisition.referral_reward > 0:
            raise ValueError("acquisition.referral_reward: who refers whom cannot be kept to one arm; allowed: 0")
        if self.policy.association.member:
            raise ValueError("association.member: a company belongs to an association or does not; allowed: false")
        for name in ("advertising", "poaching"):
            if getattr(self.policy.acquisition, name) > 0:
                raise ValueError(
                    f"acquisition.{name}: it reaches people of other companies, whom no arm holds; allowed: 0"
                )
        return self


def clusters(n: int, size: int, offsets: np.ndarray, neighbours: np.ndarray) -> np.ndarray:
    """Return the cluster of each person, int64: people reached from each other, or stretches of ids without a network.

    Parameters
    ----------
    n, size
        People, and people in a cluster (the last of a stretch may be smaller).
    offsets, neighbours
        The network (see ``sim.network``); empty arrays without one.
    """
    if not len(neighbours):
        return np.arange(n) // size
    found = np.full(n, -1, np.int64)
    number = -1
    for seat in range(n):
        if found[seat] >= 0:
            continue
        number += 1
        waiting, taken = deque([seat]), 0
        while waiting and taken < size:
            i = waiting.popleft()
            if found[i] >= 0:
                continue
            found[i] = number
            taken += 1
            waiting.extend(int(j) for j in neighbours[offsets[i] : offsets[i + 1]] if found[j] < 0)
    return found


def arms(trial: Trial, n: int, seed: int, offsets: np.ndarray, neighbours: np.ndarray) -> np.ndarray:
    """Return who is treated, uint8 (people): a keyed draw for each customer or cluster."""
    of = np.arange(n) if trial.unit == "customer" else clusters(n, trial.cluster_size, offsets, neighbours)
    drawn = np.zeros(n, np.uint8)
    with np.errstate(over="ignore"):
        _draw(n, np.uint64(draws.key(np.uint64(seed), ARM, 0)), of, np.float32(trial.share), drawn)
    return drawn


@compiled
def _draw(n: int, key: np.uint64, of: np.ndarray, share: np.float32, drawn: np.ndarray) -> None:
    for i in range(n):
        drawn[i] = 1 if draws.uniform(key, of[i]) < share else 0


@compiled
def live_apart(
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
    drawn: np.ndarray,
    treated_table: np.ndarray,
    treated_sums: np.ndarray,
) -> None:
    """Let neighbours in number who share an arm live the month together, each stretch with the table of its arm."""
    i = first
    while i < last:
        stop = i + 1
        while stop < last and drawn[stop] == drawn[i]:
            stop += 1
        if drawn[i]:
            live(
                i, stop, block, month, seed, f, h, b, p, treated_table, world, on, discount_factor, heard, work,
                treated_sums, joined, left,
            )  # fmt: skip
        else:
            live(
                i,
                stop,
                block,
                month,
                seed,
                f,
                h,
                b,
                p,
                table,
                world,
                on,
                discount_factor,
                heard,
                work,
                sums,
                joined,
                left,
            )
        i = stop


_PARAMETERS = getattr(live, "py_func", live).__code__.co_varnames
_ON, _SUMS = _PARAMETERS.index("switches"), _PARAMETERS.index("sums")


class Arms:
    """A trial under way: stands in front of ``sim.month.live`` from month 0 on.

    Attributes
    ----------
    treated
        Who is treated, bool (people).
    books
        Accounts of the treated; those of the others are the company's own books less these.
    """

    def __init__(self, trial: Trial, company: Company, offsets: np.ndarray, neighbours: np.ndarray) -> None:
        model = company.model
        self._trial, self._company = trial, company
        self._drawn = arms(trial, model.inputs.customers, model.seed, offsets, neighbours)
        self.treated = self._drawn > 0
        self.books = Ledger(model.inputs.horizon_months, len(model.companies), not model.inputs.market.contract,
                            *model.inputs.costs.of_money)  # fmt: skip
        self.sums = np.zeros((len(model.companies), self.books.sums.shape[2]), np.int64)
        self._price_before: float | None = None
        self._table, self._costs = model.table, company.unit_costs

    def __call__(self, *arguments: Any) -> None:
        """Live a month: the same arguments as ``live``; what the treated add is in ``sums`` too."""
        model = self._company.model
        if model.month < 0:
            live(*arguments)
            return
        before = self._company.price_before if self._price_before is None else self._price_before
        self._table, self._costs, on = self._company.under(self._trial.policy, before)
        self._price_before = self._trial.policy.pricing.price
        places = list(arguments)
        places[_ON] = either(places[_ON], on)  # a lever at null does nothing: passes may run for both arms
        self.sums = np.zeros_like(self.sums)
        live_apart(*(*places, self._drawn, self._table, self.sums))
        places[_SUMS] += self.sums

    def keep_books(self, month: int, costs: list[dict[str, float]]) -> None:
        """Keep the month of the treated.

        Raises
        ------
        AccountingError
            If customers or money do not add up.
        """
        self.books.record(month, self.sums, self._table, [self._costs, *costs[1:]])
