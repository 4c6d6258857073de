"""Every study, small enough to be run by a test: the words after ``experiment=NAME``."""

from __future__ import annotations

FEW = ("customers=400", "market.burn_in_months=6", "replications=2", "workers=1")
TINY = ("market.burn_in_months=0", "replications=2", "horizon_months=12", "workers=1")
COMPARED: dict[str, tuple[str, ...]] = {
    "programme_shootout": (
        "policy=[punch_card,tiered,neutral]", "programme_shootout.trades=[coffee,hotel]", "horizon_months=6",
    ),
    "points_economics": (
        "points_economics.generosity=[0.05]", "points_economics.threshold=[5]", "points_economics.validity=[3,0]",
        "points_economics.clarity=[0,1]", "horizon_months=6",
    ),
    "three_rs": ("horizon_months=12",),
    "tier_ladder": (
        "horizon_months=24", "policies.tiered.programme.tier_period_months=6", "tier_ladder.followed=6",
        "tier_ladder.multiples=[0.25,1]",
    ),
    "paid_membership": ("horizon_months=18", "paid_membership.fees=[0,1]", "paid_membership.look=6"),
    "withdraw_programme": ("horizon_months=24", "withdraw_programme.month=12"),
    "rivals_answer": ("policy=[price_cut,neutral]", "rivals_answer.lags=[1]", "horizon_months=12"),
    "membership_pays": ("membership_pays.rivals=[2]", "horizon_months=6"),
    "complements": ("horizon_months=6",),
    "keeping_up": (
        "keeping_up.drifts=[0,0.02]", "keeping_up.efforts=[0,0.4]", "keeping_up.rivals=[0]", "horizon_months=6",
    ),
    "who_to_save": ("who_to_save.months=4",),
    "ab_test": ("horizon_months=6", "ab_test.cluster_size=20"),
}  # fmt: skip
"""Studies that compare policies by money."""
SMALL: dict[str, tuple[str, ...]] = {name: (*FEW, *words) for name, words in COMPARED.items()} | {
    "compare": (*FEW, "horizon_months=14", "compare.beside_replications=2", "compare.half_lives=[3]",
                "compare.rivals=[none]"),
    "conclusion": ("horizon_months=12", "conclusion.worlds=12", "customers=150", "replications=1",
                   "market.burn_in_months=3", "workers=1"),
    "optimise": (*TINY, "customers=150", "optimise.population=12", "optimise.generations=2", "optimise.fresh=2",
                 "optimise.kept=4", "optimise.objectives=[profit,loyalty]", "optimise.max_trapped_share=0.3"),
    "robust": (*TINY, "policy=[aggressive,transparent,neutral]", "robust.worlds=24", "customers=200"),
    "sweep_demo": (*TINY, "customers=300", "sweep_demo.x_steps=3", "sweep_demo.y_steps=3"),
    "screen": (*TINY, "customers=300", "screen.levers=[leaving.friction,pricing.welcome_months]"),
    "calibrate": ("customers=1000", "replications=2", "calibrate.fit_customers=1000", "calibrate.fit_replications=2",
                  "workers=1"),
    "validate": ("customers=2000", "replications=2", "validate.facts=[I1,C6]", "workers=1"),
    "verify": ("customers=4000", "workers=1"),
    "diary": ("customers=400", "horizon_months=48", "market.burn_in_months=24"),
    "export": (*TINY, "customers=1000"),
    "ablate": (*FEW, "horizon_months=18", "ablate.mechanisms=[price,resentment,programme,violations]"),
    "morris": (*TINY, "customers=300", "morris.trajectories=3", "morris.levers=[policies.aggressive.pricing.price]",
               "morris.parameters=[costs.contact,behaviour.resentment.half_life_months,costs.event]"),
    "sensitivity": (*TINY, "customers=300", "sensitivity.base=8", "sensitivity.outcomes=[cumulative_profit]",
                    "sensitivity.parameters=[costs.contact,behaviour.resentment.half_life_months]"),
    "assumptions": ("customers=300", "horizon_months=24", "market.burn_in_months=6", "replications=3",
                    "assumptions.more=6", "workers=1",
                    "assumptions.parameters=[behaviour.resentment.half_life_months,costs.event]"),
    "benchmark": ("benchmark.quick=true",),
    "benchmark_sweep": ("customers=200", "horizon_months=6", "market.burn_in_months=0", "benchmark_sweep.cells=6",
                        "benchmark_sweep.planned=40", "benchmark_sweep.runs=32", "benchmark_sweep.processes=1"),
}  # fmt: skip
"""All studies of the laboratory."""
