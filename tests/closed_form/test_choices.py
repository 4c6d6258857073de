"""Choices and finds with closed forms: joining, save offers, friction, hidden fees, fading resentment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import special

from experiments.verifying.closed_forms import joining_pulls, logit_shares
from sim import Result, RetentionModel, run
from sim.world import Mechanisms
from tests.worlds import scenario

N = 100_000
OFF = dict.fromkeys(Mechanisms.model_fields, False)
ALIKE = {"want_spread": 0.0, "price_sensitivity_spread": 0.0, "noticing_spread": 0.0, "disposition_spread": 0.0}
STAYING = {**ALIKE, "want_level": -12.0}
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
NEWCOMERS = {"burn_in_months": 0, "focal_share": 0.0, "outside_share": 1.0}


def near(found: Any, expected: Any, n: Any) -> bool:
    """Within 4 binomial standard errors."""
    expected = np.asarray(expected)
    return bool((np.abs(found - expected) < 4 * np.sqrt(expected * (1 - expected) / n)).all())


def newcomers(search: float, months: int, **joining: float) -> Result:
    """Return a market in which everybody begins outside, three companies differ, and nobody leaves."""
    rivals = {
        "dear": {"policy": {"pricing": {"price": 1.3}}},
        "loud": {"policy": {"promise": {"overpromise": 0.2}, "leaving": {"friction": "aggressive"}}},
    }
    return run(
        scenario({"pricing": {"welcome_discount": 0.2}}, customers=N, horizon_months=months, rivals=rivals,
                 market=NEWCOMERS, population=STAYING,
                 mechanisms={**OFF, "returning": True, "price": True, "friction": True},
                 behaviour={"joining": {"search": search, "impression": 0.0, **joining}})
    )  # fmt: skip


@pytest.mark.parametrize(("base", "quality", "price", "traps"), [(0.7, 6.0, 5.0, 0.3), (-1.0, 3.0, 2.0, 2.0)])
def test_joining_is_a_logit_choice(base: float, quality: float, price: float, traps: float) -> None:
    result = newcomers(1.0, 1, base=base, quality=quality, price=price, avoids_traps=traps, promise_share=0.5)
    expected = logit_shares(joining_pulls(base, quality, price, 0.5, traps))
    assert near(result.months["joined"][0] / N, expected[:-1], N)
    assert near(np.mean(result.customers["company"] == 3), expected[-1], N)


def test_searching_is_geometric() -> None:
    result = newcomers(0.06, 24, base=0.0, quality=6.0, price=5.0, avoids_traps=0.3, promise_share=0.5)
    joins = logit_shares(joining_pulls(0.0, 6.0, 5.0, 0.5, 0.3))[:-1]
    outside = 1.0 - result.months["joined"].sum(axis=1).cumsum() / N
    assert near(outside, (1 - 0.06 * joins.sum()) ** np.arange(1, 25), N)


@pytest.mark.parametrize("depth", [0.0, 0.1, 0.3])
def test_offers_are_accepted_by_a_logit(depth: float) -> None:
    """In a campaign's first month; who declined once declines the like again."""
    policy = {"leaving": {"campaign_reach": 0.6, "save_depth": depth, "save_months": 5}}
    model = RetentionModel(
        scenario(
            policy, customers=N, market=COHORT, population=STAYING, mechanisms={**OFF, "saving": True, "price": True}
        )
    )
    model.step()
    months = model.result().months
    offers, accepted = months["offers"][0, 0], months["accepted"][0, 0]
    assert near(offers / N, 0.6, N)
    assert near(accepted / offers, special.expit(-1.5 + 7.0 * depth), offers)
    assert np.array_equal(np.bincount(model.customers["discount_left"]), [N - accepted, 0, 0, 0, 0, accepted])
    model.step()
    assert model.result().months["rebates"][1, 0] == pytest.approx(-accepted * depth, rel=1e-5, abs=1e-9)


