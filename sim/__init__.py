"""Kizuna's bench: customers, companies and months. ``from sim import Scenario, run, twins``.

Names are loaded on first use, so that ``import sim`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.model import RetentionModel
    from sim.policy import Policy
    from sim.result import Result
    from sim.scenario import Scenario
    from sim.twin_worlds import Twins, fates, run, twins

_HOMES = {
    "Scenario": "sim.scenario", "Policy": "sim.policy", "RetentionModel": "sim.model", "Result": "sim.result",
    "Twins": "sim.twin_worlds", "run": "sim.twin_worlds", "twins": "sim.twin_worlds", "fates": "sim.twin_worlds",
}  # fmt: skip

__all__ = ["Policy", "Result", "RetentionModel", "Scenario", "Twins", "fates", "run", "twins"]


def __getattr__(name: str) -> Any:
    """Load a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'sim' has no attribute {name!r}; it offers {', '.join(__all__)}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
