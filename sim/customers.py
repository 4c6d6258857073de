"""The customers as columns: one NumPy row a state or trait, and a view of one person for those who like objects.

Columns of one type share one two-dimensional array, so that a compiled month takes three arrays and not forty. A
column's place in its array is the constant of the same name below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, overload

import numpy as np


@dataclass(frozen=True)
class Column:
    """One column: name, unit, range and meaning."""

    name: str
    unit: str
    range: str
    meaning: str


FLOATS = (
    Column("satisfaction", "attitude", "0 to 1", "with the present company"),
    Column("expectation", "quality", "0 to 1", "what the next month is expected to be like"),
    Column("trust", "attitude", "0 to 1", "in the present company"),
    Column("resentment", "attitude", "0 to 1", "against the present company"),
    Column("reference_price", "market prices", "above 0", "what a month is felt to be worth paying"),
    Column("walk", "factor", "at least 1", "price against the newcomers' price, from price walking"),
    Column("propensity", "log-odds a month", "any", "of wanting out at neutral conduct, in this spell"),
    Column("clock", "accumulated hazard", "any", "what is left until the customer wants out, or notices the way out"),
    Column("fit", "standard deviations", "any", "lasting fit with the present company"),
    Column("price_sensitivity", "factor", "above 0, mean 1", "how much prices matter"),
    Column("disposition", "attitude", "0 to 1", "to trust anybody"),
    Column("attention", "factor", "above 0, mean 1", "to bills and terms"),
    Column("contact_ideal", "contacts a month", "at least 1", "how many contacts are right"),
    Column("discount", "share of price", "0 to 1", "of the deal running now"),
    Column("memory_satisfaction", "attitude", "0 to 1", "with the last company, at parting"),
    Column("memory_trust", "attitude", "0 to 1", "in the last company, at parting"),
    Column("memory_resentment", "attitude", "0 to 1", "against the last company, at parting"),
    Column("value", "market prices", "any", "discounted profit brought to the focal company since month 0"),
    Column("surplus", "market prices", "any", "worth received less price and effort since month 0"),
    Column("deal_training", "share of price", "0 to 1", "how far deals had before raise the pull of the next"),
    Column("privacy_concern", "attitude", "0 to 1", "about what others know of oneself"),
    Column("susceptibility", "share", "0 to 1", "to pressing sellers"),
    Column("relevance", "share", "0 to 1", "how well the present company knows the customer"),
    Column("gratitude", "attitude", "0 to 1", "towards the present company"),
    Column("exposure", "people", "0 and up", "ties who left the same company, the recent counting more"),
    Column("belonging", "attitude", "0 to 1", "to the other customers of the present company; outside, of the last"),
    Column("lead", "share of the goal", "0 to 1", "mastery beyond what is ordinary at this tenure"),
)
(
    SATISFACTION, EXPECTATION, TRUST, RESENTMENT, REFERENCE_PRICE, WALK, PROPENSITY, CLOCK, FIT, PRICE_SENSITIVITY,
    DISPOSITION, ATTENTION, CONTACT_IDEAL, DISCOUNT, MEMORY_SATISFACTION, MEMORY_TRUST, MEMORY_RESENTMENT, VALUE,
    SURPLUS, DEAL_TRAINING, PRIVACY_CONCERN, SUSCEPTIBILITY, RELEVANCE, GRATITUDE, EXPOSURE,
    BELONGING, LEAD,
) = range(len(FLOATS))  # fmt: skip

SHORTS = (
    Column("tenure", "months", "0 and up", "in this spell"),
    Column("scheduled", "month", "any", "when a payment fails, or when an outsider looks at offers"),
    Column("spell", "number", "0 and up", "how many companies were joined before"),
    Column("episode", "number", "0 and up", "how many times leaving or a deal came up in this spell"),
    Column("parted", "month", "any", "when the last company was left"),
    Column("first_left", "month", "any", "when the focal company was first left, by those with it at month 0"),
    Column("contacted", "month", "any", "when a retention campaign of any company last made an offer"),
    Column("referral", "code", "-1 and up", "which tie recommended which company, while that binds; -1 is none"),
)
TENURE, SCHEDULED, SPELL, EPISODE, PARTED, FIRST_LEFT, CONTACTED, REFERRAL = range(len(SHORTS))

BYTES = (
    Column("company", "number", "0 to companies", "present company; the highest number is outside"),
    Column("stage", "code", "0 to 2", "0 content, 1 wants out, 2 outside"),
    Column("last_company", "number", "-1 and up", "the company left last; -1 is none"),
    Column(
        "deals", "number", "0 to 100", "deals accepted in this spell; 1 at least once those of others were heard of"
    ),
    Column("discount_left", "months", "0 and up", "until the deal running now ends"),
    Column("pause", "months", "0 and up", "until somebody who gave up, or was saved for a while, tries again"),
    Column("overpromised", "percent", "0 to 100", "size of the broken promise this customer was lured with"),
    Column(
        "flags", "bits", "0 to 7", "1 knows of the hidden fee, 2 first leave was involuntary, 4 to be contacted now"
    ),
    Column("speech", "code", "any", "what was said this month: company + 1 for a good word, negative for a bad one"),
)
COMPANY, STAGE, LAST_COMPANY, DEALS, DISCOUNT_LEFT, PAUSE, OVERPROMISED, FLAGS, SPEECH = range(len(BYTES))

PURCHASES = (
    Column("rate", "purchases a month", "above 0", "how often the person buys in the category"),
    Column("basket", "market prices", "above 0, mean 1", "the person's own size of a purchase"),
    Column("visits", "purchases", "0 and up", "made at the present company this month"),
    Column("elsewhere", "purchases", "0 and up", "made at other companies this month"),
    Column("volume", "market prices", "0 and up", "bought at the present company this month, at market prices"),
    Column("alive", "share of the month", "0 to 1", "that passed before the customer dropped out; 1 if not"),
    Column("idle", "months", "0 and up", "without a purchase at the present company"),
    Column("habit", "share", "0 to 1", "of purchases that go to the present company without a thought"),
    Column("breadth", "share of the range", "0 to 1", "in which the person buys at the present company"),
    Column("usual_share", "share", "0 to 1", "of purchases that go to the present company at neutral conduct"),
)
"""Kept only where customers buy without a contract."""
WALLETS = (
    Column("member", "number", "0 to companies", "of whose programme, counted from 1; 0 is none"),
    Column("member_months", "months", "0 and up", "since enrolling"),
    Column("earned", "points", "0 and up, whole", "earned in all, over every membership"),
    Column("used", "points", "0 and up, whole", "redeemed, expired or forfeited in all"),
    Column("attends", "yes or no", "0 or 1", "whether the member thinks of the next reward"),
    Column("unused", "months", "0 and up", "since the member last bought"),
    Column("qualified", "qualifying units", "0 and up", "in this period of tiers"),
    Column("tier", "number", "0 to 3", "in the programme"),
    Column("tier_clock", "months", "any", "into the period of tiers; below 0 what is left of a grace"),
    Column("entitlement", "share of spending", "-0.5 to 0.5", "of rewards that the customer has got used to"),
    Column("slighted", "size of violation", "0 and up", "by what was taken away, to be felt next month"),
    Column("fee_left", "months", "0 and up", "that are paid for"),
    Column("prepaid", "market prices", "0 and up", "on the card"),
    Column("values", "agreement", "-1 to 1", "with the cause that companies may stand for"),
)
"""Kept only where some company has a loyalty programme; points earned in all, month by month, follow."""
(
    RATE, BASKET, VISITS, ELSEWHERE, VOLUME, ALIVE, IDLE, HABIT, BREADTH, USUAL_SHARE,
    MEMBER, MEMBER_MONTHS, EARNED, USED, ATTENDS, UNUSED, QUALIFIED, TIER, TIER_CLOCK, ENTITLEMENT, SLIGHTED, FEE_LEFT,
    PREPAID, VALUES,
) = range(len(PURCHASES) + len(WALLETS))  # fmt: skip
WALLET_ENDS = len(PURCHASES) + len(WALLETS)
"""The first row of points earned in all by the ends of past months, a row a month, in a ring."""

CONTENT, WANTING, OUTSIDE = 0, 1, 2
KNOWS_FEE, LEFT_INVOLUNTARILY, CHOSEN = 1, 2, 4
NEVER = 32_767
NOT_A_STARTER = -32_768
NEVER_CONTACTED = -32_768

_PLACES = {
    **{c.name: ("floats", i) for i, c in enumerate(FLOATS)},
    **{c.name: ("shorts", i) for i, c in enumerate(SHORTS)},
    **{c.name: ("bytes", i) for i, c in enumerate(BYTES)},
    **{c.name: ("purchases", i) for i, c in enumerate((*PURCHASES, *WALLETS))},
}
BYTES_PER_CUSTOMER = 4 * len(FLOATS) + 2 * len(SHORTS) + len(BYTES)
"""Memory of one customer under a contract."""


def padded_rows(n_rows: int, n: int, dtype: type) -> np.ndarray:
    """Return n_rows by at least n numbers, contiguous (strided rows would stop vectorisation).

    Rows are padded so that they do not all start at the same place of a memory page, where they would evict each other
    from the cache.
    """
    size = np.dtype(dtype).itemsize
    per_page = 4096 // size
    pitch = -(-n // per_page) * per_page + 192 // size
    return np.zeros((n_rows, pitch), dtype)


class Customers:
    """All customers: ``customers["trust"]`` is a column, ``customers[17]`` a person.

    Parameters
    ----------
    n
        How many.
    extra
        Rows kept beside: of purchases, or of purchases, wallets and points earned by the ends of past months.
    """

    def __init__(self, n: int, extra: int = 0) -> None:
        self.n = n
        self.purchases = padded_rows(extra, n, np.float32)
        self.floats = padded_rows(len(FLOATS), n, np.float32)
        self.shorts = padded_rows(len(SHORTS), n, np.int16)
        self.bytes = padded_rows(len(BYTES), n, np.int8)

    def __len__(self) -> int:
        return self.n

    @overload
    def __getitem__(self, what: str) -> np.ndarray: ...
    @overload
    def __getitem__(self, what: int) -> Customer: ...

    def __getitem__(self, what: str | int) -> np.ndarray | Customer:
        """Return a column (a view, not a copy) by name, or a person by number.

        Raises
        ------
        KeyError
            If there is no such column, or it is not kept in this world.
        IndexError
            If there is no such person.
        """
        if isinstance(what, str):
            kind, row = _PLACES[what]
            if kind == "purchases" and row >= len(self.purchases):
                where = "customers buy without a contract" if row < len(PURCHASES) else "there is a loyalty programme"
                raise KeyError(f"{what} is kept only where {where}")
            column: np.ndarray = getattr(self, kind)[row, : self.n]
            return column
        if not -self.n <= what < self.n:
            raise IndexError(f"customer {what} of {self.n}")
        return Customer(self, int(what) % self.n)

    def make_room(self, extra: int) -> bool:
        """Keep more rows of purchases and wallets, new ones zero; false if there was room enough."""
        if extra <= len(self.purchases):
            return False
        before, self.purchases = self.purchases, padded_rows(extra, self.n, np.float32)
        self.purchases[: len(before)] = before
        return True

    def copy(self) -> Customers:
        """Return the same customers in new memory."""
        other = Customers(self.n, len(self.purchases))
        other.purchases[:] = self.purchases
        other.floats[:] = self.floats
        other.shorts[:] = self.shorts
        other.bytes[:] = self.bytes
        return other


class Customer:
    """One person, seen through the columns: ``customer.trust`` reads and writes."""

    __slots__ = ("_customers", "unique_id")

    def __init__(self, customers: Customers, unique_id: int) -> None:
        object.__setattr__(self, "_customers", customers)
        object.__setattr__(self, "unique_id", unique_id)

    def __getattr__(self, name: str) -> Any:
        if name not in _PLACES:
            raise AttributeError(f"a customer has no {name!r}; columns: {', '.join(_PLACES)}")
        return self._customers[name][self.unique_id].item()

    def __setattr__(self, name: str, value: Any) -> None:
        if name not in _PLACES:
            raise AttributeError(f"a customer has no {name!r}; columns: {', '.join(_PLACES)}")
        self._customers[name][self.unique_id] = value

    def __repr__(self) -> str:
        return f"Customer({self.unique_id}, company={self.company}, trust={self.trust:.2f})"


def columns(is_buying: bool = False) -> dict[str, Column]:
    """Return every column by name; those of purchases and wallets only if asked for."""
    return {c.name: c for c in (*FLOATS, *SHORTS, *BYTES, *((*PURCHASES, *WALLETS) if is_buying else ()))}
