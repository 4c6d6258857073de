"""Problems and support: the world's null is the switch off, and levers do nothing without their mechanism."""

from __future__ import annotations

from typing import Any

import pytest

from tests.paired.test_null import LEVERS, everywhere, pulled
from tests.worlds import differing

GOVERNED: dict[str, tuple[str, ...]] = {
    "problems": ("service.reliability", "service.proactive_share"),
    "support": ("service.support_capacity", "service.ease", "service.speed", "service.courtesy", "service.recovery"),
}
NULL_WORLDS: dict[str, dict[str, Any]] = {
    "problems": {"problems": {"rate": 0.0}},
    "support": {"support": {"complains": -40.0, "complains_severity": 0.0, "enquiries": 0.0, "days": 0.0}},
}


def nulls(mechanism: str) -> dict[str, Any]:
    return {key: LEVERS[key].null for key in GOVERNED[mechanism]}


@pytest.mark.parametrize("mechanism", GOVERNED)
def test_world_at_null_is_the_mechanism_off(mechanism: str) -> None:
    behaviour = NULL_WORLDS[mechanism]
    on = everywhere(nulls(mechanism), behaviour=behaviour)
    off = everywhere(nulls(mechanism), behaviour=behaviour, mechanisms={mechanism: False})
    assert differing(on, off) == []


@pytest.mark.parametrize("mechanism", GOVERNED)
def test_the_mechanism_matters(mechanism: str) -> None:
    assert differing(everywhere({}), everywhere({}, mechanisms={mechanism: False})) != []


@pytest.mark.parametrize(("mechanism", "key"), [(m, key) for m, keys in GOVERNED.items() for key in keys])
def test_levers_do_nothing_with_their_mechanism_off(mechanism: str, key: str) -> None:
    off = {mechanism: False}
    pull = nulls(mechanism) | {key: pulled(LEVERS[key])}
    assert differing(everywhere(nulls(mechanism), mechanisms=off), everywhere(pull, mechanisms=off)) == []
    assert differing(everywhere(nulls(mechanism)), everywhere(pull)) != [], "and something with it on"


def test_consistency_does_nothing_without_luck() -> None:
    costless = {"costs": {"consistency": 0.0}, "mechanisms": {"luck": False}}
    one, other = (everywhere({"service.consistency": x}, **costless) for x in (0.0, 0.7))
    assert differing(one, other) == []
