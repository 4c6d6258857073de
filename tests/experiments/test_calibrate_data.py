from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from experiments.calibration.frozen import frozen_survival
from experiments.calibration.peers import fit_curve, fit_peer
from experiments.cohorts.bands import band, draw, paths
from experiments.cohorts.cohort import Cohort
from experiments.cohorts.likelihood import deviance, inflation, limit
from experiments.cohorts.living import survival_at
from experiments.cohorts.profiles import profile
from experiments.cohorts.solving import SCALE, Space, solve, starts
from experiments.cohorts.surrogate import NAMES, Surrogate, frozen_at
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder

TABLE = "month,customers\n0,1000\n12,630\n24,470\n36,380\n48,330\n60,300\n72,280\n"
FREE = Space((-12.0, 0.0, 0.001, 0.1), (4.0, 6.0, 0.95, 0.1))
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "fh2007_survival.csv"


def test_the_closed_form_is_the_recursion() -> None:
    rng = np.random.default_rng(1)
    values = np.column_stack([rng.uniform(a, b, 30) for a, b in ((-8, 2), (0, 5), (0.001, 0.95), (0, 1))])
    found = frozen_at(values, np.arange(145), 0.113)
    for row, (level, spread, notice, involuntary) in zip(found, values, strict=True):
        slow = frozen_survival(level, spread, notice, involuntary=involuntary, stuck=0.113, months=144)
        assert np.allclose(row, slow, rtol=0, atol=1e-12)


def made(
    values: tuple[float, ...], months: tuple[int, ...], n: int, seed: int | None = None
) -> tuple[Cohort, Surrogate]:
    """Return a cohort of the frozen model, lived by n people if there is a seed, and the model."""
    model = Surrogate(0.113, tuple(SCALE), np.empty((0, 4)), np.empty((0, max(months) + 1)))
    curve = model.at(np.array([values]), np.arange(max(months) + 1))[0]
    if seed is not None:
        rng, left = np.random.default_rng(seed), [n]
        for stays in curve[1:] / curve[:-1]:
            left.append(int(rng.binomial(left[-1], stays)))
        curve = np.array(left) / n
    return Cohort(
        "", months, tuple(map(float, curve[list(months)])), (float(n),) * len(months), 0.0, len(months)
    ), model


def test_deviance_is_that_of_the_binomial_and_adds_up() -> None:
    cohort, _ = made((-3.0, 1.5, 0.15, 0.1), (6, 12, 24), 1000)
    curve = np.array([0.9, 0.6, 0.4])
    observed, before, expected = np.array(cohort.survival), 1.0, 0.0
    for share, model, model_before in zip(observed, curve, (1.0, 0.9, 0.6), strict=True):
        stays, left = 1000 * share, 1000 * (before - share)
        p, q = model / model_before, share / before
        expected += 2 * (stays * np.log(q / p) + left * np.log((1 - q) / (1 - p)))
        before = share
    assert deviance(cohort, curve) == pytest.approx(expected)
    # a run of as many customers as the cohort has halves what is known
    assert deviance(cohort, curve, 1000.0) == pytest.approx(expected / 2)
    assert deviance(cohort, observed) == 0.0
    assert limit() == pytest.approx(3.841, abs=0.001)
    assert inflation(3.0, 5, 3) == 1.0
    assert inflation(12.0, 5, 3) == 6.0


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    truth = (-3.0, 1.5, 0.15, 0.1)
    months, n = (3, 6, 9, 12, 18, 24, 36, 48, 60), 8
    held = np.zeros(3)
    for seed in range(n):
        cohort, model = made(truth, months, 5_000, seed)
        best = solve(cohort, model, FREE, np.inf, starts(FREE))
        for i, name in enumerate(NAMES[:3]):
            found = profile(cohort, model, FREE, best, name, np.inf)
            held[i] += found.low <= truth[i] <= found.high
    # 95 % of 24, which are not independent: three binomial standard errors of 8 below
    assert held.sum() / (3 * n) >= 0.95 - 3 * np.sqrt(0.95 * 0.05 / n)


def test_three_points_leave_notice_open_and_sixty_do_not() -> None:
    truth = (-3.0, 1.5, 0.15, 0.1)
    few, model = made(truth, (12, 24, 36), 1_000)
    best = solve(few, model, FREE, np.inf, starts(FREE))
    assert best.deviance == pytest.approx(0.0, abs=1e-4)
    assert not profile(few, model, FREE, best, "notice", np.inf).is_pinned
    many, model = made(truth, tuple(range(1, 61)), 10_000)
    best = solve(many, model, FREE, np.inf, starts(FREE))
    assert best.values == pytest.approx(truth, abs=0.01)
    found = profile(many, model, FREE, best, "notice", np.inf)
    assert found.is_pinned
    assert 0.08 < found.low < 0.15 < found.high < 0.3


