"""What a mechanism costs that is switched off: the month beside one in which its switches do not exist.

The compiled month asks of every switch, block by block, whether it is on. Here its source is compiled once more with
switches written in as off, so that the compiler leaves out what hangs on them. Both months live on both of two markets,
by turns and in both orders: two copies of one market differ by a tenth in how fast memory brings them.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

import numba
import numpy as np

from experiments.progress import Report
from experiments.speed.contest import Contestant, interval
from experiments.speed.market import LIVED
from sim import month
from sim.compiled import _OPTIONS
from sim.model import RetentionModel, Start
from sim.scenario import Scenario
from sim.switches import SWITCHES

CORE = {*LIVED, "asking", "fees", "walking", "overpromising"}
"""Switches of the core."""
OPTIONAL = frozenset(SWITCHES) - CORE
"""All others."""


class _WrittenIn(ast.NodeTransformer):
    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:  # noqa: N802
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id == "on" and node.attr in self.names:
            return ast.copy_location(ast.Constant(0), node)
        return node


def month_without_switches(names: frozenset[str] = OPTIONAL) -> Callable[..., None]:
    """Return the month compiled with switches written in as off; with those of every optional mechanism by default."""
    function = getattr(month.live, "py_func", month.live)
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    definition = tree.body[0]
    assert isinstance(definition, ast.FunctionDef)
    definition.decorator_list = []
    tree = ast.fix_missing_locations(_WrittenIn(names).visit(tree))
    names: dict[str, Any] = dict(vars(month))
    exec(compile(tree, "month without switches", "exec"), names)
    built: Callable[..., None] = numba.njit(**_OPTIONS)(names["live"])  # not kept on disk: it has no file
    return built


def cost_of_switches(
    scenario: Scenario, start: Start, rounds: int, months: int, report: Report, names: frozenset[str] = OPTIONAL
) -> dict[str, float]:
    """Time the month with mechanisms switched off against the month without their switches, by turns.

    Parameters
    ----------
    scenario
        In which they are off.
    start
        Its market at month 0.
    rounds, months
        In every round each of the two lives so many months on each of two markets.
    names
        Switches that do not exist in the other month.
    """
    markets = [RetentionModel(scenario, seed=start.seed, start=start) for _ in range(2)]
    kinds = {"off": markets[0].living, "absent": month_without_switches(names)}
    entries = {name: Contestant(name, market, scenario.customers) for name, market in zip(kinds, markets, strict=True)}
    for name, market in zip(kinds, markets, strict=True):  # compile, and live a month that does not count
        market.living = kinds[name]
        market.step()
    for turn in range(2 * rounds):
        for name, market in zip(kinds, markets[:: -1 if turn % 2 else 1], strict=True):
            entries[name].model, market.living = market, kinds[name]
        for name in list(kinds)[:: -1 if turn % 4 > 1 else 1]:
            entries[name].live(months)
        report(turn + 1, 2 * rounds)
    for entry in entries.values():  # a round is both markets
        entry.nanoseconds = np.array(entry.nanoseconds).reshape(-1, 2).mean(axis=1).tolist()
    off, absent = entries["off"], entries["absent"]
    return {
        "off_ns": off.best, "absent_ns": absent.best, "best": off.best / absent.best - 1.0,
        "median": off.median / absent.median - 1.0,
        **{name: value - 1.0 for name, value in interval(off, absent).items()},
    }  # fmt: skip
