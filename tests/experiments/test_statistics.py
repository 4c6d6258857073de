"""Intervals and crossovers against closed forms and constructed series."""

from __future__ import annotations

from math import inf, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from experiments.statistics import crossover, replications_for, sign_changes, t_interval, wilson


def test_the_t_interval_is_the_textbook_one() -> None:
    values = np.array([4.0, 7.0, 5.0, 8.0, 6.0])
    found = t_interval(values)
    # t(.975, 4) = 2.776 from the tables; standard deviation sqrt(2.5)
    half = 2.776 * sqrt(2.5) / sqrt(5)
    assert found.mean == 6.0
    assert found.half_width == pytest.approx(half, rel=2e-4)  # the table has four digits
    assert found.is_decided


def test_the_t_interval_covers_as_often_as_it_says() -> None:
    generator = np.random.default_rng(11)
    n = 4_000
    covered = 0
    for values in generator.normal(3.0, 2.0, (n, 6)):
        found = t_interval(values)
        covered += found.low <= 3.0 <= found.high
    # standard error of a share of .95 over 4,000 samples: .0034; three of them
    assert abs(covered / n - 0.95) < 3 * sqrt(0.95 * 0.05 / n)


def test_pairing_narrows_the_interval_of_a_difference() -> None:
    generator = np.random.default_rng(5)
    luck = generator.normal(0, 10, 20)
    one, other = luck + generator.normal(1, 0.1, 20), luck + generator.normal(0, 0.1, 20)
    paired = t_interval(one - other).half_width
    apart = sqrt(t_interval(one).half_width ** 2 + t_interval(other).half_width ** 2)
    assert paired < apart / 20  # by construction about 10 sqrt(2) / (.1 sqrt(2)) = 100 times


def test_without_replications_there_is_no_interval() -> None:
    assert t_interval(np.array([])).mean is None
    single = t_interval(np.array([2.0, np.nan]))
    assert (single.mean, single.low, single.high, single.n) == (2.0, None, None, 1)
    assert single.half_width is None
    assert not single.is_decided


def test_replications_needed() -> None:
    generator = np.random.default_rng(3)
    values = generator.normal(0, 1, 30)
    half = t_interval(values).half_width
    assert replications_for(values, half) == 30
    n = replications_for(values, half / 2)
    assert 4 * 30 * 0.9 < n < 4 * 30, "a quarter of the variance, and a smaller t quantile"

    def width(m: int) -> float:
        return stats.t.ppf(0.975, m - 1) * values.std(ddof=1) / sqrt(m)

    assert width(n) <= half / 2 < width(n - 1), "the smallest number that is enough"
    assert replications_for(values[:1], 1.0) is None
    assert replications_for(values, 0.0) is None
    assert replications_for(np.ones(5), 0.1) == 2


def test_the_wilson_interval_is_the_published_formula() -> None:
    found, n, p, z = wilson(7, 20), 20, 7 / 20, stats.norm.ppf(0.975)
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    assert found.low == pytest.approx(centre - half)
    assert found.high == pytest.approx(centre + half)
    assert wilson(0, 0).mean is None


def test_sign_changes() -> None:
    assert sign_changes(np.array([1.0, 2.0, 3.0])) == []
    assert sign_changes(np.array([1.0, -1.0, -2.0])) == [(2, -1)]
    assert sign_changes(np.array([0.0, 0.0, 1.0])) == [], "leaving zero is no change of sign"
    assert sign_changes(np.array([1.0, 0.0, 0.0, 1.0])) == [], "touching zero neither"
    assert sign_changes(np.array([1.0, 0.0, -1.0, np.nan, 1.0])) == [(3, -1), (5, 1)]
    assert sign_changes(np.zeros(4)) == []


@given(st.lists(st.sampled_from([-1.0, 0.0, 1.0]), min_size=1, max_size=30))
def test_sign_changes_alternate(series: list[float]) -> None:
    signs = [sign for _, sign in sign_changes(np.array(series))]
    assert all(a == -b for a, b in zip(signs, signs[1:], strict=False))
    left = [value for value in series if value]
    if signs:
        assert signs[-1] == left[-1]
        assert signs[0] == -left[0]


