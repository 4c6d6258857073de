"""What replications of a ladder come to: every number with its interval, and which finding is clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.programmes import ladder_landing as landing
from experiments.programmes.ladder_pressure import EDGES, masses
from experiments.statistics import t_interval

if TYPE_CHECKING:
    import pandas as pd

    from experiments.statistics import Estimate


def sign(interval: dict[str, Any]) -> int:
    """Return 1 or -1 where an interval leaves zero out, and 0 where it does not or there is none.

    Examples
    --------
    >>> sign({"mean": 1.0, "low": 0.5, "high": 1.5}), sign({"mean": 1.0, "low": -0.5, "high": 2.5})
    (1, 0)
    """
    if interval["low"] is None or interval["low"] <= 0 <= interval["high"]:
        return 0
    return 1 if interval["low"] > 0 else -1


def answer(tables: dict[str, pd.DataFrame], within: float) -> dict[str, Any]:
    """Return what the tables say.

    Parameters
    ----------
    tables
        As from ``ladder.gathered``.
    within
        How far below a tier it presses, in parts of the threshold.
    """
    return {
        "pressure": {
            **_gaps(tables["gaps"]),
            "bunching": _bunching(tables["bunching"], within),
            "beyond_need": {name: _over(tables["beyond"], name) for name in ("visits", "volume", "surplus", "npv")},
            "matched": _over(tables["beyond"], "matched"),
        },
        "thresholds": _thresholds(tables["thresholds"]),
        "landing": _landing(tables["demoted"], tables["landing"]),
    }


def _over(rows: pd.DataFrame, name: str) -> dict[str, Any]:
    return t_interval(rows[name].to_numpy(float)).plain()


def _gaps(table: pd.DataFrame) -> dict[str, Any]:
    """Rows come in the order of gaps, then those in reach of pressure, then the others."""
    per = table.groupby("replication").cumcount()
    names = [n for n in table.columns if n not in ("replication", "low", "high")]
    rows = [
        {"low": float(rows["low"].iloc[0]), "high": float(rows["high"].iloc[0]), **{n: _over(rows, n) for n in names}}
        for _, rows in table.groupby(per)
    ]
    whole = len(EDGES) - 1
    return {"gaps": rows[:whole], "near": rows[whole], "far": rows[whole + 1]}


def _bunching(table: pd.DataFrame, within: float) -> dict[str, Any]:
    """Return masses by truth (the twin) and as guessed from the pressed histogram alone."""
    found: dict[str, list[float]] = {}
    for _, rows in table.groupby("replication"):
        for how in ("usual", "fitted"):
            for kind, value in masses(rows["pressed"].to_numpy(), rows[how].to_numpy(), within).items():
                found.setdefault(f"{kind}_{how}", []).append(value)
    return {name: t_interval(np.array(values)).plain() for name, values in found.items()}


def _thresholds(table: pd.DataFrame) -> dict[str, Any]:
    names = [n for n in table.columns if n not in ("replication", "multiple")]
    rows: list[dict[str, Any]] = [
        {"multiple": float(str(m)), **{n: _over(group, n) for n in names}}
        for m, group in table.groupby("multiple", sort=True)
    ]
    best: float = max(rows, key=lambda row: row["npv"]["mean"])["multiple"]
    wide = table.pivot(index="replication", columns="multiple", values="npv")
    leads = {float(str(m)): t_interval((wide[best] - wide[m]).to_numpy(float)).plain() for m in wide if m != best}
    level_with = [m for m, lead in leads.items() if sign(lead) <= 0]
    return {
        "rows": rows, "best": best, "leads": [{"over": m, **lead} for m, lead in leads.items()],
        "not_clearly_below": level_with, "is_clear": bool(leads) and not level_with,
        "is_edge": len(rows) > 1 and best in (rows[0]["multiple"], rows[-1]["multiple"]),
    }  # fmt: skip


SUMS = ("trust", "visits", "still", "value", "all_npv", "all_benefits")


def _landing(demoted: pd.DataFrame, curves: pd.DataFrame) -> dict[str, Any]:
    def gap(one: str, other: str, name: str) -> Estimate:
        wide = demoted.pivot(index="replication", columns="world", values=name)
        return t_interval((wide[one] - wide[other]).to_numpy(float))

    found = {
        world: {name: gap(world, landing.DROP, name).plain() for name in SUMS}
        for world in landing.WORLDS if world != landing.DROP
    }  # fmt: skip
    drop = demoted[demoted["world"] == landing.DROP]
    below = {name: gap(landing.DROP, "unpromoted", name).plain() for name in ("trust", "visits", "still")}
    again = {
        world: _over(demoted[demoted["world"] == world], "demoted") for world in landing.SOFT
    }  # fmt: skip
    return {
        "people": float(drop["people"].sum()), "fell_far": _over(drop, "far"), "against_drop": found,
        "demoted_all_the_same": again, "drop_against_unpromoted": below, "ends": _ends(curves),
        **_softest(found, gap),
    }  # fmt: skip


def _ends(curves: pd.DataFrame) -> dict[str, Any]:
    """Return losing a tier at once against never having risen: before, in the month after it, in the last followed."""
    wide = {n: curves.pivot(index=["replication", "age"], columns="world", values=n) for n in landing.KEPT}
    gaps = {n: (t[landing.DROP] - t["unpromoted"]).unstack("age") for n, t in wide.items()}
    ages = {"before": -1, "first": 1, "last": int(curves["age"].max())}
    return {
        when: {n: t_interval(g[age].to_numpy(float)).plain() for n, g in gaps.items()} for when, age in ages.items()
    }


def _softest(found: dict[str, Any], gap: Any) -> dict[str, Any]:
    """Return which landing that demotes keeps most trust, and whether that is clear against falling and the next."""
    if any(found[world]["trust"]["mean"] is None for world in landing.SOFT):
        return {"softest": None, "is_soft": False, "is_clear": False}
    order = sorted(landing.SOFT, key=lambda world: -found[world]["trust"]["mean"])
    lead = gap(order[0], order[1], "trust").plain()
    is_soft = sign(found[order[0]]["trust"]) > 0
    return {
        "softest": order[0], "next": order[1], "lead": lead, "is_soft": is_soft,
        "is_clear": is_soft and sign(lead) > 0,
    }  # fmt: skip
