"""Who the customers are at the start: traits drawn once a person, and the company they begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import betaincinv, gammaincinv

from sim import customers, draws
from sim.compiled import compiled
from sim.numeric import HALF, ONE, ZERO, clip, exp, log, logistic
from sim.passes.joining import plan_search, plan_spell

if TYPE_CHECKING:
    from sim.scenario import Scenario

_LOW, _HIGH = np.float32(0.02), np.float32(0.98)
_ALIKE = 1e-6
"""Polarisation below which shares differ by less than a thousandth, and the beta distribution cannot be inverted."""


@compiled
def draw_people(
    first: int,
    last: int,
    seed: np.uint64,
    world: np.ndarray,
    shares: np.ndarray,
    month: int,
    is_involuntary: bool,
    is_returning: bool,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
) -> None:
    """Draw customers first to last (not included) as they stand before the first month.

    Parameters
    ----------
    shares
        Cumulated starting shares of the companies; who lies above the last is outside.
    month
        The first month to be lived.
    """
    w = world[0]
    rho = w.population_correlation
    rest = np.sqrt(ONE - rho * rho)
    n_companies = shares.size
    key_person = draws.key(seed, draws.PERSON, 0)
    key_sensitivity = draws.key(seed, draws.SENSITIVITY, 0)
    key_disposition = draws.key(seed, draws.DISPOSITION, 0)
    key_attention = draws.key(seed, draws.ATTENTION, 0)
    key_ideal = draws.key(seed, draws.IDEAL, 0)
    key_concern = draws.key(seed, draws.CONCERN, 0)
    key_susceptibility = draws.key(seed, draws.SUSCEPTIBILITY, 0)
    key_start = draws.key(seed, draws.START, 0)
    typical_disposition = log(w.population_disposition / (ONE - w.population_disposition))
    typical_concern = log(w.population_privacy_concern / (ONE - w.population_privacy_concern))
    typical_susceptibility = log(w.population_susceptibility / (ONE - w.population_susceptibility))
    for i in range(first, last):
        person = draws.normal(key_person, i)
        sensitive = rho * person + rest * draws.normal(key_sensitivity, i)
        trusting = rest * draws.normal(key_disposition, i) - rho * person
        attentive = rho * person + rest * draws.normal(key_attention, i)
        f[customers.PRICE_SENSITIVITY, i] = _lognormal(sensitive, w.population_price_sensitivity_spread)
        f[customers.DISPOSITION, i] = clip(
            logistic(typical_disposition + w.population_disposition_spread * trusting), _LOW, _HIGH
        )
        f[customers.ATTENTION, i] = _lognormal(attentive, w.population_noticing_spread)
        beyond_one = exp(w.population_contact_ideal_spread * draws.normal(key_ideal, i))
        f[customers.CONTACT_IDEAL, i] = ONE + (w.population_contact_ideal - ONE) * beyond_one
        concerned = rho * attentive + rest * draws.normal(key_concern, i)
        f[customers.PRIVACY_CONCERN, i] = logistic(typical_concern + w.population_privacy_concern_spread * concerned)
        f[customers.SUSCEPTIBILITY, i] = logistic(
            typical_susceptibility + w.population_susceptibility_spread * draws.normal(key_susceptibility, i)
        )
        f[customers.REFERENCE_PRICE, i] = ONE
        f[customers.WALK, i] = ONE
        f[customers.SATISFACTION, i] = w.market_neutral_quality
        f[customers.TRUST, i] = f[customers.DISPOSITION, i]
        b[customers.LAST_COMPANY, i] = -1
        h[customers.FIRST_LEFT, i] = customers.NOT_A_STARTER
        h[customers.REFERRAL, i] = -1
        place = draws.uniform(key_start, i)
        k = 0
        while k < n_companies and place > shares[k]:
            k += 1
        b[customers.COMPANY, i] = k
        if k < n_companies:
            b[customers.STAGE, i] = customers.CONTENT
            f[customers.FIT, i] = draws.small_normal(draws.key(seed, draws.FIT, k), i)
            felt = w.market_neutral_quality + w.experience_fit * f[customers.FIT, i]
            f[customers.EXPECTATION, i] = clip(felt, ZERO, ONE)
            plan_spell(i, month - 1, f, h, b, world, seed, is_involuntary)
        else:
            b[customers.STAGE, i] = customers.OUTSIDE
            f[customers.EXPECTATION, i] = w.market_neutral_quality
            plan_search(i, month - 1, h, world, seed, is_returning)


def draw_buyers(
    people: customers.Customers, seed: int, scenario: Scenario, has_programme: bool, is_new: bool = True
) -> None:
    """Draw how often, how much and from how few everybody buys; habits begin as they are at neutral conduct.

    Under a contract everybody buys one month a month. With programmes, the values are drawn as well.

    Notes
    -----
    Source: gamma purchase rates and Poisson purchases make the negative binomial of Ehrenberg (1959); shares that are
    beta between people make the Dirichlet of Goodhardt, Ehrenberg and Chatfield (1984), polarisation being 1 / (1 + S).
    """
    population, share = scenario.population, scenario.behaviour.buying.share
    uniforms = np.empty(people.n, np.float32)
    if has_programme:
        with np.errstate(over="ignore"):
            _draw_uniforms(people.n, np.uint64(seed), draws.VALUES, uniforms)
        people["values"][:] = np.float32(2.0) * uniforms - np.float32(1.0)
    if not is_new:
        return
    if scenario.market.contract:
        for name in ("rate", "basket", "visits", "volume", "alive", "habit", "usual_share"):
            people[name][:] = 1.0
        return
    with np.errstate(over="ignore"):  # interpreted, hashes are meant to overflow
        _draw_uniforms(people.n, np.uint64(seed), draws.RATE, uniforms)
        rate = gammaincinv(population.purchase_shape, uniforms.astype(float)) / population.purchase_shape
        people["rate"][:] = np.maximum(population.purchase_rate * rate, 1e-6)
        _draw_baskets(people.n, np.uint64(seed), np.float32(population.basket_spread), people["basket"])
    people["usual_share"][:] = share
    if population.polarisation > _ALIKE and 0.0 < share < 1.0:
        with np.errstate(over="ignore"):
            _draw_uniforms(people.n, np.uint64(seed), draws.SHARE, uniforms)
        alike = 1.0 / population.polarisation - 1.0
        drawn = betaincinv(alike * share, alike * (1.0 - share), uniforms.astype(float))
        people["usual_share"][:] = np.clip(drawn, 1e-4, 1.0 - 1e-4)
    people["habit"][:] = people["usual_share"]


@compiled
def _draw_uniforms(n: int, seed: np.uint64, what: np.uint64, out: np.ndarray) -> None:
    key = draws.key(seed, what, 0)
    for i in range(n):
        out[i] = draws.uniform(key, i)


@compiled
def _draw_baskets(n: int, seed: np.uint64, spread: np.float32, out: np.ndarray) -> None:
    key = draws.key(seed, draws.BASKET, 0)
    for i in range(n):
        out[i] = _lognormal(draws.normal(key, i), spread)


@compiled
def _lognormal(z: np.float32, spread: np.float32) -> np.float32:
    """Return a lognormal factor of mean 1."""
    return exp(spread * z - HALF * spread * spread)
