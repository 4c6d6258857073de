"""Files, figures, the page and the screen of a calibration to a log."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from experiments.buying import answers, picture, preset
from experiments.buying.words import lapse, say
from experiments.figures import theme
from experiments.report.study_page import Table, draw, write_page
from experiments.summary import rounded
from experiments.tabulate import table as plain_table

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.buying.answers import Answer
    from experiments.rundir import RunDir
    from experiments.study import Study


def report(study: Study, rundir: RunDir, console: Console, answer: Answer) -> dict[str, Any]:
    """Write tables, the preset, figures and the page, say what was found, and return it as plain values."""
    options: Any = study.options
    language = options.language
    rundir.write_text(f"population/{preset.NAME}.yaml", preset.text(study, answer))
    told = rounded(_summary(study, rundir, answer))
    _write_tables(rundir, answer)
    title = _title(told, language)
    lines = _lines(answer, told, language)
    tables = _tables(answer, told, language)
    drawn = []
    if options.figures:
        with theme.theme(language):
            for made in (picture.tracking(answer, title, language), picture.conditional(answer, language)):
                drawn.append(draw(rundir, made.name, made.figure, made.data, made.title, made.caption))
    write_page(rundir, language=language, title=title, paragraphs=lines, drawn=drawn, tables=tables)
    console.print(title, style="bold", highlight=False, markup=False, soft_wrap=True)
    for line in (*lines, *plain_table([tables[0].header, *tables[0].rows])):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    return {"answer": {"finding": title}, **told}


def _summary(study: Study, rundir: RunDir, answer: Answer) -> dict[str, Any]:
    known, found = answer.known, answer.found
    return {
        "kind": "transaction_log",
        "source": answer.log.source,
        "customers": len(known),
        "purchases": len(answer.log.day),
        "repeat_purchases": {"calibration": int(known.x.sum()), "holdout": int(known.bought.sum())},
        "days": {"calibration": known.split.calibration, "holdout": known.split.holdout,
                 "acquired": min(known.split.acquired, known.split.calibration)},
        "fit": {
            "values": found.values, "log_likelihoods": answers.likelihoods(answer),
            "errors": found.errors, "noise": found.noise,
            "draws": len(found.drawn), "draws_effective": found.n_effective,
            "runs": found.n_evaluations, "people": found.people,
        },
        "neighbours": {"number": answer.number, "people": answer.lives.n,
                       "error_among_simulated": {str(k): v for k, v in answer.errors.items()}},
        "scores": answers.scored(answer),
        "published": answers.published(answer.log),
        "by_frequency": answers.by_frequency(answer).to_dict("records"),
        "log_itself": answers.own(answer),
        "preset": f"population/{preset.NAME}.yaml",
        "command": preset.command(rundir),
    }  # fmt: skip


def _write_tables(rundir: RunDir, answer: Answer) -> None:
    import pandas as pd

    known, log = answer.known, answer.log
    each = {"customer": [log.ids[i] for i in known.place], "frequency": known.x, "recency_days": known.last,
            "T_days": known.seen, "holdout": known.bought}  # fmt: skip
    each |= {item.model: item.each for item in answer.forecasts}
    rundir.write_text("forecasts.csv", pd.DataFrame(each).to_csv(index=False, float_format="%.6g", lineterminator="\n"))


def _score(told: dict[str, Any], model: str, name: str) -> float:
    return float(next(row[name] for row in told["scores"] if row["model"] == model))


def _weeks(language: str, first: int, last: int) -> str:
    return say(language, "weeks", first=first, last=last)


def _title(told: dict[str, Any], language: str) -> str:
    fitted, held = (told["days"][name] // 7 for name in ("calibration", "holdout"))
    best = min(answers.PEERS, key=lambda name: _score(told, name, "mape"))
    return say(
        language, "title", name=told["source"], fitted=_weeks(language, 1, fitted),
        held=_weeks(language, fitted + 1, fitted + held), mape=_score(told, answers.OURS, "mape"), best_peer=best,
        peer=_score(told, best, "mape"),
    )  # fmt: skip


def _lines(answer: Answer, told: dict[str, Any], language: str) -> list[str]:
    fit, own, days = told["fit"], told["log_itself"], told["days"]
    values, joint = fit["values"], "、" if language == "ja" else ", "
    peers = joint.join(f"{name} {value:.1f}" for name, value in list(fit["log_likelihoods"].items())[1:])
    notes = [say(language, key, **said) for key, said in answer.log.notes]
    gap = (own["gap_days"] or {}).get("median", float("nan"))
    return [
        say(language, "data", customers=told["customers"], repeats=told["repeat_purchases"]["calibration"],
            bought=told["repeat_purchases"]["holdout"], **days),
        *notes,
        say(language, "fit", rate=values["purchase_rate"], shape=values["purchase_shape"], level=values["want_level"],
            spread=values["want_spread"], runs=fit["runs"], likelihood=fit["log_likelihoods"][answers.OURS],
            peers=peers),
        _errors(fit, language),
        say(language, "neighbours", **{k: told["neighbours"][k] for k in ("number", "people")}),
        say(language, "own", repeat=100 * own["repeat_rate"], gap=gap, active=100 * own["active_share"]["3"],
            alive=100 * own["alive_share_of_the_fitted_engine"]),
        say(language, "preset", command=told["command"]),
    ]  # fmt: skip


def _errors(fit: dict[str, Any], language: str) -> str:
    if not fit["errors"]:
        return say(language, "no_top")
    ends = {}
    for name, error in fit["errors"].items():
        value, half = fit["values"][name], 1.96 * error
        is_log = name in ("purchase_rate", "purchase_shape")
        low, high = (value * math.exp(-half), value * math.exp(half)) if is_log else (value - half, value + half)
        ends |= {f"{name}_low": low, f"{name}_high": high}
    ends["want_spread_low"] = max(ends["want_spread_low"], 0.0)
    return say(language, "errors", noise=fit["noise"], draws=fit["draws"], effective=fit["draws_effective"], **ends)


def _tables(answer: Answer, told: dict[str, Any], language: str) -> list[Table]:
    def head(*names: str) -> list[str]:
        return [say(language, f"h.{name}") for name in names]

    def scored(name: str, row: dict[str, Any]) -> list[str]:
        total = f"{row['sum']:,.0f}" if "sum" in row else "-"
        return [name, f"{row['mape']:.2f}", f"{row['rmse']:.3f}", f"{row['table']:.3f}", total]

    rows = [scored(row["model"], row) for row in told["scores"]]
    rows += [scored(say(language, "published", model=name), row) for name, row in told["published"].items()]
    bought = told["repeat_purchases"]["holdout"]
    found = [Table(say(language, "table.scores", bought=bought), head("model", "mape", "rmse", "table", "sum"), rows)]
    models = [row["model"] for row in told["scores"]]
    last = len(told["by_frequency"]) - 1
    rows = [
        [f"{row['repeat_purchases']}{'+' if row['repeat_purchases'] == last else ''}", f"{row['customers']:,}",
         *("-" if row[name] is None else f"{row[name]:.3f}" for name in ("actual", *models))]
        for row in told["by_frequency"]
    ]  # fmt: skip
    found.append(Table(say(language, "table.given"), [*head("x", "customers"), say(language, "actual"), *models], rows))

    def share(value: float | None) -> str:
        return "-" if value is None else f"{100 * value:.1f}"

    rows = [
        [lapse(language, row["name"]), *(share(row[name]) for name in ("lapsed", "precision", "recall"))]
        for row in told["log_itself"]["lapse_definitions"]
    ]
    found.append(Table(say(language, "table.lapse"), head("lapse", "lapsed", "precision", "recall"), rows))
    rows = [
        [item.model, ", ".join(f"{name} {value:.3f}" for name, value in item.parameters.items())]
        for item in answer.forecasts if item.model != answers.OURS
    ]  # fmt: skip
    return [*found, Table(say(language, "table.peers"), head("model", "parameters"), rows)]
