"""Ablation: what share of the difference between two policies each mechanism carries, and which of them interact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.refusal import Refusal, nearest
from experiments.sensing.options import OUTCOMES
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.ablating.carried import Carried
    from experiments.ablating.cells import Values
    from experiments.rundir import RunDir
    from experiments.study import Study

KIND = "ablate"


class Options(Declared):
    """Settings of the ablation, under ``ablate.``."""

    mechanisms: tuple[str, ...] = setting(
        (), "Mechanisms asked about, for example [price,resentment]; all that are on if empty.", "mechanisms",
        "対象の仕組み", unit="names",
    )  # fmt: skip
    outcomes: tuple[str, ...] = setting(
        OUTCOMES, "Outcomes at the horizon whose paired difference is split; the first one ranks.", "outcomes",
        "アウトカム", unit="names",
    )  # fmt: skip
    pairs: int = setting(
        6, "Largest mechanisms switched off in pairs, and with others that interact; 0 measures no pairs.",
        "pairs of the largest", "組を測る上位の数", low=0, high=12, unit="mechanisms",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figures.", "language", "言語")


def check(study: Study) -> None:
    """Refuse what has no answer: one policy, two that are the same, mechanisms that are off or do not exist.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.sensing.response import refuse

    options: Any = study.options
    refuse(study, options.outcomes, KIND)
    one, other = (study.scenario(name) for name in (study.policies[0], study.baseline))
    if one == other:
        raise Refusal(
            "policy", "the two do not differ, so there is no difference to carry",
            found=f"{study.policies[0]} and {study.baseline} with the same levers", allowed="policies that differ",
            hint="policy=[aggressive,transparent]",
        )  # fmt: skip
    if study.replications < 2:
        raise Refusal(
            "replications", "intervals are over replications", found=str(study.replications), allowed="2 or more"
        )
    chosen(study)


