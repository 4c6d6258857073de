"""The main job, small, from the command line to the files."""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from experiments.forms import shown
from experiments.outcomes import OF_PROGRAMMES, OUTCOMES

SMALL = ("customers=400", "horizon_months=14", "replications=3", "market.burn_in_months=6")
PLAIN = ("compare.figures=false", "compare.report=false")
ALONE = ("compare.beside=false",)
TABLES = ("months.parquet", "cohorts.parquet", "customers.parquet")


def digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.json"
    }


@pytest.fixture
def job(kizuna, tmp_path: Path):
    def run(folder: str, *words: str):
        said = kizuna(*SMALL, f"hydra.run.dir={folder}", *words)
        assert said.code == 0, said.err
        return said, json.loads((tmp_path / folder / "summary.json").read_text()), tmp_path / folder

    return run


def test_the_same_command_writes_the_same_bytes(job) -> None:
    one = digest(job("one", *PLAIN, "workers=1")[2])
    assert {"summary.json", *TABLES} <= set(one)
    assert digest(job("two", *PLAIN, "workers=1")[2]) == one
    assert digest(job("three", *PLAIN, "workers=2")[2]) == one
    other = digest(job("four", *PLAIN, "workers=1", "seed=2")[2])
    assert all(other[name] != one[name] for name in one), "another seed moves every file"


def test_the_verdict_says_what_the_summary_says(job) -> None:
    said, summary, _ = job("here", *PLAIN)
    lines = said.out.splitlines()
    table = lines[next(i for i, line in enumerate(lines) if line.startswith("THE NUMBERS")) :]
    table = table[: table.index("")]
    checked = 0
    told = {key for policy in summary["policy"].values() for row in policy["at"] for key in row}
    applicable = [o for o in OUTCOMES if o.key in told]
    left_out = {o.key for o in OUTCOMES} - told
    assert left_out == {"share_of_wallet", "member_share", *OF_PROGRAMMES}  # bound by a contract, and no programme
    assert not {o.label for o in OUTCOMES if o.key in left_out} & {line.strip() for line in table}
    for o in applicable:
        at = next(i for i, line in enumerate(table) if line.strip() == o.label)
        for step, name in enumerate(summary["policies"], 1):
            cells = re.split(r"\s{2,}", table[at + step].strip())
            expected = [shown(row.get(o.key, {}).get("mean"), o.form) for row in summary["policy"][name]["at"]]
            assert cells == [name, *expected]
            checked += 1
        cells = re.split(r"\s{2,}", table[at + 3].strip())
        gaps = [row.get(o.key, {}) for row in summary["against_baseline"]["aggressive"]["at"]]
        assert cells == ["difference", *(shown(gap.get("mean"), o.form, sign=True) for gap in gaps)]
    assert checked == 2 * len(applicable)
    crossing = summary["against_baseline"]["aggressive"]["crossover"]["profit"]
    spoken = " ".join(said.out.split())
    assert f"Crossover of cumulative profit: {'none' if crossing['month'] is None else 'month'}" in spoken
    last = summary["against_baseline"]["aggressive"]["at"][-1]
    for key, form in (("cumulative_profit", "money"), ("npv", "money"), ("customers_end", "count")):
        # the short answer tells a decided difference from the winner's side, without signs
        flip = -1 if last[key]["mean"] < 0 else 1
        ends = ("mean", "low", "high") if flip > 0 else ("mean", "high", "low")
        is_open = last[key]["better"] == "undecided"
        bounds = [shown(flip * last[key][part], form, sign=is_open) for part in ends]
        assert f"{bounds[0]} [{bounds[1]}, {bounds[2]}]" in spoken
    assert "no published estimate" in spoken


