"""Tables with an answer key, to test whether an estimator finds what twin worlds know to be true.

Where customers buy without a contract (``market.contract=false``), the purchases of the baseline policy are written
instead, with the true drop-out; see ``experiments.exporting.buying``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from rich.console import Console

    from experiments.exporting.people import People
    from experiments.report.words import Words
    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """Settings of an export, under ``export.``: the first policy is the treatment, the last is what others get."""

    share: float = setting(
        0.5, "Share of people treated, by lot; where treatment is chosen, the chance of an average person.",
        "share treated", "処置の割合", low=0.05, high=0.95, unit="share",
    )  # fmt: skip
    confounding: float = setting(
        1.0, "How strongly price sensitivity decides who is treated in uplift_confounded, log-odds for one standard "
        "deviation of its logarithm.",
        "confounding", "交絡の強さ", low=-3.0, high=3.0, unit="log-odds",
    )  # fmt: skip
    censoring: float = setting(
        0.5, "Share of people who are looked at only until a month drawn by lot.", "censoring", "打ち切りの割合",
        low=0.0, high=1.0, unit="share",
    )  # fmt: skip
    observed_share: float = setting(
        0.5, "Share of the horizon after which observation of buying without a contract ends; what comes later is in "
        "the answer key alone.", "share observed", "観察の割合", low=0.1, high=0.9, unit="share",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of figures and report.", "language", "言語")


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live the policies, write tables and answers, and show plain estimates beside the truth.

    Raises
    ------
    Refusal
        If there are fewer than two policies, or too few people on the book to compare.
    """
    if not study.scenario(study.baseline).market.contract:
        from experiments.exporting import buying_page

        return buying_page.run(study, rundir, console)
    from experiments.exporting import answers
    from experiments.exporting.assigning import by_choice, by_lot, last_looked_at, propensities
    from experiments.exporting.estimating import differences
    from experiments.exporting.frames import both_arms, one_arm, uplift
    from experiments.exporting.people import live
    from experiments.summary import rounded

    options: Any = study.options
    _refuse(study)
    arms = (study.policies[0], study.baseline)
    people = live(study)
    n, seed = len(people), study.seed
    last = last_looked_at(n, options.censoring, people.horizon, seed)
    treated = by_lot(n, options.share, seed)
    _refuse_few(treated)
    chance = propensities(people.known["price_sensitivity"].to_numpy(), options.share, options.confounding)
    chosen = by_choice(chance, seed)
    _refuse_few(chosen)
    both, randomised = both_arms(people, last), one_arm(people, last, treated, arms)
    lots = uplift(people, treated, chance * 0 + options.share, arms)
    choices = uplift(people, chosen, chance, arms)
    tables = {"survival": both, "survival_randomised": randomised, "uplift": lots, "uplift_confounded": choices}
    _write(rundir, tables)
    found = differences({"by_lot": lots, "by_choice": choices})
    key = rounded(
        {
            "kind": "answer_key", "policies": list(study.policies), "treatment": arms[0], "baseline": arms[1],
            "people": n, "horizon_months": people.horizon, "replications": study.replications, "seed": seed,
            "survival": answers.survival_answers(people),
            "hazards": answers.hazard_answers(both, people, arms),
            "effects": answers.effect_answers(people, arms, chance),
            "columns": _columns(tables), "notes": list(answers.NOTES),
        }
    )  # fmt: skip
    rundir.write_json("answer_key.json", key)
    _show(study, rundir, console, people, randomised, found, key)
    told = found.to_dict("records")
    kept = {name: value for name, value in key.items() if name not in ("columns", "notes", "survival")}
    return rounded({**kept, "kind": "export", "rows": {name: len(t) for name, t in tables.items()}, "told": told})


def _refuse(study: Study) -> None:
    from experiments.refusal import Refusal

    if not study.treatments:
        raise Refusal(
            "policy", "an effect needs two policies", found=f"[{study.baseline}]",
            allowed="the treatment first, the baseline last", hint="policy=[aggressive,transparent]",
        )  # fmt: skip


