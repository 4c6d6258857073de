"""What is left of a loyalty programme once it is taken away? The same people with none, with one, and without again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from experiments.bilingual import speaker
from experiments.programmes import living
from experiments.programmes.withdrawal_words import WORDS
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.programmes.telling import Told
    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

KIND = "withdraw_programme"
WORLDS = ("keep", "honour", "void", "unentitled", "never")
DRAWN = WORLDS[:3]
WITHDRAWN = ("honour", "void")
OUTCOMES = {"trust": 1, "share_of_wallet": 1, "retention": 1, "churn": -1, "customers_end": 1, "profit": 1}
"""What is followed, and in which direction more is better for the company."""
WINDOW = 3
"""Months averaged together before it is asked whether a world lies below another."""
say = speaker(WORDS)


class Options(Declared):
    """Settings of the withdrawal, under ``withdraw_programme.``."""

    month: int = setting(
        36, "Month in which the programme is withdrawn; it began in month 0.", "month of withdrawal", "終了の月", low=1,
        high=590, unit="months",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")


def check(study: Study) -> None:
    """Refuse a market without a programme, and a withdrawal that leaves too few months to look at.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    options: Any = study.options
    living.refuse(study, KIND)
    last = study.scenario(study.baseline).horizon_months - WINDOW
    if options.month > last:
        raise Refusal(
            f"{KIND}.month", f"leaves fewer than {WINDOW} months to look at", found=str(options.month),
            allowed=f"1 to {last}", hint=f"horizon_months={options.month + 24}",
        )  # fmt: skip


