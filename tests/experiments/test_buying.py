"""Logs, splits, peers, scores, neighbours and measures of buying without a contract; nothing here runs the engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from experiments.buying import activity, cdnow, drawing, living, scores
from experiments.buying.answers import band
from experiments.buying.fitting import fit as fit_engine
from experiments.buying.histories import WEEK, Histories, Split, histories
from experiments.buying.likelihood import Rows, ends, log_likelihood
from experiments.buying.lives import Lives, lives
from experiments.buying.log import made
from experiments.buying.neighbours import choose, forecast
from experiments.buying.peers import PEERS, fit
from experiments.buying.recognising import log as read_log
from experiments.buying.surface import top
from experiments.cohorts import table
from experiments.cohorts.fitted import bounds_of
from experiments.refusal import Refusal
from tests.experiments.peer_lives import simulate

needs_cdnow = pytest.mark.skipif(
    not any(d.metadata["Name"].lower() == "lifetimes" for d in cdnow.metadata.distributions()),
    reason="the extra `data` is not installed",
)
PARETO = (0.5533, 10.5776, 0.6061, 11.6650)
"""Published fit to CDNOW, time in weeks."""


def read(path: Path, text: str) -> object:
    path.write_text(text)
    return read_log(table.read(str(path)))


def simulated(n: int, days: int, seed: int, name: str = "Pareto/NBD", values: tuple[float, ...] = PARETO) -> Lives:
    who, when = simulate(name, np.array(values), n, days / WEEK, seed)
    return lived(n, who, when * WEEK)


def lived(n: int, who: np.ndarray, when: np.ndarray) -> Lives:
    """Return lives with these repeat purchases and a first one on day 0."""
    customer, day = np.concatenate([np.arange(n), who]), np.concatenate([np.zeros(n), when])
    order = np.lexsort((day, customer))
    return lives(n, customer[order], day[order], np.zeros(0))


def test_a_log_is_read_whatever_its_columns_are_called(tmp_path: Path) -> None:
    plain = "customer,date,amount\nb,2020-01-03,5\na,2020-01-01,2\na,2020-01-01,1\nb,2020-02-01,4\n"
    found = read(tmp_path / "log.csv", plain)
    assert found.ids == ("b", "a")
    assert found.start == date(2020, 1, 1)
    assert found.customer.tolist() == [0, 0, 1]
    assert found.day.tolist() == [2, 31, 0]
    assert found.amount.tolist() == [5.0, 4.0, 3.0]  # two purchases of one day are one
    other = (
        "Customer ID;Order Date;Revenue;shop\nb;2020/01/03 10:15;5;x\na;20200101;2;x\n"
        "a;2020-1-1T23:59;1;x\nb;2020-02-01;4;x\n"
    )
    again = read(tmp_path / "log2.csv", other)
    assert (again.day == found.day).all() and (again.amount == found.amount).all()
    assert dict(again.notes)["unread"] == {"columns": "shop"}
    when = pd.to_datetime(["2020-01-01 09:00", "2020-01-05 00:00", "2020-01-02 23:00"])
    frame = pd.DataFrame({"id": [1, 1, 2], "datetime": when})
    frame.to_parquet(tmp_path / "log.parquet")
    parquet = read_log(table.read(str(tmp_path / "log.parquet")))
    assert parquet.day.tolist() == [0, 4, 1] and parquet.amount is None
    days = read(tmp_path / "days.csv", "user_id,day\n7,10\n7,12\n8,11\n")
    assert days.start is None and days.day.tolist() == [0, 2, 1]


def test_returns_are_left_out_and_said(tmp_path: Path) -> None:
    found = read(tmp_path / "log.csv", "customer,date,amount\na,2020-01-01,2\na,2020-01-03,-2\nb,2020-01-02,0\n")
    assert found.day.tolist() == [0, 1]
    assert dict(found.notes)["returns"] == {"n": "1", "column": "amount"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("customer,date\na,03/04/2020\n", "not a date(.|\n)*year comes first"),
        ("customer,date\na,2020-02-30\n", "line 2, column date: not a date"),
        ("customer,date\na,\n", "is missing"),
        ("customer,date\n,2020-02-03\n", "line 2, column customer: is missing"),
        ("customer,date,amount\na,2020-02-03,free\n", "line 2, column amount: not a number"),
        ("customer,day\na,1\nb,2020-02-03\n", "some are dates and some are counts of days"),
        ("customer,day\na,200000\n", "out of bounds"),
        ("customer,date\n", "has a head and no rows"),
        ("customer,date,amount\na,2020-02-03,-1\n", "only returns"),
    ],
)  # fmt: skip
def test_what_is_no_log_is_refused_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path / "log.csv", text)
    import re

    assert re.search(said, str(refused.value))


def test_a_log_may_be_longer_than_a_cohort(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MOST_ROWS", 3)
    rows = "".join(f"{i},2020-01-0{i}\n" for i in range(1, 8))
    assert read(tmp_path / "log.csv", "customer,date\n" + rows).n_customers == 7
    monkeypatch.setattr(table, "MOST_PURCHASES", 5)
    with pytest.raises(Refusal, match="too many rows"):
        read(tmp_path / "log.csv", "customer,date\n" + rows)


def known_of(found: Lives, births: np.ndarray, split: Split) -> Histories:
    customer = np.concatenate([np.arange(found.n), found.customer])
    day = np.concatenate([births, births[found.customer] + found.day])
    order = np.lexsort((day, customer))
    return histories(made("made", [str(i) for i in customer[order]], day[order], None), split)


@needs_cdnow
def test_peers_get_their_published_scores_on_cdnow() -> None:
    log = cdnow.read()
    known = histories(log, cdnow.SPLIT)
    assert (log.n_customers, len(log.day)) == (2357, 6696)
    assert known.weekly[[38, 77]].tolist() == [2457, 4339]
    published = {"Pareto/NBD": PARETO, "BG/NBD": (0.2426, 4.4136, 0.7929, 2.4259)}
    for name, peer in PEERS.items():
        x, last, seen = known.x, known.last / WEEK, known.seen / WEEK
        values = fit(peer, x, last, seen)
        assert values == pytest.approx(published[name], rel=2e-3)
        weeks = [peer.expected(values, known.ages(week) / WEEK).sum() for week in range(1, 79)]
        each = peer.forecast(values, 39.0, x, last, seen)
        said = cdnow.PUBLISHED[name]
        # as published: to the last digit
        assert scores.mape(np.array(weeks), known) == pytest.approx(said["mape"], abs=0.05)
        assert scores.rmse(each, known) == pytest.approx(said["rmse"], abs=0.0006)
        assert scores.table_error(each, known) == pytest.approx(said["table"], abs=0.0006)
    pace = known.x / known.seen * 273  # everybody goes on as before
    assert scores.rmse(pace, known) == pytest.approx(2.212, abs=0.0006)
    assert scores.table_error(pace, known) == pytest.approx(0.73, abs=0.005)


@pytest.mark.parametrize(("name", "values"), [("Pareto/NBD", PARETO), ("BG/NBD", (0.2426, 4.4136, 0.7929, 2.4259))])
def test_formulas_of_peers_are_what_their_people_do(name: str, values: tuple[float, ...]) -> None:
    n, seen, ahead = 200_000, 273, 273
    found, peer = simulated(n, 546, 3, name, values), PEERS[name]
    x, last = found.until(seen)
    whole, _ = found.until(seen + ahead)
    parameters = np.array(values)
    assert x.mean() == pytest.approx(float(peer.expected(parameters, seen / WEEK)), abs=4 * x.std() / np.sqrt(n))
    each = peer.forecast(parameters, ahead / WEEK, x, last / WEEK, np.full(n, seen / WEEK))
    for count in (0, 1, 3, 6):
        who = x == count
        later = (whole - x)[who]
        assert each[who].mean() == pytest.approx(later.mean(), abs=4 * later.std() / np.sqrt(who.sum()))


def test_peers_find_the_parameters_of_their_own_people() -> None:
    n = 8_000
    known = known_of(simulated(n, 400, 5), np.zeros(n, int), Split(400, 28, 400))
    values = fit(PEERS["Pareto/NBD"], known.x, known.last / WEEK, known.seen / WEEK)
    # standard errors at this size are about 3, 3, 8 and 15 %; four of them
    assert np.abs(np.log(values / np.array(PARETO))) == pytest.approx(np.zeros(4), abs=0.6)
    assert abs(np.log(values[0] / PARETO[0])) < 0.12


def test_neighbours_come_near_to_the_formula_and_their_number_is_no_matter_of_the_holdout() -> None:
    pool = simulated(200_000, 546, 1)
    other = simulated(2_000, 546, 2)
    seen = np.full(2_000, 270)
    x, last = other.until(270)
    number, errors = choose(pool, seen, 273)
    assert number == min(errors, key=errors.get)
    found = forecast(pool, x, last, seen, 273, number)
    exact = PEERS["Pareto/NBD"].forecast(np.array(PARETO), 39.0, x, last / WEEK, seen / WEEK)
    usual = x < 10
    # the mean of some hundred neighbours with a spread of about 1: 0.1, and likeness is not perfect
    assert np.sqrt(np.mean((found - exact)[usual] ** 2)) < 0.12
    # rare histories have 25 neighbours at least
    assert np.sqrt(np.mean((found - exact) ** 2)) < 0.5
    assert found.sum() == pytest.approx(exact.sum(), rel=0.03)


def test_a_life_is_cut_at_any_day() -> None:
    found = lives(3, np.array([0, 0, 0, 1, 2, 2]), np.array([0.0, 3.5, 9.0, 0.0, 0.0, 20.0]), np.zeros(3))
    x, last = found.until(10)
    assert x.tolist() == [2, 0, 0] and last.tolist() == [9, 0, 0]
    x, last = found.until(3)  # a log that ends with day 3 has not seen a purchase 3.5 days after the first
    assert x.tolist() == [0, 0, 0]
    x, last = found.until(4)
    assert x.tolist() == [1, 0, 0] and last.tolist() == [4, 0, 0]
    assert found.mean_until(np.array([1.0, 5.0, 20.0])) == pytest.approx([0, 1 / 3, 1.0])


def test_with_exponential_lifetimes_the_likelihood_is_that_of_pareto_nbd() -> None:
    n = 3_000
    known = known_of(simulated(n, 300, 7), np.resize(np.arange(80), n), Split(270, 28, 270))
    rows = Rows.of(known)
    assert rows.customers.sum() == len(known)
    r, alpha, s, beta = PARETO
    days = np.arange(rows.days + 1) / WEEK
    stays = (beta / (beta + days)) ** s
    shares = np.append(-np.diff(stays), stays[-1])
    found = log_likelihood(rows, shares, r / (alpha * WEEK), r) + known.x.sum() * np.log(WEEK)
    likely = PEERS["Pareto/NBD"].log_likelihood(np.array(PARETO), known.x, known.last / WEEK, known.seen / WEEK)
    # people drop out at noon here, at any hour there
    assert found == pytest.approx(likely.sum(), abs=0.5)
    rng = np.random.default_rng(3)
    dropped = rng.exponential(1.0, 400_000) / rng.gamma(s, 1.0 / beta, 400_000) * WEEK
    assert ends(rows, dropped) == pytest.approx(shares, abs=5 * np.sqrt(shares.max() / 400_000))
    worse = [log_likelihood(rows, shares, r / (alpha * WEEK) * by, r) for by in (0.7, 1.4)]
    assert max(worse) + known.x.sum() * np.log(WEEK) < found


def test_thousands_of_purchases_do_no_harm_to_the_likelihood() -> None:
    rows = Rows(np.array([0, 2000]), np.array([0, 1, 1]), np.array([0, 700, 3]), np.full(3, 700), np.array([5, 1, 1]))
    assert np.isfinite(log_likelihood(rows, np.full(701, 1 / 701), 1.0, 0.5))


def test_the_fit_finds_rates_and_drop_out_of_its_own_people() -> None:
    n = 4_000
    days = 360

    def drop_out(values: dict[str, float], people: int) -> np.ndarray:
        rng = np.random.default_rng(11)
        odds = values["want_level"] + values["want_spread"] * rng.normal(size=people)
        return 30.0 * rng.exponential(1.0, people) / np.log1p(np.exp(odds))

    truth = {"purchase_rate": 0.6, "purchase_shape": 0.8, "want_level": -1.5, "want_spread": 1.2}
    rng = np.random.default_rng(12)
    left = np.minimum(drop_out(truth, 2 * n)[n:], days)
    counts = rng.poisson(rng.gamma(truth["purchase_shape"], truth["purchase_rate"] / truth["purchase_shape"], n)
                         * left / 30.0)  # fmt: skip
    who = np.repeat(np.arange(n), counts)
    when = rng.random(len(who)) * left[who]
    known = known_of(lived(n, who, when), np.zeros(n, int), Split(330, 28, 330))
    bounds = {name: bounds_of(name) for name in truth}
    found = fit_engine(known, drop_out, 10_000, 1, bounds, lambda done, total: None)
    assert found.errors
    for name, value in truth.items():
        is_log = name.startswith("purchase")
        miss = np.log(found.values[name] / value) if is_log else found.values[name] - value
        # four standard errors, and a log that counts whole days
        assert abs(miss) < 4 * found.errors[name] + 0.02
    # what is drawn has been drawn wider than it counts, and surrounds the best
    assert len(found.drawn) == len(found.weights) and found.weights.sum() == pytest.approx(1.0)
    assert 10 < found.n_effective < len(found.drawn)
    for name in truth:
        drawn = np.array([draw[name] for draw in found.drawn])
        assert drawn.min() < found.values[name] < drawn.max()


def test_without_a_top_there_is_one_draw() -> None:
    known = known_of(simulated(400, 300, 9), np.zeros(400, int), Split(270, 28, 270))
    bounds = {name: bounds_of(name) for name in living.NAMES}
    # nobody ever drops out, whatever is fitted: nothing shows a top in level and spread
    found = fit_engine(known, lambda values, people: np.full(people, np.inf), 400, 1, bounds, lambda done, total: None)
    assert found.errors == {} and found.drawn == (found.values,) and found.weights.tolist() == [1.0]
    assert found.n_effective == 1.0


def test_a_quadratic_averages_noise_out() -> None:
    rng = np.random.default_rng(4)
    places = rng.normal(size=(120, 4))
    values = 5.0 - 0.5 * (((places - 0.3) / np.array([0.5, 1.0, 2.0, 1.0])) ** 2).sum(axis=1)
    found = top(places, values + rng.normal(0.0, 0.5, 120))
    assert found is not None
    # each of 15 coefficients is known within about noise / sqrt(105); the top within three times that, scaled
    assert found.place == pytest.approx(np.full(4, 0.3), abs=0.45)
    assert found.noise == pytest.approx(0.5, rel=0.25)  # 105 to spare: 7 % a standard error
    assert top(places, -values) is None
    assert top(places[:10], values[:10]) is None


def test_the_top_of_a_lopsided_likelihood_is_not_where_a_quadratic_puts_it() -> None:
    rng = np.random.default_rng(6)
    places = 0.6 * rng.normal(size=(400, 2))
    # log-gamma: the top lies at 0, the side below falls more steeply
    values = 3.0 - (np.exp(-places).sum(axis=1) + places.sum(axis=1) - 2.0)
    found = top(places, values + rng.normal(0.0, 0.02, 400))
    assert found is not None
    middle, spread = places.mean(axis=0), places.std(axis=0)
    z = (places - middle) / spread
    design = np.column_stack([np.ones(400), z, z**2, z[:, :1] * z[:, 1:]])
    weights = np.linalg.lstsq(design, values, rcond=None)[0]
    bend = np.array([[2 * weights[3], weights[5]], [weights[5], 2 * weights[4]]])
    square = middle - spread * np.linalg.solve(bend, weights[1:3])
    assert (np.abs(found.place) < 0.5 * np.abs(square)).all()


def test_draws_count_by_their_likelihood() -> None:
    rng = np.random.default_rng(8)
    place, covariance = np.array([1.0, -2.0, 0.5]), np.cov(rng.normal(size=(3, 40)))
    drawn = drawing.draws(place, drawing.WIDER * covariance, 400, 2)
    steps = drawn - place
    likely = -0.5 * np.einsum("ij,ij->i", steps @ np.linalg.inv(covariance), steps) - 40.0
    weights = drawing.weights(drawn, likely, place, drawing.WIDER * covariance)
    assert weights.sum() == pytest.approx(1.0)
    assert weights @ drawn == pytest.approx(place, abs=1e-9)  # each draw has its mirror image
    # a variance from 400 draws: 7 % a standard error, evenly drawn less
    assert (weights * steps.T) @ steps == pytest.approx(covariance, abs=0.2 * np.diag(covariance).max())
    likely[:200] = -np.inf  # beyond the bounds
    assert (drawing.weights(drawn, likely, place, covariance)[:200] == 0).all()
    which = drawing.share_out(weights, 1_000)
    assert np.bincount(which, minlength=400) == pytest.approx(1_000 * weights, abs=1.0)


def test_a_cohort_of_the_band_shares_its_parameters() -> None:
    # half of the people buy once a day, half never: a cohort is of one half or of the other
    n, days = 200, 20
    who = np.repeat(np.arange(n // 2), days)
    known = known_of(simulated(50, 28, 1), np.zeros(50, int), Split(14, 7, 14))
    mixed = lived(n, who, np.tile(np.arange(1.0, days + 1), n // 2))
    low, high = band(known, mixed, 1)
    assert 0 < low[-1] <= high[-1] < 50 * days
    parted = Lives(n, mixed.customer, mixed.day, mixed.dropped, parts=2)
    low, high = band(known, parted, 1)
    assert low[-1] == 0 and high[-1] == 50 * days


LOG = made("made", ["a", "a", "a", "b", "b", "c", "d"], np.array([0, 10, 20, 0, 90, 5, 60]), None)


def test_measures_of_a_log_by_hand() -> None:
    known = activity.standing(LOG, 100)
    assert known.purchases.tolist() == [3, 2, 1, 1]
    assert known.idle.tolist() == [80, 10, 95, 40]
    assert known.age.tolist() == [100, 100, 95, 40]
    assert known.gap[:2].tolist() == [10.0, 90.0] and np.isnan(known.gap[2:]).all()
    assert activity.repeat_rate(LOG, 100) == 0.5
    assert activity.repeat_rate(LOG, 50) == pytest.approx(1 / 3)  # d is no customer yet, b has not bought again
    assert activity.repeat_rate(LOG, 100, within=30) == 0.25
    assert activity.repeat_rate(LOG, 80, within=30) == pytest.approx(1 / 3)  # d was not seen for 30 days
    assert activity.gaps(LOG, 100).tolist() == [10, 10, 90]
    assert activity.gaps(LOG, 50).tolist() == [10, 10]
    assert activity.active_share(LOG, 100, 2) == 0.5
    assert activity.lapsed_by_months(known, 2).tolist() == [True, False, True, False]
    # a: 80 > 3 x 10; b: 10 < 270; c and d: everybody's median gap is 50
    assert activity.lapsed_by_gaps(known, 3.0).tolist() == [True, False, False, False]


def test_definitions_of_lapse_are_judged_by_true_drop_out() -> None:
    dropped = np.array([25.0, np.inf, np.inf, 70.0])
    judged = {item.name: item for item in activity.judge(LOG, 100, dropped)}
    two = judged["idle_2_months"]
    assert (two.lapsed, two.dropped, two.precision, two.recall) == (0.5, 0.5, 0.5, 0.5)
    assert np.isnan(judged["idle_12_months"].precision) and judged["idle_12_months"].recall == 0.0
    nobody = activity.judge(LOG, 100, np.full(4, np.inf))
    assert all(np.isnan(item.recall) for item in nobody)
