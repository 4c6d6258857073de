"""Keyed luck: its distributions, and that no two decisions, months or replications share any."""

from __future__ import annotations

import itertools

import numba
import numpy as np
import pytest
from scipy import stats

from sim import draws

N = 200_000
SEED = np.uint64(12_345)


@numba.njit(error_model="numpy")
def fill(kind: int, key: np.uint64, out: np.ndarray) -> None:
    for i in range(out.size):
        if kind == 0:
            out[i] = draws.uniform(key, i)
        elif kind == 1:
            out[i] = draws.normal(key, i)
        elif kind == 2:
            out[i] = draws.exponential(key, i)
        else:
            out[i] = draws.gumbel(key, i)


@numba.njit
def key_of(seed: np.uint64, what: np.uint64, occasion: int) -> np.uint64:
    return draws.key(seed, what, occasion)


@numba.njit
def occasion_key_of(seed: np.uint64, what: np.uint64, spell: int, episode: int) -> np.uint64:
    return draws.occasion_key(seed, what, spell, episode)


def drawn(kind: int, what: np.uint64 = draws.LUCK, occasion: int = 0, seed: np.uint64 = SEED, n: int = N) -> np.ndarray:
    out = np.empty(n, np.float32)
    fill(kind, np.uint64(key_of(seed, what, occasion)), out)
    return out.astype(float)


DISTRIBUTIONS = {
    0: stats.uniform, 1: stats.norm, 2: stats.expon, 3: stats.gumbel_r,
}  # fmt: skip


@pytest.mark.parametrize("kind", DISTRIBUTIONS)
@pytest.mark.parametrize("occasion", [-600, 0, 7])
def test_distribution(kind: int, occasion: int) -> None:
    """Kolmogorov-Smirnov at p > 1e-4: twelve tests, so a false alarm once in 800 seeds (and the seed is fixed)."""
    assert stats.kstest(drawn(kind, occasion=occasion), DISTRIBUTIONS[kind].cdf).pvalue > 1e-4


def test_uniform_is_strictly_inside() -> None:
    u = drawn(0, n=2_000_000)
    assert u.min() > 0.0
    assert u.max() < 1.0
    assert np.array_equal((u * 2**23) % 1.0 * (u < 0.5), 0.5 * (u < 0.5)), "the grid of 2**-23"


def test_normal_moments() -> None:
    z = drawn(1)
    root = np.sqrt(N)
    # standard errors of the moments of a standard normal: 1, sqrt(2), sqrt(15), sqrt(96), each over root n
    assert abs(z.mean()) < 4 / root
    assert abs(z.var() - 1) < 4 * np.sqrt(2) / root
    assert abs((z**3).mean()) < 4 * np.sqrt(15) / root
    assert abs((z**4).mean() - 3) < 4 * np.sqrt(96) / root


@pytest.mark.parametrize("lag", [1, 2, 3, 64])
def test_neighbours_are_independent(lag: int) -> None:
    u = drawn(0)
    assert abs(np.corrcoef(u[:-lag], u[lag:])[0, 1]) < 4 / np.sqrt(N)


def chi_square_p(one: np.ndarray, other: np.ndarray, cells: int = 16) -> float:
    counts, _, _ = np.histogram2d(one, other, bins=cells, range=((0, 1), (0, 1)))
    return float(stats.chisquare(counts.ravel()).pvalue)


def independence_p(one: np.ndarray, other: np.ndarray, cells: int = 16) -> float:
    """Given both margins: all pairs of one decision share its margin, and with it p-values would not be independent."""
    counts, _, _ = np.histogram2d(one, other, bins=cells, range=((0, 1), (0, 1)))
    return float(stats.chi2_contingency(counts, correction=False)[1])


