"""The answer of a comparison as plain values: what ``summary.json`` holds, and all the verdict may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments import beside, outcomes, scorecard
from experiments.comparison import Comparison
from experiments.simulate import simulate_beside
from experiments.statistics import LEVEL, RESAMPLES
from experiments.summary import rounded
from sim.policy import Policy
from sim.scenario import FOCAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from experiments.study import Study
    from sim.scenario import Scenario
    from sim.twin_worlds import Twins

INTERVALS = (
    f"{LEVEL:.0%} Student t intervals over replications; differences are paired (the same customers with the same "
    f"luck); crossovers have {LEVEL:.0%} percentile bootstrap intervals over replications, {RESAMPLES:,} resamples"
)
NOTES = (
    "Effects are those of a policy for all customers at once, with whatever one customer's leaving does to others.",
    "How fast resentment fades has never been measured: no published estimate of its half-life exists, which is why "
    "the answer is shown for several.",
    "Behaviour parameters graded A are assumed; kizuna experiment=conclusion asks how the answer depends on them.",
)
PRICE_RISE = "A price rise at month 0 is noticed by customers who were there before."

MONEY = "market prices: 1 is what a month costs at the market price"
MONEY_OF_PURCHASES = "market prices: 1 is what the mean purchase costs at the market price"


def main_answer(comparison: Comparison, budget: dict[str, Any] | None) -> dict[str, Any]:
    """Return everything that the main runs tell."""
    twins, study = comparison.twins, comparison.study
    scenarios = {name: results[0].scenario for name, results in twins.results.items()}
    scenario = scenarios[twins.baseline]
    options: Any = study.options
    segments = outcomes.segments(comparison.by_segment())
    against = {}
    for name in comparison.treatments:
        against[name] = {
            "at": outcomes.differences(twins, name, twins.baseline),
            "crossover": outcomes.crossovers(twins, name, twins.baseline),
            "fates": outcomes.fates_in_customers(twins, name, twins.baseline),
            "segments": [row for row in segments if row["treatment"] == name],
            "break_even": outcomes.break_even(twins, name, twins.baseline),
            "ethics": scorecard.differences(twins, name, twins.baseline),
            "replications_needed": outcomes.more_replications(twins, name, twins.baseline, options.target_share),
        }
    names = comparison.policies
    pairs = [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]] if len(names) > 2 else []
    return rounded(
        {
            "kind": "comparison",
            "policies": list(names),
            "baseline": twins.baseline,
            "setting": {
                "customers": scenario.customers,
                "horizon_months": scenario.horizon_months,
                "running_in_months": scenario.market.burn_in_months,
                "replications": len(twins.seeds),
                "seed": study.seed,
                "rivals": list(scenario.rivals),
                "rivals_are_ordinary": all(rival.policy == Policy() for rival in scenario.rivals.values()),
                "timeline": timeline(scenarios),
                "shocks": [shock.model_dump() for shock in scenario.shocks],
                "half_life_months": scenario.behaviour.resentment.half_life_months,
                "discount_rate": scenario.costs.discount_rate,
                "money": MONEY if scenario.market.contract else MONEY_OF_PURCHASES,
            },
            "intervals": INTERVALS,
            "months": list(comparison.reported),
            "policy": {
                name: {
                    "at": outcomes.at_months(twins, name),
                    "spending": outcomes.spending(twins, name),
                    "ethics": scorecard.scorecard(twins, name),
                }
                for name in names
            },
            "against_baseline": against,
            "pairwise": [outcomes.pair(twins, a, b) for a, b in pairs],
            "equal_budget": budget,
            "notes": [*NOTES, *([PRICE_RISE] if raises_price(scenarios) else [])],
        }
    )


def timeline(scenarios: Mapping[str, Scenario]) -> list[dict[str, Any]]:
    """Return the changes of levers of all policies, by month; ``focal`` is what changes under every policy.

    Parameters
    ----------
    scenarios
        Those of the policies, by name.
    """
    first = next(iter(scenarios.values()))
    shared = [
        change for change in first.timeline if all(change in scenario.timeline for scenario in scenarios.values())
    ]
    rows = [change.model_dump() for change in shared]
    for name, scenario in scenarios.items():
        own = [change.model_dump() for change in scenario.timeline if change not in shared]
        rows += [row | {"company": name if row["company"] == FOCAL else row["company"]} for row in own]
    return sorted(rows, key=lambda row: int(row["month"]))


def raises_price(scenarios: Mapping[str, Scenario]) -> bool:
    """Tell whether a policy starts with a list price above that of the running-in, which is the market's."""
    before = Policy().pricing.price
    starts = [scenario.policies_by_month(FOCAL)[0] for scenario in scenarios.values()]
    return any(policy.pricing.price > before for policy in starts)


def beside_answer(study: Study, main: Twins, fixed: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Run the sets beside the main one and return their short answers: ``sensitivity`` and ``beside``."""
    options: Any = study.options
    sets = beside.plan(study, options.half_lives, options.rivals, fixed)
    as_run = {name: results[0].scenario for name, results in main.results.items()}
    new = [item for item in sets if item.scenarios != as_run]
    replications = min(study.replications, options.beside_replications)
    found = simulate_beside(study, new, replications)
    answer: dict[str, Any] = {"sensitivity": {"half_life": [], "rival": []}, "beside": {"conduct": [], "mild": []}}
    for item in sets:
        place = answer["sensitivity" if item.group in answer["sensitivity"] else "beside"][item.group]
        if not item.scenarios:
            place.append({"label": item.label, "not_run": item.reason})
            continue
        is_main = item.scenarios == as_run
        twins = main if is_main else found[item.group, item.label]
        for name in twins.policies[:-1]:
            place.append({"label": item.label, "is_main": is_main, **outcomes.pair(twins, name, twins.baseline)})
    return rounded(answer)
