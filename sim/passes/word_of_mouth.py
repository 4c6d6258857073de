"""What is heard, said and seen: beliefs, talk, examples.

A month has two phases: everybody hears what was said last month, and speaks; then what was said is carried
(``sim.passes.carrying``).
"""

from __future__ import annotations

import numpy as np

from sim import customers, draws
from sim.compiled import compiled
from sim.numeric import ONE, ZERO, logistic
from sim.rules.word_of_mouth import belief_after, exposure_after, speaking_logit

_WELL, _ILL, _SILENT = np.int8(1), np.int8(-1), np.int8(0)


@compiled
def believe(
    size: int,
    good: np.ndarray,
    bad: np.ndarray,
    log_unmoved: np.float32,
    ordinary: np.float32,
    fades: np.float32,
    belief: np.ndarray,
) -> None:
    """Move beliefs about one company by what was heard of it; ordinary is what is believed without hearing."""
    for i in range(size):
        belief[i] = belief_after(
            belief[i], np.float32(good[i]), np.float32(bad[i]), log_unmoved, ordinary, fades
        )  # fmt: skip


@compiled
def forget(size: int, news: np.ndarray) -> None:
    """Let news that has been heard be news no more."""
    for i in range(size):
        news[i] = _SILENT


@compiled
def hear(start: int, size: int, world: np.ndarray, news: np.ndarray, beliefs: np.ndarray) -> None:
    """Let everybody hear what was said last month of every company: good news first, then as many rows of bad."""
    w = world[0]
    stop = start + size
    n_companies = beliefs.shape[0]
    for k in range(n_companies):
        good, bad = news[k, start:stop], news[n_companies + k, start:stop]
        believe(
            size, good, bad, w.word_of_mouth_log_unmoved, w.word_of_mouth_ordinary, w.word_of_mouth_fades,
            beliefs[k, start:stop],
        )  # fmt: skip
        forget(size, good)
        forget(size, bad)


@compiled
def see_examples(size: int, left: np.ndarray, kept: np.float32, exposure: np.ndarray) -> None:
    """Add the ties who left the same company last month to what is left of earlier examples."""
    for i in range(size):
        exposure[i] = exposure_after(exposure[i], np.float32(left[i]), kept)


@compiled
def follow_examples(size: int, exposure: np.ndarray, weight: np.float32, push: np.ndarray, wake: np.ndarray) -> None:
    """Add what examples do to the log-odds of wanting out and of noticing the way out."""
    for i in range(size):
        push[i] = push[i] + weight * exposure[i]
        wake[i] = wake[i] + weight * exposure[i]


@compiled
def feel_bound(size: int, referral: np.ndarray, bond: np.float32, push: np.ndarray) -> None:
    """Take the bond with a referrer who is still there off the log-odds of wanting out."""
    for i in range(size):
        push[i] = push[i] - (bond if referral[i] >= 0 else ZERO)


@compiled
def tongues(key: np.uint64, first: int, size: int, row: np.ndarray) -> None:
    """Draw how inclined everybody is to speak this month, as uniform numbers."""
    for i in range(size):
        row[i] = draws.uniform(key, first + i)


@compiled
def tempers(
    size: int,
    satisfaction: np.ndarray,
    resentment: np.ndarray,
    neutral: np.float32,
    well: np.float32,
    ill: np.float32,
    satisfaction_weight: np.float32,
    resentment_weight: np.float32,
    speaks_well: np.ndarray,
    silent: np.ndarray,
) -> None:
    """Write the chance of speaking well, and the chance of not speaking ill."""
    for i in range(size):
        gap = satisfaction[i] - neutral
        speaks_well[i] = logistic(speaking_logit(well, gap, resentment[i], satisfaction_weight, resentment_weight))
        silent[i] = ONE - logistic(speaking_logit(ill, gap, resentment[i], -satisfaction_weight, -resentment_weight))


@compiled
def speak(
    size: int,
    uniforms: np.ndarray,
    speaks_well: np.ndarray,
    silent: np.ndarray,
    company: np.ndarray,
    outside: int,
    speech: np.ndarray,
) -> None:
    """Write who speaks: the number of the company + 1 for a good word, negative for a bad one, 0 for none."""
    for i in range(size):
        word = _WELL if uniforms[i] < speaks_well[i] else _SILENT
        word = _ILL if uniforms[i] > silent[i] else word
        word = word if company[i] != outside else _SILENT
        speech[i] = word * (company[i] + _WELL)


@compiled
def speak_up(
    start: int,
    size: int,
    key: np.uint64,
    company: np.ndarray,
    outside: int,
    world: np.ndarray,
    f: np.ndarray,
    one: np.ndarray,
    two: np.ndarray,
    three: np.ndarray,
    speech: np.ndarray,
) -> None:
    """Let some speak of the month, well or ill; the rows before the last are scratch."""
    w = world[0]
    stop = start + size
    tongues(key, start, size, one)
    tempers(
        size, f[customers.SATISFACTION, start:stop], f[customers.RESENTMENT, start:stop], w.market_neutral_quality,
        w.word_of_mouth_speaks_well, w.word_of_mouth_speaks_ill, w.word_of_mouth_satisfaction,
        w.word_of_mouth_resentment, two, three,
    )  # fmt: skip
    speak(size, one, two, three, company, outside, speech)
