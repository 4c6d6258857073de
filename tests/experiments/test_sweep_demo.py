"""The map of two keys: cells over the plausible ranges, one store, a figure worth showing."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from experiments.assumptions.drawing import LOGARITHMIC
from experiments.sweep_demo import Options, values

SMALL = ("experiment=sweep_demo", "customers=300", "horizon_months=12", "market.burn_in_months=0", "replications=2",
         "sweep_demo.x_steps=3", "sweep_demo.y_steps=3", "workers=1", "hydra.run.dir=here")  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_map(kizuna, language: str) -> None:
    said = kizuna(*SMALL, f"sweep.language={language}")
    assert said.code == 0, said.err
    files = {path.name for path in Path("here").rglob("*") if path.is_file()}
    assert {"summary.json", "cells.csv", "cells.parquet", "sweep.svg", "sweep.png", "sweep.csv", "report.html",
            "manifest.json"} <= files  # fmt: skip
    summary = json.loads(Path("here/summary.json").read_text())
    assert summary["finished"] == summary["cells"] == 9
    drawn = pd.read_csv("here/figures/sweep.csv")
    assert len(drawn) == 9
    assert drawn["behaviour.resentment.half_life_months"].nunique() == 3
    page = Path("here/report.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}">' in page
    assert "http" not in page.replace("http://www.w3.org", "")


def test_the_same_bytes_twice_and_from_the_store(kizuna) -> None:
    assert kizuna(*SMALL).code == 0
    said = kizuna(*SMALL[:-1], "hydra.run.dir=there")
    assert "9 of 9 cells were in the store already" in said.err
    for name in ("summary.json", "cells.parquet", "cells.csv", "figures/sweep.svg"):
        assert Path("here", name).read_bytes() == Path("there", name).read_bytes()


def test_a_thousand_cells_by_default() -> None:
    options = Options()
    assert len(values(options.x, options.x_steps)) * len(values(options.y, options.y_steps)) == 1_000


def test_steps_are_even_or_even_in_ratios() -> None:
    (key,) = LOGARITHMIC
    steps = values(key, 5)
    ratios = [b / a for a, b in zip(steps, steps[1:], strict=False)]
    assert max(ratios) - min(ratios) < 1e-4
    assert values("policies.aggressive.pricing.welcome_months", 3) == [0, 6, 12]
    assert values("behaviour.trust.gain", 3) == [0.01, 0.035, 0.06]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("behaviour.trust.gian", "nearest: behaviour.trust.gain"),
        ("leaving.friction", "has no range to sweep over"),
        ("policies.nobody.pricing.price", "nobody"),
    ],
)
def test_refused_keys(kizuna, key: str, told: str) -> None:
    said = kizuna(*SMALL, f"sweep_demo.x={key}")
    assert said.code == 2, said.out
    assert told in said.err
    assert "Traceback" not in said.err
