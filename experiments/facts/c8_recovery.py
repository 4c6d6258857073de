"""C8: recovery lifts satisfaction, even above no failure, but keeps no more than no failure; and speed matters.

Source: de Matos, Henrique and Rossi (2007), a meta-analysis; Dillard and Bates (2011): 47 % of the lost were regained
within 90 days, 30 % in 90 to 180 days, almost nobody untreated. All customers of an established market suffer one
failure and no other problem, and complain, as in those studies; it is not settled at all, or settled at several speeds
and with more or less courtesy and compensation. The studies compare persons, so nobody talks to anybody here: what
thousands tell of a failure would come on top. Regained is the share of those lost to the failure who are still there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

HORIZON = 14
SEVERITIES = (0.15, 0.3, 0.5)
ONE_FAILURE = {
    "mechanisms.problems": False, "behaviour.support.complains": 8.0, "policy.service.support_capacity": 1.0,
    "network.ties": 0,
}  # fmt: skip
FAILS = 2
"""Month of the failure; a queue is answered as last month left it, so a company without support has none by then."""
EARLY_DAYS, LATE_DAYS = 45.0, 135.0
LAVISH = {"policy.service.speed": 10.0, "policy.service.courtesy": 1.0, "policy.service.recovery": 3.0}
GOOD = {"policy.service.courtesy": 1.0, "policy.service.recovery": 0.5}
UNTREATED = {"policy.service.support_capacity": 0.0}


def _settled_in(days: float) -> dict[str, float]:
    """Return how a complaint is settled well, in so many days (waiting for an answer is short)."""
    return {"policy.service.speed": 30.0 / days, **GOOD}


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.measures import survival
    from sim.result import Result

    market = {**ESTABLISHED, "horizon_months": HORIZON}

    def world(severity: float, *changes: Mapping[str, Any]) -> Any:
        shock = {"kind": "failure_wave", "month": FAILS, "severity": severity}
        shocks = {"shocks": [shock] if severity else []}
        return bench.world("regular", market, ONE_FAILURE, shocks, *changes)

    worlds = {"none": world(0.0), "none, lavish": world(0.0, LAVISH)}
    for severity in SEVERITIES:
        worlds |= {
            f"lavish {severity}": world(severity, LAVISH),
            f"early {severity}": world(severity, _settled_in(EARLY_DAYS)),
            f"late {severity}": world(severity, _settled_in(LATE_DAYS)),
            f"untreated {severity}": world(severity, UNTREATED),
        }

    def both(result: Result) -> tuple[float, float]:
        return float(result.months["satisfaction"][FAILS, 0]), float(survival(result)[HORIZON])

    measured = {name: np.array(rows) for name, rows in bench.measure(worlds, both).items()}
    felt = {name: rows[:, 0] for name, rows in measured.items()}
    kept = {name: rows[:, 1] for name, rows in measured.items()}
    base, middle = "none", SEVERITIES[1]

    def regained(name: str, severity: float) -> np.ndarray:
        lost = kept[base] - kept[f"untreated {severity}"]
        back: np.ndarray = (kept[f"{name} {severity}"] - kept[f"untreated {severity}"]) / lost
        return back

    found = {
        "satisfaction": np.min([felt[f"early {s}"] - felt[f"untreated {s}"] for s in SEVERITIES], axis=0),
        "paradox": felt[f"lavish {middle}"] - felt["none, lavish"],
        "repurchase": np.min([kept["none, lavish"] - kept[f"lavish {s}"] for s in SEVERITIES], axis=0),
        "late": regained("late", middle) / regained("early", middle),
    }
    for severity in SEVERITIES:
        found[f"regained early, severity {severity}"] = regained("early", severity)
        found[f"regained late, severity {severity}"] = regained("late", severity)
        found[f"satisfaction above no failure, lavish, severity {severity}"] = (
            felt[f"lavish {severity}"] - felt["none, lavish"]
        )
        found[f"still customers after no failure, less after lavish recovery, severity {severity}"] = (
            kept["none, lavish"] - kept[f"lavish {severity}"]
        )
    return found


FACT = Fact(
    "C8", "recovery lifts satisfaction, not repurchase; speed", "dematos2007", "borrowed",
    (
        Check("satisfaction", "recovery lifts satisfaction", "O", "yes", unit="attitude"),
        Check("paradox", "the best, above no failure", "O", "sometimes", unit="attitude"),
        Check("repurchase", "but repurchase stays below", "O", "yes", unit="share"),
        Check("late", "regained, late : early", "Q", "30 % : 47 %", 0.4, 0.8, "ratio"),
    ),
    _run,
)  # fmt: skip
