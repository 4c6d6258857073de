"""A witness lives what the engine lives, and the terms of wanting out add up to what the engine used."""

from __future__ import annotations

import inspect

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.diary import ADDED
from sim.model import RetentionModel
from sim.numeric import softplus
from sim.rules.leaving import want_logit, want_terms
from sim.witness import HEARD, Witness, WitnessError
from tests.worlds import busy, hashes, rewarding, rewarding_under_contract, silent

WATCHED = list(range(0, 260, 20))


@pytest.fixture(scope="module", params=[busy, silent, rewarding, rewarding_under_contract])
def witness(request: pytest.FixtureRequest) -> Witness:
    scenario = request.param()
    model = RetentionModel(scenario)
    plain = RetentionModel(scenario).run()
    found = Witness(WATCHED)
    model.living = found  # raises if any column of anybody watched differs from the engine's in a byte
    assert hashes(model.run()) == hashes(plain), "watching changes nothing"
    return found


def test_everybody_watched_is_seen_every_month(witness: Witness) -> None:
    assert sorted(witness.seen) == WATCHED
    assert all([page.month for page in pages] == list(range(16)) for pages in witness.seen.values())


def test_everything_listened_to_exists(witness: Witness) -> None:
    assert HEARD <= witness._interpreter.made
    assert set(ADDED) <= HEARD, "what a diary names must be listened to"


arguments = st.floats(-8, 8, width=32)


@given(st.lists(arguments, min_size=9, max_size=12))
def test_terms_add_up_to_the_rule_bit_for_bit(values: list[float]) -> None:
    names = list(inspect.signature(getattr(want_logit, "py_func", want_logit)).parameters)
    assert names == list(inspect.signature(want_terms).parameters), "a new term belongs into want_terms too"
    values = (values + values)[: len(names)]
    given_values = dict(zip(names, map(np.float32, values), strict=True))
    assert total(want_terms(**given_values)).tobytes() == np.float32(want_logit(**given_values)).tobytes()


def total(terms: dict[str, np.float32]) -> np.float32:
    found = np.float32(0.0)
    for i, term in enumerate(terms.values()):
        found = np.float32(term if i == 0 else found + term)
    return found


def test_clocks_of_the_content_run_down_by_the_sum_of_the_terms_bit_for_bit(witness: Witness) -> None:
    checked = 0
    for pages in witness.seen.values():
        for page in pages:
            terms = want_terms(**page.one("rules.leaving.want_logit").before)  # type: ignore[union-attr]
            wants = page.one("passes.leaving.choose_hazard")
            run = page.one("passes.leaving.run_clocks")
            assert wants is not None and run is not None
            assert total(terms).tobytes() == np.float32(wants.before["want"]).tobytes(), "a term is missing"
            is_waiting = page.before["stage"] == 0 and page.before["pause"] == 0
            if is_waiting:
                left = np.float32(page.before["clock"] - np.float32(softplus(total(terms))))
                assert left.tobytes() == np.float32(run.after["clock"]).tobytes()
                if page.after["stage"] == 0 and page.after["spell"] == page.before["spell"]:
                    checked += 1
    assert checked > 50


def test_a_witness_who_lived_another_month_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = busy(customers=40)
    model = RetentionModel(scenario)
    witness = Witness([3])
    honest = witness._live

    def liar(*arguments: object) -> None:
        honest(*arguments)
        arguments[5][0, 3] += np.float32(0.1)  # type: ignore[index]

    witness._live = liar
    model.living = witness
    with pytest.raises(WitnessError, match="month 0: customer 3"):
        model.run()
