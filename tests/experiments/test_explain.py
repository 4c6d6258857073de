from __future__ import annotations

import pytest

from experiments.catalog import entries, short
from experiments.compose import preview
from experiments.explain import EXAMPLES, explain, find
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.refusal import Refusal
from sim.declare import Declared
from sim.references import REFERENCES
from sim.world import Change, Shock


def test_a_lever() -> None:
    text = explain(["leaving.friction"])
    for part in (
        "leaving.friction: cancellation friction / 解約の障壁", "none | mild | aggressive", "(here it does nothing)",
        "aggressive aggressive", "B: borrowed", "policies.<name>.leaving.friction=...",
    ):  # fmt: skip
        assert part in text


def test_a_parameter() -> None:
    text = explain(["behaviour.trust.loss"])
    for part in ("0 to 0.6", "default   0.1", "0.03 to 0.15", "behaviour.trust.loss=...", "share a violation"):
        assert part in text


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("leaving.friction", "leaving.friction"),
        ("policies.aggressive.leaving.friction", "leaving.friction"),
        ("rivals.rival.policy.leaving.friction", "leaving.friction"),
        ("policies.aggressive.leaving.friction=mild", "leaving.friction"),
        ("behaviour.trust.loss", "behaviour.trust.loss"),
        ("hidden_fee", "pricing.hidden_fee"),
        ("replications", "replications"),
    ],
)
def test_keys_are_found_however_they_are_written(asked: str, key: str) -> None:
    assert find(asked).key == key


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("leaving.frction", "nearest: leaving.friction"),
        ("frction", "nearest: leaving.friction"),
        ("leaving", "is a group of keys"),
        ("loss_weight", "means several keys"),
        ("zzzzz", "no such key"),
    ],
)
def test_misses(asked: str, expected: str) -> None:
    with pytest.raises(Refusal) as refusal:
        find(asked)
    assert expected in str(refusal.value)


def test_the_table_lists_every_key() -> None:
    first_words = [line.split(" ")[0] for line in explain([]).splitlines()]
    assert set(entries()) <= set(first_words)


def test_every_number_is_explained() -> None:
    for entry in entries().values():
        assert entry.declaration.meaning or entry.declaration.type == "structure", entry.key
        if entry.declaration.kind in ("lever", "parameter"):
            assert entry.declaration.ja, entry.key
            assert entry.declaration.source in REFERENCES, entry.key


def test_every_place_is_an_override() -> None:
    for entry in entries().values():
        for place in entry.places:
            assert short(place) == entry.key
            assert for_hydra([f"{place.replace('<name>', 'x')}=1"], [conf_folder()])


@pytest.mark.parametrize(
    "key", ["workers", "seed", "customers", "replications", "conclusion.worlds", "compare.language"]
)
def test_a_setting_is_chosen_and_not_known(key: str) -> None:
    entry = entries()[key]
    assert (entry.declaration.kind, entry.declaration.grade, entry.declaration.source) == ("setting", "", "")
    assert not {"grade", "source"} & {line.split()[0] for line in explain([key]).splitlines()}


def test_a_switch_is_on_or_off() -> None:
    assert "default   on\n" in explain(["mechanisms.trust"])
    assert "switch switch" not in explain(["mechanisms.trust"])


@pytest.mark.parametrize(("key", "model"), [("timeline", Change), ("shocks", Shock)])
def test_lists_tell_their_fields_and_an_example_that_runs(key: str, model: type[Declared]) -> None:
    text = explain([key])
    for field in model.model_fields:
        assert f"\n    {field} " in text
    study, _ = preview([EXAMPLES[key]], conf_folder(), [])
    assert len(getattr(study.scenario(study.policies[-1]), key)) == 1


def test_the_table_fits_a_terminal() -> None:
    assert max(map(len, explain([]).splitlines())) <= 120
