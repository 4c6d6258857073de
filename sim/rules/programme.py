"""Loyalty programmes: what a member expects of one, how it presses, how it binds, and what its loss costs.

v = reward share: what comes back, in parts of what is spent; felt by members, as new as the programme still is
v' = what the best rival advertises
gain = v - c v v' / (v + v') - a v'
push = -s (w gain + r loss-averse(v - e)) - status - at stake - prepaid - values;  e' = e + u (v - e)
pressure = g progress + t near a tier + f fee just paid: a part of it buys more, the rest buys here and not elsewhere
"""

from __future__ import annotations

import numpy as np

from sim.compiled import rule
from sim.numeric import ONE, ZERO, clip, exp

_HALF_LIFE = np.float32(0.6931472)
_MOST = np.float32(0.5)
_LITTLE = np.float32(0.02)
_DIGITS = np.float32(4096.0)
_TWO, _THREE = np.float32(2.0), np.float32(3.0)


@rule
def reward_share(flow: np.float32, spend: np.float32) -> np.float32:
    """Return what comes back a month as a share of what is spent, within half of it either way.

    Parameters
    ----------
    flow
        Rewards less fees expected a month, in market prices.
    spend
        Expected spending a month, in market prices.
    """
    return clip(flow / (spend + _LITTLE), -_MOST, _MOST)


@rule
def reached_in_time(flow: np.float32, threshold: np.float32, months: np.float32) -> np.float32:
    """Return which part of a reward somebody can hope to get in time, 0 to 1.

    Parameters
    ----------
    flow
        What is earned a month, in the units of the threshold.
    threshold
        What a reward takes.
    months
        After which points expire, or which nobody looks beyond.

    Notes
    -----
    Source: after Lewis (2004), whose customers look ahead to whether they will qualify; form assumed.
    """
    return clip(flow * months / threshold, ZERO, ONE)


@rule
def whole_points(raw: np.float32, luck: np.float32, room: np.float32) -> np.float32:
    """Return points as a whole number that is right in the mean: a fraction is a chance of one more.

    Parameters
    ----------
    luck
        Uniform; only its lower digits count, so that what its size decided elsewhere does not decide here.
    room
        The most there can be.
    """
    digits = luck * _DIGITS
    chance = digits - np.float32(np.int32(digits))
    points = raw + chance
    return np.float32(np.int32(points if points < room else room))


@rule
def gain_of_rewards(
    reward: np.float32, rival: np.float32, commoditises: np.float32, advertises: np.float32
) -> np.float32:
    """Return how much better off a customer is here than elsewhere by rewards, as a share of spending.

    Parameters
    ----------
    reward, rival
        Reward share felt here, and advertised by the best rival.
    commoditises
        How far an own reward loses to one of a rival: all of this if the rival's is much the larger, half if alike.
    advertises
        How far the rival's counts as a lower price elsewhere.

    Notes
    -----
    Source: Liu and Yang (2009): a programme does less where rivals have one; form assumed.
    """
    gained = reward if reward > ZERO else ZERO
    both = gained + rival
    lost = commoditises * gained * rival / (both if both > ZERO else ONE)
    return reward - lost - advertises * rival


@rule
def push_of_rewards(
    gained: np.float32,
    reward: np.float32,
    entitlement: np.float32,
    sensitivity: np.float32,
    weight: np.float32,
    reference: np.float32,
    loss: np.float32,
) -> np.float32:
    """Return the log-odds of wanting out that rewards take off, or that their loss adds.

    Parameters
    ----------
    gained
        By rewards here against elsewhere, from :func:`gain_of_rewards`.
    reward
        Reward share felt here.
    entitlement
        Reward share got used to.
    weight, reference, loss
        As for a price: of the lasting level, of the change, and how much more a loss weighs.

    Notes
    -----
    Source: rewards weigh as a lasting lower price does. Loss of what one got used to weighs more (Tversky and Kahneman
    1992).
    """
    change = reward - entitlement
    judged = change if change > ZERO else loss * change
    return -(sensitivity * (weight * gained + reference * judged))


