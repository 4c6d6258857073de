"""Paid membership: who pays, and how far members' spending is its doing, or would have been anyway."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import field_validator

from experiments.bilingual import speaker
from experiments.programmes import living
from experiments.programmes.membership_words import WORDS
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure
    from rich.console import Console

    from experiments.programmes.telling import Told
    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.model import RetentionModel, Start
    from sim.scenario import Scenario

KIND = "paid_membership"
FOLLOWED = 12
"""Months for which members and others are followed."""
PARTS = ("naive", "causal", "selection", "others")
GOODS = ("visits", "spend")
NEVER = "never"
"""Name of the world without a programme."""
say = speaker(WORDS)


class Options(Declared):
    """Settings of the fees, under ``paid_membership.``."""

    fees: tuple[float, ...] = setting(
        (0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0), "Fees for a period of membership, each in a world of its own.", "fees",
        "会費", unit="market prices",
    )  # fmt: skip
    look: int = setting(
        12, "Month in which members are told from others; both are followed for a year from then on.",
        "month of looking", "会員を見分ける月", low=1, high=580, unit="months",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figure.", "language", "言語")

    @field_validator("fees")
    @classmethod
    def _some_once(cls, fees: tuple[float, ...]) -> tuple[float, ...]:
        if not fees or len(set(fees)) < len(fees):
            raise ValueError("name one fee or more, each once; allowed: [0,0.5,1]")
        return fees


def check(study: Study) -> None:
    """Refuse a market without a programme, fees that cannot be, and a look too late to follow anybody.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    options: Any = study.options
    living.refuse(study, KIND)
    last = study.scenario(study.baseline).horizon_months - FOLLOWED
    if options.look > last:
        raise Refusal(
            f"{KIND}.look", f"leaves fewer than {FOLLOWED} months to follow members", found=str(options.look),
            allowed=f"1 to {last}", hint=f"horizon_months={options.look + FOLLOWED}",
        )  # fmt: skip
    worlds(study)


def worlds(study: Study) -> dict[float, Scenario]:
    """Return a world for every fee."""
    options: Any = study.options
    return {fee: study.scenario(study.baseline, {"policy.programme.fee": fee}) for fee in options.fees}


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every fee and no programme, and split what members spend more into its causes."""
    import pandas as pd

    from experiments import parquet
    from experiments.ethics_compared import Beside, by_world, compared
    from experiments.programmes.telling import tell
    from experiments.summary import rounded

    options: Any = study.options
    never = study.scenario(study.baseline, living.NEVER)
    lived = living.replicated(study, partial(once, worlds(study), never, options.look))
    fees, scores = (
        pd.DataFrame([{"replication": r, **row} for r, one in enumerate(lived) for row in one[part]])
        for part in ("fees", "ethics")
    )
    parquet.write(rundir, "fees.parquet", fees)
    parquet.write(rundir, "ethics.parquet", scores)
    found = answer(fees)
    about = {"replications": study.replications, "months": never.horizon_months, "look": options.look}
    ethics = rounded(compared(by_world(scores, "world"), {f"{fee:g}": NEVER for fee in options.fees}))
    tell(rundir, console, KIND, options.language, _told(found, about, options.language), Beside(ethics, _world_name))
    return rounded(
        {"kind": KIND, "policy": study.baseline, **about, "followed": FOLLOWED, "fees": found, "ethics": ethics}
    )


def _world_name(language: str, world: str) -> str:
    return say(language, NEVER) if world == NEVER else say(language, "at_fee", fee=world)


def once(fees: dict[float, Scenario], never: Scenario, look: int, start: Start) -> dict[str, list[dict[str, Any]]]:
    """Return a row a fee, of one replication, and the lines of every world's scorecard."""
    without = _live(never, start, look)
    lived = {fee: _live(scenario, start, look) for fee, scenario in fees.items()}
    return {
        "fees": [{"fee": fee, **_row(one, without)} for fee, one in lived.items()],
        "ethics": [
            {"world": NEVER, **without["ethics"]},
            *({"world": f"{fee:g}", **one["ethics"]} for fee, one in lived.items()),
        ],
    }


def _live(scenario: Scenario, start: Start, look: int) -> dict[str, Any]:
    from experiments.ethics_compared import columns

    model = living.beginning(scenario, start)
    who: dict[str, np.ndarray] = {}
    sums = {good: np.zeros(scenario.customers) for good in GOODS}
    while model.month < scenario.horizon_months:
        if model.month == look:
            who = _people(model)
        began = living.ours(model)
        model.step()
        if look < model.month <= look + FOLLOWED:
            for good, amount in zip(GOODS, living.bought(model, began), strict=True):
                sums[good] += amount
    result = model.result()
    months = result.months
    money = {name: float(months[name][:, 0].sum()) for name in ("membership_fees", "profit")}
    starters = max(float(months["customers"][0, 0]), 1.0)
    share = float(months["member_share"][-1, 0])
    return {**who, **{g: sums[g] / FOLLOWED for g in GOODS}, **money, "adoption": share, "starters": starters,
            "ethics": columns(result)}  # fmt: skip


def _people(model: RetentionModel) -> dict[str, np.ndarray]:
    is_ours = model.customers["company"] == 0
    try:
        is_member = is_ours & (model.customers["member"] == 1)
    except KeyError:  # no wallets are kept where no company has a programme
        is_member = np.zeros_like(is_ours)
    return {"members": is_member, "outsiders": is_ours & ~is_member}


def _row(one: dict[str, Any], without: dict[str, Any]) -> dict[str, float]:
    row = {
        "adoption": one["adoption"], "profit": (one["profit"] - without["profit"]) / without["starters"],
        "fee_income": one["membership_fees"] / without["starters"],
    }  # fmt: skip
    for good in GOODS:
        split = parts(one[good], without[good], one["members"], one["outsiders"])
        row |= {f"{good}_{part}": value for part, value in split.items()}
    return row


