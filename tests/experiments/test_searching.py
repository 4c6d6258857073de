"""The search finds fronts that are known, keeps limits, and does the same again with the same seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from optuna.distributions import CategoricalDistribution, FloatDistribution

from experiments.optimising.front import compromise, spread, unbeaten
from experiments.optimising.searching import Candidate, Evaluated, search
from experiments.refusal import Refusal

LINE = {"x": FloatDistribution(-10.0, 10.0)}
CUBE = {f"x{i}": FloatDistribution(0.0, 1.0) for i in range(5)}


def schaffer(asked: Sequence[Mapping[str, Any]]) -> list[Evaluated]:
    """Schaffer (1985): the front is x from 0 to 2, where sqrt(f1) + sqrt(f2) = 2."""
    return [Evaluated((one["x"] ** 2, (one["x"] - 2.0) ** 2)) for one in asked]


def zdt1(asked: Sequence[Mapping[str, Any]]) -> list[Evaluated]:
    """Zitzler, Deb and Thiele (2000), first problem: the front is f2 = 1 - sqrt(f1), where all but x0 are 0."""
    found = []
    for one in asked:
        first, *others = (one[name] for name in CUBE)
        g = 1.0 + 9.0 * sum(others) / len(others)
        found.append(Evaluated((first, g * (1.0 - (first / g) ** 0.5))))
    return found


def limited(asked: Sequence[Mapping[str, Any]]) -> list[Evaluated]:
    """The same with a limit: the first objective must be 0.2 or more."""
    return [Evaluated(found.values, {"first": 0.2 - found.values[0]}) for found in zdt1(asked)]


def front(candidates: list[Candidate]) -> np.ndarray:
    within = np.array([one.evaluated.values for one in candidates if one.is_within])
    return within[unbeaten(-within)]


def volume(points: np.ndarray, corner: tuple[float, float]) -> float:
    """Area between a front of two objectives, both to be small, and a corner that it should dominate."""
    total, height = 0.0, corner[1]
    for x, y in sorted(map(tuple, points)):
        if x < corner[0] and y < height:
            total += (corner[0] - x) * (height - y)
            height = y
    return total


def test_schaffers_front_is_found() -> None:
    found = front(search(schaffer, LINE, (-1, -1), population=20, generations=15, seed=1))
    # 300 candidates on a line of length 20; every point of the front has a tenth of the front's width of error at most
    np.testing.assert_allclose(np.sqrt(found).sum(axis=1), 2.0, atol=0.2)
    assert found[:, 0].min() < 0.05
    assert found[:, 1].min() < 0.05
    assert np.diff(np.sort(np.sqrt(found[:, 0]))).max() < 0.5, "no hole wider than a quarter of the front"


@pytest.mark.parametrize("seed", [1, 2])
def test_zdt1s_front_is_found(seed: int) -> None:
    whole = 1.21 - 1.0 / 3.0  # what the true front dominates of the square up to (1.1, 1.1)
    found = volume(front(search(zdt1, CUBE, (-1, -1), population=24, generations=50, seed=seed)), (1.1, 1.1))
    assert 0.9 * whole < found < whole  # 0.976 on average over five seeds
    points = np.random.default_rng(seed).random((24 * 50, 5))
    by_lot = np.array([one.values for one in zdt1([dict(zip(CUBE, point, strict=True)) for point in points])])
    assert volume(by_lot[unbeaten(-by_lot)], (1.1, 1.1)) < 0.5 * whole, "as many drawn by lot get not half of it"


def test_limits_hold_on_the_whole_front() -> None:
    candidates = search(limited, CUBE, (-1, -1), population=24, generations=30, seed=3)
    found = front(candidates)
    assert (found[:, 0] >= 0.2).all()
    assert found[:, 0].min() < 0.25, "and the limit is used up"
    late = [one.is_within for one in candidates if one.generation >= 20]
    assert np.mean(late) > 0.5, "the search keeps to where the limits hold"


def test_the_same_seed_asks_for_the_same() -> None:
    def go(seed: int, generations: int = 6) -> list[Candidate]:
        return search(zdt1, CUBE, (-1, -1), population=8, generations=generations, seed=seed)

    assert go(1) == go(1)
    assert go(1)[:32] == go(1, generations=4), "a longer search begins as the shorter one did"
    assert go(1) != go(2)


def test_it_begins_with_what_it_is_given() -> None:
    given = {name: 0.5 for name in CUBE}
    candidates = search(zdt1, CUBE, (-1, -1), population=8, generations=2, seed=1, first=[given])
    assert candidates[0].asked == given
    assert [one.generation for one in candidates] == [0] * 8 + [1] * 8


def test_what_is_not_admissible_is_replaced() -> None:
    def picky(asked: Sequence[Mapping[str, Any]]) -> list[Evaluated | None]:
        return [None if one["x"] > 5.0 else found for one, found in zip(asked, schaffer(asked), strict=True)]

    candidates = search(picky, LINE, (-1, -1), population=10, generations=4, seed=1)
    assert len(candidates) == 40
    assert max(one.asked["x"] for one in candidates) <= 5.0
    with pytest.raises(Refusal, match="hardly any combination"):
        search(lambda asked: [None] * len(asked), LINE, (-1, -1), population=4, generations=1, seed=1)


def test_words_and_numbers_are_searched_together() -> None:
    dimensions = {**LINE, "word": CategoricalDistribution(("good", "bad"))}

    def worse_if_bad(asked: Sequence[Mapping[str, Any]]) -> list[Evaluated]:
        plain = schaffer(asked)
        return [
            Evaluated(tuple(value + 3.0 * (one["word"] == "bad") for value in found.values))
            for one, found in zip(asked, plain, strict=True)
        ]

    candidates = search(worse_if_bad, dimensions, (-1, -1), population=16, generations=12, seed=1)
    values = np.array([one.evaluated.values for one in candidates])
    assert {candidates[i].asked["word"] for i in np.flatnonzero(unbeaten(-values))} == {"good"}


def test_unbeaten_by_hand() -> None:
    gains = np.array([[1.0, 1.0], [2.0, 0.0], [1.0, 0.5], [0.0, 2.0], [2.0, 0.0]])
    np.testing.assert_array_equal(unbeaten(gains), [True, True, False, True, True])
    assert spread(gains[unbeaten(gains)], 10) == [1, 2, 0], "the same twice stands for itself once"
    assert compromise(np.zeros((2, 3))) is None, "the baseline is no compromise with itself"
    assert compromise(np.array([[1.0, -8.0], [-1.0, 2.0], [0.5, -1.0]])) == 2  # worst: -0.8, -0.5, -0.1 of the spans
    assert spread(np.zeros((0, 2)), 3) == []
