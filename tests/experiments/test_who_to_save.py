"""Whom to save: what is counted, what it is worth, and a tiny run from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.campaigns import living, picture, reading, words
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.study import Study
from sim.model import RetentionModel
from tests.experiments.conftest import Said

TINY = (
    "experiment=who_to_save", "customers=1500", "replications=2", "market.burn_in_months=24", "who_to_save.months=4",
)  # fmt: skip


def study(*overrides: str) -> Study:
    conf = conf_folder()
    return preview(for_hydra([*TINY, *overrides], [conf]), conf, [])[0]


def hand_made(spells: list[list[int]], contacted: list[list[bool]], **money: float) -> dict[str, np.ndarray]:
    names = ("offers", "profit", "save_cost", "discounts", "customers_end", "pilot_contacts", "pilot_cost")
    sums = {name: np.asarray(money.get(name, 0.0)) for name in names}
    return {"spells": np.array(spells), "contacted": np.array(contacted, bool), **sums}


def test_fates_of_contacts_are_counted_by_hand() -> None:
    """Six people, two months: saved, wasted, driven away, lost anyway, never contacted, and a newcomer driven away."""
    nobody = hand_made([[0, 0, 0, 0, 0, -1], [0, 0, 0, -1, 0, 2], [-1, 0, 0, -1, -1, 2]], [[False] * 6] * 2, profit=100)
    campaign = hand_made(
        [[0, 0, 0, 0, 0, -1], [0, 0, -1, 0, 0, 2], [0, 0, -1, -1, -1, -1]],
        [[True, False, True, True, False, False], [False, True, False, False, False, True]],
        profit=90, save_cost=6, discounts=9,
    )  # fmt: skip
    found = living.outcomes({"risk": campaign, "nobody": nobody})["risk"]
    expected = {
        "contacts": 5, "contacted": 5, "saved": 1, "wasted": 1, "driven_away": 2, "lost_anyway": 1, "unmatched": 0,
        "cost": 15, "profit_gain": -10, "customers": 5,
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected


def test_coming_back_does_not_undo_a_leave() -> None:
    nobody = hand_made([[0], [0], [0]], [[False], [False]])
    campaign = hand_made([[0], [-1], [1]], [[True], [False]])
    found = living.outcomes({"risk": campaign, "nobody": nobody})["risk"]
    assert (found["driven_away"], found["wasted"]) == (1, 0)


def test_worlds_that_part_too_early_are_no_twins() -> None:
    one, other = hand_made([[0], [0]], [[False]]), hand_made([[1], [1]], [[False]])
    with pytest.raises(AssertionError, match="no twins"):
        living.outcomes({"risk": one, "nobody": other})


def test_all_rules_share_customers_and_pilot_and_keep_the_budget() -> None:
    worlds = living.scenarios(study("who_to_save.reach=0.1"))
    assert tuple(worlds) == (*living.RULES, living.NOBODY)
    start = RetentionModel(worlds["nobody"]).at_month_0()
    lived = {rule: living.live(world, start.seed, start, 1) for rule, world in worlds.items()}
    found = living.outcomes(lived)
    assert len({(row["pilot_contacts"], row["pilot_cost"], row["customers"]) for row in found.values()}) == 1
    assert found["nobody"]["contacts"] == found["nobody"]["profit_gain"] == found["nobody"]["cost"] == 0
    for rule, row in found.items():
        parts = ("saved", "wasted", "driven_away", "lost_anyway", "unmatched")
        assert sum(row[name] for name in parts) == row["contacted"], rule
        if rule not in ("everyone", "random", "nobody"):
            customers = (lived[rule]["spells"][:-1] >= 0).sum(axis=1)
            assert (lived[rule]["contacted"].sum(axis=1) <= np.round(0.1 * customers)).all(), rule
    assert found["everyone"]["contacts"] > 2 * found["random"]["contacts"]


def table_of(rules: dict[str, dict[str, float]]) -> pd.DataFrame:
    """Return two replications a rule, a little apart."""
    base = {
        "customers": 100.0, "left": 20.0, "contacts": 100.0, "contacted": 90.0, "saved": 0.0, "wasted": 60.0,
        "driven_away": 0.0, "lost_anyway": 10.0, "unmatched": 0.0, "more_customers": 0.0, "cost": 10.0,
        "profit": 1000.0, "profit_gain": 0.0, "pilot_contacts": 50.0, "pilot_cost": 20.0,
    }  # fmt: skip
    return pd.DataFrame(
        [
            {"replication": r, "rule": rule, **base, **values, "saved": values.get("saved", 0.0) + 0.01 * r}
            for rule, values in rules.items() for r in (0, 1)
        ]
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_said(language: str) -> None:
    rules: dict[str, dict[str, float]] = {rule: {"profit_gain": -5.0} for rule in living.RULES} | {"nobody": {}}
    rules["risk"] = {"saved": 4.0, "driven_away": 1.0, "profit_gain": -1.0}
    rules["true_uplift"] = {"saved": 9.0, "profit_gain": 2.0}
    summary = reading.answer(study(f"who_to_save.language={language}"), table_of(rules))
    risk = summary["rules"]["risk"]
    assert risk["per_1000_contacts"]["net"]["mean"] == pytest.approx(30.05)
    assert risk["cost_per_kept"]["mean"] == pytest.approx((10 / 3 + 10 / 3.01) / 2)
    assert risk["against_random"]["profit"]["mean"] == pytest.approx(4.0)
    assert summary["rules"]["value"]["cost_per_kept"]["mean"] is None, "nobody kept has no price"
    assert summary["answer"]["best_of_a_company"] == "risk"
    assert summary["answer"]["earns_its_cost"] == ["true_uplift"]
    said = words.in_words(summary, language)
    assert words.word("true_uplift", language) in words.finding(summary, language)
    for part in ("30", "90"):
        assert part in said
    assert words.word("risk", language) in words.finding(summary, language)


def test_every_text_is_there_in_both_languages() -> None:
    import re

    for key, (english, japanese) in words.WORDS.items():
        assert english, key
        assert japanese, key
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", japanese)), key


def test_from_the_command_line(kizuna: Callable[..., Said], tmp_path: Path) -> None:
    said = kizuna(*TINY, f"hydra.run.dir={tmp_path / 'run'}")
    assert said.code == 0, said.err
    assert "oracle" in said.out
    summary = json.loads((tmp_path / "run" / "summary.json").read_text(encoding="utf-8"))
    assert set(summary["rules"]) == set(living.RULES)
    table = pd.read_parquet(tmp_path / "run" / "campaigns.parquet")
    assert len(table) == 2 * (len(living.RULES) + 1)
    drawn = pd.read_csv(tmp_path / "run" / "figures" / "who_to_save.csv")
    assert len(drawn) == 3 * len(living.RULES)
    assert (tmp_path / "run" / "figures" / "who_to_save.svg").exists()
    assert len(picture.points(summary)) == len(drawn)


@pytest.mark.parametrize(
    ("override", "parts"),
    [
        ("mechanisms.saving=false", ["mechanisms.saving", "no campaign can be run"]),
        ("who_to_save.reach=0", ["who_to_save.reach", "0.001"]),
        ("who_to_save.dept=0.3", ["who_to_save.dept", "depth"]),
    ],
)
def test_what_cannot_be_run_is_refused(kizuna: Callable[..., Said], override: str, parts: list[str]) -> None:
    said = kizuna(*TINY, override)
    assert said.code == 2
    for part in parts:
        assert part in said.err


def test_one_replication_has_no_interval() -> None:
    rules: dict[str, Any] = {rule: {} for rule in (*living.RULES, "nobody")}
    table = table_of(rules)
    summary = reading.answer(study("replications=1"), table[table["replication"] == 0])
    assert summary["rules"]["risk"]["profit_gain"]["low"] is None
    assert words.in_words(summary, "en")
