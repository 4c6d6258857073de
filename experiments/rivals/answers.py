"""How much of a policy's lead is left when rivals answer it? The same people where rivals hold, copy, or fight it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import field_validator

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

KIND = "rivals_answer"
OUTCOMES = ("share", "profit", "surplus")
"""Share of all customers at the end, in percentage points; profit over all months for each customer of month 0; what
all people gain over all months, each: in market prices."""


ENTRANT, MOST = "entrant", 8


class Options(Declared):
    """Settings of the answers, under ``rivals_answer.``."""

    lags: tuple[int, ...] = setting(
        (3, 12), "Months after which rivals copy the policy, each tried; whatever else they do begins after the first.",
        "lags tried", "試す遅れ", unit="months",
    )  # fmt: skip
    entrant_price: float = setting(
        0.9, "List price of the company that enters, of ordinary conduct otherwise.", "price of the entrant",
        "参入企業の価格", low=0.3, high=3.0, unit="market prices a month",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")

    @field_validator("lags")
    @classmethod
    def _some(cls, lags: tuple[int, ...]) -> tuple[int, ...]:
        if not lags or len(set(lags)) < len(lags) or list(lags) != sorted(lags):
            raise ValueError("must name at least one number of months, each once, in rising order")
        return lags


def check(study: Study) -> None:
    """Refuse a market in which nobody answers, or rivals answer already, or one policy alone.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    scenario = study.scenario(study.baseline)
    if not study.treatments:
        raise Refusal("policy", "a lead needs two policies", found=study.baseline, hint="policy=[transparent,neutral]")
    if not scenario.rivals:
        raise Refusal("rival", "there is nobody to answer", found="none", hint="rival=neutral")
    for name, rival in scenario.rivals.items():
        if rival.response != "hold":
            raise Refusal(
                f"rivals.{name}.response", f"{KIND} sets the answers itself", found=rival.response, allowed="hold"
            )
    if ENTRANT in scenario.rivals or len(scenario.rivals) == MOST:
        raise Refusal(
            "rivals", f"{KIND} lets one more company enter", found=", ".join(scenario.rivals),
            allowed=f"fewer than {MOST}, none of them called {ENTRANT}",
        )  # fmt: skip
    if scenario.market.focal_share == 0.0 and scenario.market.burn_in_months == 0:
        raise Refusal("market.focal_share", "the focal company has no customers", found="0", allowed="above 0")
    worlds(study)


def answers(study: Study) -> tuple[str, ...]:
    """Return what rivals do, in the order of the figure."""
    options: Any = study.options
    return ("hold", *(f"follow_{lag}" for lag in options.lags), "undercut", "poach", "enter")


def met_by_baseline(name: str) -> str:
    """Return what the baseline meets where a policy meets an answer: an entry is no answer, and comes over both."""
    return "enter" if name == "enter" else "hold"


def worlds(study: Study) -> dict[tuple[str, str], Scenario]:
    """Return the worlds by policy and answer; nobody answers the baseline, but somebody enters beside it as well.

    Raises
    ------
    Refusal
        If an answer is not admissible, for example beside a timeline of the rival.
    """
    asked = [(study.baseline, "hold"), (study.baseline, "enter")]
    asked += [(policy, name) for policy in study.treatments for name in answers(study)]
    return {(policy, name): study.scenario(policy, _changes(study, name)) for policy, name in asked}


def _changes(study: Study, name: str) -> dict[str, Any]:
    options: Any = study.options
    response, _, lag = name.partition("_")
    months = int(lag) if lag else options.lags[0]
    if response == "enter":
        newcomer = {"policy": {"pricing": {"price": options.entrant_price}}, "enters": max(months, 1)}
        return {f"rivals.{ENTRANT}": newcomer}
    rivals = study.scenario(study.baseline).rivals if response != "hold" else ()
    return {
        f"rivals.{rival}.{key}": value for rival in rivals for key, value in (("response", response), ("lag", months))
    }


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every world, and say what is left of each policy's lead over the baseline."""
    from experiments import parquet
    from experiments.ethics_compared import Beside, compared
    from experiments.programmes import living
    from experiments.programmes.telling import tell
    from experiments.rivals.telling import told, world_name
    from experiments.summary import rounded

    made = worlds(study)
    lived = living.measured(study, {"/".join(key): world for key, world in made.items()}, _measures)
    table = leads(study, lived)
    parquet.write(rundir, "leads.parquet", table)
    options: Any = study.options
    found = answer(table)
    about = {
        "replications": study.replications, "months": study.scenario(study.baseline).horizon_months,
        "lag": options.lags[0], "baseline": study.baseline,
    }  # fmt: skip
    pairs = {
        f"{policy}/{name}": f"{study.baseline}/{met_by_baseline(name)}"
        for policy in study.treatments for name in answers(study)
    }  # fmt: skip
    ethics = rounded(compared(lived, pairs))
    beside = Beside(ethics, world_name, [f"{policy}/hold" for policy in study.treatments])
    tell(rundir, console, KIND, options.language, told(found, about, options.language), beside)
    return rounded({"kind": KIND, **about, "lags": list(options.lags), "leads": found, "ethics": ethics})


