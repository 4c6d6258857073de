"""Morris and Sobol find what is known of functions without customers, and tell of the laboratory what they should."""

from __future__ import annotations

import json
import sys
from math import pi
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.assumptions.drawing import Unknown
from experiments.sensing import elementary, factors, indices

pytest.importorskip("SALib")

SMALL = (
    "customers=300", "horizon_months=12", "market.burn_in_months=0", "replications=2", "workers=1",
    "sweep.store=store",
)  # fmt: skip
ISHIGAMI_FIRST, ISHIGAMI_TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)
"""Analytic indices for a = 7, b = 0.1 (Ishigami and Homma 1990)."""


def numbers(n: int) -> list[Unknown]:
    return [Unknown(f"x{i}", f"x{i}", -pi, pi, is_whole=False, is_logarithmic=False) for i in range(n)]


def ishigami(x: np.ndarray) -> np.ndarray:
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def at(chosen: list[Unknown], shares: np.ndarray) -> np.ndarray:
    """Points as the designs make them, as an array."""
    return pd.DataFrame(factors.points(chosen, shares)).to_numpy()


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_sobol_indices_match_those_of_ishigami(seed: int) -> None:
    chosen = numbers(3)
    shares = indices.sample(chosen, 2048, seed)
    assert len(shares) == 2048 * 5
    found = indices.indices(ishigami(at(chosen, shares)), 3, seed)
    for name, known in (("first", ISHIGAMI_FIRST), ("total", ISHIGAMI_TOTAL)):
        # a 95 % interval is 1.96 standard errors each way; four of them are allowed
        error = (found[f"{name}_high"] - found[f"{name}_low"]) / (2 * 1.96)
        assert (abs(found[name] - known) < 4 * error).all()
        assert (abs(found[name] - known) < 0.03).all()
    assert indices.ranking(found, 2048)["half_width"] < 0.07


def test_few_points_are_said_to_be_too_few_and_the_number_needed_is_enough() -> None:
    chosen = numbers(3)
    few = indices.indices(ishigami(at(chosen, indices.sample(chosen, 64, 1))), 3, 1)
    told = indices.ranking(few, 64)
    assert not told["is_enough"] and told["base_needed"] > 64
    assert told["points_needed"] == told["base_needed"] * 5
    more = indices.indices(ishigami(at(chosen, indices.sample(chosen, told["base_needed"], 1))), 3, 1)
    # the width itself is estimated, so twice the target is allowed
    assert indices.ranking(more, told["base_needed"])["half_width"] < 2 * indices.ENOUGH


def test_the_same_seed_gives_the_same_indices() -> None:
    chosen = numbers(3)
    one, two = (indices.indices(ishigami(at(chosen, indices.sample(chosen, 32, 0))), 3, 0) for _ in range(2))
    pd.testing.assert_frame_equal(one, two)


def test_a_response_that_does_not_move_has_no_indices() -> None:
    found = indices.indices(np.ones(40), 3, 1)
    assert (found["total"] == 0).all() and found["total_low"].isna().all()
    assert indices.ranking(found, 8)["is_enough"] is None


def test_variance_is_split_into_numbers_luck_and_their_mixture() -> None:
    generator = np.random.default_rng(3)
    n, replications = 2000, 8
    responses = 2.0 * generator.normal(size=(n, 1)) + generator.normal(size=(n, replications))
    found = indices.parts(responses + 5.0 * np.array([-1, 1] * 4))
    # variances: numbers 4, luck 25 * 8 / 7 among these eight, mixture 1; the first has an error of sqrt(2 / 2000), 3 %
    total = 4 + 25 * 8 / 7 + 1
    assert found["factors"] == pytest.approx(4 / total, rel=0.12)
    assert found["luck"] == pytest.approx(25 * 8 / 7 / total, rel=0.12)
    assert found["mixture"] == pytest.approx(1 / total, rel=0.12)
    assert found["noise"] == pytest.approx((1 / 8) / (4 + 1 / 8), rel=0.12)
    assert indices.parts(responses[:, :1])["factors"] is None


