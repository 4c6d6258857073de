"""The export of buying without a contract: files, one figure, the page and the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.exporting import buying
from experiments.exporting.buying_words import say
from experiments.figures import theme
from experiments.figures.picture import Picture
from experiments.refusal import Refusal
from experiments.summary import rounded
from experiments.tabulate import table as plain_table

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study

FEWEST = 20
"""Customers with a repeat purchase, below which nothing can be refitted."""


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live the baseline policy, write its purchases and the answers, and show what refitted peers find.

    Raises
    ------
    Refusal
        If there is nothing to export.
    """
    from experiments.buying.words import lapse
    from experiments.report.study_page import Table, draw, write_page

    options: Any = study.options
    language = options.language
    scenario = study.scenario(study.baseline)
    if scenario.horizon_months < 2:
        raise Refusal("horizon_months", "leaves nothing to look at after the observation",
                      found=str(scenario.horizon_months), allowed="at least 2")  # fmt: skip
    bought = buying.live(scenario, study.seed, options.observed_share, study.threads)
    if int((bought.known.x > 0).sum()) < FEWEST:
        raise Refusal("customers", "too few of them buy again", found=f"{int((bought.known.x > 0).sum())} customers",
                      allowed=f"at least {FEWEST}", hint="customers=5000, population.purchase_rate=1")  # fmt: skip
    tables = {"transactions": bought.transactions, "rfm": bought.rfm, "truth": bought.truth}
    _write(rundir, tables)
    models = buying.told(bought)
    key = rounded(
        {"kind": "answer_key", "policy": study.baseline, "seed": study.seed, "last_date": str(buying.last_date(bought)),
         **buying.answer_key(bought),
         "columns": {name: {column: buying.UNITS[column] for column in table} for name, table in tables.items()}}
    )  # fmt: skip
    rundir.write_json("answer_key.json", key)
    title = say(language, "title", alive=100 * models[0]["alive"], true=100 * models[0]["alive_true"])
    with theme.theme(language):
        made = _lapse_picture(key["lapse_definitions"], language)
        drawn = [draw(rundir, made.name, made.figure, made.data, made.title, made.caption)]
    rows = [
        [row["model"], f"{100 * row['alive']:.1f}", f"{100 * row['alive_true']:.1f}", f"{row['purchases']:,.0f}",
         f"{row['purchases_true']:,.0f}", f"{row['rmse']:.3f}"]
        for row in models
    ]  # fmt: skip
    header = [say(language, f"h.{name}") for name in ("model", "alive", "alive_true", "sum", "sum_true", "rmse")]
    lines = [say(language, "what", n=key["customers"], days=key["observed_days"], after=key["days_after"])]
    lines += [say(language, "own", repeat=100 * key["repeat_rate"], gap=(key["gap_days"] or {}).get("median", 0.0)),
              say(language, "limits")]  # fmt: skip
    judged = [
        [lapse(language, row["name"]),
         *("-" if row[k] is None else f"{100 * row[k]:.1f}" for k in ("lapsed", "precision", "recall"))]
        for row in key["lapse_definitions"]
    ]  # fmt: skip
    heads = [say(language, f"h.{name}") for name in ("definition", "lapsed", "precision", "recall")]
    write_page(
        rundir, language=language, title=title, paragraphs=lines, drawn=drawn,
        tables=[Table(say(language, "table.models"), header, rows), Table(say(language, "table.lapse"), heads, judged)],
    )  # fmt: skip
    console.print(title, style="bold", highlight=False, markup=False, soft_wrap=True)
    for line in (*lines, *plain_table([header, *rows]), *plain_table([heads, *judged])):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    kept = {name: value for name, value in key.items() if name != "columns"}
    sizes = {name: len(t) for name, t in tables.items()}
    return rounded({**kept, "kind": "export", "answer": {"finding": title}, "rows": sizes, "told": models})


def _write(rundir: RunDir, tables: dict[str, pd.DataFrame]) -> None:
    from experiments import parquet

    for name, table in tables.items():
        parquet.write(rundir, f"{name}.parquet", table)
        with rundir.writing(f"{name}.csv") as path:
            table.to_csv(path, index=False, float_format="%.7g", lineterminator="\n")


def _lapse_picture(definitions: list[dict[str, Any]], language: str) -> Picture:
    """Draw precision against recall of every definition of lapse; call inside the theme."""
    from experiments.buying.words import lapse

    data = pd.DataFrame(definitions)
    data["f1"] = 2 * data["precision"] * data["recall"] / (data["precision"] + data["recall"])
    best = data.loc[data["f1"].fillna(-1.0).idxmax()]
    title = say(language, "lapse.title", name=lapse(language, best["name"]), precision=100 * (best["precision"] or 0.0),
                recall=100 * (best["recall"] or 0.0))  # fmt: skip
    figure = theme.sheet(title, say(language, "lapse.subtitle"), 3.4, language)
    axes = figure.subplots()
    for kind, colour, marker in (("months", "#0173b2", "o"), ("gaps", "#de8f05", "s")):
        part = data[data["name"].str.endswith(kind)]
        dash = "-" if kind == "months" else (0, (5, 1.6))
        axes.plot(100 * part["recall"], 100 * part["precision"], marker, color=colour, ms=6, ls=dash, lw=1.2,
                  label=say(language, f"lapse.{kind}"))  # fmt: skip
        for row in part.itertuples():
            axes.annotate(str(row.name).split("_")[1], (100 * row.recall, 100 * row.precision), xytext=(6, 5),
                          textcoords="offset points", fontsize="small", color=colour)  # fmt: skip
    axes.set_xlabel(say(language, "lapse.x"))
    axes.set_ylabel(say(language, "lapse.y"))
    axes.margins(0.08)
    theme.legend_above(figure, *axes.get_legend_handles_labels())
    return Picture("lapse", figure, data, title, say(language, "lapse.caption"))
