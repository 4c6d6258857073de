"""Calibration: fit the population presets to published retention curves, or to a table of yours, in the full model.

Two segments are fitted on years 0-7 and projected to year 12; the fit on years 0-4 and the fit with everybody alike
show what the projection owes to the data and to differences between people. Subscriptions are fitted to a card
replacement. Nothing else in the model is touched. With ``data=PATH`` a user's table of cohort survival is fitted
instead, see ``experiments.cohorts``; with a transaction log (or ``data=cdnow``) rates of buying and drop-out, see
``experiments.buying``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, field_validator

from experiments.settings import setting
from sim.declare import Declared, parameter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from experiments.calibration.fitting import Fit
    from experiments.calibration.judging import Judgement
    from experiments.calibration.targets import Target
    from experiments.rundir import RunDir
    from experiments.study import Study

LAST, LAST_HARDER = 7, 4
"""Last year that is fitted, in the usual and in the harder test."""

Key = tuple[str, str]


class Options(Declared):
    """Settings of the calibration; all but the first three are about a table or a log of yours."""

    fit_customers: int = parameter(
        40_000, "Customers in each evaluation of the full model while fitting; the judgement uses ``customers``.",
        low=100, high=10_000_000, unit="people", source="assumed", grade="A", label="customers while fitting",
        ja="推定時の顧客数",
    )  # fmt: skip
    fit_replications: int = parameter(
        16, "Replications in each evaluation while fitting; the judgement uses ``replications``.",
        low=1, high=1_000, unit="replications", source="assumed", grade="A", label="replications while fitting",
        ja="推定時の反復数",
    )  # fmt: skip
    write: bool = Field(False, description="write the fitted values into conf/population (in a clone only)")
    data: str = setting(
        "", "CSV or Parquet table. Cohort survival: columns month (or year, or period) and survival or customers, if "
        "wanted segment and n. A transaction log: customer (or customer_id) and date, if wanted amount; cdnow is the "
        "log of the package lifetimes. In short: data=PATH. Published curves if empty.", "data", "データ", unit="file",
    )  # fmt: skip
    segment: str = setting(
        "", "The segment that is fitted, by its name in column segment or by the name of its own column; all if empty.",
        "segment", "セグメント", unit="name",
    )  # fmt: skip
    fit_until: int = setting(
        0, "Last month that is fitted; later points are held back to judge the projection. 0 fits all.",
        "fit until", "当てはめの最終月", low=0, high=100_000, unit="month",
    )  # fmt: skip
    project_until: int = setting(
        0, "Last month of the projection. 0: the last point held back, else half as far again as the data.",
        "project until", "予測の最終月", low=0, high=600, unit="month",
    )  # fmt: skip
    n: int = setting(
        0, "People in the cohort, which says how well each point is known; 0 if the table says it or nobody does.",
        "cohort size", "コホートの人数", low=0, high=2_000_000_000, unit="people",
    )  # fmt: skip
    noise: float = setting(
        0.005, "Typical error of a point, where the size of the cohort is not known.", "noise", "点の誤差",
        low=0.0001, high=0.2, unit="share",
    )  # fmt: skip
    period_months: int = setting(
        1, "Length of a period, where the table counts periods.", "months in a period", "1 期の月数",
        low=1, high=120, unit="months",
    )  # fmt: skip
    unit: Literal["auto", "share", "percent"] = setting(
        "auto", "How survival is written; auto reads percent where a value exceeds 1 or has a percent sign.",
        "unit of survival", "残存率の単位",
    )  # fmt: skip
    free: tuple[Literal["want_level", "want_spread", "notice", "involuntary"], ...] = setting(
        ("want_level", "want_spread", "notice"), "Parameters of the population that are fitted; the others are held at "
        "population.*. Involuntary leaving is freed too where the data pin it down.", "parameters fitted",
        "推定するパラメータ", unit="names",
    )  # fmt: skip
    notice: tuple[float, ...] = setting(
        (), "Range assumed for notice, for example [0.08,0.3], unless the data reject it. If empty, its declared "
        "plausible range serves to choose the best fit, and not for the projection. Profiles never use it.",
        "assumed range of notice", "気づく確率の仮定範囲",
        unit="probability a month",
    )  # fmt: skip
    draws: int = setting(
        1000, "Parameters drawn for the band of the projection.", "draws", "抽出数", low=40, high=20_000, unit="draws",
    )  # fmt: skip
    calibration_days: int = setting(
        0, "Days of a transaction log that are fitted. 0: the first half; of cdnow 273 (weeks 1 to 39).",
        "days fitted", "当てはめ期間", low=0, high=20_000, unit="days",
    )  # fmt: skip
    holdout_days: int = setting(
        0, "Days of the log after these that are held back to judge. 0: the rest; of cdnow 273 (weeks 40 to 78).",
        "days held back", "検証期間", low=0, high=20_000, unit="days",
    )  # fmt: skip
    acquired_days: int = setting(
        0, "Customers of the log are those who first buy within so many days of its start. 0: all who do so in "
        "the days fitted.", "days of acquisition", "獲得期間", low=0, high=20_000, unit="days",
    )  # fmt: skip
    forecast_customers: int = setting(
        1_000_000, "Simulated customers among whom those with nearby histories forecast each customer of a log.",
        "simulated customers", "模擬顧客数", low=1_000, high=20_000_000, unit="people",
    )  # fmt: skip
    figures: bool = setting(True, "Whether figures of a table of yours are drawn.", "figures", "図")
    language: Literal["en", "ja"] = setting(
        "en", "Language of what is said about a table of yours.", "language", "言語"
    )

    @field_validator("free")
    @classmethod
    def _some_once(cls, free: tuple[str, ...]) -> tuple[str, ...]:
        if not free or len(set(free)) < len(free):
            raise ValueError("names nothing or something twice; allowed: at least one parameter, each once")
        return free

    @field_validator("notice")
    @classmethod
    def _a_range(cls, notice: tuple[float, ...]) -> tuple[float, ...]:
        if notice:
            from experiments.cohorts.fitted import bounds_of

            low, high = bounds_of("notice")
            if len(notice) != 2 or not low <= notice[0] < notice[1] <= high:
                raise ValueError(f"is no range; allowed: [low,high] inside {low:g} to {high:g}")
        return notice


def check(study: Study) -> None:
    """Refuse a table or a log that cannot be fitted, before anything runs.

    Raises
    ------
    Refusal
        With the file, the line and the column.
    """
    from experiments.buying import working as logs
    from experiments.cohorts import working as cohorts

    if logs.concerns(getattr(study.options, "data", "")):
        logs.check(study)
        return
    logs.check_no_log(study)
    cohorts.check(study)


def variants(name: str, target: Target) -> Iterator[tuple[Key, Target]]:
    """List what is fitted for a population: the fit, the harder fit, everybody alike; or the one fit there is."""
    if not target.is_held_back:
        yield (name, "fit"), target
        return
    yield (name, "fit"), target.upto(LAST)
    yield (name, "shorter"), target.upto(LAST_HARDER)
    yield (name, "alike"), target.upto(LAST).alike()


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Fit, judge, write tables and the figure, and say what came of it."""
    if data := getattr(study.options, "data", ""):
        from experiments.buying import working as logs
        from experiments.cohorts import working as cohorts

        return (logs if logs.concerns(data) else cohorts).run(study, rundir, console)
    from experiments.calibration import presets
    from experiments.calibration.reporting import say, summarise, write_files
    from experiments.calibration.targets import TARGETS

    options: Any = study.options
    if options.write:
        presets.refuse_outside_a_clone()
    fits, judgements = _work(study, options)
    ridges = {name: _ridge(study, fits[name, "fit"], target) for name, target in TARGETS.items()}
    summary = summarise(fits, judgements, ridges)
    rundir.write_json("summary.json", summary)
    write_files(rundir, fits, judgements, ridges, options.language)
    say(console, judgements, summary)
    if options.write:
        for name in TARGETS:
            presets.write_preset(name, fits[name, "fit"].named())
        console.print("The fitted values were written into conf/population.")
    return summary


