"""The sentence over the desk says what the numbers say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from experiments.app.desk import answer, headline

MONTHS = 24


def comparison(gap: np.ndarray) -> Any:
    """Return a comparison of which only paired differences are asked."""
    return SimpleNamespace(
        paired=lambda outcome, name: gap, baseline="b", treatments=("a",), twins=SimpleNamespace(seeds=(1,))
    )


def noisy(line: np.ndarray) -> np.ndarray:
    return line + np.array([[-0.02], [0.0], [0.02], [0.01], [-0.01]])


@pytest.mark.parametrize(
    ("line", "found", "english", "japanese"),
    [
        (np.zeros(MONTHS), answer.Lead("", True), "on profit there is no difference", "利益に差はない"),
        (np.linspace(1, 2, MONTHS), answer.Lead("a", True), "A leads on profit throughout", "利益では終始Aが優位"),
        (np.linspace(-1, -2, MONTHS), answer.Lead("b", True), "B leads on profit throughout", "利益では終始Bが優位"),
        (np.linspace(1, -1, MONTHS), answer.Lead("b", True, "a", 12),
         "A leads on profit until month 12; after that B leads", "利益では12か月目までAが優位、その後はBが優位"),
        (np.linspace(-0.001, 0.001, MONTHS), answer.Lead("a", False),
         "on profit A is ahead on average, not clearly", "利益では平均でAが上だが、差は明らかでない"),
        (np.concatenate([np.full(20, 1.0), np.full(4, 0.005)]), answer.Lead("a", False, "a", 20),
         "A leads on profit until month 20; at the end nobody leads clearly",
         "利益では20か月目までAが優位、最後は明らかな差なし"),
    ],
)  # fmt: skip
def test_who_leads_and_until_when(line: np.ndarray, found: answer.Lead, english: str, japanese: str) -> None:
    gap = np.zeros((5, MONTHS)) if not line.any() else noisy(line)
    assert answer.lead(comparison(gap), "a", "profit") == found
    for language, text in (("en", english), ("ja", japanese)):
        assert headline._clause(found, language, "profit", str.upper) == text
