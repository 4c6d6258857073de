"""The three Rs: contrasts by hand, bundles that are checked, wording that follows the intervals, tiny runs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.programmes import three_rs, three_rs_telling, three_rs_words
from experiments.programmes.factorial import cells, contrasts, rebuilt, sign, together
from experiments.programmes.rare import chance_of_any, weighed
from experiments.programmes.three_rs import OUTCOMES, RS, SAFE, answer, named
from experiments.study import Study
from sim import run
from tests.experiments.conftest import Said
from tests.worlds import differing

SMALL = ("customers=300", "market.burn_in_months=6", "horizon_months=12", "workers=1", "hydra.run.dir=out")
ASKED = ("experiment=three_rs", *SMALL, "replications=3")


def study(*words: str) -> Study:
    asked = ("experiment=three_rs", "customers=300", "market.burn_in_months=6", "horizon_months=12", *words)
    return preview(for_hydra(list(asked), [conf_folder()]), conf_folder(), [])[0]


def made_up(effects: dict[tuple[str, ...], float], seed: int, n: int = 5) -> dict[tuple[str, ...], np.ndarray]:
    """Return cells of a replication's own level, in which every R and pair adds what is said."""
    level = np.random.default_rng(seed).normal(10.0, 3.0, n)
    return {
        cell: level + sum(size for effect, size in effects.items() if set(effect) <= set(cell)) for cell in cells(RS)
    }


def test_known_effects_are_found() -> None:
    values = made_up({("reward",): 3.0, ("relevance",): -1.0, ("recognition",): 0.5, RS[:2]: 2.0, RS: 8.0}, 1)
    found = contrasts(values)
    # with what is added only where all are on, an effect holds the half (pairs) or quarter (three) of it that is seen
    expected = {
        ("reward",): 3.0 + 2.0 / 2 + 8.0 / 4, ("relevance",): -1.0 + 2.0 / 2 + 8.0 / 4, ("recognition",): 0.5 + 8.0 / 4,
        ("reward", "relevance"): 2.0 / 2 + 8.0 / 4, ("reward", "recognition"): 8.0 / 4,
        ("relevance", "recognition"): 8.0 / 4, RS: 8.0 / 4,
    }  # fmt: skip
    for effect, size in expected.items():
        np.testing.assert_allclose(found[effect], size, atol=1e-12)
    both = {name: float(value.mean()) for name, value in together(values).items()}
    assert both == pytest.approx({"joint": 12.5, "sum": 2.5, "excess": 10.0})


def test_contrasts_are_orthogonal_and_add_up_to_the_cells() -> None:
    rows = np.array([[sign(effect, cell) for cell in cells(RS)] for effect in cells(RS)])
    np.testing.assert_array_equal(rows @ rows.T, 8 * np.eye(8))
    generator = np.random.default_rng(2)
    values = {cell: generator.normal(size=6) for cell in cells(RS)}
    found = contrasts(values)
    for cell, value in values.items():
        np.testing.assert_allclose(rebuilt(found, cell), value, atol=1e-12)
    with pytest.raises(ValueError, match="8 cells, found 7"):
        contrasts({cell: value for cell, value in values.items() if cell != ("reward",)})


def test_what_is_rare_is_weighed_by_its_chance() -> None:
    values = np.array([0.0, 2.0, -10.0, -12.0])
    struck = np.array([False, False, True, True])
    found = weighed(values, struck, 0.1)
    assert found.mean == pytest.approx(0.9 * 1.0 + 0.1 * -11.0)
    spread = np.sqrt(0.81 * 2.0 / 2 + 0.01 * 2.0 / 2)
    assert found.low is not None and found.mean is not None
    # between the t quantiles of one and of two degrees of freedom
    assert 4.302 * spread < found.mean - found.low < 12.707 * spread
    assert weighed(values, np.array([True, False, False, False]), 0.1).low is None
    assert chance_of_any(1.0, 3) == 1.0


def test_weighing_by_the_chance_covers() -> None:
    """Where it struck by luck in many or few replications, the interval holds the true mean as often as it says."""
    generator, chance, hits = np.random.default_rng(3), 0.1, 0
    n = 400
    for _ in range(n):
        struck = generator.random(80) < chance
        values = generator.normal(1.0, 1.0, 80) - 5.0 * struck
        found = weighed(values, struck, chance)
        hits += found.low is not None and found.high is not None and found.low <= 1.0 - 5.0 * chance <= found.high
    # standard error sqrt(.95 x .05 / 400) = .011; four of them
    assert hits / n == pytest.approx(0.95, abs=0.044)


