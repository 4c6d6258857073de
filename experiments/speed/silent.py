"""Buying without a contract: engine and Mesa agents on the same market, in which the company has no loyalty programme.

Programmes are raced by themselves (:mod:`experiments.speed.rewarding`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from experiments.speed.market import LIVED_WHOLE, Market, not_offered
from experiments.speed.race import Race
from experiments.speed.whole import EVERYTHING, scenario_of

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.scenario import Scenario

ROUNDS = 8
MOST_CUSTOMERS = 30_000
"""Agents enough for a steady clock, and few enough for the whole contest to take about two minutes."""


def rivals() -> dict[str, type[Market]]:
    """Return those whose customers buy without a contract, by name."""
    from experiments.speed.mesa_buying import BuyingMesaMarket
    from experiments.speed.mesa_py_func import BuyingMesaPyFuncMarket

    return {"mesa_py_func": BuyingMesaPyFuncMarket, "mesa_plain_floats": BuyingMesaMarket}


def silent_scenario(study: Study, policy: str, **changes: Any) -> Scenario:
    """Return the scenario of a policy with the mechanisms of the whole month, no contract and no programme."""
    return scenario_of(study, policy, **{"market.contract": False, "policy.programme.offered": False, **changes})


def contested(study: Study) -> list[str]:
    """Return the policies under which it is contested: the first one if rivals live it, and every lever moved."""
    first = study.policies[0]
    is_lived = not not_offered(silent_scenario(study, first), LIVED_WHOLE, is_buying=True)
    return [first, EVERYTHING] if is_lived else [EVERYTHING]


def silent_market(study: Study) -> dict[str, Any]:
    """Check that the agents buy as the engine's customers do, and time it."""
    options: Any = study.options
    quick, policies = options.quick, contested(study)
    race = Race("buying without a contract", rivals(), partial(silent_scenario, study))
    runs = {"mesa_py_func": 1, "mesa_plain_floats": 1 if quick else 4}
    agreement = race.agreement(policies, *((1_000, 6, 8) if quick else (5_000, 12, 24)), runs)
    customers, rounds = (2_000, 2) if quick else (min(options.customers, MOST_CUSTOMERS), ROUNDS)
    contest = race.contest(policies, agreement, customers, rounds)
    return {"policies": policies, "agreement": agreement, "contest": contest}
