"""What moving a lever alone changes: customers, attitudinal loyalty, profit and customer welfare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.statistics import Estimate, t_interval

if TYPE_CHECKING:
    from experiments.screening.moves import Move, Plan
    from experiments.study import Study
    from sim.result import Result

OUTCOMES = ("customers", "loyalty", "profit", "welfare")
"""Customers: those of the focal company at the end of the month. Loyalty: share of them who would choose it again.
Profit: cumulative. Welfare: surplus of everybody in the market up to then, whichever company they were with."""


ORACLES = (("leaving.campaign_target", "true_uplift"),)
"""Moves that need to know what no company can know: a bound, without a price to look for."""

HERE = "here"
"""Name of the place at which the study itself looks."""


@dataclass(frozen=True)
class Price:
    """What a move costs, here or elsewhere.

    Attributes
    ----------
    place
        Name of the other policy or world.
    month, outcome
        What is clearly worse there.
    estimate
        By how much.
    """

    place: str
    month: int
    outcome: str
    estimate: Estimate


@dataclass(frozen=True)
class Effect:
    """What one move changes, over paired replications.

    Attributes
    ----------
    move
        Lever and value.
    at
        By month and outcome: customers and profit as shares of those without the move, loyalty as a difference of
        shares, welfare in market prices of a month, a person and month.
    is_idle
        Whether nothing at all differs in any replication.
    is_free
        Whether all four outcomes are clearly better at every month.
    is_unfelt
        Whether no outcome but profit is clearly different at any month: money spent or earned, and nothing else.
    price
        Of a move that is free here: what it costs elsewhere, if anything (see ``experiments.screening.elsewhere``).
    bites
        Where the move clearly loses profit: here, at the first month at which it does, or else elsewhere.
    """

    move: Move
    at: dict[int, dict[str, Estimate]]
    is_idle: bool
    is_free: bool
    is_unfelt: bool
    price: Price | None = None
    bites: Price | None = None

    @property
    def is_oracle(self) -> bool:
        """Whether the move needs to know what no company can know."""
        return (self.move.lever.key, self.move.value) in ORACLES

    @property
    def is_without_price(self) -> bool:
        """Whether it helps everything here and costs nothing anywhere: a defect."""
        return self.is_free and not self.is_oracle and self.price is None

    @property
    def pays_always(self) -> bool:
        """Whether profit is clearly better at every month here."""
        return all(row["profit"].is_decided and (row["profit"].mean or 0.0) > 0 for row in self.at.values())

    @property
    def pays_everywhere(self) -> bool:
        """Whether it pays at every month here and clearly loses profit nowhere that was looked at."""
        return self.pays_always and not self.is_oracle and self.bites is None


def live(plan: Plan, study: Study, months: tuple[int, ...], report: Callable[[int, int], None]) -> list[Effect]:
    """Run every world of a plan over paired replications and compare."""
    from sim import twins

    found: dict[tuple[str, int], np.ndarray] = {}

    def keep(name: str, r: int, result: Result) -> Result:
        found[name, r] = measure(result, months)
        return replace(result, months={}, customers={}, snapshots=(), joined=result.joined[:0], left=result.left[:0])

    twins(plan.worlds, replications=study.replications, workers=study.n_workers, threads=study.threads,
          progress=report, keep=keep)  # fmt: skip
    of = {name: np.array([found[name, r] for r in range(study.replications)]) for name in plan.worlds}
    n = plan.worlds["neutral"].customers
    return [_effect(move, of[move.world], of[move.beside], months, n) for move in plan.moves]


def measure(result: Result, months: tuple[int, ...]) -> np.ndarray:
    """Return the outcomes at the months, and the sum of all monthly numbers as a trace of any difference."""
    table = result.months
    at = np.array(months) - 1
    return np.array([
        table["customers_end"][at, 0].astype(float),
        table["loyalty"][at, 0],
        np.cumsum(table["profit"][:, 0])[at],
        np.cumsum(table["surplus"].sum(axis=1))[at],
        np.full(len(at), sum(float(np.nansum(values)) for values in table.values())),
    ])  # fmt: skip


def changes(moved: np.ndarray, beside: np.ndarray, months: tuple[int, ...], n: int) -> dict[str, np.ndarray]:
    """Return by outcome what differs between worlds of n people, replications by months (see :attr:`Effect.at`)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        gap = moved - beside
        return {
            "customers": gap[:, 0] / beside[:, 0],
            "loyalty": gap[:, 1],
            "profit": gap[:, 2] / np.abs(beside[:, 2]),
            "welfare": gap[:, 3] / (n * np.array(months, float)),
        }


def _effect(move: Move, moved: np.ndarray, beside: np.ndarray, months: tuple[int, ...], n: int) -> Effect:
    scaled = changes(moved, beside, months, n)
    at = {month: {name: t_interval(scaled[name][:, i]) for name in OUTCOMES} for i, month in enumerate(months)}
    every = [estimate for row in at.values() for estimate in row.values()]
    is_free = all(e.is_decided and e.mean is not None and e.mean > 0 for e in every)
    is_unfelt = not any(row[name].is_decided for row in at.values() for name in OUTCOMES if name != "profit")
    with np.errstate(invalid="ignore"):
        is_idle = not np.nan_to_num(moved - beside).any()
    losses = [Price(HERE, month, "profit", row["profit"]) for month, row in at.items() if _is_worse(row["profit"])]
    return Effect(move, at, is_idle, is_free, is_unfelt, bites=losses[0] if losses else None)


def _is_worse(estimate: Estimate) -> bool:
    return estimate.is_decided and estimate.mean is not None and estimate.mean < 0


def rows(effects: list[Effect]) -> list[dict[str, Any]]:
    """Return a row a move, month and outcome, as plain values."""
    return [
        {
            "lever": effect.move.lever.key, "value": str(effect.move.value), "null": str(effect.move.lever.null),
            "is_alone": effect.move.is_alone, "month": month, "outcome": name, **estimate.plain(),
            "is_clear": estimate.is_decided, "is_idle": effect.is_idle, "is_free": effect.is_free,
            "is_unfelt": effect.is_unfelt, "price_at": effect.price.place if effect.price else "",
            "loses_profit_at": effect.bites.place if effect.bites else "",
            "loses_profit_by_month": effect.bites.month if effect.bites else 0,
        }
        for effect in effects
        for month, row in effect.at.items()
        for name, estimate in row.items()
    ]  # fmt: skip
