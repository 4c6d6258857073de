"""The three Rs of loyalty: what reward, relevance and recognition each do, and whether together they do more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from experiments.programmes import bundles, living
from experiments.programmes.factorial import Cell, contrasts, together
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

KIND = "three_rs"
RS = ("reward", "relevance", "recognition")
OUTCOMES = ("npv", "surplus", "retention", "share_of_wallet", "behaviour", "loyalty", "trust")
"""What is asked of every world; more is better in each."""
YEAR = 12
SAFE = "safe"
"""Name of the worlds in which no data are ever lost."""
Levers = dict[str, dict[str, bool | int | float | str]]


class Options(Declared):
    """Bundles and words, under ``three_rs.``."""

    reward: Levers = setting(
        {}, "Levers of what a programme gives back, by concern; off, they stand at their nulls.", "reward", "報酬",
        unit="levers",
    )  # fmt: skip
    relevance: Levers = setting(
        {}, "Levers of service and offers that fit the person.", "relevance", "関連性", unit="levers",
    )  # fmt: skip
    recognition: Levers = setting(
        {}, "Levers of being somebody to the company.", "recognition", "認知", unit="levers",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figures.", "language", "言語")


def check(study: Study) -> None:
    """Refuse a market without a programme, bundles that cannot be, and a timeline that moves their levers.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    living.refuse_market(study)
    bundles.check(study, asked(study))
    own = {key for bundle in asked(study).values() for key in bundles.flat(bundle)}
    living.refuse_changes(study, KIND, own.__contains__, "the three Rs")


def asked(study: Study) -> dict[str, bundles.Bundle]:
    """Return the bundles by R."""
    return {name: getattr(study.options, name) for name in RS}


def worlds(study: Study) -> dict[str, Scenario]:
    """Return the eight worlds by name; where data may be lost, the same world again in which none ever are."""
    found = {}
    for cell, scenario in bundles.worlds(study, asked(study)):
        found[named(cell)] = scenario
        if scenario.policy.privacy.hazard(scenario) > 0.0:
            people = scenario.behaviour.privacy.model_copy(update={"hazard": 0.0})
            behaviour = scenario.behaviour.model_copy(update={"privacy": people})
            found[f"{SAFE}:{named(cell)}"] = scenario.model_copy(update={"behaviour": behaviour})
    return dict(sorted(found.items(), key=lambda item: item[0].startswith(SAFE)))


