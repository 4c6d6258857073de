from __future__ import annotations

import re

import pytest

from experiments.cohorts.sentences import parameter
from experiments.cohorts.words import TEXTS, Words


def test_both_languages_name_the_same_values() -> None:
    for key, (english, japanese) in TEXTS.items():
        assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", japanese)), key


@pytest.mark.parametrize(
    ("low", "high", "is_fitted", "opens", "words"),
    [
        (0.1, 0.3, True, (False, False), "95 % interval 0.1 to 0.3"),
        (0.001, 0.95, True, (True, True), "do not pin it down; any value from 0.001 to 0.95 fits (best 0.2)"),
        (0.001, 0.3, True, (True, False), "only bound it from above, at 0.3"),
        (0.1, 0.95, True, (False, True), "only bound it from below, at 0.1"),
        (0.1, 0.95, False, (False, True), "held at 0.2 (assumed): freed, it would not be pinned down"),
        (0.3, 0.95, False, (False, True), "held at 0.2 (assumed), though the data speak against it"),
    ],
)
def test_what_the_data_say_of_a_parameter(
    low: float, high: float, is_fitted: bool, opens: tuple[bool, bool], words: str
) -> None:
    row = {"parameter": "notice", "low": low, "high": high, "is_fitted": is_fitted, "is_open_below": opens[0],
           "is_open_above": opens[1], "is_pinned_down": not any(opens)}  # fmt: skip
    answer = {"best_fit": {"notice": 0.2}, "assumed": {"held": {"notice": 0.2}}}
    assert words in parameter(row, answer, Words("en"))