def test_base_rows_are_the_random_points_of_the_sample() -> None:
    chosen = numbers(2)
    shares = indices.sample(chosen, 8, 1)
    rows = shares[indices.base_rows(len(shares), 2)].reshape(8, 2, 2)
    mixed = shares[~indices.base_rows(len(shares), 2)].reshape(8, 2, 2)
    for (a, b), mixtures in zip(rows, mixed, strict=True):
        for i, row in enumerate(mixtures):
            expected = a.copy()
            expected[i] = b[i]
            assert np.array_equal(row, expected)


def test_morris_ranks_a_known_function_and_says_what_is_not_a_line() -> None:
    chosen = numbers(4)
    shares = elementary.sample(chosen, 10, 1)
    assert shares.shape == (50, 4)
    y = 3 * shares[:, 0] - 2 * shares[:, 1] + 4 * (shares[:, 2] - 0.5) ** 2
    found = elementary.told(elementary.effects(shares, y[:, None]), 1)
    assert found["mu"][:2].to_numpy() == pytest.approx([3.0, -2.0])
    assert found["mu_star"][:2].to_numpy() == pytest.approx([3.0, 2.0])
    assert found["sigma"][:2].to_numpy() == pytest.approx([0.0, 0.0], abs=1e-9)
    assert found["sigma"][2] > 0.5, "curved"
    assert found["mu_star"][3] == 0.0 and not found["is_heard"][3]
    assert (
        (found["mu_star_low"] <= found["mu_star"] + 1e-12) & (found["mu_star"] <= found["mu_star_high"] + 1e-12)
    ).all()


def test_elementary_effects_are_those_of_salib() -> None:
    from SALib.analyze import morris

    chosen = numbers(5)
    shares = elementary.sample(chosen, 12, 4)
    y = ishigami(at(chosen, shares)) + shares[:, 3] * shares[:, 4]
    known = morris.analyze(factors.problem(chosen), shares, y, num_levels=elementary.LEVELS, seed=1)
    found = elementary.told(elementary.effects(shares, y[:, None]), 1)
    for name in ("mu", "mu_star", "sigma"):
        assert found[name].to_numpy() == pytest.approx(np.asarray(known[name], float))


def test_what_luck_alone_would_give_is_told_from_replications() -> None:
    chosen = numbers(3)
    shares = elementary.sample(chosen, 400, 2)
    generator = np.random.default_rng(5)
    y = 2 * shares[:, [0]] + 0.3 * generator.normal(size=(len(shares), 4))
    found = elementary.told(elementary.effects(shares, y), 2)
    # the mean of 4 has a spread of 0.15; a difference of two over a step of 2/3 one of 0.318; its mean size is 0.254
    expected = np.sqrt(2 / pi) * 0.15 * np.sqrt(2) * 1.5
    # 400 trajectories by 4 replications: 3 degrees of freedom each, relative error 1 / sqrt(2 * 1200), 2 %
    assert found["noise"].to_numpy() == pytest.approx(expected, rel=0.08)
    # and that is what the two that do nothing show; the mean of 400 half-normals has an error of 0.75 / 20, 4 %
    assert found["mu_star"][1:].to_numpy() == pytest.approx(expected, rel=0.15)
    assert found["is_heard"][0]


