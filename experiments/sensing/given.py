"""What moves an outcome, from the points that are there: for sweeps that were made for something else.

share of a lever = variance of the means over its values / variance of all cells

On a whole grid that is the first-order index of Sobol; where values are drawn and none comes twice, tenths of its range
stand for values. Levers that act together leave a rest that no single one explains. A lever that does nothing still has
a share by chance, (values - 1) / (cells - 1).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

BANDS = 10
"""Parts of equal count that stand for the values of a lever that has more of them than cells for each."""
FEWEST = 3


def shares(cells: pd.DataFrame, levers: list[str], outcome: str) -> pd.DataFrame:
    """Return how much of the variance between cells goes with each lever alone, the largest first.

    Parameters
    ----------
    cells
        One row a cell; cells without the outcome are left out.
    levers
        Columns of levers.
    outcome
        Column of the outcome.

    Returns
    -------
    pandas.DataFrame
        ``lever``, ``share`` (0 to 1) and ``by_chance``; empty with fewer than three cells, or where all are the same.

    Examples
    --------
    >>> grid = pd.DataFrame({"a": [0, 0, 1, 1], "b": [0, 1, 0, 1], "y": [0.0, 2.0, 1.0, 3.0]})
    >>> shares(grid, ["a", "b"], "y")["share"].tolist()
    [0.8, 0.2]
    """
    known = cells[np.isfinite(cells[outcome].to_numpy(float))]
    values = known[outcome].to_numpy(float)
    whole = ((values - values.mean()) ** 2).sum() if len(values) else 0.0
    if len(known) < FEWEST or whole <= 1e-18 * max((values**2).sum(), 1e-300):
        return pd.DataFrame({"lever": [], "share": [], "by_chance": []})
    rows = []
    for lever in levers:
        groups = _groups(known[lever])
        means = pd.Series(values).groupby(groups).transform("mean").to_numpy()
        n = len(np.unique(groups))
        if n > 1:
            share = float(((means - values.mean()) ** 2).sum() / whole)
            rows.append({"lever": lever, "share": share, "by_chance": (n - 1) / (len(values) - 1)})
    found = pd.DataFrame(rows, columns=["lever", "share", "by_chance"])
    return found.sort_values("share", ascending=False, kind="stable").reset_index(drop=True)


def _groups(lever: pd.Series) -> np.ndarray:
    codes, values = pd.factorize(lever)
    if pd.api.types.is_numeric_dtype(lever) and not pd.api.types.is_bool_dtype(lever) and 2 * len(values) > len(lever):
        order = lever.rank(method="average").to_numpy()
        n = max(min(BANDS, len(lever) // FEWEST), 2)
        return np.minimum(((order - 1) * n / len(lever)).astype(int), n - 1)
    return np.asarray(codes)
