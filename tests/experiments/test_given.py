"""Shares of variance from given points: closed forms on a grid, chance where nothing acts, tenths where all differ."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from experiments.sensing.given import shares


def test_an_additive_grid_is_split_exactly() -> None:
    grid = pd.DataFrame(itertools.product(range(5), range(3), ["p", "q"]), columns=["a", "b", "c"])
    grid["y"] = 2.0 * grid["a"] + 3.0 * grid["b"]
    variances = {"a": 4.0 * np.arange(5).var(), "b": 9.0 * np.arange(3).var(), "c": 0.0}
    found = shares(grid, ["a", "b", "c"], "y").set_index("lever")
    for lever, variance in variances.items():
        assert found.loc[lever, "share"] == pytest.approx(variance / sum(variances.values()), abs=1e-12)
    assert found.loc["a", "by_chance"] == pytest.approx(4 / 29)


def test_what_acts_only_together_is_in_neither() -> None:
    grid = pd.DataFrame(itertools.product([-1, 1], [-1, 1]), columns=["a", "b"])
    grid["y"] = grid["a"] * grid["b"] * 1.0
    assert shares(grid, ["a", "b"], "y")["share"].abs().max() < 1e-12


def test_drawn_points_are_put_into_tenths() -> None:
    rng = np.random.default_rng(3)
    drawn = pd.DataFrame(rng.random((2_000, 2)), columns=["a", "b"])
    drawn["y"] = drawn["a"]
    found = shares(drawn, ["a", "b"], "y").set_index("lever")
    assert found.loc["a", "share"] == pytest.approx(0.99, abs=0.002)  # tenths keep 1 - 1/100 of a uniform's variance
    # nothing acts: the share is chi-squared over its degrees, sd = sqrt(2 * 9) / 1999 = 0.002; four of them
    assert abs(found.loc["b", "share"] - 9 / 1_999) < 0.009


def test_nothing_is_said_where_nothing_can_be() -> None:
    same = pd.DataFrame({"a": [1, 2, 3, 4], "y": [5.0] * 4})
    assert len(shares(same, ["a"], "y")) == 0
    assert len(shares(same.assign(y=np.nan), ["a"], "y")) == 0