def worlds(study: Study) -> dict[str, Scenario]:
    """Return the worlds: programme kept, never there, or withdrawn; once among people who get used to nothing."""
    month = study.options.month  # type: ignore[attr-defined]
    written = [dict(change) for change in study.config.get("timeline") or ()]
    gone = {"timeline": [*written, {"month": month, "lever": "programme.offered", "value": 0}]}
    changes: dict[str, dict[str, Any]] = {
        "keep": {}, "never": living.NEVER, **{how: {"policy.programme.closing": how, **gone} for how in WITHDRAWN},
    }  # fmt: skip
    changes["unentitled"] = {**changes["honour"], "behaviour.programme.reference": 0.0}
    return {name: study.scenario(study.baseline, changes[name]) for name in WORLDS}


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every world, and say how long the company is below never having had a programme."""
    from experiments import parquet
    from experiments.ethics_compared import Beside, compared
    from experiments.programmes.telling import tell
    from experiments.summary import rounded

    lived = living.measured(study, worlds(study), _series)
    table = months(lived)
    parquet.write(rundir, "months.parquet", table)
    options: Any = study.options
    found = answer(table, options.month)
    about = {"replications": study.replications, "months": int(table["month"].max()), "month": options.month}
    ethics = rounded(compared(lived, dict.fromkeys(WORLDS[:-1], "never")))
    tell(rundir, console, KIND, options.language, _told(table, found, about, options.language), Beside(ethics, say))
    return rounded({"kind": KIND, "policy": study.baseline, **about, **found, "ethics": ethics})


def _series(result: Result) -> dict[str, Any]:
    """Return what is followed, by month; and the lines of the scorecard, over the whole run."""
    from experiments.ethics_compared import columns
    from sim.measures import survival

    found = {name: result.months[name][:, 0].astype(float) for name in OUTCOMES if name != "retention"}
    found["profit"] = found["profit"] / max(float((result.customers["first_left"] >= 0).sum()), 1.0)
    return found | {"retention": survival(result)[1:]} | columns(result)


def months(lived: dict[str, list[dict[str, Any]]]) -> pd.DataFrame:
    """Return one row a world, replication and month; profit is a month and customer of month 0."""
    import pandas as pd

    tables = [
        pd.DataFrame(series).assign(world=world, replication=r, month=np.arange(1, len(series["profit"]) + 1))
        for world, several in lived.items() for r, series in enumerate(several)
    ]  # fmt: skip
    return pd.concat(tables, ignore_index=True)[["world", "replication", "month", *OUTCOMES]]


def gaps(table: pd.DataFrame, world: str, outcome: str, against: str = "never") -> np.ndarray:
    """Return by how much a world exceeds another, replications by months."""

    def wide(name: str) -> np.ndarray:
        rows = table[table["world"] == name].pivot(index="replication", columns="month", values=outcome)
        found: np.ndarray = rows.to_numpy(float)
        return found

    return wide(world) - wide(against)


def below(gap: np.ndarray, month: int, better: int) -> dict[str, Any]:
    """Return for how long a withdrawn programme leaves the company worse off than never having had one.

    Parameters
    ----------
    gap
        By how much the world exceeds the one without a programme, replications by months.
    month
        Months lived when it was withdrawn.
    better
        1 if more is better, -1 if less is.

    Returns
    -------
    dict
        ``months``: months since the withdrawal, in windows of three, whose interval lies wholly on the worse side
        (5 % shared among all windows, as one of many would by chance); ``last``: the last of them, None if there is
        none; ``worst``: the worst window; ``after``: the mean of all months since; ``is_open``: whether the last
        window is one of them, so that it may go on.
    """
    from experiments.statistics import t_interval

    after = better * gap[:, month:]
    n = after.shape[1] // WINDOW
    means = [after[:, i * WINDOW : (i + 1) * WINDOW].mean(axis=1) for i in range(n)]
    windows = [t_interval(values) for values in means]
    strict = [t_interval(values, 1.0 - 0.05 / n) for values in means]
    is_below = [w.high is not None and w.high < 0.0 for w in strict]
    worst = min(windows, key=lambda w: w.mean if w.mean is not None else np.inf)
    ends = [(i + 1) * WINDOW for i in range(n) if is_below[i]]
    plain = t_interval(gap[:, month:].mean(axis=1)).plain()
    signed = sorted([better * v for v in (worst.low, worst.high)]) if worst.low is not None else [None, None]
    return {
        "months": WINDOW * sum(is_below), "last": ends[-1] if ends else None, "is_open": bool(is_below[-1]),
        "worst": {"mean": better * (worst.mean or 0.0), "low": signed[0], "high": signed[1]},
        "worst_by": (windows.index(worst) + 1) * WINDOW, "after": plain,
    }  # fmt: skip


def answer(table: pd.DataFrame, month: int) -> dict[str, Any]:
    """Return how each world differs from never having had a programme: before, since, and for how long below."""
    from experiments.statistics import t_interval

    found: dict[str, Any] = {}
    for world in WORLDS[:-1]:
        rows = {}
        for outcome, better in OUTCOMES.items():
            gap = gaps(table, world, outcome)
            rows[outcome] = {
                "before": t_interval(gap[:, max(month - 12, 0) : month].mean(axis=1)).plain(),
                "end": t_interval(gap[:, -WINDOW:].mean(axis=1)).plain(),
                **below(gap, month, better),
            }
        profit = gaps(table, world, "profit")
        rows["profit"]["cumulative_since"] = t_interval(profit[:, month:].sum(axis=1)).plain()
        rows["profit"]["cumulative"] = t_interval(profit.sum(axis=1)).plain()
        found[world] = rows

    def year(one: str, other: str) -> dict[str, Any]:
        since = slice(month, month + 12)
        return {o: t_interval(gaps(table, one, o, other)[:, since].mean(axis=1)).plain() for o in OUTCOMES}

    parts = {"void": year("void", "honour"), "entitlement": year("honour", "unentitled")}
    return {"against_never": found, "first_year": parts}


def _title(found: dict[str, Any], language: str) -> str:
    honour = found["against_never"]["honour"]
    churn, profit = honour["churn"], honour["profit"]["cumulative_since"]
    values = {"months": churn["last"], "profit": profit["mean"]}
    key = "title.never" if churn["last"] is None else "title.open" if churn["is_open"] else "title.below"
    sign = 0 if profit["low"] is None or profit["low"] <= 0 <= profit["high"] else 1 if profit["low"] > 0 else -1
    return say(language, key, **values) + say(language, f"title.profit.{sign}", **values)


def _told(table: pd.DataFrame, found: dict[str, Any], about: dict[str, int], language: str) -> Told:
    from experiments.programmes.telling import Told
    from experiments.programmes.withdrawal_picture import lines, paint
    from experiments.report.study_page import Table

    data = lines(table)
    header = [say(language, key) for key in ("outcome", "world", "before", "after", "worst", "last")]
    against = found["against_never"]
    rows = [
        [say(language, outcome), say(language, world), *_cells(against[world][outcome], outcome, language)]
        for outcome in OUTCOMES for world in WORLDS[:-1]
    ]  # fmt: skip
    parts = found["first_year"]
    cells = [[say(language, o), *(_interval(parts[part][o], o) for part in parts)] for o in OUTCOMES]
    money = [[say(language, w), *(_interval(against[w]["profit"][k], "profit") for k in _SUMS)] for w in WORLDS[:-1]]
    header_of_parts = [say(language, k) for k in ("what", "void_gap", "entitlement_gap")]
    return Told(
        _title(found, language), say(language, "subtitle", **about), say(language, "caption"),
        [say(language, key, **about) for key in ("how", "reading", "limit")],
        [
            Table(say(language, "table.gaps"), header, rows),
            Table(say(language, "table.money"), [say(language, k) for k in ("world", *_SUMS)], money),
            Table(say(language, "table.parts"), header_of_parts, cells),
        ],
        data, 4.6, lambda figure: paint(figure, data, about["month"], language),
    )  # fmt: skip


_SUMS = ("cumulative_since", "cumulative")
_SCALES = {"share_of_wallet": 100, "retention": 100, "churn": 100}


def _interval(gap: dict[str, Any], outcome: str) -> str:
    scale = _SCALES.get(outcome, 1)
    form = "+.4f" if outcome == "trust" else "+.0f" if outcome == "customers_end" else "+.2f"
    if gap["mean"] is None:
        return "-"
    text = f"{gap['mean'] * scale:{form}}"
    if gap["low"] is None:
        return text
    return f"{text} [{gap['low'] * scale:{form}}, {gap['high'] * scale:{form}}]"


def _cells(row: dict[str, Any], outcome: str, language: str) -> list[str]:
    last = "-" if row["last"] is None else say(language, "still" if row["is_open"] else "until", n=row["last"])
    return [*(_interval(row[key], outcome) for key in ("before", "after", "worst")), last]