def table_of(values: dict[tuple[str, ...], np.ndarray], *, breach: float = 0.0) -> pd.DataFrame:
    """Return a table as a run gives it, all outcomes the same; breaches take something off the first two."""
    rows = []
    for cell, series in values.items():
        at_risk = "relevance" in cell and breach != 0.0
        for r, value in enumerate(series):
            is_struck = at_risk and r < 2
            rows.append({"world": named(cell), "replication": r, "breaches": float(is_struck),
                         **dict.fromkeys(OUTCOMES, value - breach * is_struck)})  # fmt: skip
            if at_risk:
                rows.append({"world": f"{SAFE}:{named(cell)}", "replication": r, "breaches": 0.0,
                             **dict.fromkeys(OUTCOMES, value)})  # fmt: skip
    return pd.DataFrame(rows)


def noisy(effects: dict[tuple[str, ...], float], n: int = 20) -> dict[tuple[str, ...], np.ndarray]:
    generator = np.random.default_rng(4)
    return {cell: value + generator.normal(0.0, 0.05, n) for cell, value in made_up(effects, 4, n).items()}


def test_wording_follows_the_intervals() -> None:
    about = {"replications": 20, "months": 48, "customers": 300}
    found = answer(table_of(noisy({("reward",): 3.0, ("recognition",): -2.0, RS[:2]: 1.0})))
    title = three_rs_telling.title(found, about, "en")
    assert title == (
        "Over 48 months net value is raised by reward and relevance, lowered by recognition; together they do more "
        "than the sum of each alone"
    )
    assert "reward × relevance adds to net value" in three_rs_telling.interactions(found, "en")
    flat = answer(table_of(noisy({("reward",): -3.0})))
    assert three_rs_telling.interactions(answer(table_of(made_up({("reward",): 3.0}, 1, n=1))), "ja") == (
        "明確な交互作用はない。"
    )
    title = three_rs_telling.title(flat, about, "en")
    assert "lowered by reward, not clearly moved by relevance and recognition" in title
    assert "not clearly more or less than the sum" in title
    one = answer(table_of(made_up({("reward",): 3.0}, 1, n=1)))
    assert "raised" not in three_rs_telling.title(one, about, "en"), "one replication has no interval"
    assert "clearly raises" not in " ".join(three_rs_telling.paragraphs(one, about, "en"))


def test_what_breaches_carry_is_said() -> None:
    about = {"replications": 20, "months": 48, "customers": 300}
    found = answer(table_of(noisy({("relevance",): 1.0}), breach=30.0), chance=0.02)
    by = found["breaches"]["npv"]["relevance"]
    assert by["without"]["mean"] == pytest.approx(1.0, abs=0.05)
    assert by["carried"]["mean"] == pytest.approx(-30.0 * 2 / 20)
    assert by["with"]["mean"] == pytest.approx(by["without"]["mean"] + by["carried"]["mean"])
    assert by["weighed"]["mean"] == pytest.approx(1.0 - 30.0 * 0.02, abs=0.05)
    said = " ".join(three_rs_telling.paragraphs(found, about, "en"))
    assert "struck in 2 of 20 replications, where 0.4 are to be expected" in said
    assert "as it is, relevance does not clearly move" in said
    assert "no data ever lost, it clearly raises" in said
    calm = answer(table_of(noisy({("relevance",): 1.0})))
    assert not three_rs_telling.breaches(calm, about, "en")
    unstruck = {**found, "data": {**found["data"], "struck": 0}}
    assert "in none of 20" in three_rs_telling.breaches(unstruck, about, "en")[0]


def test_nothing_on_is_the_world_without_any() -> None:
    asked = study()
    worlds = three_rs.worlds(asked)
    assert not differing(run(worlds["none"]), run(asked.scenario(asked.baseline)))
    whole = worlds["reward+relevance+recognition"].policy
    assert whole.programme.earn_spend > 0 and whole.programme.levels == 3 and whole.privacy.personalisation > 0
    assert sorted(name for name in worlds if name.startswith(SAFE)) == sorted(
        f"{SAFE}:{named(cell)}" for cell in cells(RS) if "relevance" in cell
    )


