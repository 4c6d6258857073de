"""The pages of parameters, made from the declarations: one table a group, every number with range, grade and source."""

from __future__ import annotations

from itertools import groupby

from experiments.catalog import Entry, entries
from experiments.explain import GRADES
from sim.references import REFERENCES

HEAD = """# Parameters

Made by `make docs` from the declarations in `sim/` and `experiments/`: change them there. `kizuna explain KEY` says
more about one of them. A lever is set at `policies.<name>.KEY`, a rival's at `rivals.<name>.policy.KEY`, everything
else at its key.

"""

PAGES = {
    "levers": "Levers: what a company decides",
    "behaviour": "Behaviour: how customers respond",
    "companies": "Companies: how they learn, plan and win customers",
    "market": "People and market: what nobody decides",
    "studies": "Studies: how much is run, and what each experiment asks",
}
"""Pages by name, with their titles, in the order in which they are listed."""
_MARKET = ("Population", "Market", "Network", "Costs", "Regulator", "Association", "Rivals", "Mechanisms")
_COMPANIES = ("advertising", "insight", "planning", "feedback", "evolution")
"""Groups of behaviour that tell of companies."""
COLUMNS = ("key", "meaning", "default", "allowed", "plausible", "unit", "grade", "source")


def pages() -> dict[str, str]:
    """Return every page as Markdown, by its path from the folder of documents; the first one lists the others."""
    tables: dict[str, list[str]] = {name: [] for name in PAGES}
    keys = dict.fromkeys(PAGES, 0)
    for title, group in groupby(entries().values(), key=_title):
        rows = [_row(entry) for entry in group]
        name = _page(title)
        keys[name] += len(rows)
        tables[name] += ["", f"## {title}", "", _line(COLUMNS), _line(["---"] * len(COLUMNS)), *map(_line, rows)]
    found = {"parameters.md": _front(keys)}
    for name, lines in tables.items():
        head = [
            f"# {PAGES[name]}",
            "",
            "Made by `make docs`; columns, grades and sources are explained [here](../parameters.md).",
        ]
        found[f"parameters/{name}.md"] = "\n".join([*head, *lines]) + "\n"
    return found


def _front(keys: dict[str, int]) -> str:
    grades = "; ".join(f"**{grade}** {words}" for grade, words in GRADES.items())
    listed = [f"- [{title}](parameters/{name}.md): {keys[name]} keys" for name, title in PAGES.items()]
    used = {entry.declaration.source for entry in entries().values()} & set(REFERENCES)
    sources = [f"- **{key}**: {REFERENCES[key]}" for key in sorted(used)]
    lines = [
        *listed,
        "",
        f"Grades: {grades}. *Plausible* is the range drawn in sensitivity work.",
        "",
        "## Sources",
        "",
    ]
    return HEAD + "\n".join([*lines, *sources]) + "\n"


def page_of(key: str) -> str:
    """Return the name of the page that tells of a key."""
    return _page(_title(entries()[key]))


def _page(title: str) -> str:
    """Return the name of the page that a table belongs on."""
    group, _, name = title.partition(": ")
    if group == "Behaviour" and name in _COMPANIES:
        return "companies"
    own = {"Levers": "levers", "Behaviour": "behaviour"} | dict.fromkeys(_MARKET, "market")
    return own.get(group, "studies")


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
