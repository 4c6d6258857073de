"""The pages of the glossary: words of this project, terms of the source documents, and what carries each of them.

Words and their meanings are in ``docs/glossary.csv``, terms and carriers in ``docs/coverage.csv``; what a carrier is
comes from where it is declared.
"""

from __future__ import annotations

import csv
from pathlib import Path

from experiments.carriers import Concept, concepts, labels, link
from experiments.catalog import entries
from experiments.place import conf_folder
from experiments.registry import KINDS

NAME = "glossary.md"
TERMS, CARRIERS = "glossary_terms.md", "glossary_carriers.md"
WORDS = "glossary.csv"
_HEAD = """# Glossary, English and Japanese

Made by `make docs` from `glossary.csv` (the words of this project, one a thing) and `coverage.csv` (the terms of the
source documents and what carries them). [The terms of the source documents](glossary_terms.md) and
[what carries them](glossary_carriers.md) have pages of their own. Labels of every lever and parameter, in both
languages, are in [parameters](parameters.md).
"""


def glossary_pages() -> dict[str, str]:
    """Return the pages by their names: words, terms of the source documents, and what carries those."""
    listed = concepts()
    made = {NAME: [_HEAD, *_words()], TERMS: _terms(listed), CARRIERS: _carriers(listed)}
    return {name: "\n".join(lines) + "\n" for name, lines in made.items()}


def _words() -> list[str]:
    with (conf_folder().parent / "docs" / WORDS).open(encoding="utf-8", newline="") as file:
        rows = [(row["english"], row["japanese"], row["meaning"]) for row in csv.DictReader(file)]
    return ["## Words of this project", "", *_table(("English", "日本語", "meaning here"), rows)]


def _terms(listed: list[Concept]) -> list[str]:
    rows = []
    for concept in listed:
        carried = ", ".join(f"[{labels(carrier)[0]}]({link(carrier)})" for carrier in concept.carriers)
        rows.append((concept.term, concept.term_ja, carried or concept.note))
    head = ("English", "日本語", "what carries it in the model")
    return [
        "# Terms of the source documents",
        "",
        f"Made by `make docs`; part of the [glossary]({NAME}).",
        "",
        *_table(head, rows),
    ]


def _carriers(listed: list[Concept]) -> list[str]:
    names = sorted({carrier for concept in listed for carrier in concept.carriers})
    rows = [(f"`{name}`", *labels(name), _meaning(name)) for name in names]
    return [
        "# What carries the terms of the source documents",
        "",
        f"Made by `make docs`; part of the [glossary]({NAME}).",
        "",
        *_table(("carrier", "English", "日本語", "what it is"), rows),
    ]


def _meaning(carrier: str) -> str:
    """Return what a carrier is, in the words of where it is declared; nothing where its label is all there is."""
    from sim.customers import BYTES, FLOATS, PURCHASES, SHORTS, WALLETS

    kind, _, name = carrier.partition(":")
    if kind in ("lever", "mechanism", "world"):
        return entries()[f"mechanisms.{name}" if kind == "mechanism" else name].declaration.meaning
    if kind == "experiment":
        return KINDS[name].line
    if kind == "state":
        columns = {column.name: column for column in (*FLOATS, *SHORTS, *BYTES, *PURCHASES, *WALLETS)}
        return columns[name].meaning
    return _comment(conf_folder() / f"{name}.yaml") if kind == "preset" else ""


def _comment(path: Path) -> str:
    """Return what a preset says of itself in its first line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(line[1:].strip() for line in lines if line.startswith("# ") and "@package" not in line)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    def line(cells: tuple[str, ...]) -> str:
        return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"

    return [line(head), f"|{'---|' * len(head)}", *map(line, rows)]
