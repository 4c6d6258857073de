"""The identical Mesa agents with the rules as ``rule.py_func``: what anybody has who takes the rules as they are.

The module of the agents is loaded a second time, so that not a line differs: only how rules and numbers are held does.
"""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

from experiments.speed import mesa_agents
from experiments.speed.market import Market
from experiments.speed.ways import AS_WRITTEN, going


def _loaded_again() -> ModuleType:
    spec = spec_from_file_location(f"{__name__}.agents", mesa_agents.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    with going(AS_WRITTEN):
        spec.loader.exec_module(module)
    return module


agents = _loaded_again()
MesaPyFuncMarket: type[Market] = agents.MesaMarket
