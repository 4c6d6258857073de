"""A map of two keys: 1,000 cells of the same customers, and the line along which the lead changes hands.

The default asks where aggressive retention pays, over the two parameters that decide most and that nobody has measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from experiments.sweeping.cell import Cell
    from experiments.sweeping.plan import Plan


class Options(Declared):
    """Settings of the map, under ``sweep_demo.``."""

    x: str = setting(
        "behaviour.resentment.half_life_months", "Key along the map.", "key along the map", "横軸のキー", unit="name",
    )  # fmt: skip
    y: str = setting(
        "behaviour.wanting.resentment", "Key up the map.", "key up the map", "縦軸のキー", unit="name",
    )  # fmt: skip
    x_steps: int = setting(
        40, "Steps along the map, over the plausible range of the key.", "steps along", "横の段数", low=2, high=1_000,
        unit="steps",
    )  # fmt: skip
    y_steps: int = setting(
        25, "Steps up the map, over the plausible range of the key.", "steps up", "縦の段数", low=2, high=1_000,
        unit="steps",
    )  # fmt: skip


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every cell of the map, draw it, and say what came of it.

    Raises
    ------
    Refusal
        If a key does not exist or has no range.
    Failed
        If cells failed; all others are finished.
    """
    from experiments.sweep import answer_plan

    return answer_plan(planned(study), study, rundir, [f"experiment={study.name}"], "sweeping")


def planned(study: Study) -> Plan:
    """Check every cell of the map.

    Raises
    ------
    Refusal
        If a key does not exist or has no range, or cells cannot be run.
    """
    from experiments.progress import progress
    from experiments.sweep import refuse_unknown_outcome
    from experiments.sweeping.plan import plan

    options: Any = study.options
    refuse_unknown_outcome(study.sweep.outcome)
    axes = {key: values(key, steps) for key, steps in ((options.x, options.x_steps), (options.y, options.y_steps))}
    settings = study.sweep
    total = options.x_steps * options.y_steps
    with progress("checking", "cells") as report:
        return plan(
            drafts(study, axes), total, what=study.experiment, name=settings.name, same_people=settings.same_people,
            report=report,
        )  # fmt: skip


def values(key: str, steps: int) -> list[float | int]:
    """Return evenly spaced values over the plausible range of a key, else its bounds; in ratios where it is drawn so.

    Raises
    ------
    Refusal
        If there is no such key, or it is no number with a range.
    """
    from experiments.assumptions.drawing import LOGARITHMIC, Unknown
    from experiments.catalog import entries, likely, short
    from experiments.refusal import Refusal
    from experiments.screening.moves import PLAUSIBLE

    entry = entries().get(short(key))
    if entry is None:
        raise Refusal(
            "sweep_demo", "no such key", found=key, nearest=likely(key), hint="kizuna explain lists every key"
        )
    known = entry.declaration
    low, high = PLAUSIBLE.get(known.key) or known.sweep or (known.low, known.high)
    if known.type not in ("number", "integer") or low is None or high is None:
        raise Refusal("sweep_demo", "has no range to sweep over", found=key, allowed="a number with bounds")
    axis = Unknown(key, known.label, float(low), float(high), known.type == "integer", known.key in LOGARITHMIC)
    found = [axis.value(i / (steps - 1)) for i in range(steps)]
    return list(dict.fromkeys(float(f"{v:.6g}") if isinstance(v, float) else v for v in found))


def drafts(study: Study, axes: dict[str, list[float | int]]) -> Iterator[Cell]:
    """Yield every cell of the map, not checked yet."""
    from itertools import product

    from experiments.sweeping.cell import Cell

    for number, places in enumerate(product(*axes.values())):
        changes = dict(zip(axes, places, strict=True))
        yield Cell(number, changes, study.config, study.policies, changes, study.replications)
