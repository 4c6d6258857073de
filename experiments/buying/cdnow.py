"""The purchases of CDNOW, read from the installed package lifetimes.

A tenth of the people who first bought at CDNOW in the first quarter of 1997, with all their purchases to June 1998:
the log on which models of buying have been compared ever since Fader and Hardie (2001), "Forecasting repeat sales at
CDNOW", Interfaces 31(3). The file is found by its path: the package's own loader no longer works with new tools.
"""

from __future__ import annotations

from datetime import date
from importlib import metadata
from pathlib import Path

import numpy as np

from experiments.buying.histories import Split
from experiments.buying.log import Log, made
from experiments.refusal import Refusal

WORD = "cdnow"
"""What is written in place of a path."""

FILE = "lifetimes/datasets/CDNOW_sample.txt"
SPLIT = Split(calibration=273, holdout=273, acquired=273)
"""Weeks 1 to 39 are fitted, 40 to 78 judged, as published."""

PUBLISHED = {
    "Pareto/NBD": {"mape": 1.3, "rmse": 1.603, "table": 0.107},
    "BG/NBD": {"mape": 2.6, "rmse": 1.608, "table": 0.097},
}
"""Scores of the peers on this split, as others have reported them."""


def path() -> Path:
    """Return where the log lies.

    Raises
    ------
    Refusal
        If the package is not installed, or it has no such file.
    """
    hint = "pip install 'kizuna[data]'"
    try:
        package = metadata.distribution("lifetimes")
    except metadata.PackageNotFoundError:
        raise Refusal(
            "calibrate.data", "needs the extra packages of kizuna[data]", found="no lifetimes", hint=hint
        ) from None
    found = Path(str(package.locate_file(FILE)))
    if not found.is_file():
        raise Refusal("calibrate.data", f"lifetimes {package.version} has no file {FILE}", found=WORD,
                      allowed="lifetimes 0.11.3", hint=hint)  # fmt: skip
    return found


def read() -> Log:
    """Return the log: 2,357 customers, 6,919 purchases on 6,696 different days of theirs."""
    rows = [line.split() for line in path().read_text(encoding="ascii").splitlines() if line.strip()]
    days = np.array([date(int(row[2][:4]), int(row[2][4:6]), int(row[2][6:])).toordinal() for row in rows])
    amounts = np.array([float(row[4]) for row in rows])
    return made("CDNOW", [row[1] for row in rows], days, amounts, start=date.fromordinal(int(days.min())),
                notes=(("cdnow", {}),))  # fmt: skip