def parts(offered: np.ndarray, never: np.ndarray, members: np.ndarray, others: np.ndarray) -> dict[str, float]:
    """Split what members buy more than other customers into its causes.

    Parameters
    ----------
    offered, never
        What each person buys where the programme is offered and where it never was.
    members, others
        Who is a member and who is another customer where it is offered.

    Returns
    -------
    dict
        ``naive``: members less others, as a company sees it; ``causal``: what the programme does to members;
        ``selection``: by how much members would have bought more without any programme; ``others``: what the
        programme does to the others. naive = causal + selection - others, exactly. NaN where one of both groups is
        empty.

    Examples
    --------
    >>> parts(np.array([5.0, 1.0]), np.array([4.0, 1.0]), np.array([True, False]), np.array([False, True]))
    {'naive': 4.0, 'causal': 1.0, 'selection': 3.0, 'others': 0.0}
    """
    if not members.any() or not others.any():
        return dict.fromkeys(PARTS, float("nan"))
    effect = offered - never
    return {
        "naive": float(offered[members].mean() - offered[others].mean()),
        "causal": float(effect[members].mean()),
        "selection": float(never[members].mean() - never[others].mean()),
        "others": float(effect[others].mean()),
    }


def answer(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what every fee comes to, each number with its interval; ``share`` is the causal part of the naive gap."""
    from experiments.statistics import t_interval

    found = []
    for fee, rows in table.groupby("fee", sort=True):
        row: dict[str, Any] = {"fee": float(str(fee))}
        for name in rows.columns.difference(["fee", "replication"]):
            row[name] = t_interval(rows[name].to_numpy(float)).plain()
        for good in GOODS:
            share = rows[f"{good}_causal"].to_numpy(float) / rows[f"{good}_naive"].to_numpy(float)
            row[f"{good}_share"] = t_interval(share).plain()
        found.append(row)
    return found


def _told(found: list[dict[str, Any]], about: dict[str, int], language: str) -> Told:
    import pandas as pd

    from experiments.programmes.telling import Told, bracketed
    from experiments.report.study_page import Table

    best = max(found, key=lambda row: row["profit"]["mean"])
    shares = [row["spend_share"]["mean"] for row in found if row["spend_share"]["mean"] is not None]
    values = {"low": 100 * min(shares, default=np.nan), "high": 100 * max(shares, default=np.nan), "fee": best["fee"]}
    title = say(language, "title", **values) if shares else say(language, "title.nobody", **values)
    edge = [say(language, "edge")] if len(found) > 1 and best in (found[0], found[-1]) else []
    money = [
        [f"{row['fee']:g}", bracketed(row["adoption"], 100, ".1f"),
         *(bracketed(row[k], 1, "+.2f") for k in ("fee_income", "profit"))]
        for row in found
    ]  # fmt: skip
    tables = [
        Table(
            say(language, "table.money"), [say(language, k) for k in ("fee", "adoption", "fee_income", "profit")], money
        )
    ]
    for good in GOODS:
        cells = [
            [f"{row['fee']:g}", *(bracketed(row[f"{good}_{p}"], 1, "+.3f") for p in PARTS),
             bracketed(row[f"{good}_share"], 100, ".1f")]
            for row in found
        ]  # fmt: skip
        tables.append(
            Table(say(language, f"table.{good}"), [say(language, k) for k in ("fee", *PARTS, "share")], cells)
        )
    kinds = [n for n in found[0] if n != "fee"]
    data = pd.DataFrame([{"fee": row["fee"], "what": what, **row[what]} for row in found for what in kinds])
    data = data.astype({"mean": float, "low": float, "high": float})
    return Told(
        title, say(language, "subtitle", **about), say(language, "caption"),
        [*edge, *(say(language, key, **about) for key in ("how", "limit"))], tables, data, 3.0,
        lambda figure: _paint(figure, data, language),
    )  # fmt: skip


def _paint(figure: Figure, data: pd.DataFrame, language: str) -> None:
    from matplotlib.lines import Line2D

    from experiments.figures.theme import INK, few_ticks, legend_above, looks
    from experiments.programmes.telling import bars

    fees = sorted(data["fee"].unique())
    places = np.arange(len(fees))
    panels = figure.subplots(1, 3)
    style = looks(("a", "b", "c", "e", "d"))
    shown = {"naive": ("d", "o"), "causal": ("a", "s"), "selection": ("b", "^")}
    marks = {"fee_income": ("e", "P"), "profit": ("c", "D"), **shown}
    for axes, names in zip(panels, (("adoption",), ("fee_income", "profit"), shown), strict=True):
        axes.axhline(0.0, color=INK, lw=0.9)
        axes.set_xticks(places, [f"{fee:g}" for fee in fees])
        axes.set_xlabel(say(language, "fee"))
        for number, name in enumerate(names):
            what = f"spend_{name}" if name in shown else name
            rows = data[data["what"] == what].sort_values("fee")
            look, marker = marks.get(name, ("d", "o"))
            if name == "adoption":
                rows = rows.assign(**{c: 100 * rows[c] for c in ("mean", "low", "high")})
            bars(axes, places + 0.12 * (number - (len(names) - 1) / 2), rows, style[look].colour, marker)
        few_ticks(axes)
    for axes, key in zip(panels, ("panel.adoption", "panel.money", "panel.gap"), strict=True):
        axes.set_title(say(language, key))
    samples = [Line2D([], [], color=style[c].colour, marker=m, ls="", ms=6) for c, m in marks.values()]
    legend_above(figure, samples, [say(language, f"legend.{name}") for name in marks], 5)