def ramp(month: float, horizon: int = 60) -> np.ndarray:
    """A difference that is positive up to a month and negative from the one after."""
    return month + 0.5 - np.arange(1, horizon + 1)


def test_one_crossover_with_its_interval() -> None:
    months = np.arange(20, 40)
    found = crossover(np.array([ramp(m) for m in months]), seed=1)
    # the mean of ramps is the ramp of the mean month, 29.5: positive up to 29, zero at 30, negative at 31
    assert found.month == 31
    assert found.sign == -1
    assert found.share_without == 0.0
    assert found.resamples_without == 0.0
    # the bootstrap of the mean of 20 months: standard error sqrt((20**2 - 1) / 12 / 20) = 1.29, 1.96 of it = 2.53;
    # the quantile of 2,000 resamples is uncertain by about .1 and the month is whole
    assert found.low == pytest.approx(31 - 2.53, abs=1.2)
    assert found.high == pytest.approx(31 + 2.53, abs=1.2)
    assert crossover(np.array([ramp(m) for m in months]), seed=1) == found, "the same seed, the same interval"


def test_no_crossover() -> None:
    found = crossover(np.ones((5, 12)), seed=1)
    assert (found.month, found.sign, found.low, found.high, found.all) == (None, 1, None, None, ())
    assert found.share_without == 1.0
    nothing = crossover(np.zeros((5, 12)), seed=1)
    assert (nothing.month, nothing.sign) == (None, 0)


def test_several_crossings_are_listed_and_the_last_counts() -> None:
    single = np.array([1.0, 1.0, -1.0, -1.0, 2.0, 2.0, -3.0, -3.0])
    found = crossover(np.tile(single, (6, 1)), seed=1)
    assert found.all == ((3, -1), (5, 1), (7, -1))
    assert (found.month, found.low, found.high) == (7, 7, 7)


def test_turns_between_clear_leads_are_told_from_noise() -> None:
    # month 1 leans to one side by noise: mean .1, half-width t(.975, 5) * sqrt(6 / 5) / sqrt(6) = 1.15
    noise = np.array([1.0, -1.0, 1.0, -1.0, 1.0, -1.0])[:, None]
    series = np.array([0.1, -5.0, -5.0, 5.0, -0.1, 5.0])
    found = crossover(series + noise, seed=1)
    assert found.all == ((2, -1), (4, 1), (5, -1), (6, 1))
    assert found.clear == ((4, 1),)
    assert [change["between_clear_leads"] for change in found.plain()["sign_changes"]] == [False, True, False, False]
    assert crossover(series[None], seed=1).clear == found.all, "one replication has nothing but signs"


def test_replications_without_a_crossover_are_censored() -> None:
    late = np.array([ramp(m) for m in (40, 50, 55, 58, 59, 70, 80, 90, 95, 99)])
    assert late.mean(axis=0)[-1] > 0
    found = crossover(late - 12.0, seed=2)
    assert found.month is not None
    assert found.share_without == pytest.approx(0.4), "ramps of 70 - 12 and below cross by 60: six of ten"
    assert found.high == inf, "more than one resample in forty never crosses within the horizon"
    assert 0.025 < found.resamples_without < 0.5
    plain = found.plain()
    assert plain["high"] is None
    assert plain["high_beyond_horizon"] is True
    assert plain["low_beyond_horizon"] is False


def test_one_replication_has_a_month_and_no_interval() -> None:
    found = crossover(ramp(10)[None], seed=1)
    assert (found.month, found.low, found.high) == (11, None, None)


def test_a_crossover_the_other_way_is_not_the_same_crossover() -> None:
    down, up = ramp(10), -ramp(10)
    found = crossover(np.array([down, down, down, up]), seed=1)
    assert found.sign == -1
    assert found.share_without == 0.25