@rule
def pressure(
    progress: np.float32,
    near_tier: np.float32,
    since_fee: np.float32,
    goal: np.float32,
    tier: np.float32,
    fee: np.float32,
) -> np.float32:
    """Return how strongly a programme presses members to buy now and here, as a log.

    Parameters
    ----------
    progress
        Towards the next reward, 0 to 1.
    near_tier
        How near the next tier is while the period ends, 0 to 1.
    since_fee
        How fresh the last fee is in mind, 0 to 1.

    Notes
    -----
    Source: goal gradient of Kivetz, Urminsky and Zheng (2006), who found visits a fifth faster near the reward and slow
    after it; payment depreciation of Gourville and Soman (1998) for fees; tiers assumed.
    """
    return goal * progress + tier * near_tier + fee * since_fee


@rule
def p_gives_up(progress: np.float32, chance: np.float32) -> np.float32:
    """Return the chance that a member stops thinking of the reward this month: the less, the nearer it is.

    Notes
    -----
    Source: Nunes and Dreze (2006): a head start makes more people finish; form assumed, size fitted to it.
    """
    ahead = ONE - progress
    return chance * ahead * ahead


@rule
def nearness(gap: np.float32, threshold: np.float32, months_left: np.float32, within: np.float32) -> np.float32:
    """Return how near the next tier is, 0 to 1: only in the last quarter of its period, and only what is in reach."""
    is_time = (months_left <= np.float32(3.0)) & (gap > ZERO) & (threshold > ZERO)
    near = ONE - gap / (within * (threshold if threshold > ZERO else ONE))
    return clip(near, ZERO, ONE) if is_time else ZERO


@rule
def tier_of(qualified: np.float32, first: np.float32, second: np.float32, third: np.float32) -> np.float32:
    """Return the tier that qualifying units earn, 0 to 3; a threshold of 0 is no tier."""
    tier = ONE if (first > ZERO) & (qualified >= first) else ZERO
    tier = tier + (ONE if (second > ZERO) & (qualified >= second) else ZERO)
    return tier + (ONE if (third > ZERO) & (qualified >= third) else ZERO)


@rule
def threshold_ahead(
    qualified: np.float32, kept: np.float32, first: np.float32, second: np.float32, third: np.float32
) -> np.float32:
    """Return the threshold a member has to reach next, to rise or not to fall; 0 above the last.

    Parameters
    ----------
    qualified
        Units of this period.
    kept
        The tier that nobody can take away, 0 if all have to be earned again.
    """
    reached = tier_of(qualified, first, second, third)
    reached = kept if kept > reached else reached
    upper = third if reached >= _TWO else second
    ahead = first if reached < ONE else upper
    return ahead if reached < _THREE else ZERO


@rule
def entitlement_after(entitlement: np.float32, reward: np.float32, speed: np.float32) -> np.float32:
    """Return what a customer has got used to after a month.

    Notes
    -----
    Source: adaptation of expectations; speed assumed.
    """
    return entitlement + speed * (reward - entitlement)


@rule
def share_that_loads(share: np.float32, top_up: np.float32, a_month: np.float32, within: np.float32) -> np.float32:
    """Return which share of members load a card: fewer, the more months of spending it asks for at once.

    Parameters
    ----------
    share
        Of members who would load a card with very little.
    top_up, a_month
        What is loaded at a time; what somebody usually spends in a month; in market prices.
    within
        Months of spending at which half of them do not.

    Notes
    -----
    Form and size assumed: nobody ties up much money for nothing.
    """
    return share * exp(-_HALF_LIFE * top_up / (a_month * within))


@rule
def resentment_of_loss(
    resentment: np.float32, lost: np.float32, a_month: np.float32, voided: np.float32, weight: np.float32
) -> np.float32:
    """Return the resentment that is remembered of a company where money was left behind, 0 to 1.

    Parameters
    ----------
    resentment
        Remembered without that.
    lost, a_month
        Money left behind; what is usually spent in a month, which is as much as can be minded.
    voided
        Violation felt when a month's spending is lost.
    weight
        Resentment per unit of violation.
    """
    months = lost / a_month
    wrong = weight * voided * (months if months < ONE else ONE)
    return resentment + (ONE - resentment) * (wrong if wrong < ONE else ONE)
