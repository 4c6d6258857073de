"""The register of assumptions: every number of the world moved through its range, and the verdicts that it turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.refusal import Refusal
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    from rich.console import Console

    from experiments.register.numbers import Number
    from experiments.register.search import Points, Turn
    from experiments.rundir import RunDir
    from experiments.study import Study

KIND = "assumptions"


class Options(Declared):
    """Settings of the register, under ``assumptions.``."""

    parameters: tuple[str, ...] = setting(
        (), "Numbers moved, by full key; every number of the world that has a range if empty.", "numbers moved",
        "動かす数値", unit="names",
    )  # fmt: skip
    more: int = setting(
        24, "Replications of the study as it stands, and where a verdict flips or is not decided.",
        "replications where it is close", "僅差のときの反復数", low=2, high=10_000, unit="replications",
    )  # fmt: skip
    halvings: int = setting(
        3, "How often the stretch in which a verdict flips is halved.", "halvings", "二分の回数", low=0, high=20,
        unit="times",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")


def check(study: Study) -> None:
    """Refuse what has no answer: one policy, no intervals, numbers that do not exist.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.register.numbers import numbers
    from experiments.register.verdicts import READ
    from experiments.sensing.response import refuse

    options: Any = study.options
    refuse(study, READ, KIND)
    if study.replications < 2:
        raise Refusal(
            "replications", "intervals are over replications", found=str(study.replications), allowed="2 or more"
        )
    if options.more < study.replications:
        raise Refusal(
            "assumptions.more", "fewer than elsewhere", found=str(options.more),
            allowed=f"replications or more ({study.replications})",
        )  # fmt: skip
    numbers(study, options.parameters)


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Move every number, find where verdicts turn, write the table, the figure and the page.

    Finished points lie in the store: the same command goes on where it was stopped.
    """
    import pandas as pd

    from experiments import parquet
    from experiments.programmes.telling import tell
    from experiments.register.numbers import numbers
    from experiments.register.search import Points, search
    from experiments.register.telling import told
    from experiments.summary import rounded
    from experiments.sweeping.lasting import lasting_workers

    options: Any = study.options
    chosen = numbers(study, options.parameters)
    points = Points(study)
    with lasting_workers():
        idle, turns = search(points, chosen, options.more, options.halvings)
    found = rounded(answer(study, points, chosen, idle, turns))
    table = pd.DataFrame([row for number in found["numbers"] for row in _rows(number)])
    parquet.write(rundir, "assumptions.parquet", table)
    rundir.write_text("assumptions.csv", table.to_csv(index=False, float_format="%.6g", lineterminator="\n"))
    tell(rundir, console, KIND, options.language, told(found, options.language))
    return dict(found)


def answer(
    study: Study, points: Points, numbers: list[Number], idle: set[str], turns: list[list[Turn]]
) -> dict[str, Any]:
    """Return the register as plain values."""
    from experiments.register.search import HERE

    scenario = study.scenario(study.baseline)
    headlines = []
    for verdict in points.verdicts:
        says = points.says(HERE, verdict.key)
        about = {"key": verdict.key, "what": verdict.what, "month": verdict.month, "sign": says.sign}
        headlines.append(about | says.gap.plain())
    rows = []
    for number, several in zip(numbers, turns, strict=True):
        known, span = number.known, number.range
        rows.append(
            {
                "key": number.key, "source": known.source, "grade": known.grade, "unit": known.unit,
                "default": float(number.default), "low": span.low, "high": span.high,
                "is_plausible": number.is_plausible, "is_fitted": number.is_fitted, "is_idle": number.key in idle,
                "turns": [
                    {
                        "verdict": turn.verdict, "side": turn.side, "kind": turn.kind, "before": turn.before,
                        "after": turn.after, "near": turn.near, "far": turn.far, "at": turn.at,
                    }
                    for turn in several
                ],
            }
        )  # fmt: skip
    options: Any = study.options
    return {
        "kind": KIND, "policies": [study.policies[0], study.baseline],
        "setting": {
            "customers": scenario.customers, "months": points.horizon, "replications": study.replications,
            "more": options.more, "running_in_months": scenario.market.burn_in_months, "points": len(points),
            "halvings": options.halvings, "seed": study.seed,
        },
        "headlines": headlines, "numbers": rows,
    }  # fmt: skip


def _rows(number: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a row a turn of one number, or one row without a turn."""
    about = {key: value for key, value in number.items() if key != "turns"}
    nothing = {"verdict": "", "side": "", "kind": "idle" if number["is_idle"] else "no change"}
    return [about | turn for turn in number["turns"]] or [about | nothing]
