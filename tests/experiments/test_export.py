"""Estimators that the field trusts find in an export what its answer key says, and are fooled where it says so."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.compose import preview
from experiments.exporting import assigning, survival
from experiments.exporting.estimating import difference
from experiments.place import conf_folder
from experiments.rundir import RunDir

lifelines = pytest.importorskip("lifelines")

SMALL = (
    "experiment=export", "customers=4000", "horizon_months=60", "replications=2", "market.burn_in_months=24",
    "++export.confounding=2", "workers=1",
)  # fmt: skip


def exported(folder: Path, *overrides: str) -> Path:
    from rich.console import Console

    from experiments.export import run

    study, _ = preview([*SMALL, *overrides], conf_folder(), [])
    with RunDir(folder, study) as rundir:
        rundir.write_json("summary.json", run(study, rundir, Console(quiet=True)))
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return exported(tmp_path_factory.mktemp("export") / "run")


@pytest.fixture(scope="module")
def key(folder: Path) -> dict:
    return json.loads((folder / "answer_key.json").read_text())


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv")


@pytest.mark.parametrize("name", ["survival", "survival_randomised"])
def test_kaplan_meier_recovers_true_survival(folder: Path, key: dict, name: str) -> None:
    rows = table(folder, name)
    assert rows["event"].mean() < 0.6, "with so many cut short, counting events does not do"
    for policy in key["policies"]:
        mine = rows[rows["policy"] == policy]
        fitted = lifelines.KaplanMeierFitter().fit(mine["duration_months"], mine["event"])
        true = key["survival"]["by_policy"][policy]
        curve = survival.product_limit(mine["duration_months"].to_numpy(), mine["event"].to_numpy(bool))
        for month in (6, 12, 36, 60):
            found = float(fitted.predict(month))
            # three of Greenwood's standard errors: one in 370 months would miss by chance
            assert abs(found - true[month]) < 3 * curve.error[month]
            assert found == pytest.approx(curve.survival[month], abs=1e-9), "and so does our own"
        naive = 1 - float((mine["event"] & (mine["duration_months"] <= 60)).mean())
        assert abs(naive - true[60]) > 3 * curve.error[60], "those cut short are not those who stay"


def test_cox_recovers_the_effect_of_the_policy(folder: Path, key: dict) -> None:
    rows = table(folder, "survival_randomised")[["duration_months", "event", "treated"]]
    fitted = lifelines.CoxPHFitter().fit(rows, "duration_months", "event")
    true, found = key["hazards"]["log_hazard_ratio"], float(fitted.params_["treated"])
    error = float(fitted.standard_errors_["treated"])
    assert abs(found - true) < 3 * error
    assert true > 3 * error and found > 0, "aggressive conduct drives off, clearly"
    ours = survival.log_hazard_ratio(
        rows["duration_months"].to_numpy(), rows["event"].to_numpy(bool), rows["treated"].to_numpy(bool)
    )
    assert ours == pytest.approx((found, error), rel=1e-4), "ties as lifelines breaks them"


def test_hazards_are_not_proportional_and_the_key_says_how(folder: Path, key: dict) -> None:
    hazards = key["hazards"]
    assert not hazards["hazards_are_proportional"]
    ratios = [year["ratio"] for year in hazards["by_year"]]
    assert ratios[0] < 1 < ratios[1] < ratios[2], "easy exits let go at once, resentment works for years"
    rows = table(folder, "survival_randomised")
    for year in hazards["by_year"]:
        alive = rows[rows["duration_months"] >= year["from_month"]]
        monthly = {}
        for treated, mine in alive.groupby("treated"):
            events = (mine["event"] == 1) & (mine["duration_months"] <= year["to_month"])
            lived = (mine["duration_months"].clip(upper=year["to_month"]) - year["from_month"] + 1).sum()
            monthly[treated] = events.sum() / lived, 1 / events.sum()
        error = np.sqrt(monthly[1][1] + monthly[0][1])
        assert abs(np.log(monthly[1][0] / monthly[0][0]) - np.log(year["ratio"])) < 3 * error


def test_late_entry_matters_as_the_key_says(folder: Path, key: dict) -> None:
    rows = table(folder, "survival")
    mine = rows[rows["policy"] == key["baseline"]]
    fitted = lifelines.KaplanMeierFitter().fit(mine["exit_months"], mine["event"], entry=mine["entry_months"])
    told = {row["month"]: row for row in key["survival"]["by_tenure"][key["baseline"]]}
    curve = survival.product_limit(
        mine["exit_months"].to_numpy(), mine["event"].to_numpy(bool), mine["entry_months"].to_numpy()
    )
    assert abs(float(fitted.predict(24)) - told[24]["with_entry"]) < 3 * curve.error[24]
    assert told[24]["entry_ignored"] > told[24]["with_entry"] + 0.1, "those who left early were never seen"


@pytest.mark.parametrize("outcome", ["retained", "value", "surplus"])
def test_a_trial_recovers_the_true_average_effect(folder: Path, key: dict, outcome: str) -> None:
    rows = table(folder, "uplift")
    found, error = difference(rows[outcome].to_numpy(), rows["treated"].to_numpy(bool))
    true = key["effects"]["average"][outcome]
    assert abs(found - true) < 3 * error
    assert rows[f"effect_on_{outcome}"].mean() == pytest.approx(true, rel=1e-4, abs=1e-6)
    assert np.allclose(
        rows[outcome], np.where(rows["treated"], rows[f"{outcome}_if_treated"], rows[f"{outcome}_if_not"])
    )
    for group in key["effects"]["by_group"]:
        if group["outcome"] == outcome:
            who = rows[rows[group["grouping"]] == group["group"]]
            found, error = difference(who[outcome].to_numpy(), who["treated"].to_numpy(bool))
            # nine groups of three outcomes: four standard errors, one in 16,000 misses by chance
            assert abs(found - group["effect"]) < 4 * error
            assert len(who) == group["people"]


def test_a_choice_is_biased_as_the_key_says_and_weighting_mends_it(folder: Path, key: dict) -> None:
    rows = table(folder, "uplift_confounded")
    treated, y = rows["treated"].to_numpy(bool), rows["retained"].to_numpy()
    found, error = difference(y, treated)
    told, true = key["effects"]["confounded"]["retained"], key["effects"]["average"]["retained"]
    assert abs(found - told["difference_in_means"]) < 3 * error
    assert abs(told["bias"]) > 3 * error and abs(found - true) > 3 * error
    assert told["bias"] == pytest.approx(told["difference_in_means"] - true, abs=1e-5)
    chance = np.where(treated, rows["propensity"], 1 - rows["propensity"])
    arms = [np.average(y[who], weights=1 / chance[who]) for who in (treated, ~treated)]
    spread = [
        ((y[who] - mean) ** 2 / chance[who] ** 2).sum() / (1 / chance[who]).sum() ** 2
        for who, mean in zip((treated, ~treated), arms, strict=True)
    ]
    assert abs(arms[0] - arms[1] - true) < 3 * np.sqrt(sum(spread))


def test_every_column_is_described_and_both_files_hold_the_same(folder: Path, key: dict) -> None:
    for name, columns in key["columns"].items():
        rows, binary = table(folder, name), pd.read_parquet(folder / f"{name}.parquet")
        assert list(rows) == list(binary) and set(rows) == set(columns)
        assert all(column["meaning"] and column["role"] for column in columns.values())
        assert len(rows) == len(binary) and rows["person"].nunique() == key["people"]
        assert not rows.isna().any().any()
        # the text has seven digits
        assert np.allclose(rows["price_sensitivity"], binary["price_sensitivity"], rtol=1e-6)
    both = table(folder, "survival")
    assert len(both) == 2 * key["people"]
    assert (both["exit_months"] - both["entry_months"] == both["duration_months"]).all()
    assert both["duration_months"].between(1, 60).all()
    assert (both["event_involuntary"] <= both["event"]).all() and both["event_involuntary"].any()


def test_everybody_lives_as_in_twin_worlds(folder: Path, key: dict) -> None:
    from sim import twins
    from sim.measures import starters

    study, _ = preview(list(SMALL), conf_folder(), [])
    ran = twins({name: study.scenario(name) for name in study.policies}, replications=study.replications)
    rows = table(folder, "uplift")
    for policy, column in ((key["treatment"], "retained_if_treated"), (key["baseline"], "retained_if_not")):
        left = np.concatenate([r.customers["first_left"][starters(r)] for r in ran.results[policy]])
        assert ((left > 60) == rows[column]).all()
    traits = np.concatenate([r.customers["price_sensitivity"][starters(r)] for r in ran.results[key["baseline"]]])
    assert np.allclose(rows["price_sensitivity"], traits, rtol=1e-6)


def test_the_same_seed_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = exported(tmp_path / "again", "workers=2")
    names = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    for name in names:
        if name.name != "manifest.json":
            assert (folder / name).read_bytes() == (again / name).read_bytes(), name
    assert "survival_randomised.csv" in (folder / "report.html").read_text()


def test_a_pull_of_zero_chooses_by_lot() -> None:
    chance = assigning.propensities(np.array([0.5, 1.0, 2.0]), 0.3, 0.0)
    assert np.allclose(chance, 0.3)
    strong = assigning.propensities(np.array([0.01, 1.0, 100.0]), 0.5, 3.0)
    assert strong.min() >= 0.02 and strong.max() <= 0.98, "somebody of every kind is treated, and somebody is not"


def test_equal_hazards_are_proportional() -> None:
    n, generator = 20_000, np.random.default_rng(7)
    duration = np.minimum(generator.geometric(0.03, n), 37)
    event = duration <= 36
    treated = generator.random(n) < 0.5
    duration = np.minimum(duration, 36)
    found, error = survival.log_hazard_ratio(duration, event, treated)
    assert abs(found) < 3 * error
    assert survival.is_proportional(survival.by_year(duration, event, treated), found)


def test_nobody_leaving_in_an_arm_is_said_and_not_hidden() -> None:
    duration, event = np.array([3, 3, 3, 3]), np.array([True, True, False, False])
    treated = np.array([True, True, False, False])
    assert survival.log_hazard_ratio(duration, event, treated) == (np.inf, np.inf)
    assert survival.by_year(duration, event, treated)[0]["ratio"] is None


def test_an_arm_in_which_nobody_leaves_is_exported_too(kizuna, tmp_path: Path) -> None:
    said = kizuna(
        "experiment=export", "customers=60", "horizon_months=1", "replications=1", "market.burn_in_months=0",
        "policy=[neutral,transparent]", "population.want_level=-12", "population.want_spread=0",
        "population.involuntary=0", "workers=1", "hydra.run.dir=run",
    )  # fmt: skip
    assert said.code == 0, said.err
    key = json.loads((tmp_path / "run/answer_key.json").read_text())
    assert key["hazards"]["log_hazard_ratio"] is None
    assert "there is no hazard ratio" in said.out


def test_what_cannot_be_exported_is_refused(kizuna) -> None:
    one = kizuna("experiment=export", "policy=[neutral]", "customers=300")
    assert one.code == 2 and "an effect needs two policies" in one.err
    few = kizuna("experiment=export", "customers=100", "horizon_months=3", "market.burn_in_months=0",
                 "market.focal_share=0", "replications=1")  # fmt: skip
    assert few.code == 2 and "too few people" in few.err
    wrong = kizuna("experiment=export", "export.censoring=1.5")
    assert wrong.code == 2 and "export.censoring" in wrong.err and "0 to 1" in wrong.err
