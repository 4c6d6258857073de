"""What would a randomised trial tell? Its naive estimate inside one world, beside the truth of twin worlds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.ethics_compared import Beside
    from experiments.report.study_page import Table
    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

UNITS = ("customer", "cluster")
OUTCOMES = ("retention", "profit", "surplus")
QUANTITIES = ("truth", "naive", "bias", "spillover")


class Options(Declared):
    """Settings of the trial, under ``ab_test.``: the first policy is tried, the last is what the others get."""

    share: float = setting(
        0.5, "Share of people treated, by lot.", "share treated", "処置の割合", low=0.01, high=0.99, unit="share",
    )  # fmt: skip
    cluster_size: int = setting(
        50, "People in a cluster, where whole clusters are drawn.", "cluster size", "クラスターの大きさ", low=2,
        high=1_000_000, unit="people",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")


WORDS: dict[str, tuple[str, str]] = {
    "retention": ("retention, percentage points", "維持率(ポイント)"),
    "profit": ("profit per customer, market prices", "顧客あたり利益(市場価格)"),
    "surplus": ("customer surplus, market prices", "顧客余剰(市場価格)"),
    "truth": ("truth: all treated - none treated", "真の効果:全員処置 − 処置なし"),
    "naive": ("trial: treated - controls", "試験の推定:処置群 − 対照群"),
    "bias": ("bias of the trial", "試験の偏り"),
    "spillover": ("spillover on the controls", "対照群への波及"),
    "customer": ("by customer", "顧客ごと"),
    "cluster": ("by cluster", "クラスターごと"),
    "worlds": ("twin worlds", "双子の世界"),
    "title.off": (
        "A trial {unit} misses the effect on {outcome} by {bias:+.2f} of {truth:+.2f}",
        "{unit}の試験は{outcome}への効果 {truth:+.2f} を {bias:+.2f} 見誤る",
    ),
    "title.ok": (
        "No bias of the trial can be told from zero in {n} replications",
        "{n}回の反復では、試験の偏りはゼロと区別できない",
    ),
    "subtitle": (
        "Effect of {a} against {b} on those with the company at month 0, after {months} months; {n} paired "
        "replications, 95 % intervals.",
        "0か月目の顧客への{b}に対する{a}の効果、{months}か月後。対応のある{n}回の反復、95%区間。",
    ),
}


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Run both trials beside the twin worlds, and say how far each is off.

    Raises
    ------
    Refusal
        If there are not two policies, or the treatment cannot be tried on some people only.
    """
    import pandas as pd

    from experiments import parquet
    from experiments.bilingual import called
    from experiments.ethics_compared import Beside, by_world, compared
    from experiments.statistics import t_interval
    from experiments.summary import rounded

    values, scores = (pd.DataFrame(rows) for rows in _live(study, _trials(study)))
    parquet.write(rundir, "trials.parquet", values)
    parquet.write(rundir, "ethics.parquet", scores)
    rows = [
        {"outcome": outcome, "unit": unit, "quantity": quantity, **t_interval(kept["value"].to_numpy()).plain()}
        for (outcome, unit, quantity), kept in values.groupby(["outcome", "unit", "quantity"], sort=False)
    ]
    summary: dict[str, Any] = rounded(
        {
            "treatment": study.policies[0], "control": study.baseline, "replications": study.replications,
            "months": study.scenario(study.baseline).horizon_months, "share": study.options.share,
            "estimates": rows, "ethics": compared(by_world(scores, "policy"), {study.policies[0]: study.baseline}),
        }
    )  # fmt: skip
    beside = Beside(summary["ethics"], called)
    _say(console, study, rows, beside)
    _draw_and_write(rundir, study, pd.DataFrame(rows), beside)
    return summary


