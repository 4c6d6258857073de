"""What studies over many worlds, numbers or candidates tell their plain summaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from experiments.bilingual import speaker
from experiments.forms import shown, with_interval
from experiments.plain.about import About, Found, Gap
from experiments.plain.words_of_worlds import WORLDS
from experiments.statistics import LEVEL

say = speaker(WORLDS)
"""Say a text in a language: ``say(language, key, **values)``."""
NAMED = 3


def percent(share: float | None) -> str:
    """Write a share in per cent."""
    return shown(share, "percent")


def interval(share: Mapping[str, Any]) -> str:
    """Write the ends of an interval of a share."""
    return f"{percent(share['low'])}–{percent(share['high'])}"


def label(key: str, language: str) -> str:
    """Return what a number of a scenario is called, a policy's with the policy."""
    from experiments.sensing.factors import label as labelled

    return labelled(key, language)


def conclusion(about: About) -> Found:
    """Return in how many worlds the first policy wins, and what decides."""
    summary = about.summary
    duel, month = summary["duel"], summary["duel"]["month"]
    rows = {
        row["goal"]: row for row in summary["duels"]
        if (row["first"], row["second"], row["month"]) == (duel["first"], duel["second"], month)
    }  # fmt: skip
    wins = rows["profit"]["first_wins"]
    kept, loyal = (1.0 - rows[goal]["first_wins"]["mean"] for goal in ("customers", "loyalty"))
    welfare = next((row["first_better"] for row in summary["ethics"] if row["line"] == "welfare"), None)
    decisive = summary["decisive"]
    return Found({
        "parameters": summary["setting"]["parameters"], "worlds": summary["setting"]["worlds"], "month": month,
        "first": about.name(duel["first"]), "second": about.name(duel["second"]), "share": percent(wins["mean"]),
        "interval": interval(wins), "n": sum(row["is_beyond_chance"] for row in decisive),
        "decides": label(decisive[0]["key"], about.language) if decisive else about.words("none"),
        "kept": percent(kept), "loyal": percent(loyal),
        "surplus": percent(1.0 - welfare["mean"] if welfare else None),
    }, against=duel["second"])  # fmt: skip


def robust(about: About) -> Found:
    """Return who does well enough in most worlds, and where the explained policy fails."""
    summary = about.summary
    region, policies = summary["region"], summary["policy"]
    best = max(policies, key=lambda name: policies[name]["well_enough"]["mean"] or 0.0)
    other = max((name for name in policies if name != region["policy"]), key=lambda name: (
        policies[name]["well_enough"]["mean"] or 0.0
    ))  # fmt: skip
    well, regret = policies[best]["well_enough"], policies[region["policy"]]["regret_as_share_of_best"]
    names = [label(row["key"], about.language) for row in region["restrictions"][:NAMED]]
    return Found({
        "worlds": summary["setting"]["worlds"], "best": about.name(best), "share": percent(well["mean"]),
        "interval": interval(well), "policy": about.name(region["policy"]), "other": about.name(other),
        "held": percent(region["held_back"]["density"]["mean"]), "restrictions": about.items(names),
        "worst": percent(regret["max"]["mean"]), "mean": percent(regret["mean"]["mean"]),
    })  # fmt: skip


def sweep_demo(about: About) -> Found:
    """Return over how much of the map the first policy is ahead."""
    from experiments.sweeping.words import form_of

    summary = about.summary
    pair, form = summary["pairs"][0], form_of(summary["outcome"])
    return Found({
        "cells": pair["cells"], "axes": about.items(label(key, about.language) for key in summary["axes"]),
        "treatment": about.name(pair["treatment"]), "baseline": about.name(pair["baseline"]),
        "ahead": pair["clearly_ahead"], "behind": pair["clearly_behind"],
        "open": pair["cells"] - pair["clearly_ahead"] - pair["clearly_behind"],
        "least": summary["replications"]["least"],
        "lowest": with_interval(pair["lowest"], form), "highest": with_interval(pair["highest"], form),
    })  # fmt: skip


def screen(about: About) -> Found:
    """Return how many moves change profit, and what the strongest do."""
    summary = about.summary
    month, moves = max(summary["months"]), summary["answer"]["moves"]
    rows = [row for row in summary["effects"] if row["month"] == month]
    by = {name: [row for row in rows if row["outcome"] == name] for name in ("profit", "welfare")}
    worse = [row for row in by["welfare"] if row["high"] is not None and row["high"] < 0]
    return Found({
        "levers": summary["answer"]["levers"], "moves": moves, "month": month,
        "clear": sum(row["is_clear"] for row in by["profit"]), "chance": f"{(1 - LEVEL) * moves:.1f}",
        "without": len(summary["answer"]["without_price"]), "worse": len(worse),
        "worst": move(min(worse, key=lambda row: row["mean"]), about) if worse else about.words("none"),
        "best": move(max(by["profit"], key=lambda row: row["mean"]), about),
    })  # fmt: skip


