"""Polynomials against double precision, over the whole range that rules may reach."""

from __future__ import annotations

from collections.abc import Callable

import numba
import numpy as np
import pytest
from scipy import special, stats

from sim import draws, numeric

EPS = float(np.finfo(np.float32).eps)  # one unit in the last place of 1: 1.19e-7


def each(function: Callable[[np.float32], np.float32], x: np.ndarray) -> np.ndarray:
    """Return a scalar rule of every number, compiled as in a pass."""

    @numba.njit(error_model="numpy")
    def loop(x: np.ndarray) -> np.ndarray:
        out = np.empty(x.size, np.float32)
        for i in range(x.size):
            out[i] = function(x[i])
        return out

    return np.asarray(loop(x.astype(np.float32)), dtype=float)


def grid(low: float, high: float, n: int = 400_001) -> np.ndarray:
    return np.linspace(low, high, n).astype(np.float32)


def test_exp() -> None:
    x = grid(-87.0, 87.0)
    exact = np.exp(x.astype(float))
    assert np.abs(each(numeric.exp, x) / exact - 1.0).max() < 1.0e-7  # what its docstring promises


def test_exp_is_held_at_its_ends() -> None:
    ends = each(numeric.exp, np.array([-1e30, -88.0, 88.0, 1e30]))
    assert ends == pytest.approx(np.exp([-87.0, -87.0, 87.0, 87.0]), rel=1e-6)


def test_exp_never_falls() -> None:
    x = grid(-20.0, 20.0)
    y = each(numeric.exp, x)
    assert (np.diff(y) >= -EPS * y[1:]).all()


@pytest.mark.parametrize(("low", "high"), [(-37.9, 38.0), (-1.0, 1.0), (-0.01, 0.01)])
def test_log(low: float, high: float) -> None:
    """Powers of ten from 10**low to 10**high; near 1 the error is relative to the result."""
    x = (10.0 ** np.linspace(low, high, 400_001)).astype(np.float32)
    exact = np.log(x.astype(float))
    error = np.abs(each(numeric.log, x) - exact)
    assert (error <= 1.5 * EPS * np.abs(exact) + 1e-12).all()


def test_log_of_nothing_is_finite() -> None:
    tiny = np.log(np.finfo(np.float32).tiny)
    assert each(numeric.log, np.array([0.0, -1.0, 1e-45])) == pytest.approx([tiny] * 3, rel=1e-6)


def test_power() -> None:
    """The relative error of x**k grows with |k ln x|, which a float32 holds to EPS: allowed 2 EPS (1 + |k ln x|)."""
    x = (10.0 ** np.linspace(-6.0, 1.0, 100_001)).astype(np.float32)
    for exponent in (0.5, 0.88, 1.0):
        k = np.float32(exponent)

        @numba.njit(error_model="numpy")
        def loop(x: np.ndarray, k: np.float32 = k) -> np.ndarray:
            out = np.empty(x.size, np.float32)
            for i in range(x.size):
                out[i] = numeric.power(x[i], k)
            return out

        exact = x.astype(float) ** float(k)
        allowed = 2.0 * EPS * (1.0 + np.abs(float(k) * np.log(x.astype(float))))
        assert (np.abs(loop(x).astype(float) / exact - 1.0) < allowed).all()


def test_logistic() -> None:
    x = grid(-80.0, 80.0)
    assert np.abs(each(numeric.logistic, x) / special.expit(x.astype(float)) - 1.0).max() < 4.0 * EPS


@pytest.mark.parametrize("ends", [(-80.0, -5.0), (-5.0, 5.0), (5.0, 200.0)])
def test_softplus(ends: tuple[float, float]) -> None:
    """Relative error, so that a small hazard is as exact as a large one; the switch of series at e = .01 costs most."""
    x = grid(*ends)
    exact = np.logaddexp(0.0, x.astype(float))
    assert np.abs(each(numeric.softplus, x) / exact - 1.0).max() < 8e-6


def test_normal_of() -> None:
    """Giles' single-precision polynomial, 3e-7 relative by itself, plus rounding of 2 u - 1 and of 4 u (1 - u)."""
    steps = np.arange(2**23)
    u = ((steps[::61].astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-23)).astype(np.float32)
    z = stats.norm.ppf(u.astype(float))
    error = np.abs(each(draws.normal_of, u) - z)
    assert (error <= 4e-7 * (1.0 + np.abs(z))).all()


def test_normal_in_the_tails() -> None:
    steps = np.r_[0:2000, 2**23 - 2000 : 2**23]
    u = ((steps.astype(np.float32) + np.float32(0.5)) * np.float32(2.0**-23)).astype(np.float32)
    z = each(draws.normal_of, u)
    assert np.abs(z).max() < 5.4
    inside = (steps > 0) & (steps < 2**23 - 1)
    # above one half a float32 holds u only to 2**-24, half a step: the error of z is that over the density
    exact = stats.norm.ppf(u.astype(float))
    density = stats.norm.pdf(exact)
    allowed = 1e-5 * np.abs(exact) + np.where(u > 0.5, 2.0**-25 / density, 0.0)
    assert (np.abs(z - exact) <= allowed)[inside].all()


def test_bits_go_there_and_back() -> None:
    x = np.array([0.0, 1.0, -2.5, 3e38, 1e-38], np.float32)

    @numba.njit
    def loop(x: np.ndarray) -> np.ndarray:
        out = np.empty_like(x)
        for i in range(x.size):
            out[i] = numeric.bits_float(numeric.float_bits(x[i]))
        return out

    assert np.array_equal(loop(x), x)


@pytest.mark.parametrize(("x", "expected"), [(-1.0, 0.0), (0.0, 0.0), (0.3, 0.3), (1.0, 1.0), (7.0, 1.0)])
def test_clip(x: float, expected: float) -> None:
    assert numeric.clip(np.float32(x), numeric.ZERO, numeric.ONE) == np.float32(expected)
    assert numeric.positive(np.float32(-x)) == max(np.float32(-x), np.float32(0.0))
