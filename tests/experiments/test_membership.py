"""Membership in an association and what it does beside insight and service: worlds, wording by intervals, tiny runs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from experiments.association import (
    complements,
    complements_telling,
    complements_words,
    membership_pays,
    membership_pays_telling,
    membership_pays_words,
)
from experiments.association.membership_pays import CONTRASTS, LEAD, OUTCOMES, RIVALS
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.programmes.factorial import cells
from experiments.study import Study
from sim import run
from sim.association import unkept
from tests.experiments.conftest import Said
from tests.worlds import differing

SMALL = ("customers=200", "market.burn_in_months=3", "horizon_months=6")
ASKED = (*SMALL, "replications=2", "workers=1", "hydra.run.dir=out")
HONEST = (*(f"~membership_pays.hollow.{concern}" for concern in ("pricing", "promise", "leaving", "contact")),
          "+membership_pays.hollow.service.quality=0.7")  # fmt: skip
ABOUT = {"replications": 9, "months": 60, "customers": 300}


def study(experiment: str, *words: str) -> Study:
    return preview(for_hydra([f"experiment={experiment}", *SMALL, *words], [conf_folder()]), conf_folder(), [])[0]


def test_members_with_substance_keep_their_code_and_hollow_ones_do_not() -> None:
    asked = study("membership_pays")
    found = membership_pays.worlds(asked)
    assert len(found) == 2 * 2 * 9
    for name, world in found.items():
        n, rivals, cell = name.split(":")
        assert len(world.rivals) == int(n)
        assert (world.association.audits == 0.0) == (cell == "unseen")
        assert bool(unkept(world.policy, world)) == (cell in ("hollow", "unseen")), name
        assert world.policy.association.member == (cell not in ("none", "conduct")), name
        assert {r.policy.association.member for r in world.rivals.values()} == {rivals == "inside"}
    bare = {world.policy.association.standards for name, world in found.items() if name.endswith(":bare")}
    assert bare == {0.0}
    two = study("membership_pays", "membership_pays.rivals=[2]")
    none = two.scenario(two.baseline, {"market.focal_share": 0.8 / 3})
    assert not membership_pays.worlds(two)["2:outside:none"].rivals["rival_1"].policy.association.member
    found_none, plain = run(membership_pays.worlds(two)["2:outside:none"]), run(none)
    assert not differing(found_none, plain)


def made_up(gains: dict[str, dict[str, float]], spread: float = 0.1) -> pd.DataFrame:
    """Return a table in which cells gain so much over a replication's own level, in every situation alike."""
    generator, rows = np.random.default_rng(1), []
    for n in (8, 1):
        for rivals in RIVALS:
            for cell in dict.fromkeys(cell for pair in CONTRASTS.values() for cell in pair):
                for r in range(9):
                    level = {name: float(r) for name in (*OUTCOMES, LEAD)}
                    for name, gain in gains.get(cell, {}).items():
                        level[name] += gain + generator.normal(0.0, spread)
                    rows.append({"world": f"{n}:{rivals}:{cell}", "replication": r, **level,
                                 "share": 0.72 / n - 0.01, "unmasked": float(cell == "hollow" and r < 3)})  # fmt: skip
    return pd.DataFrame(rows)


def test_differences_are_paired_and_found() -> None:
    found = membership_pays.answer(
        made_up({"full": {"profit": 2.0}, "bare": {"profit": -1.0}, "trained": {"profit": 0.5}})
    )
    for situation in found["situations"].values():
        effects = situation["effects"]
        assert effects["full"]["profit"]["mean"] == pytest.approx(2.0, abs=0.2)
        assert effects["training"]["profit"]["mean"] == pytest.approx(1.5, abs=0.2)
        assert effects["full"]["profit"]["high"] - effects["full"]["profit"]["low"] < 0.5, "levels cancel"
        assert situation["unmasked"] == pytest.approx(1 / 3)
    assert list(found["situations"]) == ["8:outside", "8:inside", "1:outside", "1:inside"]


def said_of(gains: dict[str, dict[str, float]], language: str = "en", spread: float = 0.1) -> tuple[str, str]:
    found = membership_pays.answer(made_up(gains, spread))
    paragraphs = membership_pays_telling.paragraphs(found, language)
    return membership_pays_telling.title(found, ABOUT, language), " ".join(paragraphs)


