"""The economics of points: generosity, threshold, validity and clarity of terms, and who pays for breakage."""

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
    """Rules tried, under ``points_economics.``."""

    generosity: tuple[float, ...] = setting(
        (0.01, 0.02, 0.05, 0.1, 0.15), "Parts of spending given back.", "generosity", "還元率", unit="share",
    )  # fmt: skip
    threshold: tuple[float, ...] = setting(
        (2.0, 5.0, 10.0, 20.0, 40.0), "Spending that makes one reward, at the same share given back.", "threshold",
        "特典に必要な購入額", unit="market prices",
    )  # fmt: skip
    validity: tuple[int, ...] = setting(
        (3, 6, 12, 24, 0), "Months until points expire; 0 means never.", "validity", "有効期間", unit="months",
    )  # fmt: skip
    clarity: tuple[float, ...] = setting(
        (0.0, 0.25, 0.5, 0.75, 1.0), "How clear the terms are.", "clarity of terms", "規約の明確さ", unit="share",
    )  # fmt: skip
    expiry: Literal["fixed", "sliding", "calendar"] = setting(
        "fixed", "How points expire: a fixed time after they were earned, after a time without a purchase, or at the "
        "end of a period.", "expiry", "有効期限の方式",
    )  # fmt: skip
    figures: bool = setting(True, "Whether figures are drawn.", "figures", "図")
    language: Literal["en", "ja"] = setting("en", "Language of figures and report.", "language", "言語")


def check(study: Study) -> None:
    """Refuse what cannot be moved, before anything runs."""
    from experiments.refusal import Refusal

    if len(study.policies) != 2:
        raise Refusal(
            "policy", "two policies are compared here: one with points, and one without a programme",
            found=str(list(study.policies)), allowed="two", hint="policy=[points,neutral]",
        )  # fmt: skip
    rules = study.scenario(study.policies[0]).policy.programme
    if not rules.offered or rules.earn_spend <= 0 or rules.reward_value <= 0:
        raise Refusal(
            "policy", "the first policy gives no points for spending, so there is nothing to move",
            found=study.policies[0], allowed="a programme with earn_spend and reward_value above 0",
            hint="policy=[points,neutral]",
        )  # fmt: skip
    if study.scenario(study.baseline).policy.programme.offered:
        raise Refusal(
            "policy", "the last policy is what points are measured against, but has a programme itself",
            found=study.baseline, allowed="a policy without a programme",
        )  # fmt: skip
    for changes in points(study).values():
        study.scenario(study.policies[0], {f"policy.programme.{key}": value for key, value in changes.items()})


def points(study: Study) -> dict[tuple[str, float], dict[str, Any]]:
    """Return the levers of every point, by rule and value."""
    from experiments.wallets.design import RULES, levers

    rules = study.scenario(study.policies[0]).policy.programme
    options: Any = study.options
    return {
        (rule, value): {"expiry": options.expiry, **levers(rule, value, rules)}
        for rule in RULES for value in getattr(options, rule)
    }  # fmt: skip


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every point, and write effects, figures and the report."""
    from experiments import parquet
    from experiments.ethics_compared import ETHICS
    from experiments.summary import rounded
    from experiments.sweeping.points import live
    from experiments.wallets.design import READ
    from experiments.wallets.words import in_words

    options: Any = study.options
    horizon = study.scenario(study.baseline).horizon_months
    moved = points(study)
    place = f"policies.{study.policies[0]}.programme."
    design = [{place + key: value for key, value in changes.items()} for changes in moved.values()]
    lived = live(study, design, months=range(1, horizon + 1), outcomes=(*READ, *ETHICS), what="living rules of points")
    table, summary = told(study, list(moved), lived, horizon)
    summary = rounded(summary)
    parquet.write(rundir, "points.parquet", table)
    console.print(in_words(summary), highlight=False, soft_wrap=True, markup=False)
    if options.figures:
        from experiments.wallets.page import draw_and_write

        draw_and_write(rundir, summary, table, options.language)
    return summary


def told(
    study: Study, moved: list[tuple[str, float]], lived: pd.DataFrame, horizon: int
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """Return a row a point and outcome, and the answer as plain values."""
    import pandas as pd

    from experiments.ethics_compared import at_horizon, compared
    from experiments.statistics import t_interval
    from experiments.wallets.design import SAID, by_replication

    groups = dict(iter(lived.groupby(["point", "policy"], sort=False)))
    found = {
        key: by_replication(groups[i, study.policies[0]], groups[i, study.baseline], horizon)
        for i, key in enumerate(moved)
    }
    rows = [
        {"rule": rule, "value": value, "outcome": name, **t_interval(values[name]).plain()}
        for (rule, value), values in found.items() for name in SAID
    ]  # fmt: skip
    rules: dict[str, Any] = {}
    for rule, value in found:
        rules.setdefault(rule, []).append(
            {"value": value} | {name: t_interval(found[rule, value][name]).plain() for name in SAID}
        )
    # paired: the same people under unclear and under clear terms
    grades = [value for rule, value in found if rule == "clarity"]
    unclear = {}
    if len(grades) > 1:
        low, high = found["clarity", min(grades)], found["clarity", max(grades)]
        unclear = {name: t_interval(low[name] - high[name]).plain() for name in SAID}
        unclear |= {"from": max(grades), "to": min(grades)}
    scores = {f"{rule}/{value:g}": at_horizon(groups[i, study.policies[0]], horizon)
              for i, (rule, value) in enumerate(moved)}  # fmt: skip
    # no rule of points moves the world without them: it is the same at every point
    ethics = compared({**scores, study.baseline: at_horizon(groups[0, study.baseline], horizon)},
                      dict.fromkeys(scores, study.baseline))  # fmt: skip
    scenario = study.scenario(study.baseline)
    return pd.DataFrame(rows), {
        "kind": "points_economics", "policies": list(study.policies), "rules": rules, "unclear": unclear,
        "ethics": ethics,
        "setting": {
            "customers": scenario.customers, "months": horizon, "replications": study.replications,
            "running_in_months": scenario.market.burn_in_months, "seed": study.seed,
        },
        "intervals": "95 %: Student t over paired replications",
    }  # fmt: skip
