"""Attitudinal loyalty: the chance of choosing the company again today, if leaving were free and noticed."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers
from sim.compiled import compiled
from sim.numeric import ONE, ZERO, exp
from sim.rules.joining import attraction, memory_of

_GONE = np.float32(60.0)
"""Log-odds that leave nothing of a company that nobody can join, yet stay within what an exponential can take."""


@compiled
def hear(
    size: int,
    company: np.ndarray,
    of_first: np.ndarray,
    of_second: np.ndarray,
    weight: np.float32,
    ordinary: np.float32,
    pull: np.ndarray,
) -> None:
    """Add to a rival's pull what is believed of it: of the second for customers of company 0, else of the first."""
    for i in range(size):
        one, other = of_first[i], of_second[i]  # read both: a choice of addresses would be a gather
        believed = other if company[i] == 0 else one
        pull[i] = pull[i] + weight * (believed - ordinary)


@compiled
def rivals(
    size: int,
    company: np.ndarray,
    sensitivity: np.ndarray,
    table: np.ndarray,
    neutral: np.float32,
    reputation_share: np.float32,
    promise_share: np.float32,
    base: np.float32,
    quality_weight: np.float32,
    price_weight: np.float32,
    is_told: bool,
    beliefs: np.ndarray,
    start: int,
    belief_weight: np.float32,
    ordinary: np.float32,
    pull: np.ndarray,
    others: np.ndarray,
) -> None:
    """Write the pull of the companies that a customer is not with; pull is scratch."""
    n_companies = table.shape[0] - 1
    believed = (
        reputation_share * (table[:, conduct.REPUTATION] - neutral) + promise_share * table[:, conduct.OVERPROMISE]
    )
    shown, trap = table[:, conduct.SHOWN], table[:, conduct.TRAP] + _GONE * table[:, conduct.CLOSED]
    if n_companies == 2:  # by far the most common market: one exponential instead of two
        believed_1, shown_1, trap_1 = believed[0], shown[0], trap[0]
        believed_2, shown_2, trap_2 = believed[1], shown[1], trap[1]
        for i in range(size):
            first = attraction(believed_1, shown_1, sensitivity[i], trap_1, base, quality_weight, price_weight)
            second = attraction(believed_2, shown_2, sensitivity[i], trap_2, base, quality_weight, price_weight)
            pull[i] = second if company[i] == 0 else first
        if is_told:
            hear(
                size, company, beliefs[0, start : start + size], beliefs[1, start : start + size], belief_weight,
                ordinary, pull,
            )  # fmt: skip
        for i in range(size):
            others[i] = exp(pull[i])
        return
    for i in range(size):
        others[i] = ZERO
    for k in range(n_companies):
        believed_k, shown_k, trap_k = believed[k], shown[k], trap[k]
        for i in range(size):
            pull[i] = attraction(believed_k, shown_k, sensitivity[i], trap_k, base, quality_weight, price_weight)
        if is_told:
            told = beliefs[k, start : start + size]
            hear(size, company, told, told, belief_weight, ordinary, pull)
        for i in range(size):
            pull[i] = exp(pull[i])
        for i in range(size):
            others[i] = others[i] + (ZERO if company[i] == k else pull[i])


@compiled
def would_choose_again(
    size: int,
    satisfaction: np.ndarray,
    trust: np.ndarray,
    disposition: np.ndarray,
    resentment: np.ndarray,
    sensitivity: np.ndarray,
    seen: np.ndarray,
    neutral: np.float32,
    base: np.float32,
    quality_weight: np.float32,
    trust_weight: np.float32,
    price_weight: np.float32,
    satisfaction_weight: np.float32,
    resentment_weight: np.float32,
    others: np.ndarray,
    loyalty: np.ndarray,
) -> None:
    """Write the probability of choosing the present company again, knowing it as a customer does."""
    for i in range(size):
        gap = satisfaction[i] - neutral
        own = attraction(gap, seen[i], sensitivity[i], trust_weight * (disposition[i] - trust[i]), base,
                         quality_weight, price_weight)  # fmt: skip
        pull = exp(own + memory_of(gap, resentment[i], satisfaction_weight, resentment_weight))
        loyalty[i] = pull / (pull + others[i] + ONE)


@compiled
def ask(
    start: int,
    size: int,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    seen: np.ndarray,
    is_told: bool,
    beliefs: np.ndarray,
    one: np.ndarray,
    two: np.ndarray,
    loyal: np.ndarray,
) -> None:
    """Ask everybody whether they would choose their company again; the rows before the last are scratch."""
    w = world[0]
    stop = start + size
    sensitivity = f[customers.PRICE_SENSITIVITY, start:stop]
    rivals(
        size, company, sensitivity, table, w.market_neutral_quality, w.joining_reputation_share,
        w.joining_promise_share, w.joining_base, w.joining_quality, w.joining_price, is_told, beliefs, start,
        w.word_of_mouth_belief, w.word_of_mouth_ordinary, two, one,
    )  # fmt: skip
    would_choose_again(
        size, f[customers.SATISFACTION, start:stop], f[customers.TRUST, start:stop],
        f[customers.DISPOSITION, start:stop], f[customers.RESENTMENT, start:stop], sensitivity, seen,
        w.market_neutral_quality, w.joining_base, w.joining_quality * w.joining_reputation_share, w.wanting_trust,
        w.joining_price, w.joining_remembered_satisfaction, w.joining_remembered_resentment, one, loyal,
    )  # fmt: skip
