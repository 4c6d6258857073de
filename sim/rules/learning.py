"""Companies learn what customers miss from those who let them, and what they do with it hits or misses.

I' = I + (1 - I) learnt - fades I - outdated (1 + I);  hit = 1 + aim I;  delivered = m + hit (quality - m)+
worth of voices = 1 - skew l R / (1 + l R), R the mean resentment, l how much louder the wholly resentful are
response = lg(base + a (S - m) - u (1 - heard) - f asked);  answered = acted (1 - delay / (patience + 1))+
ignored = (1 - answered - tolerated)+ / (1 - tolerated);  fixes' = k + (1 - k) fixed, k = (1 - fades) fixes
behind' = (behind + drift (1 - behind / farthest)) (1 - catches effort hit);  disturbed = d effort^2 (1 - explains told)
"""

from __future__ import annotations

import math


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


def response_share(
    base: float, content: float, satisfaction_gap: float, unheard: float, heard: float, fatigue: float, asked: float
) -> float:
    """Return the share of those asked who answer, 0 to 1.

    Parameters
    ----------
    base, content, unheard, fatigue
        Log-odds: of answering at all, and per unit of what follows each.
    satisfaction_gap
        Mean satisfaction above neutral: the content help more.
    heard
        How far customers find that what they say is acted upon, 0 to 1.
    asked
        Surveys a month, and contacts beyond the ordinary.

    Notes
    -----
    Source: assumed.
    """
    logit = base + content * satisfaction_gap - unheard * (1.0 - heard) - fatigue * asked
    return 1.0 / (1.0 + math.exp(-min(max(logit, -40.0), 40.0)))


def answered_in_time(acted_upon: float, delay: int, patience: int) -> float:
    """Return the share of what was said that customers see acted upon, 0 to 1.

    Parameters
    ----------
    acted_upon
        Share that is acted upon at all.
    delay, patience
        Months until it is, and for which people look out for it.

    Notes
    -----
    Source: assumed. Limits: every month of waiting takes its part, and who waits longer than patience lasts has
    nothing of it.
    """
    return acted_upon * (1.0 - delay / (patience + 1.0)) if delay <= patience else 0.0


def ignored(answered: float, tolerates: float) -> float:
    """Return how ignored customers feel who were asked, 0 to 1: what was not answered beyond what they put up with."""
    missing = 1.0 - answered - tolerates
    return missing / (1.0 - tolerates) if missing > 0.0 else 0.0


def fixes_after(fixes: float, fixed: float, fades: float) -> float:
    """Return the stock of what was put right because customers said so, 0 to 1, after a month.

    Parameters
    ----------
    fixed
        Share of what is left to put right that was put right this month.
    fades
        Share of it that wears off.
    """
    kept = (1.0 - fades) * fixes
    return kept + (1.0 - kept) * min(max(fixed, 0.0), 1.0)


def behind_after(behind: float, drift: float, farthest: float, caught: float) -> float:
    """Return the quality by which a company lags behind what customers want after a month, 0 to ``farthest``.

    Parameters
    ----------
    drift
        Quality by which tastes moved.
    farthest
        Where a company ends that never renews anything.
    caught
        Share of the distance that it caught up.

    Notes
    -----
    Source: assumed. Limits: with steady tastes nobody falls behind, whatever they do.
    """
    moved = min(behind + drift * (1.0 - min(behind / farthest, 1.0)), farthest)
    return moved * (1.0 - min(max(caught, 0.0), 1.0))


def disturbed(effort: float, disturbs: float, told: float, explains: float) -> float:
    """Return the quality that renewal takes from those who are used to the old.

    Parameters
    ----------
    effort
        Of renewal, 0 to 1: a little change at a time disturbs much less than much at once.
    told, explains
        How far customers were talked to, 0 to 1, and the share of the disturbance that this takes away.
    """
    return disturbs * effort**2 * (1.0 - explains * told)
