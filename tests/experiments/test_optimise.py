"""Policies within limits: what is searched, what must not be done, presets that load, and going on after a stop."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml

from experiments.compose import preview
from experiments.optimising import goals, space
from experiments.optimising.presets import set_levers
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.refusal import Refusal
from experiments.screening.moves import PLAUSIBLE, levers
from sim.policy import Policy

TINY = (
    "experiment=optimise", "customers=150", "horizon_months=12", "replications=2", "market.burn_in_months=0",
    "optimise.population=12", "optimise.fresh=2", "optimise.kept=4", "optimise.objectives=[profit,loyalty]",
    "optimise.max_trapped_share=0.3",
)  # fmt: skip
LIMITS = goals.Limits(trapped_share=0.3, retention=0.0, hidden_fee=0.02, friction="mild")


def test_the_space_is_what_is_declared() -> None:
    known = {lever.key: lever for lever in levers()}
    every = space.space(list(known))
    assert [item.key for item in every] == list(known)
    for item in every:
        if item.choices:
            assert set(item.choices) <= {*known[item.key].choices, True, False}
            continue
        assert (item.low, item.high) == PLAUSIBLE.get(item.key, (known[item.key].low, known[item.key].high))
    assert 10 <= len(space.space([])) <= 14, "a dozen or so"
    targets = next(item for item in every if item.key == "leaving.campaign_target").choices
    assert "true_uplift" not in targets, "what no company can know is not searched"
    assert "risk" in targets
    with pytest.raises(Refusal) as refused:
        space.space(["leaving.frction"])
    assert (refused.value.nearest, refused.value.where) == ("leaving.friction", "optimise.levers")


def test_the_nearest_place_in_the_space() -> None:
    dimensions = space.space(["pricing.price", "leaving.friction", "leaving.save_months"])
    policy = Policy(pricing={"price": 2.0}, leaving={"friction": "mild", "save_months": 24})
    found = space.at(dimensions, policy)
    assert found == {"pricing.price": 1.2, "leaving.friction": "mild", "leaving.save_months": 12}
    assert space.changes(dimensions, found | {"pricing.price": 1.0567}) == {
        "policy.pricing.price": 1.06, "policy.leaving.friction": "mild", "policy.leaving.save_months": 12,
    }  # fmt: skip


def test_limits_by_hand() -> None:
    policy = Policy(pricing={"hidden_fee": 0.1}, promise={"disclosure": 0.7}, leaving={"friction": "aggressive"})
    broken = LIMITS.broken(policy, {"trapped_share": 0.25, "retention": 0.4})
    assert broken["hidden_fee"] == pytest.approx(0.01)  # 0.1 x 0.3 less 0.02
    assert broken["friction"] == pytest.approx(0.5)  # one step of two
    assert broken["trapped_share"] == pytest.approx(-0.05)
    assert broken["retention"] == pytest.approx(-0.4)
    at_the_limit = Policy(pricing={"hidden_fee": 0.02}, leaving={"friction": "mild"})
    kept = LIMITS.broken(at_the_limit, {"trapped_share": 0.3, "retention": 0.0})
    assert max(kept.values()) == 0.0, "a limit may be reached"


def test_gains_are_paired() -> None:
    values, beside = np.array([[12.0, 22.0]]), np.array([10.0, 20.0])
    profit, _, _, fairness = goals.objectives(("profit", "loyalty", "welfare", "fairness"), "npv")
    np.testing.assert_allclose(profit.gains(values[0], beside), 2.0 / 15.0)
    np.testing.assert_allclose(fairness.gains(values[0], beside), -2.0)
    assert goals.objectives(("welfare", "profit"), "cumulative_profit")[0].outcome == "cumulative_profit"


def read(folder: Path) -> dict[str, bytes]:
    """Everything that may not differ: not the manifest, which has the clock, nor the report, which has the command."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in ("manifest.json", "report.html")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A search of three generations, with a store of its own."""
    from experiments.__main__ import main

    folder = tmp_path_factory.mktemp("searched")
    words = [*TINY, "optimise.generations=3", f"sweep.store={folder / 'store'}", f"hydra.run.dir={folder / 'run'}"]
    assert main(words) == 0
    return folder


def test_the_front_keeps_the_limits_and_beats_what_is_off_it(searched: Path) -> None:
    table = pd.read_parquet(searched / "run" / "candidates.parquet")
    candidates = table[table["kind"] == "candidate"]
    assert len(candidates) == 36
    front = candidates[candidates["is_unbeaten"].astype(bool)]
    assert len(front)
    broken = [name for name in table if name.startswith("broken_")]
    assert (front[broken] <= 0).all().all()
    within = candidates[(candidates[broken] <= 0).all(axis=1)]
    for _, mine in front.iterrows():
        better = (within["searched_profit"] > mine["searched_profit"]) & (
            within["searched_loyalty"] > mine["searched_loyalty"]
        )
        assert not better.any()
    summary = json.loads((searched / "run" / "summary.json").read_text())
    assert summary["searched"]["on_the_front"] == len(front)
    assert 1 <= len(summary["front"]) <= 4
    for member in (*summary["front"], summary["presets"][-1]):
        assert 0.0 <= member["ethics"]["obstructed"]["mean"] < 1.0 and member["ethics"]["welfare"]["low"] is not None
    by_name = {member["name"]: member for member in summary["presets"]}
    assert {"aggressive", "transparent", "neutral"} <= set(by_name)
    assert list(by_name)[-1] == "neutral"
    assert {"friction", "hidden_fee"} <= set(by_name["aggressive"]["broken"])
    assert by_name["neutral"]["fresh"]["profit"]["mean"] == 0.0, "the baseline is paired with itself"


