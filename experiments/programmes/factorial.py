"""A design in which three things are on or off in every combination: contrasts that add up to the cell means exactly.

effect of A = mean of the cells with A - mean of those without;  AB = half of (effect of A with B - effect of A without)
cell = grand mean + half of the sum of effects, each with the sign of the cell
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

Cell = tuple[str, ...]
"""What is on, in the order of the factors; empty where nothing is."""


def cells(factors: Sequence[str]) -> tuple[Cell, ...]:
    """Return every combination, nothing first, all last.

    Examples
    --------
    >>> cells(("a", "b"))
    ((), ('a',), ('b',), ('a', 'b'))
    """
    return tuple(cell for n in range(len(factors) + 1) for cell in combinations(factors, n))


def sign(effect: Cell, cell: Cell) -> int:
    """Return with which sign a cell enters the contrast of an effect: the product over what the effect is of.

    Examples
    --------
    >>> sign(("a", "b"), ()), sign(("a", "b"), ("a",)), sign(("a",), ("a", "b"))
    (1, -1, 1)
    """
    return -1 if sum(name not in cell for name in effect) % 2 else 1


def contrasts(values: Mapping[Cell, np.ndarray]) -> dict[Cell, np.ndarray]:
    """Return effects and interactions, one value a replication; the empty one is the grand mean.

    Parameters
    ----------
    values
        Every cell of a full design in factors of two levels, each one value a replication.

    Raises
    ------
    ValueError
        If a cell is missing.

    Notes
    -----
    Textbook (factorial designs): contrasts are orthogonal, so that each is estimated from all cells. Limits: an
    effect is a mean over the levels of the other factors, and not what it does where nothing else is on.
    """
    factors = max(values, key=len)
    if set(values) != set(cells(factors)):
        raise ValueError(f"a full design of {', '.join(factors)} has {2 ** len(factors)} cells, found {len(values)}")
    found = {}
    for effect in values:
        total = np.sum([sign(effect, cell) * values[cell] for cell in values], axis=0)
        found[effect] = total / (len(values) / 2 if effect else len(values))
    return found


def rebuilt(found: Mapping[Cell, np.ndarray], cell: Cell) -> np.ndarray:
    """Return a cell from the contrasts."""
    total: np.ndarray = found[()] + sum(sign(effect, cell) * value for effect, value in found.items() if effect) / 2
    return total


def together(values: Mapping[Cell, np.ndarray]) -> dict[str, np.ndarray]:
    """Return what all do together, what each does alone summed, and by how much the first exceeds the second.

    Parameters
    ----------
    values
        As for :func:`contrasts`.

    Examples
    --------
    >>> ab = {(): 0.0, ("a",): 1.0, ("b",): 2.0, ("a", "b"): 4.0}
    >>> {k: float(v[0]) for k, v in together({cell: np.array([v]) for cell, v in ab.items()}).items()}
    {'joint': 4.0, 'sum': 3.0, 'excess': 1.0}
    """
    factors = max(values, key=len)
    joint = values[factors] - values[()]
    alone = np.sum([values[factor,] - values[()] for factor in factors], axis=0)
    return {"joint": joint, "sum": alone, "excess": joint - alone}
