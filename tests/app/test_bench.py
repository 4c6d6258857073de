"""The bench's numbers are the command line's: cells, maps, filters, links to the desk, files and words."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.app.asked import asked_from
from experiments.app.bench import drawing, moving, taking, to_desk
from experiments.app.bench.filtering import PAGE, Filter, Order, chosen, pages
from experiments.app.bench.mapping import map_of
from experiments.app.bench.parts import dictionary_rows
from experiments.app.bench.shelf import Shelf, Swept, undecided
from experiments.app.bench.view import View, usual_view, view_from
from experiments.app.living import Laboratory
from experiments.app.words import WORDS
from experiments.refusal import Refusal
from experiments.sweeping.bases import cell_of
from experiments.sweeping.outcomes import names

X, Y = "policies.aggressive.pricing.hidden_fee", "behaviour.wanting.resentment"
SMALL = ("customers=200", "horizon_months=8", "market.burn_in_months=0", "workers=2", "sweep.figures=false")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store with a map of two levers, a sweep of presets and a single policy, and a run of Morris beside it."""
    from experiments.__main__ import main

    made = tmp_path_factory.mktemp("bench")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        assert main(["experiment=sweep_demo", *SMALL, f"sweep_demo.x={X}", f"sweep_demo.y={Y}", "sweep_demo.x_steps=4",
                     "sweep_demo.y_steps=3", "replications=3", "sweep.name=map"]) == 0  # fmt: skip
        assert main(["-m", *SMALL, "market=coffee,saas", "policies.aggressive.leaving.friction=none,aggressive",
                     "replications=2", "sweep.name=words"]) == 0  # fmt: skip
        assert main(["-m", *SMALL, "policy=[neutral]", "policies.neutral.pricing.price=0.9,1.1", "replications=1",
                     "sweep.name=alone"]) == 0  # fmt: skip
    return made


@pytest.fixture
def shelf(folder: Path) -> Shelf:
    return Shelf(folder / "results" / "store", folder / "results")


@pytest.fixture
def swept(shelf: Shelf) -> Swept:
    return shelf.open("map")


def run_table(folder: Path, experiment: str) -> pd.DataFrame:
    """Return what the command line wrote beside the store."""
    (path,) = (folder / "results" / experiment).glob("*/cells.parquet")
    return pd.read_parquet(path)


def test_cells_are_those_of_the_command_line(folder: Path, swept: Swept) -> None:
    written = run_table(folder, "sweep_demo")
    for outcome in ("cumulative_profit", "retention"):
        read = swept.read("aggressive", "transparent", 8, (outcome,))
        part = written[(written["month"] == 8) & (written["outcome"] == outcome)].sort_values("number")
        assert len(read) == len(part) == 12
        for mine, theirs in (("", "difference"), (".low", "low"), (".high", "high")):
            np.testing.assert_allclose(read[f"{outcome}{mine}"], part[theirs], rtol=1e-12, atol=1e-12)
        assert (read["lived"] == 3).all()


def test_an_outcome_alone(swept: Swept) -> None:
    each = [swept.read(name, "", 8, ("revenue",))["revenue"] for name in swept.policies]
    pair = swept.read(*swept.policies, 8, ("revenue",))["revenue"]
    np.testing.assert_allclose(each[0] - each[1], pair, rtol=1e-9)


def test_the_usual_view(shelf: Shelf, swept: Swept) -> None:
    view = usual_view(swept)
    assert (view.x, view.y, view.month, view.one, view.against) == (X, Y, 8, "aggressive", "transparent")
    assert view_from(view.link(), shelf) == view
    alone = replace(view, against="", y="")
    assert view_from(alone.link(), shelf).against == ""


@pytest.mark.parametrize(
    ("query", "where"),
    [("sweep=../../etc", "sweep"), ("sweep=map&outcome=1;drop table results", "outcome"),
     ("sweep=map&month=0", "month"),
     ("sweep=map&month=9e9", "month"), ("sweep=map&one=<script>alert(1)</script>", "one"),
     ("sweep=map&against=aggressive", "against"), (f"sweep=map&x={X}&y={X}", "y"), ("sweep=map&x=seed", "x"),
     ("sql=select 1", "sql"), ("run=../../secret", "run"), ("sweep=map&at.seed=1", "at.seed"),
     (f"sweep=map&at.{X}=99", f"at.{X}"), ("x" * 5_000, "link")],
)  # fmt: skip
def test_only_known_names_get_in(shelf: Shelf, query: str, where: str) -> None:
    with pytest.raises(Refusal) as refused:
        view_from(query, shelf)
    assert refused.value.where == where


