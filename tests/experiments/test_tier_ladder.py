"""Ladders of tiers: laws of what is measured, closed forms of the estimators, tiny runs, what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.programmes import ladder, ladder_answer, ladder_landing, ladder_pressure, ladder_telling, living
from experiments.study import Study
from sim.model import RetentionModel, Start
from sim.scenario import Scenario
from tests.experiments.conftest import Said

SMALL = (
    "experiment=tier_ladder", "customers=800", "market.burn_in_months=6", "replications=3", "workers=1",
    "horizon_months=24", "policies.tiered.programme.tier_period_months=6", "tier_ladder.followed=6",
    "tier_ladder.multiples=[0.25,1,4]",
)  # fmt: skip
RUN = (*SMALL, "hydra.run.dir=out")
ABOUT = {"within": 30.0, "grace": 3}


def study(*overrides: str) -> Study:
    return preview(for_hydra([*SMALL, *overrides], [conf_folder()]), conf_folder(), [])[0]


def begun(scenario: Scenario) -> Start:
    return RetentionModel(scenario, seed=7).at_month_0()


@cache
def pressed_and_twin() -> tuple[ladder_pressure.Watched, ladder_pressure.Watched]:
    worlds = ladder.worlds(study("customers=2000"))
    start = begun(worlds.ladder)
    return ladder_pressure.watch(worlds.ladder, start), ladder_pressure.watch(worlds.twin, start)


def spread(values: list[float]) -> dict[str, Any]:
    mean, low, high = values
    return {"mean": mean, "low": low, "high": high}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_tiny_run_is_whole(kizuna: Callable[..., Said], tmp_path: Path, language: str) -> None:
    said = kizuna(*RUN, f"tier_ladder.language={language}")
    assert said.code == 0, said.err
    out = tmp_path / "out"
    names = [
        f"figures/tier_ladder{figure}.{kind}" for figure in ("", "_thresholds", "_landing") for kind in ("svg", "png")
    ]
    assert all((out / name).stat().st_size > 100 for name in (*names, "report.html"))
    found = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    rows = found["thresholds"]["rows"]
    assert [row["multiple"] for row in rows] == [0.25, 1.0, 4.0]
    shares = [row["in_tier_1"]["mean"] for row in rows]
    assert shares == sorted(shares, reverse=True), "a higher threshold is reached by fewer"
    assert all(row["in_tier_1"]["mean"] >= row["in_tier_2"]["mean"] >= row["in_tier_3"]["mean"] for row in rows)
    assert len(found["pressure"]["gaps"]) == len(ladder_pressure.EDGES) - 1
    demoted = pd.read_parquet(out / "demoted.parquet").groupby("world")
    assert (demoted.get_group("drop")["demoted"] == 1.0).all()
    assert (demoted.get_group("kept")["demoted"] == 0.0).all()
    assert (demoted.get_group("unpromoted")["demoted"] == 0.0).all()
    assert found["landing"]["people"] > 0
    curves = pd.read_parquet(out / "landing.parquet")
    assert set(curves["age"]) == set(range(-ladder_landing.BEFORE, 7))
    before = curves[(curves["world"] == "drop") & (curves["age"] <= 0)]
    assert (before["still"].dropna() == 1.0).all(), "who was away before is not followed"
    wide = curves[curves["age"] == 1].pivot(index="replication", columns="world", values="trust")
    assert (wide["drop"] < wide["kept"]).all(), "who was demoted trusts less than had they not been"


def test_pressure_moves_those_it_reaches() -> None:
    pressed, twin = pressed_and_twin()
    *_, near, _far = ladder_pressure.by_gap(pressed, twin, 0.3)
    assert near["n"] > 20
    assert near["visits"] > 0
    assert near["reached"] >= 0


def test_who_reaches_a_tier_is_who_has_gathered_its_threshold() -> None:
    """The amount at the end is put together from two places; the tier that the engine gives must agree with it."""
    pressed, _ = pressed_and_twin()
    scenario = pressed.result.scenario
    heights = np.array(ladder_pressure.thresholds(scenario))
    model = living.beginning(scenario, begun(scenario))
    tier = {}
    while model.month < scenario.horizon_months:
        model.step()
        tier[model.month] = model.customers["tier"].copy()
    checked = 0
    for i in np.flatnonzero((pressed.month >= 0) & np.isfinite(pressed.gap)):
        end = int(pressed.month[i]) + ladder_pressure.LAST
        if np.abs(pressed.ended[i] / heights - 1.0).min() < 1e-4:
            continue
        assert tier[end][i] == (heights <= pressed.ended[i]).sum()
        checked += 1
    assert checked > 100


def test_without_pressure_nobody_buys_more() -> None:
    """Twins in a world in which nothing presses are the same world."""
    asked = study("behaviour.programme.tier=0")
    rows = ladder.once(ladder.worlds(asked), 6, begun(asked.scenario("tiered")))
    for row in rows["gaps"]:
        assert row["n"] == 0 or all(row[good] == 0.0 for good in ladder_pressure.GOODS)
    assert all(row["pressed"] == row["usual"] for row in rows["bunching"])
    assert all(value == 0.0 for name, value in rows["beyond"][0].items() if name != "matched")
    assert rows["beyond"][0]["matched"] == 1.0


def test_thresholds_out_of_reach_are_no_tiers() -> None:
    """With nothing that only tiers give, a ladder nobody climbs is a programme without tiers, to the last bit."""
    nothing = [f"policies.tiered.programme.{lever}=0" for lever in ("tier_multiplier", "recognition", "early_access")]
    asked = study(*nothing)
    unreached = ladder.worlds(asked).landings["unpromoted"]
    flat = asked.scenario("tiered", {f"policy.programme.tier_{i}": 0.0 for i in (1, 2, 3)})
    start = begun(flat)
    one, other = (living.beginning(scenario, start).run() for scenario in (unreached, flat))
    assert ladder.account(one) == ladder.account(other)
    np.testing.assert_array_equal(one.customers["trust"], other.customers["trust"])


def test_the_first_multiple_is_the_ladder_itself() -> None:
    worlds = ladder.worlds(study())
    assert worlds.multiples[1.0] == worlds.ladder
    assert worlds.landings["one_down"] == worlds.ladder, "as this ladder demotes"


def test_a_smooth_histogram_bunches_nowhere() -> None:
    """The polynomial finds its own kind again, and what was moved over the threshold on top of it."""
    middle = (ladder_pressure.PLACES[:-1] + ladder_pressure.PLACES[1:]) / 2
    smooth = 50 - 20 * middle + 3 * middle**3
    assert ladder_pressure.fitted(smooth, 0.3) == pytest.approx(smooth)
    moved = smooth + np.where(np.abs(middle - 0.9) < 0.1, -2.0, 0) + np.where(np.abs(middle - 1.1) < 0.1, 2.0, 0)
    found = ladder_pressure.masses(moved, ladder_pressure.fitted(moved, 0.3), 0.3)
    assert found == pytest.approx({"missing": 8.0, "excess": 8.0})
    assert np.isnan(ladder_pressure.fitted(smooth, 0.55)).all(), "too little is left outside"


def test_a_best_multiple_is_clear_only_if_every_other_is_clearly_below() -> None:
    rows = [
        {"replication": r, "multiple": m, "npv": base + noise}
        for m, base in ((1.0, 5.0), (2.0, 4.0), (3.0, 4.9)) for r, noise in enumerate((0.0, 0.1 * m, -0.1 * m))
    ]  # fmt: skip
    found = ladder_answer._thresholds(pd.DataFrame(rows))
    assert (found["best"], found["is_clear"], found["is_edge"]) == (1.0, False, True)
    assert found["not_clearly_below"] == [3.0]


@pytest.mark.parametrize(
    ("percent", "missing", "said"),
    [
        (
            [12.0, 11.0, 13.0],
            [9.0, 8.0, 10.0],
            "buy 12 % more here in the last three months of their period; 9 in 1,000",
        ),
        ([2.0, -1.0, 5.0], [1.0, -1.0, 3.0], "do not clearly buy more"),
        ([None, None, None], [0.0, 0.0, 0.0], "No member stood near"),
        ([2.0, None, None], [1.0, None, None], "do not clearly buy more"),
    ],
)
def test_what_is_unclear_is_called_so(percent: list[float], missing: list[float], said: str) -> None:
    found = {"near": {"percent": spread(percent)}, "bunching": {"missing_usual": spread(missing)}}
    assert said in ladder_telling.press_title(found, ABOUT, "en")


@pytest.mark.parametrize(
    ("landing", "said"),
    [
        ({"softest": None}, "Nobody was demoted in time"),
        ({"softest": "grace", "is_soft": False}, "No landing is clearly softer"),
        (
            {"softest": "grace", "is_soft": True, "is_clear": False},
            "3 months of grace softens a demotion most, but not",
        ),
        ({"softest": "one_down", "is_soft": True, "is_clear": True}, "lands softest with one tier down"),
    ],
)
def test_what_is_said_of_landings(landing: dict[str, Any], said: str) -> None:
    own = {"trust": spread([0.01, 0.009, 0.011]), "all_npv": spread([0.0, -0.1, 0.1])}
    found = {"next": "one_down", "against_drop": {"grace": own, "one_down": own}, **landing}
    assert said in ladder_telling.soft_title(found, ABOUT, "en")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("market.contract=true", "market.contract: people under a contract"),
        ("policy=[points]", "policies.points.programme.tier_1: tier_ladder needs tiers"),
        ("policies.tiered.programme.tier_qualifier=engagement", "tier_qualifier: the gap to a tier is followed"),
        ("policies.tiered.programme.tier_period_months=3", "tier_period_months: people are looked at 3 months before"),
        ("tier_ladder.followed=13", "horizon_months: nobody is demoted before two periods"),
        ("tier_ladder.multiples=[1,1]", "name one multiple or more above 0, each once"),
        ("tier_ladder.multiples=[0,1]", "name one multiple or more above 0, each once"),
        ("tier_ladder.multiples=[100000]", "programme.tier_1"),
    ],
)
def test_refusals(kizuna: Callable[..., Said], change: str, message: str) -> None:
    asked = RUN if "policy=" not in change else [word for word in RUN if not word.startswith("policies.")]
    said = kizuna(*asked, change)
    assert said.code == 2
    assert message in said.err
    assert "Traceback" not in said.err
