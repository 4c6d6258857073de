"""B4: a deeper discount raises later purchases of first-time customers and lowers those of established ones.

Source: Anderson and Simester (2004), three field experiments with a catalogue: prospects and established customers got
shallow or deep discounts once; later purchases were counted when the promotion was over. Here the deal is 10 % or 30 %
for three months: for newcomers who join in them (counted over all prospects, those who did not join included, as in the
source), and on the bill of everybody who was there before. Later purchases are months paid in the two years after.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.worlds import ESTABLISHED

DEEP, SHALLOW = 0.3, 0.1
MONTHS = 3
LATER = 24


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    def deal(lever: str, depth: float) -> dict[str, object]:
        return {
            "horizon_months": 2 * MONTHS + LATER,
            f"policy.{lever}": depth,
            "timeline": [{"month": MONTHS, "lever": lever, "value": 0.0}],
        }

    welcome, promotion = "pricing.welcome_discount", "pricing.promotion"
    worlds = {
        (who, depth): bench.world("regular", ESTABLISHED, deal(lever, depth))
        for who, lever in (("prospects", welcome), ("established", promotion))
        for depth in (DEEP, SHALLOW)
    }

    def once(seed: int) -> dict[str, float]:
        found = {}
        start = RetentionModel(worlds["prospects", DEEP], seed=seed).at_month_0()
        was_ours = start.customers["company"] == 0
        for (who, depth), scenario in worlds.items():
            concerned = was_ours if who == "established" else ~was_ours
            # a newcomer's deal runs three months from joining, and joining goes on for three months
            first_later = MONTHS if who == "established" else 2 * MONTHS
            model = RetentionModel(scenario, seed=seed, start=start)
            paid = 0
            for month in range(first_later + LATER):
                if month == first_later:
                    found[f"{who} {depth} with us when the deal is over"] = float(
                        (model.customers["company"][concerned] == 0).mean()
                    )
                if month >= first_later:
                    paid += int((model.customers["company"][concerned] == 0).sum())
                model.step()
            found[f"{who} {depth}"] = paid / concerned.sum()
        return found

    months = worlds["prospects", DEEP].market.burn_in_months + len(worlds) * (2 * MONTHS + LATER)
    rows = bench.replicate(once, months)
    later = {name: np.array([row[name] for row in rows]) for name in rows[0]}
    observed = {who: later[f"{who} {DEEP}"] - later[f"{who} {SHALLOW}"] for who in ("prospects", "established")}
    reported = {f"{name}, later months a person": values for name, values in later.items() if "with us" not in name}
    return {
        "first": observed["prospects"], "established": -observed["established"],
        **reported,
        **{name: values for name, values in later.items() if "with us" in name},
    }  # fmt: skip


FACT = Fact(
    "B4", "a deeper discount: more later from first-timers, less from the established", "andersonsimester2004",
    "independent",
    (
        Check("first", "first-timers: later months rise", "O", "yes", unit="months a person"),
        Check("established", "established: later months fall", "O", "yes", unit="months a person"),
    ),
    _run,
)  # fmt: skip
