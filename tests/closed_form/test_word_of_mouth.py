"""What is heard, said and carried, against formulas and against a slow and plain account of the same month."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sim import RetentionModel, run
from sim import customers as columns
from sim.numeric import ONE
from sim.rules.word_of_mouth import belief_after, exposure_after
from tests.worlds import busy, scenario

f32 = np.float32
LOG_UNMOVED = f32(np.log(0.9))


def believed(belief: float, good: int, bad: int, fades: float = 0.0) -> float:
    return float(belief_after(f32(belief), f32(good), f32(bad), LOG_UNMOVED, f32(0.75), f32(fades)))


def test_a_message_moves_a_belief_within_the_room_left_to_it() -> None:
    assert believed(0.75, 1, 0) == pytest.approx(0.75 + 0.1 * 0.25, abs=1e-6)
    assert believed(0.75, 0, 1) == pytest.approx(0.75 - 0.1 * 0.75, abs=1e-6)
    assert believed(0.5, 3, 0) == pytest.approx(1 - 0.5 * 0.9**3, abs=1e-6)
    assert believed(0.5, 0, 0, fades=0.02) == pytest.approx(0.5 + 0.02 * 0.25, abs=1e-6)


@pytest.mark.parametrize("belief", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("good", [0, 1, 100])
@pytest.mark.parametrize("bad", [0, 1, 100])
def test_beliefs_stay_in_bounds(belief: float, good: int, bad: int) -> None:
    assert -1e-6 <= believed(belief, good, bad, fades=0.02) <= 1 + 1e-6


def test_an_example_fades() -> None:
    kept = f32(np.exp(-0.7))
    exposure = f32(0.0)
    for left in (1, 0, 0):
        exposure = exposure_after(exposure, f32(left), kept)
    assert float(exposure) == pytest.approx(np.exp(-1.4), abs=1e-6)
    assert float(exposure_after(ONE, f32(2), kept)) == pytest.approx(2 + np.exp(-0.7), abs=1e-6)


def test_about_three_good_words_for_one_bad_at_neutral() -> None:
    result = run(scenario(customers=20_000, horizon_months=6))
    well, ill = (result.months[name][0].sum() for name in ("spoke_well", "spoke_ill"))
    n = result.months["customers"][0].sum()
    # month 0: satisfaction is nearly neutral still; lg(-2.75) = .060, lg(-3.9) = .020, within 4 standard errors
    assert abs(well / n - 0.0601) < 4 * np.sqrt(0.06 / n) + 0.002
    assert abs(ill / n - 0.0198) < 4 * np.sqrt(0.02 / n) + 0.002


def plainly_carried(model: RetentionModel, month: int) -> tuple[np.ndarray, np.ndarray]:
    """Return what is heard and seen, worked out person by person from who said and did what."""
    people, network = model.customers, model.talk.network
    n_companies = len(model.companies)
    news, seen = np.zeros((2 * n_companies, people.n), int), np.zeros(people.n, int)
    for j in range(people.n):
        for i in network.neighbours[network.offsets[j] : network.offsets[j + 1]]:
            word = int(people["speech"][i])
            if word:
                news[word - 1 if word > 0 else n_companies - word - 1, j] += 1
            has_left = people["parted"][i] == month and people["last_company"][i] >= 0
            seen[j] += has_left and people["last_company"][i] == people["company"][j]
    return news, seen


def test_news_is_what_the_ties_said_and_did() -> None:
    model = RetentionModel(busy(customers=400))
    told = watched = 0
    for _ in range(14):
        month = model.month
        model.step()
        news, seen = plainly_carried(model, month)
        assert np.array_equal(model.talk.news[:, :400], news)
        assert np.array_equal(model.talk.seen, seen)
        told, watched = told + news.sum(), watched + seen.sum()
    assert told > 1_000 and watched > 50


def test_referred_customers_know_somebody_who_is_there() -> None:
    model = RetentionModel(busy(customers=1_500, behaviour={"referral": {"chance": 0.6}}))
    bound = 0
    for _ in range(20):
        model.step()
        people, network = model.customers, model.talk.network
        company, referral = people["company"], people["referral"]
        for i in np.flatnonzero((referral >= 0) & (company < len(model.companies))):
            slot, k = divmod(int(referral[i]), 16)
            referrer = network.neighbours[network.offsets[i] + slot]
            assert company[i] == company[referrer] == k
            bound += 1
    assert bound > 100


@pytest.mark.parametrize(("reward", "more"), [(0.0, False), (2.0, True)])
def test_a_reward_brings_more_referrals_and_costs_what_it_says(reward: float, more: bool) -> None:
    levers: dict[str, Any] = {"acquisition": {"referral_reward": reward}}
    world = {"customers": 8_000, "horizon_months": 24, "market": {"burn_in_months": 12}}
    months = run(scenario(levers, **world)).months
    plain = run(scenario({}, **world)).months
    assert np.array_equal(months["referral_cost"][:, 0], reward * months["referred"][:, 0])
    assert (months["referred"][:, 0].sum() > 1.5 * plain["referred"][:, 0].sum()) == more


def test_who_knows_nobody_hears_nothing() -> None:
    model = RetentionModel(busy(network={"ties": 0}, mechanisms={"community": False}))
    model.run()
    assert np.all(model.talk.beliefs == f32(0.75))
    assert model.customers["exposure"].max() == 0.0
    assert (model.customers["referral"] == -1).all()


def test_a_stranger_changes_nobody(tmp_path: Any) -> None:
    """With the same ties, one more person whom nobody knows leaves all others as they were."""
    rng = np.random.default_rng(3)
    path = tmp_path / "ties.csv"
    path.write_text("\n".join(f"{i},{j}" for i, j in rng.integers(0, 500, (2_000, 2))), encoding="utf-8")
    quiet = {"reputation": False, "support": False, "community": False}
    network = {"kind": "imported", "path": str(path)}
    lives = [RetentionModel(busy(customers=n, mechanisms=quiet, network=network)) for n in (500, 501)]
    for model in lives:
        model.run()
    for name in columns.columns():
        few, many = (model.customers[name][:500] for model in lives)
        assert np.array_equal(few, many), name
    touched = RetentionModel(busy(customers=500, mechanisms=quiet, network=network))
    touched.customers[17].trust = 0.0
    touched.run()
    assert any((touched.customers[name] != lives[0].customers[name]).sum() > 1 for name in columns.columns())
