"""Keeping up with change: the answer from tables made by hand, refusals, and a tiny run from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments.learning.keeping_up import OUTCOMES, answer
from experiments.learning.keeping_up_telling import lines, title

TINY = (
    "experiment=keeping_up", "customers=300", "horizon_months=6", "replications=2", "market.burn_in_months=2",
    "keeping_up.drifts=[0,0.02]", "keeping_up.efforts=[0,0.4]", "keeping_up.rivals=[0,0.5]",
)  # fmt: skip


def table(gains: dict[tuple[float, float], tuple[float, ...]]) -> pd.DataFrame:
    """Return worlds of one policy in which every outcome of an effort exceeds none by so much in every replication."""
    rows = []
    for (drift, effort), several in gains.items():
        for r, gain in enumerate(several):
            for e, value in ((0.0, 5.0 * drift + r), (effort, 5.0 * drift + r + gain)):
                rows.append({"replication": r, "policy": "a", "rivals": 0.0, "drift": drift, "effort": e}
                            | dict.fromkeys(OUTCOMES, value))  # fmt: skip
    return pd.DataFrame(rows).drop_duplicates(["replication", "policy", "drift", "effort"])


SURE, LOSS, OPEN = (0.2, 0.21, 0.19, 0.2), (-0.2, -0.21, -0.19, -0.2), (0.5, -0.5, 0.4, -0.4)


def test_gains_are_paired_differences_from_no_effort() -> None:
    found = answer(table({(0.0, 0.3): LOSS, (0.004, 0.3): SURE}))
    assert [row["profit"]["mean"] for row in found["gains"]] == pytest.approx([-0.2, 0.2])
    assert [(row["drift"], row["paying"], row["losing"]) for row in found["pays"]] == [
        (0.0, [], [0.3]),
        (0.004, [0.3], []),
    ]
    (more,) = found["interactions"]
    assert (more["drift"], more["best"], more["retention"]["mean"]) == (0.004, 0.3, pytest.approx(0.4))
    assert more["missing_retention"]["mean"] == pytest.approx(0.2 + 5.0 * 0.004), "the faster market began higher here"


def test_an_effort_that_is_not_sure_does_not_pay() -> None:
    found = answer(table({(0.004, 0.3): OPEN}))
    assert found["pays"][0]["paying"] == found["pays"][0]["losing"] == []


def test_many_efforts_share_the_error_among_them() -> None:
    """One sure enough alone is not among twenty of the same policy and speed."""
    barely = (0.1, 0.2, 0.15, 0.2)
    assert answer(table({(0.004, 0.05): barely}))["pays"][0]["paying"] == [0.05]
    many = {(0.004, 0.05 * k): barely for k in range(1, 21)}
    assert answer(table(many))["pays"][0]["paying"] == []


@pytest.mark.parametrize(
    ("gains", "says"),
    [
        ({(0.0, 0.3): LOSS, (0.004, 0.3): SURE}, "an effort of 0.3 at renewal earns"),
        ({(0.0, 0.3): LOSS, (0.004, 0.3): SURE}, "40.0 points more customers"),
        ({(0.0, 0.3): SURE, (0.004, 0.3): tuple(2 * x for x in SURE)}, "20.0 points more"),
        ({(0.0, 0.3): tuple(2 * x for x in SURE), (0.004, 0.3): SURE}, "20.0 points fewer"),
        ({(0.0, 0.3): SURE, (0.004, 0.3): SURE[::-1]}, "not clearly keep more"),
        ({(0.0, 0.3): SURE, (0.004, 0.3): LOSS}, "Where tastes move 0 a month"),
        ({(0.0, 0.3): OPEN}, "At no speed of change"),
    ],
)
def test_the_title_follows_the_intervals(gains: dict[tuple[float, float], tuple[float, ...]], says: str) -> None:
    found = answer(table(gains))
    assert says in title(found, "a", "en")
    assert title(found, "a", "ja")


def test_no_effort_gains_nothing_in_the_figure() -> None:
    drawn = lines(answer(table({(0.0, 0.3): LOSS, (0.004, 0.3): SURE})))
    none = drawn[drawn["month"] == 0.0]
    assert len(none) == 6 and not none[["mean", "low", "high"]].to_numpy().any()
    kept = drawn[(drawn["outcome"] == "retention") & (drawn["month"] > 0)]
    assert sorted(kept["mean"]) == pytest.approx([-20.0, 20.0])


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command(kizuna, tmp_path: Path, language: str) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for number, folder in enumerate(folders):
        said = kizuna(*TINY, f"workers={number + 1}", f"keeping_up.language={language}", f"hydra.run.dir={folder}")
        assert said.code == 0, said.err
    names = {path.relative_to(folders[0]).as_posix() for path in folders[0].rglob("*") if path.is_file()}
    drawn = {f"figures/keeping_up.{end}" for end in ("svg", "png", "csv")}
    assert {"summary.json", "worlds.parquet", "report.html", *drawn} <= names
    for name in ("summary.json", "worlds.parquet", *sorted(drawn)):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name
    summary = json.loads((folders[0] / "summary.json").read_text())
    assert len(summary["gains"]) == len(summary["pays"]) == 8 and len(summary["interactions"]) == 4
    worlds = pd.read_parquet(folders[0] / "worlds.parquet")
    fast = worlds[(worlds["drift"] == 0.02) & (worlds["policy"] == "neutral") & (worlds["rivals"] == 0.0)]
    fast = fast.groupby("effort")["satisfaction"].mean()
    assert fast[0.4] > fast[0.0], "who renews nothing loses most where tastes move fast"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["keeping_up.efforts=[0.1,0.2]"], "name no effort"),
        (["keeping_up.efforts=[0]"], "name no effort"),
        (["keeping_up.drifts=[0.004,0]"], "rising"),
        (["keeping_up.drifts=[0,0.9]"], "taste_drift"),
        (["keeping_up.efforts=[0,7]"], "evolution"),
        (["keeping_up.rivals=[0,7]"], "evolution"),
        (["keeping_up.rivals=[]"], "rising"),
        (["mechanisms.evolution=false"], "nothing is renewed"),
        (["timeline=[{month: 3, lever: learning.evolution, value: 0.5}]"], "moves learning.evolution itself"),
        (["market.focal_share=0", "market.burn_in_months=0"], "no customers"),
    ],
)
def test_refusals(kizuna, tmp_path: Path, words: list[str], says: str) -> None:
    said = kizuna("experiment=keeping_up", "customers=200", "horizon_months=6", *words, f"hydra.run.dir={tmp_path}")
    assert said.code != 0
    assert says in said.err
    assert not (tmp_path / "summary.json").exists()
