"""Everybody's month among other customers: who takes part, what is heard, who comes to belong."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes.meet import meet
from sim.rules.community import belief_of_reader, belonging_after, felt_invitations, resentment_among_others


@compiled
def take_part(key: np.uint64, first: int, size: int, share: np.float32, taking_part: np.ndarray) -> None:
    """Write who takes part where there is a place: the same people for good."""
    for i in range(size):
        taking_part[i] = ONE if draws.uniform(key, first + i) < share else ZERO


@compiled
def hear_anger(
    size: int, taking_part: np.ndarray, carries: np.ndarray, anger: np.ndarray, resentment: np.ndarray
) -> None:
    """Let those who take part hear the anger of last month."""
    for i in range(size):
        resentment[i] = resentment_among_others(resentment[i], anger[i], carries[i] * taking_part[i])


@compiled
def invite(size: int, invitations: np.ndarray, belonging: np.ndarray, felt: np.ndarray) -> None:
    """Add the events of the month to the contacts felt by those who do not belong."""
    for i in range(size):
        felt[i] = felt[i] + felt_invitations(belonging[i], invitations[i])


@compiled
def belong(
    size: int,
    taking_part: np.ndarray,
    place: np.ndarray,
    satisfaction: np.ndarray,
    mood: np.ndarray,
    neutral: np.float32,
    warmth: np.float32,
    mood_weight: np.float32,
    kept_share: np.float32,
    belonging: np.ndarray,
) -> None:
    """Update belonging in place."""
    for i in range(size):
        belonging[i] = belonging_after(
            belonging[i], place[i] * taking_part[i], satisfaction[i] - neutral, mood[i], warmth, mood_weight, kept_share
        )


@compiled
def bind(size: int, belonging: np.ndarray, weight: np.float32, push: np.ndarray) -> None:
    """Take belonging off the log-odds of wanting out."""
    for i in range(size):
        push[i] = push[i] - weight * belonging[i]


@compiled
def voices(
    size: int,
    belonging: np.ndarray,
    satisfaction: np.ndarray,
    resentment: np.ndarray,
    neutral: np.float32,
    content: np.ndarray,
    resented: np.ndarray,
    resented_twice: np.ndarray,
) -> None:
    """Write what everybody adds to mood and anger inside, as much as they belong."""
    for i in range(size):
        content[i] = belonging[i] * (satisfaction[i] - neutral)
        angry = belonging[i] * resentment[i]
        resented[i] = angry
        resented_twice[i] = angry * resentment[i]


@compiled
def look_in(
    size: int, company: np.ndarray, outside: int, raised: np.float32, lowered: np.float32, belief: np.ndarray
) -> None:
    """Move the beliefs about one company of those without any, by what they read in its forum."""
    for i in range(size):
        read = belief_of_reader(belief[i], raised, lowered)
        belief[i] = read if company[i] == outside else belief[i]


@compiled
def look_in_everywhere(start: int, size: int, company: np.ndarray, table: np.ndarray, beliefs: np.ndarray) -> None:
    """Let those without a company read along in every forum there is."""
    outside = table.shape[0] - 1
    for k in range(outside):
        raised, lowered = table[k, conduct.READ_WELL], table[k, conduct.READ_ILL]
        if raised > ZERO or lowered > ZERO:
            look_in(size, company, outside, raised, lowered, beliefs[k, start : start + size])


@compiled
def meet_others(
    start: int,
    size: int,
    seed: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    is_resenting: bool,
    felt: np.ndarray,
    one: np.ndarray,
    two: np.ndarray,
    three: np.ndarray,
) -> None:
    """Live a month among the other customers of the own company: hear, be invited, belong; the last are scratch."""
    w = world[0]
    stop = start + size
    belonging = f[customers.BELONGING, start:stop]
    take_part(draws.key(seed, draws.TAKES_PART, 0), start, size, w.community_takes_part, one)
    if is_resenting:
        meet(company, table, conduct.ANGER_CARRIES, size, two)
        meet(company, table, conduct.ANGER, size, three)
        hear_anger(size, one, two, three, f[customers.RESENTMENT, start:stop])
        meet(company, table, conduct.INVITATIONS, size, two)
        invite(size, two, belonging, felt)
    meet(company, table, conduct.PLACE, size, two)
    meet(company, table, conduct.MOOD, size, three)
    belong(
        size, one, two, f[customers.SATISFACTION, start:stop], three, w.market_neutral_quality, w.community_warmth,
        w.community_mood, w.community_kept, belonging,
    )  # fmt: skip