def test_a_world_without_breaches_is_the_same_until_one_strikes() -> None:
    worlds = three_rs.worlds(study("behaviour.privacy.hazard=0.5"))  # an eighth a month, with half of everything
    found = 0
    for seed in range(1, 7):
        as_it_is, safe = (run(worlds[name], seed=seed) for name in ("relevance", f"{SAFE}:relevance"))
        is_struck = as_it_is.months["breached"][:, 0] > 0
        until = int(np.argmax(is_struck)) if is_struck.any() else as_it_is.horizon
        assert safe.months["breached"].sum() == 0
        np.testing.assert_array_equal(as_it_is.months["profit"][:until], safe.months["profit"][:until])
        if is_struck.any():
            found += 1
            assert as_it_is.months["trust"][-1, 0] < safe.months["trust"][-1, 0]
    assert found, "six worlds without any breach have a chance of 0.875 ** 72"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command(kizuna: Callable[..., Said], tmp_path: Path, language: str) -> None:
    said = kizuna(*ASKED, f"three_rs.language={language}")
    assert said.code == 0, said.err
    kinds = [f"figures/{name}.{kind}" for name in ("three_rs", "three_rs_cells") for kind in ("svg", "png", "csv")]
    assert all((tmp_path / "out" / file).stat().st_size > 100 for file in [*kinds, "report.html", "summary.json"])
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    table = pd.read_parquet(tmp_path / "out" / "worlds.parquet")
    assert len(table) == 12 * 3
    means = table.groupby("world")["npv"].mean()
    effects, level = summary["effects"]["npv"], means[[named(cell) for cell in cells(RS)]].mean()
    for cell in cells(RS):
        total = level + sum(sign(tuple(e.split("+")), cell) * effect["mean"] for e, effect in effects.items()) / 2
        assert total == pytest.approx(means[named(cell)], rel=1e-4), "contrasts add up to the means of the worlds"


def test_reward_raises_what_people_buy() -> None:
    """Rewards lower what people pay, so that they buy more of it: in every replication of a few hundred people."""
    worlds = three_rs.worlds(study("customers=1000", "horizon_months=24"))
    for seed in (1, 2, 3):
        none, reward = (three_rs.measure(run(worlds[name], seed=seed)) for name in ("none", "reward"))
        assert reward["behaviour"] > none["behaviour"]
        assert reward["share_of_wallet"] > none["share_of_wallet"]


def test_every_text_is_there_in_both_languages() -> None:
    for key, (english, japanese) in three_rs_words.WORDS.items():
        assert english and japanese, key
        assert set(re.findall(r"{\w+", english)) == set(re.findall(r"{\w+", japanese)), key


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("+three_rs.reward.programme.earn_spnd=1",), ("no such lever", "nearest: three_rs.reward.programme.earn_s")),
        (("+three_rs.relevance.pricing.prise=1",), ("no such lever", "nearest: three_rs.relevance.pricing.price")),
        (("three_rs.reward.programme.earn_spend=-1",), ("three_rs.reward.programme.earn_spend: out of bounds",)),
        (("three_rs.recognition.programme.tier_1=50",), ("tiers overlap",)),
        (("~three_rs.reward.programme.offered",), ("three_rs.reward.programme.offered", "not offered")),
        (("~three_rs.relevance.contact", "~three_rs.relevance.privacy"), ("three_rs.relevance: switches nothing on",)),
        (("+three_rs.recognition.programme.earn_spend=5",), ("is another value in three_rs.reward", "found:   5")),
        (("market.contract=true",), ("market.contract: people under a contract",)),
        (("timeline=[{month:2,lever:programme.earn_spend,value:1}]",), ("timeline: three_rs changes",)),
        (("three_rs.reward=5",), ("three_rs.reward: wrong type",)),
    ],
)  # fmt: skip
def test_refusals(kizuna: Callable[..., Said], words: tuple[str, ...], message: tuple[str, ...]) -> None:
    said = kizuna(*ASKED, *words)
    assert said.code == 2
    assert all(text in said.err for text in message), said.err
    assert "Traceback" not in said.err
