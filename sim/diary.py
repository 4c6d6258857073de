"""What happened to one person, month by month, read from the columns before and after and from the calls between.

Everything here was lived by the engine: the witness has compared every column of the person, byte for byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sim.customers import CONTENT, KNOWS_FEE, WANTING
from sim.passes.calendar import CARD
from sim.passes.parting import ASKING, FAILS, SAVED, SHUT, STUCK, TRYING
from sim.passes.problems import SETTLED, UNHEARD
from sim.witness import MonthSeen

NOTICED_RISE = 0.02
"""A price is told again when it has moved this far from the one told last."""

NAGGING = frozenset({"wronged", "fee_again", "promise_broken", "anger_heard"})
"""What goes on month after month is told when it begins."""

TOO_SMALL = 0.005
"""Log-odds that are not worth telling."""

WORTH_TELLING = 0.005
"""Resentment taken over from others, from which on it is told."""

ADDED = {
    "passes.experience.add": ("out", "closeness"),
    "passes.word_of_mouth.follow_examples": ("push", "examples"),
    "passes.word_of_mouth.feel_bound": ("push", "bond"),
    "passes.community.bind": ("push", "belonging"),
    "passes.mastery.bind": ("push", "mastery"),
    "passes.buying.bind": ("push", "habit"),
    "passes.rewards.bind": ("push", "rewards"),
    "passes.rewards.hold": ("push", "membership"),
    "passes.poaching.give_in": ("push", "offer"),
}
"""Passes that add to the push the rule calls the rival's: the argument added to, and the name of what is added."""


@dataclass(frozen=True)
class Event:
    """Something that happened: what, and the numbers that belong to it."""

    what: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """One month.

    Attributes
    ----------
    month
        Counted from 1, as in the tables.
    company
        Number of the company during the month; the number of companies stands for none.
    satisfaction, trust, resentment, price
        As felt and seen this month; None outside.
    wants
        Whether the person wants out at the end of the month.
    want, notice
        What the log-odds of wanting out and of noticing the way out add up from, as the engine used them; empty
        outside.
    clock
        What was left at the end of the month until the next step.
    events
        In the order in which they happened.
    """

    month: int
    company: int
    satisfaction: float | None
    trust: float | None
    resentment: float | None
    price: float | None
    wants: bool
    want: dict[str, float]
    notice: dict[str, float]
    clock: float
    events: list[Event]


def pages(seen: list[MonthSeen], outside: int) -> list[Page]:
    """Read a person's months.

    Parameters
    ----------
    seen
        What the witness saw.
    outside
        Number that stands for being with no company.
    """
    found: list[Page] = []
    told: float | None = None
    nagging: set[str] = set()
    for i, month in enumerate(seen):
        is_inside = int(month.before["company"]) != outside
        wants = month.one("passes.leaving.wants")
        price = _price(month) if is_inside else None
        is_new = i == 0 or seen[i - 1].before["spell"] != month.before["spell"]
        events, told = _price_events(seen, i, price, None if is_new else told)
        if is_inside:
            met = _met(month)
            last = {event.what for event in met}
            events = [event for event in met if event.what not in nagging] + events + _decided(month, outside)
            nagging = last & NAGGING
        else:
            events, nagging = _moved(month, outside), set()
        found.append(
            Page(
                month.month + 1,
                int(month.before["company"]),
                _felt(wants, "satisfaction", is_inside),
                _felt(wants, "trust", is_inside),
                _felt(wants, "resentment", is_inside),
                price,
                int(month.after["stage"]) == WANTING,
                want_of(month) if is_inside else {},
                notice_of(month) if is_inside else {},
                float(month.after["clock"]),
                events,
            )
        )
    return found