def test_profiles_see_a_second_valley() -> None:
    observed = (0.631, 0.468, 0.382, 0.326)
    cohort = Cohort("", (12, 24, 36, 48), observed, (10_000.0,) * 4, 0.0, 4)
    _, model = made((-3.0, 1.5, 0.15, 0.1), (48,), 1)
    best = solve(cohort, model, FREE, np.inf, starts(FREE))
    found = profile(cohort, model, FREE, best, "notice", np.inf)
    rises, held = found.rises, found.held
    inside = held[rises <= found.allowed]
    assert (found.low, found.high) == (inside.min(), inside.max())


def test_the_surrogate_stands_where_the_full_model_was_run() -> None:
    _, model = made((-3.0, 1.5, 0.15, 0.1), (24,), 1)
    rng = np.random.default_rng(2)
    places = np.column_stack([rng.uniform(-4, -3, 6), rng.uniform(1, 2, 6), rng.uniform(0.1, 0.3, 6), np.full(6, 0.1)])
    months = np.arange(25)
    # a difference of about a point that changes by a few tenths from place to place
    full = frozen_at(places, months, 0.113) - 0.01 * (months > 0) + 0.002 * (places[:, :1] + 3.5) * (months / 24)
    known = model.with_runs(places[:4], full[:4]).with_runs(places[4:], full[4:])
    assert np.abs(known.at(places, months) - full).max() < 2e-5
    between = places.mean(axis=0)[None, :]
    near = frozen_at(between, months, 0.113)[0] - 0.01 * (months > 0) + 0.002 * (between[0, 0] + 3.5) * (months / 24)
    assert np.abs(known.at(between, months)[0] - near).max() < 2e-4


def test_draws_are_as_wide_as_the_likelihood() -> None:
    space = FREE.holding(1, 1.5).holding(2, 0.15)
    cohort, model = made((-3.0, 1.5, 0.15, 0.1), tuple(range(1, 25)), 2_000)
    best = solve(cohort, model, space, np.inf, starts(space))
    found = profile(cohort, model, space, best, "want_level", np.inf)
    draws = draw(cohort, model, space, [best], 2_000, np.inf, 1.0, 3)[:, 0]
    # one parameter, nearly normal: the interval is 2 x 1.96 standard deviations wide. The spread of 2,000 draws that
    # hang together over some steps is known within about 5 %
    assert draws.std() == pytest.approx((found.high - found.low) / (2 * 1.96), rel=0.15)
    assert draws.mean() == pytest.approx(best.values[0], abs=4 * draws.std() / np.sqrt(200))


def test_the_band_holds_what_comes_as_often_as_it_says() -> None:
    truth = (-3.0, 1.5, 0.15, 0.1)
    inside, n = 0, 12
    for seed in range(n):
        whole, model = made(truth, (12, 18, 24, 30, 36, 42, 48, 96), 2_000, 100 + seed)
        cohort = Cohort("", whole.months, whole.survival, whole.sizes, 0.0, 7)
        best = solve(cohort, model, FREE, np.inf, starts(FREE))
        draws = draw(cohort, model, FREE, [best], 200, np.inf, 1.0, seed)
        low, _, high = band(paths(cohort, model, draws, 96, seed)[1])[:, 96]
        inside += low <= whole.survival[-1] <= high
    # 90 % less three standard errors of 12
    assert inside / n >= 0.90 - 3 * np.sqrt(0.9 * 0.1 / n)


def test_rival_curves_are_the_same_on_other_spacings() -> None:
    observed = np.array([1.0, 0.631, 0.468, 0.382, 0.326, 0.289, 0.262])
    years = np.arange(7.0)
    for name in ("geometric", "sBG", "BdW"):
        assert (fit_curve(name, years, observed, 4, years) == fit_peer(name, observed, 4)).all()
    kept = [0, 1, 2, 4, 6]
    uneven = fit_curve("geometric", years[kept], 0.8 ** years[kept], 4, years)
    assert uneven == pytest.approx(0.8**years, abs=1e-5)


SMALL = ("customers=1000", "replications=2", "calibrate.fit_customers=20000", "calibrate.fit_replications=2",
         "calibrate.draws=80", "workers=1")  # fmt: skip
PLANTED = (-3.0, 1.5, 0.15, 0.1)


def planted(path: Path, months: tuple[int, ...], n: int) -> None:
    """Write the table of a cohort that the full model lived."""
    study = preview(
        for_hydra(["experiment=calibrate", "seed=5", "replications=1"], [conf_folder()]), conf_folder(), []
    )[0]
    curve = survival_at(study, PLANTED, max(months), n, lambda _: None)[0]
    rows = "".join(f"{month},{round(curve[month] * n)}\n" for month in (0, *months))
    path.write_text(f"month,customers\n{rows}")