def test_a_run_of_morris_feeds_a_run_of_sobol(kizuna, tmp_path: Path) -> None:
    words = (
        "experiment=morris", *SMALL, "morris.trajectories=3", "morris.levers=[policies.aggressive.pricing.price]",
        "morris.parameters=[costs.contact,behaviour.resentment.half_life_months,costs.event]",
    )  # fmt: skip
    said = kizuna(*words, "hydra.run.dir=one")
    assert said.code == 0, said.err
    summary = json.loads((tmp_path / "one/summary.json").read_text())
    rows = {row["key"]: row for row in summary["effects"]["cumulative_profit"]}
    assert summary["points"] == 15 and set(rows) == set(summary["top"])
    assert rows["costs.event"]["mu_star"] == 0.0, "nobody holds events: nothing moves, exactly"
    assert rows["costs.contact"]["mu"] < 0, "aggressive conduct contacts more"
    price = rows["policies.aggressive.pricing.price"]
    assert (price["label"], price["mu_star"] > 0) == ("price (aggressive)", True)
    again = kizuna(*words, "hydra.run.dir=two")
    assert again.code == 0, again.err
    for name in ("summary.json", "morris.csv", "morris.parquet", "report.html", "figures/morris.svg"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    page = (tmp_path / "one/report.html").read_text()
    assert "stands out" in page and "morris.trajectories=3" in page and "SALib 1." in page
    assert "sweep.store" not in page, "where results are kept moves no number"

    said = kizuna(
        "experiment=sensitivity", *SMALL, "sensitivity.base=8", "sensitivity.morris=one", "sensitivity.top=2",
        "sensitivity.outcomes=[cumulative_profit]", "hydra.run.dir=three", "sensitivity.language=ja",
    )  # fmt: skip
    assert said.code == 0, said.err
    found = json.loads((tmp_path / "three/summary.json").read_text())
    assert found["factors"] == summary["top"][:2] and found["points"] == 32
    assert 0.0 <= found["told"]["cumulative_profit"]["parts"]["noise"] <= 1.0
    assert len(pd.read_parquet(tmp_path / "three/points.parquet")) == 32
    assert "総合" in (tmp_path / "three/report.html").read_text()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["morris.parameters=[costs.contct,costs.quality]"], ["no such parameter", "costs.contct", "costs.contact"]),
        (["morris.parameters=[costs.contact]"], ["too few to rank", "two or more"]),
        (["morris.parameters=[costs.contact,costs.contact]"], ["is named twice"]),
        (["morris.parameters=[costs.contact,mechanisms.price]"], ["is no number, and has no range to move in"]),
        (["morris.parameters=[costs.contact,customers]"], ["says what is asked, not how the world is"]),
        (["morris.levers=[pricing.price]"], ["a lever belongs to a policy", "policies.aggressive.pricing.price"]),
        (["morris.levers=[policies.aggressive.leaving.friction]"], ["is no number", "none | mild | aggressive"]),
        (["morris.levers=[policies.neutral.pricing.price]"], ["no such policy in this study", "aggressive"]),
        (["morris.outcomes=[proft]"], ["no such outcome", "profit"]),
        (["morris.outcomes=[]"], ["is empty"]),
        (["sweep.same_people=false"], ["sweep.same_people", "mixed with who the people are"]),
        (["policy=[neutral]"], ["a difference needs two policies"]),
    ],
)  # fmt: skip
def test_what_cannot_be_screened_is_refused(kizuna, words: list[str], expected: list[str]) -> None:
    said = kizuna("experiment=morris", *SMALL, *words)
    assert said.code == 2 and "Traceback" not in said.err
    for text in expected:
        assert text in said.err


def test_a_missing_library_is_named(kizuna, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "SALib", None)
    for experiment in ("morris", "sensitivity"):
        said = kizuna(f"experiment={experiment}", *SMALL)
        assert said.code == 2 and "needs the extra packages of kizuna[analysis]" in said.err


def test_a_parameter_without_range_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from experiments.catalog import entries
    from experiments.compose import preview
    from experiments.place import conf_folder
    from experiments.refusal import Refusal

    study, _ = preview(list(SMALL[:4]), conf_folder(), [])
    entry = entries()["costs.contact"]
    bare = replace(entry, declaration=replace(entry.declaration, sweep=None, high=None))
    monkeypatch.setitem(entries(), "costs.contact", bare)
    with pytest.raises(Refusal, match="has no range to move in"):
        factors.factors(study, ["costs.contact", "costs.quality"], [], "morris")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["sensitivity.base=100"], ["100 is no power of two", "64 or 128"]),
        (["sensitivity.parameters=[]"], ["is empty", "experiment=morris"]),
        (["sensitivity.morris=nowhere"], ["holds no finished run of experiment=morris", "nowhere"]),
    ],
)
def test_what_cannot_be_split_up_is_refused(kizuna, words: list[str], expected: list[str]) -> None:
    said = kizuna("experiment=sensitivity", *SMALL, *words)
    assert said.code == 2 and "Traceback" not in said.err
    for text in expected:
        assert text in said.err
