"""Rules of buying over their whole range: counts are Poisson, shares stay shares, and more never means less."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from sim import draws
from sim.rules.buying import (
    MANY,
    alive_share,
    breadth_after,
    habit_after,
    many_purchases_of,
    purchases_of,
    share_of_wallet,
)

f32 = np.float32
shares = st.floats(0.0, 1.0, width=32)
counts = st.integers(0, 60)
pulls = st.floats(-100.0, 100.0, width=32)
MOST = 24
"""Purchases at which the exact count stops; of means of ten, one in 20,000 lies beyond."""
NEAR = 4e-6
"""How far float32 may move the border between two counts: 25 sums of numbers below 1."""


@pytest.mark.parametrize("mean", [0.0, 1e-6, 0.003, 0.1, 0.5, 1.0, 2.0, 3.7, 6.0, 9.99, 10.0])
def test_counts_are_those_of_poisson(mean: float) -> None:
    for u in np.r_[np.linspace(2**-24, 1 - 2**-23, 1_201), 1e-6, 1 - 1e-5, 1 - 2**-24].astype(f32):
        found = float(purchases_of(u, f32(mean)))
        low, high = (stats.poisson.ppf(np.clip(float(u) + d, 0.0, 1.0 - 1e-12), mean) for d in (-NEAR, NEAR))
        assert max(low, 0.0) <= found or found == MOST, (mean, u)
        assert found <= high, (mean, u)


def test_what_the_last_count_leaves_out() -> None:
    """The mean lost to stopping at 24 is below 1e-4 of a purchase, and nothing for means below five."""
    k = np.arange(MOST + 1, 200)
    assert ((k - MOST) * stats.poisson.pmf(k, float(MANY))).sum() < 1e-4
    assert ((k - MOST) * stats.poisson.pmf(k, 5.0)).sum() < 1e-9


@given(u=st.floats(2**-24, 1 - 2**-24, width=32), mean=st.floats(0, 10, width=32), part=shares)
def test_more_is_never_less_at_the_same_luck(u: float, mean: float, part: float) -> None:
    less = max(part * mean - 1e-5, 0.0)  # rounding may bend a sum of chances by less than that
    assert purchases_of(f32(u), f32(mean)) >= purchases_of(f32(u), f32(less))
    z = draws.normal_of(f32(u))
    assert many_purchases_of(z, f32(10.0 + mean)) >= many_purchases_of(z, f32(10.0 + less))


@pytest.mark.parametrize("mean", [10.01, 12.0, 17.5, 25.0, 40.0, 60.0])
def test_many_purchases_have_the_moments_of_poisson(mean: float) -> None:
    """Over the whole grid of luck, so without error: rounding adds 1/12 to the variance and the correction 1/18."""
    u = (np.arange(2**16) + 0.5) / 2**16
    n = np.array([float(many_purchases_of(f32(z), f32(mean))) for z in stats.norm.ppf(u)])
    assert (n == np.round(n)).all() and n.min() >= 0
    assert n.mean() == pytest.approx(mean, abs=0.01)
    assert n.var() == pytest.approx(mean + 1 / 12 + 1 / 18, abs=0.05)
    assert stats.skew(n) == pytest.approx(mean**-0.5, abs=0.02)
    distance = np.abs(
        np.searchsorted(np.sort(n), np.arange(200), "right") / n.size - stats.poisson.cdf(range(200), mean)
    )
    assert distance.max() < 0.004


def test_few_and_many_meet() -> None:
    """At the seam both give about the same count at the same luck: never more than one apart within 99.99 %."""
    for u in np.linspace(5e-5, 1 - 5e-5, 2_001).astype(f32):
        few, many = purchases_of(u, MANY), many_purchases_of(draws.normal_of(u), MANY)
        assert abs(float(few) - float(many)) <= 1


@given(base=shares, pull=pulls, more=st.floats(0, 50, width=32))
def test_shares_stay_shares(base: float, pull: float, more: float) -> None:
    share = float(share_of_wallet(f32(base), f32(pull)))
    assert 0.0 <= share <= 1.0
    assert float(share_of_wallet(f32(base), f32(pull + more))) >= share - 1e-6
    assert share_of_wallet(f32(0.0), f32(pull)) == 0.0
    assert share_of_wallet(f32(1.0), f32(pull)) == 1.0
    assert float(share_of_wallet(f32(base), f32(0.0))) == pytest.approx(base, abs=1e-7)


@given(clock=st.floats(-20, 20, width=32), hazard=st.floats(2**-60, 20, width=32))
def test_who_drops_out_was_there_for_a_part_of_the_month(clock: float, hazard: float) -> None:
    part = float(alive_share(f32(clock), f32(hazard)))
    assert 0.0 <= part <= 1.0
    if clock > 0:
        assert part == 1.0
    else:
        # the amount waited for was clock + hazard before the month, of which it took the hazard evenly
        assert part == pytest.approx(min(max((clock + hazard) / hazard, 0.0), 1.0), abs=1e-5)


@given(habit=shares, visits=counts, elsewhere=counts, speed=shares)
def test_habits_move_towards_use_and_not_beyond(habit: float, visits: int, elsewhere: int, speed: float) -> None:
    after = float(habit_after(f32(habit), f32(visits), f32(elsewhere), f32(speed)))
    if visits + elsewhere == 0:
        assert after == habit
        return
    use = visits / (visits + elsewhere)
    assert min(habit, use) - 1e-6 <= after <= max(habit, use) + 1e-6
    assert float(habit_after(f32(habit), f32(visits + 1), f32(elsewhere), f32(speed))) >= after - 1e-6
    assert float(habit_after(f32(habit), f32(visits), f32(elsewhere + 1), f32(speed))) <= after + 1e-6


@given(breadth=shares, visits=counts, liking=pulls, speed=shares, base=st.floats(0.01, 0.99), more=shares)
def test_who_likes_a_company_comes_to_buy_more_of_its_range(
    breadth: float, visits: int, liking: float, speed: float, base: float, more: float
) -> None:
    def after(liking: float) -> float:
        return float(breadth_after(f32(breadth), f32(visits), f32(liking), f32(speed), f32(base)))

    assert -1e-6 <= after(liking) <= 1.0 + 1e-6
    assert after(liking + more) >= after(liking) - 1e-6
    if visits == 0:
        assert after(liking) == breadth, "nobody learns a range by staying away"
