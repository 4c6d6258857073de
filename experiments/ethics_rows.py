"""The ethics scorecard of several policies as one table, for the screen and for reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from experiments.forms import plus_minus, shown
from experiments.report.words import Words
from experiments.scorecard import SCORES


def ethics_rows(policies: Mapping[str, Mapping[str, Any]], language: str) -> list[list[str]]:
    """Return a row a line of the scorecard, the head first; lines that are nothing under every policy are left out.

    Parameters
    ----------
    policies
        Estimates by line, by the name that heads the column.
    """
    words = Words(language)
    rows = [[words("scorecard.line"), *policies]]
    for score in SCORES:
        found = [lines.get(score.key) or {"mean": None} for lines in policies.values()]
        if any(item["mean"] for item in found):
            cells = [f"{shown(item['mean'], score.form)} {plus_minus(item, score.form)}".strip() for item in found]
            rows.append([words(f"score.{score.key}"), *cells])
    return rows
