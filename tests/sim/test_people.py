"""Who the customers are: the laws their traits are drawn from, and the closed form that keeps neutral means still."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import stats

from sim import RetentionModel, Scenario
from sim.customers import Customers
from sim.ordinary import usual_harm, usual_surprise
from sim.policy import Service
from sim.support import handling, ordinary_queue
from sim.world import Population
from sim.world_record import world_record
from tests.worlds import scenario

N = 60_000
LEVEL, SPREAD = Population().want_level, Population().want_spread


def people(market: dict[str, Any] | None = None, **population: float) -> Customers:
    market = {"burn_in_months": 0, **(market or {})}
    return RetentionModel(scenario(customers=N, market=market, population=population)).customers


@pytest.mark.parametrize("spread", [0.0, 0.5, 1.0])
@pytest.mark.parametrize(
    ("column", "parameter"), [("price_sensitivity", "price_sensitivity_spread"), ("attention", "noticing_spread")]
)
def test_factors_are_lognormal_of_mean_one(column: str, parameter: str, spread: float) -> None:
    x = people(**{parameter: spread})[column].astype(float)
    if spread == 0.0:
        assert np.all(x == 1.0)
        return
    assert abs(x.mean() - 1) < 4 * x.std() / np.sqrt(N)
    assert stats.kstest((np.log(x) + spread**2 / 2) / spread, "norm").pvalue > 1e-4


def test_disposition_is_logit_normal() -> None:
    t = people(disposition=0.6, disposition_spread=0.5)["disposition"].astype(float)
    z = (np.log(t / (1 - t)) - np.log(0.6 / 0.4)) / 0.5
    assert stats.kstest(z, "norm").pvalue > 1e-4


def test_nobody_finds_less_than_one_contact_right() -> None:
    ideal = people(contact_ideal=3.0, contact_ideal_spread=0.8)["contact_ideal"].astype(float)
    assert ideal.min() >= 1.0
    assert stats.kstest(np.log((ideal - 1) / 2) / 0.8, "norm").pvalue > 1e-4


@pytest.mark.parametrize("rho", [0.0, 0.2, 0.5])
def test_traits_are_correlated_as_told(rho: float) -> None:
    """Through the propensity, all the person's when the person's share is 1; s.e. of r is at most 1 over root n."""
    everybody = {"focal_share": 1.0, "outside_share": 0.0}
    drawn = people(everybody, correlation=rho, person_share=1.0)
    person = (drawn["propensity"].astype(float) - LEVEL) / SPREAD
    sensitive, attentive = np.log(drawn["price_sensitivity"]), np.log(drawn["attention"])
    trusting = np.log(drawn["disposition"] / (1 - drawn["disposition"]))
    for trait, sign in ((sensitive, 1), (attentive, 1), (trusting, -1)):
        assert abs(np.corrcoef(person, trait)[0, 1] - sign * rho) < 4 / np.sqrt(N)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_propensity_splits_into_person_and_match(share: float) -> None:
    """Two people with the same seed and number but another company share the person and not the match."""
    one = people({"focal_share": 1.0, "outside_share": 0.0}, person_share=share)["propensity"].astype(float)
    other = people({"focal_share": 0.0, "outside_share": 0.0}, person_share=share)["propensity"].astype(float)
    for c in (one, other):
        assert abs(c.mean() - LEVEL) < 4 * SPREAD / np.sqrt(N)
        assert c.std() == pytest.approx(SPREAD, rel=4 / np.sqrt(2 * N))
    assert abs(np.corrcoef(one, other)[0, 1] - share) < 4 / np.sqrt(N)


def test_starting_shares() -> None:
    rivals: dict[str, Any] = {"a": {}, "b": {}, "c": {}}
    market = {"burn_in_months": 0, "focal_share": 0.37, "outside_share": 0.21}
    company = RetentionModel(scenario(customers=N, market=market, rivals=rivals)).customers["company"]
    expected = np.array([0.37, 0.14, 0.14, 0.14, 0.21])
    found = np.bincount(company, minlength=5) / N
    assert (np.abs(found - expected) < 4 * np.sqrt(expected * (1 - expected) / N)).all()


@pytest.mark.parametrize("noise", [0.02, 0.09, 0.2])
@pytest.mark.parametrize(("loss", "curvature"), [(2.5, 0.88), (1.0, 0.6), (4.0, 1.0)])
@pytest.mark.parametrize("follows", [True, False])
def test_usual_surprise(noise: float, loss: float, curvature: float, follows: bool) -> None:
    """The closed form against a simulated month: luck less an exponentially weighted mean of past luck."""
    world = Scenario.model_validate({
        "behaviour": {"experience": {"noise": noise}, "satisfaction": {"loss_weight": loss, "curvature": curvature}},
        "mechanisms": {"expectation": follows, "problems": False},
    })  # fmt: skip
    rng = np.random.default_rng(5)
    speed = world.behaviour.expectation.speed if follows else 0.0
    past = np.zeros(200_000)
    for _ in range(80):
        past += speed * (noise * rng.normal(size=past.size) - past)
    d = noise * rng.normal(size=past.size) - past
    felt = np.where(d > 0, np.abs(d) ** curvature, -loss * np.abs(d) ** curvature)
    assert abs(usual_surprise(world) - felt.mean()) < 4 * felt.std() / np.sqrt(past.size)


@pytest.mark.parametrize("off", [(), ("support",), ("luck",)])
@pytest.mark.parametrize("problems", [{}, {"rate": 0.3, "severity": 0.3}])
def test_usual_surprise_with_problems(off: tuple[str, ...], problems: dict[str, float]) -> None:
    """A simulated month of luck and problems, complaints and settlements, against the sum over a mixture."""
    world = Scenario.model_validate({"behaviour": {"problems": problems}, "mechanisms": dict.fromkeys(off, False)})
    behaviour, (rng, n) = world.behaviour, (np.random.default_rng(6), 400_000)
    did = handling(Service(), ordinary_queue(world), world)

    def month() -> np.ndarray:
        severity = 3 * behaviour.problems.severity * rng.random(n) ** 2
        relative = np.minimum(severity / behaviour.problems.full, 1.0)
        speaks = rng.random(n) < 1 / (1 + np.exp(3.5 - 4.3 * relative))
        helped = severity * (1 - did.relief) + did.effort
        harm = np.where(speaks & ("support" not in off), helped, severity) * (rng.random(n) < behaviour.problems.rate)
        return (0.09 * rng.normal(size=n) if "luck" not in off else 0.0) - harm

    past = np.zeros(n)
    for _ in range(40):
        past += 0.15 * (month() - past)
    now = month()
    d = now - past
    felt = np.where(d > 0, np.abs(d) ** 0.88, -2.5 * np.abs(d) ** 0.88)
    assert abs(usual_harm(world) + now.mean()) < 4 * now.std() / np.sqrt(n)
    # what is carried over counts as normal: right to half a percent of the spread of surprise, rough without luck
    rough = 0.005 if "luck" not in off else 0.04
    assert abs(usual_surprise(world) - felt.mean()) < 4 * felt.std() / np.sqrt(n) + rough * felt.std()


def test_the_record_holds_every_number() -> None:
    world = Scenario()
    w = world_record(world)[0]
    assert w.trust_loss == np.float32(world.behaviour.trust.loss)
    assert w.population_notice == np.float32(world.population.notice)
    assert w.costs_acquisition == np.float32(world.costs.acquisition)
    assert 1 / (1 + np.exp(-w.leaving_notice_logit)) == pytest.approx(world.population.notice, rel=1e-5)
    assert w.resentment_kept**12 == pytest.approx(0.5, rel=1e-5)