def test_the_map(swept: Swept) -> None:
    view = usual_view(swept)
    cells = swept.read(view.one, view.against, view.month, (view.outcome,))
    drawn = map_of(swept, view, cells, "en")
    data = drawn.options["series"][0]["data"]
    assert len(data) == len(drawn.numbers) == 12
    by_number = cells.set_index("number")
    for x, y, mean, standing, number, low, high in data:
        row = by_number.loc[number]
        assert swept.axes[X][int(x)] == row[X]
        assert swept.axes[Y][int(y)] == row[Y]
        assert mean == pytest.approx(row[view.outcome], rel=1e-5)
        expected = 0 if row[f"{view.outcome}.low"] <= 0 <= row[f"{view.outcome}.high"] else np.sign(mean)
        assert standing == expected
        assert low < mean < high
    assert f"undecided in {undecided(cells, view.outcome).sum()} of 12" in drawn.counts
    other = map_of(swept, view, cells, "ja")
    assert other.finding != drawn.finding
    assert "優位" in other.marks


def test_the_zero_line_lies_where_the_mean_is_zero() -> None:
    places = [drawing.Place(x, y, x + 2 * y - 2.5, -1.0, 1.0, 0) for x in range(4) for y in range(3)]
    (line,) = drawing.zero_line(places, 4, 3)
    assert all(abs(x + 2 * y - 2.5) < 1e-6 for x, y in line)
    assert drawing.zero_line([drawing.Place(x, y, 1.0, 0, 0, 0) for x in (0, 1) for y in (0, 1)], 2, 2) == []


def test_names_and_single_policies_have_maps_too(shelf: Shelf) -> None:
    words = shelf.open("words")
    view = usual_view(words)
    drawn = map_of(words, view, words.read(view.one, view.against, 8, (view.outcome,)), "en")
    assert len(drawn.numbers) == 4
    assert [one["id"] for one in drawn.options["series"]] == ["cells"]  # no line between names
    alone = shelf.open("alone")
    view = usual_view(alone)
    drawn = map_of(alone, view, alone.read(view.one, "", 8, (view.outcome,)), "en")
    assert view.against == "" and len(drawn.options["series"][0]["data"]) == 2
    assert drawn.options["series"][1]["data"] == []  # one replication, no whiskers


def test_an_outcome_without_a_value(swept: Swept) -> None:
    view = replace(usual_view(swept), outcome="ethics_welfare", month=3)
    drawn = map_of(swept, view, swept.read(view.one, view.against, 3, (view.outcome,)), "en")
    assert drawn.options == {} and "month 3" in drawn.finding


def test_what_moves_it(swept: Swept) -> None:
    cells = swept.read("aggressive", "transparent", 8, ("cumulative_profit",))
    bars, by_chance = moving.own_bars(swept, cells, "cumulative_profit", "en")
    assert {bar.name for bar in bars} == {"hidden fee (aggressive)", "weight of resentment"} == set(by_chance)
    grid = cells.pivot(index=Y, columns=X, values="cumulative_profit").to_numpy()
    fee = next(bar for bar in bars if bar.name.startswith("hidden"))
    assert fee.value == pytest.approx(grid.mean(axis=0).var() / grid.var(), rel=1e-9)


@pytest.mark.parametrize("name", ["map", "words", "alone"])
def test_a_cell_on_the_desk_is_the_same_question_with_the_same_numbers(shelf: Shelf, name: str) -> None:
    swept = shelf.open(name)
    view = usual_view(swept)
    for row in swept.sweep.cells().to_pylist()[1:3]:
        cell = cell_of(swept.sweep, row)
        assert cell is not None and cell.key == row["cell"]
        policies = tuple(filter(None, (view.one, view.against)))
        found = to_desk.carried(cell, policies, tuple(swept.sweep.manifest["command"]))
        assert found.link, found
        asked = asked_from(found.link)
        study, scenarios = asked.study(), cell.scenarios()
        for letter, policy in zip(asked.letters, policies, strict=True):
            assert study.scenario(letter).model_dump_json() == scenarios[policy].model_dump_json()
    comparison = Laboratory().live(asked).comparison
    last = swept.read(view.one, view.against, view.month, ("profit",)).set_index("number")["profit"][row["number"]]
    mine = comparison.paired("profit", "a") if view.against else comparison.series("a", "profit")
    assert mine[:, -1].mean() == pytest.approx(last, rel=1e-12)