def test_planted_values_are_found_in_the_full_model(kizuna: Callable[..., Any], tmp_path: Path) -> None:
    planted(tmp_path / "my cohort.csv", (*range(2, 49, 2), 54, 60), 4_000)
    size = [*SMALL, "calibrate.fit_until=48"]
    said = kizuna("experiment=calibrate", "data=my cohort.csv", *size, "hydra.run.dir=one")
    assert said.code == 0, said.err
    assert "2 points held back" in said.out
    assert "kizuna --config-dir one population=fitted" in said.out
    answer = json.loads((tmp_path / "one" / "summary.json").read_text())["segments"][0]
    assert (answer["points_fitted"], answer["cohort_size"]) == (24, 4000)
    for row in answer["profiles"][:3]:
        assert row["low"] <= PLANTED[NAMES.index(row["parameter"])] <= row["high"]
    assert len(answer["rivals"]) == 3
    names = ("report.html", "points.csv", "profiles.csv", "draws.csv", "figures/calibration.png")
    assert all((tmp_path / "one" / name).is_file() for name in names)
    # the same command in another language and with other processes finds the same
    said = kizuna("experiment=calibrate", "data=my cohort.csv", *size, "workers=2", "calibrate.language=ja",
                  "sweep.store=other", "hydra.run.dir=two")  # fmt: skip
    assert said.code == 0, said.err
    assert "検証用の点 2" in said.out
    for name in ("points.csv", "profiles.csv", "draws.csv", "population/fitted.yaml"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    # the preset is one like any other
    said = kizuna("--config-dir", "one", "population=fitted", "customers=300", "horizon_months=12", "replications=2",
                  "market.burn_in_months=0", "hydra.run.dir=three")  # fmt: skip
    assert said.code == 0, said.err
    manifest = json.loads((tmp_path / "three" / "manifest.json").read_text())
    for key, value in answer["best_fit"].items():
        assert manifest["config"]["population"][key] == pytest.approx(value)


def test_three_points_are_fitted_and_what_they_leave_open_is_said(kizuna: Callable[..., Any], tmp_path: Path) -> None:
    planted(tmp_path / "three.csv", (12, 24, 36), 1_000)
    said = kizuna("experiment=calibrate", "data=three.csv", *SMALL, "calibrate.figures=false", "hydra.run.dir=run")
    assert said.code == 0, said.err
    answer = json.loads((tmp_path / "run" / "summary.json").read_text())["segments"][0]
    assert "notice" in answer["not_pinned_down"]
    assert "notice: the data " in said.out
    for row in answer["profiles"]:
        assert row["low"] <= PLANTED[NAMES.index(row["parameter"])] <= row["high"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["data=nothing.csv"], "kizuna: calibrate.data: no such file"),
        (["data="], "no file is named"),
        (["calibrate.segment=loyal"], "calibrate.segment: needs a table"),
        (["data=t.csv", "calibrate.write=true"], "calibrate.write: shipped presets are not fitted"),
        (["data=t.csv", "calibrate.project_until=40"], "calibrate.project_until: not beyond what is fitted"),
        (["data=t.csv", "calibrate.free=[]"], "calibrate.free: names nothing or something twice"),
        (["data=t.csv", "calibrate.free=[trust]"], "calibrate.free"),
        (["data=t.csv", "calibrate.notice=[0.5,0.1]"], "calibrate.notice: is no range"),
        (["data=t.csv", "calibrate.noise=0"], "calibrate.noise: out of bounds"),
        (["data=t.csv", "calibrate.unit=permille"], "calibrate.unit: no such choice"),
        (["data=12"], "calibrate.data: wrong type"),
    ],
)
def test_refusals_come_before_anything_is_written(
    kizuna: Callable[..., Any], tmp_path: Path, words: list[str], said: str
) -> None:
    (tmp_path / "t.csv").write_text(TABLE)
    answer = kizuna("experiment=calibrate", *words, "hydra.run.dir=run")
    assert answer.code == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "run").exists()


@pytest.mark.skipif(not SHARED.is_file(), reason="the published table is not part of the project")
@pytest.mark.parametrize(("segment", "bar"), [("regular", 5.4), ("high_end", 13.0)])
def test_years_held_back_are_met(kizuna: Callable[..., Any], tmp_path: Path, segment: str, bar: float) -> None:
    words = [f"data={SHARED}", f"calibrate.segment={segment}", "calibrate.fit_until=48", f"population={segment}"]
    said = kizuna("experiment=calibrate", *words, *SMALL, "calibrate.figures=false", "hydra.run.dir=run")
    assert said.code == 0, said.err
    held_back = json.loads((tmp_path / "run" / "summary.json").read_text())["segments"][0]["held_back"]
    assert held_back["points"] == 8
    assert held_back["mape_projection"] <= bar
