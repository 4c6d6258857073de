"""The main job: the same customers with the same luck, living under two or more policies."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from pydantic import field_validator

from experiments.presets import names
from experiments.refusal import nearest
from experiments.settings import setting
from sim.declare import Declared, declarations
from sim.policy import Policy
from sim.world.behaviour import Resentment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from experiments.comparison import Comparison
    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """Settings of a comparison, under ``compare.``."""

    equal_budget: bool = setting(
        False, "Raise the spending of the cheaper policies until all spend the same on a customer-month.",
        "equal budget", "同一予算",
    )  # fmt: skip
    budget_lever: str = setting(
        "service.quality", "Lever that an equal budget is spent on.", "lever of the equal budget", "予算を使うレバー",
    )  # fmt: skip
    half_lives: tuple[float, ...] = setting(
        (3.0, 12.0, 36.0), "Half-lives of resentment tried beside the main job; no published estimate exists.",
        "half-lives tried", "試す半減期", unit="months",
    )  # fmt: skip
    rivals: tuple[str, ...] = setting(
        ("neutral", "aggressive", "transparent", "two_neutral", "none"),
        "Presets of rivals tried beside the main job.", "rivals tried", "試す競合",
    )  # fmt: skip
    beside: bool = setting(
        True, "Whether other worlds, the pair without price levers and a mild bundle are run beside the main job.",
        "other worlds beside", "他の条件も試す",
    )  # fmt: skip
    beside_replications: int = setting(
        6, "Replications of each of those, at most those of the main job.", "replications beside", "併走の反復数",
        low=1, high=10_000, unit="replications",
    )  # fmt: skip
    target_share: float = setting(
        0.005, "Half-width of the profit interval to plan replications for, as a share of the baseline's profit.",
        "target half-width", "目標の区間幅", low=1e-6, high=1.0, unit="share of profit",
    )  # fmt: skip
    sample_rows: int = setting(
        200_000, "About how many rows the table of customers may have.", "rows of customers", "顧客表の行数",
        low=1, high=100_000_000, unit="rows",
    )  # fmt: skip
    figures: bool = setting(True, "Whether figures are drawn.", "figures", "図")
    report: bool = setting(True, "Whether the report is written.", "report", "レポート")
    language: Literal["en", "ja"] = setting("en", "Language of figures and report.", "language", "言語")

    @field_validator("budget_lever")
    @classmethod
    def _a_number(cls, lever: str) -> str:
        numbers = [item.key for item in declarations(Policy) if item.type == "number"]
        if lever not in numbers:
            near = nearest(lever, numbers)
            raise ValueError(f"no lever that can be raised bit by bit; allowed: {', '.join(numbers)}; nearest: {near}")
        return lever

    @field_validator("half_lives")
    @classmethod
    def _admissible(cls, months: tuple[float, ...]) -> tuple[float, ...]:
        declared = next(item for item in declarations(Resentment) if item.key == "half_life_months")
        low, high = declared.low or 0.0, declared.high or math.inf
        for value in months:
            if not low <= value <= high:
                raise ValueError(f"{value:g} is out of bounds; allowed: numbers from {low:g} to {high:g} (months)")
        return _each_once(months)

    @field_validator("rivals")
    @classmethod
    def _known(cls, rivals: tuple[str, ...]) -> tuple[str, ...]:
        known = names("rival")
        for name in rivals:
            if name not in known:
                raise ValueError(f"no such preset; allowed: {', '.join(known)}; nearest: {nearest(name, known)}")
        return _each_once(rivals)


def _each_once(values: tuple[Any, ...]) -> tuple[Any, ...]:
    twice = next((value for value in values if values.count(value) > 1), None)
    if twice is not None:
        raise ValueError(f"{twice:g} is named twice" if isinstance(twice, float) else f"{twice} is named twice")
    return values


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Compare the policies of a study, write the tables, and say what came of it.

    Raises
    ------
    Refusal
        If an equal budget is asked for and cannot be reached.
    """
    from experiments.answer import beside_answer, main_answer
    from experiments.comparison import Comparison
    from experiments.holding import holding
    from experiments.simulate import simulate
    from experiments.verdict import verdict

    budget, fixed = _budget(study)
    scenarios = {name: study.scenario(name, fixed.get(name)) for name in study.policies}
    twins, keeper = simulate(study, scenarios, rundir)
    with holding(keeper.is_stopped):
        comparison = Comparison(study, twins)
        _write_tables(comparison, keeper, rundir)
        summary = main_answer(comparison, budget)
        rundir.write_json("summary.json", summary)
    if study.options.beside:  # type: ignore[attr-defined]
        try:
            summary |= beside_answer(study, twins, fixed)
        except BaseException:
            # the main pair is finished, and so are its tables: what it tells should not be lost with the rest
            console.print(verdict(summary), highlight=False, soft_wrap=True, markup=False)
            raise
        rundir.write_json("summary.json", summary)
    comparison = replace(comparison, summary=summary)
    console.print(verdict(summary), highlight=False, soft_wrap=True, markup=False)
    _show(comparison, rundir)
    return summary


def _budget(study: Study) -> tuple[dict[str, Any] | None, Mapping[str, Mapping[str, Any]]]:
    if not study.options.equal_budget:  # type: ignore[attr-defined]
        return None, {}
    from experiments.budget import equalise

    found = equalise(study, study.options.budget_lever)  # type: ignore[attr-defined]
    return found.plain(), found.changes


def _write_tables(comparison: Comparison, keeper: Any, rundir: RunDir) -> None:
    from experiments import parquet, tables

    options: Any = comparison.study.options
    twins = comparison.twins
    parquet.write(rundir, "months.parquet", comparison.months())
    cohorts = tables.twins_cohorts(twins)
    is_added = "replication" not in cohorts
    notes = {"replications": f"all {len(twins.seeds)} added up" if is_added else "one by one"}
    parquet.write(rundir, "cohorts.parquet", cohorts, notes)
    n = twins.results[twins.baseline][0].scenario.customers
    taken = keeper.rows
    sample = f"the first {taken:,} of {n:,} people of each replication" if taken < n else "everybody"
    people = tables.twins_customers(keeper.sampled(twins))
    parquet.write(rundir, "customers.parquet", people, {"sample": sample, "rows_asked": str(options.sample_rows)})


def _show(comparison: Comparison, rundir: RunDir) -> None:
    options: Any = comparison.study.options
    drawn = None
    if options.figures:
        try:
            from experiments.figures import draw_all
        except ImportError as error:
            _tolerate(error, "experiments.figures")
        else:
            drawn = draw_all(comparison, rundir, options.language)
    if options.report:
        try:
            from experiments.report import write
        except ImportError as error:
            _tolerate(error, "experiments.report")
        else:
            write(comparison, rundir, options.language, drawn)


def _tolerate(error: ImportError, name: str) -> None:
    if error.name != name:  # a missing library inside it must stay visible
        raise error
