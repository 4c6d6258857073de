"""Companies that learn: each force pushes the way it must, at any admissible parameters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.rules import learning
from tests.laws.test_monotone import along, falls, of, rises, share


def knowing() -> st.SearchStrategy[float]:
    return st.floats(-1, 1)


@given(knowing(), st.floats(-3, 3), of("insight.fades"), share())
def test_insight_stays_in_bounds_and_grows_with_what_is_learnt(
    now: float, learnt: float, fades: float, outdated: float
) -> None:
    assert -1.0 <= learning.insight_after(now, learnt, fades, outdated) <= 1.0
    assert rises(along(-3, 3, lambda x: learning.insight_after(now, float(x), fades, outdated)))
    assert falls(along(0, 1, lambda x: learning.insight_after(now, learnt, fades, float(x))))


@given(of("insight.fades"))
def test_nothing_learnt_of_steady_tastes_leaves_the_ordinary_ordinary(fades: float) -> None:
    assert learning.insight_after(0.0, 0.0, fades, 0.0) == 0.0


@given(knowing(), of("insight.aim"), st.floats(0.2, 0.95), st.floats(0.3, 0.8))
def test_what_is_delivered_grows_with_insight_and_with_what_is_paid_for(
    insight: float, aim: float, quality: float, neutral: float
) -> None:
    def got(i: float, q: float) -> float:
        return learning.delivered(q, neutral, learning.hit(i, aim))

    assert rises(along(-1, 1, lambda i: got(float(i), quality)))
    assert rises(along(0.2, 0.95, lambda q: got(insight, float(q))))
    assert got(0.0, quality) == quality or abs(got(0.0, quality) - quality) < 1e-12
    assert got(insight, min(quality, neutral)) == min(quality, neutral)
    assert 0.0 <= got(insight, quality) <= 1.0


@given(share(), of("insight.loudness"), of("insight.skew"))
def test_the_more_resent_a_company_the_less_those_who_speak_are_worth(r: float, loud: float, skew: float) -> None:
    assert falls(along(0, 1, lambda x: learning.worth_of_voices(float(x), loud, skew)))
    assert falls(along(0, 2, lambda x: learning.worth_of_voices(r, loud, float(x))))
    assert -1.0 <= learning.worth_of_voices(r, loud, skew) <= 1.0


@given(st.floats(0, 50), st.floats(0.01, 5))
def test_what_is_heard_saturates(amount: float, half: float) -> None:
    assert rises(along(0, 50, lambda x: learning.saturated(float(x), half)))
    assert 0.0 <= learning.saturated(amount, half) <= 1.0
    assert learning.saturated(half, half) == 0.5