def chosen(study: Study) -> tuple[str, ...]:
    """Return the mechanisms that are asked about, in the order in which they are declared.

    Raises
    ------
    Refusal
        If one does not exist, only measures, is off already, or is named twice; or none is on.
    """
    from experiments.ablating.cells import MEASURES, switchable

    asked: tuple[str, ...] = study.options.mechanisms  # type: ignore[attr-defined]
    scenario = study.scenario(study.baseline)
    every = tuple(name for name, _ in scenario.mechanisms)
    on, where = switchable(scenario), f"{KIND}.mechanisms"
    for name in asked:
        if name in MEASURES:
            raise Refusal(where, "it measures, and moves nothing", found=name, allowed=", ".join(on))
        if name not in every:
            raise Refusal(where, "no such mechanism", found=name, allowed=", ".join(on), nearest=nearest(name, every))
        if name not in on:
            raise Refusal(
                where, f"{name} is off already, so switching it off changes nothing", found=f"mechanisms.{name}=false",
                allowed=", ".join(on), hint=f"mechanisms.{name}=true, or leave it out",
            )  # fmt: skip
    if len(set(asked)) < len(asked):
        raise Refusal(where, "names a mechanism twice", found=", ".join(asked), allowed="each once")
    if not on:
        raise Refusal("mechanisms", "every mechanism is off already", found="none on", allowed="one on or more")
    return tuple(name for name in on if not asked or name in asked)


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every market, split the difference, and say what carries it.

    Raises
    ------
    Refusal
        If the two policies come to the same in every outcome, or an outcome does not exist somewhere.
    """
    import pandas as pd

    from experiments import parquet
    from experiments.ablating import carried, cells
    from experiments.ablating.telling import told
    from experiments.programmes.telling import tell
    from experiments.progress import progress
    from experiments.summary import rounded

    options: Any = study.options
    names, every = chosen(study), cells.switchable(study.scenario(study.baseline))
    singles = cells.singles(names, every)
    with progress("living", "months") as report:
        done, total = [0], [cells.months_of(study, len(singles))]

        def tick(months: int) -> None:
            done[0] += months
            report(done[0], total[0])

        values = cells.Values(study, options.outcomes, tick)
        values.live({cells.FULL: singles[cells.FULL]})
        _refuse_sameness(study, values)
        values.live({name: off for name, off in singles.items() if name != cells.FULL})
        _refuse_missing(values)
        rows = {outcome: carried.carried(values, names, outcome) for outcome in options.outcomes}
        largest = carried.largest(rows[options.outcomes[0]], options.pairs)
        interact = {row.mechanism for several in rows.values() for row in several if row.apart.is_decided}
        asked = cells.asked_pairs(largest, [name for name in names if name in interact])
        total[0] += cells.months_of(study, len(asked))
        values.live(cells.pairs(asked))
        _refuse_missing(values)
    parquet.write(rundir, "cells.parquet", pd.DataFrame(values.table()))
    found = rounded(answer(study, values, rows, largest, asked))
    _write(rundir, found)
    tell(rundir, console, KIND, options.language, told(study, found, options.language))
    return dict(found)


def answer(
    study: Study,
    values: Values,
    rows: dict[str, list[Carried]],
    largest: tuple[str, ...],
    asked: list[tuple[str, str]],
) -> dict[str, Any]:
    """Return the answer as plain values; amounts are shares of what the baseline reaches with everything on."""
    from experiments.ablating import carried, cells
    from experiments.statistics import t_interval

    options: Any = study.options
    scenario = study.scenario(study.baseline)
    found: dict[str, Any] = {
        "kind": KIND, "policies": [study.policies[0], study.baseline], "month": scenario.horizon_months,
        "customers": scenario.customers, "replications": study.replications, "outcomes": list(options.outcomes),
        "mechanisms": list(cells.switchable(scenario)), "largest": list(largest), "cells": len(values.of) // 2,
        "off_already": [name for name, is_on in scenario.mechanisms if not is_on and name not in cells.MEASURES],
        "baseline_reaches": {}, "difference": {}, "left": {}, "shares_add_up_to": {}, "carried": {}, "pairs": {},
        "second": {},
    }  # fmt: skip
    for outcome in options.outcomes:
        base = values.base(outcome)
        pairs = carried.pairs(values, asked, outcome)
        found["baseline_reaches"][outcome] = base
        for key, cell in (("difference", cells.FULL), ("left", cells.NONE)):
            found[key][outcome] = carried.scaled(t_interval(values.gap(cell, outcome)), abs(base)).plain()
        several = rows[outcome]
        found["carried"][outcome] = [carried.plain(row, base, pairs) for row in several]
        found["pairs"][outcome] = [carried.plain_pair(pair, base) for pair in pairs]
        found["second"][outcome] = _tied(values, several, outcome)
        sums = {"left_out": sum(row.share.mean or 0.0 for row in several),
                "alone": sum(row.alone_share.mean or 0.0 for row in several)}  # fmt: skip
        found["shares_add_up_to"][outcome] = sums if several and several[0].share.mean is not None else None
    return found


def _tied(values: Values, rows: list[Carried], outcome: str) -> str | None:
    """Return the largest of the others that the first is not clearly ahead of by size, None if there is none."""
    import numpy as np

    from experiments.ablating.cells import FULL, without
    from experiments.statistics import t_interval

    first = next((row for row in rows if row.carries.is_decided), None)
    if first is None:
        return None

    def size(row: Carried) -> np.ndarray:
        part = values.gap(FULL, outcome) - values.gap(without(row.mechanism), outcome)
        found: np.ndarray = part * np.sign(part.mean())
        return found

    for row in rows:
        ahead = t_interval(size(first) - size(row))
        if row is not first and not row.is_idle and not (ahead.low is not None and ahead.low > 0.0):
            return row.mechanism
    return None


def _refuse_sameness(study: Study, values: Values) -> None:
    from experiments.ablating.cells import FULL

    if not any(values.gap(FULL, outcome).any() for outcome in values.outcomes):
        raise Refusal(
            "policy", "the two come to the same in every outcome, so there is no difference to carry",
            found=f"{study.policies[0]} and {study.baseline}", allowed="policies that differ in what they do here",
            hint="their levers may need a mechanism that is off, or another market",
        )  # fmt: skip


def _refuse_missing(values: Values) -> None:
    import numpy as np

    for outcome in values.outcomes:
        gone = [cell for cell, _ in values.of if not np.isfinite(values.gap(cell, outcome)).all()]
        if gone:
            raise Refusal(
                f"{KIND}.outcomes", f"has no value in the market {gone[0]!r}", found=outcome,
                hint="another outcome, or a shorter horizon",
            )  # fmt: skip
        if not values.base(outcome):
            raise Refusal(f"{KIND}.outcomes", "is zero under the baseline: nothing to take a share of", found=outcome)


def _write(rundir: RunDir, found: dict[str, Any]) -> None:
    import pandas as pd

    for name in ("carried", "pairs"):
        rows = [{"outcome": outcome, **row} for outcome, several in found[name].items() for row in several]
        table = pd.json_normalize(rows, sep="_")
        rundir.write_text(f"{name}.csv", table.to_csv(index=False, float_format="%.6g", lineterminator="\n"))