def _trials(study: Study) -> dict[str, Any]:
    from pydantic import ValidationError

    from experiments.refusal import Refusal
    from sim.trial import Trial

    options: Any = study.options
    if len(study.policies) != 2:
        raise Refusal(
            "policy", "a trial needs two policies", found=f"[{','.join(study.policies)}]",
            allowed="the treatment, then what the others get", hint="policy=[aggressive,transparent]",
        )  # fmt: skip
    name = study.policies[0]
    treatment, control = study.scenario(name), study.scenario(study.baseline)
    if treatment.timeline or control.timeline:
        raise Refusal("timeline", "a trial holds its policies fixed", found=f"{len(control.timeline) or 1} changes",
                      hint="timeline=[]")  # fmt: skip
    if options.cluster_size > control.customers // 2:
        raise Refusal(
            "ab_test.cluster_size", "leaves fewer than two clusters", found=str(options.cluster_size),
            allowed=f"2 to {control.customers // 2}",
        )  # fmt: skip
    try:
        return {
            unit: Trial(share=options.share, unit=unit, cluster_size=options.cluster_size, policy=treatment.policy)
            for unit in UNITS
        }
    except ValidationError as error:
        message = error.errors()[0]["msg"].removeprefix("Value error, ")
        found, _, allowed = message.partition("; allowed: ")
        lever, _, why = found.partition(": ")
        raise Refusal(f"policies.{name}.{lever}", why, allowed=allowed) from None


