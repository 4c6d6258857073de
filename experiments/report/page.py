"""What the page says, as plain values for the template."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from experiments.answer import MONEY
from experiments.report import levers, sentences, tables
from experiments.report.cells import shown
from experiments.report.numerals import count, percent
from experiments.report.origin import command, origin
from sim.measures import starters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.comparison import Comparison
    from experiments.figures import Drawn
    from experiments.report.words import Words
    from experiments.rundir import RunDir

TERMS = ("paired", "crossover", "fates", "loyalty", "trapped", "npv", "replication", "halflife", "lever")


def page(comparison: Comparison, rundir: RunDir, drawn: Sequence[Drawn], words: Words) -> dict[str, Any]:
    """Return everything the template shows."""
    summary = comparison.summary
    names = {name: words.policy(name) for name in comparison.policies}
    baseline = names[comparison.baseline]
    treated = [names[name] for name in comparison.treatments]
    subject = words("report.of", treatments=words.items(treated), baseline=baseline) if treated else None
    opening = sentences.standfirst(summary, words)
    months, worlds = tables.worlds(summary, words)
    assumed, every = levers.grades(comparison)
    return {
        "language": words.language,
        "w": words,
        "beside": None,
        "plain": [],
        "subject": words.capital(subject or words("report.single", baseline=baseline)),
        "headline": sentences.headline(summary, words),
        "standfirst": opening,
        "money": "setting.money" if summary["setting"]["money"] == MONEY else "setting.money_of_purchases",
        "is_single_replication": summary["setting"]["replications"] < 2,
        "budget": _budget(summary, words),
        "baseline": baseline,
        "policies": list(names.values()),
        "setting": _setting(comparison, words),
        "months": summary["months"],
        "treatments": [_treatment(summary, name, words, opening) for name in comparison.treatments],
        "levels": [] if treated else tables.horizons(summary, None, words),
        "figures": {item.name: inlined(item) for item in drawn},
        "world_months": months,
        "worlds": worlds,
        "levers": levers.differing(comparison, words),
        "changes": levers.changes(comparison),
        "scenario": levers.everything(comparison, words),
        "assumed": assumed,
        "numbers": every,
        "origin": origin(rundir),
        "command": command(),
        "terms": TERMS,
    }


def _treatment(summary: dict[str, Any], name: str, words: Words, opening: str) -> dict[str, Any]:
    return {
        "name": words.policy(name),
        # what stands under the headline is not said twice
        "sentences": [line for line in sentences.answer(summary, name, words) if line != opening],
        "horizons": tables.horizons(summary, name, words),
        "crossovers": sentences.crossovers(summary["against_baseline"][name], words),
        "fates": tables.fates(summary, name, words),
        "segments": tables.segments(summary, name, words),
        "ethics": tables.ethics(summary, name, words),
    }


def _setting(comparison: Comparison, words: Words) -> list[tuple[str, str]]:
    setting = comparison.summary["setting"]
    results = comparison.twins.results[comparison.baseline]
    book = sum(int(starters(result).sum()) for result in results) / len(results)
    rows = {
        "policies": words.items(words.policy(name) for name in comparison.policies),
        "baseline": words.policy(comparison.baseline),
        "customers": count(setting["customers"]),
        "book": count(book),
        "horizon": str(setting["horizon_months"]),
        "running_in": str(setting["running_in_months"]),
        "replications": str(setting["replications"]),
        "rivals": words.items(setting["rivals"]) if setting["rivals"] else words("none"),
        "half_life": f"{setting['half_life_months']:g}",
        "rate": percent(setting["discount_rate"]),
        "seed": str(setting["seed"]),
    }
    return [(words(f"setting.{key}"), value) for key, value in rows.items()]


def _budget(summary: dict[str, Any], words: Words) -> str:
    budget = summary.get("equal_budget")
    return words("say.budget", target=shown(budget["target"], "small", words)) if budget else ""


def inlined(item: Drawn) -> dict[str, str]:
    """Return a figure for a template, its image as a data address."""
    image = f"data:image/svg+xml;base64,{b64encode(item.svg).decode('ascii')}"
    return {"image": image, "title": item.title, "caption": item.caption}
