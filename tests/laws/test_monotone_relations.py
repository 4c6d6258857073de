"""Contact, consent, data and thanks: each force pushes the way it must, at any admissible parameters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.rules import consent, contact, gratitude, privacy
from tests.laws.test_monotone import along, f32, falls, of, rises, share


@given(st.floats(1, 30), st.floats(0, 20))
def test_attention_is_felt_up_to_the_ideal(ideal: float, contacts: float) -> None:
    def value(c: float) -> float:
        return float(contact.relationship_value(f32(c), f32(ideal)))

    assert rises(along(0, 20, lambda c: f32(value(float(c)))))
    assert 0.0 <= value(contacts) <= 1.0
    assert value(ideal) == value(ideal + 5.0) == 1.0


@given(st.floats(0, 20), share(), share(), st.floats(0, 4))
def test_dialogue_and_relevance_relieve(contacts: float, dialogue: float, relevance: float, insincere: float) -> None:
    def felt(d: float, r: float, more: float) -> float:
        return contact.felt_contacts(f32(contacts), f32(d), f32(r), f32(more))

    assert falls(along(0, 1, lambda d: felt(float(d), relevance, insincere)))
    assert falls(along(0, 1, lambda r: felt(dialogue, float(r), insincere)))
    assert rises(along(0, 4, lambda m: felt(dialogue, relevance, float(m))))


@given(st.floats(0, 20), share(), share(), share(), of("contact.sales"), of("contact.sales_half"))
def test_pressure_sells_to_the_susceptible(
    contacts: float, pressure: float, susceptible: float, resented: float, each: float, half: float
) -> None:
    def sold(c: float, p: float, s: float, r: float) -> float:
        return contact.cross_sales(*map(f32, (c, p, s, r, each, half)))

    assert rises(along(0, 20, lambda c: sold(float(c), pressure, susceptible, resented)))
    assert rises(along(0, 1, lambda p: sold(contacts, float(p), susceptible, resented)))
    assert rises(along(0, 1, lambda s: sold(contacts, pressure, float(s), resented)))
    assert falls(along(0, 1, lambda r: sold(contacts, pressure, susceptible, float(r))))
    assert sold(contacts, 0.0, susceptible, resented) == 0.0


@given(share(), share(), share(), *map(of, (
    "contact.agree", "contact.object", "contact.trust", "contact.concern", "contact.annoyance",
)))  # fmt: skip
def test_trust_consents_and_concern_refuses(
    trust: float, concern: float, resented: float, agree: float, object_: float, wt: float, wc: float, wr: float
) -> None:
    def agrees(t: float, c: float) -> float:
        return consent.p_agree(*map(f32, (t, c, agree, wt, wc)))

    def objects(t: float, c: float, r: float) -> float:
        return consent.p_object(*map(f32, (t, c, r, object_, wt, wc, wr)))

    assert rises(along(0, 1, lambda t: agrees(float(t), concern)))
    assert falls(along(0, 1, lambda c: agrees(trust, float(c))))
    assert falls(along(0, 1, lambda t: objects(float(t), concern, resented)))
    assert rises(along(0, 1, lambda c: objects(trust, float(c), resented)))
    assert rises(along(0, 1, lambda r: objects(trust, concern, float(r))))


@given(share(), st.floats(0, 3), of("privacy.fade"))
def test_what_is_learnt_is_known(known: float, learnt: float, fade: float) -> None:
    assert rises(along(0, 3, lambda x: privacy.relevance_after(f32(known), f32(float(x)), f32(fade))))
    assert falls(along(0, 1, lambda x: privacy.relevance_after(f32(known), f32(learnt), f32(float(x)))))
    assert 0.0 <= privacy.relevance_after(f32(known), f32(learnt), f32(fade)) <= 1.0


@given(share(), share(), share(), share())
def test_control_and_transparency_never_add_harm(depth: float, sharing: float, control: float, told: float) -> None:
    assert falls(along(0, 1, lambda c: f32(privacy.exposure(depth, sharing, float(c), told))))
    assert rises(along(0, 1, lambda d: f32(privacy.exposure(float(d), sharing, control, told))))
    assert falls(along(0, 1, lambda c: f32(privacy.breach_harm(1.0, told, float(c)))))
    assert privacy.breach_harm(1.0, told, 0.0) == privacy.breach_harm(1.0, 0.0, control) == 1.0


@given(share(), st.floats(0, 5), share(), share(), *map(of, ("gratitude.half_life_months", "gratitude.habit")))
def test_thanks_never_lower_gratitude_and_wear_off(
    now: float, thanks: float, lift: float, recognised: float, half_life: float, habit: float
) -> None:
    kept = f32(0.5 ** (1.0 / half_life))

    def after(n: float) -> float:
        return gratitude.gratitude_after(f32(now), kept, f32(n), f32(lift), f32(recognised))

    assert rises(along(0, 5, lambda n: after(float(n))))
    assert 0.0 <= after(thanks) <= 1.0
    assert falls(along(0, 4, lambda rate: f32(gratitude.lift_of_thanks(0.5, float(rate), 0.4, habit))))
    whole = along(0, 4, lambda rate: f32(float(rate) * gratitude.lift_of_thanks(0.5, float(rate), 0.4, habit)))
    assert rises(whole), "more thanks are never less in all"
