"""Who talks to whom, as flat arrays: the ties of person i are ``neighbours[offsets[i]:offsets[i + 1]]``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from sim import draws
from sim.compiled import compiled, rule
from sim.ties import read_ties
from sim.world.network import Network as Declaration

_PLACE = draws.decision("network: place in the neighbourhood")
_SHORT_CUT = draws.decision("network: is a short cut")
_FAR = draws.decision("network: where a short cut leads")
_HUB = draws.decision("network: whom a newcomer knows")
_SHIFT, _FINE = np.uint64(11), 2.0**-53


@dataclass(frozen=True)
class Network:
    """Ties between people; they go both ways, nobody is tied to themselves or twice to the same person.

    Attributes
    ----------
    offsets
        int64 (people + 1): where the ties of each person begin.
    neighbours
        int32 (ties): who is at the other end, ascending for each person.
    """

    offsets: np.ndarray
    neighbours: np.ndarray

    @property
    def degrees(self) -> np.ndarray:
        """Number of ties of each person, int64 (people)."""
        return np.diff(self.offsets)


def make_network(n: int, declared: Declaration, seed: int) -> Network:
    """Make the network of a market.

    Parameters
    ----------
    n
        People.
    declared
        What kind of network.
    seed
        Seed of the world: the same people know the same people in every twin.

    Raises
    ------
    NetworkError
        If a file of ties cannot be read or names people who do not exist.
    """
    if declared.kind == "imported":
        return from_ties(n, read_ties(Path(declared.path), n))
    if declared.kind == "scale_free":
        return from_ties(n, _scale_free(n, max(declared.ties // 2, 0), np.uint64(seed)))
    return from_ties(n, _small_world(n, declared, np.uint64(seed)))


def from_ties(n: int, ties: np.ndarray) -> Network:
    """Sort pairs of people into flat arrays: both ways, each pair once, nobody with themselves.

    Parameters
    ----------
    ties
        Whole numbers (pairs, 2).
    """
    ends = np.ascontiguousarray(ties[ties[:, 0] != ties[:, 1]], np.int64)
    low, high = np.minimum(ends[:, 0], ends[:, 1]), np.maximum(ends[:, 0], ends[:, 1])
    pairs = np.unique(low * n + high)
    low, high = pairs // n, pairs % n
    del ends, pairs
    offsets = np.zeros(n + 1, np.int64)
    offsets[1:] = np.cumsum(np.bincount(low, minlength=n) + np.bincount(high, minlength=n))
    neighbours = np.empty(offsets[-1], np.int32)
    _fill(low, high, offsets[:-1].copy(), neighbours)
    return Network(offsets, neighbours)


@compiled
def _fill(low: np.ndarray, high: np.ndarray, places: np.ndarray, neighbours: np.ndarray) -> None:
    """Write both ends of pairs sorted by their lower end: the lower neighbours of a person come before the higher."""
    for j in range(low.size):
        neighbours[places[high[j]]] = low[j]
        places[high[j]] += 1
    for j in range(low.size):
        neighbours[places[low[j]]] = high[j]
        places[low[j]] += 1


def _small_world(n: int, declared: Declaration, seed: np.uint64) -> np.ndarray:
    """Seat people in a ring, the alike near each other, and tie each to the next few; some ties lead anywhere.

    Alike are people of like propensity to want out, by the part of it that is their own.
    """
    alike, other = np.sqrt(declared.homophily), np.sqrt(1.0 - declared.homophily)
    place = alike * _normals(n, seed, draws.PERSON) + other * _normals(n, seed, _PLACE)
    ring = np.argsort(place, kind="stable").astype(np.int64)
    sides = min(declared.ties // 2, max((n - 1) // 2, 0))
    ties = np.empty((n * sides, 2), np.int64)
    for side in range(sides):
        part = ties[side * n : (side + 1) * n]
        part[:, 0] = np.arange(n)
        part[ring, 1] = np.roll(ring, -(side + 1))
        is_far = _uniforms(n, seed, _SHORT_CUT, side) < declared.rewired
        part[is_far, 1] = _anybody(n, seed, side)[is_far]
    return ties


@rule
def _pick(bits: np.uint64, n: int) -> int:
    """Return one of n places; float32 would be too coarse for many millions."""
    return int(np.float64(np.int64(bits >> _SHIFT)) * _FINE * n)


@compiled
def _scale_free(n: int, each: int, seed: np.uint64) -> np.ndarray:
    """Let each newcomer know some of those already there, the better known the likelier (Barabasi and Albert 1999)."""
    ties = np.empty((max(n - 1, 0) * each, 2), np.int64)
    m = 0
    for i in range(1, n):
        for t in range(each):
            # an end of a tie made before, or one of the people: everybody can be met
            v = _pick(draws.hashed(draws.key(seed, _HUB, t), i), 2 * m + i)
            ties[m, 0] = i
            ties[m, 1] = ties[v // 2, v % 2] if v < 2 * m else v - 2 * m
            m += 1
    return ties[:m]


def _uniforms(n: int, seed: np.uint64, what: np.uint64, occasion: int) -> np.ndarray:
    found = np.empty(n, np.float32)
    _draw_uniforms(n, seed, what, occasion, found)
    return found


def _anybody(n: int, seed: np.uint64, occasion: int) -> np.ndarray:
    found = np.empty(n, np.int64)
    _draw_anybody(n, seed, occasion, found)
    return found


def _normals(n: int, seed: np.uint64, what: np.uint64) -> np.ndarray:
    found = np.empty(n, np.float32)
    _draw_normals(n, seed, what, found)
    return found


@compiled
def _draw_uniforms(n: int, seed: np.uint64, what: np.uint64, occasion: int, found: np.ndarray) -> None:
    for i in range(n):
        found[i] = draws.uniform(draws.key(seed, what, occasion), i)


@compiled
def _draw_normals(n: int, seed: np.uint64, what: np.uint64, found: np.ndarray) -> None:
    for i in range(n):
        found[i] = draws.normal(draws.key(seed, what, 0), i)


@compiled
def _draw_anybody(n: int, seed: np.uint64, occasion: int, found: np.ndarray) -> None:
    for i in range(n):
        found[i] = _pick(draws.hashed(draws.key(seed, _FAR, occasion), i), n)