def test_the_summary_agrees_with_the_tables(job) -> None:
    _, summary, folder = job("here", *PLAIN, *ALONE)
    months = pd.read_parquet(folder / "months.parquet")
    focal = months[months["company"] == "focal"]
    profit = focal.groupby(["policy", "replication"], observed=True)["profit"].sum()
    gap = profit["aggressive"] - profit["transparent"]
    found = next(row for row in summary["against_baseline"]["aggressive"]["at"] if row["month"] == 14)
    assert found["cumulative_profit"]["mean"] == pytest.approx(gap.mean(), rel=1e-5)  # six digits are kept
    half = 4.3027 * gap.std(ddof=1) / np.sqrt(3)  # t(.975, 2) = 4.3027
    assert found["cumulative_profit"]["high"] == pytest.approx(gap.mean() + half, rel=1e-4)
    people = pd.read_parquet(folder / "customers.parquet")
    book = people[people["started_with_focal"]]
    for fate in summary["against_baseline"]["aggressive"]["fates"]:
        counts = {name: part["mean"] for name, part in fate["first_leave"].items()}
        assert sum(counts.values()) == pytest.approx(len(book) / 3, rel=1e-4)
        gone = [(book[f"first_left_{name}"] <= fate["month"]).fillna(False) for name in ("aggressive", "transparent")]
        assert counts["driven_away"] == pytest.approx((gone[0] & ~gone[1]).sum() / 3, rel=1e-4)
        assert counts["saved"] == pytest.approx((~gone[0] & gone[1]).sum() / 3, rel=1e-4)


def test_break_even_makes_them_tie(job) -> None:
    _, summary, folder = job("here", *PLAIN, *ALONE, "replications=1")
    found = summary["against_baseline"]["aggressive"]["break_even"][-1]["cumulative_profit"]
    months = pd.read_parquet(folder / "months.parquet").query("company == 'focal'")
    months["taken"] = np.where(months["policy"] == found["winner"], found["mean"], 0.0) * months["customers"]
    tied = months.assign(left=months["profit"] - months["taken"]).groupby("policy", observed=True)["left"].sum()
    assert tied["aggressive"] == pytest.approx(tied["transparent"], rel=1e-4)
    assert found["low"] is None, "one replication has no interval"
    assert summary["against_baseline"]["aggressive"]["replications_needed"]["for_half_of_it"] is None


def test_what_is_run_beside(job) -> None:
    said, summary, _ = job("here", *PLAIN, "compare.beside_replications=2")
    half_lives = summary["sensitivity"]["half_life"]
    assert [row["label"] for row in half_lives] == ["3", "12", "36"]
    assert [row["is_main"] for row in half_lives] == [False, True, False]
    assert [row["replications"] for row in half_lives] == [2, 3, 2]
    assert {row["label"] for row in summary["sensitivity"]["rival"]} == {
        "neutral", "aggressive", "transparent", "two_neutral", "none"
    }  # fmt: skip
    main = summary["against_baseline"]["aggressive"]
    assert half_lives[1]["at"][-1]["cumulative_profit"] == main["at"][-1]["cumulative_profit"]
    assert half_lives[1]["crossover"] == main["crossover"]
    assert summary["beside"]["conduct"][0]["treatment"] == "aggressive"
    assert summary["beside"]["mild"][0]["treatment"] == "mild"
    assert "A MILD BUNDLE" in said.out


def test_a_world_that_cannot_be_is_said_so(job) -> None:
    shock = "shocks=[{kind: failure_wave, month: 2, company: rival}]"
    said, summary, _ = job("here", *PLAIN, shock, "compare.beside_replications=1")
    skipped = {row["label"]: row.get("not_run") for row in summary["sensitivity"]["rival"]}
    assert "rival" in skipped["none"]
    assert skipped["neutral"] is None
    assert "not run" in said.out
    assert "In month 2: a failure of severity 0.3 hits 100.0% of the customers of rival each month." in said.out


def test_several_policies_with_a_timeline(job) -> None:
    change = "timeline=[{month: 6, company: mild, lever: service.quality, value: 0.7}]"
    said, summary, folder = job("here", *PLAIN, "policy=[aggressive,mild,neutral]", change, "compare.rivals=[none]")
    assert "From month 6 on: mild sets service.quality to 0.7." in said.out
    assert summary["baseline"] == "neutral"
    assert list(summary["against_baseline"]) == ["aggressive", "mild"]
    assert [(row["treatment"], row["baseline"]) for row in summary["pairwise"]] == [
        ("aggressive", "mild"), ("aggressive", "neutral"), ("mild", "neutral")
    ]  # fmt: skip
    assert summary["beside"]["mild"] == [], "mild is among the policies already"
    months = pd.read_parquet(folder / "months.parquet")
    mild = months[(months["policy"] == "mild") & (months["company"] == "focal")]
    cost = mild.groupby("month")[["serving_cost", "customers"]].sum()
    unit = cost["serving_cost"] / cost["customers"]
    assert unit[7] > unit[6], "the timeline holds for the policy it names"


