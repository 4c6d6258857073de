"""The front: candidates that no other beats, and some of them that stand for all."""

from __future__ import annotations

import numpy as np


def unbeaten(gains: np.ndarray) -> np.ndarray:
    """Return which candidates no other beats, bool (candidates): as good in everything and better in something.

    Parameters
    ----------
    gains
        Candidates by objectives, more is better.

    Examples
    --------
    >>> unbeaten(np.array([[1.0, 2.0], [2.0, 1.0], [1.0, 1.0], [2.0, 1.0]]))
    array([ True,  True, False,  True])
    """
    found = np.ones(len(gains), bool)
    for i, mine in enumerate(gains):
        found[i] = not ((gains >= mine).all(axis=1) & (gains > mine).any(axis=1)).any()
    return found


def compromise(gains: np.ndarray) -> int | None:
    """Return the candidate whose worst gain is best, gains as shares of what all of them span; None without any.

    Parameters
    ----------
    gains
        Candidates by objectives, against the baseline; the baseline itself (no gain at all) is no candidate.

    Examples
    --------
    >>> compromise(np.array([[4.0, -2.0], [0.0, 0.0], [1.0, 1.0], [-4.0, 4.0]]))
    2
    """
    able = np.flatnonzero(gains.any(axis=1))
    if not len(able):
        return None
    width = np.ptp(gains, axis=0)
    worst = (gains / np.where(width > 0, width, 1.0)).min(axis=1)
    return int(able[np.argmax(worst[able])])


def spread(gains: np.ndarray, n: int) -> list[int]:
    """Return up to n candidates that stand for all: the best of each objective, the compromise, then the furthest.

    Examples
    --------
    >>> spread(np.array([[0.0, 4.0], [1.0, 3.0], [2.0, 2.0], [3.5, 0.5], [4.0, 0.0]]), 4)
    [4, 0, 2, 1]
    """
    if not len(gains):
        return []
    width = np.ptp(gains, axis=0)
    scaled = (gains - gains.min(axis=0)) / np.where(width > 0, width, 1.0)
    chosen: list[int] = []
    for best in (*np.argmax(scaled, axis=0), compromise(gains)):
        if best is not None and int(best) not in chosen and len(chosen) < n:
            chosen.append(int(best))
    while len(chosen) < min(n, len(gains)):
        distance = np.min(np.linalg.norm(scaled[:, None] - scaled[chosen][None], axis=2), axis=1)
        if not distance.max() > 0:  # what is left is the same again
            break
        chosen.append(int(np.argmax(distance)))
    return chosen
