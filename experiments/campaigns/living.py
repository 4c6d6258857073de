"""The same customers with the same luck under every rule of whom to contact, and what each contact came to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.ethics_compared import columns
from sim.targeting import PILOT

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.model import RetentionModel, Start
    from sim.scenario import Scenario

NOBODY = "nobody"
RULES = ("everyone", "random", "risk", "value", "uplift", "true_uplift")
"""What is compared with contacting nobody."""
LEARNED = ("risk", "value", "uplift")


def scenarios(study: Study) -> dict[str, Scenario]:
    """Return one scenario a rule: all live the same pilot by lot, and part when it is over."""
    options: Any = study.options
    base = {
        "horizon_months": PILOT + options.months,
        "policy.leaving.campaign_reach": options.reach,
        "policy.leaving.save_depth": options.depth,
        "policy.leaving.save_months": options.deal_months,
    }
    written = [dict(change) for change in study.config.get("timeline") or ()]

    def world(target: str, **change: Any) -> Scenario:
        parts = [{"month": PILOT, "lever": f"leaving.{lever}", "value": value} for lever, value in change.items()]
        changes = {**base, "policy.leaving.campaign_target": target, "timeline": written + parts}
        return study.scenario(study.baseline, changes)

    found = {rule: world(rule if rule in LEARNED else "random", campaign_target=rule) for rule in RULES}
    return found | {NOBODY: world("random", campaign_reach=0.0)}


def live(scenario: Scenario, seed: int, start: Start, threads: int) -> dict[str, np.ndarray]:
    """Live one rule and return what became of its customers from the end of the pilot on.

    Returns
    -------
    dict
        ``spells``: months + 1 by people, the number of the spell of those with the company at the end of the pilot and
        after each month, else -1; ``contacted``: months by people, bool; and sums since the pilot: ``offers``,
        ``profit``, ``save_cost``, ``discounts``, ``customers_end``; ``pilot_cost`` and ``pilot_contacts`` before; and
        the lines of the ethics scorecard, over pilot and campaign together.
    """
    from sim.model import RetentionModel

    model = RetentionModel(scenario, seed=seed, start=start, threads=threads)
    for _ in range(PILOT):
        model.step()
    spells, contacted = [_spells(model)], []
    for month in range(PILOT, scenario.horizon_months):
        model.step()
        # a rival's campaign would reach its own customers only
        contacted.append((model.customers["contacted"] == month) & (spells[-1] >= 0))
        spells.append(_spells(model))
    return {"spells": np.array(spells), "contacted": np.array(contacted), **_money(model)}


def _spells(model: RetentionModel) -> np.ndarray:
    is_ours = model.customers["company"] == 0
    return np.where(is_ours, model.customers["spell"], np.int16(-1))


def _money(model: RetentionModel) -> dict[str, np.ndarray]:
    result = model.result()
    months = result.months
    sums = {name: months[name][PILOT:, 0].sum() for name in ("offers", "profit", "save_cost")}
    sums["discounts"] = -months["rebates"][PILOT:, 0].sum()
    sums["customers_end"] = months["customers_end"][-1, 0]
    sums["pilot_contacts"] = months["offers"][:PILOT, 0].sum()
    sums["pilot_cost"] = (months["save_cost"] - months["rebates"])[:PILOT, 0].sum()
    return {name: np.asarray(float(value)) for name, value in (*sums.items(), *columns(result).items())}


def outcomes(lived: Mapping[str, Mapping[str, np.ndarray]]) -> dict[str, dict[str, float]]:
    """Return what each rule came to in one replication, against contacting nobody.

    Notes
    -----
    Counted are people in the spell in which they were first contacted. ``saved`` would have left it without a contact
    and did not; ``wasted`` would have stayed anyway; ``driven_away`` left and would have stayed; ``lost_anyway`` left
    in both worlds; ``unmatched`` were not with the company then in the other world.
    """
    alone = lived[NOBODY]
    found = {}
    for rule, one in lived.items():
        spells, others = one["spells"], alone["spells"]
        if not np.array_equal(spells[0], others[0]):
            raise AssertionError(f"the pilot under {rule} differs from that under {NOBODY}: the worlds are no twins")
        who = np.flatnonzero(one["contacted"].any(axis=0))
        first = one["contacted"][:, who].argmax(axis=0)
        spell = spells[first, who]
        is_matched = others[first, who] == spell
        left, would_leave = spells[-1, who] != spell, others[-1, who] != spell
        found[rule] = {
            "customers": int((spells[0] >= 0).sum()),
            "left": int(((spells[0] >= 0) & (spells[-1] != spells[0])).sum()),
            "contacts": int(one["contacted"].sum()),
            "contacted": len(who),
            "saved": int((is_matched & would_leave & ~left).sum()),
            "wasted": int((is_matched & ~would_leave & ~left).sum()),
            "driven_away": int((is_matched & ~would_leave & left).sum()),
            "lost_anyway": int((is_matched & would_leave & left).sum()),
            "unmatched": int((~is_matched).sum()),
            "more_customers": float(one["customers_end"] - alone["customers_end"]),
            "cost": float(one["save_cost"] - alone["save_cost"] + one["discounts"] - alone["discounts"]),
            "profit": float(one["profit"]),
            "profit_gain": float(one["profit"] - alone["profit"]),
            "pilot_contacts": float(one["pilot_contacts"]),
            "pilot_cost": float(one["pilot_cost"]),
        }
    return found