def move(row: Mapping[str, Any], about: About) -> str:
    """Name a move of one lever: what it is called, and where it is taken."""
    from experiments.report.levers import said

    return f"{label('policy.' + row['lever'], about.language)}: {said(row['value'], about.words)}"


def optimise(about: About) -> Found:
    """Return the compromise, and how many unbeaten policies take from customers."""
    summary, language = about.summary, about.language
    front, setting = summary["front"], summary["setting"]
    chosen = next(one for one in front if one["name"] == summary["compromise"]) if front else None
    base = next((one for one in summary["presets"] if one["name"] == setting["baseline"]), None)
    bar = base["ethics"]["welfare"]["mean"] if base else 0.0
    values = {
        "candidates": summary["searched"]["candidates"], "levers": len(setting["levers"]), "month": setting["month"],
        "front": len(front), "name": summary["compromise"] or about.words("none"), "welfare": shown(bar, "unit"),
        "worse": sum(one["ethics"]["welfare"]["mean"] < bar for one in front),
    }  # fmt: skip
    gaps = [
        Gap("optimise.gap", chosen["fresh"][item["name"]], "percent" if item["form"] == "share" else "attitude",
            {"objective": say(language, f"optimise.{item['name']}"), "name": chosen["name"]})
        for item in summary["objectives"]
    ] if chosen else []  # fmt: skip
    return Found(values, gaps)


def morris(about: About) -> Found:
    """Return which numbers stand out."""
    summary = about.summary
    first = summary["outcomes"][0]
    rows = sorted(summary["effects"][first], key=lambda row: -row["mu_star"])
    names = [label(row["key"], about.language) for row in rows[:2]]
    spread = summary["spread_percent"][first]
    return Found({
        "factors": summary["factors"], "trajectories": summary["trajectories"], "month": summary["month"],
        "out": summary["stand_out"][first], "first": names[0], "second": names[-1],
        "low": percent(spread["low"] / 100), "high": percent(spread["high"] / 100),
    })  # fmt: skip


def sensitivity(about: About) -> Found:
    """Return which number makes most of the variance."""
    summary = about.summary
    outcome = summary["outcomes"][0]
    told, rows = summary["told"][outcome], summary["indices"][outcome]
    top = max(rows, key=lambda row: row["total"] or 0.0)
    ranking, spread = told["ranking"], told["spread_percent"]
    needed = f"{ranking['points_needed']:,}" if ranking.get("points_needed") else "–"
    enough = say(about.language, "sensitivity.enough") if ranking["is_enough"] else say(
        about.language, "sensitivity.more", points=needed
    )  # fmt: skip
    return Found({
        "factors": len(rows), "points": f"{summary['points']:,}", "month": summary["month"],
        "half": percent(ranking["half_width"]), "enough": enough, "first": label(top["key"], about.language),
        "share": percent(top["first"]), "total": percent(top["total"]),
        "low": percent(spread["low"] / 100), "high": percent(spread["high"] / 100),
    })  # fmt: skip


def assumptions(about: About) -> Found:
    """Return which numbers turn a verdict."""
    summary = about.summary
    turning = [number for number in summary["numbers"] if number["turns"]]
    names = [label(number["key"], about.language) for number in turning]
    flips = {turn["verdict"] for number in turning for turn in number["turns"]}
    nothing = say(about.language, "assumptions.nothing")
    return Found({
        "numbers": len(summary["numbers"]), "headlines": len(summary["headlines"]), "turning": len(turning),
        "names": about.items(names[:NAMED]) if names else nothing, "flips": len(flips),
        "first": names[0] if names else label(summary["numbers"][0]["key"], about.language),
    })  # fmt: skip


def ablate(about: About) -> Found:
    """Return which mechanism carries most of the difference."""
    from experiments.ablating.telling import labels

    summary, called = about.summary, labels(about.language)
    sign = 1.0 if summary["difference"]["cumulative_profit"]["mean"] > 0 else -1.0
    rows = sorted(summary["carried"]["cumulative_profit"], key=lambda row: -sign * row["carries"]["mean"])
    row, *others = rows
    first = row["mechanism"]
    gaps = {
        name: with_interval(summary["difference"].get(name), "percent") for name in ("customers_end", "loyalty")
    }  # fmt: skip
    return Found(
        {
            "mechanisms": len(summary["carried"]["cumulative_profit"]), "cells": summary["cells"],
            "mechanism": called[first], "others": about.items(called[other["mechanism"]] for other in others[:NAMED]),
            "customers_gap": gaps["customers_end"], "loyalty_gap": gaps["loyalty"],
        },
        [
            Gap("ablate.gap", summary["difference"]["cumulative_profit"], "percent", about.values()),
            Gap("ablate.gap.first", row["carries"], "percent", {"mechanism": called[first]}),
        ],
    )  # fmt: skip


FOUND: dict[str, Callable[[About], Found]] = {
    reader.__name__: reader
    for reader in (
        conclusion, robust, sweep_demo, screen, optimise, morris, sensitivity, assumptions, ablate,
    )
}  # fmt: skip
