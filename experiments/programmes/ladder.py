"""Ladders of tiers: who is pressed below a threshold, where thresholds should lie, and how to land who falls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import field_validator

from experiments.programmes import ladder_landing as landing
from experiments.programmes import ladder_pressure as pressure
from experiments.programmes import living
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.model import Start
    from sim.result import Result
    from sim.scenario import Scenario

KIND = "tier_ladder"
TIERS = ("in_tier_1", "in_tier_2", "in_tier_3")
NEVER = "never"
"""Name of the world without a programme."""
COMPARED = ("npv", "surplus", "visits")
"""What a ladder is compared with no programme in, a customer of month 0."""


class Options(Declared):
    """Settings of the ladder, under ``tier_ladder.``."""

    multiples: tuple[float, ...] = setting(
        (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0), "What all thresholds are multiplied by, each in a world of its own.",
        "multiples of thresholds", "基準の倍率", unit="factor",
    )  # fmt: skip
    grace_months: int = setting(
        3, "Months of grace in the world in which who falls short gets some.", "grace tried", "試す猶予期間", low=1,
        high=12, unit="months",
    )  # fmt: skip
    followed: int = setting(
        24, "Months for which people are followed after their demotion.", "months followed", "追跡する月数", low=3,
        high=120, unit="months",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figures.", "language", "言語")

    @field_validator("multiples")
    @classmethod
    def _some_once(cls, multiples: tuple[float, ...]) -> tuple[float, ...]:
        if not multiples or len(set(multiples)) < len(multiples) or not min(multiples) > 0:
            raise ValueError("name one multiple or more above 0, each once; allowed: [0.5,1,2]")
        return multiples


def check(study: Study) -> None:
    """Refuse programmes without a ladder to ask about, and horizons in which nobody falls.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    options: Any = study.options
    living.refuse(study, KIND)
    scenario = study.scenario(study.baseline)
    rules = scenario.policy.programme
    place = f"policies.{study.baseline}.programme"
    if not rules.levels:
        raise Refusal(f"{place}.tier_1", f"{KIND} needs tiers", found="0", allowed="above 0", hint="policy=[tiered]")
    if rules.tier_qualifier == "engagement":
        raise Refusal(
            f"{place}.tier_qualifier", "the gap to a tier is followed in purchases", found="engagement",
            allowed="spend | visits | points",
        )  # fmt: skip
    if rules.tier_period_months <= pressure.LAST:
        raise Refusal(
            f"{place}.tier_period_months", f"people are looked at {pressure.LAST} months before a period ends",
            found=str(rules.tier_period_months), allowed=f"above {pressure.LAST}",
        )  # fmt: skip
    least = 2 * rules.tier_period_months + options.followed
    if scenario.horizon_months < least:
        raise Refusal(
            "horizon_months", "nobody is demoted before two periods are over, and then people are followed",
            found=str(scenario.horizon_months), allowed=f"{least} and up", hint=f"horizon_months={least + 12}",
        )  # fmt: skip
    worlds(study)


@dataclass(frozen=True)
class Worlds:
    """Everything that is lived: the ladder with and without pressure, its multiples, landings, and no programme."""

    ladder: Scenario
    twin: Scenario
    multiples: dict[float, Scenario]
    landings: dict[str, Scenario]
    never: Scenario