def _work(study: Study, options: Any) -> tuple[dict[Key, Fit], dict[Key, Judgement]]:
    from experiments.calibration.fitting import ROUNDS, fit, full_survival, scenario_of
    from experiments.calibration.judging import Judgement
    from experiments.calibration.targets import TARGETS
    from experiments.progress import progress

    jobs = [(key, part, TARGETS[key[0]]) for name in TARGETS for key, part in variants(name, TARGETS[name])]
    months = sum(ROUNDS * options.fit_replications * part.horizon for _, part, _ in jobs)
    months += sum(study.replications * whole.horizon for _, _, whole in jobs)
    fits: dict[Key, Fit] = {}
    judgements: dict[Key, Judgement] = {}
    with progress("calibrating", "months") as report:
        lived = [0]

        def tick(n: int) -> None:
            lived[0] += n
            report(min(lived[0], months), months)

        for key, part, whole in jobs:
            found = fit(study, part, options.fit_customers, options.fit_replications, tick)
            scenario = scenario_of(study, whole, found.named())
            curves = full_survival(study, scenario, study.replications, tick)
            fits[key] = found
            judgements[key] = Judgement(whole, key[1], len(part.months), found.named(), curves)
        report(months, months)
    return fits, judgements


def _ridge(study: Study, found: Fit, whole: Target) -> list[dict[str, float | bool]]:
    from experiments.calibration.fitting import scenario_of
    from experiments.calibration.profile import profile

    return profile(scenario_of(study, whole, found.named()), found, whole)
