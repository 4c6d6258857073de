"""All levers of a mechanism at null with the mechanism on are the mechanism switched off, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from sim import Policy, Result, Scenario, run
from sim.declare import Declaration, declarations
from sim.world import Mechanisms
from tests.worlds import REWARDS, busy, differing, rewarding, rewarding_under_contract

LEVERS = {d.key: d for d in declarations(Policy)}

GOVERNS: dict[str, tuple[str, ...]] = {
    "price": ("pricing.price", "pricing.hidden_fee", "pricing.walk", "pricing.welcome_discount",
              "pricing.welcome_months", "pricing.promotion", "pricing.grandfathering", "pricing.price_promise",
              "leaving.save_depth"),
    "violations": ("pricing.hidden_fee", "pricing.walk", "promise.overpromise"),
    "contact": ("contact.frequency",),
    "saving": ("leaving.save_share", "leaving.save_depth", "leaving.save_months", "leaving.campaign_reach",
               "leaving.campaign_target"),
    "friction": ("leaving.friction",),
    "renewal": ("leaving.renewal_notice",),
    "closeness": ("contact.frequency",),
    "consent": ("contact.frequency", "contact.consent", "privacy.personalisation", "privacy.data_sharing"),
    "dialogue": ("contact.two_way",),
    "pressure": ("contact.pressure",),
    "privacy": ("privacy.personalisation", "privacy.data_sharing", "privacy.control", "privacy.transparency",
                "privacy.security"),
    "gratitude": ("contact.gratitude", "contact.gratitude_channel", "contact.recognition"),
    "mastery": ("service.onboarding", "service.customer_success"),
    "community": ("community.forum", "community.events", "community.moderation"),
    "insight": ("privacy.personalisation", "contact.two_way", "community.forum", "learning.feedback_collect"),
}  # fmt: skip
"""Which levers do nothing else than through a mechanism."""
INERT = {
    **GOVERNS,
    "price": (
        "pricing.price", "pricing.walk", "pricing.welcome_discount", "pricing.welcome_months", "pricing.promotion",
    ),
    "closeness": (),
    "consent": ("contact.consent",),
    "insight": (),
}  # fmt: skip
OWN_SHOCK = {"privacy": "breach"}
"""What happens through a mechanism whatever the levers: left out where they are at null."""
WORLDLY: dict[str, dict[str, Any]] = {
    "luck": {"experience": {"noise": 0.0}},
    "expectation": {"expectation": {"speed": 0.0}},
    "rivalry": {"wanting": {"rival_quality": 0.0}},
    "deal_training": {"deals": {"weight": 0.0}},
    "word_of_mouth": {
        "word_of_mouth": {
            "speaks_well": -12.0,
            "speaks_ill": -12.0,
            "satisfaction": 0.0,
            "resentment": 0.0,
            "proof": 0.0,
        },
        "community": {"reads": 0.0},
    },
    "social_churn": {"social_churn": {"weight": 0.0}},
    "referral": {"referral": {"chance": 0.0}},
    "fairness": {"fairness": {"tells": 0.0}},
}
"""Mechanisms of the world, and the values at which they do nothing."""


def policy(levers: dict[str, Any], base: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return a policy of dotted levers on top of another."""
    made = {concern: dict(values) for concern, values in (base or {}).items()}
    for key, value in levers.items():
        concern, _, lever = key.partition(".")
        made.setdefault(concern, {})[lever] = value
    return made


def everywhere(levers: dict[str, Any], **others: Any) -> Result:
    """Run the busy market with some levers set alike in every company, and nothing changing in the course."""
    world = busy()
    rivals = {name: {"policy": policy(levers, r.policy.model_dump())} for name, r in world.rivals.items()}
    own = policy(levers, world.policy.model_dump())
    return run(busy(policy=own, rivals=rivals, timeline=[], **others))


def differences(one: Result, other: Result) -> list[str]:
    """Return what differs; attitudinal loyalty is no mechanism of behaviour."""
    return differing(one, other)


@pytest.mark.parametrize("mechanism", GOVERNS)
def test_levers_at_null_are_the_mechanism_off(mechanism: str) -> None:
    nulls = {key: LEVERS[key].null for key in GOVERNS[mechanism]}
    calm = {"shocks": [s.model_dump() for s in busy().shocks if s.kind != OWN_SHOCK.get(mechanism)]}
    on = everywhere(nulls, **calm)
    off = everywhere(nulls, mechanisms={mechanism: False}, **calm)
    assert differences(on, off) == []


@pytest.mark.parametrize("mechanism", INERT)
def test_the_mechanism_matters(mechanism: str) -> None:
    """The test above proves nothing about a switch that does nothing."""
    assert differences(everywhere({}), everywhere({}, mechanisms={mechanism: False})) != []


def pulled(lever: Declaration) -> Any:
    """Return a value at which the lever does something."""
    if lever.choices:
        return lever.choices[-1]
    assert lever.low is not None and lever.high is not None
    return type(lever.default)(lever.low + 0.3 * (lever.high - lever.low))


