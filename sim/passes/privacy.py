"""Everybody's data: what is learnt and used, what is worried about, what is found out, and what is lost."""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.rules.privacy import relevance_after, use_of_data
from sim.rules.violations import p_look


@compiled
def learn(
    size: int,
    from_data: np.ndarray,
    from_talk: np.ndarray,
    consented: np.ndarray,
    fade: np.float32,
    relevance: np.ndarray,
) -> None:
    """Let companies know their customers better, and old knowledge fade, in place."""
    for i in range(size):
        relevance[i] = relevance_after(relevance[i], from_data[i] * consented[i] + from_talk[i], fade)


@compiled
def fit_better(
    size: int,
    depth: np.ndarray,
    relevance: np.ndarray,
    consented: np.ndarray,
    benefit: np.float32,
    quality: np.ndarray,
) -> None:
    """Add to the quality delivered what fitting it to the person gains."""
    for i in range(size):
        quality[i] = quality[i] + benefit * use_of_data(depth[i], relevance[i], consented[i])


@compiled
def worry(
    size: int,
    exposure: np.ndarray,
    concern: np.ndarray,
    depth: np.ndarray,
    relevance: np.ndarray,
    consented: np.ndarray,
    weight: np.float32,
    bond: np.float32,
    push: np.ndarray,
) -> None:
    """Let those who feel watched want out, and those who are known stay."""
    for i in range(size):
        watched = weight * concern[i] * exposure[i] * consented[i]
        push[i] = push[i] + watched - bond * use_of_data(depth[i], relevance[i], consented[i])


@compiled
def find_sharing(
    size: int,
    luck: np.ndarray,
    hidden: np.ndarray,
    concern: np.ndarray,
    consented: np.ndarray,
    rate: np.float32,
    harm: np.float32,
    violation: np.ndarray,
) -> None:
    """Let some of those who care find out that their data were sold without their being told."""
    for i in range(size):
        finds = luck[i] < p_look(rate, concern[i])
        violation[i] = violation[i] + (harm * hidden[i] * consented[i] if finds else ZERO)


@compiled
def sell(size: int, price: np.ndarray, consented: np.ndarray, data: np.ndarray) -> None:
    """Write what the data of those who may be reached bring this month."""
    for i in range(size):
        data[i] = price[i] * consented[i]


@compiled
def lose(
    size: int, luck: np.ndarray, share: np.ndarray, harm: np.ndarray, struck: np.ndarray, violation: np.ndarray
) -> None:
    """Let a breach strike a share of customers: a violation."""
    for i in range(size):
        is_struck = luck[i] < share[i]
        struck[i] = ONE if is_struck else ZERO
        violation[i] = violation[i] + (harm[i] if is_struck else ZERO)
