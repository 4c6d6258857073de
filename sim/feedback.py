"""What customers were asked and told a company, what it puts right by that, and what they make of being asked.

A company remembers what it asked in past months until it has acted upon it and patience with it has run out. From whole
numbers that were counted (see ``sim.totals``), so that threads do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim import conduct, totals
from sim.insight import aimed, worth_of_listening
from sim.passes.accounts import POINT
from sim.rules.learning import answered_in_time, fixes_after, ignored, response_share, saturated

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from sim.company import Company


@dataclass(frozen=True)
class Asked:
    """What was asked in one month.

    Attributes
    ----------
    acts, expires
        Months at whose end it is acted upon, and at whose end patience with it runs out.
    told
        Share of what there was to hear that was told, 0 to 1.
    worth
        What that was worth (see ``sim.rules.learning.worth_of_voices``).
    answered
        Share of what was said that customers see acted upon in time.
    surveys
        For each customer.
    """

    acts: int
    expires: int
    told: float
    worth: float
    answered: float
    surveys: float


@dataclass(frozen=True)
class Feedback:
    """What a company has made of what it heard, as last month left it.

    Attributes
    ----------
    response
        Share of those asked who answered last month; 0 where nobody was asked.
    told
        Share of what there was to hear that they told, 0 to 1.
    heard
        How far customers find that what they say is acted upon, 0 to 1; 1 as long as nobody gave reason to doubt it.
    fixes
        What was put right, as a share of what customers could tell.
    seen
        Conduct above the ordinary that acting was seen to be, 0 to 1.
    wrong
        Violation felt by all who were asked and ignored.
    memory
        What was asked in past months and is not settled yet.
    """

    response: float = 0.0
    told: float = 0.0
    heard: float = 1.0
    fixes: float = 0.0
    seen: float = 0.0
    wrong: float = 0.0
    memory: tuple[Asked, ...] = ()


NOBODY_ASKED = Feedback()


def after_month(company: Company) -> Feedback:
    """Return what a company has made of what it heard, after a month that its customers have lived."""
    month, scenario, before = company.model.month, company.model.inputs, company.feedback
    people, levers = scenario.behaviour.feedback, company.policy.learning
    if before is NOBODY_ASKED and levers.feedback_collect == 0.0:
        return before
    counted = company.model.counted(company.number)
    response = _response(company, counted)
    told = saturated(levers.feedback_collect * response, people.enough)
    memory = before.memory
    if levers.feedback_collect > 0.0 and counted[totals.CUSTOMERS]:
        asked = Asked(
            acts=month + levers.feedback_delay,
            expires=month + people.patience,
            told=told,
            worth=worth_of_listening(counted, scenario),
            answered=answered_in_time(levers.feedback_act, levers.feedback_delay, people.patience),
            surveys=levers.feedback_collect,
        )
        memory = (*memory, asked)
    acted = [asked for asked in memory if asked.acts == month]
    ended = [asked for asked in memory if asked.expires == month]
    done = sum(asked.answered * asked.told for asked in acted)
    fixed = people.fixes * aimed(company) * sum(asked.answered * asked.told * asked.worth for asked in acted)
    wrong = people.ignored * sum(asked.surveys * ignored(asked.answered, people.tolerates) for asked in ended)
    found = min((asked.answered for asked in ended), default=1.0)
    return Feedback(
        response=response,
        told=told,
        heard=before.heard + people.remembers * (found - before.heard),
        fixes=fixes_after(before.fixes, fixed, people.wears),
        seen=min(people.sees * done, 1.0),
        wrong=min(wrong, 1.0),
        memory=tuple(asked for asked in memory if max(asked.acts, asked.expires) > month),
    )


def lay_out(company: Company, row: np.ndarray) -> None:
    """Write what customers meet of it this month: what was put right and seen to be, and what was ignored."""
    made = company.feedback
    if made is NOBODY_ASKED:
        return
    better = company.model.inputs.behaviour.feedback.benefit * made.fixes
    row[conduct.QUALITY] = min(float(row[conduct.QUALITY]) + better, 1.0)
    row[conduct.KEPT] = 1.0 - (1.0 - float(row[conduct.KEPT])) * (1.0 - made.seen)
    row[conduct.WRONGED] = min(float(row[conduct.WRONGED]) + made.wrong, 1.0)


def _response(company: Company, counted: Sequence[int]) -> float:
    """Return the share of the customers asked this month who answered; 0 where nobody was asked."""
    scenario, levers, n = company.model.inputs, company.policy.learning, counted[totals.CUSTOMERS]
    if levers.feedback_collect == 0.0 or n == 0:
        return 0.0
    people = scenario.behaviour.feedback
    content = counted[totals.SATISFACTION] / POINT / n - scenario.market.neutral_quality
    beyond = max(company.policy.contact.contacts(scenario) - 1.0, 0.0)
    return response_share(
        people.answers, people.content, content, people.unheard, company.feedback.heard, people.fatigue,
        levers.feedback_collect + beyond,
    )  # fmt: skip
