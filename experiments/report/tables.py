"""The tables of the report, as rows of cells made from the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.outcomes import OUTCOMES
from experiments.report.cells import EMPTY, Cell, difference, level, shown
from experiments.report.sentences import crossover_cell
from experiments.scorecard import SCORES

if TYPE_CHECKING:
    from experiments.report.words import Words

SHOWN = (
    "retention", "with_company", "churn", "customers_end", "loyalty", "trapped_share", "satisfaction", "trust",
    "resentment", "share_of_wallet", "member_share", "points_liability", "cumulative_breakage",
    "cumulative_reward_cost", "prepaid_float", "cumulative_profit", "npv", "revenue_concentration", "top_decile_share",
)  # fmt: skip
_SEGMENT_OUTCOMES = (("retention", "share"), ("value", "unit"), ("surplus", "unit"))


def horizons(summary: dict[str, Any], treatment: str | None, words: Words) -> list[dict[str, Any]]:
    """Return outcomes with their lines: each policy's level and the paired difference, a cell a reported month.

    Without a treatment there are levels only.
    """
    known = {outcome.key: outcome for outcome in OUTCOMES}
    policies = [name for name in (treatment, summary["baseline"]) if name]
    groups = []
    for key in SHOWN:
        lines = []
        for name in policies:
            cells = [level(row.get(key), known[key].form, words) for row in summary["policy"][name]["at"]]
            lines.append({"name": words.policy(name), "cells": cells, "is_difference": False})
        if all(cell == EMPTY for line in lines for cell in line["cells"]):
            continue
        if treatment:
            rows = summary["against_baseline"][treatment]["at"]
            cells = [difference(row.get(key), known[key].form, words, known[key].better) for row in rows]
            lines.append({"name": words("table.difference"), "cells": cells, "is_difference": True})
        groups.append({"name": words(f"outcome.{key}"), "lines": lines})
    return groups


def fates(summary: dict[str, Any], treatment: str, words: Words) -> list[dict[str, Any]]:
    """Return the fates by definition: a line a fate, a cell a reported month."""
    found = summary["against_baseline"][treatment]["fates"]
    names = {"treatment": words.policy(treatment), "baseline": words.policy(summary["baseline"])}
    groups = []
    for definition in ("first_leave", "with_the_company"):
        kinds = next((row[definition] for row in found if definition in row), {})
        lines = []
        for fate in kinds:
            cells = [_people(row.get(definition, {}).get(fate), words) for row in found]
            lines.append({"name": words(f"fates.{fate}", **names), "cells": cells})
        if lines:
            groups.append({"name": words(f"fates.{definition}"), "lines": lines})
    return groups


def segments(summary: dict[str, Any], treatment: str, words: Words) -> list[dict[str, Any]]:
    """Return effects by segment at the end: people, and differences in retention, value and surplus."""
    last = summary["months"][-1]
    rows = [row for row in summary["against_baseline"][treatment]["segments"] if row["month"] == last]
    lines = []
    for grouping, segment in dict.fromkeys((row["grouping"], row["segment"]) for row in rows):
        mine = {row["outcome"]: row for row in rows if (row["grouping"], row["segment"]) == (grouping, segment)}
        people = shown(next(iter(mine.values()))["customers"], "count", words)
        cells = [difference(mine.get(key, {}).get("difference"), form, words) for key, form in _SEGMENT_OUTCOMES]
        name = words.capital(words(f"segment.{grouping}.{segment}"))
        lines.append({"name": name, "people": people, "cells": cells})
    return lines


def ethics(summary: dict[str, Any], treatment: str, words: Words) -> list[dict[str, Any]]:
    """Return the scorecard: a line a score, the levels of both policies and the paired difference."""
    policies = (treatment, summary["baseline"])
    lines = []
    for score in SCORES:
        levels = [summary["policy"][name].get("ethics", {}).get(score.key) for name in policies]
        if not any(found and found["mean"] for found in levels):
            continue
        gap = summary["against_baseline"][treatment]["ethics"].get(score.key)
        cells = [level(found, score.form, words) for found in levels]
        lines.append({
            "name": words(f"score.{score.key}"),
            "cells": [*cells, difference(gap, score.form, words, score.better)],
        })  # fmt: skip
    return lines


def worlds(summary: dict[str, Any], words: Words) -> tuple[list[int], list[dict[str, Any]]]:
    """Return the months shown and a line for every other world: profit differences and the crossover."""
    last = summary["months"][-1]
    months = [*(month for month in summary["months"] if month in (12, 60) and month != last), last]
    lines = []
    groups = (("sensitivity", "half_life"), ("sensitivity", "rival"), ("beside", "conduct"), ("beside", "mild"))
    for part, group in groups:
        for world in summary.get(part, {}).get(group, []):
            name = world_name(group, world["label"], words)
            if "at" not in world:
                lines.append({"name": name, "reason": world["not_run"]})
                continue
            by = {row["month"]: row["profit_share"] for row in world["at"]}
            pair = f"{words.policy(world['treatment'])} – {words.policy(world['baseline'])}"
            lines.append(
                {
                    "name": words("sensitivity.main", world=name) if world["is_main"] else name, "pair": pair,
                    "cells": [difference(by.get(month), "percent", words) for month in months],
                    "crossover": crossover_cell(
                        world["crossover"]["profit"], world["at"][-1]["cumulative_profit"], words
                    ),
                }
            )  # fmt: skip
    return months, lines


def world_name(group: str, label: str, words: Words) -> str:
    """Return what a world beside the main one is called."""
    if group == "mild":
        return words("worlds.mild")
    key = f"world.{group}.{label}"
    return words(key) if words.knows(key) else words(f"world.{group}", label=label)


def _people(estimate: dict[str, Any] | None, words: Words) -> Cell:
    if not estimate or estimate["mean"] is None:
        return EMPTY
    if estimate["low"] is None:
        return Cell(shown(estimate["mean"], "count", words))
    low, high = (shown(estimate[end], "count", words) for end in ("low", "high"))
    return Cell(shown(estimate["mean"], "count", words), words("interval", low=low, high=high))
