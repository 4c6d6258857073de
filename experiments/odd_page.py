"""``docs/odd.md`` and ``docs/odd_submodels.md``: the model in the ODD protocol, its tables read from the code.

Prose is in ``docs/odd.in.md``; patterns, entities, columns, the order of the month and submodels are read from
declarations, from the source of the compiled month and from the first lines of the rules.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterable, Iterator
from string import Template
from types import ModuleType

from experiments.place import conf_folder

TEMPLATE = "odd.in.md"
_SUBMODELS = """# Submodels

Made by `make docs`: section 7 of [the model in the ODD protocol](odd.md), the first lines of each file of rules.

"""

_ODDS_AND_ENDS = frozenset({"fill", "copy", "add", "tally", "tally_large", "meet"})
"""Steps of calculation that are nothing in the world."""


def odd_pages() -> dict[str, str]:
    """Return the description and the page of its submodels as Markdown, by name."""
    return {"odd.md": _description(), "odd_submodels.md": _SUBMODELS + "\n".join(_submodels()).rstrip() + "\n"}


def _description() -> str:
    from sim.customers import BYTES, FLOATS, PURCHASES, SHORTS, WALLETS, Column
    from sim.scenario import Scenario

    def columns(*groups: tuple[Column, ...]) -> str:
        rows = ((f"`{c.name}`", c.meaning, c.unit, c.range) for group in groups for c in group)
        return _table(("column", "meaning", "unit", "range"), rows)

    prose = (conf_folder().parent / "docs" / TEMPLATE).read_text(encoding="utf-8")
    return Template(prose).substitute(
        patterns=_table(("fact", "what", "source"), _patterns()),
        n_customers=f"{Scenario().customers:,}",
        columns=columns(FLOATS, SHORTS, BYTES), purchases=columns(PURCHASES), wallets=columns(WALLETS),
        company=_table(("state", "meaning"), _attributes("sim.company", "Company")),
        regulator=_table(("state", "meaning"), _attributes("sim.regulator", "Regulator")),
        association=_table(("state", "meaning"), _attributes("sim.association", "Association")),
        schedule=_table(("process", "in the code", "switch"), _schedule()),
    )  # fmt: skip


def _submodels() -> Iterator[str]:
    for module in _modules("sim.rules"):
        first, _, formulas = inspect.cleandoc(module.__doc__ or "").partition("\n\n")
        yield from (f"### `{module.__name__.replace('.', '/')}.py`", "", first.replace("\n", " "), "")
        if formulas:
            yield from ("```text", formulas, "```", "")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join([_row(head), _row(("---",) * len(head)), *(_row(row) for row in rows)])


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _patterns() -> Iterator[tuple[str, ...]]:
    from experiments.facts.listing import FACTS
    from sim.references import REFERENCES

    for fact in FACTS:
        yield fact.name, fact.title, REFERENCES.get(fact.source, fact.source)


def _modules(package: str) -> list[ModuleType]:
    root = importlib.import_module(package)
    return [importlib.import_module(f"{package}.{item.name}") for item in pkgutil.iter_modules(root.__path__)]


def _attributes(module: str, name: str) -> Iterator[tuple[str, str]]:
    """Read the attributes of a class from its docstring."""
    text = inspect.getdoc(getattr(importlib.import_module(module), name)) or ""
    body = text.split("Attributes\n----------\n", 1)[1]
    entry: list[str] = []
    for line in [*body.splitlines(), "end"]:
        if line and not line.startswith(" "):
            if entry:
                yield f"`{entry[0]}`", " ".join(part.strip() for part in entry[1:])
            entry = []
        if line.strip():
            entry.append(line)


def _schedule() -> Iterator[tuple[str, str, str]]:
    """Read the processes of the month, in order, from its source: what each says of itself, and its switches."""
    from sim import month

    function = getattr(month.live, "py_func", month.live)
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.For)]
    seen: set[str] = set()
    for call, switches in _calls(blocks[0].body, ()):
        thing = vars(month).get(call[0])
        name = ".".join(call)
        if thing is None or name in seen or call[-1] in _ODDS_AND_ENDS:
            continue
        done = getattr(thing, call[1]) if len(call) > 1 else thing
        place = getattr(done, "py_func", done)
        if not getattr(place, "__module__", "").startswith("sim.passes") or not place.__doc__:
            continue
        seen.add(name)
        file = place.__module__.replace(".", "/")
        yield place.__doc__.split("\n")[0].rstrip("."), f"`{file}.py: {place.__name__}`", ", ".join(switches)


def _calls(body: list[ast.stmt], switches: tuple[str, ...]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    for statement in body:
        if isinstance(statement, ast.If):
            asked = tuple(
                f"`{node.attr}`" for node in ast.walk(statement.test)
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "on"
            )  # fmt: skip
            yield from _calls(statement.body, (*switches, *(name for name in asked if name not in switches)))
            yield from _calls(statement.orelse, switches)
            continue
        if isinstance(statement, ast.For | ast.While):
            yield from _calls(statement.body, switches)
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func).split("."), switches
