"""What is said of both designs: labels, tables, and how the response lies over the ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.catalog import entries, short
from experiments.report.words import Words
from experiments.sensing.factors import label
from experiments.sweeping.words import outcome_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from experiments.assumptions.drawing import Unknown
    from experiments.study import Study


def names_of(study: Study, outcome: str, language: str) -> dict[str, Any]:
    """Return the words that most sentences need."""
    words = Words(language)
    return {
        "treatment": words.policy(study.policies[0]), "baseline": words.policy(study.baseline),
        "outcome": outcome_label(language, outcome), "month": study.scenario(study.baseline).horizon_months,
    }  # fmt: skip


def labelled(found: pd.DataFrame, chosen: Sequence[Unknown], language: str) -> pd.DataFrame:
    """Put before what was found: key, label, unit and range of each factor."""
    units = [entries()[short(item.key)].declaration.unit for item in chosen]
    columns = {
        "key": [item.key for item in chosen], "label": [label(item.key, language) for item in chosen], "unit": units,
        "low": [item.low for item in chosen], "high": [item.high for item in chosen],
    }  # fmt: skip
    for place, (name, values) in enumerate(columns.items()):
        found.insert(place, name, values)
    return found


def bracketed(middle: float, low: float, high: float) -> str:
    """Write a share in per cent with its interval."""
    if not np.isfinite(low):
        return f"{100 * middle:.1f}"
    return f"{100 * middle:.1f} [{100 * low:.1f}, {100 * high:.1f}]"