def want_of(month: MonthSeen) -> dict[str, float]:
    """Return what this month's log-odds of wanting out add up from; all but the propensity are zero when neutral.

    What the engine puts into one number is told apart here: deals elsewhere from the price, closeness from rivals.
    """
    terms = {name: float(value) for name, value in month.wanting().items()}
    if pulled := month.one("passes.deals.pull"):
        terms["deals"] = float(pulled.after["push"]) - float(pulled.before["push"])
        terms["price"] -= terms["deals"]
    wants = month.one("passes.leaving.wants")
    calls = month.calls[: month.calls.index(wants)] if wants else []
    for call in calls:
        if call.name in ADDED:
            column, term = ADDED[call.name]
            terms[term] = float(call.after[column]) - float(call.before[column])
            terms["rival"] -= terms[term]
    final = month.one("passes.leaving.choose_hazard")
    rest = float(final.before["want"]) - sum(terms.values()) if final else 0.0
    if abs(rest) > 1e-4:  # more than rounding: a term of the engine that has no name here yet
        terms["other"] = rest
    return terms


def notice_of(month: MonthSeen) -> dict[str, float]:
    """Return what the log-odds of noticing the way out add up from."""
    rule = month.one("rules.leaving.notice_logit")
    if rule is None:
        return {}
    was = rule.before
    return {
        "ordinary": float(was["ordinary"]),
        "resentment": float(was["resentment_wakes"] * was["resentment"]),
        "wake": float(was["wake"]),
    }


def _felt(wants: Any, name: str, is_inside: bool) -> float | None:
    return float(wants.before[name]) if wants is not None and is_inside else None


def _price(month: MonthSeen) -> float | None:
    see = month.one("passes.price.see")
    return float(see.after["seen"]) if see else None


def _rose(month: MonthSeen, call: str, name: str) -> float:
    heard = month.one(call)
    return float(heard.after[name]) - float(heard.before[name]) if heard else 0.0


def _met(month: MonthSeen) -> list[Event]:
    """Return what the month brought, before anything was decided."""
    events = []
    if (harm := _rose(month, "passes.problems.befall", "harm")) > 0:
        complaint = month.one("passes.problems.complain")
        fate = int(complaint.after["fate"]) if complaint else -1
        events.append(Event({SETTLED: "problem_settled", UNHEARD: "problem_unheard"}.get(fate, "problem"),
                            {"harm": harm}))  # fmt: skip
    if _rose(month, "passes.experience.notices", "wake") > 0:
        events.append(Event("renewal_notice"))
    if (size := _rose(month, "passes.violations.bills", "violation")) > 0:
        is_known = int(month.before["flags"]) & KNOWS_FEE
        events.append(Event("fee_again" if is_known else "fee_found", {"size": size}))
    if (size := _rose(month, "passes.violations.newcomers_prices", "violation")) > 0:
        events.append(Event("walk_found", {"size": size, "share": float(month.after["walk"]) - 1.0}))
    if (size := _rose(month, "passes.fairness.compare", "violation")) > 0:
        events.append(Event("others_pay_less", {"size": size}))
    if (size := _rose(month, "passes.violations.promises", "violation")) > 0:
        events.append(Event("promise_broken", {"size": size}))
    if _rose(month, "passes.poaching.wake", "logit") > 0:
        events.append(Event("got_offer"))
    if (size := _rose(month, "passes.violations.suffer", "violation")) > 0:
        events.append(Event("all_wronged", {"size": size}))
    if (size := _rose(month, "passes.relating.be_wronged", "violation")) > 0:
        events.append(Event("wronged", {"size": size}))
    if (hurt := _rose(month, "passes.community.hear_anger", "resentment")) >= WORTH_TELLING:
        events.append(Event("anger_heard", {"hurt": hurt}))
    return events


def _price_events(
    seen: list[MonthSeen], i: int, price: float | None, told: float | None
) -> tuple[list[Event], float | None]:
    """Tell a price that has moved, and why as far as the customer knows."""
    if price is None or told is None or abs(price / told - 1.0) < NOTICED_RISE:
        return [], price if told is None else told
    values = {"price": price, "before": told}
    last = seen[i - 1]
    if price < told:
        return [Event("price_fell", values)], price
    if int(last.before["discount_left"]) > 0 and int(seen[i].before["discount_left"]) == 0:
        return [Event("deal_over", values)], price
    knows = [int(month.before["flags"]) & KNOWS_FEE for month in (last, seen[i])]
    return [Event("fee_counts" if knows[1] and not knows[0] else "price_rose", values)], price


