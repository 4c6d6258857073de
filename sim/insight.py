"""What a company knows of what its customers miss: where it comes from each month, and what it hits with it.

From whole numbers that were counted (see ``sim.totals``), so that threads do not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct, totals
from sim.passes.accounts import POINT
from sim.rules.learning import delivered, hit, insight_after, saturated, worth_of_voices

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from sim.company import Company
    from sim.scenario import Scenario

ONE_DIALOGUE = 1.0
"""Dialogues a customer and month that tell half of what talking can tell."""


def aimed(company: Company) -> float:
    """Return how much of what a company spends on improvement reaches what customers miss; 1 is ordinary."""
    scenario = company.model.inputs
    return hit(company.insight, scenario.behaviour.insight.aim) if scenario.mechanisms.insight else 1.0


def lay_out(company: Company, row: np.ndarray) -> None:
    """Let the quality above neutral reach customers as far as it is aimed at what they miss."""
    hits = aimed(company)
    if hits != 1.0:
        quality, neutral = float(row[conduct.QUALITY]), company.model.inputs.market.neutral_quality
        row[conduct.QUALITY] = delivered(quality, neutral, hits)


def worth_of_listening(counted: Sequence[int], scenario: Scenario) -> float:
    """Return what it was worth this month to listen to the customers who speak; none are worth nothing."""
    n, people = counted[totals.CUSTOMERS], scenario.behaviour.insight
    if n == 0:
        return 0.0
    return worth_of_voices(counted[totals.RESENTMENT] / POINT / n, people.loudness, people.skew)


def after_month(company: Company) -> float:
    """Return what a company knows after a month that its customers have lived, -1 to 1."""
    scenario = company.model.inputs
    people, is_moving = scenario.behaviour.insight, company.model.month >= 0
    learnt = company.learning_speed * _learnt(company, company.model.counted(company.number)) + company.learnt_of_others
    outdated = min(people.outdates * scenario.market.taste_drift, 1.0) if is_moving else 0.0
    return insight_after(company.insight, learnt, people.fades, outdated)


def _learnt(company: Company, counted: Sequence[int]) -> float:
    """Return the share of the room left that a company learns by itself from a month."""
    scenario, policy = company.model.inputs, company.policy
    on, people, n = scenario.mechanisms, scenario.behaviour.insight, counted[totals.CUSTOMERS]
    if n == 0:
        return 0.0
    learnt = 0.0
    if on.privacy:
        learnt += people.data * policy.privacy.personalisation * counted[totals.RELEVANCE] / POINT / n
    if on.dialogue:
        talks = policy.contact.two_way * policy.contact.contacts(scenario)
        open_ = 1.0 - counted[totals.RESENTMENT] / POINT / n  # who resents a company does not tell it much
        learnt += people.dialogue * saturated(talks, ONE_DIALOGUE) * open_
    if on.community:
        belonging = policy.community.forum * company.inside.belonging
        learnt += people.community * belonging * worth_of_listening(counted, scenario)
    if on.feedback and company.feedback.told > 0.0:
        learnt += scenario.behaviour.feedback.teaches * company.feedback.told * worth_of_listening(counted, scenario)
    return learnt
