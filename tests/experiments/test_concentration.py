"""How far a company hangs on few of its customers."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.concentration import brought, gini, top_share
from experiments.measured import names, values
from experiments.outcomes import OUTCOMES
from experiments.scorecard import SCORES
from sim import run
from sim.twin_worlds import twins
from tests.worlds import scenario


def test_gini_is_the_mean_difference_over_twice_the_mean() -> None:
    amounts = np.random.default_rng(5).gamma(0.7, 2.0, 300)
    by_pairs = np.abs(amounts[:, None] - amounts[None, :]).mean() / (2.0 * amounts.mean())
    assert gini(amounts) == pytest.approx(by_pairs)
    assert gini(10.0 * amounts) == pytest.approx(gini(amounts))
    assert np.isnan(gini(np.zeros(3)))
    assert np.isnan(top_share(np.zeros(3)))


def test_the_best_tenth_brings_more_than_a_tenth() -> None:
    amounts = np.arange(1.0, 101.0)
    assert top_share(amounts) == pytest.approx(amounts[-10:].sum() / amounts.sum())
    assert top_share(np.full(50, 3.0)) == pytest.approx(0.1)


def test_losses_count_as_nothing_and_strangers_not_at_all() -> None:
    result = run(scenario({}))
    value = result.customers["value"]
    assert len(brought(result)) == np.count_nonzero(value) < len(value)
    assert brought(result).min() == 0.0


def test_buyers_of_unlike_rates_are_less_alike_than_contracts() -> None:
    contract, silent = (
        scenario({}, customers=1500, market={"burn_in_months": 0, "contract": c}) for c in (True, False)
    )
    both = twins({"silent": silent, "contract": contract}, replications=3)
    for name in ("revenue_concentration", "top_decile_share"):
        assert (values(both, "silent", name, 12) > values(both, "contract", name, 12)).all(), name
        assert np.isnan(values(both, "silent", name, 3)).all(), "known for the whole run only"


def test_one_list_of_what_is_measured() -> None:
    assert {o.key for o in OUTCOMES} | {s.key for s in SCORES} <= set(names())
    assert len(set(names())) == len(names())
    both = twins({"one": scenario({})}, replications=2)
    with pytest.raises(KeyError):
        values(both, "one", "happiness", 3)
    assert values(both, "one", "welfare", 3) == pytest.approx(values(both, "one", "welfare", 12))