def _decided(month: MonthSeen, outside: int) -> list[Event]:
    """Return what was decided at the exit, or on the way there."""
    events = []
    begin = month.one("passes.parting.begin")
    course = int(begin.after["course"]) if begin else -1
    if course == FAILS:
        events.append(Event("payment_failed"))
    elif course == SHUT:
        events.append(Event("company_closed"))
    elif begin and int(begin.before["events"]) & CARD:
        events.append(Event("card_replaced"))
    offers = month.all("passes.saving.decide")
    if _is(month.one("passes.saving.reach"), "reached", 1):
        campaign = next((offer for offer in offers if not offer.before["is_at_exit"]), None)
        events.append(Event("contacted", {"depth": float(campaign.before["depth"]) if campaign else 0.0}))
        if campaign:
            events.append(Event("accepted" if int(campaign.after["accepted"]) else "declined"))
    wanting = month.one("passes.parting.begin_to_want")
    if wanting and int(wanting.before["stage"]) == CONTENT and int(wanting.after["stage"]) == WANTING:
        events.append(Event("wants_out"))
    if _is(month.one("passes.parting.attempt"), "course", TRYING):
        events.append(Event("tries_to_leave"))
    if _is(month.one("passes.saving.ask"), "course", ASKING):
        events.append(Event("asks_for_deal"))
    if _is(month.one("passes.saving.offer"), "made", 1):
        at_exit = next(offer for offer in offers if offer.before["is_at_exit"])
        events.append(Event("offered", {"depth": float(at_exit.before["depth"])}))
        events.append(Event("accepted" if int(at_exit.after["accepted"]) else "declined"))
    settled = month.one("passes.saving.reconcile")
    if settled and int(settled.before["course"]) == SAVED:
        events.append(Event("reconciled" if int(settled.after["stage"]) == CONTENT else "only_waits"))
    if _is(month.one("passes.parting.get_through"), "course", STUCK):
        bear = month.one("passes.parting.bear_being_stuck")
        hurt = _rose(month, "passes.parting.bear_being_stuck", "resentment")
        has_given_up = bear is not None and int(bear.after["pause"]) > int(bear.before["pause"])
        events.append(Event("stuck", {"hurt": hurt}))
        events += [Event("gave_up", {"months": int(bear.after["pause"]) - 1})] if bear and has_given_up else []
    return events + _moved(month, outside)


def _is(heard: Any, name: str, value: int) -> bool:
    return heard is not None and int(heard.after[name]) == value


def _moved(month: MonthSeen, outside: int) -> list[Event]:
    """Left, joined, came back, or looked and stayed outside."""
    was, now = int(month.before["company"]), int(month.after["company"])
    has_joined = month.after["spell"] != month.before["spell"]
    events = []
    has_left = was != outside and (now != was or has_joined)
    if has_left:
        events.append(Event("left", {"company": was, "tenure": int(month.before["tenure"]) + 1}))
    if has_joined:
        known = was if has_left else int(month.before["last_company"])
        events.append(Event("came_back" if known == now else "joined", {"company": now}))
    elif was == outside and month.before["scheduled"] == month.month:
        events.append(Event("looked"))
    return events


def turning_points(told: list[Page]) -> list[tuple[Page, str]]:
    """Return the months that need a reason: in which wanting began, and in which a company was left."""
    found = []
    for page in told:
        codes = [event.what for event in page.events]
        if "wants_out" in codes:
            found.append((page, "wants_out"))
        if "left" in codes:
            found.append((page, "left"))
    return found


def weights(terms: dict[str, float]) -> list[tuple[str, float]]:
    """Return what speaks for and against, in log-odds against the neutral month, the weightiest first."""
    kept = [(name, value) for name, value in terms.items() if name not in ("propensity", "ordinary")]
    return sorted((item for item in kept if abs(item[1]) >= TOO_SMALL), key=lambda item: -abs(item[1]))
