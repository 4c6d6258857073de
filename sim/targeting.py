"""Whom a retention campaign goes to: a company scores its customers and contacts as many as its budget allows.

A company sees only what a company can see: tenure, prices paid, deals had, contacts, and how often leaving or a deal
came up. It learns in a pilot, in which contacts go to customers drawn by lot, and refits every few months with a small
group that is never contacted. Only ``true_uplift`` looks into people: an oracle that no company has, shown to say how
far the others fall short of what could be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim import conduct, customers, draws
from sim.leaving_model import LeavingModel, fit
from sim.passes.targeting import foresee, lots

if TYPE_CHECKING:
    from sim.company import Company
    from sim.customers import Customers

WINDOW = 3
"""Months within which a leave is predicted, and for which nobody is contacted again."""
PILOT = 6
"""Months in which contacts go by lot, before a learned score is used."""
REFIT = 6
"""Months between two fits."""
HELD_OUT = 0.1
"""Share of customers who are not contacted after the pilot, so that there is something to learn from."""
KEPT_MONTHS = 12
"""Months for which records of those held out are kept; those of the pilot are kept for good."""
SAMPLE = 50_000
"""Most customers recorded in a month: with nine numbers each, two megabytes a month."""
FORESIGHT = 6
"""Months that the oracle looks ahead: beyond the usual offer, so that who only waits for its end has had time to go. Of
3 to 18 months tried, 6 kept most customers over a year and contacted nobody where an empty call could only wake."""

LEARNED = ("risk", "value", "uplift")


@dataclass
class Record:
    """What was seen of customers in one month, and, later, what became of them.

    Attributes
    ----------
    month
        When it was seen.
    who, spell
        Whose, and in which of their spells, so that who left and came back counts as having left.
    seen
        Customers by features, float32.
    contacted, left
        Bool, once it is known.
    """

    month: int
    who: np.ndarray
    spell: np.ndarray
    seen: np.ndarray
    contacted: np.ndarray | None = None
    left: np.ndarray | None = None


def what_is_seen(people: Customers, who: np.ndarray, number: int, month: int, price: float) -> np.ndarray:
    """Return what a company sees of its customers, customers by features, float32.

    Parameters
    ----------
    who
        Its customers, by number.
    number, month, price
        The company, the month, and its list price.
    """
    tenure = people["tenure"][who].astype(np.float32)
    deal = np.where(people["discount_left"][who] > 0, people["discount"][who], np.float32(0.0))
    since_contact = month - people["contacted"][who].astype(np.int32)
    return np.column_stack([
        np.log1p(tenure),
        tenure < 12,
        np.float32(price) * people["walk"][who] * (1 - deal),
        deal,
        np.log1p(people["deals"][who].astype(np.float32)),
        np.log1p(people["episode"][who].astype(np.float32)),
        people["last_company"][who] == number,
        (since_contact <= KEPT_MONTHS) & (since_contact <= tenure),
    ]).astype(np.float32)  # fmt: skip


class Targeting:
    """One company's choice of whom to contact; it acts only through ``plan``.

    Parameters
    ----------
    company
        Whose customers are chosen from.
    """

    def __init__(self, company: Company) -> None:
        self.company = company
        self.records: list[Record] = []
        self.alone: LeavingModel | None = None
        """Who leaves without a contact."""
        self.contacted: LeavingModel | None = None
        """Who leaves in spite of one, or because of it."""
        self._months = 0

    def plan(self, rule: str, reach: float) -> bool:
        """Mark whom to contact this month among the company's customers; false while contacts still go by lot."""
        model, number = self.company.model, self.company.number
        people, month = model.customers, model.month
        mine = np.flatnonzero(people["company"] == number).astype(np.int32)
        free = mine[self._may_be_contacted(mine)]
        if rule in LEARNED:
            free = free[~self._learn(mine)[np.searchsorted(mine, free)]]
            if self.alone is None or self.contacted is None:
                return False
        budget = len(free) if rule == "everyone" else round(reach * len(mine))
        score = self._score(rule, free)
        order = np.lexsort((self._lots(draws.TARGET, month, free), -score))
        best = order[:budget]
        if rule.endswith("uplift"):
            best = best[score[best] > 0.0]
        flags = people["flags"]
        flags[mine] &= ~np.int8(customers.CHOSEN)
        flags[free[best]] |= np.int8(customers.CHOSEN)
        return True

    def _may_be_contacted(self, who: np.ndarray) -> np.ndarray:
        """Return who was not contacted lately, has no deal running and has not just given up leaving, bool."""
        people, month = self.company.model.customers, self.company.model.month
        is_rested = month - people["contacted"][who].astype(np.int32) > WINDOW
        is_free: np.ndarray = is_rested & (people["discount_left"][who] == 0) & (people["pause"][who] == 0)
        return is_free

    def _score(self, rule: str, who: np.ndarray) -> np.ndarray:
        """Return what a rule ranks customers by, highest first."""
        model = self.company.model
        if rule == "true_uplift":
            gained, back = np.empty(len(who), np.float32), np.empty(FORESIGHT, np.float32)
            foresee(
                len(who), who, FORESIGHT, model.customers.floats, model.customers.bytes,
                model.table[self.company.number], model.world, model.inputs.mechanisms.involuntary, back, gained,
            )  # fmt: skip
            return gained
        if rule == "everyone" or self.alone is None or self.contacted is None:
            return np.zeros(len(who))
        seen = self._seen(who)
        p_leaves = self.alone.p_leaves(seen)
        if rule == "risk":
            return p_leaves
        if rule == "uplift":
            gain: np.ndarray = p_leaves - self.contacted.p_leaves(seen)
            return gain
        remaining = 1.0 / (1.0 - (1.0 - p_leaves) ** (1.0 / WINDOW))
        worth: np.ndarray = seen[:, 2] * remaining
        return worth

    def _learn(self, mine: np.ndarray) -> np.ndarray:
        """Keep records, fit when it is time, and return which of its customers are held out now, bool."""
        people, month = self.company.model.customers, self.company.model.month
        for record in self.records:
            if record.contacted is None:
                record.contacted = people["contacted"][record.who] >= record.month
            if record.left is None and month >= record.month + WINDOW:
                is_there = people["company"][record.who] == self.company.number
                record.left = ~(is_there & (people["spell"][record.who] == record.spell))
        is_pilot = self._months < PILOT
        held_out = self._lots(draws.HELD_OUT, 0, mine) < HELD_OUT
        if not is_pilot and (self._months - PILOT) % REFIT == 0:
            self._fit(month)
        self._months += 1
        kept = mine if is_pilot else mine[held_out]
        if len(kept) > SAMPLE:
            kept = kept[self._lots(draws.RECORDED, 0, kept) < SAMPLE / len(kept)]
        self.records.append(Record(month, kept, people["spell"][kept].copy(), self._seen(kept)))
        pilot_ended = month - self._months + PILOT
        self.records = [r for r in self.records if r.month <= pilot_ended or r.month > month - KEPT_MONTHS]
        return held_out & (not is_pilot)

    def _fit(self, month: int) -> None:
        """Fit who leaves, with a contact and without one, from the records whose outcome is known."""
        known = [r for r in self.records if r.left is not None and r.contacted is not None]
        if not known:
            return
        seen = np.concatenate([r.seen for r in known]).astype(float)
        left = np.concatenate([r.left for r in known])
        contacted = np.concatenate([r.contacted for r in known])
        if contacted.any() and not contacted.all():
            self.alone = fit(seen[~contacted], left[~contacted])
            self.contacted = fit(seen[contacted], left[contacted])

    def _seen(self, who: np.ndarray) -> np.ndarray:
        company = self.company
        return what_is_seen(
            company.model.customers, who, company.number, company.model.month,
            float(company.model.table[company.number, conduct.PRICE]),
        )  # fmt: skip

    def _lots(self, what: np.uint64, occasion: int, who: np.ndarray) -> np.ndarray:
        row = np.empty(len(who), np.float32)
        with np.errstate(over="ignore"):  # interpreted, hashes are meant to overflow
            lots(len(who), who, np.uint64(self.company.model.seed), what, occasion, row)
        return row
