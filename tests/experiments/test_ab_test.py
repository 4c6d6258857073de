"""The study of a trial, from the command line: what it writes, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

SMALL = (
    "experiment=ab_test", "customers=300", "horizon_months=6", "market.burn_in_months=3", "replications=3", "workers=1",
    "hydra.run.dir=out",
)  # fmt: skip


def test_a_trial_beside_the_truth(kizuna: Callable, tmp_path: Path) -> None:
    said = kizuna(*SMALL, "ab_test.cluster_size=20")
    assert said.code == 0, said.err
    rows = json.loads((tmp_path / "out" / "summary.json").read_text())["estimates"]
    assert len(rows) == 3 * 2 * 4
    mean = {(row["outcome"], row["unit"], row["quantity"]): row["mean"] for row in rows}
    for (outcome, unit, quantity), value in mean.items():
        if quantity == "bias":
            expected = mean[outcome, unit, "naive"] - mean[outcome, unit, "truth"]
            assert value == pytest.approx(expected, abs=1e-3)
    assert (tmp_path / "out" / "figures" / "ab_test.png").stat().st_size > 5_000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("policy=[neutral]",), "a trial needs two policies"),
        (("ab_test.share=1",), "ab_test.share: out of bounds"),
        (("ab_test.cluster_size=200",), "leaves fewer than two clusters"),
        (("policies.aggressive.acquisition.referral_reward=0.5",), "cannot be kept to one arm"),
        (("timeline=[{month:2,lever:pricing.price,value:1.1}]",), "holds its policies fixed"),
    ],
)  # fmt: skip
def test_refusals(kizuna: Callable, words: tuple[str, ...], message: str) -> None:
    said = kizuna(*SMALL, *words)
    assert said.code == 2
    assert message in said.err
