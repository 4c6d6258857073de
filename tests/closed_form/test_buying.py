"""With attitudes frozen, buying without a contract is the textbook's: gamma, Poisson and exponential.

Everybody buys here only (share 1), so what the log shows is what people do. The first purchase of a spell comes with
joining; what is tested are the purchases after it. Tests of fit reject at one in a thousand, with a fixed seed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import special, stats

from experiments.verifying.closed_forms import negative_binomial
from experiments.verifying.finding import chi_square
from sim import RetentionModel, Scenario
from sim.transactions import DAYS, Transactions, transactions
from sim.world import Mechanisms
from tests.worlds import scenario

N = 20_000
FROZEN = dict.fromkeys(Mechanisms.model_fields, False)
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0, "contract": False}
NEVER, SOMETIMES = -12.0, -2.5
"""Log-odds a month of dropping out: one person in 160,000, and one in thirteen."""


def world(
    want_level: float = NEVER, months: int = 12, buying: dict[str, float] | None = None, **population: Any
) -> Scenario:
    return scenario(
        customers=N, horizon_months=months, market=COHORT, mechanisms=FROZEN,
        behaviour={"buying": buying or {"share": 1.0}},
        population={"want_level": want_level, "want_spread": 0.0, **population},
    )  # fmt: skip


def repeats(log: Transactions, months: float = np.inf) -> np.ndarray:
    """Return how many purchases everybody made after the first, within so many months."""
    return np.bincount(log.customer[log.day < DAYS * months], minlength=N) - 1


def fits(counts: np.ndarray, chances: np.ndarray) -> bool:
    """Tell whether counts have the chances of 0, 1, 2, ... (chi-square; cells below five expected go together)."""
    return chi_square(np.bincount(counts), chances) > 0.001


@pytest.mark.parametrize(("rate", "shape"), [(0.3, 0.6), (1.0, 1.0), (2.0, 3.0), (4.0, 1.0)])
@pytest.mark.parametrize("months", [1, 3, 12])
def test_purchases_are_negative_binomial(rate: float, shape: float, months: int) -> None:
    """Ehrenberg (1959): Poisson purchases whose rates differ by a gamma distribution."""
    found = repeats(transactions(world(purchase_rate=rate, purchase_shape=shape)), months)
    law = negative_binomial(rate, shape, months)
    assert fits(found, law.pmf(np.arange(400)))
    assert abs(found.mean() - rate * months) < 4 * law.std() / np.sqrt(N)


def test_the_fit_can_fail() -> None:
    found = repeats(transactions(world(purchase_rate=1.0, purchase_shape=1.0)), 12)
    assert not fits(found, stats.nbinom(1.1, 1.1 / (1.1 + 12.0)).pmf(np.arange(400)))
    assert not fits(found, stats.poisson(12.0).pmf(np.arange(400)))


@pytest.fixture(scope="module")
def dying() -> tuple[Transactions, np.ndarray]:
    """People nearly alike who drop out at a constant rate; the log, and everybody's purchase rate a day."""
    dying = world(SOMETIMES, months=24, purchase_rate=1.5, purchase_shape=50.0)
    return transactions(dying), RetentionModel(dying).customers["rate"].astype(float) / DAYS


def test_lifetimes_are_exponential(dying: tuple[Transactions, np.ndarray]) -> None:
    log, _ = dying
    hazard = special.log_expit(-SOMETIMES) / -DAYS  # of a day: a month's chance is 1 - e^(-30 hazard)
    assert 1 - np.exp(-DAYS * hazard) == pytest.approx(special.expit(SOMETIMES))
    died = log.dropped_out[np.isfinite(log.dropped_out)]
    share = 1 - np.exp(-hazard * log.days)
    assert abs(died.size - N * share) < 4 * np.sqrt(N * share * (1 - share))
    assert stats.kstest(died, lambda t: (1 - np.exp(-hazard * t)) / share).pvalue > 0.001
    assert stats.kstest(died % DAYS, lambda t: (1 - np.exp(-hazard * t)) / (1 - np.exp(-hazard * DAYS))).pvalue > 0.001


