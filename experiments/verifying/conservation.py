"""Nothing is lost and nothing appears: customers, points and money, worked out again from what a run leaves behind.

Only the stored monthly outcomes and the customers as they are at the end are read; the ledger is not asked. Customers
and points are whole. Money is counted in units of 2^-20 of a market price: every bill is cut to a unit in each of its
parts, so eight units a bill are allowed between revenue and its parts, as a month has up to eight; money prepaid has
no such parts, and adds up to the unit. The discounted profit of a company is that of its customers, up to the precision
of the customers' own 32-bit sums.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.verifying import everything
from experiments.verifying.bench import Bench
from experiments.verifying.finding import Finding, Found, exactly

if TYPE_CHECKING:
    from sim.model import RetentionModel

MOST = 4_000
"""People in these worlds, at most: every one of them is counted."""
UNIT = 2.0**20
UNITS_A_BILL = 8.0
PRECISION = 1e-5
"""Share of all money moved by which sums of 32-bit numbers over the months may be off."""
REVENUES = (
    "list_fees", "walk_premium", "rebates", "fees", "cross_sales", "data_sales", "membership_fees", "partner_income",
    "float_income", "stored_breakage",
)  # fmt: skip


def check(bench: Bench) -> Found:
    """Add everything up in a market with contracts and in one without."""
    findings: list[Finding] = []
    for is_bound in (True, False):
        world = bench.world(everything.changes(is_bound), {"customers": min(bench.n, MOST)})
        findings += add_up(bench.model(world), "bound" if is_bound else "free")
    return Found(tuple(findings))


def add_up(model: RetentionModel, market: str) -> list[Finding]:
    """Run a model, and add up what it leaves behind."""
    result, people = model.run(), model.customers
    names = ("company", "member", "earned", "used", "prepaid", "value")
    return added_up(result, {name: people[name].astype(float) for name in names}, market)


def added_up(result: Any, people: dict[str, np.ndarray], market: str) -> list[Finding]:
    """Add up customers, points and money of a run that is over.

    Parameters
    ----------
    result
        What the run returned.
    people
        Columns of the customers at the end.
    market
        Name of the market, for the words.
    """
    m = result.months
    found = (_customers(m, people), _points(m, people), _prepaid(m, people), _revenue(m), _value(result, people))
    return [replace(finding, values={"market": market}) for finding in found]


def _customers(m: dict[str, np.ndarray], people: dict[str, np.ndarray]) -> Finding:
    """Beginning, joining and leaving give the end, every month at every company; the last end is where people are."""
    begin, end = m["customers"].astype(int), m["customers_end"].astype(int)
    flows = begin + m["joined"].astype(int) - m["left"].astype(int) - end
    hand_over = begin[1:] - end[:-1]
    there = np.bincount(people["company"].astype(int), minlength=begin.shape[1] + 1)
    gap = np.abs(flows).sum() + np.abs(hand_over).sum() + np.abs(there[:-1] - end[-1]).sum()
    return exactly("customers", float(there[:-1].sum()), float(end[-1].sum()), float(gap))


def _points(m: dict[str, np.ndarray], people: dict[str, np.ndarray]) -> Finding:
    """Points issued less those redeemed, expired and forfeited are those held, every month; the last are in wallets."""
    gone = m["redeemed"] + m["expired"] + m["forfeited"]
    held = np.cumsum(m["issued"] - gone, axis=0)
    wallets = _of_members(people["earned"] - people["used"], people, held.shape[1])
    gap = np.abs(held - m["held"]).sum() + np.abs(wallets - held[-1]).sum()
    return exactly("points", float(wallets.sum()), float(held[-1].sum()), float(gap))


def _prepaid(m: dict[str, np.ndarray], people: dict[str, np.ndarray]) -> Finding:
    """Money on cards is what the company owes, to the unit."""
    cards = _of_members(people["prepaid"], people, m["held"].shape[1])
    gap = np.abs(np.rint(cards * UNIT) - np.rint(m["prepaid_float"][-1] * UNIT)).sum()
    return exactly("prepaid", float(cards.sum()), float(m["prepaid_float"][-1].sum()), float(gap))


def _revenue(m: dict[str, np.ndarray]) -> Finding:
    """Revenue, counted from what customers paid, is the sum of what it was paid for; less cost it is profit."""
    from sim.ledger import COSTS

    parts = sum(m[name] for name in REVENUES)
    bills = m["customers"] + m["volume"] + m["visiting"] + 1.0
    gap = np.abs(parts - m["revenue"]) * UNIT / bills
    costs = np.abs(sum(m[name] for name in COSTS) - m["cost"]) * UNIT
    profit = np.abs(m["revenue"] - m["cost"] - m["profit"]) * UNIT
    worst = float(max(gap.max(), costs.max(), profit.max()))
    return exactly("revenue", float(np.sum(parts)), float(m["revenue"].sum()), worst, UNITS_A_BILL)


def _value(result: Any, people: dict[str, np.ndarray]) -> Finding:
    """Discounted, what persons brought adds up to the company's profit, less what nobody brought."""
    from sim.ledger import HELD_COSTS, LUMP_COSTS

    m = result.months
    honoured = np.where(m["members"] == 0, m["reward_cost"], 0.0)  # paid to people whose programme is no more
    spent = sum(m[name] for name in (*LUMP_COSTS, *HELD_COSTS, "poaching_cost"))  # on nobody who is or came
    of_nobody = m["float_income"] + m["stored_breakage"] - honoured - spent
    factors = (1.0 + result.scenario.costs.discount_rate) ** (-np.arange(1, result.horizon + 1) / 12.0)
    law = float(((m["profit"] - of_nobody)[:, 0] * factors).sum())
    moved = float(np.abs(m["revenue"]).sum() + m["cost"].sum())
    found = float(people["value"].sum())
    return exactly("value_of_people", found, law, abs(found - law) / moved, PRECISION)


def _of_members(amounts: np.ndarray, people: dict[str, np.ndarray], companies: int) -> np.ndarray:
    """Return what the members of every company hold."""
    return np.array([amounts[people["member"] == k + 1].sum() for k in range(companies)])
