"""The dictionary: every table of English and Japanese texts, found and not listed, and what of them the code says.

A table is a dictionary of a module, annotated ``dict[str, tuple[str, str]]``, with its texts written in it. Keys built
from parts (``f"law.{name}"``) count as said where a part that is written fits their beginning or end.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

PACKAGE = Path(__file__).parent
ANNOTATION = "dict[str, tuple[str, str]]"
BUILT = {
    "experiments.plain.": re.compile(r"\w+\.((data|buying|alone)\.)?(changed|sure|why|lost|test)"),
    "experiments.association.membership_pays_words": re.compile(r"(badge|blind)\.(1|0|-1)"),
}
"""By beginning of a module's name: keys whose written part is only in the middle."""
SAME = re.compile(
    r"Kizuna|Pareto/NBD|BG/NBD|MAPE|RMSE|sBG|BdW|sigma|mu|EC|pt|kizuna [\w=. ]+|[A-Z]\w+ and [A-Z]\w+ \d{4}"
)
"""Names, measures, commands and sources that are written alike in both languages."""
IN_THE_OTHER = {("experiments.app.words", "language"), ("experiments.app.words", "language.label")}
"""Texts that speak the other language: the way over to it."""
JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]")


@dataclass(frozen=True)
class Table:
    """One table of texts.

    Attributes
    ----------
    module
        Where it is written.
    name
        What it is called there.
    texts
        English and Japanese by key; those written in it, without what it takes over from others.
    """

    module: str
    name: str
    texts: Mapping[str, tuple[str, str]]


@cache
def trees() -> dict[str, ast.Module]:
    """Return every module of the package, parsed, by name."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


@cache
def tables() -> tuple[Table, ...]:
    """Return every table of texts in the package."""
    found = []
    for module, tree in trees().items():
        for node, keys in _written(tree):
            texts = getattr(import_module(module), node)
            found.append(Table(module, node, {key: texts[key] for key in keys}))
    return tuple(found)


def _written(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of tables of a module, with the keys that are written in them."""
    for statement in tree.body:
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and isinstance(statement.value, ast.Dict)
            and ast.unparse(statement.annotation) == ANNOTATION
        ):
            keys = [key.value for key in statement.value.keys if isinstance(key, ast.Constant)]
            if keys:
                yield statement.target.id, [str(key) for key in keys]


def places(text: str) -> set[str]:
    """Return the names of the places for values in a text.

    Examples
    --------
    >>> sorted(places("{n} of {all:.0f}"))
    ['all', 'n']
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(texts: tuple[str, str]) -> list[str]:
    """Return what is wrong with a text: empty, not Japanese, or other places for values than in the other language.

    Examples
    --------
    >>> faults(("{n} left", "{m}人が離脱")), faults(("profit", "profit")), faults(("%", "%"))
    (['places differ'], ['not Japanese'], [])
    """
    english, japanese = texts
    wrong = []
    if not english.strip() or not japanese.strip():
        wrong.append("empty")
    if places(english) != places(japanese):
        wrong.append("places differ")
    left = SAME.sub("", re.sub(r"\{[^}]*\}|「kizuna[^」]*」", "", japanese))
    if re.search(r"[A-Za-z]{2,}", left) and not JAPANESE.search(japanese):
        wrong.append("not Japanese")
    if re.search(r"([A-Za-z]+[ ,]+){3,}", left):
        wrong.append("English left")
    return wrong


@cache
def literals() -> frozenset[str]:
    """Return every string written in the code, but for the keys of tables; and those of templates and scripts."""
    found: set[str] = set()
    for tree in trees().values():
        keys = set()
        for statement in tree.body:
            if isinstance(statement, ast.AnnAssign) and ast.unparse(statement.annotation) == ANNOTATION:
                keys |= {id(key) for key in getattr(statement.value, "keys", ())}
        found |= {
            node.value for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in keys
        }  # fmt: skip
    for pattern in ("*.j2", "*.js", "*.html"):
        for path in PACKAGE.rglob(pattern):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r"[\"'`]([\w.]+)[\"'`]", text)) | set(re.findall(r"\.(\w+)", text))
    return frozenset(found | names_of_data())


def names_of_data() -> set[str]:
    """Return what presets are called, and the words of the engine: texts are looked up by both."""
    import sim
    from experiments.place import conf_folder

    presets = {path.relative_to(conf_folder()).with_suffix("") for path in conf_folder().rglob("*.yaml")}
    words: set[str] = set()
    for path in Path(str(sim.__file__)).parent.rglob("*.py"):
        words |= {word.lower() for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    return words.union(*({path.as_posix(), ".".join(path.parts), path.name} for path in presets))


@cache
def parts() -> tuple[frozenset[str], frozenset[str]]:
    """Return what keys built from parts may begin with, and what they may end with."""
    begin: set[str] = set()
    end: set[str] = set()
    for tree in trees().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and node.values:
                first, last = node.values[0], node.values[-1]
                begin |= {str(first.value)} if isinstance(first, ast.Constant) else set()
                end |= {str(last.value)} if isinstance(last, ast.Constant) else set()
                if isinstance(first, ast.FormattedValue) and len(node.values) > 1 and _is_text(node.values[1]):
                    begin |= {f"{one}{node.values[1].value}" for one in _texts(first.value)}  # type: ignore[attr-defined]
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                begin |= _texts(node.left)
                end |= _texts(node.right)
    for pattern in ("*.j2", "*.js"):
        for path in PACKAGE.rglob(pattern):
            begin |= set(re.findall(r"\"([\w.]+)\" [~+]", path.read_text(encoding="utf-8")))
    return (
        frozenset(part for part in begin if re.fullmatch(r"[\w./]*[A-Za-z][._/]|\w+\.[\w.]{4,}", part)),
        frozenset(part for part in end if re.fullmatch(r"[._/][\w./]*[A-Za-z]{2}", part)),
    )


def _texts(node: ast.expr) -> set[str]:
    """Return the strings an expression may be: one that is written, or those of a choice."""
    if isinstance(node, ast.IfExp):
        return _texts(node.body) | _texts(node.orelse)
    return {str(node.value)} if _is_text(node) else set()  # type: ignore[attr-defined]


def is_said(key: str, module: str = "") -> bool:
    """Return whether the code says a key of a module's table, whole or from parts."""
    if key in literals() or any(module.startswith(name) and form.fullmatch(key) for name, form in BUILT.items()):
        return True
    begin, end = parts()
    return any(key.startswith(part) for part in begin if part != key) or any(key.endswith(part) for part in end)


def spoken() -> Iterator[tuple[str, str, Mapping[str, tuple[str, str]]]]:
    """Yield every text that the code asks for by its whole key: module, key, and the table it is looked up in."""
    from experiments.cohorts.words import TEXTS
    from experiments.report.words import WORDS

    for module, tree in trees().items():
        names = None
        table = TEXTS if module.startswith("experiments.cohorts.") else WORDS
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            function = ast.unparse(node.func)
            keys = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if isinstance(node.func, ast.Name) and len(node.args) > 1 and _is_text(node.args[1]):
                names = names if names is not None else vars(import_module(module))
                own = getattr(names.get(node.func.id), "words", None)
                if own is not None:
                    yield module, str(node.args[1].value), own  # type: ignore[attr-defined]
            elif re.search(r"(^|\.)_?words$|^Words\(.*\)$", function) and keys and _is_text(node.args[0]):
                yield module, keys[0], table
    for path in PACKAGE.rglob("*.j2"):
        for key in re.findall(r"\bw\(\"([\w.]+)\"[,)]", path.read_text(encoding="utf-8")):
            yield path.name, key, WORDS


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
