"""Kinds of loyalty programmes in several trades: what each is worth, to whom it binds, and which comes first where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """Settings of the shootout, under ``programme_shootout.``."""

    trades: tuple[str, ...] = setting(
        ("beauty", "coffee", "ecommerce", "fashion", "hotel"), "Trades, market presets without a contract.", "trades",
        "業種", unit="names",
    )  # fmt: skip
    fitted: bool = setting(
        True, "Whether tiers, fees and rewards on accounts are fitted to what a customer of the trade spends; else as "
        "the presets state them.", "rules fitted to trades", "業種への調整",
    )  # fmt: skip
    figures: bool = setting(True, "Whether figures are drawn.", "figures", "図")
    language: Literal["en", "ja"] = setting("en", "Language of figures and report.", "language", "言語")


def check(study: Study) -> None:
    """Refuse what cannot be compared, before anything runs."""
    from experiments.refusal import Refusal
    from experiments.shootout.trades import point

    options: Any = study.options
    if not study.treatments:
        raise Refusal("policy", "nothing to compare", found=study.baseline, allowed="two policies or more")
    if study.scenario(study.baseline).policy.programme.offered:
        raise Refusal(
            "policy", "the last policy is what programmes are measured against, but has one itself",
            found=study.baseline, allowed="a policy without a programme", hint="policy=[points,paid,neutral]",
        )  # fmt: skip
    if not options.trades or len(set(options.trades)) < len(options.trades):
        raise Refusal(
            "programme_shootout.trades", "names no trade, or one twice", found=str(list(options.trades)),
            allowed="each trade once",
        )  # fmt: skip
    for trade in options.trades:
        point(study, trade, options.fitted)


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every policy in every trade, and write effects, parts, ranks, figures and the report."""
    from experiments import parquet
    from experiments.ethics_compared import ETHICS
    from experiments.shootout.measuring import READ
    from experiments.shootout.trades import point
    from experiments.shootout.words import in_words
    from experiments.summary import rounded
    from experiments.sweeping.points import live

    options: Any = study.options
    horizon = study.scenario(study.baseline).horizon_months
    points = [point(study, trade, options.fitted) for trade in options.trades]
    lived = live(study, points, months=range(1, horizon + 1), outcomes=(*READ, *ETHICS), what="living trades")
    table, summary = told(study, lived, horizon)
    summary = rounded(summary)
    parquet.write(rundir, "shootout.parquet", table)
    console.print(in_words(summary), highlight=False, soft_wrap=True, markup=False)
    if options.figures:
        from experiments.shootout.page import draw_and_write

        draw_and_write(rundir, summary, options.language)
    return summary


def told(study: Study, lived: pd.DataFrame, horizon: int) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return a row a trade, policy and outcome, and the answer as plain values."""
    import numpy as np
    import pandas as pd

    from experiments.ethics_compared import at_horizon, compared
    from experiments.shootout.measuring import by_replication, effects, parts
    from experiments.shootout.ranking import ranked
    from experiments.statistics import t_interval

    options: Any = study.options
    trades: dict[str, Any] = {}
    rows = []
    groups = dict(iter(lived.groupby(["point", "policy"], sort=False)))
    for number, trade in enumerate(options.trades):
        found = {name: by_replication(groups[number, name], horizon) for name in study.policies}
        base = found[study.baseline]
        gains = {name: effects(found[name], base) for name in study.policies}
        places = ranked(np.stack([gains[name]["npv_share"] for name in study.policies], axis=1), study.seed)
        own: dict[str, Any] = {}
        for name, place in zip(study.policies, places, strict=True):
            made = {key: t_interval(v) for key, v in gains[name].items()}
            pieces = {key: t_interval(v) for key, v in parts(found[name], base).items()}
            own[name] = {key: e.plain() for key, e in made.items()} | {
                "parts": {key: e.plain() for key, e in pieces.items()}, "place": place,
            }  # fmt: skip
            rows += [
                {"trade": trade, "policy": name, "outcome": key, **e.plain(), "replications": e.n}
                for key, e in (*made.items(), *((f"part_{key}", e) for key, e in pieces.items()))
            ]
        first, second = sorted(study.policies, key=lambda name: own[name]["place"]["rank"])[:2]
        lead = t_interval(gains[first]["npv_share"] - gains[second]["npv_share"])
        trades[trade] = {
            "policy": own, "first": first, "second": second, "lead": lead.plain(),
            "is_clear": own[first]["place"]["high"] == 1,
        }  # fmt: skip
    scores = {
        f"{trade}/{name}": at_horizon(groups[number, name], horizon)
        for number, trade in enumerate(options.trades) for name in study.policies
    }  # fmt: skip
    pairs = {f"{trade}/{name}": f"{trade}/{study.baseline}" for trade in options.trades for name in study.treatments}
    scenario = study.scenario(study.baseline)
    firsts = {trade: row["first"] for trade, row in trades.items()}
    summary = {
        "kind": "programme_shootout", "policies": list(study.policies), "baseline": study.baseline, "trades": trades,
        "first": firsts, "one_is_first_everywhere": len(set(firsts.values())) == 1,
        "ethics": compared(scores, pairs),
        "setting": {
            "customers": scenario.customers, "months": horizon, "replications": study.replications,
            "running_in_months": scenario.market.burn_in_months, "seed": study.seed, "fitted": options.fitted,
        },
        "intervals": "95 %: Student t over paired replications; ranks from paired t tests, Holm over a trade's pairs",
    }  # fmt: skip
    return pd.DataFrame(rows), summary
