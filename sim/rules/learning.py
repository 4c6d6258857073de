"""Companies learn what customers miss from those who let them, and what they do with it hits or misses.

I' = I + (1 - I) learnt - fades I - outdated (1 + I);  hit = 1 + aim I;  delivered = m + hit (quality - m)+
worth of voices = 1 - skew l R / (1 + l R), R the mean resentment, l how much louder the wholly resentful are
"""

from __future__ import annotations


def insight_after(insight: float, learnt: float, fades: float, outdated: float) -> float:
    """Return what a company knows of what customers miss after a month, -1 to 1; 0 is ordinary.

    Parameters
    ----------
    insight
        Before it.
    learnt
        Share of the room left that was learnt; below 0, the share of what is known that was mislearnt.
    fades
        Share of the distance from ordinary that is lost.
    outdated
        Share of what is known, counted from knowing nothing, that went out of date because tastes moved.

    Notes
    -----
    Source: assumed. Limits: nothing learnt in a market that stands still leaves an ordinary company ordinary, exactly;
    tastes that move without end bring who does not listen to -outdated / (fades + outdated).
    """
    share = min(max(learnt, -1.0), 1.0)
    room = 1.0 - insight if share > 0.0 else 1.0 + insight
    after = insight + share * room - fades * insight - outdated * (1.0 + insight)
    return min(max(after, -1.0), 1.0)


def hit(insight: float, aim: float) -> float:
    """Return how much of what is spent on improvement reaches what customers miss, 1 being ordinary, 0 to 2.

    Parameters
    ----------
    insight
        -1 to 1.
    aim
        How far insight matters, 0 to 1; at 0 everybody aims alike.

    Notes
    -----
    Source: assumed, swept from 0. Limits: at aim 1, spending without any idea of what customers miss does nothing.
    """
    return min(max(1.0 + aim * insight, 0.0), 2.0)


def delivered(quality: float, neutral: float, hits: float) -> float:
    """Return the quality that customers get, 0 to 1: what lies above neutral counts as far as it hits.

    Parameters
    ----------
    quality, neutral
        Paid for, and ordinary.
    hits
        See :func:`hit`.
    """
    return min(neutral + hits * (quality - neutral), 1.0) if quality > neutral else quality


def worth_of_voices(resentment: float, loudness: float, skew: float) -> float:
    """Return what it is worth to listen to those who speak, at most 1; below 0 they mislead.

    Parameters
    ----------
    resentment
        Mean over all customers, 0 to 1.
    loudness
        How much more the wholly resentful speak, as a multiple of what the calm do.
    skew
        What is lost where only the resentful speak: 0 nothing, 1 everything, 2 as much again in the wrong direction.

    Notes
    -----
    Source: assumed. Limits: where nobody resents anything, those who speak stand for all.
    """
    spoken = loudness * resentment
    return 1.0 - skew * spoken / (1.0 + spoken)


def saturated(amount: float, half: float) -> float:
    """Return the share of what there is to hear that so much of it tells, 0 to 1: the tenth says little new.

    Parameters
    ----------
    amount
        Voices heard a month for each customer.
    half
        The amount that tells half of it.
    """
    return amount / (amount + half) if amount > 0.0 else 0.0
