"""Insight, service and an association: which of them a company needs, and whether they help each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from experiments.association.membership_pays import measure
from experiments.programmes import bundles, living
from experiments.programmes.factorial import Cell, cells, contrasts, together
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.scenario import Scenario

KIND = "complements"
RESOURCES = ("insight", "service", "association")
OUTCOMES = ("retention", "satisfaction", "profit", "surplus")
"""What is asked of every world; more is better in each."""
Levers = dict[str, dict[str, bool | int | float | str]]


class Options(Declared):
    """Bundles and words, under ``complements.``."""

    insight: Levers = setting(
        {}, "Levers by which a company learns what its customers miss, by concern.", "insight", "洞察", unit="levers"
    )  # fmt: skip
    service: Levers = setting({}, "Levers of better service.", "service", "サービス", unit="levers")
    association: Levers = setting({}, "Levers of membership.", "association", "業界団体", unit="levers")
    language: Literal["en", "ja"] = setting("en", "Language of answer and figures.", "language", "言語")


def check(study: Study) -> None:
    """Refuse bundles that cannot be, and a timeline that moves their levers.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    bundles.check(study, asked(study))
    own = {key for bundle in asked(study).values() for key in bundles.flat(bundle)}
    living.refuse_changes(study, KIND, own.__contains__, "the resources")


def asked(study: Study) -> dict[str, bundles.Bundle]:
    """Return the bundles by name."""
    return {name: getattr(study.options, name) for name in RESOURCES}


def named(cell: Cell) -> str:
    """Return the name of a cell or effect in tables.

    Examples
    --------
    >>> named(()), named(("insight", "service"))
    ('none', 'insight+service')
    """
    return "+".join(cell) or "none"


def worlds(study: Study) -> dict[str, Scenario]:
    """Return the eight worlds by name."""
    return {named(cell): scenario for cell, scenario in bundles.worlds(study, asked(study))}


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live the eight worlds, and say what the resources do together."""
    import pandas as pd

    from experiments import parquet
    from experiments.association.complements_telling import name_of, told
    from experiments.ethics_compared import Beside, compared
    from experiments.programmes.telling import tell
    from experiments.summary import rounded

    lived = living.measured(study, worlds(study), measure)
    table = pd.DataFrame([
        {"world": world, "replication": r, **row} for world, rows in lived.items() for r, row in enumerate(rows)
    ])  # fmt: skip
    parquet.write(rundir, "worlds.parquet", table)
    scenario, language = study.scenario(study.baseline), study.options.language  # type: ignore[attr-defined]
    about = {"replications": study.replications, "months": scenario.horizon_months, "customers": scenario.customers}
    found = rounded(answer(table))
    ethics = rounded(compared(lived, {world: named(()) for world in found["against_none"]["profit"]}))
    beside = Beside(ethics, name_of, (*RESOURCES, named(RESOURCES)))
    tell(rundir, console, KIND, language, told(found, about, language), beside)
    return {"kind": KIND, "policy": study.baseline, **about, **found, "ethics": ethics}


def answer(table: pd.DataFrame) -> dict[str, Any]:
    """Return effects, what the resources do together, and every cell against none; each with its interval.

    ``second`` is all three less the best one alone, the best in the mean: where it is clearly above zero, one does not
    suffice.
    """
    from experiments.statistics import t_interval

    by = {str(world): rows.sort_values("replication") for world, rows in table.groupby("world")}
    found: dict[str, Any] = {"effects": {}, "together": {}, "against_none": {}, "levels": {}, "best": {}}
    for outcome in OUTCOMES:
        values = {cell: by[named(cell)][outcome].to_numpy(float) for cell in cells(RESOURCES)}
        effects, both = contrasts(values), together(values)
        best = max(RESOURCES, key=lambda name: float(np.nanmean(values[name,])))
        both["second"] = values[RESOURCES] - values[best,]
        found["effects"][outcome] = {named(e): t_interval(v).plain() for e, v in effects.items() if e}
        found["together"][outcome] = {name: t_interval(v).plain() for name, v in both.items()}
        found["against_none"][outcome] = {
            named(cell): t_interval(v - values[()]).plain() for cell, v in values.items() if cell
        }
        found["levels"][outcome] = t_interval(values[()]).plain()
        found["best"][outcome] = best
    return found
