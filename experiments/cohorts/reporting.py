"""Files, figures, the page and the screen of a calibration to a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from experiments.cohorts import answers, picture, preset, sentences
from experiments.cohorts.surrogate import NAMES
from experiments.cohorts.words import Words, percent, share
from experiments.figures import theme
from experiments.report.study_page import Table, draw, write_page
from experiments.summary import rounded

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.cohorts.fitted import Fitted
    from experiments.rundir import RunDir
    from experiments.study import Study


def report(study: Study, rundir: RunDir, console: Console, found: list[Fitted], language: str) -> dict[str, Any]:
    """Write tables, presets, figures and the page, say what was found, and return it as plain values."""
    words = Words(language)
    names = preset.names([item.cohort.segment for item in found])
    told = []
    for name, fitted in zip(names, found, strict=True):
        file = f"population/{name}.yaml"
        rundir.write_text(file, preset.text(study, fitted))
        told.append(rounded(answers.summarise(fitted, file, preset.command(rundir, name))))
    _write_tables(rundir, found)
    _say(console, found, told, words)
    options: Any = study.options
    drawn = []
    if options.figures:
        with theme.theme(language):
            for name, fitted, answer in zip(names, found, told, strict=True):
                title = sentences.title(answer, words)
                table = answers.curves(fitted)
                figure = picture.draw(fitted, table, title, words)
                drawn.append(
                    draw(
                        rundir,
                        name.replace("fitted", "calibration"),
                        figure,
                        table,
                        title,
                        picture.caption(fitted, words),
                    )
                )
    write_page(
        rundir, language=language, title=sentences.title(told[0], words),
        paragraphs=[line for fitted, answer in zip(found, told, strict=True) for line in _lines(fitted, answer, words)],
        drawn=drawn, tables=[table for answer, fitted in zip(told, found, strict=True)
                             for table in _tables(answer, fitted, words)],
    )  # fmt: skip
    return {
        "answer": {
            "finding": sentences.title(told[0], words),
            "not_pinned_down": {answer["segment"] or "all": answer["not_pinned_down"] for answer in told},
        },
        "segments": told,
    }


def _write_tables(rundir: RunDir, found: list[Fitted]) -> None:
    tables = {
        "points.csv": [answers.points(item) for item in found],
        "profiles.csv": [answers.profiles(item) for item in found],
        "draws.csv": [
            pd.DataFrame(item.draws, columns=list(NAMES)).assign(segment=item.cohort.segment) for item in found
        ],
    }
    for name, frames in tables.items():
        table = pd.concat(frames, ignore_index=True)
        rundir.write_text(name, table.to_csv(index=False, float_format="%.6g", lineterminator="\n"))


def _lines(fitted: Fitted, answer: dict[str, Any], words: Words) -> list[str]:
    head = [answer["segment"]] if answer["segment"] else []
    parts = (
        sentences.projection(answer, words), sentences.data(fitted.cohort, words), sentences.fit(answer, words),
        [words("preset", command=answer["command"])],
    )  # fmt: skip
    between = "" if words.language == "ja" else " "
    lead = f"{head[0]}{'：' if words.language == 'ja' else ': '}" if head else ""
    first, *rest = [between.join(part) for part in parts]
    return [lead + first, *rest]


def _say(console: Console, found: list[Fitted], told: list[dict[str, Any]], words: Words) -> None:
    for fitted, answer in zip(found, told, strict=True):
        console.print(sentences.title(answer, words), highlight=False, soft_wrap=True, markup=False, style="bold")
        lines = [
            *sentences.data(fitted.cohort, words), *sentences.fit(answer, words), *sentences.projection(answer, words),
            words("preset", command=answer["command"]),
        ]  # fmt: skip
        for line in lines:
            console.print(f"  {line}", highlight=False, soft_wrap=True, markup=False)


def _tables(answer: dict[str, Any], fitted: Fitted, words: Words) -> list[Table]:
    lead = f"{answer['segment']}: " if answer["segment"] else ""
    rows = [
        (words.name(row["parameter"]), f"{answer['best_fit'][row['parameter']]:.3g}", f"{row['low']:.3g}",
         f"{row['high']:.3g}", sentences.parameter(row, answer, words))
        for row in answer["profiles"]
    ]  # fmt: skip
    columns = ("parameter", "low", "high", "says", "month", "observed", "use", "middle", "inside", "curve", "mape")
    heads = {key: words(f"h_{key}") for key in columns}
    tables = [
        Table(lead + words("parameters_table"),
              [heads["parameter"], words("best"), heads["low"], heads["high"], heads["says"]], rows)
    ]  # fmt: skip
    points = [
        (f"{row.month}", words("fitted" if row.is_fitted else "hollow"), share(row.observed), share(row.best_fit),
         *(("-",) * 4 if row.is_fitted else (share(row.low), share(row.middle), share(row.high),
                                             words("yes" if row.is_inside else "no"))))
        for row in answers.points(fitted).itertuples()
    ]  # fmt: skip
    tables.append(
        Table(lead + words("points_table"),
              [heads["month"], heads["use"], heads["observed"], words("best"), heads["low"], heads["middle"],
               heads["high"], heads["inside"]], points)
    )  # fmt: skip
    if held_back := answer.get("held_back"):
        errors = [
            (words("kizuna_projection"), percent(held_back["mape_projection"])),
            (words("kizuna_best"), percent(held_back["mape_best_fit"])),
            *((words(row["curve"]), percent(row["mape"])) for row in answer["rivals"]),
        ]
        tables.append(Table(lead + words("rivals_table"), [heads["curve"], heads["mape"]], errors))
    return tables
