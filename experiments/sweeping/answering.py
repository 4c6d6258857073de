"""Writes what a sweep tells: table of cells, summary, figure, report, and the finding on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments import parquet, tabulate
from experiments.forms import shown
from experiments.summary import rounded
from experiments.sweeping import answer as answers
from experiments.sweeping import words
from experiments.verdict import wrapped

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.store import Store
    from experiments.sweeping.driver import Tally
    from experiments.sweeping.plan import Plan
    from experiments.sweeping.settings import SweepSettings

LISTED = 12
"""Cells shown on the screen and in the report: those with the largest differences."""


def write_answer(
    plan: Plan, store: Store, tally: Tally, settings: SweepSettings, rundir: RunDir, console: Console
) -> dict[str, Any]:
    """Read, write, draw and say what came of a sweep; returns the summary."""
    found = answers.read(plan, store, tally, settings.outcome, settings.half_width)
    summary = answers.summarise(plan, tally, found, settings.outcome, settings.half_width)
    summary["month"] = int(found.ends["month"].max()) if len(found.ends) else None
    summary = rounded(summary)
    rundir.write_json("summary.json", summary)
    if len(found.table):
        parquet.write(rundir, "cells.parquet", found.table)
        rundir.write_text("cells.csv", found.table.to_csv(index=False, float_format="%.8g", lineterminator="\n"))
    language = settings.language
    for text in (f"{words.title('en', summary)}.", *words.paragraphs("en", summary)):
        console.print("\n".join(wrapped(text)), highlight=False, soft_wrap=True, markup=False)
    if len(found.ends):
        rows = _listed(found.ends, plan, summary["outcome"], "en")
        console.print("\n".join(tabulate.table(rows)), highlight=False, soft_wrap=True, markup=False)
    if settings.figures and len(found.ends):
        _show(plan, found, summary, rundir, language)
    return summary


def _listed(ends: pd.DataFrame, plan: Plan, outcome: str, language: str) -> list[list[str]]:
    """Return the cells with the largest differences as rows of words, the head first."""
    form = words.form_of(outcome)
    axes = [key for key, values in plan.axes.items() if len(values) > 1]
    first = ends[ends["treatment"] == ends["treatment"].iloc[0]]
    order = first["mean"].abs().sort_values(ascending=False, kind="stable").index[:LISTED]
    head = [words.say(language, "cell"), *axes, words.outcome_label(language, outcome),
            words.say(language, "interval"), words.say(language, "turn")]  # fmt: skip
    rows = [head]
    for _, row in first.loc[order].iterrows():
        values = [_value(row.get(answers.column_of(key))) for key in axes]
        ends_of = f"[{shown(_number(row['low']), form, True)}, {shown(_number(row['high']), form, True)}]"
        turn = _number(row.get("crossover"))
        rows.append([str(row["number"]), *values, shown(_number(row["mean"]), form, True), ends_of,
                     "-" if turn is None else f"{turn:.0f}"])  # fmt: skip
    return rows


def _value(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _show(plan: Plan, found: answers.Answer, summary: dict[str, Any], rundir: RunDir, language: str) -> None:
    from experiments.figures.theme import theme
    from experiments.report.study_page import Table, draw, write_page
    from experiments.sweeping import picture

    drawn = []
    title = words.title(language, summary)
    with theme(language):
        figure = picture.draw(found.ends, plan.axes, summary, language)
        if figure is not None:
            drawn.append(draw(rundir, "sweep", figure, found.ends, title, words.say(language, "caption")))
    head, *rows = _listed(found.ends, plan, summary["outcome"], language)
    table = Table(words.say(language, "table"), head, rows)
    write_page(rundir, language=language, title=title, paragraphs=words.paragraphs(language, summary), drawn=drawn,
               tables=[table])  # fmt: skip