def _measures(result: Result) -> dict[str, float]:
    from experiments.ethics_compared import columns

    months = result.months
    began = max(float((result.customers["first_left"] >= 0).sum()), 1.0)
    ended = months["customers_end"][-1]
    return {
        "share": 100.0 * float(ended[0]) / max(float(ended.sum()), 1.0),
        "profit": float(months["profit"][:, 0].sum()) / began,
        "surplus": float(months["surplus"].sum()) / result.scenario.customers,
        **columns(result),
    }


def leads(study: Study, lived: dict[str, list[dict[str, float]]]) -> pd.DataFrame:
    """Return one row a policy, answer and replication: by how much it lies above the baseline."""
    import pandas as pd

    rows = []
    for policy in study.treatments:
        for name in answers(study):
            beside = lived[f"{study.baseline}/{met_by_baseline(name)}"]
            for r, (own, other) in enumerate(zip(lived[f"{policy}/{name}"], beside, strict=True)):
                gaps = {outcome: own[outcome] - other[outcome] for outcome in OUTCOMES}
                rows.append({"policy": policy, "answer": name, "replication": r, **gaps})
    return pd.DataFrame(rows)


def answer(table: pd.DataFrame) -> dict[str, Any]:
    """Return leads, what an answer takes off each, and what becomes of it, by policy, outcome and answer.

    ``verdict``: ``none`` (no clear lead where rivals hold), ``kept`` (a clear lead, not clearly smaller), ``smaller``
    (clearly smaller, still clearly above zero), ``gone`` (no longer clearly above zero), ``turned`` (clearly below it).
    """
    from experiments.statistics import t_interval

    found: dict[str, Any] = {}
    for policy, rows in table.groupby("policy", sort=False):
        found[str(policy)] = {}
        for outcome in OUTCOMES:
            wide = rows.pivot(index="replication", columns="answer", values=outcome)
            held = t_interval(wide["hold"].to_numpy(float)).plain()
            cells = {}
            for name in dict.fromkeys(rows["answer"]):
                lead = t_interval(wide[name].to_numpy(float)).plain()
                taken = t_interval((wide["hold"] - wide[name]).to_numpy(float)).plain()
                is_lead = _sign(held) > 0 and held["mean"] > 0.0
                cells[str(name)] = {
                    "lead": lead, "taken": taken, "left": lead["mean"] / held["mean"] if is_lead else None,
                    "verdict": verdict(held, lead, taken),
                }  # fmt: skip
            found[str(policy)][outcome] = cells
    return found


def verdict(held: dict[str, Any], lead: dict[str, Any], taken: dict[str, Any]) -> str:
    """Return what becomes of a lead, read off intervals.

    Examples
    --------
    >>> clear, open_ = {"low": 1.0, "high": 2.0}, {"low": -1.0, "high": 1.0}
    >>> verdict(open_, clear, open_), verdict(clear, clear, open_), verdict(clear, open_, clear)
    ('none', 'kept', 'gone')
    """
    if _sign(held) <= 0:
        return "none"
    if _sign(lead) < 0:
        return "turned"
    if _sign(lead) == 0:
        return "gone"
    return "smaller" if _sign(taken) > 0 else "kept"


def _sign(gap: dict[str, Any]) -> int:
    if gap["low"] is None or gap["low"] <= 0.0 <= gap["high"]:
        return 0
    return int(np.sign(gap["low"]))
