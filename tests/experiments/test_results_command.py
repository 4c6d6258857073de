"""``kizuna results``: what lies in the store, questions about it, and nothing else on the machine."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

SMALL = ("customers=200", "horizon_months=6", "market.burn_in_months=0", "workers=1", "sweep.figures=false")
KEY = "behaviour.resentment.half_life_months"


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two sweeps that share a cell."""
    from experiments.__main__ import main

    folder = tmp_path_factory.mktemp("swept")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, words in (("one", (f"{KEY}=3,12", "replications=3")), ("two", (f"{KEY}=12,36", "replications=2"))):
            assert main(["-m", *SMALL, *words, f"sweep.name={name}", f"hydra.sweep.dir={name}"]) == 0
    return folder / "results"


@pytest.fixture
def results(kizuna, swept: Path, tmp_path: Path):
    """Run a command on a copy of the store."""
    shutil.copytree(swept, tmp_path / "results")
    return lambda *words: kizuna("results", *words)


def test_the_list(results) -> None:
    said = results()
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[1].split()[:5] == ["one", "finished", "2", "2", "0"]
    assert lines[2].split()[:5] == ["two", "finished", "2", "2", "0"]


@pytest.mark.parametrize(
    "words",
    [("--store", "elsewhere"), ("--store=elsewhere", "list"), ("--store", "elsewhere", "list"),
     ("list", "--store", "elsewhere")],
)  # fmt: skip
def test_the_store_is_named_before_or_after(results, words: tuple[str, ...]) -> None:
    shutil.move("results/store", "elsewhere")
    said = results(*words)
    assert said.code == 0, said.err
    assert said.out.splitlines()[1].split()[0] == "one"


def test_one_sweep(results) -> None:
    said = results("show", "one")
    assert said.code == 0
    assert f"command:  kizuna customers=200" in said.out  # noqa: F541
    assert "cells:    2 finished" in said.out


def test_a_shared_cell_is_counted_once(results) -> None:
    sql = f'select "{KEY}" as h, policy, count(*) as n from results where month = 6 group by all order by all'
    counts = {"3.0": "3", "12.0": "3", "36.0": "2"}
    expected = [[h, policy, n] for h, n in counts.items() for policy in ("aggressive", "transparent")]
    for _ in range(2):  # from chunks, then from the compacted file
        said = results("csv", "-", "--sql", sql)
        assert said.code == 0, said.err
        rows = list(csv.reader(said.out.splitlines()))[1:]
        assert [[f"{float(h):.1f}", policy, n] for h, policy, n in rows] == expected
        assert results("compact").code == 0


def test_a_sweep_has_the_replications_it_asked_for(results) -> None:
    said = results("csv", "-", "--sweep", "two", "--sql", "select count(*) from results where month = 1")
    assert said.out.split() == ["count_star()", "8"]


def test_what_comes_after_compacting_is_seen(results, kizuna) -> None:
    assert results("compact").code == 0
    words = ("-m", *SMALL, f"{KEY}=3,24", "replications=4", "sweep.name=three", "hydra.sweep.dir=three")
    assert kizuna(*words).code == 0
    said = results("csv", "-", "--sql", f'select "{KEY}", count(*) from results where month = 1 group by 1 order by 1')
    assert [row.split(",") for row in said.out.split()[1:]] == [["3", "8"], ["12", "6"], ["24", "8"], ["36", "4"]]


