"""Where customers meet, those who take part come to belong and stay; what binds them also carries their anger.

b' = (1 - f) b + (1 - (1 - f) b) min(1, place (1 + w (S - m) + v mood)+);  wanting falls by a b
R' = R + carries (anger - R)+;  anger = (sum b R + l sum b R^2) / (sum b + l sum b R)
answered = x / (1 + x), x = a forum mean(b);  read = r forum mean(b) P(speaks)
"""

from __future__ import annotations

import math

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, positive


@rule
def belonging_after(
    belonging: np.float32,
    place: np.float32,
    satisfaction_gap: np.float32,
    mood: np.float32,
    warmth: np.float32,
    mood_weight: np.float32,
    kept_share: np.float32,
) -> np.float32:
    """Return belonging after a month, 0 to 1.

    Parameters
    ----------
    place
        What a month of forum and events gives at ordinary satisfaction, as a share of the room left; 0 to those who
        do not take part.
    satisfaction_gap
        Own satisfaction above neutral quality.
    mood
        That of those who belong, last month.

    Notes
    -----
    Source: Algesheimer, Dholakia and Herrmann (2005): the quality of the relationship with the brand comes before
    identification with its community. Form assumed. Limits: a month far below neutral gives nothing, and takes nothing.
    """
    kept = kept_share * belonging
    gained = place * positive(ONE + warmth * satisfaction_gap + mood_weight * mood)
    return kept + (ONE - kept) * (gained if gained < ONE else ONE)


@rule
def resentment_among_others(resentment: np.float32, anger: np.float32, carried: np.float32) -> np.float32:
    """Return resentment after hearing the others: part of the way to their anger, for those who are calmer.

    Parameters
    ----------
    anger
        Heard in the forum, 0 to 1.
    carried
        Share of the way, 0 to 1.

    Notes
    -----
    Source: assumed. Limits: nobody becomes angrier than what is heard, so that anger cannot feed itself.
    """
    return resentment + carried * positive(anger - resentment)


@rule
def felt_invitations(belonging: np.float32, invitations: np.float32) -> np.float32:
    """Return how many contacts the month's events feel like; to those who belong, none.

    Notes
    -----
    Source: Algesheimer, Dholakia and Herrmann (2005): normative pressure to take part raises reactance, identification
    does not. Size assumed.
    """
    return invitations * (ONE - belonging)


@rule
def belief_of_reader(belief: np.float32, raised: np.float32, lowered: np.float32) -> np.float32:
    """Return the belief about a company of somebody who read along in its forum.

    Parameters
    ----------
    raised, lowered
        Shares of the room left by which good and ill words move it.

    Notes
    -----
    Source: what customers write moves those who have not bought (Chevalier and Mayzlin 2006, reviews of books). Form
    as for word of mouth.
    """
    return belief + ((ONE - belief) * raised - belief * lowered)


def anger_heard(belonging: float, resented: float, resented_twice: float, loudness: float) -> float:
    """Return the anger heard in a forum, 0 to 1: mean resentment, in which the angry write more.

    Parameters
    ----------
    belonging, resented, resented_twice
        Sums over customers of b, b R and b R R.
    loudness
        How much more the wholly resentful write, as a multiple of what the calm do.

    Notes
    -----
    Source: assumed. Limits: where all are alike, it is what they feel; never above the angriest.
    """
    written = belonging + loudness * resented
    return (resented + loudness * resented_twice) / written if written > 0.0 else 0.0


def share_answered(knowledge: float, readiness: float) -> float:
    """Return the share of the questions to support that members answer, 0 to 1.

    Parameters
    ----------
    knowledge
        Mean belonging of all customers, times how much of a forum there is.

    Notes
    -----
    Source: Rosenbaum and Massiah (2007): customers help each other where they found support. Form and size assumed.
    """
    ready = readiness * knowledge
    return ready / (1.0 + ready)


def words_read(writers: float, mood: float, anger: float, base: float, satisfaction: float, resentment: float) -> float:
    """Return how many good words somebody reads who comes across so many members; with both weights negated, ill ones.

    Parameters
    ----------
    mood, anger
        Of those who belong.
    base, satisfaction, resentment
        Log-odds of speaking, as in word of mouth.

    Notes
    -----
    Source: as for speaking (``sim.rules.word_of_mouth``).
    """
    return writers / (1.0 + math.exp(-(base + satisfaction * mood - resentment * anger)))
