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


@given(
    of("feedback.answers"), of("feedback.content"), st.floats(-0.6, 0.4), of("feedback.unheard"), share(),
    of("feedback.fatigue"), st.floats(0, 24),
)  # fmt: skip
def test_the_content_the_heard_and_the_rested_answer_more(
    base: float, content: float, gap: float, unheard: float, heard: float, fatigue: float, asked: float
) -> None:
    def answer(s: float, h: float, n: float) -> float:
        return learning.response_share(base, content, s, unheard, h, fatigue, n)

    assert rises(along(-0.6, 0.4, lambda s: answer(float(s), heard, asked)))
    assert rises(along(0, 1, lambda h: answer(gap, float(h), asked)))
    assert falls(along(0, 24, lambda n: answer(gap, heard, float(n))))
    assert 0.0 <= answer(gap, heard, asked) <= 1.0


@given(share(), st.integers(0, 36), of("feedback.patience"), of("feedback.tolerates"))
def test_later_and_less_is_never_better(acted: float, delay: int, patience: int, tolerates: float) -> None:
    in_time = learning.answered_in_time(acted, delay, patience)
    assert 0.0 <= in_time <= acted
    assert learning.answered_in_time(acted, delay + 1, patience) <= in_time
    assert learning.answered_in_time(acted, delay, patience + 1) >= in_time
    assert delay <= patience or in_time == 0.0
    assert falls(along(0, 1, lambda a: learning.ignored(float(a), tolerates)))
    assert 0.0 <= learning.ignored(in_time, tolerates) <= 1.0 + 1e-12


@given(share(), st.floats(-2, 2), of("feedback.wears"))
def test_what_was_put_right_stays_in_bounds(fixes: float, fixed: float, wears: float) -> None:
    assert rises(along(-2, 2, lambda x: learning.fixes_after(fixes, float(x), wears)))
    assert 0.0 <= learning.fixes_after(fixes, fixed, wears) <= 1.0


@given(share(), st.floats(0, 0.03), of("evolution.farthest"), st.floats(0, 2), share(), share())
def test_who_renews_more_is_less_behind(
    part: float, drift: float, farthest: float, caught: float, effort: float, told: float
) -> None:
    behind = part * farthest
    assert rises(along(0, 0.03, lambda x: learning.behind_after(behind, float(x), farthest, caught)))
    assert falls(along(0, 2, lambda x: learning.behind_after(behind, drift, farthest, float(x))))
    assert 0.0 <= learning.behind_after(behind, drift, farthest, caught) <= farthest
    assert learning.behind_after(0.0, 0.0, farthest, caught) == 0.0
    assert rises(along(0, 1, lambda x: learning.disturbed(float(x), 0.05, told, 0.6)))
    assert falls(along(0, 1, lambda x: learning.disturbed(effort, 0.05, float(x), 0.6)))
