"""Who buys more because the next tier is near, and where their qualifying amounts end: people beside their twins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from experiments.programmes import living

if TYPE_CHECKING:
    from sim.model import RetentionModel, Start
    from sim.result import Result
    from sim.scenario import Scenario

LAST = 3
"""Months at the end of a period in which members are followed, and as many after it."""
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0)
"""Bounds of the gaps told apart, in parts of the threshold; the upper bound belongs to the gap."""
PLACES = np.linspace(0.4, 1.6, 25).round(10)
"""Bounds of the bins of qualifying amounts at the end of a period, in parts of a threshold."""
GOODS = ("visits", "spend", "elsewhere", "beyond", "surplus", "later", "reached")
"""What is followed until the period ends: purchases and spending here, purchases elsewhere and in all, surplus; then
purchases here in the months after it, and whether the tier aimed at was reached. More in all is bought beyond need:
what is needed is only taken from elsewhere."""
_DEGREE = 3
"""Of the polynomial through the histogram; with six bins on either side a higher one bends into the gap."""


@dataclass(frozen=True)
class Watched:
    """Everybody as they stood three months before their first period ended, and what they did from then on.

    Attributes
    ----------
    month
        When they stood there; -1 for those who never did.
    stood
        Qualifying amount by then.
    gap
        To the next tier, in parts of its threshold; NaN at the highest.
    ended
        Qualifying amount at the end of the period.
    goods
        By ``GOODS``, one value a person.
    result
        The whole run.
    """

    month: np.ndarray
    stood: np.ndarray
    gap: np.ndarray
    ended: np.ndarray
    goods: dict[str, np.ndarray]
    result: Result


def thresholds(scenario: Scenario) -> list[float]:
    """Return the thresholds of a ladder, lowest first."""
    rules = scenario.policy.programme
    return [rules.tier_1, rules.tier_2, rules.tier_3][: rules.levels]


def is_here(model: RetentionModel) -> np.ndarray:
    """Return who is a customer of the focal company and a member of its programme."""
    here: np.ndarray = living.ours(model) & (model.customers["member"] == 1)
    return here


def watch(scenario: Scenario, start: Start) -> Watched:
    """Live a world, and look at every member when the last months of their first period begin.

    Notes
    -----
    What was gathered is set to nothing when the period ends, so that the last month is added here: purchases of that
    month, at the rate at which the member's purchases had counted so far (exact unless prices changed in between).
    """
    model = living.beginning(scenario, start)
    rules = scenario.policy.programme
    ladder = np.array([*thresholds(scenario), np.nan])
    n = scenario.customers
    month = np.full(n, -1)
    stood, gap, aim = (np.full(n, np.nan) for _ in range(3))
    before = np.zeros(n)
    goods = {name: np.zeros(n) for name in GOODS}
    since, held = np.zeros(n), np.zeros(n)
    while model.month < scenario.horizon_months:
        people = model.customers
        now = is_here(model) & (people["member_months"] == rules.tier_period_months - LAST) & (month < 0)
        month[now] = model.month
        aim[now] = ladder[people["tier"][now].astype(int)]
        held[now] = stood[now] = people["qualified"][now]
        gap[now] = 1.0 - stood[now] / aim[now]
        before[now] = people["surplus"][now]
        began = living.ours(model)
        model.step()
        visits, spend = living.bought(model, began)
        counted = visits if rules.tier_qualifier == "visits" else spend
        is_member = people["member"] == 1  # an account stays open while its owner buys elsewhere
        age = np.where(month >= 0, model.month - month, 0)
        is_before = is_member & ((month < 0) | (age < LAST))
        held[is_before] = people["qualified"][is_before]
        is_last = is_member & (age == LAST)
        held[is_last] += (_rate(held, since) * counted)[is_last]
        since = np.where(people["member_months"] == 1, counted, since + counted)
        followed = (age > 0) & (age <= LAST)
        goods["visits"][followed] += visits[followed]
        goods["spend"][followed] += spend[followed]
        everywhere = people["visits"] + people["elsewhere"]
        goods["beyond"][followed] += everywhere[followed]
        goods["elsewhere"][followed] += (everywhere - visits)[followed]
        after = (age > LAST) & (age <= 2 * LAST)
        goods["later"][after] += visits[after]
        ends = age == LAST
        goods["surplus"][ends] = (people["surplus"] - before)[ends]
    whole = (month >= 0) & (month <= scenario.horizon_months - 2 * LAST)
    goods["reached"] = (held >= aim).astype(float)
    return Watched(np.where(whole, month, -1), stood, gap, held, goods, model.result())


def _rate(held: np.ndarray, since: np.ndarray) -> np.ndarray:
    """Return how much a purchase counted so far; of those who bought nothing as members, as for all who did."""
    some = (held > 0) & (since > 0)
    common = held[some].sum() / since[some].sum() if some.any() else 1.0
    rate: np.ndarray = np.divide(held, since, out=np.full(len(held), common), where=some)
    return rate


def same(pressed: Watched, twin: Watched) -> np.ndarray:
    """Return who stood at the same amount in the same month in both worlds."""
    found: np.ndarray = (pressed.month >= 0) & (pressed.month == twin.month) & (pressed.stood == twin.stood)
    return found


def by_gap(pressed: Watched, twin: Watched, within: float) -> list[dict[str, float]]:
    """Return what pressure makes people do, a row a gap; the last two rows are those it reaches, and the others.

    Parameters
    ----------
    pressed, twin
        The same people with and without pressure.
    within
        How far below a tier it presses, in parts of the threshold.

    Returns
    -------
    list of dict
        ``low``, ``high``: bounds of the gap; ``n``: people; ``base``: purchases of the twins until the period ends;
        ``percent``: purchases more, in percent of them; by ``GOODS`` what is more, a person. NaN where there is nobody.
    """
    who = same(pressed, twin)
    bounds = [*zip(EDGES, EDGES[1:], strict=False), (0.0, within), (within, np.inf)]
    return [_row(pressed, twin, who & (pressed.gap > low) & (pressed.gap <= high), low, high) for low, high in bounds]


def _row(pressed: Watched, twin: Watched, who: np.ndarray, low: float, high: float) -> dict[str, float]:
    n = int(who.sum())
    row = {"low": low, "high": high, "n": float(n)}
    if not n:
        return row | dict.fromkeys(("base", "percent", *GOODS), float("nan"))
    extra = {good: float((pressed.goods[good] - twin.goods[good])[who].mean()) for good in GOODS}
    base = float(twin.goods["visits"][who].mean())
    return row | {"base": base, "percent": 100 * extra["visits"] / base if base else float("nan"), **extra}


def counts(watched: Watched, who: np.ndarray) -> np.ndarray:
    """Return how many in 1,000 people end in each bin of ``PLACES``, every threshold laid over the others."""
    ratios = [watched.ended[who] / height for height in thresholds(watched.result.scenario)]
    found = np.histogram(np.concatenate(ratios), PLACES)[0]
    shares: np.ndarray = 1000 * found / max(int(who.sum()), 1)
    return shares


def masses(found: np.ndarray, usual: np.ndarray, within: float) -> dict[str, float]:
    """Return how many more people end just above a threshold than usual, and how many fewer just below.

    Parameters
    ----------
    found, usual
        People by bins of ``PLACES``.
    within
        How far from the threshold is near.

    Examples
    --------
    >>> moved = np.where(PLACES[:-1] < 0.999, -1.0, 1.0)
    >>> masses(10 + moved, np.full(24, 10.0), 0.1)
    {'missing': 2.0, 'excess': 2.0}
    """
    middle = (PLACES[:-1] + PLACES[1:]) / 2
    more = found - usual
    below = (middle > 1 - within) & (middle < 1)
    above = (middle > 1) & (middle < 1 + within)
    return {"missing": float(-more[below].sum()), "excess": float(more[above].sum())}


def fitted(found: np.ndarray, within: float) -> np.ndarray:
    """Return the histogram that would be expected without pressure, as an analyst without a twin world would guess it.

    Notes
    -----
    A polynomial through the bins away from the threshold (Saez 2010; Kleven 2016). NaN where too few are left.
    """
    middle = (PLACES[:-1] + PLACES[1:]) / 2 - 1.0
    outside = np.abs(middle) > within
    if outside.sum() <= _DEGREE + 1:
        return np.full(len(middle), np.nan)
    guess: np.ndarray = np.polyval(np.polyfit(middle[outside], found[outside], _DEGREE), middle)
    return guess
