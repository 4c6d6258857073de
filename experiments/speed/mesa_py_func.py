"""The identical Mesa agents with the rules as ``rule.py_func``: what anybody has who takes the rules as they are."""

from __future__ import annotations

from experiments.speed.market import Market
from experiments.speed.ways import AS_WRITTEN, loaded

agents = loaded("mesa_agents", AS_WRITTEN)
MesaPyFuncMarket: type[Market] = agents.MesaMarket
whole = loaded("mesa_whole", AS_WRITTEN)
WholeMesaPyFuncMarket: type[Market] = whole.WholeMesaMarket
silent = loaded("mesa_buying", AS_WRITTEN)
BuyingMesaPyFuncMarket: type[Market] = silent.BuyingMesaMarket
