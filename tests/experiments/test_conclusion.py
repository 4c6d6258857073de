"""Worlds drawn over everything assumed: the draws, the readings, and a tiny run from the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

import numpy as np
import pandas as pd
import pytest

from experiments.assumptions import drawing, living, reading
from experiments.assumptions.words import in_words
from experiments.scorecard import SCORES
from experiments.statistics import wilson
from sim.declare import declarations
from sim.scenario import Scenario

TINY = (
    "experiment=conclusion", "horizon_months=12", "conclusion.worlds=12", "customers=150",
    "replications=1", "market.burn_in_months=3",
)  # fmt: skip


def test_what_is_drawn() -> None:
    keys = {item.key for item in drawing.unknowns()}
    assert {"behaviour.resentment.half_life_months", "costs.serving", "market.reputation_speed",
            "population.price_sensitivity_spread", "behaviour.leaving.friction_mild"} <= keys  # fmt: skip
    assert not keys & {"population.want_level", "population.notice", "customers", "seed", "market.focal_share"}
    known = {item.key: item for item in declarations(Scenario)}
    missing = [
        key for key, item in known.items()
        if key.startswith(("behaviour.", "costs.")) and item.grade == "A" and item.type != "switch" and key not in keys
    ]  # fmt: skip
    assert missing == [], "everything assumed about behaviour and costs is drawn"


def test_the_hypercube_fills_every_range_evenly() -> None:
    unknowns = drawing.unknowns()
    shares = drawing.draw(unknowns, 32, seed=1)
    strata = np.sort(np.floor(shares * 32), axis=0)
    assert (strata == np.arange(32)[:, None]).all(), "one draw in every thirty-second of every range"
    np.testing.assert_array_equal(shares, drawing.draw(unknowns, 32, seed=1))
    assert (shares != drawing.draw(unknowns, 32, seed=2)).any()


def test_who_is_better_for_customers_follows_the_sense_of_each_line() -> None:
    """More surplus is better and more resentment worse; a line that never differs is left out."""
    told = {"welfare": ([2.0, 1.0, 3.0, 1.0], [1.0, 1.0, 1.0, 2.0]), "resentment": ([0.2] * 4, [0.1] * 4),
            "fines": ([0.0] * 4, [0.0] * 4)}  # fmt: skip
    columns = {f"ethics_{score.key}_{p}": [np.nan] * 4 for score in SCORES for p in "ab"}
    for key, (one, other) in told.items():
        columns |= {f"ethics_{key}_a": one, f"ethics_{key}_b": other}
    rows = {row["line"]: row for row in reading.ethics(pd.DataFrame(columns), "a", "b")}
    assert set(rows) == {"welfare", "resentment"}
    assert rows["welfare"]["first_better"]["mean"] == 0.5 and rows["welfare"]["ties"] == 1
    assert rows["welfare"]["median"] == 0.5
    assert rows["resentment"]["first_better"]["mean"] == 0.0


def test_every_corner_is_admissible() -> None:
    unknowns = drawing.unknowns()
    for share in (0.0, 0.5, 1.0 - 1e-12):
        values = drawing.changes(unknowns, np.full(len(unknowns), share))
        nested: dict = {}
        for key, value in values.items():
            *path, last = key.split(".")
            inner = nested
            for step in path:
                inner = inner.setdefault(step, {})
            inner[last] = value
        scenario = Scenario.model_validate(nested)
        assert scenario.costs.serving == values["costs.serving"]


def test_how_a_share_becomes_a_value() -> None:
    whole = drawing.Unknown("k", "k", 1, 3, is_whole=True, is_logarithmic=False)
    assert [whole.value(share) for share in (0.0, 0.3, 0.5, 0.7, 0.999999)] == [1, 1, 2, 3, 3]
    ratio = drawing.Unknown("k", "k", 3, 48, is_whole=False, is_logarithmic=True)
    assert ratio.value(0.5) == pytest.approx(12.0), "the geometric middle"
    plain = drawing.Unknown("k", "k", 2, 4, is_whole=False, is_logarithmic=False)
    assert plain.value(0.25) == 2.5


def made_up(n: int = 40) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Worlds in which one policy earns more exactly where the first parameter is high."""
    places = pd.DataFrame(drawing.draw(drawing.unknowns()[:3], n, 5), columns=["first", "second", "third"])
    worlds = pd.DataFrame({"world": range(n)})
    for outcome in reading.GOALS.values():
        worlds[f"{outcome}_12_one"] = 100 + places["first"]
        worlds[f"{outcome}_12_other"] = 100.5
    return worlds, places


def test_winners_and_duels() -> None:
    worlds, _ = made_up()
    assert reading.months_of(worlds) == [12]
    for row in reading.winners(worlds, ("one", "other")):
        assert row["wins"]["one"] == row["wins"]["other"] == wilson(20, 40).plain()
        assert row["ties"] == 0
    assert {row["first_wins"]["mean"] for row in reading.duels(worlds, ("one", "other"))} == {0.5}
    worlds["loyalty_12_one"] = worlds["loyalty_12_other"]
    tied = next(row for row in reading.winners(worlds, ("one", "other")) if row["goal"] == "loyalty")
    assert tied["ties"] == 40
    assert tied["wins"]["one"]["mean"] == 0.0


def test_what_decides_is_found() -> None:
    worlds, places = made_up()
    found = reading.decisive(worlds, places, "one", "other", 12)
    assert found[0]["key"] == "first"
    assert found[0]["is_beyond_chance"]
    # uniform above and below one half: means of 3/4 and 1/4
    assert found[0]["difference"] == pytest.approx(0.5, abs=0.02)  # a hypercube of 40 has no luck to speak of
    assert not any(row["is_beyond_chance"] for row in found[1:])
    worlds["cumulative_profit_12_other"] = 0.0
    assert reading.decisive(worlds, places, "one", "other", 12) == [], "nothing decides where one always wins"