def _live(study: Study, trials: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return estimates, and the lines of both policies' scorecards."""
    from concurrent.futures import ThreadPoolExecutor, as_completed

    from experiments.progress import progress
    from sim.draws import replication_seed

    treatment, control = study.scenario(study.policies[0]), study.scenario(study.baseline)
    names = study.policies[0], study.baseline
    found: dict[int, tuple[list[dict[str, Any]], list[dict[str, float]]]] = {}
    with progress("trying", "replications") as report, ThreadPoolExecutor(study.n_workers) as pool:
        seeds = [replication_seed(study.seed, r) for r in range(study.replications)]
        futures = {pool.submit(one, seed, treatment, control, trials): r for r, seed in enumerate(seeds)}
        try:
            for future in as_completed(futures):
                found[futures[future]] = future.result()
                report(len(found), study.replications)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [
        [{"replication": r, **row} for r in sorted(found) for row in found[r][0]],
        [
            {"replication": r, "policy": name, **row}
            for r in sorted(found) for name, row in zip(names, found[r][1], strict=True)
        ],
    ]  # fmt: skip


def one(
    seed: int, treatment: Scenario, control: Scenario, trials: dict[str, Any]
) -> tuple[list[dict[str, Any]], list[dict[str, float]]]:
    """Return the estimates of one replication, a row an outcome, unit and quantity; and both policies' scorecards."""
    from experiments.ethics_compared import columns
    from sim.measures import starters
    from sim.model import RetentionModel

    start = RetentionModel(control, seed=seed).at_month_0()
    everybody = RetentionModel(treatment, seed=seed, start=start).run()
    nobody = RetentionModel(control, seed=seed, start=start).run()
    is_starter = starters(nobody)
    rows = []
    for unit, trial in trials.items():
        tried = RetentionModel(control, seed=seed, start=start, trial=trial).run()
        treated = tried.customers["treated"][is_starter]
        for outcome in OUTCOMES:
            with_all, with_none, inside = (_of(world, outcome)[is_starter] for world in (everybody, nobody, tried))
            truth = float(with_all.mean() - with_none.mean())
            naive, spillover = float("nan"), float("nan")
            if treated.any() and not treated.all():
                naive = float(inside[treated].mean() - inside[~treated].mean())
                spillover = float(inside[~treated].mean() - with_none[~treated].mean())
            values = {"truth": truth, "naive": naive, "bias": naive - truth, "spillover": spillover}
            rows += [{"outcome": outcome, "unit": unit, "quantity": q, "value": values[q]} for q in QUANTITIES]
    return rows, [columns(everybody), columns(nobody)]


def _of(result: Result, outcome: str) -> np.ndarray:
    if outcome == "retention":
        stayed: np.ndarray = 100.0 * (result.customers["first_left"] > result.horizon)
        return stayed
    column: np.ndarray = result.customers["value" if outcome == "profit" else "surplus"].astype(np.float64)
    return column


def _word(study: Study, key: str) -> str:
    return WORDS[key][0 if study.options.language == "en" else 1]


def _say(console: Console, study: Study, rows: list[dict[str, Any]], beside: Beside) -> None:
    from rich.table import Table

    console.print(_subtitle(study), highlight=False, markup=False, soft_wrap=True)
    for one_of in _tables(study, rows):
        table = Table(*one_of.header)
        for cells in one_of.rows:
            table.add_row(*cells)
        console.print(table, highlight=False, markup=False)
    for line in beside.in_words(study.options.language):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _tables(study: Study, rows: list[dict[str, Any]]) -> list[Table]:
    """Return a table an outcome: a row a quantity, a column a unit."""
    from experiments.report.study_page import Table

    found = []
    for outcome in OUTCOMES:
        cells = [
            [_word(study, q), *(_cell(row) for row in rows if (row["outcome"], row["quantity"]) == (outcome, q))]
            for q in QUANTITIES
        ]
        head = [_word(study, outcome), *(_word(study, unit) for unit in UNITS)]
        found.append(Table(_word(study, outcome), head, cells))
    return found


def _cell(row: dict[str, Any]) -> str:
    if row["mean"] is None:
        return "-"
    interval = "" if row["low"] is None else f" [{row['low']:+.2f}, {row['high']:+.2f}]"
    return f"{row['mean']:+.2f}{interval}"


def _subtitle(study: Study) -> str:
    from experiments.report.words import Words

    words = Words(study.options.language)
    return _word(study, "subtitle").format(
        a=words.policy(study.policies[0]), b=words.policy(study.baseline), n=study.replications,
        months=study.scenario(study.baseline).horizon_months,
    )  # fmt: skip


def _title(study: Study, rows: pd.DataFrame) -> str:
    bias = rows[rows["quantity"] == "bias"]
    clear = bias[(bias["low"] > 0) | (bias["high"] < 0)]
    if not len(clear):
        return _word(study, "title.ok").format(n=study.replications)
    first = clear.iloc[0]
    same = (rows["outcome"] == first["outcome"]) & (rows["unit"] == first["unit"]) & (rows["quantity"] == "truth")
    return _word(study, "title.off").format(
        unit=_word(study, first["unit"]), outcome=_word(study, first["outcome"]), bias=first["mean"],
        truth=rows[same].iloc[0]["mean"],
    )  # fmt: skip


def _draw_and_write(rundir: RunDir, study: Study, rows: pd.DataFrame, beside: Beside) -> None:
    import seaborn as sns

    from experiments.figures.theme import INK, sheet, theme
    from experiments.report.study_page import draw, write_page

    language: str = study.options.language
    shown = rows[
        rows["quantity"].isin(["truth", "naive"]) & ~((rows["quantity"] == "truth") & (rows["unit"] != "customer"))
    ]
    shown = shown.assign(
        line=[
            _word(study, "worlds" if q == "truth" else unit)
            for q, unit in zip(shown["quantity"], shown["unit"], strict=True)
        ]
    )
    with theme(language):
        figure = sheet(_title(study, rows), _subtitle(study), 2.6, language)
        panels = figure.subplots(1, len(OUTCOMES), sharey=True)
        colours = dict(zip(dict.fromkeys(shown["line"]), sns.color_palette("colorblind"), strict=False))
        for axes, outcome in zip(panels, OUTCOMES, strict=True):
            data = shown[shown["outcome"] == outcome]
            sns.scatterplot(
                data, x="mean", y="line", hue="line", palette=colours, s=55, legend=False, zorder=4, ax=axes
            )
            axes.hlines(data["line"], data["low"], data["high"], colors=[colours[n] for n in data["line"]], lw=2)
            axes.axvline(float(data[data["quantity"] == "truth"]["mean"].iloc[0]), color=INK, lw=0.8, ls=(0, (3, 2)))
            axes.set_xlabel(_word(study, outcome))
            axes.set_ylabel("")
            axes.margins(y=0.25)
        drawn = [draw(rundir, "ab_test", figure, shown, _title(study, rows), _subtitle(study))]
    write_page(
        rundir, language=language, title=_title(study, rows), paragraphs=[_subtitle(study)], drawn=drawn,
        tables=_tables(study, rows.to_dict("records")), beside=beside,
    )  # fmt: skip
