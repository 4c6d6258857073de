"""What studies that compare policies tell their plain summaries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from experiments.bilingual import speaker
from experiments.forms import shown, with_interval
from experiments.plain import customers
from experiments.plain.about import About, Found, Gap
from experiments.plain.words_of_policies import POLICIES

say = speaker(POLICIES)
"""Say a text in a language: ``say(language, key, **values)``."""
SOON = 12
"""Months that a trial in reality should at least last, where the run is longer."""
NAMED = 3


def compare(about: About) -> Found:
    """Return what the main comparison found, by its first policy."""
    summary = about.summary
    if not summary["against_baseline"]:
        return Found(variant="alone.")
    treatment, found = next(iter(summary["against_baseline"].items()))
    last, months = found["at"][-1], summary["months"][-1]
    names = {"treatment": about.name(treatment), "baseline": about.name(summary["baseline"]), "months": months}
    row = next((row for row in found["at"] if row["month"] >= SOON), last)
    month = row["month"]
    retained = [
        next(at for at in summary["policy"][name]["at"] if at["month"] == month).get("retention", {}).get("mean")
        for name in (treatment, summary["baseline"])
    ]
    first = next(item for item in found["fates"] if item["month"] == months)["first_leave"]
    values = {
        **names, "month": month, "driven": shown(first["driven_away"]["mean"], "count"),
        "saved": shown(first["saved"]["mean"], "count"),
    }  # fmt: skip
    gaps = (
        Gap("compare.gap.profit", last["cumulative_profit"], "money", names),
        Gap("compare.gap.customers", last["customers_end"], "count", names),
    )
    said = [
        _segments(found["segments"], months, about, names),
        customers.worse(about, names["treatment"], names["baseline"], found["ethics"]),
    ]
    shares = None if None in retained else (retained[0], retained[1], month)
    return Found(values, gaps, shares, lost=[text for text in said if text])


def _segments(rows: list[dict[str, Any]], months: int, about: About, names: dict[str, Any]) -> str:
    """Say which groups of customers clearly gain less surplus."""
    groups = [
        row for row in rows if row["outcome"] == "surplus" and row["month"] == months and row["grouping"] != "everybody"
    ]
    worse = [row for row in groups if row["difference"]["high"] is not None and row["difference"]["high"] < 0]
    told = [
        f"{_group(row, about)} {with_interval(row['difference'], 'unit')}"
        for row in sorted(worse, key=lambda row: row["difference"]["mean"])[:NAMED]
    ]
    if not groups:
        return ""
    return say(
        about.language, "compare.lost.segments", all=len(groups), n=len(worse), names=about.items(told), **names
    )  # fmt: skip


def _group(row: dict[str, Any], about: About) -> str:
    words = about.words
    name = f"segment.{row['grouping']}.{row['segment']}"
    return words(name) if words.knows(name) else f"{row['grouping']} {row['segment']}"


def ab_test(about: About) -> Found:
    """Return what the trial told, beside the truth."""
    by = {(row["outcome"], row["unit"], row["quantity"]): row for row in about.summary["estimates"]}
    gaps = [
        Gap(f"ab_test.gap.{quantity}", by["profit", "customer", quantity], "unit", about.values())
        for quantity in ("truth", "naive")
    ]
    return Found({"share": f"{about.summary['share']:.0%}"}, gaps)


def who_to_save(about: About) -> Found:
    """Return what the best rule of a company did."""
    from experiments.campaigns.words import word

    summary = about.summary
    setting, best = summary["setting"], summary["answer"]["best_of_a_company"]
    per = summary["rules"][best]["per_1000_contacts"]
    counted = {name: shown(per[key]["mean"], "count") for name, key in
               (("saved", "saved"), ("driven", "driven_away"), ("wasted", "wasted"))}  # fmt: skip
    rule = word(best, about.language)
    values = {
        "rule": rule, "deal": f"{setting['depth']:.0%}", "deal_months": setting["deal_months"],
        "reach": f"{setting['reach']:.0%}", "campaign": setting["months"], **counted,
    }  # fmt: skip
    return Found(values, [Gap("who_to_save.gap", summary["rules"][best]["profit_gain"], "money", values)])


def rivals_answer(about: About) -> Found:
    """Return what is left of leads in profit."""
    assert about.beside is not None
    gaps = []
    for policy, outcomes in about.summary["leads"].items():
        cells = outcomes["profit"]
        worst = min((name for name in cells if name != "hold"), key=lambda name: cells[name]["lead"]["mean"])
        answer = about.beside.name_of(about.language, f"{policy}/{worst}")
        gaps.append(Gap("rivals_answer.gap.hold", cells["hold"]["lead"], "unit", {"policy": about.name(policy)}))
        gaps.append(Gap("rivals_answer.gap.worst", cells[worst]["lead"], "unit", {"answer": answer}))
    return Found({}, gaps[:4])


def keeping_up(about: About) -> Found:
    """Return what the best effort earns at every speed, under the first policy."""
    rows = [row for row in about.summary["pays"] if row["policy"] == about.study.policies[0]]
    gaps = [
        Gap("keeping_up.gap", row["gain"], "unit", {
            "best": f"{row['best']:g}", "drift": f"{row['drift']:g}", "policy": about.name(row["policy"]),
        }) for row in rows
    ]  # fmt: skip
    return Found({}, gaps)


def membership_pays(about: About) -> Found:
    """Return what belonging earns in every situation."""
    situations = about.summary["situations"]
    gaps = []
    for name, one in situations.items():
        where = say(about.language, f"membership_pays.{one['rivals']}")
        values = {"rivals": name.split(":")[0], "where": where}
        gaps.append(Gap("membership_pays.gap", one["effects"]["full"]["profit"], "unit", values))
    seen = [one["unmasked"] for one in situations.values()]
    return Found({"unmasked": f"{sum(seen) / len(seen):.0%}"}, gaps)


def complements(about: About) -> Found:
    """Return what the resources do together."""
    assert about.beside is not None
    both, best = about.summary["together"]["profit"], about.summary["best"]["profit"]
    name = about.beside.name_of(about.language, best)
    return Found({}, [
        Gap("complements.gap.second", both["second"], "unit", {"best": name}),
        Gap("complements.gap.excess", both["excess"], "unit"),
    ])  # fmt: skip


def diary(about: About) -> Found:
    """Return how a life ended."""
    fate = say(about.language, f"diary.fate.{about.summary['fate']}", **_named(about))
    return Found({"customer": about.summary["customer"], "fate": fate})


def _named(about: About) -> dict[str, str]:
    return {"treatment": about.name(about.study.policies[0])}


FOUND: dict[str, Callable[[About], Found]] = {
    reader.__name__: reader
    for reader in (
        compare, ab_test, who_to_save, rivals_answer, keeping_up, membership_pays, complements, diary,
    )
}  # fmt: skip
