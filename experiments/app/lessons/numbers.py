"""Numbers a lesson may speak of: each is named by where it comes from, and computed by a run.

A reference is ``world.measure.policy.month`` (the first world if none is named): ``retention.a.12``,
``calm.profit.a-b.60``. Policies are the letters of the question; ``a-b`` is the paired difference, a less b. A month
is a number or ``end``. ``lever.a.pricing.price`` is the value of a lever in the question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.app.asked import Asked
from experiments.app.living import Lived
from experiments.catalog import entries, nearest_key
from experiments.comparison import Comparison
from experiments.figures.series import interval
from experiments.refusal import Refusal, nearest
from sim.measures import starters, survival
from sim.twin_worlds import fates

FATES = ("saved", "driven_away", "stay_anyway", "lost_anyway")
LINES: dict[str, str] = {
    "retention": "percent", "customers": "count", "profit": "money", "surplus": "money", "trust": "share",
    "satisfaction": "share", "resentment": "share", "loyalty": "share", "trapped": "percent", "members": "count",
    "experience": "share", "stuck": "count", "breakage": "money", "reward_cost": "money",
}  # fmt: skip
"""Measures with a value a month, and how they are written."""
OVER_ALL: dict[str, str] = {
    "yearly_churn": "percent", "hours": "plain", "value": "money", "value_by_hand": "money", "months": "months",
    "months_by_hand": "months", "new_retention": "percent", "old_retention": "percent",
}  # fmt: skip
"""Measures by month without a line."""
_COLUMNS = {"customers": "customers_end", "trapped": "trapped_share"}
_SUMMED = ("profit", "surplus", "breakage", "reward_cost", "stuck")
NEW_MONTHS, OLD_MONTHS = 12, 36


@dataclass(frozen=True)
class Reference:
    """Where a number comes from.

    Attributes
    ----------
    world
        Name of a world of the lesson.
    measure
        One of ``LINES``, ``OVER_ALL`` or ``FATES``; "lever" for a value of the question.
    policy, other
        Letters; ``other`` is taken away, if there is one.
    month
        Month, from 1.
    lever
        Key of the lever.
    """

    world: str
    measure: str
    policy: str
    other: str = ""
    month: int = 0
    lever: str = ""

    @property
    def form(self) -> str:
        """How the number is written."""
        form = {**LINES, **OVER_ALL, **dict.fromkeys(FATES, "count")}.get(self.measure, "plain")
        return "points" if form == "percent" and self.other else form


@dataclass(frozen=True)
class Amount:
    """A computed number: one value a replication, and how it is written."""

    samples: np.ndarray
    form: str

    @property
    def mean(self) -> float:
        """Mean over replications."""
        return float(self.samples.mean())

    @property
    def ends(self) -> tuple[float, float]:
        """Ends of the 95 % interval of the mean."""
        _, low, high = interval(self.samples)
        return float(low), float(high)

    @property
    def sign(self) -> str:
        """``above`` or ``below`` zero beyond the luck of the replications, else ``unclear``."""
        low, high = self.ends
        return "above" if low > 0 else "below" if high < 0 else "unclear"


def reference(text: str, worlds: Mapping[str, Asked], where: str) -> Reference:
    """Read a reference.

    Raises
    ------
    Refusal
        If it names something that does not exist.
    """
    words = text.strip().split(".")
    world = words.pop(0) if words[0] in worlds else next(iter(worlds))
    measures = (*LINES, *OVER_ALL, *FATES, "lever")
    if len(words) < 3 or (len(words) > 3 and words[0] != "lever"):
        raise Refusal(
            where, "is no reference to a number", found=text[:80], allowed="world.measure.policy.month",
            nearest=nearest(words[0], (*measures, *worlds)),
        )  # fmt: skip
    if words[0] not in measures:
        raise Refusal(
            where, "no such measure or world", found=words[0][:80], allowed=" | ".join((*measures, *worlds)),
            nearest=nearest(words[0], (*measures, *worlds)),
        )  # fmt: skip
    asked, (measure, letters, *rest) = worlds[world], words
    first, dash, other = letters.partition("-")
    for letter in (first, *((other,) if dash else ())):
        if letter not in asked.letters:
            raise Refusal(where, f"the world {world!r} has no such policy", found=letters[:20],
                          allowed=" | ".join(asked.letters))  # fmt: skip
    if measure == "lever":
        key = ".".join(rest)
        known = entries().get(key)
        if known is None or known.declaration.kind != "lever" or known.declaration.type not in ("number", "integer"):
            raise Refusal(where, "no such lever with a number", found=key[:80], nearest=nearest_key(key[:80]))
        return Reference(world, measure, first, lever=key)
    if measure in FATES and not dash:
        raise Refusal(where, "a fate is of two policies", found=text[:80], allowed=f"{measure}.a-b.{rest[0]}")
    return Reference(world, measure, first, other, _month(rest[0], asked.sizes["horizon_months"], where))


def _month(text: str, horizon: int, where: str) -> int:
    if text == "end":
        return horizon
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= horizon:
        raise Refusal(where, "no such month", found=text[:20], allowed=f"1 to {horizon} | end")
    return int(text)


def amount(known: Reference, lived: Mapping[str, Lived]) -> Amount:
    """Return the number a reference means, from the runs of a lesson's worlds."""
    comparison = lived[known.world].comparison
    if known.measure == "lever":
        return setting(known, lived[known.world].asked)
    if known.measure in FATES:
        results = comparison.twins.results
        pairs = zip(results[known.policy], results[known.other], strict=True)
        counted = [int(fates(one, other, known.month)[known.measure].sum()) for one, other in pairs]
        return Amount(np.array(counted, float), "count")
    values = _values(comparison, known.policy, known.measure, known.month)
    if known.other:
        values = values - _values(comparison, known.other, known.measure, known.month)
    return Amount(values, known.form)


