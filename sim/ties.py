"""A list of ties between people, read from a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np


class NetworkError(ValueError):
    """A list of ties that cannot be read, or does not fit the people."""


def read_ties(path: Path, n: int) -> np.ndarray:
    """Read a CSV file of ties, two customer numbers a line; a first line of names is passed over.

    Returns
    -------
    numpy.ndarray
        int64 (ties, 2).

    Raises
    ------
    NetworkError
        If the file cannot be read, holds anything else, or names people beyond n - 1.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is no text file"
        raise NetworkError(f"network.path: cannot read {path}: {reason}") from error
    pairs = []
    for number, line in enumerate(lines, 1):
        fields = [field.strip() for field in line.replace(";", ",").replace("\t", ",").split(",")]
        if fields == [""] or (number == 1 and not fields[0].lstrip("-").isdigit()):
            continue
        if len(fields) < 2 or not all(field.isdigit() for field in fields[:2]):
            raise NetworkError(f"network.path: {path}, line {number}: {line!r}; allowed: two customer numbers, as 3,17")
        pair = (int(fields[0]), int(fields[1]))
        if max(pair) >= n:
            raise NetworkError(
                f"network.path: {path}, line {number}: customer {max(pair)}; allowed: 0 to {n - 1} (customers={n})"
            )
        pairs.append(pair)
    return np.array(pairs, np.int64).reshape(-1, 2)
