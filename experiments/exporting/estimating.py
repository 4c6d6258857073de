"""What a plain analyst would tell from the tables: differences in means, with intervals."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pandas as pd
from scipy import stats

from experiments.exporting.frames import GROUPINGS, OUTCOMES

ALL = "all"


def difference(values: np.ndarray, treated: np.ndarray) -> tuple[float, float]:
    """Return the difference in means and its standard error (Welch); NaN where an arm has fewer than two people."""
    one, other = values[treated].astype(np.float64), values[~treated].astype(np.float64)
    if min(len(one), len(other)) < 2:
        return float("nan"), float("nan")
    return float(one.mean() - other.mean()), sqrt(one.var(ddof=1) / len(one) + other.var(ddof=1) / len(other))


def differences(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return true effects and what each table tells: a row an outcome, group and table.

    Columns: ``outcome``, ``grouping``, ``group`` ("all" is everybody), ``design`` (name of the table), ``people``,
    ``truth``, ``estimate``, ``low`` and ``high`` (95 % interval).
    """
    z = float(stats.norm.ppf(0.975))
    rows = []
    for design, table in tables.items():
        treated = table["treated"].to_numpy(bool)
        groups = [(ALL, ALL, np.ones(len(table), bool))]
        groups += [
            (name, str(group), (table[name] == group).to_numpy())
            for name in GROUPINGS
            for group in table[name].cat.categories
        ]
        for outcome in OUTCOMES:
            for grouping, group, who in groups:
                if not who.any():
                    continue
                found, error = difference(table[outcome].to_numpy()[who], treated[who])
                rows.append(
                    {
                        "outcome": outcome, "grouping": grouping, "group": group, "design": design,
                        "people": int(who.sum()), "truth": float(table[f"effect_on_{outcome}"].to_numpy()[who].mean()),
                        "estimate": found, "low": found - z * error, "high": found + z * error,
                    }
                )  # fmt: skip
    return pd.DataFrame(rows)
