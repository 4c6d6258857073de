"""Studies of loyalty programmes: what is counted, by hand; tiny runs from the command line; what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.programmes import ladder_words, membership, membership_words, withdrawal, withdrawal_words
from tests.experiments.conftest import Said

SMALL = ("customers=400", "market.burn_in_months=6", "replications=3", "workers=1", "hydra.run.dir=out")
WITHDRAWAL = ("experiment=withdraw_programme", *SMALL, "horizon_months=24", "withdraw_programme.month=12")
MEMBERSHIP = (
    "experiment=paid_membership", *SMALL, "horizon_months=18", "paid_membership.fees=[0,1]", "paid_membership.look=6",
)  # fmt: skip


def summary_of(folder: Path) -> dict:
    found: dict = json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))
    return found


def is_whole(folder: Path, name: str) -> bool:
    files = [f"figures/{name}.{kind}" for kind in ("svg", "png", "csv")] + ["report.html", "summary.json"]
    return all((folder / "out" / file).stat().st_size > 100 for file in files)


def test_how_long_below_is_counted_by_hand() -> None:
    """Three replications, withdrawn after two months: two windows below, one above, one too unsure to tell."""
    gap = np.zeros((3, 14))
    gap[:, 2:8] = np.array([[-1.0], [-1.01], [-0.99]])
    gap[:, 8:11] = 1.0
    gap[:, 11:] = np.array([[-1.0], [0.0], [0.5]])
    found = withdrawal.below(gap, 2, 1)
    assert (found["months"], found["last"], found["is_open"]) == (6, 6, False)
    assert found["worst"]["mean"] == pytest.approx(-1.0)
    turned = withdrawal.below(-gap, 2, -1)
    assert (turned["months"], turned["last"]) == (6, 6), "more leaving is worse"
    assert turned["worst"]["mean"] == pytest.approx(1.0)
    assert turned["worst"]["low"] <= turned["worst"]["mean"] <= turned["worst"]["high"]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_withdrawal(kizuna: Callable[..., Said], tmp_path: Path, language: str) -> None:
    said = kizuna(*WITHDRAWAL, f"withdraw_programme.language={language}")
    assert said.code == 0, said.err
    assert is_whole(tmp_path, "withdraw_programme")
    table = pd.read_parquet(tmp_path / "out" / "months.parquet")
    assert len(table) == len(withdrawal.WORLDS) * 3 * 24
    wide = table.set_index(["world", "replication", "month"])
    before = [wide.loc[world].query("month <= 12") for world in ("keep", "honour", "void")]
    pd.testing.assert_frame_equal(before[0], before[1])
    pd.testing.assert_frame_equal(before[0], before[2])
    assert summary_of(tmp_path)["against_never"]["keep"]["profit"]["cumulative"]["mean"] is not None


@pytest.mark.parametrize("words", [withdrawal_words.WORDS, membership_words.WORDS, ladder_words.WORDS])
def test_every_text_is_there_in_both_languages(words: dict[str, tuple[str, str]]) -> None:
    for key, (english, japanese) in words.items():
        assert english, key
        assert japanese, key
        assert set(re.findall(r"{\w+", english)) == set(re.findall(r"{\w+", japanese)), key


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ((*WITHDRAWAL, "market.contract=true"), "market.contract: people under a contract"),
        ((*WITHDRAWAL, "mechanisms.programme=false"), "mechanisms.programme: no programme is run"),
        ((*WITHDRAWAL, "policies.points.programme.offered=false"), "programme.offered: withdraw_programme needs"),
        ((*WITHDRAWAL, "withdraw_programme.month=22"), "withdraw_programme.month: leaves fewer than 3 months"),
        ((*MEMBERSHIP, "paid_membership.look=7"), "paid_membership.look: leaves fewer than 12 months"),
        ((*MEMBERSHIP, "paid_membership.fees=[1,1]"), "name one fee or more, each once"),
        ((*MEMBERSHIP, "paid_membership.fees=[30]"), "programme.fee"),
        ((*WITHDRAWAL, "timeline=[{month:2,lever:programme.fee,value:1}]"), "timeline: withdraw_programme changes"),
    ],
)  # fmt: skip
def test_refusals(kizuna: Callable[..., Said], command: tuple[str, ...], message: str) -> None:
    said = kizuna(*command)
    assert said.code == 2
    assert message in said.err
    assert "Traceback" not in said.err


def test_what_members_buy_more_is_split_exactly() -> None:
    generator = np.random.default_rng(1)
    offered, never = generator.random(40), generator.random(40)
    members = np.arange(40) < 15
    found = membership.parts(offered, never, members, ~members)
    assert found["naive"] == pytest.approx(found["causal"] + found["selection"] - found["others"], abs=1e-12)
    assert np.isnan(list(membership.parts(offered, never, members, members & ~members).values())).all()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_paid_membership(kizuna: Callable[..., Said], tmp_path: Path, language: str) -> None:
    said = kizuna(*MEMBERSHIP, f"paid_membership.language={language}")
    assert said.code == 0, said.err
    assert is_whole(tmp_path, "paid_membership")
    free, dear = summary_of(tmp_path)["fees"]
    assert free["fee_income"]["mean"] == 0.0 < dear["fee_income"]["mean"]
    assert free["adoption"]["mean"] > dear["adoption"]["mean"], "who gains joins"
    table = pd.read_parquet(tmp_path / "out" / "fees.parquet")
    assert len(table) == 6
    split = table["spend_causal"] + table["spend_selection"] - table["spend_others"]
    np.testing.assert_allclose(table["spend_naive"], split, atol=1e-9)
