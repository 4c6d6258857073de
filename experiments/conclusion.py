"""Is the answer built in? The policies in worlds drawn over everything that is assumed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Literal

from experiments.settings import setting
from sim.declare import Declared, parameter

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.scenario import Scenario


class Options(Declared):
    """Settings of the drawn worlds, under ``conclusion.``."""

    worlds: int = parameter(
        256, "Worlds drawn, as a scrambled Latin hypercube over all assumed parameters.", low=4, high=1_000_000,
        unit="worlds", source="assumed", grade="A", label="worlds", ja="世界の数",
    )  # fmt: skip
    figures: bool = parameter(
        True, "Whether maps of wins are drawn.", unit="", source="assumed", grade="A", label="figures", ja="図",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of the report.", "language", "言語")


PLAIN, FRICTION = "all_levers_null", "only_mild_friction"
NOTES = (
    "Ranges are the declared plausible ones, else the admissible ones; draws are even over them (the half-life of "
    "resentment in ratios), which is a statement about ignorance and not about nature.",
    "Want, want spread and notice stay at their fit to published cohorts.",
    "How fast resentment fades has never been measured: no published estimate of its half-life exists.",
)


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Draw worlds, live them under every policy, and say who wins in how many.

    Finished worlds are kept in the run folder; the same command into the same folder goes on from there.

    Raises
    ------
    Refusal
        If fewer than two policies are given, or the horizon is below a year.
    """
    import pandas as pd

    from experiments import parquet
    from experiments.assumptions import drawing, living, reading
    from experiments.assumptions.words import in_words
    from experiments.refusal import Refusal
    from experiments.rundir import near
    from experiments.summary import rounded

    if not study.treatments:
        raise Refusal("policy", "nothing to choose between", found=study.baseline, allowed="two policies or more")
    horizon = study.scenario(study.baseline).horizon_months
    if horizon < min(reading.MONTHS):
        raise Refusal("horizon_months", "too short for this study", found=str(horizon), allowed="12 or more")
    options: Any = study.options
    parameters = drawing.unknowns()
    shares = drawing.draw(parameters, options.worlds, study.seed)

    def build(world: int) -> dict[str, Scenario]:
        return scenarios(study, drawing.changes(parameters, shares[world]))

    job = living.Job(build, options.worlds, study.replications, rundir.path / living.FOLDER, living.key_of(study))
    try:
        worlds = living.live(job, study.settings.n_workers)
    except KeyboardInterrupt:
        print(
            f"\nfinished before the stop: {living.finished(job)} of {options.worlds} worlds; the same command with "
            f"hydra.run.dir={near(rundir.path)} goes on from there", file=sys.stderr,
        )  # fmt: skip
        raise
    places = pd.DataFrame(shares, columns=[item.key for item in parameters])
    values = pd.DataFrame([drawing.changes(parameters, row) for row in shares])
    parquet.write(rundir, "worlds.parquet", pd.concat([values, worlds], axis=1))
    living.forget(job)
    summary = rounded(answer(study, worlds, places, {item.key: item.label for item in parameters}))
    rundir.write_json("summary.json", summary)
    console.print(in_words(summary), highlight=False, soft_wrap=True, markup=False)
    if options.figures:
        from experiments.assumptions.maps import draw_maps

        draw_maps(summary, worlds, values, rundir, options.language)
    return summary


def scenarios(study: Study, changes: dict[str, Any]) -> dict[str, Scenario]:
    """Return one world under every policy, under ordinary conduct, and under that with mild friction alone."""
    found = {name: study.scenario(name, changes) for name in study.treatments}
    # a timeline that changes levers would make ordinary conduct something else
    bare = changes | {"timeline": [c for c in study.config.get("timeline") or () if c.get("company") in _rivals(study)]}
    found[FRICTION] = study.scenario(study.baseline, bare | {"policy": {"leaving": {"friction": "mild"}}})
    found[PLAIN] = study.scenario(study.baseline, bare | {"policy": {}})
    return found | {study.baseline: study.scenario(study.baseline, changes)}


def _rivals(study: Study) -> list[str]:
    return list(study.scenario(study.baseline).rivals)


def answer(study: Study, worlds: Any, places: Any, labels: dict[str, str]) -> dict[str, Any]:
    """Return the answer as plain values."""
    from experiments.assumptions import reading

    scenario = study.scenario(study.baseline)
    one, other = study.policies[:2]
    month = reading.months_of(worlds)[-1]
    ranked = reading.decisive(worlds, places, one, other, month)
    return {
        "kind": "conclusion",
        "policies": list(study.policies),
        "setting": {
            "worlds": len(worlds),
            "parameters": places.shape[1],
            "customers": scenario.customers,
            "replications": study.replications,
            "running_in_months": scenario.market.burn_in_months,
            "seed": study.seed,
            "drawn": list(places.columns),
        },
        "intervals": "95 % Wilson intervals over worlds for shares, Welch intervals for differences of means",
        "duel": {"first": one, "second": other, "month": month},
        "winners": reading.winners(worlds, study.policies),
        "duels": reading.duels(worlds, study.policies),
        "ethics": reading.ethics(worlds, one, other),
        "decisive": [{**row, "label": labels[row["key"]]} for row in ranked],
        "mild_friction": reading.mild_friction(worlds, FRICTION, PLAIN),
        "notes": list(NOTES),
    }