def test_a_price_rise_at_the_start_is_noted(job) -> None:
    note = "A price rise at month 0 is noticed by customers who were there before."
    for price, expected in ((1.05, True), (1.0, False), (0.95, False)):
        words = [f"policies.{name}.pricing.price={price}" for name in ("mild", "neutral")]
        said, summary, _ = job(f"at{price}", *PLAIN, *ALONE, "policy=[mild,neutral]", *words, "replications=1")
        assert (note in summary["notes"]) is expected
        assert (note in said.out) is expected


def test_identical_policies_do_not_differ(job) -> None:
    same = [f"policies.mild.{lever}" for lever in ("pricing.hidden_fee=0", "leaving.friction=none",
            "leaving.save_share=0", "leaving.save_depth=0", "contact.frequency=1")]  # fmt: skip
    said, summary, _ = job("here", *PLAIN, *ALONE, "policy=[mild,neutral]", *same)
    last = summary["against_baseline"]["mild"]["at"][-1]
    assert last["cumulative_profit"] == {"mean": 0.0, "low": 0.0, "high": 0.0, "better": "the same"}
    assert summary["against_baseline"]["mild"]["crossover"]["profit"]["ahead_at_the_end"] == "neither"
    assert summary["against_baseline"]["mild"]["fates"][-1]["first_leave"]["saved"]["mean"] == 0.0
    assert "the two are the same" in " ".join(said.out.split())


@pytest.mark.parametrize(
    "words",
    [("policy=[neutral]",), ("customers=1",), ("horizon_months=1",), ("replications=1",),
     ("rival=none", "market.focal_share=0", "market.outside_share=1")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_the_edges_have_an_answer(job, words: tuple[str, ...]) -> None:
    said, summary, folder = job("here", *PLAIN, *ALONE, *words)
    assert "NaN" not in (folder / "summary.json").read_text()
    assert "nan" not in said.out
    assert summary["kind"] == "comparison"
    assert {*TABLES} <= {path.name for path in folder.iterdir()}


def test_the_table_of_customers_is_sampled_and_says_so(job) -> None:
    _, _, folder = job("here", *PLAIN, *ALONE, "compare.sample_rows=150")
    assert pq.read_metadata(folder / "customers.parquet").num_rows == 150
    words = pq.read_schema(folder / "customers.parquet").metadata
    assert b"first 50 of 400 people" in words[b"kizuna.sample"]


def test_figures_and_report_are_written(job) -> None:
    _, _, folder = job("here", "compare.beside_replications=2", "compare.half_lives=[3]", "compare.rivals=[none]")
    assert list((folder / "figures").glob("*.svg"))
    assert (folder / "report.html").is_file()


def test_stopping_by_hand_keeps_what_is_finished(tmp_path: Path) -> None:
    words = ["customers=3000", "horizon_months=60", "replications=400", "workers=1", "hydra.run.dir=here"]
    process = subprocess.Popen(
        [sys.executable, "-m", "experiments", *words], cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("simulating"):
            break
    process.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, err = process.communicate(timeout=60)
    seconds = time.monotonic() - began
    assert process.returncode == 130
    assert "of 400 replications" in err
    assert json.loads((tmp_path / "here" / "manifest.json").read_text())["status"] == "interrupted"
    assert not (tmp_path / "here" / "summary.json").exists()
    months = pd.read_parquet(tmp_path / "here" / "months.parquet")
    done = months["replication"].nunique()
    assert f"{done} of 400 replications" in err
    assert (months.groupby(["policy", "replication"], observed=True).size() == 60 * 2).all()
    assert seconds < 10, "two seconds on a free machine; this one may be busy"
