"""Buying without a contract: engine and Mesa agents on the same market, in which nobody is in a loyalty programme.

The rival does not live programmes, so the engine does without them too: no ratio here is one of a month in a programme.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.progress import progress
from experiments.speed.market import LIVED_WHOLE, Market, not_offered
from experiments.speed.whole import EVERYTHING, WITHOUT_LUCK_OF_COMPANIES, scenario_of

if TYPE_CHECKING:
    from experiments.speed.contest import Contestant
    from experiments.study import Study
    from sim.scenario import Scenario

MONTHS_A_ROUND = 2
ROUNDS = 4
MOST_CUSTOMERS = 30_000
"""Agents enough for a steady clock, and few enough for the whole contest to take about a minute."""


def rivals() -> dict[str, type[Market]]:
    """Return those whose customers buy without a contract, by name."""
    from experiments.speed.mesa_buying import BuyingMesaMarket
    from experiments.speed.mesa_py_func import BuyingMesaPyFuncMarket

    return {"mesa_py_func": BuyingMesaPyFuncMarket, "mesa_plain_floats": BuyingMesaMarket}


def silent_scenario(study: Study, policy: str, **changes: Any) -> Scenario:
    """Return the scenario of a policy with the mechanisms of the whole month, no contract and no programme."""
    return scenario_of(study, policy, **{"market.contract": False, **changes})


def contested(study: Study) -> list[str]:
    """Return the policies under which it is contested: the first one if rivals live it, and every lever moved."""
    first = study.policies[0]
    is_lived = not not_offered(silent_scenario(study, first), LIVED_WHOLE, is_buying=True)
    return [first, EVERYTHING] if is_lived else [EVERYTHING]


def silent_market(study: Study) -> dict[str, Any]:
    """Check that the agents buy as the engine's customers do, and time it."""
    policies = contested(study)
    agreement = _agreement(study, policies)
    return {"policies": policies, "agreement": agreement, "contest": _contest(study, policies, agreement)}


def _agreement(study: Study, policies: list[str]) -> dict[str, Any]:
    from experiments.speed.agreement import compare, run_engine, run_rival

    quick = study.options.quick  # type: ignore[attr-defined]
    customers, months, n_engine = (1_000, 6, 8) if quick else (5_000, 12, 24)
    runs = {"mesa_py_func": 1, "mesa_plain_floats": 1 if quick else 4}
    found: dict[str, Any] = {"customers": customers, "months": months, "engine_runs": n_engine, "runs": runs}
    to_do, done = len(policies) * (n_engine + sum(runs.values())), 0
    with progress("agreement on buying without a contract", "runs") as report:
        for policy in policies:
            scenario = silent_scenario(
                study, policy, customers=customers, horizon_months=months, **WITHOUT_LUCK_OF_COMPANIES
            )
            engine = []
            for r in range(n_engine):
                engine.append(run_engine(scenario, r))
                report(done := done + 1, to_do)
            found[policy] = {}
            for name, rival in rivals().items():
                theirs = []
                for r in range(runs[name]):
                    theirs.append(run_rival(rival, scenario, n_engine + r))
                    report(done := done + 1, to_do)
                lines = compare(engine, theirs)
                found[policy][name] = {
                    "agrees": all(line.agrees for line in lines), "outcomes": [line.plain() for line in lines]
                }  # fmt: skip
    return found


def _contest(study: Study, policies: list[str], agreement: dict[str, Any]) -> dict[str, Any]:
    """Time all by turns; ratios only where agents agree, policy by policy."""
    from experiments.speed.agreement import start_of
    from experiments.speed.contest import Contestant, contest, interval, ratios
    from sim.model import RetentionModel

    options: Any = study.options
    customers = 2_000 if options.quick else min(options.customers, MOST_CUSTOMERS)
    rounds = 2 if options.quick else ROUNDS
    horizon = 1 + rounds * MONTHS_A_ROUND
    start = None
    entries: dict[tuple[str, str], Contestant] = {}
    for policy in policies:
        scenario = silent_scenario(study, policy, customers=customers, horizon_months=horizon)
        start = start or start_of(scenario, 0)
        for name, rival in rivals().items():
            entries[policy, name] = Contestant(f"{name}, {policy}", rival(scenario, start, 1), customers)
        model = RetentionModel(scenario, seed=start.seed, start=start)
        entries[policy, "engine"] = Contestant(f"engine, {policy}", model, customers)
    with progress("contest over buying without a contract", "stretches") as report:
        contest(list(entries.values()), rounds, MONTHS_A_ROUND, report)
    found: dict[str, Any] = {"customers": customers, "months": rounds * MONTHS_A_ROUND, "rounds": rounds, "times": []}
    for (policy, name), entry in entries.items():
        times = entry.plain() | {"name": name, "policy": policy, "times_faster": None}
        if name != "engine" and agreement[policy][name]["agrees"]:
            engine = entries[policy, "engine"]
            times["times_faster"] = ratios(entry, engine) | interval(entry, engine)
        found["times"].append(times)
    return found
