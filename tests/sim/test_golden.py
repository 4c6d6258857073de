"""The numbers of one small market, exactly as they were when somebody last meant to change them."""

from __future__ import annotations

import json

import pytest

from tests.golden import PLACE, golden

EXPECTED = json.loads(PLACE.read_text(encoding="utf-8"))


def test_readable_numbers() -> None:
    """First what a person can compare; floats to a part in a million, in case another processor rounds otherwise."""
    found = golden()
    assert found["counts"] == EXPECTED["counts"]
    assert found["first leaves"] == EXPECTED["first leaves"]
    for group in ("last month", "sums"):
        for name, values in EXPECTED[group].items():
            assert found[group][name] == pytest.approx(values, rel=1e-6), name


def test_every_byte() -> None:
    assert golden()["all bytes"] == EXPECTED["all bytes"], (
        "numbers moved: if that was meant, run `python -m tests.golden` and say why in CHANGELOG.md (NUMBERS)"
    )
