"""Twins are worth their name: the variance of a difference is many times smaller than between unrelated worlds.

The full measurement (200 pairs for every lever) is ``python -m experiments.pairing``, and the slow test below.
"""

from __future__ import annotations

import numpy as np
import pytest

from experiments.pairing import headline, moved_by_a_tenth, profits_of, ratio_of, variance_ratio

BAR = 8.0
"""What a lever moved by a tenth of its range must reach."""
WIDE = {"pricing.price"}
"""A tenth of the range of prices is 27 % of the market price, which changes most people's lives: twins part."""
QUICK = ("pricing.hidden_fee", "service.quality", "leaving.save_depth")
LEVERS = moved_by_a_tenth()


@pytest.mark.parametrize("lever", QUICK)
def test_a_lever_moved_by_a_tenth(lever: str) -> None:
    """40 pairs: the lower end of the 95 % interval clears the bar with room."""
    found = variance_ratio(*LEVERS[lever], pairs=40)
    assert found.low > BAR
    assert found.low < found.ratio < found.high


def test_the_headline_pair() -> None:
    """Aggressive and transparent are worlds apart; still each pair is worth two and more unrelated ones."""
    assert variance_ratio(*headline(), pairs=40).low > 2.0


@pytest.mark.slow
@pytest.mark.parametrize("lever", LEVERS)
def test_every_lever_moved_by_a_tenth(lever: str) -> None:
    assert variance_ratio(*LEVERS[lever], pairs=200).low > (2.0 if lever in WIDE else BAR)


def test_the_ratio_of_unrelated_worlds_is_one() -> None:
    """Pairs taken at random: the estimator itself promises nothing."""
    policies = {"one": LEVERS["service.quality"][0], "other": LEVERS["service.quality"][1]}
    profits = profits_of(policies, pairs=40)
    found = ratio_of(profits["one"], np.roll(profits["other"], 7))
    assert found.low < 1.0 < found.high


def test_the_ratio_of_known_variances() -> None:
    """Normal outcomes of correlation r and equal spread: the ratio is 1 / (1 - r), and the interval covers it."""
    rng = np.random.default_rng(3)
    shared, a, b = rng.normal(size=(3, 4_000))
    r = 0.9
    one, other = (np.sqrt(r) * shared + np.sqrt(1 - r) * x for x in (a, b))
    found = ratio_of(one, other, resamples=500)
    assert found.low < 10.0 < found.high
    assert found.high / found.low < 1.3


def test_nothing_to_compare() -> None:
    with pytest.raises(ValueError, match="found 3 and 3 replications; allowed: equal numbers, at least 10"):
        ratio_of(np.arange(3.0), np.arange(3.0))
    with pytest.raises(ValueError, match="never differ"):
        ratio_of(np.arange(30.0), np.arange(30.0))
