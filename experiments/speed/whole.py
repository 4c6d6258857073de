"""The whole month: engine and Mesa agents with every mechanism on, and where the engine's time goes.

NumPy columns live only the core (:mod:`experiments.speed.market`). Policies: those of the study, and one more in which
every other lever is moved too, so that no pass has nothing to do; there the month is dearest.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

from experiments.progress import progress
from experiments.speed.market import LIVED, LIVED_WHOLE, Market, left_out, not_offered
from experiments.speed.race import Race

if TYPE_CHECKING:
    from experiments.speed.contest import Contestant
    from experiments.study import Study
    from sim.scenario import Scenario

EVERYTHING = "everything"
"""Name of the policy under which every pass runs."""
LEVERS = {
    "pricing.promotion": 0.05, "service.consistency": 0.3, "service.reliability": 0.2, "service.proactive_share": 0.1,
    "service.support_capacity": 0.05, "service.ease": 0.3, "service.speed": 0.5, "service.courtesy": 0.4,
    "service.recovery": 0.5, "service.onboarding": 0.5, "service.customer_success": 0.3,
    "leaving.campaign_reach": 0.03, "leaving.renewal_notice": 0.5,
    "contact.consent": "opt_out", "contact.two_way": 0.3, "contact.pressure": 0.4, "contact.gratitude": 0.4,
    "contact.gratitude_channel": "email", "contact.recognition": 0.4, "privacy.personalisation": 0.5,
    "privacy.control": 0.4, "privacy.transparency": 0.4, "privacy.security": 0.2, "privacy.data_sharing": 0.4,
    "community.forum": 0.8, "community.events": 0.5, "community.moderation": 0.3, "acquisition.referral_reward": 0.5,
}  # fmt: skip
"""Levers moved in it beyond those of the first policy; the support of the company is overloaded."""
NETWORK = ("word_of_mouth", "social_churn", "referral", "fairness")
PARTS = {
    "network": NETWORK,
    "problems and support": ("problems", "support"),
    "contact, consent, pressure": ("closeness", "consent", "dialogue", "pressure"),
    "data": ("privacy",),
    "thanks": ("gratitude",),
    "community": ("community",),
    "mastery": ("mastery",),
    "deals that teach": ("deal_training",),
    "loyalty measure": ("loyalty",),
}
"""Parts of the month whose cost is told by switching each off alone."""


def rivals() -> dict[str, type[Market]]:
    """Return those who live the whole month, by name."""
    from experiments.speed.mesa_py_func import WholeMesaPyFuncMarket
    from experiments.speed.mesa_whole import WholeMesaMarket

    return {"mesa_py_func": WholeMesaPyFuncMarket, "mesa_plain_floats": WholeMesaMarket}


def scenario_of(study: Study, policy: str, **changes: Any) -> Scenario:
    """Return the scenario of a policy with the mechanisms of the whole month; ``everything`` builds on the first."""
    levers = {f"policy.{lever}": value for lever, value in LEVERS.items()} if policy == EVERYTHING else {}
    off = {f"mechanisms.{name}": False for name in left_out(LIVED_WHOLE)}
    base = study.policies[0] if policy == EVERYTHING else policy
    return study.scenario(base, {**off, **levers, **changes})


def contested(study: Study) -> list[str]:
    """Return the policies under which the whole month is contested."""
    lived = [name for name in study.policies if not not_offered(scenario_of(study, name), LIVED_WHOLE)]
    return [*lived, EVERYTHING]


def taken_apart(study: Study) -> dict[str, Any]:
    """Tell where the engine's month goes; before any agents are made, since Mesa never forgets a model."""
    return {"parts": _parts(study), "switched_off": _switched_off(study), "bytes": _bytes(study)}


def whole_month(study: Study) -> dict[str, Any]:
    """Check that the agents live the whole month, and time it."""
    options: Any = study.options
    quick, policies = options.quick, contested(study)
    race = Race("the whole month", rivals(), partial(scenario_of, study))
    runs = {"mesa_py_func": 1 if quick else 2, "mesa_plain_floats": 1 if quick else 6}
    agreement = race.agreement(policies, *((1_000, 6, 8) if quick else (10_000, 24, 24)), runs)
    customers, rounds = (2_000, 3) if quick else (options.customers, max(options.rounds - 2, 2))
    return {
        "left_out": sorted(left_out(LIVED_WHOLE)),
        "policies": policies,
        "agreement": agreement,
        "contest": race.contest(policies, agreement, customers, rounds),
    }


