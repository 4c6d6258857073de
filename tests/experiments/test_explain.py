from __future__ import annotations

import pytest

from experiments.catalog import entries, short
from experiments.explain import explain, find
from experiments.overrides import for_hydra
from experiments.place import conf_folder
from experiments.refusal import Refusal
from sim.references import REFERENCES


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
