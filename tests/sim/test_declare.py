"""Every number of a scenario is declared once, with what the command line, the docs and the sweeps need to know."""

from __future__ import annotations

import re

import pytest

from sim import Policy, Scenario
from sim.declare import Declaration, declarations
from sim.references import REFERENCES
from sim.world.timeline import Shock

ALL = [d for d in declarations(Scenario) if d.type != "structure"]
NUMBERS = [d for d in ALL if d.type in ("number", "integer")]
SHOCKS = [d for d in declarations(Shock) if d.kind == "parameter"]
LEVERS = [d for d in ALL if d.kind == "lever"]
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def name(declaration: Declaration) -> str:
    return declaration.key


def test_structures_are_the_known_ones() -> None:
    assert {d.key for d in declarations(Scenario) if d.type == "structure"} == {
        "rivals", "timeline", "shocks", "network.path"
    }  # fmt: skip


def test_keys_are_unique() -> None:
    assert len({d.key for d in ALL}) == len(ALL) > 80


@pytest.mark.parametrize("d", [*NUMBERS, *SHOCKS], ids=name)
def test_a_number_lies_in_its_bounds(d: Declaration) -> None:
    assert d.low is not None and d.high is not None
    assert d.low < d.high
    assert d.low <= d.default <= d.high
    if d.kind == "lever":
        assert d.low <= d.null <= d.high
    if d.sweep is not None:
        assert d.low <= d.sweep[0] <= d.sweep[1] <= d.high


@pytest.mark.parametrize("d", [*NUMBERS, *SHOCKS], ids=name)
def test_a_number_says_where_it_comes_from(d: Declaration) -> None:
    assert d.source in REFERENCES
    assert d.grade in {"M", "B", "A"}
    assert (d.grade == "M") <= (d.source != "assumed"), "nothing measured without a source"
    assert d.unit


@pytest.mark.parametrize("d", [*ALL, *SHOCKS], ids=name)
def test_everything_has_labels_and_a_meaning(d: Declaration) -> None:
    assert d.label.strip() and not JAPANESE.search(d.label)
    assert JAPANESE.search(d.ja), d.ja
    assert len(d.meaning) > 10


@pytest.mark.parametrize("d", LEVERS, ids=name)
def test_a_lever_has_a_cost_and_a_null(d: Declaration) -> None:
    assert d.cost
    assert d.null is not None
    if d.choices:
        assert d.null in d.choices


def test_levers_are_all_of_the_policy_and_nothing_else() -> None:
    assert {d.key for d in LEVERS} == {f"policy.{d.key}" for d in declarations(Policy)}


def test_labels_tell_levers_apart() -> None:
    for labels in ([d.label for d in LEVERS], [d.ja for d in LEVERS]):
        assert len(set(labels)) == len(labels)


def test_bounds_in_words() -> None:
    by_key = {d.key: d for d in ALL}
    assert by_key["policy.leaving.friction"].bounds == "none | mild | aggressive"
    assert by_key["policy.pricing.price"].bounds == "0.3 to 3"
    assert by_key["mechanisms.luck"].bounds == "true | false"
