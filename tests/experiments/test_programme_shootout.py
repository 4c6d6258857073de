"""Programmes by trades: ranks and fitted rules by hand, parts that add up, and a tiny run from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from experiments.presets import policy_levers
from experiments.shootout.measuring import SUMMED, effects, parts
from experiments.shootout.ranking import chances_of_first, clearly_better, ranked
from experiments.shootout.trades import USUAL_SPEND, changes, fitted, trades
from experiments.shootout.words import headline
from sim.policy.programme import Programme
from sim.world import Behaviour, Population

TINY = (
    "experiment=programme_shootout", "policy=[punch_card,tiered,neutral]", "programme_shootout.trades=[coffee,hotel]",
    "customers=150", "horizon_months=4", "replications=2", "market.burn_in_months=2",
)  # fmt: skip


def programme(name: str) -> Programme:
    return Programme.model_validate(policy_levers(name)["programme"])


def test_ranks_by_hand() -> None:
    values = np.array([[1.0, 0.0, 5.0], [1.0, 3.0, 5.0], [1.0, 0.0, 5.0]])
    rows = ranked(values, seed=1)
    assert [row["rank"] for row in rows] == [2, 2, 1]
    # the last is 4 better than the first in every replication; t = 4 of two degrees of freedom is not clear of 6 pairs
    assert [(row["low"], row["high"]) for row in rows] == [(2, 3), (1, 3), (1, 2)]
    assert rows == ranked(values, seed=1)
    same = ranked(np.ones((3, 4)), seed=1)
    assert [(row["rank"], row["low"], row["high"]) for row in same] == [(1, 1, 4)] * 4, "ties share first place"
    assert [row["p_first"] for row in same] == pytest.approx([0.25] * 4)
    alone = ranked(np.array([[1.0, 2.0]]), seed=1)
    assert [(row["rank"], row["low"], row["high"], row["p_first"]) for row in alone] == [
        (2, 1, 2, None),
        (1, 1, 2, None),
    ]


def test_far_apart_is_told_apart() -> None:
    generator = np.random.default_rng(1)
    order = np.array([2, 0, 4, 1, 3])
    rows = ranked(order * 10.0 + generator.normal(size=(6, 5)), seed=1)
    assert [(row["rank"], row["low"], row["high"]) for row in rows] == [(5 - k,) * 3 for k in order]
    assert [round(row["p_first"], 3) for row in rows] == [0, 0, 1, 0, 0]


def tables(means: np.ndarray, n: int, times: int, seed: int) -> Iterator[np.ndarray]:
    """Draw tables of replications in which contestants are correlated and differ in spread, as twin worlds do."""
    generator = np.random.default_rng(seed)
    k = len(means)
    spread = np.linspace(0.5, 2.0, k)
    for _ in range(times):
        yield means + generator.normal(size=(n, 1)) * 3.0 + spread * generator.normal(size=(n, k))


TIMES = 400
# standard error of a share of 5 % in 400 tables sqrt(.05 x .95 / 400) = .011; four of them
MOST = 0.05 + 0.044


@pytest.mark.parametrize("n", [4, 6, 20])
def test_nothing_false_is_said_where_all_are_the_same(n: int) -> None:
    wrong = sum(bool(clearly_better(table).any()) for table in tables(np.zeros(6), n, TIMES, 2))
    assert wrong / TIMES <= MOST


@pytest.mark.parametrize("n", [4, 6, 20])
def test_all_true_ranks_lie_in_their_intervals_at_once(n: int) -> None:
    means = np.array([0.0, 0.3, 0.6, 3.0, 3.5, 12.0])
    truth = np.array([6, 5, 4, 3, 2, 1])
    wrong, width = 0, 0.0
    for table in tables(means, n, TIMES, 3):
        rows = ranked(table, seed=1, draws=2)
        low, high = (np.array([row[key] for row in rows]) for key in ("low", "high"))
        wrong += bool(((truth < low) | (truth > high)).any())
        width += float((high - low).mean()) / TIMES
    assert wrong / TIMES <= MOST
    assert width < {4: 5.0, 6: 4.5, 20: 2.5}[n], "and they say something"


def test_a_resample_of_six_would_be_too_sure() -> None:
    """What the intervals are for: bootstrap intervals of ranks often tell apart what is the same."""
    generator = np.random.default_rng(4)
    wrong = 0
    for table in tables(np.zeros(6), 6, TIMES, 5):
        drawn = generator.multinomial(6, np.full(6, 1 / 6), size=500) / 6 @ table
        ranks = 1 + (drawn[:, None, :] > drawn[:, :, None]).sum(axis=2)
        low, high = np.quantile(ranks, (0.025, 0.975), axis=0, method="inverted_cdf")
        wrong += bool(low.max() > high.min())
    assert wrong / TIMES > MOST


def test_the_chance_of_being_first_agrees_with_the_t_interval() -> None:
    values = np.random.default_rng(6).normal([0.4, 0.0], 1.0, (6, 2))
    gap = values[:, 0] - values[:, 1]
    expected = stats.t.cdf(gap.mean() / (gap.std(ddof=1) / np.sqrt(6)), 5)
    found = chances_of_first(values, seed=3)
    # 20,000 draws: standard error at most sqrt(.25 / 20000) = .0035; four of them
    assert found[0] == pytest.approx(expected, abs=0.014)
    assert found.sum() == pytest.approx(1.0)


def test_usual_spending_is_that_of_the_defaults() -> None:
    assert 12 * Population().purchase_rate * Behaviour().buying.share == pytest.approx(USUAL_SPEND)
    for name in ("punch_card", "points", "tickets", "tiered", "paid", "coalition"):
        assert fitted(programme(name), USUAL_SPEND) == {}


@pytest.mark.parametrize("spend", [1.26, 48.0])
@pytest.mark.parametrize("name", ["points", "tickets", "tiered", "paid", "coalition", "value_based", "myntra_like"])
def test_fitted_rules_give_back_the_same_share(name: str, spend: float) -> None:
    rules = programme(name)
    own = rules.model_validate(rules.model_dump() | fitted(rules, spend))
    factor = spend / USUAL_SPEND
    assert own.advertised() == pytest.approx(rules.advertised(), rel=1e-5)
    assert own.fee == pytest.approx(rules.fee * factor)
    for kind in ("earn_engagement", "partner_earn"):  # worth in parts of what is spent
        worth = [getattr(r, kind) * r.reward_value / r.reward_points for r in (rules, own)]
        assert worth[1] == pytest.approx(worth[0] * factor, rel=0.5 / (own.reward_points - 0.501))
    if rules.earn_spend:  # as many months to a reward, up to half a point of rounding
        assert own.reward_points / own.earn_spend == pytest.approx(
            rules.reward_points / rules.earn_spend * factor, abs=0.501 / own.earn_spend
        )
    tier = factor if rules.tier_qualifier != "engagement" else 1.0
    assert own.tier_1 == pytest.approx(rules.tier_1 * tier)


def test_a_card_is_the_same_everywhere() -> None:
    assert set(fitted(programme("punch_card"), 48.0)) <= {"top_up"}


def test_trades() -> None:
    assert trades() == ("beauty", "coffee", "ecommerce", "fashion", "hotel")
    assert changes("hotel")["population.purchase_rate"] == 0.3
    assert "market.burn_in_months" not in changes("hotel")


def test_parts_add_up() -> None:
    generator = np.random.default_rng(1)
    one, base = ({name: generator.normal(10, 1, 5) for name in SUMMED} for _ in range(2))
    total = sum(parts(one, base).values())
    np.testing.assert_allclose(total, (one["profit"] - base["profit"]) / base["profit"].mean())
    both = {name: np.ones(2) for name in ("npv", "visits", "retention", "share_of_wallet", "loyalty",
                                          "points_liability", "member_gap", "member_share")}  # fmt: skip
    assert effects(both, both)["npv_share"].tolist() == [0.0, 0.0]


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_command(kizuna, tmp_path: Path, language: str) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    for number, folder in enumerate(folders):
        said = kizuna(*TINY, f"workers={number + 1}", f"programme_shootout.language={language}",
                      f"sweep.store={folder}-store", f"hydra.run.dir={folder}")  # fmt: skip
        assert said.code == 0, said.err
    names = [path.relative_to(folders[0]).as_posix() for path in folders[0].rglob("*") if path.is_file()]
    assert {"summary.json", "shootout.parquet", "report.html", "figures/net_value.svg", "figures/ranks.csv"} <= set(
        names
    )
    for name in names:
        if name not in ("manifest.json", "report.html"):  # which hold the clock and the command
            assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name
    summary = json.loads((folders[0] / "summary.json").read_text())
    table = pd.read_parquet(folders[0] / "shootout.parquet")
    assert set(table["trade"]) == {"coffee", "hotel"}
    none = table[(table["policy"] == "neutral") & (table["outcome"] == "npv_share")]
    assert none["mean"].tolist() == [0.0, 0.0]
    assert headline(summary, language) in (folders[0] / "report.html").read_text()
    for row in summary["trades"].values():
        assert row["policy"][row["first"]]["place"]["rank"] == 1
        assert sum(one["place"]["p_first"] for one in row["policy"].values()) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["policy=[neutral]"], "nothing to compare"),
        (["policy=[neutral,points]"], "has one itself"),
        (["programme_shootout.trades=[cofee]"], "nearest: coffee"),
        (["programme_shootout.trades=[coffee,coffee]"], "each trade once"),
        (["programme_shootout.trades=[]"], "names no trade"),
        (["programme_shootout.fitted=5"], "programme_shootout.fitted"),
    ],
)
def test_refusals(kizuna, tmp_path: Path, words: list[str], says: str) -> None:
    said = kizuna(*TINY, *words, f"hydra.run.dir={tmp_path / 'one'}")
    assert said.code == 2
    assert says in said.err.replace("\n", " ")
    assert "Traceback" not in said.err
    assert not (tmp_path / "one").exists()