def test_presets_load_and_give_the_same_scenario(searched: Path) -> None:
    run, conf = searched / "run", conf_folder()
    summary = json.loads((run / "summary.json").read_text())
    written = sorted((run / "conf" / "policy").glob("*.yaml"))
    kept = [member for member in summary["front"] if not member["broken"]]
    assert [path.stem for path in written] == sorted(member["name"] for member in kept)
    assert written
    table = pd.read_parquet(run / "candidates.parquet").set_index("name")
    base = preview(for_hydra(list(TINY), [conf]), conf, [])[0]
    for path in written:
        names = f"policy=[{path.stem},neutral]"
        loaded = preview(for_hydra([names], [conf, run / "conf"]), conf, [run / "conf"])[0].scenario(path.stem).policy
        row: Any = table.loc[path.stem]
        found: dict[str, Any] = {}
        for item in space.space([]):
            found[f"policy.{item.key}"] = row[item.key]
        assert loaded == base.scenario("neutral", found).policy
        assert set_levers(loaded) == yaml.safe_load(path.read_text()) == by(summary, path.stem)["levers"]
        assert "# @package policies." in path.read_text()


def by(summary: dict[str, Any], name: str) -> dict[str, Any]:
    return next(member for member in summary["front"] if member["name"] == name)


def test_a_stopped_search_goes_on_to_the_same_front(kizuna, searched: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    words = [*TINY, f"sweep.store={store}"]
    said = kizuna(*words, "optimise.generations=1", "optimise.figures=false", f"hydra.run.dir={tmp_path / 'short'}")
    assert said.code == 0, said.err
    said = kizuna(*words, "optimise.generations=3", "workers=2", f"hydra.run.dir={tmp_path / 'whole'}")
    assert said.code == 0, said.err
    assert read(tmp_path / "whole") == read(searched / "run"), "as if it had never been stopped, byte for byte"
    chunks = {path: path.stat().st_mtime_ns for path in (store / "chunks").rglob("*.parquet")}
    said = kizuna(*words, "optimise.generations=3", f"hydra.run.dir={tmp_path / 'again'}")
    assert said.code == 0, said.err
    assert read(tmp_path / "again") == read(searched / "run")
    assert {path: path.stat().st_mtime_ns for path in (store / "chunks").rglob("*.parquet")} == chunks, (
        "and nothing is lived again"
    )


def test_in_japanese(kizuna, searched: Path, tmp_path: Path) -> None:
    said = kizuna(*TINY, "optimise.generations=3", f"sweep.store={searched / 'store'}", "optimise.language=ja",
                  f"hydra.run.dir={tmp_path / 'ja'}")  # fmt: skip
    assert said.code == 0, said.err
    page = (tmp_path / "ja" / "report.html").read_text()
    assert "前線" in page
    assert (tmp_path / "ja" / "figures" / "front.svg").stat().st_size > 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["optimise.levers=[leaving.frction]"], "nearest: leaving.friction"),
        (["optimise.objectives=[profit]"], "two to four"),
        (["optimise.objectives=[profit,profit]"], "two to four"),
        (["optimise.objectives=[profit,love]"], "loyalty"),
        (["optimise.max_trapped_share=1.5"], "0 to 1"),
        (["optimise.max_friction=severe"], "none | mild | aggressive"),
        (["policy=[aggressive,neutral]"], "policy=[neutral]"),
        (["sweep.same_people=false"], "paired with the baseline"),
        (["timeline=[{month: 3, lever: pricing.price, value: 1.1}]"], "changed again later"),
    ],
)
def test_refusals(kizuna, tmp_path: Path, words: list[str], says: str) -> None:
    said = kizuna(*TINY, *words, f"sweep.store={tmp_path / 'store'}", f"hydra.run.dir={tmp_path / 'one'}")
    assert said.code == 2
    assert says in said.err, said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "store").exists(), "nothing was lived"


def test_what_cannot_be_measured_is_refused(kizuna, tmp_path: Path) -> None:
    # without a running-in everybody is new at month 0: there are no groups by tenure to compare
    said = kizuna(*TINY, "optimise.objectives=[profit,fairness]", "optimise.generations=1",
                  f"sweep.store={tmp_path / 'store'}", f"hydra.run.dir={tmp_path / 'one'}")  # fmt: skip
    assert said.code == 2
    assert "cannot be measured here" in said.err
    assert "market.burn_in_months=60" in said.err
