"""What studies of the laboratory itself tell their plain summaries."""

from __future__ import annotations

from collections.abc import Callable

from experiments.bilingual import speaker
from experiments.forms import shown
from experiments.plain.about import About, Found
from experiments.plain.words_of_laboratory import LABORATORY

say = speaker(LABORATORY)
"""Say a text in a language: ``say(language, key, **values)``."""


def calibrate(about: About) -> Found:
    """Return how well the fits project what was held back."""
    summary = about.summary
    if "largest_miss_allowed" not in summary.get("answer", {}):
        return Found(variant="data.")
    fits = [row for row in summary["fits"] if row.get("mape") is not None]  # the others have nothing held back
    tried = [row for row in fits if row["variant"] != "alike"]
    misses = {variant: max((row["worst_miss"] for row in fits if row["variant"] == variant), default=None)
              for variant in ("fit", "alike")}  # fmt: skip
    errors = [row["standard_error"] for row in fits if row["standard_error"] is not None]
    return Found({
        "miss": shown(misses["fit"], "unit"), "alike": shown(misses["alike"], "unit"),
        "allowed": f"{summary['answer']['largest_miss_allowed']:g}",
        "error": shown(max(errors, default=None), "unit"), "fits": len(tried),
        "held": sum(row["holds"] for row in tried),
    })  # fmt: skip


def validate(about: About) -> Found:
    """Return how many checks are met."""
    answer = about.summary["answer"]
    small = "" if answer["is_full_size"] else say(about.language, "validate.small")
    return Found({
        "met": answer["met"], "checks": answer["checks"], "missed": about.items(answer["missed"]), "small": small,
        "facts": len(about.summary["reported"]), "misses": len(answer["missed"]),
    })  # fmt: skip


def verify(about: About) -> Found:
    """Return how many laws hold."""
    answer = about.summary["answer"]
    return Found({
        "checks": answer["checks"], "hold": answer["hold"], "failed": len(answer["failed"]),
        "blunt": len(answer["blunt"]),
    })  # fmt: skip


def export(about: About) -> Found:
    """Return whether estimators find the truth in the tables."""
    summary = about.summary
    if "effects" not in summary:
        return Found(variant="buying.")
    told = [row for row in summary["told"] if row.get("low") is not None and row.get("truth") is not None]
    average = summary["effects"]["average"]
    confounded = summary["effects"].get("confounded") or {}
    return Found({
        "people": f"{summary['people']:,}", "all": len(told),
        "inside": sum(row["low"] <= row["truth"] <= row["high"] for row in told),
        "bias": shown(confounded.get("retained", {}).get("bias"), "share", sign=True),
        "surplus": shown(average["surplus"], "unit", sign=True), "value": shown(average["value"], "unit", sign=True),
    })  # fmt: skip


def benchmark(about: About) -> Found:
    """Return which rivals agree, and how much slower the quickest of them is."""
    contest, agreement = about.summary["contest"], about.summary["agreement"]
    faster = {name: found for name, found in contest["times_faster_than"].items() if found}
    rival = min(faster, key=lambda name: faster[name]["best"], default="")
    return Found({
        "rivals": len(contest["times_faster_than"]),
        "agree": sum(agreement[name]["agrees"] for name in contest["times_faster_than"]),
        "rounds": contest["contestants"][0]["rounds"], "load": f"{about.summary['machine']['load_at_start']:g}",
        "rival": say(about.language, f"benchmark.{rival}") if rival else "",
        "times": f"{faster[rival]['best']:,.1f}" if rival else "",
    })  # fmt: skip


def benchmark_sweep(about: About) -> Found:
    """Return what a cell costs beside its work."""
    summary = about.summary
    sweep = summary["sweep"]
    return Found({
        "cells": f"{sweep['cells']:,}", "processes": sweep["processes"], "planned": f"{summary['plan']['cells']:,}",
        "runs": f"{summary['query']['runs']:,}", "load": f"{summary['machine']['load_at_start']:g}",
        "own": f"{sweep['parent_milliseconds_a_cell']:.2g}", "ratio": f"{sweep['ratio']:.2f}",
    })  # fmt: skip


FOUND: dict[str, Callable[[About], Found]] = {
    reader.__name__: reader
    for reader in (
        calibrate, validate, verify, export, benchmark, benchmark_sweep,
    )
}  # fmt: skip