def _parts(study: Study) -> dict[str, Any]:
    """Tell the cost of each part by switching it off, and that of carrying news along ties by the clock."""
    from experiments.speed.agreement import start_of
    from experiments.speed.contest import Contestant, contest, interval
    from sim.model import RetentionModel

    options: Any = study.options
    customers, rounds = (2_000, 3) if options.quick else (options.customers, 7)
    months = 3
    whole = scenario_of(study, EVERYTHING, customers=customers, horizon_months=1 + rounds * months)
    start = start_of(whole, 0)
    model = RetentionModel(whole, seed=start.seed, start=start)
    carried: list[float] = []
    carry = model._talk

    def timed() -> None:
        began = time.thread_time()
        carry()
        carried.append(time.thread_time() - began)

    model._talk = timed  # type: ignore[method-assign]
    entries = {"": Contestant("whole", model, customers)}
    for name, mechanisms in PARTS.items():
        off = {f"mechanisms.{mechanism}": False for mechanism in mechanisms}
        without = scenario_of(study, EVERYTHING, customers=customers, horizon_months=1 + rounds * months, **off)
        entries[name] = Contestant(name, RetentionModel(without, seed=start.seed, start=start), customers)
    first = Contestant("does not count", RetentionModel(whole, seed=start.seed, start=start), customers)
    with progress("parts of the month", "stretches") as report:
        contest([first, *entries.values()], rounds, months, report)
    all_of_it = entries[""]
    rows = []
    for name in PARTS:
        over = interval(all_of_it, entries[name])
        rows.append({
            "part": name, "mechanisms": list(PARTS[name]), "ns": all_of_it.best - entries[name].best,
            "median_ns": all_of_it.median - entries[name].median, "share": 1.0 - 1.0 / over["mean"],
            "share_low": 1.0 - 1.0 / over["low"], "share_high": 1.0 - 1.0 / over["high"],
        })  # fmt: skip
    return {
        "policy": EVERYTHING, "customers": customers, "rounds": rounds, "whole_ns": all_of_it.best,
        "carrying_ns": min(carried) / customers * 1e9, "carrying_share": sum(carried) / _spent(all_of_it, months),
        "parts": rows,
    }  # fmt: skip


def _spent(entry: Contestant, months: int) -> float:
    """Return about how many seconds a contestant spent in all: its rounds, and the month before them."""
    each = sum(entry.nanoseconds) / len(entry.nanoseconds)
    return each * 1e-9 * entry.customers * (1 + months * len(entry.nanoseconds))


def _switched_off(study: Study) -> dict[str, Any]:
    """Tell what the switches of all optional mechanisms cost together while they are off, and that of programmes alone.

    Both in the core month, where they weigh most.
    """
    from experiments.speed.agreement import start_of
    from experiments.speed.off import OPTIONAL, cost_of_switches

    options: Any = study.options
    customers, rounds, months = (2_000, 3, 2) if options.quick else (options.customers, 60, 2)
    off = {f"mechanisms.{name}": False for name in left_out(LIVED)}
    horizon = 1 + 2 * rounds * months
    scenario = study.scenario(study.policies[0], {**off, "customers": customers, "horizon_months": horizon})
    start = start_of(scenario, 0)
    found: dict[str, Any] = {"customers": customers, "rounds": rounds}
    with progress("mechanisms switched off", "stretches") as report:
        found |= cost_of_switches(scenario, start, rounds, months, report, OPTIONAL)
    with progress("programmes switched off", "stretches") as report:
        found["programmes"] = cost_of_switches(scenario, start, rounds, months, report, frozenset({"programme"}))
    return found


def _bytes(study: Study) -> dict[str, float]:
    """Return the memory of a customer: columns, and what a network adds."""
    from sim.customers import BYTES_PER_CUSTOMER
    from sim.talk import begin_talk

    n = 10_000
    scenario = study.scenario(study.policies[0], {"customers": n})
    talk = begin_talk(scenario, scenario.seed)
    more = sum(array.nbytes for array in (*talk.arrays, talk.who)) / n
    return {"columns": BYTES_PER_CUSTOMER, "network": more, "together": BYTES_PER_CUSTOMER + more}
