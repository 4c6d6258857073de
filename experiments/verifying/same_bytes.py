"""Results compared byte for byte."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sim.result import Result


def parts(result: Result) -> dict[str, np.ndarray]:
    """Return every array of a result by name."""
    arrays = {f"months.{name}": values for name, values in result.months.items()}
    arrays |= {f"customers.{name}": values for name, values in result.customers.items()}
    arrays |= {"joined": result.joined, "left": result.left}
    for snapshot in result.snapshots:
        arrays[f"snapshot {snapshot.month}.density"] = snapshot.density
        arrays[f"snapshot {snapshot.month}.loyal"] = np.array(list(snapshot.loyal.values()))
        arrays[f"snapshot {snapshot.month}.with_focal"] = snapshot.with_focal
    return arrays


def digest(array: np.ndarray) -> str:
    """Return a hash of an array's bytes, type and shape."""
    head = f"{array.dtype} {array.shape}".encode()
    return hashlib.sha256(head + np.ascontiguousarray(array).tobytes()).hexdigest()[:16]


def hashes(result: Result) -> dict[str, str]:
    """Return a hash of the bytes of every array of a result."""
    return {name: digest(array) for name, array in parts(result).items()}


def differing(one: Result, other: Result) -> list[str]:
    """Return the names of the arrays in which two results differ in any byte."""
    a, b = hashes(one), hashes(other)
    return sorted(name for name in a.keys() | b.keys() if a.get(name) != b.get(name))
