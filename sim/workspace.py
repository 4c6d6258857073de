"""The working memory of a thread: rows as long as a block of customers, which passes write and read within a month."""

from __future__ import annotations

import numpy as np

from sim.passes import buying, programme, relating
from sim.passes.lists import WIDE


def workspace(block: int) -> tuple[np.ndarray, ...]:
    """Return the working memory of one thread for blocks of customers.

    Rows of float32; marks of uint8; rows of int32 for lists of people, and two for those who choose; keys of luck; rows
    for contact and data; rows for purchases, and for programmes. Rows
    have room for lists that are filled up to whole vectors.
    """
    room = block + WIDE
    return (
        np.empty((23, room), np.float32), np.empty(block, np.uint8), np.empty((15, room), np.int32),
        np.empty((2, room), np.int32), np.empty((2, room), np.uint64),
        np.empty((relating.ROWS, room), np.float32), np.empty((buying.ROWS, room), np.float32),
        np.empty((programme.ROWS, room), np.float32),
    )  # fmt: skip
