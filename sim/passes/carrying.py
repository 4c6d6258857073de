"""Between months: what was said and done goes along the ties of those who said and did it.

Everybody has spoken before anybody hears, and what arrives is counted: the order of people never matters. Ties lead
anywhere in memory, so these are loops over few people, not vectors.
"""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws
from sim.compiled import compiled

_MANY, _ONE = np.int8(100), np.int8(1)
_HUNDRED = np.float32(100.0)
PER_SLOT = 16
"""A referral is noted as the place of the referrer among one's ties, times this, plus the company."""
LAST_SLOT = 2_000
_PAIR = np.uint64(0xC2B2AE3D27D4EB4F)


@compiled
def carry(
    n: int,
    month: int,
    seed: np.uint64,
    offsets: np.ndarray,
    neighbours: np.ndarray,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    is_telling: bool,
    is_watching: bool,
    is_referring: bool,
    is_comparing: bool,
    news: np.ndarray,
    seen: np.ndarray,
    overheard: np.ndarray,
    who: np.ndarray,
) -> None:
    """Carry what was said and done this month to the ties of those who did it.

    Parameters
    ----------
    news
        int8, 2 companies by people: good words about each company, then bad ones; added to.
    seen
        int8 (people): ties who left the same company; added to.
    overheard
        int8 (people): depth of the deepest deal heard of, in percent; raised.
    who
        int32 (people + 1), working memory.
    """
    company, speech, last = b[customers.COMPANY], b[customers.SPEECH], b[customers.LAST_COMPANY]
    parted, referral = h[customers.PARTED], h[customers.REFERRAL]
    if is_telling:
        n_speakers = list_speakers(n, speech, who)
        tell(n_speakers, who, speech, offsets, neighbours, news)
        if is_referring:
            recommend(n_speakers, who, month, seed, offsets, neighbours, company, speech, table, h)
    if is_watching or is_referring:
        n_leavers = list_leavers(n, month, parted, last, who)
        if is_watching:
            set_examples(n_leavers, who, offsets, neighbours, company, last, seen)
        if is_referring:
            untie(n_leavers, who, offsets, neighbours, referral)
    if is_comparing:
        n_lucky = list_lucky(n, b[customers.DISCOUNT_LEFT], company, table.shape[0] - 1, who)
        talk_of_deals(
            n_lucky, who, draws.key(seed, draws.DEAL_TALK, month), world[0].fairness_tells, offsets, neighbours,
            company, f[customers.DISCOUNT], overheard,
        )  # fmt: skip


@compiled
def list_speakers(n: int, speech: np.ndarray, who: np.ndarray) -> int:
    """List those who spoke, and return how many they are."""
    m = 0
    for i in range(n):
        who[m] = i
        m += 1 if speech[i] != 0 else 0
    return m


@compiled
def list_leavers(n: int, month: int, parted: np.ndarray, last: np.ndarray, who: np.ndarray) -> int:
    """List those who left a company this month, and return how many they are."""
    m = 0
    for i in range(n):
        who[m] = i
        m += 1 if (parted[i] == month) & (last[i] >= 0) else 0
    return m


@compiled
def list_lucky(n: int, discount_left: np.ndarray, company: np.ndarray, outside: int, who: np.ndarray) -> int:
    """List those with a deal of their own, and return how many they are."""
    m = 0
    for i in range(n):
        who[m] = i
        m += 1 if (discount_left[i] > 0) & (company[i] != outside) else 0
    return m


@compiled
def talk_of_deals(
    n: int,
    who: np.ndarray,
    key: np.uint64,
    chance: np.float32,
    offsets: np.ndarray,
    neighbours: np.ndarray,
    company: np.ndarray,
    discount: np.ndarray,
    overheard: np.ndarray,
) -> None:
    """Let some of those with a deal talk of it to their ties with the same company; of several, the deepest counts."""
    for a in range(n):
        i = who[a]
        if draws.uniform(key, i) >= chance:
            continue
        depth = np.int8(np.rint(_HUNDRED * discount[i]))
        for place in range(offsets[i], offsets[i + 1]):
            j = np.uint32(neighbours[place])
            known = overheard[j]
            overheard[j] = depth if (company[j] == company[i]) & (depth > known) else known


@compiled
def tell(
    n: int, who: np.ndarray, speech: np.ndarray, offsets: np.ndarray, neighbours: np.ndarray, news: np.ndarray
) -> None:
    """Tell the ties of the people listed what these said."""
    n_companies = news.shape[0] // 2
    for a in range(n):
        i = who[a]
        word = int(speech[i])
        row = word - 1 if word > 0 else n_companies - word - 1
        for place in range(offsets[i], offsets[i + 1]):
            j = np.uint32(neighbours[place])  # unsigned: no check for counting from the end
            heard = news[row, j]
            news[row, j] = heard + _ONE if heard < _MANY else heard


@compiled
def recommend(
    n: int,
    who: np.ndarray,
    month: int,
    seed: np.uint64,
    offsets: np.ndarray,
    neighbours: np.ndarray,
    company: np.ndarray,
    speech: np.ndarray,
    table: np.ndarray,
    h: np.ndarray,
) -> None:
    """Let good words of customers bring some of their ties without a company to look at offers next month."""
    outside = table.shape[0] - 1
    key = draws.key(seed, draws.REFERRAL, month)
    for a in range(n):
        i = who[a]
        k = int(speech[i]) - 1
        if k < 0 or company[i] != k:
            continue
        chance = table[k, conduct.REFERRAL_CHANCE]
        own = key + np.uint64(i) * _PAIR
        for place in range(offsets[i], offsets[i + 1]):
            j = np.uint32(neighbours[place])
            if company[j] == outside and draws.uniform(own, int(j)) < chance:
                refer(i, neighbours[place], k, month, offsets, neighbours, h)


@compiled
def refer(i: int, j: int, k: int, month: int, offsets: np.ndarray, neighbours: np.ndarray, h: np.ndarray) -> None:
    """Let j look at offers next month because i speaks well of company k; of several, the first of j's ties counts."""
    slot = np.searchsorted(neighbours[offsets[j] : offsets[j + 1]], i)
    noted = h[customers.REFERRAL, j]
    code = slot * PER_SLOT + k
    if slot <= LAST_SLOT and (noted < 0 or code < noted):
        h[customers.REFERRAL, j] = code
        h[customers.SCHEDULED, j] = month + 1


@compiled
def set_examples(
    n: int,
    who: np.ndarray,
    offsets: np.ndarray,
    neighbours: np.ndarray,
    company: np.ndarray,
    last: np.ndarray,
    seen: np.ndarray,
) -> None:
    """Count for those with the same company that a tie left it."""
    for a in range(n):
        i = who[a]
        left = last[i]
        for place in range(offsets[i], offsets[i + 1]):
            j = np.uint32(neighbours[place])
            counted = seen[j]
            is_seen = (company[j] == left) & (counted < _MANY)
            seen[j] = counted + _ONE if is_seen else counted


@compiled
def untie(n: int, who: np.ndarray, offsets: np.ndarray, neighbours: np.ndarray, referral: np.ndarray) -> None:
    """End the bond of those whose referrer left."""
    for a in range(n):
        i = who[a]
        for place in range(offsets[i], offsets[i + 1]):
            j = np.uint32(neighbours[place])
            bond = referral[j]
            if bond >= 0 and neighbours[offsets[j] + bond // PER_SLOT] == i:
                referral[j] = -1