def test_wording_follows_the_intervals() -> None:
    title, said = said_of({"full": {"profit": 2.0, "surplus": 1.0}, "hollow": {"profit": 1.0}})
    assert title == (
        "Full membership over 60 months, rivals outside: at 8 % and 71 % of the market it pays the company and "
        "customers gain"
    )
    assert "benefits company and customers alike 8 %" in said
    assert "The signal pays without substance here." in said and "found out in 33 % of the runs" in said
    title, said = said_of({"full": {"profit": -2.0, "surplus": 0.0}, "hollow": {"profit": -1.0}})
    assert "costs the company more than it brings and customers do not clearly gain" in title
    assert "Nowhere here" in said and "signal without substance costs more" in said
    title, said = said_of({"full": {"profit": 0.1}, "hollow": {"profit": 0.1}}, spread=1.0)
    assert "neither clearly pays nor costs" in title and "is not clear" in said


def test_free_riding_is_said_only_where_rivals_gain_as_much() -> None:
    both = {"satisfaction": 1.0, "rival_satisfaction": 1.0}
    assert "free riding" in said_of({"advocate": {**both, LEAD: 0.0}})[1]
    assert "gain more than the rivals" in said_of({"advocate": {**both, LEAD: 1.0}})[1]
    assert "No gain in satisfaction is clear" in said_of({})[1]


def test_complements_by_hand() -> None:
    rows = []
    for cell in cells(complements.RESOURCES):
        gain = 1.0 * ("insight" in cell) + 2.0 * ("service" in cell) + 4.0 * (len(cell) == 3)
        for r in range(9):
            values = dict.fromkeys(complements.OUTCOMES, r + gain + 0.01 * ((r + len(cell)) % 3))
            rows.append({"world": complements.named(cell), "replication": r, **values})
    found = complements.answer(pd.DataFrame(rows))
    assert found["together"]["retention"]["excess"]["mean"] == pytest.approx(4.0, abs=0.05)
    assert found["together"]["retention"]["second"]["mean"] == pytest.approx(5.0, abs=0.05)
    assert found["best"]["retention"] == "service"
    title = complements_telling.title(found, ABOUT, "en")
    assert "by more than the sum of each alone, and by clearly more than service alone" in title
    assert "complement" not in complements_telling.title(found, ABOUT, "ja")


def test_complements_switch_on_what_they_say() -> None:
    found = complements.worlds(study("complements"))
    assert len(found) == 8 and not found["none"].policy.association.member
    whole = found["insight+service+association"].policy
    assert whole.association.member and whole.service.quality > 0.6 and whole.contact.two_way > 0.0
    assert not unkept(whole, found["none"])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("experiment", ["membership_pays", "complements"])
def test_the_commands(kizuna: Callable[..., Said], tmp_path: Path, experiment: str, language: str) -> None:
    said = kizuna(f"experiment={experiment}", *ASKED, f"{experiment}.language={language}")
    assert said.code == 0, said.err
    files = [f"figures/{experiment}.{kind}" for kind in ("svg", "png", "csv")]
    assert all((tmp_path / "out" / file).stat().st_size > 100 for file in [*files, "report.html", "summary.json"])
    summary: dict[str, Any] = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    table = pd.read_parquet(tmp_path / "out" / "worlds.parquet")
    means = table.groupby("world")["profit"].mean()
    if experiment == "complements":
        gap, one, other = summary["against_none"]["profit"]["insight"], "insight", "none"
    else:
        gap = summary["situations"]["1:inside"]["effects"]["hollow"]["profit"]
        one, other = "1:inside:hollow", "1:inside:conduct"
    assert gap["mean"] == pytest.approx(means[one] - means[other], rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("words", [membership_pays_words.WORDS, complements_words.WORDS])
def test_every_text_is_there_in_both_languages(words: dict[str, tuple[str, str]]) -> None:
    for key, (english, japanese) in words.items():
        assert english and japanese, key
        assert set(re.findall(r"{\w+", english)) == set(re.findall(r"{\w+", japanese)), key


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("membership_pays", "~membership_pays.hollow"), "membership_pays.hollow: switches nothing on"),
        (("membership_pays", *HONEST), "breaks nothing of what a code"),
        (("membership_pays", "+membership_pays.hollow.association.member=true"), "is what the study sets itself"),
        (("membership_pays", "mechanisms.association=false"), "there is no association to join"),
        (("membership_pays", "rival=none", "market.outside_share=0.2"), "an association needs an industry"),
        (("membership_pays", "membership_pays.rivals=[2,2]"), "name one or two numbers from 1 to 8"),
        (("membership_pays", "timeline=[{month:2,lever:association.member,value:true}]"), "membership_pays changes"),
        (("complements", "+complements.service.service.qualty=1"), "no such lever"),
        (("complements", "timeline=[{month:2,lever:service.quality,value:0.7}]"), "complements changes"),
    ],
)  # fmt: skip
def test_refusals(kizuna: Callable[..., Said], words: tuple[str, ...], message: str) -> None:
    said = kizuna(f"experiment={words[0]}", *ASKED, *words[1:])
    assert said.code == 2
    assert message in said.err, said.err
    assert "Traceback" not in said.err
