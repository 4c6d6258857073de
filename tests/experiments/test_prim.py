"""The patient rule induction method finds what was planted, and claims nothing where nothing was."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.robustness.failing import judge, most_telling, region
from experiments.robustness.prim import Box, find, quasi_p

N = 1_000
LOW, HIGH = np.array([0.0, 0.55, 0.0, 0.2, 0.0]), np.array([0.45, 1.0, 1.0, 0.8, 1.0])
"""A box in five dimensions, three of them restricted; it holds 0.45 x 0.45 x 0.6 = 12 % of the space."""


def planted(seed: int, inside: float = 0.9, outside: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    points = generator.random((N, 5))
    holds = ((points >= LOW) & (points <= HIGH)).all(axis=1)
    return points, generator.random(N) < np.where(holds, inside, outside)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_planted_box_is_found(seed: int) -> None:
    points, is_case = planted(seed)
    found = find(points, is_case)
    assert found.box.restricted == (0, 1, 3), "the two inputs that do not matter stay free"
    low, high = np.maximum(found.box.low, 0.0), np.minimum(found.box.high, 1.0)
    # about 120 points lie inside, so that a tenth of the box's cases decide about a face: three slices of 5 % of the
    # width of a face (0.45 to 0.6) are 0.09
    np.testing.assert_allclose(low, LOW, atol=0.09)
    np.testing.assert_allclose(high, HIGH, atol=0.09)
    assert max(found.quasi_p.values()) < 1e-3
    fresh, cases = planted(seed + 100)
    judged = judge(found.box, fresh, cases)
    # inside a box that is exactly right the density is 0.9; nine tenths right: 0.9 x 0.9 + 0.1 x 0.1 = 0.82, less two
    # standard errors of a share of 0.82 in 120 points, 0.07
    assert judged.density.mean is not None
    assert judged.density.mean > 0.75
    assert judged.is_convincing


def test_without_noise_a_face_is_right_to_a_slice() -> None:
    points = np.random.default_rng(5).random((N, 3))
    found = find(points, points[:, 1] > 0.7)
    assert found.box.restricted == (1,)
    # the last slice taken is 5 % of some 300 points that lie evenly from 0.7 to 1: 0.016 wide
    assert found.box.low[1] == pytest.approx(0.7, abs=0.016)
    assert found.box.high[1] == np.inf


def test_pure_noise_convinces_nobody() -> None:
    # one-sided at 2.5 %: of 40 searches in noise one is expected to look convincing, more than 4 with p = .003
    convincing = 0
    for seed in range(40):
        generator = np.random.default_rng(seed)
        points, is_case = generator.random((300, 20)), generator.random(300) < 0.4
        box = find(points[:200], is_case[:200]).box
        convincing += judge(box, points[200:], is_case[200:]).is_convincing
    assert convincing <= 4


def test_a_search_flatters_itself() -> None:
    generator = np.random.default_rng(7)
    points, is_case = generator.random((300, 50)), generator.random(300) < 0.4
    found = find(points[:200], is_case[:200])
    assert found.box.restricted == (), "chance explains every restriction here, so all are lifted"
    box = found.steps[found.chosen].box
    seen, unseen = judge(box, points[:200], is_case[:200]), judge(box, points[200:], is_case[200:])
    assert seen.is_convincing
    assert not unseen.is_convincing, "which is why boxes are judged on points they have not seen"


def test_the_way_goes_from_everything_to_the_floor() -> None:
    points, is_case = planted(4)
    found = find(points, is_case, floor=0.05)
    masses = [step.mass for step in found.steps]
    assert masses[0] == 1.0
    assert masses == sorted(masses, reverse=True)
    assert 0.05 <= masses[-1] < 0.06
    base = is_case.mean()
    for step in found.steps:
        assert step.coverage == pytest.approx(step.density * step.mass / base)
    scores = [step.youden(base) for step in found.steps]
    assert scores[found.chosen] == max(scores)


def test_quasi_p_by_hand() -> None:
    # ten points on a line, cases are the upper five; the box holds the upper five: all cases, where half are without it
    points, is_case = np.arange(10.0)[:, None], np.arange(10) >= 5
    box = Box(np.array([4.5]), np.array([np.inf]))
    assert quasi_p(box, points, is_case) == {0: pytest.approx(0.5**5)}


@pytest.mark.parametrize("value", [False, True])
def test_nothing_to_tell_apart(value: bool) -> None:
    found = find(np.random.default_rng(1).random((30, 2)), np.full(30, value))
    assert (found.box.restricted, len(found.steps), found.quasi_p) == ((), 1, {})


def test_equal_values_go_together() -> None:
    points = np.repeat([[0.0], [1.0]], 50, axis=0)
    found = find(points, points[:, 0] == 1.0)
    assert (found.box.low[0], found.box.high[0]) == (0.5, np.inf)


def test_no_points_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        find(np.zeros((0, 2)), np.zeros(0, bool))


def test_among_many_inputs_only_the_telling_ones_are_searched() -> None:
    generator = np.random.default_rng(11)
    points = generator.random((400, 100))
    inside = (points[:, 17] < 0.5) & (points[:, 60] > 0.4)
    is_case = generator.random(400) < np.where(inside, 0.9, 0.1)
    assert set(most_telling(points, is_case)[:2]) == {17, 60}
    found = region(points, is_case, held_back=0.3, floor=0.1, inputs=8, seed=1)
    assert set(list(found.found.quasi_p)[:2]) == {17, 60}
    assert len(found.found.box.low) == 100, "over all inputs"
    assert found.is_convincing
    assert found.is_seen.sum() == 280
    assert [judgement.density.n for judgement in found.way][0] == 120