def named(cell: Cell) -> str:
    """Return the name of a cell or effect in tables.

    Examples
    --------
    >>> named(()), named(("reward", "recognition"))
    ('none', 'reward+recognition')
    """
    return "+".join(cell) or "none"


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live the eight worlds, and say what each R does, and what they do together."""
    import pandas as pd

    from experiments import parquet
    from experiments.ethics_compared import Beside, compared
    from experiments.programmes.telling import tell
    from experiments.programmes.three_rs_telling import cell_name, told
    from experiments.summary import rounded

    lived = living.measured(study, worlds(study), measure)
    table = pd.DataFrame([
        {"world": world, "replication": r, **row} for world, rows in lived.items() for r, row in enumerate(rows)
    ])  # fmt: skip
    parquet.write(rundir, "worlds.parquet", table)
    scenario = study.scenario(study.baseline)
    about = {"replications": study.replications, "months": scenario.horizon_months, "customers": scenario.customers}
    found = rounded(answer(table, risk(study)))
    ethics = rounded(compared(lived, {world: named(()) for world in found["against_none"]["npv"]}))
    named_ones = (*RS, named(RS), found["best"]["first"])
    beside = Beside(ethics, cell_name, [world for world in named_ones if world != named(())])
    language: str = study.options.language  # type: ignore[attr-defined]
    tell(rundir, console, KIND, language, told(found, about, language), beside)
    return {"kind": KIND, "policy": study.baseline, **about, **found, "ethics": ethics}


def risk(study: Study) -> float:
    """Return the chance that data are lost in a life, in the world in which that is likeliest."""
    from experiments.programmes.rare import chance_of_any

    hazards = [s.policy.privacy.hazard(s) for name, s in worlds(study).items() if not name.startswith(SAFE)]
    return chance_of_any(max(hazards), study.scenario(study.baseline).horizon_months)


def measure(result: Result) -> dict[str, float]:
    """Return the outcomes of one world and replication; and in how many months data were lost.

    Retention is of the customers of month 0; the last year's means are of whoever is a customer; purchases and net
    value (discounted profit) are for every customer of month 0, surplus is a mean of these over all months, wherever
    they went.
    """
    from experiments.ethics_compared import columns
    from sim.measures import npv, starters, survival

    months = {name: values[:, 0].astype(float) for name, values in result.months.items() if values.ndim == 2}
    year = slice(max(result.horizon - YEAR, 0), None)
    who = starters(result)
    n = max(int(who.sum()), 1)
    here, there = months["visits"][year].sum(), months["visits_elsewhere"][year].sum()
    return {
        "npv": float(npv(months["profit"], result.scenario.costs.discount_rate)[-1]) / n,
        "surplus": float(result.customers["surplus"][who].mean()) if who.any() else np.nan,
        "retention": float(survival(result)[-1]),
        "share_of_wallet": float(here / (here + there)) if here + there > 0.0 else np.nan,
        "behaviour": float(months["visits"][year].mean()) / n,
        "loyalty": float(months["loyalty"][year].mean()),
        "trust": float(months["trust"][year].mean()),
        "breaches": float((months["breached"] > 0.0).sum()),
        **columns(result),
    }


def answer(table: pd.DataFrame, chance: float = 0.0) -> dict[str, Any]:
    """Return effects, what the Rs do together, cell means, and what of it is data lost; each with its interval.

    Parameters
    ----------
    table
        A row a world and replication.
    chance
        That data are lost in a life where they may be.
    """
    from experiments.programmes.rare import weighed
    from experiments.statistics import t_interval

    lived, safe = cells_of(table, is_safe=False), cells_of(table, is_safe=True)
    struck = np.max([rows["breaches"] for rows in lived.values()], axis=0) > 0.0
    found: dict[str, Any] = {"effects": {}, "together": {}, "cells": {}, "against_none": {}, "breaches": {}}
    for outcome in OUTCOMES:
        values, calm = ({cell: rows[outcome] for cell, rows in by.items()} for by in (lived, safe))
        effects, both = contrasts(values), together(values)
        found["effects"][outcome] = {named(e): t_interval(v).plain() for e, v in effects.items() if e}
        found["together"][outcome] = {name: t_interval(v).plain() for name, v in both.items()}
        found["cells"][outcome] = {named(cell): t_interval(v).plain() for cell, v in values.items()}
        found["against_none"][outcome] = {
            named(cell): t_interval(v - values[()]).plain() for cell, v in values.items() if cell
        }
        without = contrasts(calm)
        pairs = {name: (effects[name,], without[name,]) for name in RS}
        pairs["together"] = (both["excess"], together(calm)["excess"])
        found["breaches"][outcome] = {
            name: {
                "with": t_interval(one).plain(), "weighed": weighed(one, struck, chance).plain(),
                "without": t_interval(other).plain(), "carried": t_interval(one - other).plain(),
            }
            for name, (one, other) in pairs.items()
        }  # fmt: skip
    npv = {cell: rows["npv"] for cell, rows in lived.items()}
    first, second = sorted(npv, key=lambda cell: -float(npv[cell].mean()))[:2]
    found["best"] = {"first": named(first), "second": named(second),
                     "lead": t_interval(npv[first] - npv[second]).plain()}  # fmt: skip
    found["data"] = {"chance": chance, "struck": int(struck.sum()), "expected": chance * len(struck)}
    return found


def cells_of(table: pd.DataFrame, *, is_safe: bool) -> dict[Cell, dict[str, np.ndarray]]:
    """Return every cell's outcomes, one value a replication.

    Parameters
    ----------
    is_safe
        Whether a world in which no data are lost stands in for one in which they may be.
    """
    from experiments.programmes.factorial import cells

    lived = {
        str(world): {name: rows[name].to_numpy(float) for name in (*OUTCOMES, "breaches")}
        for world, rows in table.sort_values("replication").groupby("world")
    }
    names = {cell: named(cell) for cell in cells(RS)}
    return {cell: lived.get(f"{SAFE}:{n}" if is_safe else n, lived[n]) for cell, n in names.items()}
