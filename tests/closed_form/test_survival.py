"""With attitudes frozen, survival has a closed form: wanting, then noticing, then getting through, each geometric."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from scipy import integrate, special, stats

from experiments.verifying import closed_forms
from sim import Result, run
from sim.measures import survival
from sim.world import Mechanisms
from tests.worlds import scenario

N, MONTHS = 100_000, 36
NOTICE, STUCK = 0.95, -8.0  # the bounds: noticed almost at once, and one attempt in 3,000 gets stuck
COHORT = {"burn_in_months": 0, "focal_share": 1.0, "outside_share": 0.0}
FROZEN = dict.fromkeys(Mechanisms.model_fields, False)


two_stages = partial(closed_forms.two_stages, months=MONTHS)


def lived(notice: float = NOTICE, stuck: float = STUCK, **population: float) -> Result:
    return run(
        scenario(customers=N, horizon_months=MONTHS, market=COHORT, mechanisms=FROZEN,
                 population={"notice": notice, **population}, behaviour={"leaving": {"stuck": stuck}})
    )  # fmt: skip


def agrees(found: np.ndarray, expected: np.ndarray) -> bool:
    """Within 4.5 binomial standard errors at each of the months (36 correlated ones)."""
    variance = np.clip(expected * (1 - expected), 0.0, None) / N
    return bool((np.abs(found - expected) < 4.5 * np.sqrt(variance) + 1e-9).all())


def through(notice: float, stuck: float) -> float:
    return notice * float(special.expit(-stuck))


@pytest.mark.parametrize("level", [-4.0, -2.5, -0.5])
@pytest.mark.parametrize(("notice", "stuck"), [(NOTICE, STUCK), (0.182, -2.06), (0.1, 1.0)])
def test_people_alike(level: float, notice: float, stuck: float) -> None:
    found = survival(lived(notice, stuck, want_level=level, want_spread=0.0))
    assert agrees(found, two_stages(special.expit(level), through(notice, stuck)))


def test_people_alike_have_a_flat_hazard() -> None:
    result = lived(want_level=-2.5, want_spread=0.0)
    churn, n = result.months["churn"][3:, 0], result.months["customers"][3:, 0]
    hazard = special.expit(-2.5)
    assert (np.abs(churn - hazard) < 4 * np.sqrt(hazard * (1 - hazard) / n) + 0.01 * hazard).all()
    slope = stats.linregress(np.arange(churn.size), churn)
    assert abs(slope.slope) < 4 * slope.stderr


def mixed(level: float, spread: float, a: float) -> np.ndarray:
    """Return the survival of a market of unlike people: the closed form integrated over the normal mixing law."""

    def integrand(z: float) -> np.ndarray:
        density = np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi)
        return density * two_stages(special.expit(level + spread * z), a)

    return np.asarray(integrate.quad_vec(integrand, -9, 9, epsabs=1e-9)[0])


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
@pytest.mark.parametrize(("level", "spread", "notice"), [(-3.34, 2.04, NOTICE), (-4.77, 2.32, 0.083), (-1.0, 4.0, 0.3)])
def test_people_unlike(level: float, spread: float, notice: float, share: float) -> None:
    """How the spread is split between person and match does not matter in a first spell."""
    found = survival(lived(notice, want_level=level, want_spread=spread, person_share=share))
    assert agrees(found, mixed(level, spread, through(notice, STUCK)))


def test_unlikeness_alone_makes_retention_rise() -> None:
    expected = mixed(-2.5, 2.04, through(NOTICE, STUCK))
    assert (np.diff(expected[1:] / expected[:-1])[1:] > 0).all()
    found = survival(lived(want_level=-2.5, want_spread=2.04))
    retention = found[1:] / found[:-1]
    quarters = retention[: MONTHS // 6 * 6].reshape(6, -1).mean(axis=1)
    assert (np.diff(quarters) > 0).all()
    alike = survival(lived(want_level=-2.5, want_spread=0.0))
    early, late = alike[6] / alike[5], alike[12] / alike[11]
    error = np.sqrt(early * (1 - early) / (N * alike[5]) + late * (1 - late) / (N * alike[11]))
    assert abs(late - early) < 4 * error < 0.008
    assert retention[-1] - retention[5] > 0.03


def test_nobody_affects_anybody_else() -> None:
    """Leavers of a month are binomial: with attitudes frozen the variance over runs is no larger than chance gives."""
    h = special.expit(-2.0)
    world = scenario(customers=500, horizon_months=6, market=COHORT, mechanisms=FROZEN,
                     population={"want_level": -2.0, "want_spread": 0.0, "notice": NOTICE},
                     behaviour={"leaving": {"stuck": STUCK}})  # fmt: skip
    left = np.array([run(world, seed=s).months["left"].sum() for s in range(300)])
    p = 1.0 - two_stages(h, through(NOTICE, STUCK), months=6)[-1]
    expected = 500 * p * (1 - p)
    # the variance of a variance over 300 runs: relative standard error sqrt(2 / 299)
    assert abs(left.var(ddof=1) / expected - 1.0) < 4 * np.sqrt(2 / 299)
    assert abs(left.mean() - 500 * p) < 4 * np.sqrt(expected / 300)


@pytest.mark.parametrize("kappa", [0.02, 0.1, 1.0])
def test_failed_payments(kappa: float) -> None:
    """Involuntary leaving is geometric with chance kappa times the propensity, and is told apart."""
    result = run(
        scenario(customers=N, horizon_months=MONTHS, market=COHORT, mechanisms={**FROZEN, "involuntary": True},
                 population={"want_level": -2.0, "want_spread": 0.0, "notice": 0.001, "involuntary": kappa},
                 behaviour={"leaving": {"stuck": 4.0}})
    )  # fmt: skip
    want = float(special.expit(-2.0))
    expected = (1 - kappa * want) ** np.arange(MONTHS + 1) * two_stages(want, through(0.001, 4.0))
    assert agrees(survival(result), expected)
    left, involuntarily = (result.months[name][:, 0].sum() for name in ("left", "left_involuntarily"))
    assert involuntarily > 0.9 * left
    assert result.customers["left_involuntarily"].sum() == involuntarily
