"""The same again: the same bytes on one thread and on two, and twin worlds alike until they first differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from experiments.verifying import everything
from experiments.verifying.bench import Bench
from experiments.verifying.conservation import MOST
from experiments.verifying.finding import Found, beyond, exactly
from experiments.verifying.same_bytes import differing, digest

if TYPE_CHECKING:
    from sim.model import RetentionModel
    from sim.scenario import Scenario

BLOCK = 256
"""People handled together; small, so that two threads have something to share."""
TURN = 12
"""Months after which one of the twins lives on otherwise."""


def check(bench: Bench) -> Found:
    """Live a busy market on one thread and on two, and beside it a twin whose price rises in a later month."""
    from sim.model import RetentionModel

    here = everything.changes(True)
    world = bench.world(here, {"customers": min(bench.n, MOST)})
    one = RetentionModel(world, threads=1, block=BLOCK).run()
    unlike = differing(one, RetentionModel(world, threads=2, block=BLOCK).run())

    rise = {"month": TURN, "lever": "pricing.price", "value": 1.1}
    other = bench.world(here, {"customers": min(bench.n, MOST), "timeline": [*here["timeline"], rise]})
    before, after = twins(world, other)
    return Found((
        exactly("threads", float(len(unlike)), 0.0, float(len(unlike))),
        exactly("twins_before", float(before), 0.0, float(before), turn=TURN),
        beyond("twins_after", float(after), float(after), 0.0, allowed=0.0),
    ))  # fmt: skip


def twins(world: Scenario, other: Scenario) -> tuple[int, int]:
    """Return in how many columns and monthly outcomes two worlds differ before they part, and afterwards."""
    from sim.model import RetentionModel

    models = [RetentionModel(each) for each in (world, other)]
    for model in models:
        while model.month < TURN:
            model.step()
    columns = [_columns(model) for model in models]
    results = [model.run().months for model in models]
    early, late = (
        sum(digest(results[0][name][part]) != digest(results[1][name][part]) for name in results[0])
        for part in (slice(0, TURN), slice(TURN, None))
    )
    return early + sum(digest(a) != digest(b) for a, b in zip(*columns, strict=True)), late


def _columns(model: RetentionModel) -> list[np.ndarray]:
    people = model.customers
    return [people.floats.copy(), people.shorts.copy(), people.bytes.copy(), people.purchases.copy()]
