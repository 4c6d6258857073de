"""Buying without a contract: better service and lower prices win purchases, person by person, and nobody is held.

Nobody drops out, joins or hears of others, so twin worlds hold the same people with the same luck all the way. With
rates nearly alike nobody is expected to buy more than ten times a month, where counts follow the mean exactly.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import RetentionModel, Scenario, run
from sim.declare import declarations
from sim.policy.leaving import Leaving
from tests.worlds import ALONE, differing, scenario, silent

COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0, "contract": False}
TOGETHER = {"want_level": -12.0, "want_spread": 0.0, "purchase_shape": 20.0}
MONTHS = 18


def world(policy: dict[str, Any], off: tuple[str, ...] = (), **others: Any) -> Scenario:
    mechanisms = {**ALONE, "returning": False, **dict.fromkeys(off, False)}
    return scenario(
        policy, customers=3_000, horizon_months=MONTHS, market=COHORT, mechanisms=mechanisms, population=TOGETHER,
        **others,
    )  # fmt: skip


def bought(policy: dict[str, Any], off: tuple[str, ...] = ()) -> tuple[np.ndarray, np.ndarray]:
    """Return everybody's purchases here and elsewhere, months by people; nobody drops out in any of the worlds."""
    model = RetentionModel(world(policy, off))
    here, there = [], []
    for _ in range(MONTHS):
        model.step()
        here.append(model.customers["visits"].copy())
        there.append(model.customers["elsewhere"].copy())
    stayed = model.customers["first_left"] > MONTHS
    return np.where(stayed, here, np.nan), np.where(stayed, there, np.nan)


WINS: list[tuple[str, str, list[float], tuple[str, ...]]] = [
    # expectations that rise with the quality would let people be disappointed in a better company later on
    ("service", "quality", [0.5, 0.6, 0.75], ("expectation",)),
    ("pricing", "price", [1.3, 1.1, 1.0, 0.8], ()),
    ("pricing", "hidden_fee", [0.2, 0.05, 0.0], ()),
]


@pytest.mark.parametrize(("concern", "lever", "values", "off"), WINS)
def test_better_or_cheaper_never_loses_a_purchase(
    concern: str, lever: str, values: list[float], off: tuple[str, ...]
) -> None:
    worlds = [bought({concern: {lever: value}}, off) for value in values]
    for (here, there), (more_here, less_there) in zip(worlds, worlds[1:], strict=False):
        both = ~np.isnan(here) & ~np.isnan(more_here)
        assert both.mean() > 0.9, "nobody should drop out"
        assert (more_here[both] >= here[both]).all()
        assert (less_there[both] <= there[both]).all()
        assert (more_here[both] > here[both]).sum() > 100, "a law that moves nobody is not tested"


@pytest.mark.parametrize(("concern", "lever", "values"), [row[:3] for row in WINS])
def test_share_of_wallet_follows(concern: str, lever: str, values: list[float]) -> None:
    """On average it holds with every mechanism on; the standard error of a share of 90,000 purchases is .0017."""
    shares = []
    for value in values:
        months = run(world({concern: {lever: value}})).months
        here, there = months["visits"][:, 0].sum(), months["visits_elsewhere"][:, 0].sum()
        shares.append(here / (here + there))
    assert (np.diff(shares) > 4 * 0.0017).all(), shares


def test_levers_on_leaving_do_nothing_without_a_contract() -> None:
    """Whatever a company would do to those who cancel: nobody does. The same levers matter under a contract."""
    pulled = {d.key: d.choices[-1] if d.choices else type(d.default)(d.high) for d in declarations(Leaving)}
    for key, value in pulled.items():
        assert differing(run(silent()), run(silent(policy=levers(leaving={key: value})))) == [], key
    everything = levers(leaving=pulled)
    assert differing(run(silent()), run(silent(policy=everything))) == []
    under_contract = {"market": {**silent().market.model_dump(), "contract": True}}
    assert differing(run(silent(**under_contract)), run(silent(policy=everything, **under_contract))) != []


def test_beside_a_very_strong_company_others_still_sell() -> None:
    """Pulls are e^20 and twice e^3 here: in a float32 sum of all of them the small ones cannot be told apart."""
    strong = {"joining": {"base": 6.0, "price": 20.0}}
    rivals = {name: {"policy": {"pricing": {"price": 1.15}}} for name in ("one", "two")}
    months = run(
        scenario({"pricing": {"price": 0.3}}, rivals=rivals, behaviour=strong, horizon_months=12, market=COHORT,
                 population=TOGETHER, customers=3_000)
    ).months  # fmt: skip
    people = months["visits_elsewhere"][:, 0].sum()
    sold = months["visiting"].sum(axis=0)
    assert sold[0] == 0.0, "everybody is with the focal company"
    assert sold[1] == pytest.approx(sold[2], rel=1e-5)
    assert 0.9 < sold[1:].sum() / people < 1.1, "nearly all that is bought elsewhere; baskets are one on average"


def levers(**concerns: dict[str, Any]) -> dict[str, Any]:
    return {**silent().policy.model_dump(), **concerns}


def test_companies_that_are_bought_less_often_are_also_smaller() -> None:
    """Double jeopardy (Ehrenberg, Goodhardt and Barwise 1990): the order in size is the order in purchases a buyer.

    Four companies that differ in quality only, after eight years, in their last two. Standard error of purchases a
    buyer: the spread of rates between some 8,000 people and of counts over their months.
    """
    quality = [0.5, 0.57, 0.63, 0.7]
    companies = {f"r{i}": {"policy": {"service": {"quality": q}}} for i, q in enumerate(quality[1:])}
    market = {"burn_in_months": 0, "focal_share": 0.25, "outside_share": 0.0, "contract": False}
    months = run(
        scenario({"service": {"quality": quality[0]}}, rivals=companies, customers=40_000, horizon_months=120,
                 market=market, population={"purchase_shape": 20.0, "polarisation": 0.0})
    ).months  # fmt: skip
    size = months["customers"][-24:].mean(axis=0)
    buyers = months["active"][-24:].sum(axis=0)
    often = months["visits"][-24:].sum(axis=0) / buyers
    share = months["share_of_wallet"][-24:].mean(axis=0)
    error = np.sqrt((2.0 / np.sqrt(20.0)) ** 2 / size + 2.0 / buyers)
    assert (np.diff(size) > 0).all(), size
    assert (np.diff(share) > 0).all(), share
    assert (np.diff(often) > 0).all(), often
    assert often[-1] - often[0] > 4 * np.hypot(error[0], error[-1])
    assert size[-1] / size[0] > often[-1] / often[0], "sizes differ more than how often buyers buy"
