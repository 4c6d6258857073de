"""The page of parameters, made from the declarations: one table a group, every number with range, grade and source."""

from __future__ import annotations

from itertools import groupby

from experiments.catalog import Entry, entries
from experiments.explain import GRADES
from sim.references import REFERENCES

HEAD = """# Parameters

Made by `make docs` from the declarations in `sim/` and `experiments/`: change them there. `kizuna explain KEY` says
more about one of them. A lever is set at `policies.<name>.KEY`, a rival's at `rivals.<name>.policy.KEY`, everything
else at its key.

Grades: """

COLUMNS = ("key", "meaning", "default", "allowed", "plausible", "unit", "grade", "source")


def page() -> str:
    """Return the whole page as Markdown."""
    grades = "; ".join(f"**{grade}** {words}" for grade, words in GRADES.items())
    lines = [f"{HEAD}{grades}. *Plausible* is the range drawn in sensitivity work.", ""]
    for title, group in groupby(entries().values(), key=_title):
        rows = [_row(entry) for entry in group]
        lines += [f"## {title}", "", _line(COLUMNS), _line(["---"] * len(COLUMNS)), *(_line(row) for row in rows), ""]
    used = {entry.declaration.source for entry in entries().values()} & set(REFERENCES)
    lines += ["## Sources", "", *(f"- **{key}**: {REFERENCES[key]}" for key in sorted(used))]
    return "\n".join(lines) + "\n"


def _title(entry: Entry) -> str:
    first, _, rest = entry.key.partition(".")
    if entry.declaration.kind == "lever":
        return f"Levers: {first}"
    if not rest:
        return "Study"
    second, _, deeper = rest.partition(".")
    return f"{first.capitalize()}: {second}" if deeper else first.capitalize()


def _row(entry: Entry) -> list[str]:
    known = entry.declaration
    label = f"{known.label} / {known.ja}: " if known.ja else ""
    plausible = f"{known.sweep[0]:g} to {known.sweep[1]:g}" if known.sweep else ""
    return [
        f"`{entry.key}`", f"{label}{known.meaning}", _value(known.default), known.bounds, plausible, known.unit,
        known.grade, known.source,
    ]  # fmt: skip


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return ", ".join(_value(item) for item in value) or "none"
    if isinstance(value, dict):
        return ", ".join(value) or "none"
    return "" if value is None else str(value)


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
