"""A sweep of one command line: grammar, pairing, refusals, answer."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.store import Store
from experiments.sweeping.grammar import Interval
from experiments.sweeping.manifest import RESERVED, sweeps
from experiments.sweeping.outcomes import names

SMALL = ("customers=200", "horizon_months=6", "market.burn_in_months=0", "replications=2", "workers=1",
         "sweep.figures=false", "hydra.sweep.dir=here")  # fmt: skip


@pytest.fixture
def sweep(kizuna):
    def run(*words: str):
        return kizuna("--multirun", *SMALL, *words)

    return run


def cells() -> pd.DataFrame:
    """The cells of the only sweep in the store."""
    (found,) = sweeps(Store(Path("results/store")))
    return found.cells().to_pandas()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("seed=1,2,5",), {"seed": [1, 2, 5]}),
        (("seed=range(2,9,3)",), {"seed": [2, 5, 8]}),
        (("population=glob(*)",), {"population": ["high_end", "regular", "subscription"]}),
        (("population=glob(*,exclude=sub*)",), {"population": ["high_end", "regular"]}),
        (("policy=[aggressive,transparent],[neutral,transparent]",),
         {"policy_": ["[aggressive,transparent]", "[neutral,transparent]"]}),
        (("behaviour.trust.gain=choice(0.02,0.03)",), {"behaviour.trust.gain": [0.02, 0.03]}),
        (("mechanisms.referral=true,false",), {"mechanisms.referral": [True, False]}),
        (("population=regular,high_end", "seed=1,2"),
         {"population": ["regular", "regular", "high_end", "high_end"], "seed": [1, 2, 1, 2]}),
        (("policies.aggressive.leaving.friction=none,mild", "hydra.sweeper.name=named"),
         {"policies.aggressive.leaving.friction": ["none", "mild"]}),
    ],
)  # fmt: skip
def test_the_grammar_of_hydra(sweep, words: tuple[str, ...], expected: dict[str, list]) -> None:
    said = sweep(*words)
    assert said.code == 0, said.err
    table = cells()
    for key, values in expected.items():
        assert table[key].tolist() == values
    assert len(table) == len(next(iter(expected.values())))
    assert (table["status"] == "finished").all()


def test_intervals_are_drawn_jointly(sweep) -> None:
    words = ("behaviour.trust.gain=interval(0.02,0.04)", "horizon_months=interval(3,5)", "sweep.samples=6")
    assert sweep(*words).code == 0
    table = cells()
    gains, months = table["behaviour.trust.gain"], table["horizon_months"]
    assert sorted(np.floor((gains - 0.02) / 0.02 * 6)) == [0, 1, 2, 3, 4, 5]  # a Latin hypercube: one in every sixth
    assert sorted(months) == [3, 3, 4, 4, 5, 5]  # whole numbers, since only these are admissible
    assert len(table) == 6


def test_an_interval_in_ratios() -> None:
    assert [Interval("x", 1.0, 100.0, True).at(share) for share in (0.0, 0.5, 1.0)] == [1.0, 10.0, 100.0]


def test_references_between_keys_are_looked_up_cell_by_cell(sweep) -> None:
    same = "policies.transparent.pricing.price=${policies.aggressive.pricing.price}"
    assert sweep("policies.aggressive.pricing.price=1.0,1.1", same).code == 0
    (one, other) = (_prices(number) for number in (0, 1))
    assert one == (1.0, 1.0)
    assert other == (1.1, 1.1)


def _prices(number: int) -> tuple[float, float]:
    store = Store(Path("results/store"))
    key = cells()["cell"][number]
    chunk = store.find(key, 0)
    assert chunk is not None
    table = store.read(chunk).to_pandas()
    first = table[table["month"] == 1].groupby("policy", observed=True)[["list_fees", "customers"]].sum()
    fees = first["list_fees"] / first["customers"]
    return round(float(fees["aggressive"]), 6), round(float(fees["transparent"]), 6)


def test_the_store_holds_what_a_comparison_holds(sweep, kizuna) -> None:
    assert sweep("behaviour.resentment.half_life_months=3,12").code == 0
    store = Store(Path("results/store"))
    chunk = store.find(cells()["cell"][1], 0)
    assert chunk is not None
    swept = store.read(chunk).to_pandas()
    words = ("compare.beside=false", "compare.figures=false", "compare.report=false", "hydra.run.dir=alone",
             "behaviour.resentment.half_life_months=12")  # fmt: skip
    assert kizuna(*SMALL[:-2], *words).code == 0
    months = pd.read_parquet("alone/months.parquet")
    months = months[months["company"] == "focal"]
    for policy in ("aggressive", "transparent"):
        one = swept[swept["policy"] == policy].reset_index(drop=True)
        other = months[months["policy"] == policy].sort_values(["replication", "month"]).reset_index(drop=True)
        assert one["replication"].tolist() == other["replication"].tolist()
        for name in ("customers", "profit", "trust", "left", "churn", "surplus"):
            np.testing.assert_array_equal(one[name], other[name])


def test_people_are_the_same_in_all_cells_unless_asked_otherwise(sweep) -> None:
    key = "policies.aggressive.contact.frequency"
    assert sweep(f"{key}=4,5").code == 0
    assert _books() == [_books()[0]] * 2  # the transparent company meets the same people in both
    assert sweep(f"{key}=4,5", "sweep.same_people=false", "sweep.store=other", "hydra.sweep.dir=there").code == 0
    assert len(set(_books("other"))) == 2


def _books(store: str = "results/store") -> list[tuple[float, ...]]:
    at = Store(Path(store))
    (found,) = sweeps(at)
    books = []
    for key in found.cells().to_pandas()["cell"]:
        chunk = at.find(key, 0)
        assert chunk is not None
        table = at.read(chunk, ["policy", "customers"]).to_pandas()
        books.append(tuple(table[table["policy"] == "transparent"]["customers"]))
    return books


def test_two_cells_with_the_same_scenarios_are_lived_once(sweep) -> None:
    said = sweep("policies.aggressive.contact.frequency=4,4.0", "seed=1,2")
    assert said.code == 0, said.err
    assert len(cells()) == 4
    assert len(Store(Path("results/store")).index()) == 2


def test_the_answer_is_paired(sweep) -> None:
    assert sweep("seed=1,2", "replications=3").code == 0
    summary = json.loads(Path("here/summary.json").read_text())
    assert summary["finished"] == 2
    assert summary["replications"] == {"least": 3, "most": 3, "in_all": 6}
    table = pd.read_csv("here/cells.csv")
    row = table[(table["number"] == 1) & (table["month"] == 6) & (table["outcome"] == "cumulative_profit")].iloc[0]
    store = Store(Path("results/store"))
    chunk = store.find(cells()["cell"][1], 0)
    assert chunk is not None
    lived = store.read(chunk).to_pandas()
    last = lived[lived["month"] == 6].pivot(index="replication", columns="policy", values="cumulative_profit")
    gaps = last["aggressive"] - last["transparent"]
    half = 4.302652729911275 * gaps.std(ddof=1) / np.sqrt(3)  # t with two degrees of freedom, 97.5 %
    assert row["difference"] == pytest.approx(gaps.mean(), rel=1e-6)
    assert (row["low"], row["high"]) == pytest.approx((gaps.mean() - half, gaps.mean() + half), rel=1e-6)


def test_replications_until_the_difference_is_known_well_enough(sweep) -> None:
    said = sweep("seed=1,2", "sweep.half_width=3", "sweep.max_replications=40")
    assert said.code == 0, said.err
    summary = json.loads(Path("here/summary.json").read_text())
    used = cells()["replications"].tolist()
    assert min(used) < 40
    assert all(n % 8 == 0 and n <= 40 for n in used)
    ends = pd.read_csv("here/cells.csv").query("month == 6 and outcome == 'cumulative_profit'")
    halves = (ends["high"] - ends["low"]) / 2
    assert summary["stopping"]["reached"] == int((halves <= 3).sum())
    for n, half in zip(used, halves, strict=True):
        assert half <= 3 or n == 40
    before = Store(Path("results/store")).index()
    assert sweep("seed=1,2", "sweep.half_width=3", "sweep.max_replications=40", "hydra.sweep.dir=again").code == 0
    assert Store(Path("results/store")).index().keys() == before.keys()
    # a wider target needs no more, a narrower one goes on from there
    assert sweep("seed=1,2", "sweep.half_width=2", "sweep.max_replications=40", "hydra.sweep.dir=narrow").code == 0
    assert len(Store(Path("results/store")).index()) > len(before)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("behaviour.resentment.half_life_month=1,2",),
         ("2 of 2 cells cannot be run; none was", "no such key", "nearest: behaviour.resentment.half_life_months")),
        (("seed=range(3,3)",), ("seed: an empty sweep",)),
        (("market.focal_share=0.4,0.9", "market.outside_share=0.05,0.3"),
         ("1 of 4 cells cannot be run; none was", "with market.focal_share=0.9 market.outside_share=0.3",
          "allowed: at most 1")),
        (("population=regular,hih_end",), ("no such preset", "nearest: high_end")),
        (("population=glob(x*)",), ("no preset fits", "high_end | regular | subscription")),
        (("sweep.store=a,b",), ("sweep.store: cannot be swept: it says how to sweep",)),
        (("seed=1,2", "sweep.outcome=cumulative_profi"), ("no such outcome", "nearest: cumulative_profit")),
        (("seed=1,2", "sweep.samples=1"), ("sweep.samples: out of bounds",)),
        (("seed=1,2", "hydra.sweeper.retry=true"), ("sweep.retry: no such key", "nearest: sweep.retry_failed")),
        (("seed=interval(5,1)",), ("seed: is no interval", "low below high")),
        (("behaviour.trust.gain=tag(log,interval(0,1))",), ("begins above 0",)),
        (("population=interval(1,2)",), ("population:",)),
        (("seed=1,1",), ("seed: a value is named twice",)),
        (("seed=shuffle(range(3))",), ("the order of cells moves no number",)),
        (("seed=range(1,2001)", "customers=range(1,2001)"), ("has too many cells", "4,000,000")),
        (("seed=range(1,1000000000000)",), ("seed: has too many values", "at most 1,000,000")),
        (("seed=1,2", "behaviour.resentment.half_life_months=interval(1,60)", "sweep.samples=600000"),
         ("has too many cells", "1,200,000")),
        (("timeline.0.month=1,2",), ("timeline.0.month",)),
        (("sweep.name='a/b'", "seed=1,2"), ("is no plain name",)),
        (("seed=1,2", "+nothing=1"), ("no such key",)),
        (("seed=1,2", "hydra.launcher=joblib"), ("hydra.launcher: no such key",)),
    ],
)  # fmt: skip
def test_refusals(sweep, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    said = sweep(*words)
    assert said.code == 2, said.err
    for text in told:
        assert text in said.err
    assert "Traceback" not in said.err
    assert not Path("results/store").exists()
    assert not Path("here").exists()


def test_every_problem_is_listed(sweep) -> None:
    said = sweep("policies.aggressive.pricing.price=range(4,34)")
    assert said.code == 2
    assert said.err.count("out of bounds\n  found:") == 20
    for price in range(4, 34):
        assert f"with policies.aggressive.pricing.price={price}" in said.err
    assert "with policies.aggressive.pricing.price=33: policies.aggressive.pricing.price: out of bounds" in said.err


def test_what_failed_is_run_again_only_when_asked_for(sweep) -> None:
    assert sweep("seed=1,2").code == 0
    store = Store(Path("results/store"))
    key = cells()["cell"][1]
    chunk = store.find(key, 0)
    assert chunk is not None
    chunk.path.unlink()
    store.fail(key, 0, {"error": "Traceback: out of luck", "reason": "out of luck"})
    said = sweep("seed=1,2", "hydra.sweep.dir=again")
    assert said.code == 1
    assert "1 of 2 cells failed; all others are finished and kept" in said.err
    assert "cell 1: seed=2\n    Traceback: out of luck" in said.err
    assert cells()["status"].tolist() == ["finished", "failed"]
    said = sweep("seed=1,2", "sweep.retry_failed=true", "hydra.sweep.dir=at_last")
    assert said.code == 0, said.err
    assert store.failures() == {}
    assert cells()["status"].tolist() == ["finished", "finished"]


def test_studies_that_are_not_cells_run_one_after_another(kizuna) -> None:
    words = ("experiment=diary", "customers=200", "horizon_months=6", "market.burn_in_months=0", "hydra.sweep.dir=here",
             "diary.customer=3,4")  # fmt: skip
    said = kizuna("--multirun", *words)
    assert said.code == 0, said.err
    assert {path.name for path in Path("here").iterdir()} == {"0", "1"}
    said = kizuna("--multirun", *words)
    assert said.err.count("finished already") == 2


def test_no_swept_key_hides_an_outcome() -> None:
    from sim.scenario import Scenario

    known = {*Scenario.model_fields, "policies", "population", "market", "rival", "experiment", "replications"}
    assert known & set(names()) <= set(RESERVED)


def test_an_outcome_that_cannot_be_measured(sweep) -> None:
    """Without running in, all customers have the same tenure: there is no gap between groups of tenure."""
    said = sweep("seed=1,2", "sweep.outcome=fairness_gap", "sweep.figures=true")
    assert said.code == 0, said.err
    assert "Fairness gap cannot be measured in any cell" in said.out
    assert json.loads(Path("here/summary.json").read_text())["pairs"] == []


def test_words_and_numbers_on_one_axis_are_words(sweep) -> None:
    said = sweep("seed=${customers},2")
    assert said.code == 0, said.err
    assert cells()["seed"].tolist() == ["${customers}", "2"]
    assert pd.read_parquet("here/cells.parquet")["seed"].unique().tolist() == ["${customers}", "2"]