def test_mild_friction() -> None:
    worlds = pd.DataFrame({"cumulative_profit_12_a": [11.0, 9.0, 12.0], "cumulative_profit_12_b": [10.0, 10.0, 10.0]})
    (row,) = reading.mild_friction(worlds, "a", "b")
    assert row["pays"]["mean"] == pytest.approx(2 / 3)
    assert (row["lowest"], row["median"], row["highest"]) == pytest.approx((-0.1, 0.1, 0.2))


def test_a_tiny_run(kizuna, tmp_path: Path) -> None:
    answers = {}
    for name, workers in (("one", 1), ("two", 2)):
        said = kizuna(*TINY, f"hydra.run.dir={name}", f"workers={workers}")
        assert said.code == 0, said.err
        answers[name] = {
            path.name: path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*"))
            if path.is_file() and path.name != "manifest.json"
        }
    assert answers["one"] == answers["two"]
    summary = json.loads(answers["one"]["summary.json"])
    assert summary["setting"]["worlds"] == 12
    assert in_words(summary).strip() in said.out
    worlds = pd.read_parquet(tmp_path / "one" / "worlds.parquet")
    assert len(worlds) == 12
    assert worlds["behaviour.resentment.half_life_months"].between(3, 36).all()
    profit = worlds[[f"cumulative_profit_12_{name}" for name in summary["policies"]]]
    best = profit.idxmax(axis=1).str.removeprefix("cumulative_profit_12_").value_counts(normalize=True)
    row = next(row for row in summary["winners"] if (row["goal"], row["month"]) == ("profit", 12))
    for name in summary["policies"]:
        assert row["wins"][name]["mean"] == pytest.approx(best.get(name, 0.0), rel=1e-5)
    assert not (tmp_path / "one" / living.FOLDER).exists(), "what was kept for going on is gone"


def test_friction_alone_differs_by_friction_alone() -> None:
    from experiments.compose import preview
    from experiments.conclusion import FRICTION, PLAIN, scenarios
    from experiments.overrides import for_hydra
    from experiments.place import conf_folder

    study = preview(for_hydra([*TINY, "policy=[aggressive,transparent]"], [conf_folder()]), conf_folder(), [])[0]
    found = scenarios(study, {"costs.serving": 0.3})
    assert list(found) == ["aggressive", FRICTION, PLAIN, "transparent"]
    one, other = found[FRICTION].model_dump(), found[PLAIN].model_dump()
    assert one["policy"]["leaving"].pop("friction") == "mild"
    assert other["policy"]["leaving"].pop("friction") == "none"
    assert one == other
    assert found["aggressive"].costs.serving == 0.3


def test_finished_worlds_are_not_lived_again(tmp_path: Path) -> None:
    lived: list[int] = []

    def build(world: int) -> dict[str, Scenario]:
        lived.append(world)
        small = {"customers": 60, "horizon_months": 12, "market": {"burn_in_months": 0}, "seed": world}
        return {"only": Scenario.model_validate(small)}

    job = living.Job(build, 20, 1, tmp_path / "worlds", "key")
    whole = living.live(job, 1)
    assert sorted(lived) == list(range(20))
    lived.clear()
    damaged, gone, _ = sorted((tmp_path / "worlds").glob("*.parquet"))
    damaged.write_bytes(b"half a file")
    gone.unlink()
    pd.testing.assert_frame_equal(living.live(job, 2), whole)
    assert sorted(lived) == list(range(16)), "only what is missing or damaged"
    lived.clear()
    living.live(living.Job(build, 20, 1, tmp_path / "worlds", "another engine"), 1)
    assert sorted(lived) == list(range(20)), "worlds of another engine do not count"
    living.forget(job)
    assert living.finished(job) == 0


def test_a_stop_reaches_a_world_that_is_being_lived(tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    small = Scenario.model_validate({"customers": 60, "horizon_months": 12, "market": {"burn_in_months": 0}})
    job = living.Job(lambda world: {"only": small}, 1, 1, tmp_path, "key")
    with pytest.raises(KeyboardInterrupt):
        living._world(job, 0, stop)


def test_stopped_by_hand_it_goes_on_from_there(kizuna, tmp_path: Path) -> None:
    words = ["experiment=conclusion", "horizon_months=12", "conclusion.worlds=64", "customers=2000",
             "market.burn_in_months=12", "conclusion.figures=false", "hydra.run.dir=here"]  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "experiments", *words], cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    try:
        folder = tmp_path / "here" / living.FOLDER
        while process.poll() is None and not list(folder.glob("[!.]*.parquet")):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130, err
    assert "goes on from there" in err
    kept = sum(len(pd.read_parquet(path)) for path in folder.glob("[!.]*.parquet"))
    assert 0 < kept < 64
    assert f"{kept} of 64 worlds" in err
    said = kizuna(*words)
    assert said.code == 0, said.err
    assert f"{kept} of 64 worlds are finished already" in said.err
    assert len(pd.read_parquet(tmp_path / "here" / "worlds.parquet")) == 64


@pytest.mark.parametrize(
    ("words", "where"), [(("policy=[neutral]",), "policy"), (("horizon_months=11",), "horizon_months")]
)
def test_refusals(kizuna, words: tuple[str, ...], where: str) -> None:
    said = kizuna(*TINY, *words)
    assert said.code == 2
    assert f"kizuna: {where}:" in said.err