def test_an_answer_is_the_mean_of_what_was_lived(results) -> None:
    import numpy as np

    from experiments.store import Store

    said = results("csv", "-", "--sql", "select avg(churn) from results where month = 6 and policy = 'aggressive'")
    store = Store(Path("results/store"))
    lived = []
    for chunks in store.index().values():
        table = store.read(chunks[0]).to_pandas()
        lived += list(table[(table["month"] == 6) & (table["policy"] == "aggressive")]["churn"])
    assert float(said.out.split()[1]) == pytest.approx(np.mean(lived), rel=1e-12)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("selec 1", "Parser Error"),
        ("select nothing from results", 'column "nothing" not found'),
        ("select * from nowhere", "nowhere"),
        ("select * from read_csv('/etc/passwd')", "Permission Error"),
        ("select * from read_text('../secret')", "Permission Error"),
        ("select * from read_parquet('https://example.org/x.parquet')", "kizuna: sql"),
        ("copy (select 1) to 'x.csv'", "only questions are answered"),
        ("explain analyze copy (select 1) to 'results/store/x.csv'", "only questions are answered"),
        ("create table x as select 1", "only questions are answered"),
        ("attach 'x.db'", "only questions are answered"),
        ("install httpfs", "only questions are answered"),
        ("set enable_external_access=true", "only questions are answered"),
        ("select 1; select 2", "only questions are answered"),
        ("", "only questions are answered"),
        ("select error('own words')", "own words"),
    ],
)
def test_refused_questions(results, sql: str, told: str) -> None:
    Path("secret").write_text("do not read")
    said = results("sql", sql)
    assert said.code == 2
    assert told in said.err
    assert "Traceback" not in said.err
    assert said.err.startswith("kizuna: sql: ")
    assert not list(Path().rglob("x.csv"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("shwo", "one"), "nearest: show"),
        (("show", "oen"), "nearest: one"),
        (("sql",), "the following arguments are required"),
        (("sql", "select 1", "--sweep", "tow"), "nearest: two"),
        (("list", "--store", "nowhere"), "no such folder"),
        (("csv", "no/folder/x.csv"), "cannot be written"),
        (("merge", "nowhere"), "no such folder"),
        (("list", "--what"), "unrecognized arguments"),
    ],
)
def test_refused_commands(results, words: tuple[str, ...], told: str) -> None:
    said = results(*words)
    assert said.code == 2
    assert told in said.err
    assert "Traceback" not in said.err


def test_merging_says_which_sweeps_are_hidden_by_others_of_their_name(results) -> None:
    store = Path("results/store/sweeps")
    shutil.copytree("results", "other/results")
    shutil.rmtree(store / "one")
    (store / "two").rename(store / "one")
    manifest = store / "one" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"name": "two"', '"name": "one"'))
    said = results("merge", "other/results/store")
    assert said.code == 0, said.err
    assert said.out.startswith("0 chunks and 1 sweeps copied")
    assert "other sweeps have the names of one here" in said.out


def test_csv_has_every_row(results) -> None:
    assert results("csv", "all.csv", "--sweep", "one").code == 0
    with open("all.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * 3 * 2 * 6  # cells, replications, policies, months
    assert {row[KEY] for row in rows} == {"3", "12"}


def test_damaged_files_are_named_and_not_read(results) -> None:
    victim = next(Path("results/store/chunks").rglob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-20])
    said = results("csv", "-", "--sql", "select count(distinct cell) as n from results")
    assert said.code == 0
    assert said.out.split()[1] == "2"
    assert f"{victim.name}: is truncated, altered or renamed" in said.err
    Path("results/store/sweeps/one/manifest.json").write_text("{")
    said = results()
    assert "cannot be read as the manifest of a sweep" in said.err
    assert "two" in said.out


@pytest.mark.parametrize(
    ("key", "value"),
    [("engine", None), ("cells", "many"), ("failed", [1]), ("policies", 3), ("name", "../../elsewhere")],
)
def test_a_manifest_edited_by_hand_is_named_and_not_read(results, key: str, value: object) -> None:
    path = Path("results/store/sweeps/one/manifest.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))
    said = results()
    assert said.code == 0
    assert "cannot be read as the manifest of a sweep" in said.err
    assert "two" in said.out
    assert results("sql", "select 1 from results limit 1").code == 0


def test_a_foreign_table_of_cells_is_refused(results) -> None:
    pd.DataFrame({"a": [1]}).to_parquet("results/store/sweeps/one/cells.parquet")
    said = results("show", "one")
    assert said.code == 2
    assert "has no column number, cell, replications, status" in said.err


def test_a_reader_who_goes_is_no_error(swept: Path) -> None:
    command = [sys.executable, "-m", "experiments", "results", "csv", "-", "--store", str(swept / "store")]
    command += ["--sql", "select a.* from results as a, range(2000)"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith("cell,policy")
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(60) == 0


def test_engines_are_listed_and_never_mixed(results) -> None:
    (folder,) = Path("results/store/chunks").iterdir()
    shutil.copytree(folder, folder.with_name("0123-abc"))
    said = results()
    assert "3 chunks of another engine (0123-abc): left alone" in said.out
    said = results("compact")
    assert said.out.startswith("3 chunks in ")
    assert "engines are never mixed" in said.out
    shutil.move("results/store", "other")
    said = results("merge", "other", "--store", ".")
    assert said.code == 2
    assert "chunks of another engine, which are never mixed" in said.err