def setting(known: Reference, asked: Asked) -> Amount:
    """Return the value of a lever in a question; nothing has to run for it."""
    value = float(asked.policies[asked.letters.index(known.policy)].value(known.lever))
    return Amount(np.array([value, value]), _lever_form(known.lever))


def _lever_form(key: str) -> str:
    unit = entries()[key].declaration.unit
    return "percent" if "share" in unit or key in ("pricing.walk", "pricing.hidden_fee") else "plain"


def line(comparison: Comparison, policy: str, measure: str) -> np.ndarray:
    """Return a measure of a policy, replications by months 1 to horizon."""
    if measure == "retention":
        return comparison.survival(policy)[:, 1:]
    values = comparison.series(policy, _COLUMNS.get(measure, measure)).astype(float)
    return np.cumsum(values, axis=1) if measure in _SUMMED else values


def _values(comparison: Comparison, policy: str, measure: str, month: int) -> np.ndarray:
    if measure in LINES:
        return line(comparison, policy, measure)[:, month - 1]
    return _OVER_ALL[measure](comparison, policy, month)


def _yearly_churn(comparison: Comparison, policy: str, month: int) -> np.ndarray:
    """Return the share lost over the year up to a month, of those still there when it began."""
    kept = comparison.survival(policy)
    return 1.0 - kept[:, month] / kept[:, max(month - 12, 0)]


def _hours(comparison: Comparison, policy: str, month: int) -> np.ndarray:
    return comparison.series(policy, "hours_lost")[:, :month].sum(axis=1)


def _months(comparison: Comparison, policy: str, month: int) -> np.ndarray:
    """Return months a customer of month 0 has stayed, in the mean, up to a month."""
    return comparison.survival(policy)[:, :month].sum(axis=1)


def _kept_by_hand(comparison: Comparison, policy: str) -> np.ndarray:
    """Return the retention a month that the first year shows."""
    first = min(12, comparison.horizon)
    rate: np.ndarray = comparison.survival(policy)[:, first] ** (1.0 / first)
    return rate


def _months_by_hand(comparison: Comparison, policy: str, month: int) -> np.ndarray:
    """Return months stayed up to a month if every month were like the first year's."""
    rate = _kept_by_hand(comparison, policy)
    return (rate[:, None] ** np.arange(month)).sum(axis=1)


def _value(comparison: Comparison, policy: str, month: int) -> np.ndarray:
    """Return the discounted profit of a customer of month 0 over the horizon, as lived."""
    return np.array([result.customers["value"][starters(result)].mean() for result in comparison.twins.results[policy]])


def _value_by_hand(comparison: Comparison, policy: str, month: int) -> np.ndarray:
    """Return the formula's value: first-year profit a customer and month, first-year retention, discounted."""
    first = min(12, comparison.horizon)
    profit = comparison.series(policy, "profit")[:, :first].sum(axis=1)
    margin = profit / comparison.series(policy, "customers")[:, :first].sum(axis=1)
    yearly = comparison.twins.results[policy][0].scenario.costs.discount_rate
    steps = np.arange(month)
    kept = (_kept_by_hand(comparison, policy) * (1.0 + yearly) ** (-1.0 / 12.0))[:, None] ** steps
    return margin * kept.sum(axis=1)


def _by_tenure(chosen: Callable[[np.ndarray], np.ndarray]) -> Callable[[Comparison, str, int], np.ndarray]:
    def measure(comparison: Comparison, policy: str, month: int) -> np.ndarray:
        results = comparison.twins.results[policy]
        kept = [survival(result, chosen(result.customers["start_tenure"])) for result in results]
        return np.array([share[month] for share in kept])

    return measure


_OVER_ALL: dict[str, Callable[[Comparison, str, int], np.ndarray]] = {
    "yearly_churn": _yearly_churn, "hours": _hours, "value": _value, "value_by_hand": _value_by_hand,
    "months": _months, "months_by_hand": _months_by_hand,
    "new_retention": _by_tenure(lambda tenure: tenure < NEW_MONTHS),
    "old_retention": _by_tenure(lambda tenure: tenure >= OLD_MONTHS),
}  # fmt: skip


@dataclass(frozen=True)
class Sum:
    """A number made of others: what is added less what is taken away, shared out; or a ratio of two.

    Attributes
    ----------
    plus, minus
        References.
    per
        What the sum is divided by.
    over
        A reference the sum is divided by, if there is one.
    """

    plus: tuple[Reference, ...]
    minus: tuple[Reference, ...] = ()
    per: float = 1.0
    over: Reference | None = None

    @property
    def form(self) -> str:
        """How the number is written."""
        form = self.plus[0].form
        return "percent" if self.over else "points" if form == "percent" and self.minus else form

    @property
    def references(self) -> tuple[Reference, ...]:
        """Every reference within."""
        return (*self.plus, *self.minus, *((self.over,) if self.over else ()))


def summed(known: Sum, lived: Mapping[str, Lived]) -> Amount:
    """Return a number made of others; replications of the same number have the same people and luck in every world."""
    total: Any = sum(amount(one, lived).samples for one in known.plus)
    total = (total - sum(amount(one, lived).samples for one in known.minus)) / known.per
    if known.over is not None:
        total = total / amount(known.over, lived).samples
    return Amount(total, known.form)
