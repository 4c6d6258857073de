"""Community: each force pushes the way it must, at any admissible parameters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim import Policy, Scenario, conduct
from sim.community import Gathering, lay_out
from sim.conduct import empty_table
from sim.rules import community
from tests.laws.test_monotone import along, f32, falls, of, rises, share


def gap() -> st.SearchStrategy[float]:
    return st.floats(-0.8, 0.8)


@given(share(), st.floats(0, 1.2), gap(), gap(), *map(of, ("community.warmth", "community.mood", "community.fades")))
def test_belonging_grows_with_the_place_and_with_content(
    now: float, place: float, own: float, mood: float, warmth: float, weight: float, fades: float
) -> None:
    def after(b: float, p: float, s: float, m: float) -> float:
        return community.belonging_after(*map(f32, (b, p, s, m, warmth, weight, 1.0 - fades)))

    assert rises(along(0, 1, lambda b: after(float(b), place, own, mood)))
    assert rises(along(0, 1.2, lambda p: after(now, float(p), own, mood)))
    assert rises(along(-0.8, 0.8, lambda s: after(now, place, float(s), mood)))
    assert rises(along(-0.8, 0.8, lambda m: after(now, place, own, float(m))))
    assert 0.0 <= after(now, place, own, mood) <= 1.0
    assert after(now, 0.0, own, mood) <= f32(now)


@given(share(), share(), share())
def test_anger_is_taken_over_and_never_beyond_what_is_heard(own: float, heard: float, carried: float) -> None:
    def after(r: float, a: float, c: float) -> float:
        return community.resentment_among_others(*map(f32, (r, a, c)))

    assert rises(along(0, 1, lambda a: after(own, float(a), carried)))
    assert rises(along(0, 1, lambda c: after(own, heard, float(c))))
    assert own - 1e-6 <= after(own, heard, carried) <= max(own, heard) + 1e-6


@given(st.lists(st.tuples(share(), share()), min_size=1, max_size=9), of("community.loudness"))
def test_what_is_heard_lies_between_the_mean_and_the_angriest(
    members: list[tuple[float, float]], loudness: float
) -> None:
    def heard(loud: float) -> float:
        sums = [sum(b * r**k for b, r in members) for k in range(3)]
        return community.anger_heard(sums[0], sums[1], sums[2], loud)

    written = sum(b for b, _ in members)
    if written > 1e-6:
        assert rises(along(0, 20, lambda loud: f32(heard(float(loud)))))
        mean = sum(b * r for b, r in members) / written
        assert mean - 1e-9 <= heard(loudness) <= max(r for _, r in members) + 1e-9
    assert community.anger_heard(0.0, 0.0, 0.0, loudness) == 0.0


@given(share(), st.floats(0, 12))
def test_invitations_press_on_those_who_do_not_belong(belonging: float, invitations: float) -> None:
    assert falls(along(0, 1, lambda b: community.felt_invitations(b, f32(invitations))))
    assert rises(along(0, 12, lambda n: community.felt_invitations(f32(belonging), n)))
    assert community.felt_invitations(f32(1.0), f32(invitations)) == 0.0


@given(share(), share(), share())
def test_reading_moves_beliefs_within_bounds(belief: float, good: float, ill: float) -> None:
    def after(up: float, down: float) -> float:
        return community.belief_of_reader(*map(f32, (belief, up, down)))

    assert rises(along(0, 1, lambda up: after(float(up), ill)))
    assert falls(along(0, 1, lambda down: after(good, float(down))))
    assert -1e-6 <= after(good, ill) <= 1.0 + 1e-6


def laid_out(forum: float, moderation: float, inside: Gathering) -> dict[str, float]:
    world = Scenario(policy={"community": {"forum": forum, "moderation": moderation}})
    row = empty_table(2)[0]
    row[conduct.ENQUIRIES] = world.behaviour.support.enquiries
    world.policy.community.lay_out(row, world.policy, world)
    lay_out(row, world.policy.community, inside, world)
    return dict(zip(conduct.ASPECTS, map(float, row), strict=True))


@given(share(), share(), share(), gap(), share())
def test_moderation_cuts_what_anger_spreads_and_what_binds(
    forum: float, moderation: float, belonging: float, mood: float, anger: float
) -> None:
    inside = Gathering(belonging, mood, anger)
    for name in ("anger_carries", "read_ill", "place"):
        assert falls(along(0, 1, lambda m, name=name: f32(laid_out(forum, float(m), inside)[name]))), name
    costs = along(0, 1, lambda m: f32(cost(forum, float(m))))
    assert rises(costs)
    answered = along(0, 1, lambda f: f32(laid_out(float(f), moderation, inside)["answered"]))
    assert rises(answered) and answered[0] == 0.0 and answered[-1] <= 0.06
    assert rises(along(0, 1, lambda f: f32(laid_out(float(f), moderation, inside)["place"])))
    assert rises(
        along(0, 1, lambda a: f32(laid_out(forum, moderation, Gathering(belonging, mood, float(a)))["read_ill"]))
    )
    assert falls(
        along(0, 1, lambda a: f32(laid_out(forum, moderation, Gathering(belonging, mood, float(a)))["read_well"]))
    )


def cost(forum: float, moderation: float) -> float:
    policy = Policy(community={"forum": forum, "moderation": moderation})
    return policy.community.unit_costs(policy, Scenario())["community_cost"]