def _refuse_few(treated: np.ndarray) -> None:
    from experiments.refusal import Refusal

    if min(treated.sum(), (~treated).sum()) < 2:
        raise Refusal(
            "customers", "too few people with the company at month 0 to compare two groups",
            found=f"{len(treated)} people, {int(treated.sum())} of them treated", hint="customers=5000",
        )  # fmt: skip


def _write(rundir: RunDir, tables: dict[str, pd.DataFrame]) -> None:
    from experiments import parquet

    for name, table in tables.items():
        parquet.write(rundir, f"{name}.parquet", table)
        with rundir.writing(f"{name}.csv") as path:
            table.to_csv(path, index=False, float_format="%.7g", lineterminator="\n")


def _columns(tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    from experiments.exporting.describing import described

    return {name: described(table.columns) for name, table in tables.items()}


def _show(
    study: Study, rundir: RunDir, console: Console, people: People, randomised: pd.DataFrame, found: pd.DataFrame,
    key: dict[str, Any],
) -> None:  # fmt: skip
    from experiments.exporting import picture
    from experiments.exporting.words import say
    from experiments.figures.theme import theme
    from experiments.report.study_page import Table, draw, write_page
    from experiments.report.words import Words

    options: Any = study.options
    language, words = options.language, Words(options.language)
    arms = (key["treatment"], key["baseline"])
    names = {"treatment": words.policy(arms[0]), "baseline": words.policy(arms[1])}
    with theme(language):
        pictures = [
            picture.draw_survival(people, randomised, options.censoring, words),
            picture.draw_effects(found, people.horizon, arms, words),
        ]
        drawn = [draw(rundir, p.name, p.figure, p.data, p.title, p.caption) for p in pictures]
    lines = [
        say(language, "page.what"),
        *(item.title + ("." if language == "en" else "。") for item in drawn),
        _hazards(key["hazards"], words),
        say(language, "page.spill"),
    ]
    rows = _rows(found, language)
    table = Table(say(language, "table.effects", **names), rows[0], rows[1:])
    title = say(language, "page.title", n=len(people), **names)
    write_page(rundir, language=language, title=title, paragraphs=lines, drawn=drawn, tables=[table])
    _say(console, title, lines[1:-1], rows)


def _hazards(hazards: dict[str, Any], words: Words) -> str:
    from experiments.exporting.words import say

    if hazards["hazard_ratio"] is None or not hazards["hazard_ratio"]:
        return say(words.language, "page.no_hazard")
    years = [f"{year['ratio']:.2f}" if year["ratio"] is not None else "-" for year in hazards["by_year"]]
    verdict = say(words.language, "proportional" if hazards["hazards_are_proportional"] else "not_proportional")
    ratio = f"{hazards['hazard_ratio']:.3f}"
    return say(words.language, "page.hazard", ratio=ratio, years=words.items(years), verdict=verdict)


def _rows(found: pd.DataFrame, language: str) -> list[list[str]]:
    from experiments.exporting.picture import label
    from experiments.exporting.words import say

    header = [say(language, key) for key in ("outcome", "all", "true", "by_lot", "by_choice")]
    header[1] = ""
    rows = [header]
    keys = ["outcome", "grouping", "group"]
    for (outcome, grouping, group), pair in found.groupby(keys, sort=False):
        scale = 100.0 if outcome == "retained" else 1.0
        unit = " pp" if outcome == "retained" and language == "en" else "pt" if outcome == "retained" else ""
        by = {row.design: row for row in pair.itertuples()}

        def cell(row: Any, scale: float = scale, unit: str = unit) -> str:
            return f"{scale * row.estimate:+.2f}{unit} [{scale * row.low:+.2f}, {scale * row.high:+.2f}]"

        truth = f"{scale * by['by_lot'].truth:+.2f}{unit}"
        rows.append(
            [say(language, outcome), label(grouping, group, language), truth, cell(by["by_lot"]), cell(by["by_choice"])]
        )
    return rows


def _say(console: Console, title: str, lines: list[str], rows: list[list[str]]) -> None:
    from experiments.tabulate import table

    console.print(title, style="bold", highlight=False, markup=False, soft_wrap=True)
    everybody = rows[1][1]
    kept = [[row[0], *row[2:]] for row in rows if row[1] in ("", everybody)]
    for line in (*lines, *table(kept)):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
