"""Writes the five parts of a plain summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.bilingual import speaker
from experiments.forms import capital
from experiments.plain import HEADINGS, customers
from experiments.plain.about import About, Found
from experiments.plain.found import FOUND
from experiments.plain.words import WORDS

if TYPE_CHECKING:
    from experiments.study import Study

say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""
LISTED = 5
"""Differences told one by one, and levers named."""
NO_MARKET = ("benchmark", "benchmark_sweep", "verify", "validate", "calibrate")
"""Studies of the laboratory itself: no policy is judged, and nobody gains or loses."""

Part = tuple[str, list[str]]


def told(about: About) -> list[Part]:
    """Return the headings of the plain summary of a finished study, each with its sentences."""
    language, experiment = about.language, about.study.experiment
    found = FOUND[experiment](about)
    values = {**about.values(), **found.values}
    lines: dict[str, list[str]] = {}
    for heading in HEADINGS:
        key = f"{experiment}.{found.variant}{heading}"
        lines[heading] = [say(language, key, **values)] if key in WORDS else []
    lines["sure"] += [*_sure(about, found)]
    lines["why"] += [*_why(about, found.against)]
    lines["lost"] += [*found.lost, *customers.lost(about)]
    lines["test"] += [*customers.size(about, found)]
    return [(say(language, f"heading.{name}"), [capital(line) for line in lines[name]]) for name in HEADINGS]


def _sure(about: About, found: Found) -> list[str]:
    said = []
    for gap in found.gaps[:LISTED]:
        what = say(about.language, gap.key, **(gap.values or {}))
        said.append(say(about.language, gap.verdict, what=what, gap=gap.shown))
    if about.study.experiment in NO_MARKET:
        return said
    if about.beside or found.gaps:
        said.append(say(about.language, "sure.paired", n=about.study.replications))
    if about.beside:
        said.append(about.beside.counted(about.language))
    assumed, every = assumed_numbers()
    return [*said, say(about.language, "sure.assumed", assumed=assumed, all=every)]


def _why(about: About, against: str) -> list[str]:
    """Name the levers by which the first policy differs from what it is judged against."""
    study = about.study
    if not study.treatments or study.experiment in NO_MARKET:
        return []
    other = against or study.baseline
    names = differing(study, other, about.language)
    if not names:
        return []
    joint = "、" if about.language == "ja" else ", "
    return [say(
        about.language, "why.levers", n=len(names), levers=joint.join(names[:LISTED]),
        treatment=about.name(study.policies[0]), baseline=about.name(other),
    )]  # fmt: skip


def differing(study: Study, other: str, language: str) -> list[str]:
    """Return what the levers are called on which the first policy of a study and another one differ."""
    from sim.declare import declarations
    from sim.policy import Policy

    one, two = (study.scenario(name).policy for name in (study.policies[0], other))
    return [
        known.ja if language == "ja" and known.ja else known.label
        for known in declarations(Policy)
        if _at(one, known.key) != _at(two, known.key)
    ]


def assumed_numbers() -> tuple[int, int]:
    """Return how many numbers of the world are assumed, and how many there are."""
    from sim.declare import declarations
    from sim.scenario import Scenario

    known = [
        item for item in declarations(Scenario)
        if not item.key.startswith("policy.") and item.kind == "parameter" and item.type in ("number", "integer")
    ]  # fmt: skip
    return sum(item.grade == "A" for item in known), len(known)


def _at(model: Any, key: str) -> Any:
    for step in key.split("."):
        model = getattr(model, step)
    return model
