"""Industries under a contract lose as many customers in a month as published panels of such companies show."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from sim import run

CONF = conf_folder()
PANELS = {"telecom": (0.008, 0.015), "streaming": (0.04, 0.08), "saas": (0.03, 0.06), "insurance": (0.008, 0.016)}
"""Shares of customers who leave in a month."""


@pytest.mark.parametrize("name", PANELS)
def test_neutral_churn_lies_in_the_range_of_its_panel(name: str, tmp_path: Path) -> None:
    small = ("policy=[neutral]", "customers=8000", "horizon_months=36", "replications=1")
    study = preview(for_hydra([f"market={name}", *small], [CONF]), CONF, [])[0]
    months = run(study.scenario("neutral")).months
    left, customers = months["left"][:, 0].sum(), months["customers"][:, 0].sum()
    low, high = PANELS[name]
    assert low < left / customers < high
    involuntary = months["left_involuntarily"][:, 0].sum() / left
    if low >= 0.03:  # where many leave, about a quarter do so without wanting to
        assert 0.18 < involuntary < 0.32
    assert np.isfinite(months["profit"]).all()
    assert (months["profit"].sum(axis=0) > 0).all(), "an industry that earns something"
