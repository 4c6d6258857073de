"""The accounts of every company and month; whoever keeps books checks them.

revenue (list fees + premium from walking - rebates + fees + cross-sales + data sold) - serving - contact - disclosure
- consent - gratitude - privacy - community - learning - save calls - obstruction - acquisition - support - prevention
- recovery - breaches - onboarding - success - advertising - poaching - fines - association - money kept safe = profit.
The left side of the revenue is added up apart from the cash that customers paid.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from sim import conduct, totals
from sim.passes.accounts import POINT

UNIT_COSTS = (
    "serving_cost", "contact_cost", "disclosure_cost", "support_cost", "prevention_cost", "consent_cost",
    "gratitude_cost", "privacy_cost", "community_cost", "success_cost", "programme_cost", "learning_cost",
)  # fmt: skip
"""Cost accounts of what every customer costs a month (see ``sim.policy.concern``)."""
EVENT_COSTS = {
    "save_cost": (totals.OFFERS, conduct.SAVE_COST),
    "obstruction_cost": (totals.STUCK, conduct.STUCK_COST),
    "acquisition_cost": (totals.JOINED, conduct.JOIN_COST),
    "onboarding_cost": (totals.JOINED, conduct.ONBOARDING_COST),
    "recovery_cost": (totals.SETTLED, conduct.SETTLE_COST),
    "reach_cost": (totals.REACHED, conduct.REACH_COST),
    "breach_cost": (totals.BREACHED, conduct.BREACH_COST),
    "referral_cost": (totals.REFERRED, conduct.REFERRAL_COST),
    "poaching_cost": (totals.POACHING_OFFERS, conduct.OFFER_COST),
}
"""Cost accounts of events: what is counted, and the aspect of conduct that holds the price of one."""
AMOUNT_COSTS = {"reward_cost": totals.REWARD_COST, "benefit_cost": totals.BENEFITS}
"""Cost accounts of amounts that were added up customer by customer."""
LUMP_COSTS = ("fines", "association_cost", "advertising_cost")
"""Cost accounts of amounts that come upon a company as a whole."""
HELD_COSTS = {"prepaid_cost": totals.FLOAT}
"""Cost accounts of what is held for customers, by what is held; at a yearly rate."""
COSTS = (*UNIT_COSTS, *EVENT_COSTS, *AMOUNT_COSTS, *LUMP_COSTS, *HELD_COSTS)
"""All cost accounts; they add up to cost."""


WALLETS = {
    totals.HELD: ((totals.ISSUED,), (totals.REDEEMED, totals.EXPIRED, totals.FORFEITED)),
    totals.FLOAT: ((totals.LOADED,), (totals.SPENT, totals.BROKEN, totals.REFUNDED)),
}
"""What customers hold, points and money prepaid: what comes in, and what goes out."""


class AccountingError(ArithmeticError):
    """Money or customers appeared from nowhere: a fault of the engine, never of the input."""


class Ledger:
    """Monthly totals and accounts.

    Parameters
    ----------
    horizon
        Months kept.
    n_companies
        Companies kept.
    is_buying
        Whether customers pay for what they buy, and not every month.
    discount_rate
        Yearly rate that money prepaid earns.
    guarding
        Yearly rate that keeping it safe costs.
    unclaimed
        Share of what leavers leave behind that is handed over.
    loading
        Share of money loaded that taking it costs.
    """

    def __init__(
        self, horizon: int, n_companies: int, is_buying: bool = False, discount_rate: float = 0.0,
        guarding: float = 0.0, unclaimed: float = 0.0, loading: float = 0.0,
    ) -> None:  # fmt: skip
        self.is_buying, self.discount_rate, self.loading = is_buying, discount_rate, loading
        self.guarding, self.unclaimed = guarding, unclaimed
        self.sums = np.zeros((horizon, n_companies, len(totals.TOTALS)), np.int64)
        self.conduct = np.zeros((horizon, n_companies, len(conduct.ASPECTS)), np.float64)
        self.unit_costs: dict[str, np.ndarray] = {kind: np.zeros((horizon, n_companies)) for kind in UNIT_COSTS}
        self.lump_costs: dict[str, np.ndarray] = {kind: np.zeros((horizon, n_companies)) for kind in LUMP_COSTS}
        self.customers_end = np.zeros((horizon, n_companies), np.int64)

    def record(self, month: int, sums: np.ndarray, table: np.ndarray, costs: list[dict[str, float]]) -> None:
        """Keep one month.

        Raises
        ------
        AccountingError
            If customers or money do not add up.
        """
        self.sums[month] = sums
        self.conduct[month] = table[:-1]
        for k, company in enumerate(costs):
            for kind, amount in company.items():
                self.unit_costs[kind][month, k] = amount
        n = sums[:, totals.CUSTOMERS]
        self.customers_end[month] = n + sums[:, totals.JOINED] - sums[:, totals.LEFT]
        self._check(month)

    def _check(self, month: int) -> None:
        """Check a month, number by number: a dozen calls of NumPy on two companies take longer than they do."""
        before = self.customers_end[month - 1].tolist() if month > 0 else None
        everybody = int(self.sums[month, :, totals.CUSTOMERS].sum()) if self.is_buying else 0
        for k, (counted, did) in enumerate(zip(self.sums[month].tolist(), self.conduct[month].tolist(), strict=True)):
            n = counted[totals.CUSTOMERS]
            if before and n != before[k]:
                raise AccountingError(f"month {month}: {n} customers, {before[k]} at the end before (company {k})")
            sold = (counted[totals.VOLUME] + counted[totals.VISITING]) / POINT if self.is_buying else n
            terms = (
                sold * did[conduct.PRICE] + sold * (did[conduct.OPEN_FEE] + did[conduct.HIDDEN_FEE])
                + (counted[totals.PREMIUM] - counted[totals.REBATE]) / POINT
                + (counted[totals.CROSS_SALES] + counted[totals.DATA_SALES] + counted[totals.FEES]) / POINT
            )  # fmt: skip
            gap = abs(terms - counted[totals.CASH] / POINT)
            # float32 prices and fixed-point rounding: a few millionths a customer (without a contract anybody may buy
            # a little here), times the size of a bill
            if gap > 8e-6 * (max(n, everybody) + sold) * (1.0 + abs(did[conduct.WALK_CAP])) + 1e-6:
                raise AccountingError(f"month {month}: revenue differs from cash paid by {gap:.3g} (company {k})")
            held_before = self.sums[month - 1, k].tolist() if month > 0 else [0] * len(counted)
            for what, (came, went) in WALLETS.items():
                kept = held_before[what] + sum(counted[t] for t in came) - sum(counted[t] for t in went)
                if counted[what] != kept:
                    name = totals.TOTALS[what]
                    raise AccountingError(f"month {month}: {name} {counted[what]}, by flows {kept} (company {k})")

    def revenue_terms(self, months: int | slice = slice(None)) -> dict[str, np.ndarray]:
        """Return the parts of revenue, each months by companies (or companies, for one month)."""
        sums, did = self.sums[months], self.conduct[months]
        n = self.sold(months)
        return {
            "list_fees": n * did[..., conduct.PRICE],
            "walk_premium": sums[..., totals.PREMIUM] / POINT,
            "rebates": -sums[..., totals.REBATE] / POINT,
            "fees": n * (did[..., conduct.OPEN_FEE] + did[..., conduct.HIDDEN_FEE]),
            "cross_sales": sums[..., totals.CROSS_SALES] / POINT,
            "data_sales": sums[..., totals.DATA_SALES] / POINT,
            "membership_fees": sums[..., totals.FEES] / POINT,
        }

    def sold(self, months: int | slice = slice(None)) -> np.ndarray:
        """Return what was sold at list prices: a month to every customer, or what was bought, by strangers as well."""
        sums = self.sums[months]
        bought = (sums[..., totals.VOLUME] + sums[..., totals.VISITING]) / POINT
        sold: np.ndarray = bought if self.is_buying else sums[..., totals.CUSTOMERS]
        return sold

    def beyond_cash(self) -> dict[str, np.ndarray]:
        """Return revenue that no customer pays for purchases: from partners, interest, and money left behind."""
        sums, monthly = self.sums, self.discount_rate / 12.0
        return {
            "partner_income": sums[..., totals.PARTNER_POINTS] * self.conduct[..., conduct.PARTNER_PRICE],
            "float_income": sums[..., totals.FLOAT] / POINT * monthly,
            "stored_breakage": sums[..., totals.BROKEN] / POINT * (1.0 - self.unclaimed),
        }

    def accounts(self) -> dict[str, np.ndarray]:
        """Return every account as an array of months by companies, in market prices; costs are positive."""
        n = self.sums[..., totals.CUSTOMERS]
        lines: dict[str, Any] = self.revenue_terms()
        beyond = self.beyond_cash()
        lines |= beyond
        lines["revenue"] = self.sums[..., totals.CASH] / POINT + sum(beyond.values())
        for kind, unit in self.unit_costs.items():
            lines[kind] = (self.sold() if kind == "serving_cost" else n) * unit
        for kind, (counted, price) in EVENT_COSTS.items():
            lines[kind] = self.sums[..., counted] * self.conduct[..., price]
        for kind, amount in AMOUNT_COSTS.items():
            lines[kind] = self.sums[..., amount] / POINT
        for kind, held in HELD_COSTS.items():
            lines[kind] = self.sums[..., held] / POINT * self.guarding / 12.0
        lines["prepaid_cost"] += self.sums[..., totals.LOADED] / POINT * self.loading
        for kind, amounts in self.lump_costs.items():
            lines[kind] = amounts.copy()
        lines["cost"] = sum(lines[kind] for kind in COSTS)
        lines["profit"] = lines["revenue"] - lines["cost"]
        return lines


class Together(Ledger):
    """Two books of the same companies as one: the arms of a trial. Conduct is that of the first.

    Parameters
    ----------
    one, other
        Books with the same months and companies.
    """

    def __init__(self, one: Ledger, other: Ledger) -> None:
        self.sums, self.conduct, self.is_buying = one.sums + other.sums, one.conduct, one.is_buying
        self.customers_end = one.customers_end + other.customers_end
        self._parts = one, other

    def accounts(self) -> dict[str, np.ndarray]:
        """Return every account, added up over both books."""
        one, other = (books.accounts() for books in self._parts)
        return {name: one[name] + other[name] for name in one}