def test_what_a_link_cannot_carry_is_named(shelf: Shelf, swept: Swept) -> None:
    cell = cell_of(swept.sweep, swept.sweep.cells().to_pylist()[0])
    assert cell is not None
    pair = ("aggressive", "transparent")
    timed = replace(cell, changes={**cell.changes, "timeline": [
        {"month": 3, "company": "aggressive", "lever": "pricing.price", "value": 1.2}]})  # fmt: skip
    assert to_desk.carried(timed, pair).missing == ("timeline",)
    large = replace(cell, changes={**cell.changes, "customers": 50_000})
    refusal = to_desk.carried(large, pair).refusal
    assert refusal is not None and refusal.where == "customers"


def test_a_cell_of_a_sweep_without_its_base_is_not_guessed(folder: Path, shelf: Shelf, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(folder / "results" / "store", tmp_path / "store")
    (tmp_path / "store" / "sweeps" / "map" / "bases.json").unlink()
    there = Shelf(tmp_path / "store", tmp_path).open("map")
    assert cell_of(there.sweep, there.sweep.cells().to_pylist()[0]) is None


def test_filters_order_and_pages(swept: Swept) -> None:
    table = swept.read("aggressive", "transparent", 8, ("cumulative_profit",))
    fees = sorted(table[X].unique())
    kept = chosen(table, [Filter(X, low=fees[1], high=fees[2])], Order("cumulative_profit", True), "cumulative_profit")
    assert len(kept) == 6 and set(kept[X]) == set(fees[1:3])
    assert kept["cumulative_profit"].is_monotonic_decreasing
    decided = chosen(table, [], Order(), "cumulative_profit", is_decided=True)
    assert len(decided) == 12 - undecided(table, "cumulative_profit").sum()
    assert decided["number"].is_monotonic_increasing
    assert (pages(0), pages(PAGE), pages(PAGE + 1)) == (1, 1, 2)


def test_filter_by_a_word(shelf: Shelf) -> None:
    table = shelf.open("words").read("aggressive", "transparent", 8, ("profit",))
    assert set(chosen(table, [Filter("market", text="COF")], Order(), "profit")["market"]) == {"coffee"}
    assert len(chosen(table, [Filter("market", text=".*")], Order(), "profit")) == 0


@pytest.mark.parametrize("what", list(taking.ASKED))
def test_files_are_the_store(shelf: Shelf, folder: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from starlette.applications import Starlette
    from starlette.routing import Route
    from starlette.testclient import TestClient

    from experiments.__main__ import main

    pages = Starlette(routes=[Route("/bench/take/{what}.{form}", lambda r: taking.take(shelf, r, **r.path_params))])
    client = TestClient(pages)
    csv = client.get(taking.path_to(what, "csv", "map"))
    monkeypatch.chdir(folder)
    words = ["results", "csv", "mine.csv", "--sweep", "map", "--sql", taking.ASKED[what]]
    assert main(words) == 0
    mine = pd.read_csv("mine.csv").sort_values(list(pd.read_csv("mine.csv").columns[:4])).reset_index(drop=True)
    theirs = pd.read_csv(io.BytesIO(csv.content))
    parquet = pd.read_parquet(io.BytesIO(client.get(taking.path_to(what, "parquet", "map")).content))
    for other in (theirs, parquet):
        ordered = other.sort_values(list(mine.columns[:4])).reset_index(drop=True)
        pd.testing.assert_frame_equal(mine, ordered, check_dtype=False)
    assert len(mine) == (12 if what == "cells" else 12 * 2 * 3 * 8)


@pytest.mark.parametrize(
    ("path", "headers", "code"),
    [("/bench/take/runs.csv?sweep=nothing", {}, 400), ("/bench/take/secrets.csv?sweep=map", {}, 400),
     ("/bench/take/runs.xlsx?sweep=map", {}, 400),
     ("/bench/take/runs.csv?sweep=map", {"sec-fetch-site": "cross-site"}, 403),
     ("/bench/take/runs.csv?sweep=../map", {}, 400)],
)  # fmt: skip
def test_files_by_other_names_are_refused(shelf: Shelf, path: str, headers: dict[str, str], code: int) -> None:
    from starlette.applications import Starlette
    from starlette.routing import Route
    from starlette.testclient import TestClient

    pages = Starlette(routes=[Route("/bench/take/{what}.{form}", lambda r: taking.take(shelf, r, **r.path_params))])
    answer = TestClient(pages).get(path, headers=headers)
    assert answer.status_code == code
    assert answer.headers["content-type"].startswith("text/plain")


def test_the_data_dictionary_knows_every_column_of_the_files(shelf: Shelf) -> None:
    for name in ("map", "words"):
        swept = shelf.open(name)
        rows = {row[0]: row[1:] for row in dictionary_rows(swept)}
        columns = set(swept._ask("select * from results limit 1").columns) | set(swept._ask("from cells").columns)
        assert columns <= set(rows)
        assert set(names()) <= set(rows)
        for column, cells in rows.items():
            assert all(cells), column
            assert any(ord(c) > 0x3000 for c in cells[1]), column
    assert rows["market"][0] == "preset of the industry"


def test_runs_newest_first_and_their_bars(shelf: Shelf, tmp_path: Path) -> None:
    runs = shelf.runs()
    assert {run.manifest["experiment"] for run in runs} == {"sweep_demo", "sweep"}
    started = [run.manifest["started"] for run in runs]
    assert started == sorted(started, reverse=True)
    for kind, summary in _SUMMARIES.items():
        path = tmp_path / kind / "now"
        path.mkdir(parents=True)
        manifest = {"kind": "kizuna run", "experiment": kind, "started": "2026", "status": "finished", "policies": [],
                    "files": []}  # fmt: skip
        (path / "manifest.json").write_text(json.dumps(manifest))
        (path / "summary.json").write_text(json.dumps(summary))
    found = {run.manifest["experiment"]: moving.bars_of(run, "en") for run in Shelf(tmp_path, tmp_path).runs()}
    assert [bar.name for bar in found["sensitivity"]] == ["weight of resentment", "half-life of resentment"]
    assert [bar.value for bar in found["morris"]] == [0.4]
    assert [(bar.name, bar.value) for bar in found["screen"]] == [("price = 1.2", -3.0)]
    (tmp_path / "morris" / "now" / "summary.json").write_text('{"effects": 3}')
    assert all(not moving.bars_of(run, "en") for run in Shelf(tmp_path, tmp_path).runs() if "morris" in run.name)


_SUMMARIES = {
    "sensitivity": {"outcomes": ["npv"], "indices": {"npv": [
        {"key": "behaviour.resentment.half_life_months", "total": 0.1, "total_low": 0.0, "total_high": 0.2},
        {"key": Y, "total": 0.7, "total_low": 0.6, "total_high": 0.8}]}},
    "morris": {"outcomes": ["npv"],
               "effects": {"npv": [{"key": Y, "mu_star": 0.4, "mu_star_low": 0.3, "mu_star_high": None}]}},
    "screen": {"months": [12, 60], "effects": [
        {"lever": "pricing.price", "value": "1.2", "month": 60, "outcome": "profit", "mean": -3.0,
         "low": -4.0, "high": -2.0},
        {"lever": "pricing.price", "value": "1.2", "month": 12, "outcome": "profit", "mean": 9.0,
         "low": 8.0, "high": 10.0}]},
}  # fmt: skip


def test_an_empty_store(tmp_path: Path) -> None:
    empty = Shelf(tmp_path / "nothing", tmp_path)
    assert empty.sweeps() == [] and empty.runs() == []
    assert view_from("", empty) == View()
    with pytest.raises(Refusal):
        view_from("sweep=map", empty)


def test_both_languages_have_the_same_places() -> None:
    import re

    for key, (english, japanese) in WORDS.items():
        if key.startswith("bench."):
            assert set(re.findall(r"\{(\w+)\}", english)) == set(re.findall(r"\{(\w+)\}", japanese)), key
            assert english and japanese
