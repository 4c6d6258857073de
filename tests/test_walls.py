"""Walls that import-linter cannot say: what a rule may import, whatever modules are added later."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

RULES = sorted((Path(__file__).parents[1] / "sim" / "rules").glob("*.py"))
ALLOWED = {"__future__", "math", "numpy", "typing", "sim.compiled", "sim.numeric"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            own = node.module or ""
            # `from sim import numeric` names a module, `from sim.numeric import clip` a thing inside one
            names |= {f"sim.{alias.name}" for alias in node.names} if own == "sim" else {own}
    return names


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_rule_is_arithmetic(path: Path) -> None:
    assert imported(path) <= ALLOWED


def test_there_are_rules() -> None:
    assert RULES