@pytest.mark.parametrize(
    ("mechanism", "key"), [(m, key) for m, keys in INERT.items() for key in keys if m != "violations"]
)
def test_levers_do_nothing_with_their_mechanism_off(mechanism: str, key: str) -> None:
    off = {mechanism: False}
    nulls = {k: LEVERS[k].null for k in GOVERNS[mechanism]}
    assert (
        differences(everywhere(nulls, mechanisms=off), everywhere(nulls | {key: pulled(LEVERS[key])}, mechanisms=off))
        == []
    )


@pytest.mark.parametrize("mechanism", WORLDLY)
def test_world_at_null_is_the_mechanism_off(mechanism: str) -> None:
    on = everywhere({}, behaviour=WORLDLY[mechanism])
    off = everywhere({}, behaviour=WORLDLY[mechanism], mechanisms={mechanism: False})
    assert differences(on, off) == []


def test_no_failed_payments() -> None:
    on = everywhere({}, population={"involuntary": 0.0})
    assert differences(on, everywhere({}, population={"involuntary": 0.0}, mechanisms={"involuntary": False})) == []
    assert on.months["left_involuntarily"].sum() == 0


def test_still_reputations() -> None:
    market = {"burn_in_months": 8, "outside_share": 0.25, "reputation_speed": 0.0}
    assert (
        differences(everywhere({}, market=market), everywhere({}, market=market, mechanisms={"reputation": False}))
        == []
    )


def test_nobody_searches_and_nothing_attracts() -> None:
    """With offers far out of reach nobody joins, so only who looks in vain differs from who never looks."""
    behaviour = {"joining": {"search": 0.0, "base": -6.0, "quality": 0.0}}
    on = everywhere({}, behaviour=behaviour)
    off = everywhere({}, behaviour=behaviour, mechanisms={"returning": False})
    stays = on.customers["company"] == off.customers["company"]
    assert on.months["joined"].sum() == (~stays).sum() or on.months["joined"].sum() < 5
    assert off.months["joined"].sum() == 0


def test_measuring_loyalty_changes_nothing_else() -> None:
    different = differing(everywhere({}), everywhere({}, mechanisms={"loyalty": False}))
    assert different == ["months.loyalty"]


@pytest.mark.parametrize("world", [rewarding, rewarding_under_contract])
def test_programmes_not_offered_are_the_mechanism_off(world: Callable[..., Scenario]) -> None:
    """Whatever the other rules say."""
    made = world()
    rules = {"programme": {**made.policy.programme.model_dump(), "offered": False}}
    rivals = {
        name: {"policy": {**rival.policy.model_dump(), "programme": {**REWARDS[name], "offered": False}}}
        for name, rival in made.rivals.items()
    }
    idle = {"policy": {**made.policy.model_dump(), **rules}, "rivals": rivals, "timeline": []}
    on, off = run(world(**idle)), run(world(**idle, mechanisms={"programme": False}))
    assert differing(on, off) == []
    switched_off = run(world(timeline=[], mechanisms={"programme": False}))
    assert differing(switched_off, off) == [], "off, it does not matter what is offered"
    assert differing(run(world(timeline=[])), off) != []


def test_every_switch_is_covered() -> None:
    here = {
        *GOVERNS,
        *WORLDLY,
        "involuntary",
        "reputation",
        "returning",
        "loyalty",
        "satisfaction",
        "trust",
        "resentment",
        "problems",  # tests/paired/test_service.py
        "support",
        "programme",
        "regulator",  # tests/sim/test_regulator.py
        "planning",  # tests/sim/test_planning.py
        "association",  # tests/sim/test_association.py
        "feedback",  # tests/sim/test_feedback.py
        "evolution",  # tests/sim/test_evolution.py
        "advertising",  # tests/sim/test_rivals.py
        "poaching",
        "occasions",  # tests/paired/test_occasions.py
    }
    assert here == set(Mechanisms.model_fields)


def test_every_lever_has_a_null_at_which_all_is_neutral() -> None:
    nulls = {key: lever.null for key, lever in LEVERS.items()}
    assert differing(run(busy(policy=policy(nulls))), run(busy(policy={}))) == []


@pytest.mark.parametrize(
    ("mechanism", "column", "held_at"),
    [("satisfaction", "satisfaction", 0.6), ("trust", "trust", "disposition"), ("resentment", "resentment", 0.0)],
)
def test_an_attitude_switched_off_stands_still(mechanism: str, column: str, held_at: float | str) -> None:
    people = everywhere({}, mechanisms={mechanism: False}).customers
    expected = people[held_at] if isinstance(held_at, str) else held_at
    is_customer = ~np.isnan(people[column])  # those with no company have no attitude
    assert is_customer.any()
    assert abs(people[column] - expected)[is_customer].max() < 1e-6
