"""Claims of the sources about companies that learn: each holds in one admissible world and fails in another.

A model in which a claim could only come out one way would not be worth asking. Twins share people and luck.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from sim import Scenario, twins

MONTHS, REPLICATIONS = 48, 4
ASKS: dict[str, Any] = {"learning": {"feedback_collect": 0.3}}
ACTS: dict[str, Any] = {"learning": {"feedback_collect": 0.3, "feedback_act": 1.0}}
GOOD: dict[str, Any] = {"service": {"quality": 0.7}}
TALKS: dict[str, Any] = {"contact": {"two_way": 1.0}}
ONLY_TEACHES = {"contact": {"dialogue_kept": 0.0, "dialogue_relief": 0.0}}
HARMLESS = {"ignored": 0.0, "contacts": 0.0, "sees": 0.0, "fixes": 0.0, "teaches": 0.3}
DRIFT = {"market": {"taste_drift": 0.006}}


@dataclass(frozen=True)
class Claim:
    """What is claimed to raise an outcome, the world in which it does, and one in which it does not.

    Attributes
    ----------
    better, worse
        Policies of which the first is claimed to have more of the outcome.
    outcome
        Of the last year, or profit over all months.
    holds, fails
        Worlds.
    """

    better: dict[str, Any]
    worse: dict[str, Any]
    outcome: str
    holds: dict[str, Any] = field(default_factory=dict)
    fails: dict[str, Any] = field(default_factory=dict)


CLAIMS = {
    "H026 acting on feedback satisfies more than collecting it": Claim(
        GOOD | ACTS, GOOD | ASKS, "satisfaction",
        fails={"behaviour": {"feedback": {**HARMLESS, "unheard": 0.0}, "insight": {"aim": 1.0}}},
    ),
    "H048 a feedback loop keeps customers": Claim(
        ACTS, {}, "retention",
        fails={"policy": {"learning": {"feedback_collect": 0.3, "feedback_act": 1.0, "feedback_delay": 7}}},
    ),
    "H069 feedback improves the service": Claim(
        ACTS, {}, "experience", fails={"behaviour": {"feedback": {"benefit": 0.0}}},
    ),
    "H088 service that evolves keeps customers where rivals grow": Claim(
        {"learning": {"evolution": 0.4}}, {}, "retention",
        holds={**DRIFT, "rivals": {"rival": {"policy": {"learning": {"evolution": 0.4}}}}},
        fails={"rivals": {"rival": {"policy": {"learning": {"evolution": 0.4}}}}},
    ),
    "H115 spending on service satisfies more where needs are known": Claim(
        GOOD | TALKS, GOOD, "satisfaction", holds={"behaviour": {**ONLY_TEACHES, "insight": {"aim": 1.0}}},
        fails={"behaviour": {**ONLY_TEACHES, "insight": {"aim": 0.0}, "closeness": {}}},
    ),
    "H122 keeping up with change keeps loyalty": Claim(
        {"learning": {"evolution": 0.3}}, {}, "loyalty", holds=DRIFT,
    ),
    "H133 improvement led by customers beats improvement by guess at the same cost": Claim(
        ACTS, {"service": {"quality": 0.6136}}, "satisfaction",
        holds={"behaviour": {"feedback": {"benefit": 0.1}}}, fails={"behaviour": {"feedback": {"benefit": 0.0}}},
    ),
    "H134 understanding customers wins advocates": Claim(
        GOOD | TALKS, GOOD, "spoke_well", holds={"behaviour": {**ONLY_TEACHES, "insight": {"aim": 1.0}}},
        fails={"behaviour": {**ONLY_TEACHES, "insight": {"aim": 0.0}}},
    ),
    "H135 insight pays in the long run": Claim(
        GOOD | TALKS, GOOD, "profit",
        holds={"behaviour": {"insight": {"aim": 1.0, "dialogue": 0.2}}, "costs": {"dialogue": 0.0}},
        fails={"costs": {"dialogue": 0.2}},
    ),
}  # fmt: skip


def gap(claim: Claim, world: dict[str, Any]) -> tuple[float, float]:
    """Return the mean difference of the outcome over paired replications, and its standard error."""
    others = {key: value for key, value in world.items() if key not in ("policy", "behaviour", "market")}
    behaviour = {name: values for name, values in world.get("behaviour", {}).items() if values}

    def lived(levers: dict[str, Any]) -> Scenario:
        market = {"burn_in_months": 24, **world.get("market", {})}
        return Scenario.model_validate(
            {"customers": 2_000, "horizon_months": MONTHS, "policy": levers, "behaviour": behaviour, "market": market}
            | others
        )

    worlds = {"better": lived(world.get("policy", claim.better)), "worse": lived(claim.worse)}
    found = twins(worlds, replications=REPLICATIONS).results
    values = [
        np.array([measured(result, claim.outcome) for result in found[name]]) for name in ("better", "worse")
    ]  # fmt: skip
    differences = values[0] - values[1]
    return float(differences.mean()), float(differences.std(ddof=1) / np.sqrt(REPLICATIONS))


def measured(result: Any, outcome: str) -> float:
    from sim.measures import survival

    if outcome == "retention":
        return float(survival(result)[-1])
    if outcome == "profit":
        return float(result.months["profit"][:, 0].sum())
    return float(result.months[outcome][-12:, 0].mean())


@pytest.mark.parametrize("name", CLAIMS)
def test_there_is_a_world_in_which_it_holds(name: str) -> None:
    mean, error = gap(CLAIMS[name], CLAIMS[name].holds)
    assert mean > 3.2 * error, f"{mean:.4f}, standard error {error:.4f}"  # t(3), one-sided, 2.5 %


@pytest.mark.parametrize("name", CLAIMS)
def test_there_is_a_world_in_which_it_does_not(name: str) -> None:
    mean, error = gap(CLAIMS[name], CLAIMS[name].fails)
    assert mean <= 3.2 * error, f"{mean:.4f}, standard error {error:.4f}"
    assert gap(CLAIMS[name], CLAIMS[name].holds)[0] > mean
