"""What is going on where a company's customers meet, as last month left it, and what follows from it this month.

Means over the customers, weighted by how far each belongs; from whole numbers, so that threads do not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim import conduct, totals
from sim.passes.accounts import POINT
from sim.rules.community import anger_heard, share_answered, words_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from sim.policy import Community
    from sim.scenario import Scenario


@dataclass(frozen=True)
class Gathering:
    """Those who belong.

    Attributes
    ----------
    belonging
        Mean over all customers, 0 to 1.
    mood
        Satisfaction above neutral of those who belong.
    anger
        Heard among them, 0 to 1.
    """

    belonging: float = 0.0
    mood: float = 0.0
    anger: float = 0.0


NOBODY = Gathering()


def gathering_after(counted: Sequence[int], scenario: Scenario) -> Gathering:
    """Return those who belong after a month in which so much was counted of a company (see ``sim.totals``)."""
    n, sum_of_belonging = counted[totals.CUSTOMERS], counted[totals.BELONGING]
    if n == 0 or sum_of_belonging <= 0:
        return NOBODY
    resented, twice = counted[totals.RESENTED], counted[totals.RESENTED_TWICE]
    return Gathering(
        sum_of_belonging / POINT / n,
        counted[totals.CONTENT] / sum_of_belonging,
        anger_heard(sum_of_belonging, resented, twice, scenario.behaviour.community.loudness),
    )


def lay_out(row: np.ndarray, levers: Community, inside: Gathering, scenario: Scenario) -> None:
    """Write into a company's row of aspects what customers and outsiders meet there this month."""
    people, words, on = scenario.behaviour.community, scenario.behaviour.word_of_mouth, scenario.mechanisms
    row[conduct.MOOD], row[conduct.ANGER] = inside.mood, inside.anger
    if inside.belonging > 0.0:  # what was felt outlasts the place
        row[conduct.GATHERS] = 1.0
    knowledge = levers.forum * inside.belonging
    if on.support:
        answered = share_answered(knowledge, people.answers)
        row[conduct.ANSWERED] = answered * row[conduct.ENQUIRIES]
        row[conduct.ENQUIRIES] *= 1.0 - answered
    if not on.word_of_mouth or people.reads == 0.0:
        return
    writers, well, ill = people.reads * knowledge, words.satisfaction, words.resentment
    good = words_read(writers, inside.mood, inside.anger, words.speaks_well, well, ill)
    bad = words_read(writers, inside.mood, inside.anger, words.speaks_ill, -well, -ill)
    unmoved = 1.0 - min(words.moves, 1.0 - 1e-6)
    row[conduct.READ_WELL] = 1.0 - unmoved**good
    row[conduct.READ_ILL] = 1.0 - unmoved ** (bad * (1.0 - levers.moderation))
    if people.takes_part > 0.0:
        row[conduct.AFFINITY] = people.affinity * min(knowledge / people.takes_part, 1.0)
