"""Every concept of the source documents is carried by something, and what carries it acts.

``docs/coverage.csv`` names carriers as ``kind:name``. A lever changes something recorded when moved off its null; a
state differs between people; an outcome is recorded and not constant; a switch and a parameter of the world change
something; a preset composes and runs; an experiment is known. Only a heading is carried by nothing, and says so in
its note.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from experiments.alone import context
from experiments.carriers import KINDS as KINDS_OF_CARRIERS
from experiments.carriers import NOTHING_ACTS, concepts, labels, link
from experiments.compose import preview
from experiments.glossary_page import glossary_pages
from experiments.measured import names, values
from experiments.overrides import for_hydra
from experiments.place import conf_folder, groups
from experiments.registry import KINDS
from sim import Result, RetentionModel, Scenario, run
from sim.customers import columns
from sim.declare import Declaration, declarations
from sim.policy import Policy
from sim.twin_worlds import Twins, twins
from tests.worlds import (
    allied,
    busy,
    contested,
    differing,
    festive,
    rewarding,
    rewarding_under_contract,
    settled,
    shifting,
    silent,
    watched,
)

PLACE = Path(__file__).parents[2] / "docs" / "coverage.csv"
WORLDS = (busy, rewarding, silent, rewarding_under_contract, watched, settled, allied, shifting, contested, festive)
LEVERS = {declared.key: declared for declared in declarations(Policy)}
NUMBERS = {declared.key: declared for declared in declarations(Scenario)}
CONF = conf_folder()


def rows() -> list[dict[str, str]]:
    with PLACE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def carriers(kind: str) -> list[str]:
    """Return what carries anything, each once, by name."""
    found = {carrier for row in rows() for carrier in row["carried_by"].split()}
    return sorted(name for what, _, name in (carrier.partition(":") for carrier in found) if what == kind)


@cache
def base(number: int) -> Result:
    return run(WORLDS[number]())


@cache
def both(number: int) -> Twins:
    return twins({"one": WORLDS[number]()}, replications=2)


@cache
def people(number: int) -> RetentionModel:
    model = RetentionModel(WORLDS[number]())
    model.run()
    return model


def moves(change: dict[str, Any], number: int) -> bool:
    """Tell whether a change of one of the worlds changes anything recorded by month."""
    scenario = WORLDS[number]()
    changed = Scenario.model_validate(merged(scenario.model_dump(), change))
    return any(name.startswith("months") for name in differing(base(number), run(changed)))


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return nested values with others laid over them."""
    both = dict(below)
    for key, value in above.items():
        both[key] = merged(below[key], value) if isinstance(value, dict) and isinstance(below.get(key), dict) else value
    return both


def nested(key: str, value: Any) -> dict[str, Any]:
    for part in reversed(key.split(".")):
        value = {part: value}
    return dict(value)


def ends(declared: Declaration) -> list[Any]:
    """Return admissible values of a number far from its default."""
    if declared.choices:
        return [choice for choice in declared.choices if choice != declared.default]
    if isinstance(declared.default, bool):
        return [not declared.default]
    assert declared.low is not None and declared.high is not None
    between = declared.low + 0.3 * (declared.high - declared.low)
    return [type(declared.default)(value) for value in (between, declared.high, declared.low)]


def test_the_table_names_every_concept_once() -> None:
    ids = [row["concept"] for row in rows()]
    assert [name for name, n in Counter(ids).items() if n > 1] == []
    assert ids == sorted(ids) and len(ids) == 317
    for row in rows():
        for carrier in row["carried_by"].split():
            kind, _, name = carrier.partition(":")
            assert kind in KINDS_OF_CARRIERS and name, f"{row['concept']}: {carrier}"
        assert bool(row["carried_by"]) != (row["note"] == NOTHING_ACTS), f"{row['concept']} is carried by nothing"
        assert row["term"] and row["term_ja"], row["concept"]


def test_every_carrier_has_a_label_in_both_languages_and_a_page() -> None:
    for concept in concepts():
        for carrier in concept.carriers:
            english, japanese = labels(carrier)
            assert english and japanese and english != japanese, carrier
            assert (PLACE.parent / link(carrier)).is_file(), carrier


def test_the_glossary_is_up_to_date() -> None:
    whole = glossary_pages()
    for name, text in whole.items():
        assert (PLACE.parent / name).read_text(encoding="utf-8") == text, "run make docs"
    for concept in concepts():
        assert any(concept.term_ja in text for text in whole.values()), concept.key


@pytest.mark.parametrize("key", carriers("lever"))
def test_levers_act(key: str) -> None:
    """Beside what gives it something to do, a value off the null changes what is recorded."""
    concern, _, name = key.partition(".")
    beside = context(key)
    null = LEVERS[key].null
    for world in (busy, silent):
        scenario = world().model_dump()
        still = merged(scenario, {"policy": merged(Policy().model_dump(), merged(beside, {concern: {name: null}}))})
        one = run(Scenario.model_validate(still))
        for value in ends(LEVERS[key]):
            try:
                other = Scenario.model_validate(merged(still, {"policy": {concern: {name: value}}}))
            except ValueError:  # at odds with another lever
                continue
            if any(part.startswith("months") for part in differing(one, run(other))):
                return
    pytest.fail(f"{key} changes nothing")


@pytest.mark.parametrize("name", carriers("state"))
def test_states_differ_between_people(name: str) -> None:
    assert name in columns(is_buying=True)
    for number in range(len(WORLDS)):
        found = people(number)
        try:
            column = found.customers[name]
        except KeyError:
            continue
        if np.unique(column).size > 1:
            return
    pytest.fail(f"{name} is alike for everybody")


@pytest.mark.parametrize("name", carriers("outcome"))
def test_outcomes_are_recorded_and_vary(name: str) -> None:
    for number in range(len(WORLDS)):
        months = base(number).months
        if name in months:
            if np.unique(months[name][np.isfinite(months[name])]).size > 1:
                return
        else:
            assert name in names(), f"{name} is recorded nowhere"
            found = [values(both(number), "one", name, month) for month in (3, WORLDS[number]().horizon_months)]
            if np.unique([value for value in np.ravel(found) if np.isfinite(value)]).size > 1:
                return
    pytest.fail(f"{name} never varies")


@pytest.mark.parametrize("name", carriers("mechanism"))
def test_mechanisms_act(name: str) -> None:
    assert any(moves({"mechanisms": {name: False}}, number) for number in range(len(WORLDS)))


@pytest.mark.parametrize("key", carriers("world"))
def test_parameters_of_the_world_act(key: str) -> None:
    for number in range(len(WORLDS)):
        for value in ends(NUMBERS[key]):
            try:
                if moves(nested(key, value), number):
                    return
            except ValueError:  # at odds with others
                continue
    pytest.fail(f"{key} changes nothing")


@pytest.mark.parametrize("preset", carriers("preset"))
def test_presets_compose_and_run(preset: str) -> None:
    group, _, name = preset.partition("/")
    assert name in groups(CONF)[group]
    chosen = f"policy=[{name}]" if group == "policy" else f"{group}={name}"
    small = ("customers=50", "horizon_months=3", "market.burn_in_months=0", "replications=1")
    study = preview(for_hydra([chosen, *small], [CONF]), CONF, [])[0]
    result = run(study.scenario(study.baseline))
    assert np.isfinite(result.months["profit"]).all()


@pytest.mark.parametrize("name", carriers("experiment"))
def test_experiments_are_known(name: str) -> None:
    assert name in KINDS
    assert name in groups(CONF)["experiment"]
