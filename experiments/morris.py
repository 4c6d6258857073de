"""Screening: of everything that is assumed, what moves the difference between two policies (Morris)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.extras import needs
from experiments.sensing.options import Moved
from experiments.settings import setting

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study

SHOWN = 20
"""Numbers on the figure; the table on disk has all."""


class Options(Moved):
    """Settings of the screening, under ``morris.``."""

    parameters: tuple[str, ...] = setting(
        (), "Parameters moved, by full key; everything assumed if empty.", "parameters moved", "動かすパラメータ",
        unit="names",
    )  # fmt: skip
    trajectories: int = setting(
        8, "Trajectories through the ranges; each moves every number once.", "trajectories", "軌道の数", low=2,
        high=10_000, unit="trajectories",
    )  # fmt: skip


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Move every number, tell which ones count, and draw them.

    Raises
    ------
    Refusal
        If a number or an outcome cannot be used, or there are not two policies.
    """
    from experiments.sensing import elementary, factors, response
    from experiments.sensing.telling import labelled, names_of
    from experiments.sensing.words import say
    from experiments.summary import rounded

    options: Any = study.options
    response.refuse(study, options.outcomes, "morris")
    chosen = factors.factors(study, options.parameters, options.levers, "morris")
    needs("experiment", "SALib", "analysis")
    shares = elementary.sample(chosen, options.trajectories, study.seed)
    found = response.respond(study, factors.points(chosen, shares), options.outcomes, "morris")
    tables: dict[str, pd.DataFrame] = {}
    for outcome in options.outcomes:
        told = elementary.told(elementary.effects(shares, found.responses[outcome]), study.seed)
        told = labelled(told, chosen, options.language).sort_values("mu_star", ascending=False, kind="stable")
        tables[outcome] = told.reset_index(drop=True)
    _write(rundir, tables)
    names = {outcome: names_of(study, outcome, options.language) for outcome in options.outcomes}
    first, others = options.outcomes[0], options.outcomes[1:]
    title = _title(tables[first], names[first], options.language)
    lines = [say(options.language, "lead", **names[o], **found.spread(o)) for o in options.outcomes]
    lines.insert(1, _tied(tables[first], options.language))
    lines += [_other(tables[o], names[o], options.language) for o in others]
    lines += [
        say(
            options.language, "morris.how", trajectories=options.trajectories, points=f"{len(shares):,}",
            replications=study.replications,
        ),
        say(options.language, "limit"),
    ]  # fmt: skip
    _show(rundir, console, tables[first], title, lines, names[first], options)
    return rounded(
        {
            "kind": "morris", "policies": [study.policies[0], study.baseline], "month": names[first]["month"],
            "outcomes": list(options.outcomes), "baseline_reaches": found.bases, "factors": len(chosen),
            "trajectories": options.trajectories, "points": len(shares), "replications": study.replications,
            "finding": title, "top": [row["key"] for row in tables[first].head(SHOWN).to_dict("records")],
            "spread_percent": {outcome: found.spread(outcome) for outcome in options.outcomes},
            "stand_out": {outcome: int(table["is_heard"].sum()) for outcome, table in tables.items()},
            "effects": {outcome: table.head(SHOWN).to_dict("records") for outcome, table in tables.items()},
        }
    )  # fmt: skip


def _title(table: pd.DataFrame, names: dict[str, Any], language: str) -> str:
    from experiments.sensing.words import say

    heard = int(table["is_heard"].sum())
    key = "morris.title" if heard else "morris.title.none"
    return say(language, key, n=len(table), first=table["label"].iloc[0], heard=heard, outcome=names["outcome"])


def _tied(table: pd.DataFrame, language: str) -> str:
    from experiments.sensing.words import say

    k = int((table["mu_star_high"].iloc[1:] >= table["mu_star_low"].iloc[0]).sum())
    return say(language, "morris.tied", k=k) if k else say(language, "morris.clear")


def _other(table: pd.DataFrame, names: dict[str, Any], language: str) -> str:
    from experiments.sensing.words import say

    text = say(
        language, "other", outcome=names["outcome"], first=table["label"].iloc[0], size=100 * table["mu_star"].iloc[0]
    )
    return text[:1].upper() + text[1:]


def _write(rundir: RunDir, tables: dict[str, pd.DataFrame]) -> None:
    import pandas as pd

    from experiments import parquet

    whole = pd.concat([table.assign(outcome=name) for name, table in tables.items()], ignore_index=True)
    whole.insert(0, "outcome", whole.pop("outcome"))
    parquet.write(rundir, "morris.parquet", whole)
    rundir.write_text("morris.csv", whole.to_csv(index=False, float_format="%.6g", lineterminator="\n"))


def _show(
    rundir: RunDir, console: Console, table: pd.DataFrame, title: str, lines: list[str], names: dict[str, Any],
    options: Any,
) -> None:  # fmt: skip
    from experiments.figures.theme import theme
    from experiments.report.study_page import Table, draw, write_page
    from experiments.sensing.picture import draw_effects
    from experiments.sensing.words import say
    from experiments.tabulate import table as tabulated

    language, top = options.language, table.head(SHOWN)
    with theme(language):
        figure = draw_effects(top, title, say(language, "morris.subtitle", n=options.trajectories, **names), names,
                              language)  # fmt: skip
        drawn = draw(rundir, "morris", figure, top, title, say(language, "morris.caption"))
    rows = _rows(top, language)
    caption = say(language, "morris.table", n=len(top), outcome=names["outcome"])
    write_page(rundir, language=language, title=title, paragraphs=lines, drawn=[drawn],
               tables=[Table(caption, rows[0], rows[1:])])  # fmt: skip
    console.print(title, style="bold", highlight=False, markup=False, soft_wrap=True)
    for line in (*tabulated([[row[0], *row[2:]] for row in rows]), *lines):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _rows(top: pd.DataFrame, language: str) -> list[list[str]]:
    from experiments.sensing.telling import bracketed
    from experiments.sensing.words import say

    rows = [[say(language, key) for key in ("number", "range", "mu_star", "mu", "sigma", "noise", "heard")]]
    rows[0][4:6] = [f"{text}, %" if language == "en" else f"{text}、%" for text in rows[0][4:6]]
    for row in top.itertuples():
        rows.append(
            [
                row.label, f"{row.low:g} - {row.high:g}", bracketed(row.mu_star, row.mu_star_low, row.mu_star_high),
                f"{100 * row.mu:+.1f}", bracketed(row.sigma, row.sigma_low, row.sigma_high),
                f"{100 * row.noise:.1f}" if row.noise == row.noise else "-",
                say(language, "yes" if row.is_heard else "no"),
            ]
        )  # fmt: skip
    return rows
