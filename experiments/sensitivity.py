"""How much of the variance of the difference between two policies goes back to each number (Sobol)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import field_validator

from experiments.extras import needs
from experiments.sensing.options import Moved
from experiments.settings import setting

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd
    from rich.console import Console

    from experiments.assumptions.drawing import Unknown
    from experiments.rundir import RunDir
    from experiments.study import Study

DEFAULT = (
    "behaviour.wanting.resentment", "costs.contact", "costs.quality", "behaviour.wanting.trust",
    "population.person_share", "population.contact_ideal",
)  # fmt: skip
"""The six that moved the difference in cumulative profit most when experiment=morris was run on its defaults."""


class Options(Moved):
    """Settings of the decomposition, under ``sensitivity.``."""

    parameters: tuple[str, ...] = setting(
        DEFAULT, "Parameters moved, by full key; those that experiment=morris puts on top if not said.",
        "parameters moved", "動かすパラメータ", unit="names",
    )  # fmt: skip
    base: int = setting(
        128, "Base points, a power of two; points are base times (numbers moved + 2).", "base points", "基点の数",
        low=8, high=1_048_576, unit="points",
    )  # fmt: skip
    morris: str = setting(
        "", "Folder of a finished run of experiment=morris whose top numbers are moved instead.", "run of Morris",
        "モリスの実行結果", unit="folder",
    )  # fmt: skip
    top: int = setting(
        6, "How many of its numbers.", "numbers from Morris", "モリスから採る数", low=2, high=100, unit="numbers",
    )  # fmt: skip

    @field_validator("base")
    @classmethod
    def _power_of_two(cls, base: int) -> int:
        if base & (base - 1):
            below = 1 << (base.bit_length() - 1)
            raise ValueError(f"{base} is no power of two; allowed: 8, 16, 32, ...; nearest: {below} or {2 * below}")
        return base


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live a Saltelli sample and split up the variance of the response.

    Raises
    ------
    Refusal
        If a number, an outcome or the run of Morris cannot be used, or there are not two policies.
    """
    from experiments.sensing import factors, indices, response
    from experiments.sensing.telling import labelled, names_of
    from experiments.summary import rounded

    options: Any = study.options
    response.refuse(study, options.outcomes, "sensitivity")
    named, how = _chosen(options)
    chosen = factors.factors(study, named, options.levers, "sensitivity")
    needs("experiment", "SALib", "analysis")
    shares = indices.sample(chosen, options.base, study.seed)
    found = response.respond(study, factors.points(chosen, shares), options.outcomes, "sensitivity")
    random = indices.base_rows(len(shares), len(chosen))
    tables: dict[str, pd.DataFrame] = {}
    told: dict[str, Any] = {}
    for outcome in options.outcomes:
        values = found.responses[outcome]
        table = labelled(indices.indices(values.mean(axis=1), len(chosen), study.seed), chosen, options.language)
        tables[outcome] = table.sort_values("total", ascending=False, kind="stable").reset_index(drop=True)
        told[outcome] = {
            "parts": indices.parts(values[random]), "ranking": indices.ranking(table, options.base),
            "sum_of_first": float(table["first"].sum()), "spread_percent": found.spread(outcome),
        }  # fmt: skip
    _write(rundir, tables, shares, chosen)
    names = {outcome: names_of(study, outcome, options.language) for outcome in options.outcomes}
    first = options.outcomes[0]
    title = _title(tables[first], names[first], options.language)
    _show(study, rundir, console, tables, title, _lines(study, tables, told, names, how), names)
    return rounded(
        {
            "kind": "sensitivity", "policies": [study.policies[0], study.baseline], "month": names[first]["month"],
            "outcomes": list(options.outcomes), "baseline_reaches": found.bases,
            "factors": [item.key for item in chosen], "chosen": how, "base": options.base, "points": len(shares),
            "replications": study.replications, "finding": title, "told": told,
            "indices": {outcome: table.to_dict("records") for outcome, table in tables.items()},
        }
    )  # fmt: skip


def _chosen(options: Any) -> tuple[Sequence[str], str]:
    """Return the keys to move, and in words how they were chosen."""
    from experiments.refusal import Refusal
    from experiments.sensing.words import say

    if not options.morris:
        if not options.parameters:
            raise Refusal("sensitivity.parameters", "is empty", allowed="two or more full keys",
                          hint="experiment=morris tells which ones count")  # fmt: skip
        is_default = tuple(options.parameters) == DEFAULT
        return options.parameters, say(options.language, "chosen.default" if is_default else "chosen.named")
    from experiments.sensing.earlier import top_of

    keys = top_of(options.morris, options.top)
    return keys, say(options.language, "chosen.morris", n=len(keys), path=options.morris)


