"""What the campaigns tell: every number with its interval over paired replications."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.campaigns.living import NOBODY, RULES
from experiments.statistics import t_interval
from sim.targeting import FORESIGHT, HELD_OUT, PILOT, REFIT, WINDOW

if TYPE_CHECKING:
    import pandas as pd

    from experiments.study import Study

COUNTS = ("contacts", "contacted", "saved", "wasted", "driven_away", "lost_anyway", "unmatched", "more_customers")
NOTES = (
    "Saved, wasted, driven away and lost anyway are counted person by person against contacting nobody.",
    "Where people talk, what happens to one also moves others: fates are those of the campaign as a whole.",
    "All rules share the pilot; what it cost is told apart and is in no rule's profit.",
    "true_uplift sees into people and knows the rules of the model: no company can. It is a bound, not advice.",
    "Profit counts the months of the campaign only: whoever is saved pays on, whoever got a deal may ask for another.",
)
PER_CONTACT = ("saved", "driven_away", "wasted", "lost_anyway")


def answer(study: Study, table: pd.DataFrame) -> dict[str, Any]:
    """Return the answer as plain values."""
    options: Any = study.options
    by_rule = {rule: rows.sort_values("replication") for rule, rows in table.groupby("rule")}
    alone = by_rule[NOBODY]
    found = {rule: _of_rule(by_rule[rule], alone) for rule in RULES}
    for rule in RULES:
        found[rule]["against_random"] = _differences(by_rule[rule], by_rule["random"])
    budgeted = [rule for rule in RULES if rule not in ("everyone", "true_uplift")]
    return {
        "kind": "who_to_save",
        "answer": {
            "best_of_a_company": max(budgeted, key=lambda rule: found[rule]["per_1000_contacts"]["net"]["mean"] or 0.0),
            "keeps_most_for_its_cost": min(RULES, key=lambda rule: found[rule]["cost_per_kept"]["mean"] or np.inf),
            "earns_its_cost": [rule for rule in RULES if _sign(found[rule]["profit_gain"]) > 0],
            "does_not_earn_its_cost": [rule for rule in RULES if _sign(found[rule]["profit_gain"]) < 0],
        },
        "setting": {
            "policy": study.baseline,
            "customers": study.scenario(study.baseline).customers,
            "replications": study.replications,
            "reach": options.reach, "depth": options.depth, "deal_months": options.deal_months,
            "months": options.months, "pilot_months": PILOT, "refit_months": REFIT, "window_months": WINDOW,
            "held_out": HELD_OUT, "oracle_looks_ahead_months": FORESIGHT,
        },
        "nobody": {
            "customers": _mean(alone["customers"].to_numpy(float)),
            "left": _mean(alone["left"].to_numpy(float)),
            "left_share": _mean(alone["left"].to_numpy(float) / alone["customers"].to_numpy(float)),
            "profit": _mean(alone["profit"].to_numpy(float)),
        },
        "pilot": {
            "contacts": _mean(alone["pilot_contacts"].to_numpy(float)),
            "cost": _mean(alone["pilot_cost"].to_numpy(float)),
        },
        "rules": found,
        "notes": list(NOTES),
    }  # fmt: skip


def _of_rule(rows: pd.DataFrame, alone: pd.DataFrame) -> dict[str, Any]:
    contacts = rows["contacts"].to_numpy(float)
    found: dict[str, Any] = {name: _mean(rows[name].to_numpy(float)) for name in (*COUNTS, "cost", "profit_gain")}
    found["profit_share"] = _mean(rows["profit_gain"].to_numpy(float) / alone["profit"].to_numpy(float))
    net = (rows["saved"] - rows["driven_away"]).to_numpy(float)
    found["kept"] = _mean(net)
    # where some replications kept nobody on balance, there is no price of keeping one
    found["cost_per_kept"] = _mean(rows["cost"].to_numpy(float) / net if (net > 0).all() else net * np.nan)
    found["per_1000_contacts"] = {
        **{name: _mean(_per_1000(rows[name].to_numpy(float), contacts)) for name in PER_CONTACT},
        "net": _mean(_per_1000(net, contacts)),
        "profit_gain": _mean(_per_1000(rows["profit_gain"].to_numpy(float), contacts)),
    }
    return found


def _differences(rows: pd.DataFrame, lots: pd.DataFrame) -> dict[str, Any]:
    """Return how far a rule is ahead of drawing by lot, in the same replications."""

    def kept(one: pd.DataFrame) -> np.ndarray:
        return _per_1000((one["saved"] - one["driven_away"]).to_numpy(float), one["contacts"].to_numpy(float))

    profit = rows["profit_gain"].to_numpy(float) - lots["profit_gain"].to_numpy(float)
    return {"net_per_1000_contacts": _mean(kept(rows) - kept(lots)), "profit": _mean(profit)}


def _sign(estimate: dict[str, Any]) -> int:
    """Return the sign of a mean whose interval leaves out zero, else 0; without an interval nothing is decided."""
    low, high = estimate["low"], estimate["high"]
    return 0 if low is None or low <= 0.0 <= high else 1 if low > 0.0 else -1


def _per_1000(values: np.ndarray, contacts: np.ndarray) -> np.ndarray:
    return np.divide(1000.0 * values, contacts, out=np.full(len(values), np.nan), where=contacts > 0)


def _mean(values: np.ndarray) -> dict[str, Any]:
    return t_interval(values).plain()