def worlds(study: Study) -> Worlds:
    """Return all worlds of the study; every change is checked."""
    options: Any = study.options
    ladder = study.scenario(study.baseline)
    heights = pressure.thresholds(ladder)

    def with_(changes: dict[str, Any]) -> Scenario:
        return study.scenario(study.baseline, changes)

    times = {
        multiple: with_({f"policy.programme.tier_{i + 1}": multiple * h for i, h in enumerate(heights)})
        for multiple in options.multiples
    }
    landings = {name: with_(levers) for name, levers in landing.changes(ladder, options.grace_months).items()}
    return Worlds(ladder, with_({"behaviour.programme.tier": 0.0}), times, landings, with_(living.NEVER))


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every world, and say what the ladder does below its thresholds, where they pay, and how landings differ."""
    from experiments import parquet
    from experiments.ethics_compared import Beside, by_world, compared
    from experiments.programmes.ladder_answer import answer
    from experiments.programmes.ladder_telling import say, tell_ladder, world_name
    from experiments.summary import rounded

    options: Any = study.options
    tables = gathered(living.replicated(study, partial(once, worlds(study), options.followed)))
    for name, table in tables.items():
        parquet.write(rundir, f"{name}.parquet", table)
    scenario = study.scenario(study.baseline)
    within = scenario.behaviour.programme.tier_within
    found = answer(tables, within)
    about = {
        "replications": study.replications, "months": scenario.horizon_months, "grace": options.grace_months,
        "followed": options.followed, "levels": scenario.policy.programme.levels, "within": 100 * within,
        "period": scenario.policy.programme.tier_period_months,
    }  # fmt: skip
    pairs = {f"times {multiple:g}": NEVER for multiple in options.multiples}
    pairs |= {world: landing.DROP for world in landing.WORLDS if world != landing.DROP}
    ethics = rounded(compared(by_world(tables["ethics"], "world"), pairs))
    ends = [found["landing"]["softest"]] if found["landing"]["softest"] else []
    named = [f"times {found['thresholds']['best']:g}", *ends]
    beside = Beside(ethics, partial(world_name, about), named, lambda language: say(language, "own"))
    tell_ladder(rundir, console, KIND, found, tables, about, options.language, beside)
    summary: dict[str, Any] = rounded({"kind": KIND, "policy": study.baseline, **about, **found, "ethics": ethics})
    return summary


def once(all_of: Worlds, followed: int, start: Start) -> dict[str, list[dict[str, Any]]]:
    """Live one replication and return the rows of every table."""
    from experiments.ethics_compared import columns

    within = all_of.ladder.behaviour.programme.tier_within
    pressed, twin = pressure.watch(all_of.ladder, start), pressure.watch(all_of.twin, start)
    never = living.beginning(all_of.never, start).run()
    none = account(never)
    tried = {m: living.beginning(scenario, start).run() for m, scenario in all_of.multiples.items()}
    times = {m: account(result) for m, result in tried.items()}
    lived = {name: landing.live(scenario, start) for name, scenario in all_of.landings.items()}
    curves, sums = landing.follow(lived, followed)
    landed = {name: account(lives.result) for name, lives in lived.items()}
    results = {NEVER: never} | {f"times {m:g}": result for m, result in tried.items()}
    results |= {name: lives.result for name, lives in lived.items()}
    return {
        "ethics": [{"world": name, **columns(result)} for name, result in results.items()],
        "gaps": pressure.by_gap(pressed, twin, within),
        "bunching": bunching(pressed, twin, within),
        "beyond": [against(account(pressed.result), account(twin.result)) | {"matched": _matched(pressed, twin)}],
        "thresholds": [{"multiple": m, **found, **_less(found, none)} for m, found in times.items()],
        "landing": curves,
        "demoted": [
            {"world": name, **sums[name], **{f"all_{k}": landed[name][k] for k in ("npv", "benefits")}}
            for name in lived
        ],
    }  # fmt: skip


def account(result: Result) -> dict[str, float]:
    """Return what a world comes to, a customer of month 0: money in market prices, purchases a month.

    ``npv`` is discounted profit, ``surplus`` that of all people wherever they buy, ``benefits`` what rewards, benefits
    and running the programme cost; tiers in parts of the customers of the last month.
    """
    from sim.measures import npv

    months = result.months
    starters = max(float(months["customers"][0, 0]), 1.0)
    rate = result.scenario.costs.discount_rate
    cost = sum(months[name][:, 0].sum() for name in ("reward_cost", "benefit_cost", "programme_cost"))
    held = max(float(months["customers_end"][-1, 0]), 1.0)
    return {
        "npv": float(npv(months["profit"][:, 0], rate)[-1]) / starters,
        "surplus": float(result.customers["surplus"].sum(dtype=float)) / starters,
        "visits": float(months["visits"][:, 0].sum()) / starters / len(months["visits"]),
        "volume": float(months["volume"][:, 0].sum()) / starters / len(months["volume"]),
        "benefits": float(cost) / starters,
        "members": float(months["members"][-1, 0]) / held,
        **{tier: float(months[tier][-1, 0]) / held for tier in TIERS},
    }


def against(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """Return by how much one world exceeds another."""
    return {name: one[name] - other[name] for name in one}


def _less(found: dict[str, float], none: dict[str, float]) -> dict[str, float]:
    return {f"{name}_gap": found[name] - none[name] for name in COMPARED}


def _matched(pressed: pressure.Watched, twin: pressure.Watched) -> float:
    return float(pressure.same(pressed, twin).sum() / max((pressed.month >= 0).sum(), 1))


def bunching(pressed: pressure.Watched, twin: pressure.Watched, within: float) -> list[dict[str, float]]:
    """Return the histograms of qualifying amounts at the end of the period, a row a bin.

    ``usual`` is that of the twins, ``fitted`` what a polynomial through the pressed one guesses it to be.
    """
    who = pressure.same(pressed, twin)
    found, usual = pressure.counts(pressed, who), pressure.counts(twin, who)
    is_whole = (
        pressed.result.scenario.policy.programme.tier_qualifier == "visits"
    )  # no curve runs through whole numbers
    guess = np.full(len(found), np.nan) if is_whole else pressure.fitted(found, within)
    return [
        {"low": float(low), "pressed": float(a), "usual": float(b), "fitted": float(c)}
        for low, a, b, c in zip(pressure.PLACES, found, usual, guess, strict=False)
    ]


def gathered(lived: list[dict[str, list[dict[str, Any]]]]) -> dict[str, pd.DataFrame]:
    """Return one table a kind of row, with the number of the replication in front."""
    import pandas as pd

    return {
        name: pd.DataFrame([{"replication": r, **row} for r, rows in enumerate(lived) for row in rows[name]])
        for name in lived[0]
    }