def _title(table: pd.DataFrame, names: dict[str, Any], language: str) -> str:
    from experiments.sensing.words import say

    row = table.iloc[0]
    if not row["total"]:
        return _capital(say(language, "sobol.title.none", outcome=names["outcome"]))
    values = {"total": 100 * row["total"], "low": 100 * max(row["total_low"], 0.0), "high": 100 * row["total_high"]}
    text = say(language, "sobol.title", first=row["label"], outcome=names["outcome"], **values)
    return _capital(text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lines(
    study: Study, tables: dict[str, pd.DataFrame], told: dict[str, Any], names: dict[str, dict[str, Any]], how: str
) -> list[str]:
    from experiments.sensing.words import say

    options: Any = study.options
    language = options.language
    joint = "、" if language == "ja" else ", "
    first = options.outcomes[0]
    lines = [say(language, "lead", **names[first], **told[first]["spread_percent"])]
    ranking = told[first]["ranking"]
    if (half := ranking["half_width"]) is not None:
        key = "sobol.enough" if ranking["is_enough"] else "sobol.too_wide"
        values = {"points": f"{ranking['points_needed']:,}", "base": ranking["base_needed"], "gap": 2 * half}
        lines.append(say(language, key, half=half, **values))
        lines.append(say(language, "sobol.first" if ranking["first_is_clear"] else "sobol.not_first"))
        lines.append(say(language, "sobol.sum", sum=100 * told[first]["sum_of_first"]))
    parts = told[first]["parts"]
    if parts["factors"] is None:
        lines.append(say(language, "sobol.no_luck"))
    else:
        shares = {name: 100 * share for name, share in parts.items()}
        lines.append(say(language, "sobol.luck", replications=study.replications, **shares))
    labels = joint.join(tables[first].sort_values("key")["label"])
    lines.append(say(language, "sobol.chosen", names=labels, how=how))
    lines += [_title(tables[o], names[o], language) + ("。" if language == "ja" else ".") for o in options.outcomes[1:]]
    return [*lines, say(language, "limit")]


def _write(rundir: RunDir, tables: dict[str, pd.DataFrame], shares: Any, chosen: Sequence[Unknown]) -> None:
    import pandas as pd

    from experiments import parquet
    from experiments.sensing.factors import points

    whole = pd.concat([table.assign(outcome=name) for name, table in tables.items()], ignore_index=True)
    whole.insert(0, "outcome", whole.pop("outcome"))
    parquet.write(rundir, "sensitivity.parquet", whole)
    rundir.write_text("sensitivity.csv", whole.to_csv(index=False, float_format="%.6g", lineterminator="\n"))
    parquet.write(rundir, "points.parquet", pd.DataFrame(points(chosen, shares)))


def _show(
    study: Study, rundir: RunDir, console: Console, tables: dict[str, pd.DataFrame], title: str, lines: list[str],
    names: dict[str, dict[str, Any]],
) -> None:  # fmt: skip
    from experiments.figures.theme import theme
    from experiments.report.study_page import Table, draw, write_page
    from experiments.sensing.picture import draw_indices
    from experiments.sensing.words import say
    from experiments.tabulate import table as tabulated

    options: Any = study.options
    language = options.language
    pages, drawn = [], []
    with theme(language):
        for number, (outcome, table) in enumerate(tables.items()):
            heading = title if number == 0 else _title(table, names[outcome], language)
            k = len(table)
            about = {"k": k, "base": options.base, "points": f"{options.base * (k + 2):,}"}
            figure = draw_indices(table, heading, say(language, "sobol.subtitle", **about, **names[outcome]), language)
            name = "sobol" if number == 0 else f"sobol_{outcome}"
            drawn.append(draw(rundir, name, figure, table, heading, say(language, "sobol.caption")))
            rows = _rows(table, language)
            pages.append(Table(say(language, "sobol.table", outcome=names[outcome]["outcome"]), rows[0], rows[1:]))
    write_page(rundir, language=language, title=title, paragraphs=lines, drawn=drawn, tables=pages)
    console.print(title, style="bold", highlight=False, markup=False, soft_wrap=True)
    first = pages[0]
    for line in (*tabulated([[row[0], *row[3:]] for row in (first.header, *first.rows)]), *lines):
        console.print(line, highlight=False, markup=False, soft_wrap=True)


def _rows(table: pd.DataFrame, language: str) -> list[list[str]]:
    from experiments.sensing.telling import bracketed
    from experiments.sensing.words import say

    rows = [[say(language, key) for key in ("number", "unit", "range", "first", "total")]]
    for row in table.itertuples():
        rows.append(
            [
                row.label, row.unit, f"{row.low:g} - {row.high:g}",
                f"{bracketed(row.first, row.first_low, row.first_high)} %",
                f"{bracketed(row.total, row.total_low, row.total_high)} %",
            ]
        )  # fmt: skip
    return rows
