"""Does membership in an industry association pay, and whom? Its parts, for small and for large companies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from pydantic import field_validator

from experiments.programmes import bundles, living
from experiments.settings import setting
from sim.declare import Declared

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.rundir import RunDir
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

KIND = "membership_pays"
OUTCOMES = ("profit", "surplus", "rivals", "retention", "trust", "satisfaction", "rival_satisfaction")
"""What is asked of every world; more is better in each."""
LEAD = "lead"
"""Satisfaction of the own customers less that of the rivals'."""
RIVALS = ("outside", "inside")
"""Whether the rivals are members in full."""
CONTRASTS = {
    "full": ("full", "none"), "bare": ("bare", "none"), "badge": ("code", "none"), "hollow": ("hollow", "conduct"),
    "unseen": ("unseen", "conduct"),
    "training": ("trained", "bare"), "advocacy": ("advocate", "bare"),
}  # fmt: skip
"""What is asked, as the difference of two worlds of the same situation."""
TOLD = ("full", "hollow")
"""Worlds whose scorecards are told on the screen: membership with substance, and a badge without any."""
YEAR = 12
MOST = 8
"""Rivals that a market holds."""
Levers = dict[str, dict[str, bool | int | float | str]]


class Options(Declared):
    """Settings of the membership, under ``membership_pays.``."""

    rivals: tuple[int, ...] = setting(
        (8, 1), "Numbers of rivals, alike and as large as the focal company: among many it is small, beside one large.",
        "numbers of rivals", "競合の数", unit="number",
    )  # fmt: skip
    standards: float = setting(1.0, "Standards claimed.", "standards", "基準", low=0.01, high=1.0, unit="share")
    training: float = setting(0.5, "Training taken.", "training", "研修", low=0.01, high=1.0, unit="share")
    advocacy: float = setting(0.5, "Effort for the industry.", "advocacy", "提言", low=0.01, high=1.0, unit="share")
    hollow: Levers = setting(
        {}, "Levers of the conduct behind a badge without substance, by concern.", "hollow conduct", "名ばかりの行動",
        unit="levers",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of answer and figures.", "language", "言語")

    @field_validator("rivals")
    @classmethod
    def _possible(cls, rivals: tuple[int, ...]) -> tuple[int, ...]:
        if not 1 <= len(set(rivals)) == len(rivals) <= 2 or not all(1 <= n <= MOST for n in rivals):
            raise ValueError(f"name one or two numbers from 1 to {MOST}, each once; allowed: [8,1]")
        return rivals


def check(study: Study) -> None:
    """Refuse a market without an association or rivals, hollow conduct that cannot be, and changes of membership.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    scenario, options = study.scenario(study.baseline), _options(study)
    if not scenario.mechanisms.association:
        raise Refusal("mechanisms.association", "there is no association to join", found="false", allowed="true")
    if not scenario.rivals:
        raise Refusal("rivals", "an association needs an industry", found="none", allowed="one or more",
                      hint="rival=two_neutral")  # fmt: skip
    bundles.check(study, {"hollow": options.hollow})
    if "association" in options.hollow:
        raise Refusal(f"{KIND}.hollow.association", "is what the study sets itself", found="a lever",
                      allowed="levers of other concerns")  # fmt: skip
    own = {"association", *options.hollow}
    living.refuse_changes(study, KIND, lambda lever: lever.partition(".")[0] in own, "conduct")
    hollow = worlds(study)[f"{options.rivals[0]}:outside:hollow"]
    from sim.association import unkept

    if not unkept(hollow.policy, hollow):
        raise Refusal(f"{KIND}.hollow", "breaks nothing of what a code of these standards asks",
                      found=f"standards {options.standards:g}", allowed="conduct that breaks it")  # fmt: skip


def _options(study: Study) -> Any:
    return study.options


def worlds(study: Study) -> dict[str, Scenario]:
    """Return every world by ``number of rivals:where they are:cell``; unseen is hollow where nobody audits."""
    options = _options(study)
    belongs: dict[str, Any] = {"member": True}
    parts = {name: {**belongs, name: getattr(options, name)} for name in ("standards", "training", "advocacy")}
    full = parts["standards"] | parts["training"] | parts["advocacy"]
    cells: dict[str, tuple[dict[str, Any], bool]] = {
        "none": ({}, False), "bare": (belongs, False), "code": (parts["standards"], False),
        "trained": (parts["training"], False), "advocate": (parts["advocacy"], False), "full": (full, False),
        "conduct": ({}, True), "hollow": (parts["standards"], True), "unseen": (parts["standards"], True),
    }  # fmt: skip
    base = study.scenario(study.baseline)
    ordinary = next(iter(base.rivals.values())).policy.model_dump()
    found = {}
    for n in options.rivals:
        for where in RIVALS:
            rival = {"policy": ordinary | {"association": full if where == "inside" else {}}}
            changes: dict[str, Any] = {
                "market.focal_share": (1.0 - base.market.outside_share) / (n + 1),
                "rivals": {f"rival_{number}": rival for number in range(1, n + 1)},
            }
            for cell, (levers, is_hollow) in cells.items():
                conduct = bundles.flat(options.hollow) if is_hollow else {}
                policy = {f"policy.{key}": value for key, value in conduct.items()} | {"policy.association": levers}
                blind = {"association.audits": 0.0} if cell == "unseen" else {}
                found[f"{n}:{where}:{cell}"] = study.scenario(study.baseline, changes | policy | blind)
    return found


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Live every world, and say whom belonging pays, in which of its parts."""
    import pandas as pd

    from experiments import parquet
    from experiments.association.membership_pays_telling import namer, told
    from experiments.ethics_compared import Beside, compared
    from experiments.programmes.telling import tell
    from experiments.summary import rounded

    lived = living.measured(study, worlds(study), measure)
    table = pd.DataFrame([
        {"world": world, "replication": r, **row} for world, rows in lived.items() for r, row in enumerate(rows)
    ])  # fmt: skip
    parquet.write(rundir, "worlds.parquet", table)
    scenario, options = study.scenario(study.baseline), _options(study)
    about = {"replications": study.replications, "months": scenario.horizon_months, "customers": scenario.customers}
    found = rounded(answer(table))
    situations = found["situations"]
    pairs = {f"{at}:{one}": f"{at}:{other}" for one, other in CONTRASTS.values() for at in situations}
    ethics = rounded(compared(lived, pairs))
    shown = [f"{at}:{cell}" for at, one in situations.items() if one["rivals"] == "outside" for cell in TOLD]
    beside = Beside(ethics, namer(situations), shown)
    tell(rundir, console, KIND, options.language, told(found, about, options.language), beside)
    return {"kind": KIND, "policy": study.baseline, **about, **found, "ethics": ethics}


def measure(result: Result) -> dict[str, float]:
    """Return the outcomes of one world and replication.

    Money is over all months, for every customer of month 0 of the focal company: its profit net of fees, the surplus
    of everybody in the market, and the profit of all rivals. Attitudes are means of the last year's customers.
    """
    from experiments.ethics_compared import columns
    from sim.measures import starters, survival

    months, year = result.months, slice(max(result.horizon - YEAR, 0), None)
    n = max(int(starters(result).sum()), 1)
    customers = months["customers"][year].astype(float)

    def felt(name: str, who: slice) -> float:
        weights = customers[:, who]
        total = weights.sum()
        return float(np.nansum(months[name][year, who] * weights) / total) if total else np.nan

    own, others = slice(0, 1), slice(1, None)
    satisfaction, theirs = felt("satisfaction", own), felt("satisfaction", others)
    first = months["customers"][0].astype(float)
    return {
        "profit": float(months["profit"][:, 0].sum()) / n,
        "surplus": float(result.customers["surplus"].sum(dtype=float)) / n,
        "rivals": float(months["profit"][:, 1:].sum()) / n,
        "retention": float(survival(result)[-1]),
        "trust": felt("trust", own),
        "satisfaction": satisfaction,
        "rival_satisfaction": theirs,
        LEAD: satisfaction - theirs,
        "share": float(first[0] / max(first.sum(), 1.0)),
        "unmasked": float((months["found_hollow"][:, 0] * (months["badge"][:, 0] > 0.0)).sum()),
        **columns(result),
    }


def answer(table: pd.DataFrame) -> dict[str, Any]:
    """Return by situation what each part of belonging does, each with its interval.

    Parameters
    ----------
    table
        A row a world and replication; the differences are paired.
    """
    from experiments.statistics import t_interval

    ordered = table.sort_values("replication")
    by = {str(world): rows for world, rows in ordered.groupby("world", sort=False)}
    situations = list(dict.fromkeys(":".join(world.split(":")[:2]) for world in by))
    situations.sort(key=lambda name: (-int(name.split(":")[0]), RIVALS.index(name.split(":")[1])))
    found: dict[str, Any] = {"situations": {}}
    for name in situations:
        effects = {}
        for part, (with_it, without) in CONTRASTS.items():
            one, other = by[f"{name}:{with_it}"], by[f"{name}:{without}"]
            effects[part] = {
                outcome: t_interval(one[outcome].to_numpy(float) - other[outcome].to_numpy(float)).plain()
                for outcome in (*OUTCOMES, LEAD)
            }
        none, hollow = by[f"{name}:none"], by[f"{name}:hollow"]
        found["situations"][name] = {
            "share": float(none["share"].mean()), "rivals": name.split(":")[1], "effects": effects,
            "levels": {outcome: t_interval(none[outcome].to_numpy(float)).plain() for outcome in OUTCOMES},
            "unmasked": float((hollow["unmasked"] > 0).mean()),
        }  # fmt: skip
    return found
