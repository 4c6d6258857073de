"""Policies across worlds: regret by hand, worlds drawn evenly, and a tiny run from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.refusal import Refusal
from experiments.robustness import regret, worlds
from experiments.statistics import wilson

TINY = (
    "experiment=robust", "policy=[aggressive,transparent,neutral]", "horizon_months=12", "robust.worlds=24",
    "customers=200", "replications=2", "market.burn_in_months=0",
)  # fmt: skip

VALUES = np.array([[90.0, 100.0, 96.0], [50.0, 40.0, 50.0], [-10.0, -20.0, -30.0]])
"""Three worlds, three policies; the last is the baseline."""


def test_regret_by_hand() -> None:
    np.testing.assert_array_equal(regret.regrets(VALUES), [[10, 0, 4], [0, 10, 0], [0, 10, 20]])
    np.testing.assert_allclose(regret.shares(VALUES), [[0.1, 0, 0.04], [0, 0.2, 0], [np.nan] * 3])
    np.testing.assert_array_equal(regret.ranks(VALUES), [[3, 1, 2], [1, 3, 1], [1, 2, 3]])
    first = regret.places(VALUES)[0]
    assert first == [wilson(2, 3).plain(), wilson(0, 3).plain(), wilson(1, 3).plain()]


def test_well_enough_by_hand() -> None:
    retention = np.array([[0.8, 0.79, 0.8], [0.7, 0.9, 0.8], [0.8, 0.8, 0.8]])
    strict = regret.meets(VALUES, retention, 0.05, 0.0)
    np.testing.assert_array_equal(strict, [[False, False, True], [False, False, True], [True, False, False]])
    lenient = regret.meets(VALUES, retention, 0.1, 0.15)
    np.testing.assert_array_equal(lenient, [[True, True, True], [True, False, True], [True, False, False]])


def test_summing_up_regret() -> None:
    found = regret.summed_up(np.array([0.0, 1.0, 2.0, 3.0, np.nan]), seed=1)
    assert (found["mean"]["mean"], found["max"]["mean"]) == (1.5, 3.0)
    assert found["p90"]["mean"] == pytest.approx(2.7)
    assert found["max"]["high"] == 3.0, "nothing worse than the worst can be resampled"
    again = regret.summed_up(np.array([0.0, 1.0, 2.0, 3.0]), seed=1)
    assert found == again
    # the interval of a mean of many: 1.96 standard errors, each end to a tenth of them (2,000 resamples)
    many = np.random.default_rng(3).normal(10.0, 2.0, 400)
    error = many.std(ddof=1) / 20
    mean = regret.summed_up(many, seed=2)["mean"]
    assert mean["low"] == pytest.approx(many.mean() - 1.96 * error, abs=0.15 * error)
    assert mean["high"] == pytest.approx(many.mean() + 1.96 * error, abs=0.15 * error)
    assert regret.summed_up(np.array([np.nan]), seed=1)["mean"]["mean"] is None


@pytest.mark.parametrize("design", ["lhs", "sobol"])
def test_worlds_fill_every_range_evenly(design: str) -> None:
    drawn = worlds.chosen(())
    shares = worlds.draw(design, drawn, 32, seed=1)
    strata = np.sort(np.floor(shares * 32), axis=0)
    assert (strata == np.arange(32)[:, None]).all()
    np.testing.assert_array_equal(shares, worlds.draw(design, drawn, 32, seed=1))
    assert (shares != worlds.draw(design, drawn, 32, seed=2)).any()


def test_restricting_what_is_drawn() -> None:
    asked = ["costs.serving", "behaviour.leaving.friction_mild"]
    assert sorted(item.key for item in worlds.chosen(asked)) == sorted(asked)
    with pytest.raises(Refusal, match="not among what is assumed") as refused:
        worlds.chosen(["costs.servng"])
    assert refused.value.nearest == "costs.serving"
    with pytest.raises(Refusal, match="powers of two") as refused:
        worlds.draw("sobol", worlds.chosen(asked), 100, 1)
    assert refused.value.nearest == "128"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command(kizuna, tmp_path: Path, language: str) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for number, folder in enumerate(folders):
        said = kizuna(*TINY, f"workers={number + 1}", f"robust.language={language}", f"sweep.store={folder}-store",
                      f"hydra.run.dir={folder}")  # fmt: skip
        assert said.code == 0, said.err
    names = [path.relative_to(folders[0]).as_posix() for path in folders[0].rglob("*") if path.is_file()]
    assert {"summary.json", "regret.parquet", "worlds.parquet", "report.html", "figures/regret.csv",
            "figures/failing.svg"} <= set(names)  # fmt: skip
    for name in names:
        if name not in ("manifest.json", "report.html"):  # which hold the clock and the command
            assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name
    summary = json.loads((folders[0] / "summary.json").read_text())
    table = pd.read_parquet(folders[0] / "regret.parquet")
    assert (summary["region"]["policy"], summary["setting"]["worlds"], len(table)) == ("aggressive", 24, 72)
    by_world = table.groupby("world")["regret"].min()
    assert (by_world == 0).all(), "somebody is best in every world"
    mine = table[table["policy"] == "transparent"]
    assert summary["policy"]["transparent"]["regret"]["mean"]["mean"] == pytest.approx(mine["regret"].mean(), rel=1e-5)
    share = summary["policy"]["transparent"]["well_enough"]["mean"]
    assert share == pytest.approx(mine["is_well_enough"].mean(), rel=1e-5)
    ethics = {name: row["ethics"] for name, row in summary["policy"].items()}
    assert ethics["aggressive"]["obstructed"]["low"] > ethics["transparent"]["obstructed"]["high"]
    assert ("ETHICS SCORECARD" in said.out) and "attempts to leave that got stuck" in said.out
    drawn = pd.read_parquet(folders[0] / "worlds.parquet")
    assert 6 <= drawn["is_held_back"].sum() <= 8  # three tenths of 24, failures and the rest rounded apart
    assert summary["region"]["held_back"]["worlds"] == drawn["is_held_back"].sum()
    assert "WELL ENOUGH" in said.out.upper()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["policy=[neutral]"], "nothing to choose between"),
        (["robust.policy=agressive"], "nearest: aggressive"),
        (["robust.parameters=[costs.servng]"], "nearest: costs.serving"),
        (["robust.design=sobol"], "powers of two"),
        (["robust.within=2"], "0 to 1"),
        (["robust.design=grid"], "lhs | sobol"),
    ],
)
def test_refusals(kizuna, tmp_path: Path, words: list[str], says: str) -> None:
    said = kizuna(*TINY, *words, f"hydra.run.dir={tmp_path / 'one'}")
    assert said.code == 2
    assert says in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "results").exists(), "nothing was lived"
