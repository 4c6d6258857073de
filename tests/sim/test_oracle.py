"""The compiled and the interpreted engine give the same bytes: the oracle that every rule edit must pass."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sim import Result, Scenario, run
from tests.worlds import (
    allied,
    busy,
    contested,
    hashes,
    rewarding,
    rewarding_under_contract,
    shifting,
    silent,
    targeted,
)

ROOT = Path(__file__).parents[2]
PRINT_HASHES = """
import json, numba
from sim import run
from sim.compiled import is_interpreted
from tests.worlds import allied, busy, contested, hashes, rewarding
from tests.worlds import rewarding_under_contract, shifting, silent, targeted
print(json.dumps([is_interpreted(), hashes(run({world}))]))
"""

SWITCHED = "mechanisms={name: False for name in ('luck', 'price', 'loyalty', 'reputation')}"


def interpreted(world: str) -> dict[str, str]:
    """Run a scenario, written in Python, in a Python that compiles nothing and return the hashes of its result."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT_HASHES.replace("{world}", world)],
        cwd=ROOT, env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    is_interpreted, found = json.loads(done.stdout)
    assert is_interpreted
    return dict(found)


@pytest.fixture(scope="module")
def everything() -> Result:
    return run(busy())


def test_compiled_equals_interpreted(everything: Result) -> None:
    assert hashes(everything) == interpreted("busy()")


def test_compiled_equals_interpreted_where_rivals_act() -> None:
    assert hashes(run(contested())) == interpreted("contested()")


def test_compiled_equals_interpreted_with_an_association() -> None:
    assert hashes(run(allied())) == interpreted("allied()")


def test_compiled_equals_interpreted_with_passes_left_out() -> None:
    compiled = run(busy(mechanisms=dict.fromkeys(("luck", "price", "loyalty", "reputation"), False)))
    assert hashes(compiled) == interpreted(f"busy({SWITCHED})")


@pytest.mark.parametrize("rates", [{}, {"purchase_rate": 20.0, "purchase_shape": 0.5}])
def test_compiled_equals_interpreted_without_a_contract(rates: dict[str, float]) -> None:
    """Once as usual, and once with many who buy so often that their purchases are drawn from a normal distribution."""
    assert hashes(run(silent(population=rates))) == interpreted(f"silent(population={rates})")


@pytest.mark.parametrize("world", [rewarding, rewarding_under_contract])
def test_compiled_equals_interpreted_with_programmes(world: Callable[[], Scenario]) -> None:
    assert hashes(run(world())) == interpreted(f"{world.__name__}()")


def test_compiled_equals_interpreted_where_companies_learn() -> None:
    assert hashes(run(shifting())) == interpreted("shifting()")


@pytest.mark.parametrize("rule", ["uplift", "true_uplift"])
def test_companies_that_choose_whom_to_contact_choose_alike(rule: str) -> None:
    assert hashes(run(targeted(rule))) == interpreted(f"targeted({rule!r})")


def test_every_mechanism_has_something_to_do(everything: Result) -> None:
    """The oracle proves nothing about what did not happen."""
    months, customers = everything.months, everything.customers
    happened = (
        "joined", "returned", "left", "left_involuntarily", "attempts", "stuck", "offers", "accepted", "walk_premium",
        "rebates", "fees", "disclosure_cost", "save_cost", "obstruction_cost", "contact_cost",
        "cross_sales", "data_sales", "breached", "breach_cost", "consent_cost", "gratitude_cost", "privacy_cost",
        "reach_cost", "relevance", "gratitude", "belonging", "community_cost", "anger_inside", "mood_inside",
        "answered_by_customers",
    )  # fmt: skip
    assert [name for name in happened if not np.abs(months[name]).sum() > 0] == []
    assert np.nanmax(customers["resentment"]) > 0
    assert months["reputation"][:, 0].std() > 0
    assert everything.left[0, 1:, :, 0].sum() > 0, "some joined and left again"


def test_everything_without_a_contract_has_something_to_do() -> None:
    result = run(silent())
    happened = ("visits", "visits_elsewhere", "volume", "visiting", "active", "lapsed", "habit", "breadth", "joined",
                "returned", "left", "walk_premium", "rebates", "fees")  # fmt: skip
    assert [name for name in happened if not np.abs(result.months[name]).sum() > 0] == []
    never = ("offers", "accepted", "stuck", "left_involuntarily", "save_cost", "obstruction_cost")
    assert [name for name in never if name in result.months and result.months[name].any()] == []
    assert (result.months["visits"][:, 0] > result.months["active"][:, 0]).any(), "some buy more than once a month"


@pytest.mark.parametrize("world", [rewarding, rewarding_under_contract])
def test_every_rule_of_programmes_has_something_to_do(world: Callable[[], Scenario]) -> None:
    scenario = world()
    months = run(scenario).months
    happened = (
        "members", "enrolled", "promoted", "demoted", "in_tier_1", "in_tier_2", "in_tier_3", "engaged", "issued",
        "redeemed", "expired", "forfeited", "held", "rewards", "partner_sales", "reward_cost", "benefit_cost",
        "membership_fees", "partner_income", "float_income", "prepaid_float", "prepaid_cost", "points_liability",
        "breakage", "programme_cost", "member_spend", "stored_breakage",
    )  # fmt: skip
    assert [name for name in happened if not np.abs(months[name]).sum() > 0] == []
    assert months["redeemed"][:12].any(axis=0).all()
    expires = [True, not scenario.market.contract, True]  # under a contract everybody buys every month: none slides
    assert months["expired"][:12].any(axis=0).tolist() == expires
    assert months["held"][12:, 1].sum() == months["held"][14:, 2].sum() == 0, "withdrawn"
    assert months["forfeited"][12, 1] > 0, "void"
    assert months["redeemed"][14, 2] > 0, "honoured"
