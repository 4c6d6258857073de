"""What a mechanism costs that is switched off: the month beside one in which its switches do not exist.

The compiled month asks of every switch, block by block, whether it is on. Here its source is compiled once more with
the switches of all optional mechanisms written in as off, so that the compiler leaves out what hangs on them.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

import numba

from experiments.progress import Report
from experiments.speed.contest import Contestant, contest, interval
from experiments.speed.market import LIVED
from sim import month
from sim.compiled import _OPTIONS
from sim.model import RetentionModel, Start
from sim.scenario import Scenario

CORE = {name.upper() for name in LIVED} | {"ASKING", "FEES", "WALKING", "OVERPROMISING"}
"""Switches of the core; all others are written in as off."""


class _WrittenIn(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:  # noqa: N802
        self.generic_visit(node)
        is_switch = isinstance(node.value, ast.Name) and node.value.id == "on" and isinstance(node.slice, ast.Name)
        if is_switch and node.slice.id not in CORE:  # type: ignore[attr-defined]
            return ast.copy_location(ast.Constant(0), node)
        return node


def month_without_switches() -> Callable[..., None]:
    """Return the month compiled with every optional mechanism written in as off."""
    function = getattr(month.live, "py_func", month.live)
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    tree = ast.fix_missing_locations(_WrittenIn().visit(tree))
    names: dict[str, Any] = dict(vars(month))
    exec(compile(tree, "month without switches", "exec"), names)
    built: Callable[..., None] = numba.njit(**_OPTIONS)(names["live"])  # not kept on disk: it has no file
    return built


def cost_of_switches(scenario: Scenario, start: Start, rounds: int, months: int, report: Report) -> dict[str, float]:
    """Time the core month with all optional mechanisms switched off against the month without them, by turns.

    Parameters
    ----------
    scenario
        Of the core: all optional mechanisms are off.
    start
        Its market at month 0.
    """
    models = {name: RetentionModel(scenario, seed=start.seed, start=start) for name in ("off", "absent")}
    models["absent"].living = month_without_switches()
    entries = {name: Contestant(name, model, scenario.customers) for name, model in models.items()}
    contest(list(entries.values()), rounds, months, report)
    off, absent = entries["off"], entries["absent"]
    return {
        "off_ns": off.best, "absent_ns": absent.best, "best": off.best / absent.best - 1.0,
        "median": off.median / absent.median - 1.0,
        **{name: value - 1.0 for name, value in interval(off, absent).items()},
    }  # fmt: skip
