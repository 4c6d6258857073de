"""The ethics scorecard: its lines from the months by hand, and signs that must hold between twin worlds."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.scorecard import SCORES, differences, scorecard, values
from sim.customers import NOT_A_STARTER
from sim.twin_worlds import Twins, twins
from tests.worlds import AGGRESSIVE, TRANSPARENT, scenario


@pytest.fixture(scope="module")
def both() -> Twins:
    market = {"burn_in_months": 24}
    fined = {"vigilance": 1.0, "routine": 20.0, "shown_prices_from": 6}
    worlds = {
        name: scenario(policy, customers=1500, horizon_months=24, market=market, regulator=fined)
        for name, policy in (("aggressive", AGGRESSIVE), ("transparent", TRANSPARENT))
    }
    return twins(worlds, replications=3)


def test_the_lines_by_hand(both: Twins) -> None:
    months = both.results["aggressive"][1].months
    n = months["customers"][:, 0].sum()
    by_hand = {
        "welfare": months["surplus"][:, 0].sum() / n,
        "hours_lost": 12 * months["hours_lost"][:, 0].sum() / n,
        "regretted": (months["trapped_share"] * months["customers"])[:, 0].sum() / n,
        "uninvited": months["uninvited"][:, 0].sum() / n,
        "obstructed": months["stuck"][:, 0].sum() / months["attempts"][:, 0].sum(),
        "fines": months["fines"][:, 0].sum() / n,
    }
    for score, expected in by_hand.items():
        assert values(both, "aggressive", score)[1] == pytest.approx(expected), score


def test_every_line_is_there(both: Twins) -> None:
    keys = {score.key for score in SCORES} - {"reward_dependence"}  # nobody has a programme here
    assert set(scorecard(both, "transparent")) == keys
    gaps = differences(both, "aggressive", "transparent")
    assert set(gaps) == keys
    assert gaps["welfare"]["mean"] == pytest.approx(
        np.mean(values(both, "aggressive", "welfare") - values(both, "transparent", "welfare"))
    )


def test_signs(both: Twins) -> None:
    gaps = differences(both, "aggressive", "transparent")
    for score in ("regretted", "obstructed", "resentment", "fines", "uninvited"):
        assert gaps[score]["low"] > 0.0, score
    assert gaps["welfare"]["high"] < 0.0


def test_a_policy_against_itself_scores_alike(both: Twins) -> None:
    assert all(gap["mean"] == 0.0 for gap in differences(both, "aggressive", "aggressive").values())


def test_the_gap_between_segments_is_of_those_who_mind_prices(both: Twins) -> None:
    """Thirds by price sensitivity, by hand."""
    result = both.results["aggressive"][0]
    began = result.customers["first_left"] != NOT_A_STARTER
    minds, surplus = (result.customers[name][began].astype(float) for name in ("price_sensitivity", "surplus"))
    low, high = np.quantile(minds, (1 / 3, 2 / 3))
    thirds = (minds <= low, (minds > low) & (minds <= high), minds > high)
    means = [surplus[third].mean() / result.horizon for third in thirds]
    assert values(both, "aggressive", "segment_gap")[0] == pytest.approx(max(means) - min(means))


def test_who_depends_on_rewards_is_a_mean_over_members() -> None:
    programme = {"offered": True, "earn_spend": 20.0, "reward_points": 60, "reward_value": 0.5}
    both = twins({"points": scenario({"programme": programme}), "neutral": scenario({})}, replications=2)
    months = both.results["points"][1].months
    by_hand = np.nansum(months["reward_dependence"][:, 0] * months["members"][:, 0]) / months["members"][:, 0].sum()
    assert values(both, "points", "reward_dependence")[1] == pytest.approx(by_hand)
    assert "reward_dependence" in scorecard(both, "points")
    assert "reward_dependence" not in scorecard(both, "neutral")
