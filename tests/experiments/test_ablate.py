"""What carries a difference: the arithmetic by hand, idle mechanisms exactly zero, tiny runs, refusals."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.ablating import carried, cells, telling
from experiments.ablating.words import WORDS
from experiments.statistics import Estimate, t_interval
from sim.scenario import Scenario
from tests.experiments.conftest import Said

SMALL = (
    "experiment=ablate", "customers=500", "market.burn_in_months=6", "horizon_months=18", "replications=3", "workers=1",
    "hydra.run.dir=out",
)  # fmt: skip
NO_COMMUNITY = tuple(f"policies.community.community.{lever}=0" for lever in ("forum", "events", "moderation"))
FEW = "ablate.mechanisms=[price,resentment,programme,violations]"


def summary_of(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_ablate(kizuna: Callable[..., Said], tmp_path: Path, language: str) -> None:
    said = kizuna(*SMALL, FEW, "ablate.pairs=3", f"ablate.language={language}")
    assert said.code == 0, said.err
    found = summary_of(tmp_path)
    files = ["figures/ablate.svg", "figures/ablate_pairs.png", "report.html", "carried.csv", "pairs.csv"]
    assert all((tmp_path / "out" / name).stat().st_size > 100 for name in files)
    table = pd.read_parquet(tmp_path / "out" / "cells.parquet")
    assert len(table) == found["cells"] * 2 * 3
    n_pairs = len(found["pairs"]["loyalty"])
    assert found["cells"] == 2 + 2 * 4 + n_pairs
    for outcome in found["outcomes"]:
        by = {row["mechanism"]: row for row in found["carried"][outcome]}
        assert set(by) == {"price", "resentment", "programme", "violations"}
        idle = by["programme"]
        assert idle["is_idle"], "neither policy has a programme"
        zero = {"mean": 0.0, "low": 0.0, "high": 0.0}
        assert idle["carries"] == idle["alone"] == idle["apart"] == zero
        assert not idle["interacts"]
        assert {frozenset((p["first"], p["second"])) for p in found["pairs"][outcome]} == {
            frozenset(pair) for pair in combinations(found["largest"], 2)
        }
    assert "programme" not in found["largest"]
    assert telling.labels(language)["programme"] in said.out
    wide = table.pivot(index=["cell", "replication"], columns="policy", values="cumulative_profit")
    gap = wide["aggressive"] - wide["transparent"]
    by_hand = t_interval((gap["everything"] - gap["without price"]).to_numpy())
    first = {row["mechanism"]: row for row in found["carried"]["cumulative_profit"]}["price"]
    base = abs(found["baseline_reaches"]["cumulative_profit"])
    assert first["carries"]["mean"] == pytest.approx(by_hand.mean / base, rel=1e-4)
    assert first["carries"]["low"] == pytest.approx(by_hand.low / base, rel=1e-4)


def test_every_mechanism_but_what_measures_is_asked_about() -> None:
    names = cells.switchable(Scenario(customers=500))
    assert "loyalty" not in names
    assert len(names) == len(dict(Scenario(customers=500).mechanisms)) - 1
    made = cells.singles(["price"], names)
    assert list(made) == ["everything", "nothing", "without price", "only price"]
    assert set(made["only price"]) == set(names) - {"price"}
    assert cells.pairs([("b", "a")]) == {"without a, b": ("b", "a")}


class Made:
    """Differences made by hand: a and b add up, c works through d, e stands in for f, and luck is small."""

    study = SimpleNamespace()

    def gap(self, cell: str, outcome: str) -> np.ndarray:
        names = "abcdef"
        if cell.startswith("only"):
            on = {cell[-1]}
        else:
            on = set() if cell == cells.NONE else set(names)
        if cell.startswith("without"):
            on -= set(cell.removeprefix("without ").split(", "))
        value = 3.0 * ("a" in on) - 1.0 * ("b" in on) + 4.0 * ("c" in on and "d" in on) + 2.0 * ("e" in on or "f" in on)
        noise = np.array([0.0, 0.01, -0.01, 0.02, -0.02])
        found: np.ndarray = value + noise * (1.0 + 0.1 * len(on))
        return found


@pytest.fixture(scope="module")
def rows() -> dict[str, carried.Carried]:
    return {row.mechanism: row for row in carried.carried(Made(), "abcdef", "any")}  # type: ignore[arg-type]


def test_what_adds_up_carries_the_same_both_ways(rows: dict[str, carried.Carried]) -> None:
    for name, amount in (("a", 3.0), ("b", -1.0)):
        assert rows[name].carries.mean == pytest.approx(amount, abs=0.01)
        assert rows[name].alone.mean == pytest.approx(amount, abs=0.01)
        assert not rows[name].apart.is_decided
    assert rows["a"].share.mean == pytest.approx(3.0 / 8.0, abs=0.01)
    assert rows["b"].share.high < 0.0
    assert rows["a"].without.mean == pytest.approx(5.0, abs=0.01)


def test_what_interacts_does_not(rows: dict[str, carried.Carried]) -> None:
    assert [rows[name].carries.mean for name in "cdef"] == pytest.approx([4.0, 4.0, 0.0, 0.0], abs=0.01)
    assert [rows[name].alone.mean for name in "cdef"] == pytest.approx([0.0, 0.0, 2.0, 2.0], abs=0.01)
    assert all(rows[name].apart.is_decided for name in "cdef")
    found = {"".join(pair.names): pair for pair in carried.pairs(Made(), list(combinations("abcdef", 2)), "any")}  # type: ignore[arg-type]
    assert (found["cd"].kind, found["ef"].kind, found["ab"].kind) == ("through", "instead", "unclear")
    assert found["cd"].interaction.mean == pytest.approx(-4.0, abs=0.02)
    assert found["ef"].together.mean == pytest.approx(2.0, abs=0.02)
    several = sorted(found.values(), key=lambda pair: -abs(pair.interaction.mean or 0.0))
    partner = carried.partner("e", several)
    assert partner is not None
    assert partner.names == ("e", "f")
    assert carried.partner("a", several) is None
    assert carried.largest(list(rows.values()), 3) == ("c", "d", "a")


def test_shares_are_told_of_clear_differences_only() -> None:
    unsure = np.array([1.0, -1.0, 0.5, -0.4])
    assert carried.share_of(unsure, unsure) == Estimate(None, None, None, 4)
    assert carried.share_of(np.full(4, 0.5), np.full(4, 2.0)).plain() == {"mean": 0.25, "low": 0.25, "high": 0.25}


@pytest.mark.parametrize(
    ("difference", "carries", "without", "second", "key"),
    [
        ((1.0, 0.9, 1.1), (0.5, 0.4, 0.6), (0.5, 0.4, 0.6), None, "title.clear"),
        ((1.0, 0.9, 1.1), (0.5, 0.4, 0.6), (0.5, 0.4, 0.6), "price", "title.tied"),
        ((1.0, 0.9, 1.1), (3.0, 2.0, 4.0), (-2.0, -3.0, -1.0), None, "title.clear.turns"),
        ((1.0, 0.9, 1.1), (1.5, 1.0, 2.0), (-0.5, -1.1, 0.1), None, "title.clear"),
        ((1.0, 0.9, 1.1), (0.5, -0.1, 1.1), (0.5, -0.1, 1.1), None, "title.none"),
        ((0.1, -0.1, 0.3), (0.5, 0.4, 0.6), (0.5, 0.4, 0.6), None, "title.undecided"),
        ((0.1, -0.1, 0.3), (0.5, -0.4, 1.6), (0.5, 0.4, 0.6), None, "title.undecided.none"),
    ],
)
def test_titles_follow_intervals(difference: Any, carries: Any, without: Any, second: str | None, key: str) -> None:
    def gap(values: Any) -> dict[str, float]:
        return dict(zip(("mean", "low", "high"), values, strict=True))

    row = {"mechanism": "trust", "carries": gap(carries), "without": gap(without), "share": gap(carries)}
    found = {"carried": {"x": [row]}, "difference": {"x": gap(difference)}, "second": {"x": second}}
    about = {"treatment": "A", "baseline": "B"}
    for language in ("en", "ja"):
        called = telling.labels(language)
        text = telling.title(found, "x", "profit", called, about, language)
        values = {"first": called["trust"], "second": called.get(second or "", ""), "share": 100 * carries[0]}
        said = telling.say(language, key, outcome="profit", **about, **values)
        assert text.lower() == said.lower()


def test_every_text_is_there_in_both_languages() -> None:
    for key, (english, japanese) in WORDS.items():
        assert english, key
        assert japanese, key
        assert set(re.findall(r"{(\w+)", english)) == set(re.findall(r"{(\w+)", japanese)), key


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ((*SMALL, "policy=[neutral]"), "policy: a difference needs two policies"),
        ((*SMALL, "policy=[community,neutral]", *NO_COMMUNITY), "policy: the two do not differ"),
        ((*SMALL, "replications=1"), "replications: intervals are over replications"),
        ((*SMALL, "ablate.mechanisms=[prise]"), "ablate.mechanisms: no such mechanism"),
        ((*SMALL, "ablate.mechanisms=[price,price]"), "ablate.mechanisms: names a mechanism twice"),
        ((*SMALL, "ablate.mechanisms=[loyalty]"), "ablate.mechanisms: it measures, and moves nothing"),
        ((*SMALL, "ablate.mechanisms=[price]", "mechanisms.price=false"), "ablate.mechanisms: price is off already"),
        ((*SMALL, "ablate.outcomes=[fun]"), "ablate.outcomes: no such outcome"),
        ((*SMALL, "ablate.outcomes=[]"), "ablate.outcomes: is empty"),
        ((*SMALL, "ablate.pairs=99"), "ablate.pairs"),
    ],
)
def test_refusals(kizuna: Callable[..., Said], tmp_path: Path, command: tuple[str, ...], message: str) -> None:
    said = kizuna(*command)
    assert (said.code, message in said.err) == (2, True), said.err
    assert not (tmp_path / "out").exists()


def test_policies_that_come_to_the_same_are_refused(kizuna: Callable[..., Said]) -> None:
    """They differ only in levers of a mechanism that is off."""
    said = kizuna(*SMALL, "policy=[community,neutral]", "mechanisms.community=false")
    assert said.code == 2, said.out
    assert "policy: the two come to the same in every outcome" in said.err


def test_what_is_off_already_is_told(kizuna: Callable[..., Said], tmp_path: Path) -> None:
    said = kizuna(*SMALL, FEW.replace("price,", ""), "mechanisms.price=false", "ablate.pairs=0")
    assert said.code == 0, said.err
    assert summary_of(tmp_path)["off_already"] == ["price"]
    assert "price" not in summary_of(tmp_path)["mechanisms"]
    assert "Off in this study already" in said.out
