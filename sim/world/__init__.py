"""What nobody decides: people, how they respond, the market, costs and shocks."""

from sim.world.association import Association
from sim.world.behaviour import Behaviour
from sim.world.costs import Costs
from sim.world.market import Market
from sim.world.mechanisms import Mechanisms
from sim.world.network import Network
from sim.world.population import Population
from sim.world.regulator import Regulator
from sim.world.timeline import Change, Shock

__all__ = [
    "Association",
    "Behaviour",
    "Change",
    "Costs",
    "Market",
    "Mechanisms",
    "Network",
    "Population",
    "Regulator",
    "Shock",
]
