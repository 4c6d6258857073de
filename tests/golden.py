"""The golden run: exact numbers of one small market. Refresh them with ``python -m tests.golden``.

An edit that moves them is either a fault or a change of the science; the latter gets a line in CHANGELOG.md tagged
NUMBERS. The file holds sums that people can read, and a hash of all bytes that they cannot.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from sim import Result, run
from tests.worlds import busy, hashes

PLACE = Path(__file__).with_name("golden.json")
COUNTED = (
    "customers", "joined", "returned", "left", "left_involuntarily", "attempts", "stuck", "offers", "accepted",
)  # fmt: skip
MEASURED = ("satisfaction", "trust", "resentment", "loyalty", "reputation")
ADDED = ("revenue", "cost", "profit", "surplus")


def golden() -> dict[str, Any]:
    """Run the busy market and return what must not change unnoticed."""
    return summary(run(busy(customers=1_000)))


def summary(result: Result) -> dict[str, Any]:
    """Return a few outcomes of every company, exact, and a hash of all."""
    months = result.months
    everything = "".join(f"{name}:{digest}" for name, digest in sorted(hashes(result).items()))
    return {
        "counts": {name: months[name].sum(axis=0).tolist() for name in COUNTED},
        "last month": {name: [float(x) for x in months[name][-1]] for name in MEASURED},
        "sums": {name: [float(x) for x in months[name].sum(axis=0)] for name in ADDED},
        "first leaves": np.bincount(result.customers["first_left"].clip(0, 17), minlength=18)[1:17].tolist(),
        "all bytes": hashlib.sha256(everything.encode()).hexdigest()[:16],
    }


def main() -> None:
    """Write the golden numbers and say which of them moved."""
    before = json.loads(PLACE.read_text(encoding="utf-8")) if PLACE.exists() else {}
    after = golden()
    PLACE.write_text(json.dumps(after, indent=1) + "\n", encoding="utf-8")
    moved = [group for group in after if after[group] != before.get(group)]
    if moved:
        print(f"moved: {', '.join(moved)}. Say why in CHANGELOG.md, on a line tagged NUMBERS.")
    else:
        print("nothing moved")


if __name__ == "__main__":
    main()