@pytest.mark.parametrize(("friction", "offset"), [("none", 0.0), ("mild", 1.0), ("aggressive", 1.73)])
def test_attempts_get_stuck_by_a_logit(friction: str, offset: float) -> None:
    policy = {"leaving": {"friction": friction}}
    population = {**ALIKE, "want_level": -1.0, "notice": 0.5}
    result = run(scenario(policy, customers=N, market=COHORT, population=population,
                          mechanisms={**OFF, "friction": True}))  # fmt: skip
    attempts, stuck = (result.months[name][:, 0].sum() for name in ("attempts", "stuck"))
    assert near(stuck / attempts, special.expit(-2.06 + offset), attempts)
    assert attempts - stuck == result.months["left"][:, 0].sum()


def test_hidden_fees_are_found_by_and_by() -> None:
    """The share who know is 1 - e^(-rate t) for people of ordinary attention, and the sums they resent follow."""
    model = RetentionModel(
        scenario({"pricing": {"hidden_fee": 0.05}}, customers=N, market=COHORT, population=STAYING,
                 mechanisms={**OFF, "price": True, "violations": True, "resentment": True})
    )  # fmt: skip
    for month in range(1, 13):
        model.step()
        assert near((model.customers["flags"] & 1).mean(), 1 - np.exp(-0.08 * month), N)
    # half a violation with chance p each month, 0.2 of it resented, of what is left: R' = k R + (1 - k R) 0.1 found
    expected, kept, p = 0.0, 0.5 ** (1 / 12), 1 - np.exp(-0.08)
    for _ in range(12):
        expected = kept * expected + (1 - kept * expected) * 0.1 * p
    error = model.customers["resentment"].std() / np.sqrt(N)
    assert abs(model.customers["resentment"].mean() - expected) < 4 * error


@pytest.mark.parametrize("half_life", [3.0, 12.0, 36.0])
def test_resentment_halves_in_its_half_life(half_life: float) -> None:
    months = int(half_life)
    stop = [{"month": 6, "lever": "contact.frequency", "value": 1.0}]
    model = RetentionModel(
        scenario({"contact": {"frequency": 12.0}}, customers=500, market=COHORT, timeline=stop, population=STAYING,
                 horizon_months=48, mechanisms={**OFF, "contact": True, "resentment": True},
                 behaviour={"resentment": {"half_life_months": half_life}})
    )  # fmt: skip
    for _ in range(6):
        model.step()
    before = model.customers["resentment"].copy()
    assert before.min() > 0.01
    for _ in range(months):
        model.step()
    assert model.customers["resentment"] / before == pytest.approx(0.5, rel=1e-5)


def test_price_walking_reaches_its_cap() -> None:
    """Prices rise by the walk each year and stop after eight: the premium in the books is the compound sum."""
    result = run(
        scenario({"pricing": {"walk": 0.05}}, customers=300, horizon_months=120, market=COHORT, population=STAYING,
                 mechanisms={**OFF, "price": True},
                 behaviour={"price": {"weight": 0.0, "value_weight": 0.0}})
    )  # fmt: skip
    n = result.months["customers"][:, 0]
    expected = np.minimum(1.05 ** (np.arange(1, 121) / 12), 1.05**8) - 1
    assert result.months["walk_premium"][:, 0] / n == pytest.approx(expected, abs=2e-5)


def test_welcome_discounts_end() -> None:
    policy = {"pricing": {"welcome_discount": 0.3, "welcome_months": 4}}
    result = run(
        scenario(policy, customers=2_000, horizon_months=10, market=NEWCOMERS, population=STAYING,
                 mechanisms={**OFF, "returning": True, "price": True},
                 behaviour={"joining": {"search": 1.0, "base": 6.0}})
    )  # fmt: skip
    joined = result.months["joined"][:, 0]
    newest = np.array([joined[max(0, t - 4) : t].sum() for t in range(10)])
    assert result.months["rebates"][:, 0] == pytest.approx(-0.3 * newest, rel=1e-5, abs=1e-6)
