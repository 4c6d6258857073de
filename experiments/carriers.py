"""What carries the concepts of the source documents: names as in ``docs/coverage.csv``, labels, and where each is told.

A carrier is written ``kind:name``, for example ``lever:service.speed`` or ``outcome:retention``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from experiments import words_of_carriers
from experiments.catalog import entries
from experiments.outcomes import OUTCOMES
from experiments.parameters_page import page_of
from experiments.place import conf_folder
from experiments.report.words import WORDS
from experiments.sweeping.words import WORDS as SWEPT

KINDS = ("lever", "state", "outcome", "mechanism", "world", "preset", "experiment")
NOTHING_ACTS = "a heading of a page: nothing that acts"
"""The note of a concept that nothing carries."""


@dataclass(frozen=True)
class Concept:
    """One row of the table: a concept, its term in both languages, and what carries it."""

    key: str
    term: str
    term_ja: str
    carriers: tuple[str, ...]
    note: str


def place() -> Path:
    """Return where the table lies, in a clone."""
    return conf_folder().parent / "docs" / "coverage.csv"


def concepts() -> list[Concept]:
    """Return the table."""
    with place().open(encoding="utf-8", newline="") as file:
        return [
            Concept(row["concept"], row["term"], row["term_ja"], tuple(row["carried_by"].split()), row["note"])
            for row in csv.DictReader(file)
        ]


def labels(carrier: str) -> tuple[str, str]:
    """Return what a carrier is called, English and Japanese.

    Raises
    ------
    KeyError
        If it has no label in both.

    Examples
    --------
    >>> labels("lever:service.speed"), labels("outcome:retention")
    (('speed of recovery', '回復の速さ'), ('not left once', '未離脱の割合'))
    """
    kind, _, name = carrier.partition(":")
    if kind in ("lever", "mechanism", "world"):
        known = entries()[f"mechanisms.{name}" if kind == "mechanism" else name].declaration
        found = (known.label, known.ja)
    else:
        found = _labels()[kind][name]
    if not all(found):
        raise KeyError(carrier)
    return found


def link(carrier: str) -> str:
    """Return where the pages tell of a carrier, from the folder of documents."""
    kind, _, name = carrier.partition(":")
    if kind in ("lever", "mechanism", "world"):
        return f"parameters/{page_of(f'mechanisms.{name}' if kind == 'mechanism' else name)}.md"
    if kind == "preset":
        return f"../conf/{name}.yaml"
    if kind == "experiment":
        return f"../conf/experiment/{name}.yaml"
    return "odd.md" if kind == "state" else "how_the_model_works.md"


@cache
def _labels() -> dict[str, dict[str, tuple[str, str]]]:
    told = {name.partition(".")[2]: text for name, text in WORDS.items() if name.startswith(("outcome.", "score."))}
    swept = {o.key: SWEPT[o.key] for o in OUTCOMES if o.key in SWEPT}
    called = {name.partition(".")[2]: text for name, text in WORDS.items() if name.startswith("policy.")}
    presets = {f"{group}/{name}": text for group in ("policy", "programme") for name, text in called.items()}
    return {
        "state": words_of_carriers.STATES,
        "outcome": {**words_of_carriers.OUTCOMES, **swept, **told},
        "preset": {**presets, **words_of_carriers.PRESETS},
        "experiment": words_of_carriers.STUDIES,
    }
