"""Numbers of lessons against their closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from experiments.app.asked import asked_from
from experiments.app.lessons.filling import number, written
from experiments.app.lessons.numbers import Amount, amount, reference
from experiments.app.living import Laboratory, Lived
from experiments.report.numerals import THIN
from sim.measures import starters, survival

QUERY = "policy=aggressive,transparent&customers=300&replications=2&horizon_months=24"


@pytest.fixture(scope="module")
def lived() -> dict[str, Lived]:
    return {"main": Laboratory().live(asked_from(QUERY))}


def value(text: str, lived: dict[str, Lived]) -> np.ndarray:
    return amount(reference(text, {"main": asked_from(QUERY)}, "here"), lived).samples


def test_retention_is_the_engines_survival(lived: dict[str, Lived]) -> None:
    results = lived["main"].comparison.twins.results["a"]
    assert value("retention.a.12", lived) == pytest.approx([survival(result)[12] for result in results])
    assert value("main.retention.a.end", lived) == pytest.approx([survival(result)[24] for result in results])


def test_a_difference_is_paired(lived: dict[str, Lived]) -> None:
    assert value("profit.a-b.24", lived) == pytest.approx(value("profit.a.24", lived) - value("profit.b.24", lived))


def test_fates_add_up_to_the_starting_book(lived: dict[str, Lived]) -> None:
    parts = [value(f"{fate}.a-b.24", lived) for fate in ("saved", "driven_away", "stay_anyway", "lost_anyway")]
    book = [starters(result).sum() for result in lived["main"].comparison.twins.results["a"]]
    assert sum(parts) == pytest.approx(book)


def test_by_hand_is_a_geometric_series(lived: dict[str, Lived]) -> None:
    rate = value("retention.b.12", lived) ** (1 / 12)
    assert value("months_by_hand.b.24", lived) == pytest.approx((1 - rate**24) / (1 - rate))
    kept = lived["main"].comparison.survival("b")
    assert value("months.b.24", lived) == pytest.approx(kept[:, :24].sum(axis=1))
    assert value("yearly_churn.b.24", lived) == pytest.approx(1 - kept[:, 24] / kept[:, 12])


def test_a_lever_is_the_questions(lived: dict[str, Lived]) -> None:
    assert value("lever.a.pricing.hidden_fee", lived) == pytest.approx([0.06, 0.06])


def test_signs_go_by_the_interval() -> None:
    assert Amount(np.array([1.0, 1.1, 0.9]), "money").sign == "above"
    assert Amount(np.array([-1.0, -1.1, -0.9]), "money").sign == "below"
    assert Amount(np.array([3.0, -1.0]), "money").sign == "unclear"
    assert Amount(np.array([0.0, 0.0]), "money").sign == "unclear"


def test_numbers_are_written_as_people_read_them() -> None:
    share = Amount(np.array([0.25, 0.25]), "percent")
    assert written(share, "en").replace(THIN, " ") == "25.0 %"
    loss = Amount(np.array([-0.05, -0.05]), "points")
    assert written(loss, "en", "size") == "5.0 percentage points"
    assert written(loss, "ja", "signed") == "−5.0ポイント"
    assert number(12.25, "months", "ja") == "12.2か月"