def test_months_are_independent() -> None:
    """60 successive months of the same people: serial correlation at lags 1 to 12, and pairs over 256 cells."""
    months = np.array([drawn(0, occasion=t, n=20_000) for t in range(60)])
    centred = months - 0.5
    for lag in range(1, 13):
        products = (centred[:-lag] * centred[lag:]).ravel()
        assert abs(products.mean()) < 4 * (1 / 12) / np.sqrt(products.size), lag
    assert min(chi_square_p(months[t], months[t + 1]) for t in range(20)) > 1e-4


def test_decisions_are_independent() -> None:
    codes = list(draws._DECISIONS.values())
    luck = [drawn(0, what, n=20_000) for what in codes]
    pairs = list(itertools.combinations(range(len(codes)), 2))
    correlations = np.array([np.corrcoef(luck[a], luck[b])[0, 1] for a, b in pairs])
    assert np.abs(correlations).max() < 5 / np.sqrt(20_000)  # the largest of about 400: 5 standard errors
    assert abs(correlations.mean()) < 4 / np.sqrt(20_000 * len(pairs))
    ps = np.array([independence_p(luck[a], luck[b]) for a, b in pairs])
    assert ps.min() > 1e-5
    assert stats.kstest(ps, "uniform").pvalue > 1e-3, "p-values of independent pairs are uniform themselves"


def test_replications_are_independent() -> None:
    seeds = [np.uint64(draws.replication_seed(1, r)) for r in range(30)]
    luck = [drawn(0, seed=seed, n=20_000) for seed in seeds]
    worst = max(abs(np.corrcoef(a, b)[0, 1]) for a, b in itertools.combinations(luck, 2))
    assert worst < 5 / np.sqrt(20_000)


def test_neighbouring_keys_do_not_repeat_one_another() -> None:
    """Counters of different keys must not be shifted copies of one stream."""
    streams = [np.round(drawn(0, occasion=t, n=4_000) * 2**23 - 0.5).astype(np.int64) for t in range(100)]
    everything = np.concatenate(streams)
    # birthdays: 400,000 draws on 2**23 values repeat about n**2 / 2 / 2**23 = 9,537 times; s.e. is its root
    expected = everything.size**2 / 2 / 2**23
    repeats = everything.size - np.unique(everything).size
    assert abs(repeats - expected) < 0.03 * expected + 4 * np.sqrt(expected)


def test_occasions_have_keys_of_their_own() -> None:
    keys = {
        int(occasion_key_of(SEED, what, spell, episode))
        for what in (draws.WANT, draws.NOTICE, draws.STUCK)
        for spell in range(40)
        for episode in range(40)
    }
    assert len(keys) == 3 * 40 * 40


def test_gumbels_make_a_logit_choice() -> None:
    """Shares of the largest pull plus taste equal the softmax of the pulls, within 4 standard errors."""
    pulls = np.array([0.0, 0.7, -1.0, 1.5])
    tastes = np.array([drawn(3, draws.CHOICE, k) for k in range(4)])
    shares = np.bincount((pulls[:, None] + tastes).argmax(axis=0), minlength=4) / N
    expected = np.exp(pulls) / np.exp(pulls).sum()
    assert (np.abs(shares - expected) < 4 * np.sqrt(expected * (1 - expected) / N)).all()


def test_a_decision_is_registered_once() -> None:
    name = draws.decisions()[0]
    with pytest.raises(ValueError, match=f"decision '{name}' is registered already"):
        draws.decision(name)
    assert len(set(draws._DECISIONS.values())) == len(draws.decisions())


def test_codes_do_not_depend_on_order() -> None:
    before = dict(draws._DECISIONS)
    code = draws.decision("only in a test")
    try:
        assert code not in before.values()
        assert {name: draws._DECISIONS[name] for name in before} == before
    finally:
        del draws._DECISIONS["only in a test"]


def test_replication_seeds_differ() -> None:
    seeds = {draws.replication_seed(seed, r) for seed in range(50) for r in range(200)}
    assert len(seeds) == 50 * 200
    assert max(seeds) <= 2**62
    assert draws.replication_seed(1, 0) == draws.replication_seed(1, 0)
