"""What customers pay, what they are shown, and how the price moves while they stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.declare import lever
from sim.policy.concern import Concern

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario

WALKING_YEARS = 8.0


class Pricing(Concern):
    """Levers on price; they act on revenue. The unit of money is the market price of a month."""

    price: float = lever(
        1.0, "List price of a month, shown before joining.",
        null=1.0, low=0.3, high=3.0, unit="market prices a month", source="assumed", grade="A",
        cost="none; it is revenue", label="price", ja="価格",
    )  # fmt: skip
    hidden_fee: float = lever(
        0.0, "Charged every month on top of the list price and not shown before joining, unless disclosed.",
        null=0.0, low=0.0, high=0.5, unit="market prices a month", source="blake2021", grade="B",
        cost="none; it is revenue, and found out by and by", label="hidden fee", ja="隠れた手数料",
    )  # fmt: skip
    walk: float = lever(
        0.0, "Price walking: yearly rise for those who stay, for at most eight years.",
        null=0.0, low=0.0, high=0.3, unit="share a year", source="fca2018", grade="B",
        cost="none; it is revenue, and found out by and by", label="price walking", ja="継続客への値上げ",
    )  # fmt: skip
    welcome_discount: float = lever(
        0.0, "Share taken off the list price in the first months after joining.",
        null=0.0, low=0.0, high=0.9, unit="share of list price", source="assumed", grade="A",
        cost="revenue forgone", label="welcome discount", ja="新規割引",
    )  # fmt: skip
    welcome_months: int = lever(
        3, "How long the welcome discount lasts.",
        null=0, low=0, high=24, unit="months", source="assumed", grade="A",
        cost="revenue forgone", label="welcome months", ja="新規割引の期間",
    )  # fmt: skip
    promotion: float = lever(
        0.0, "Deal for all present customers: taken off every bill while it runs, told as a deal; it trains.",
        null=0.0, low=0.0, high=0.9, unit="share of list price", source="andersonsimester2004", grade="B",
        cost="revenue forgone", label="promotion", ja="既存客向け割引",
    )  # fmt: skip

    grandfathering: float = lever(
        0.0, "Share of every rise, of the list price or by walking, that present customers are spared.",
        null=0.0, low=0.0, high=1.0, unit="share", source="assumed", grade="A",
        cost="revenue forgone", label="grandfathering", ja="既存客の価格据え置き",
    )  # fmt: skip
    price_promise: int = lever(
        0, "Months after joining in which no rise, of the list price or by walking, reaches a customer.",
        null=0, low=0, high=120, unit="months", source="assumed", grade="A",
        cost="revenue forgone", label="price promise", ja="価格保証の期間",
    )  # fmt: skip

    @property
    def is_sparing(self) -> bool:
        """Whether any rise is kept from any present customer."""
        return self.grandfathering > 0.0 or self.price_promise > 0

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write prices paid, shown and walked; off, everybody pays and sees the market price."""
        row[conduct.PRICE] = row[conduct.SHOWN] = row[conduct.WALK_FACTOR] = row[conduct.WALK_CAP] = 1.0
        if not scenario.mechanisms.price:
            return
        disclosure = policy.promise.disclosure
        row[conduct.PRICE] = self.price
        row[conduct.OPEN_FEE] = self.hidden_fee * disclosure
        row[conduct.HIDDEN_FEE] = self.hidden_fee * (1.0 - disclosure)
        row[conduct.FEE_SHARE] = row[conduct.HIDDEN_FEE] / self.price
        row[conduct.SHOWN] = self.price * (1.0 - self.welcome_discount) + self.hidden_fee * disclosure
        row[conduct.WALK_FACTOR] = (1.0 + self.walk) ** ((1.0 - self.grandfathering) / 12.0)
        row[conduct.WALK_CAP] = (1.0 + self.walk) ** WALKING_YEARS
        row[conduct.SPARES] = float(self.is_sparing)
        row[conduct.PROMISE_MONTHS] = self.price_promise
        row[conduct.WELCOME] = self.welcome_discount
        row[conduct.PROMOTION] = self.promotion
        row[conduct.WELCOME_MONTHS] = self.welcome_months if self.welcome_discount > 0 else 0

    def lay_out_change(self, row: np.ndarray, before: float, full: float) -> float:
        """Write whom a change of the list price reaches, and return the share of present customers' bills it reaches.

        Parameters
        ----------
        row
            The company's row of aspects.
        before
            List price of last month.
        full
            Rise, as a share of the price, which sparing customers is felt as the whole of a kept promise.
        """
        rise = self.price / before - 1.0
        if rise > 0.0:
            row[conduct.SPARED] = 1.0 - (1.0 + rise) ** -self.grandfathering
            row[conduct.SPARED_NEW] = 1.0 - 1.0 / (1.0 + rise) if self.price_promise else row[conduct.SPARED]
            row[conduct.KEPT] = min(row[conduct.KEPT] + self.grandfathering * min(rise / full, 1.0), 1.0)
            return 1.0 - self.grandfathering
        if self.is_sparing:  # who was spared a rise has the less of a fall
            row[conduct.SPARED] = row[conduct.SPARED_NEW] = 1.0 - 1.0 / (1.0 + rise)
        return 0.0