def test_purchases_in_a_life_are_poisson(dying: tuple[Transactions, np.ndarray]) -> None:
    """Given when somebody dropped out, as in the Pareto/NBD model of Schmittlein, Morrison and Colombo (1987)."""
    log, rate = dying
    mean = rate * np.minimum(log.dropped_out, log.days)
    found = repeats(log)
    k = np.arange(120)
    assert fits(found, stats.poisson.pmf(k[:, None], mean).mean(axis=1))
    assert abs((found - mean).sum()) < 4 * np.sqrt(mean.sum())
    # of n squared Poisson deviations in units of their variance m, each has variance 2 + 1/m
    deviation = (found - mean) ** 2 / mean
    assert abs(deviation.mean() - 1) < 4 * np.sqrt((2 + 1 / mean).sum()) / N
    last = np.maximum.reduceat(log.day, np.searchsorted(log.customer, np.arange(N)))
    assert (last <= log.dropped_out).all()


def test_purchases_lie_evenly_in_a_life(dying: tuple[Transactions, np.ndarray]) -> None:
    log, _ = dying
    ends = np.minimum(log.dropped_out, log.days)[log.customer]
    again = log.day > 0
    assert stats.kstest((log.day / ends)[again][:200_000], "uniform").pvalue > 0.001


def test_waiting_times_are_exponential() -> None:
    """The first five waits of everybody; at a purchase and a half a month nobody's go beyond two years."""
    lasting = world(months=24, purchase_rate=1.5, purchase_shape=50.0)
    log, rate = transactions(lasting), RetentionModel(lasting).customers["rate"].astype(float) / DAYS
    first = np.searchsorted(log.customer, np.arange(N))
    assert repeats(log).min() >= 5
    days = log.day[first[:, None] + np.arange(6)]
    waits = np.diff(days, axis=1) * rate[:, None]
    for number in range(5):
        assert stats.kstest(waits[:, number], "expon").pvalue > 0.001, number
    # one wait tells nothing about the next: a correlation of n pairs has standard error 1 / sqrt(n)
    assert abs(np.corrcoef(waits[:, 1], waits[:, 2])[0, 1]) < 4 / np.sqrt(N)


def test_purchases_split_by_the_share_of_wallet() -> None:
    """A Poisson process split by chance: own purchases have share times the mean, and know nothing of the rest.

    Shares differ between people by a beta distribution of the mean and polarisation that were asked for.
    """
    model = RetentionModel(
        world(months=6, purchase_rate=2.0, purchase_shape=50.0, buying={"share": 0.3, "habit": 0.0, "habit_stays": 0.0})
    )
    rate, usual = model.customers["rate"].astype(float), model.customers["usual_share"].astype(float)
    law = stats.beta(0.3 * 4, 0.7 * 4)  # a polarisation of 1 / (1 + 4)
    assert stats.kstest(usual, law.cdf).pvalue > 0.001
    assert stats.kstest(usual, stats.beta(0.3 * 3, 0.7 * 3).cdf).pvalue < 1e-6, "the fit can fail"
    assert abs(np.corrcoef(rate, usual)[0, 1]) < 4 / np.sqrt(N)
    own, other = [], []
    for _ in range(6):
        model.step()
        own.append(model.customers["visits"].astype(float))
        other.append(model.customers["elsewhere"].astype(float))
    own[0] -= 1.0  # the purchase with which newcomers begin
    for counts, share in ((own, usual), (other, 1.0 - usual)):
        mean = share * rate * 6
        assert abs(sum(counts).sum() - mean.sum()) < 4 * np.sqrt(mean.sum())
        assert fits(sum(counts).astype(int), stats.poisson.pmf(np.arange(100)[:, None], mean).mean(axis=1))
    left_over = [(own[2] - usual * rate) / np.sqrt(rate), (other[2] - (1.0 - usual) * rate) / np.sqrt(rate)]
    assert abs(np.corrcoef(*left_over)[0, 1]) < 4 / np.sqrt(N)
