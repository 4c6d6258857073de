"""Policies across many plausible worlds: what each forgoes, where it does well enough, and where one of them fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from sim.declare import Declared, parameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    import pandas as pd
    from rich.console import Console

    from experiments.assumptions.drawing import Unknown
    from experiments.robustness.failing import Region
    from experiments.rundir import RunDir
    from experiments.study import Study


class Options(Declared):
    """Settings of the worlds and of what counts as failing, under ``robust.``."""

    worlds: int = parameter(
        512, "Worlds drawn over the assumed parameters; every policy is lived in each.", low=20, high=1_000_000,
        unit="worlds", source="assumed", grade="A", label="worlds", ja="世界の数",
    )  # fmt: skip
    design: Literal["lhs", "sobol"] = parameter(
        "lhs", "How worlds are drawn: lhs, a Latin hypercube; sobol, Sobol points (a power of two).",
        unit="", source="assumed", grade="A", label="design", ja="標本の取り方",
    )  # fmt: skip
    parameters: tuple[str, ...] = parameter(
        (), "Assumed parameters to draw, for example [costs.serving,behaviour.leaving.friction_mild]; all if empty.",
        unit="names", source="assumed", grade="A", label="parameters drawn", ja="変えるパラメータ",
    )  # fmt: skip
    outcome: Literal["cumulative_profit", "npv", "customers_end", "loyalty", "cumulative_surplus"] = parameter(
        "cumulative_profit", "Outcome at the horizon that is regretted.",
        unit="", source="assumed", grade="A", label="outcome", ja="評価する成果",
    )  # fmt: skip
    within: float = parameter(
        0.05, "A policy does well enough up to this far below the best of a world, as a share of the best.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="tolerated shortfall", ja="許容する不足",
    )  # fmt: skip
    retention_below: float = parameter(
        0.0, "A policy does well enough with retention up to this far below the baseline's.",
        low=0.0, high=1.0, unit="share", source="assumed", grade="A", label="tolerated loss of retention",
        ja="許容する維持率の低下",
    )  # fmt: skip
    policy: str = parameter(
        "", "Policy whose failing is explained; the first if empty.",
        unit="name", source="assumed", grade="A", label="policy explained", ja="説明する施策",
    )  # fmt: skip
    held_back: float = parameter(
        0.3, "Share of the worlds in which the region of failing is judged and not looked for.",
        low=0.1, high=0.9, unit="share", source="assumed", grade="A", label="worlds held back", ja="検証用の世界",
    )  # fmt: skip
    smallest: float = parameter(
        0.1, "Smallest share of the worlds that the region of failing may hold.",
        low=0.01, high=0.5, unit="share", source="assumed", grade="A", label="smallest region", ja="領域の下限",
    )  # fmt: skip
    inputs: int = parameter(
        6, "Parameters searched for the region of failing: those that differ most between failing and other worlds.",
        low=1, high=1_000, unit="parameters", source="assumed", grade="A", label="parameters searched",
        ja="探索するパラメータ数",
    )  # fmt: skip
    figures: bool = parameter(
        True, "Whether figures are drawn.", unit="", source="assumed", grade="A", label="figures", ja="図",
    )  # fmt: skip
    language: Literal["en", "ja"] = parameter(
        "en", "Language of figures and report.", unit="", source="assumed", grade="A", label="language", ja="言語",
    )  # fmt: skip


def run(study: Study, rundir: RunDir, console: Console) -> dict[str, Any]:
    """Draw worlds, live every policy in each, and write regret, shares, ranks and the region of failing.

    Raises
    ------
    Refusal
        If there is only one policy, the one to explain is not among them, a parameter is not assumed, or Sobol points
        are asked for in a number that is no power of two.
    """
    import numpy as np

    from experiments import parquet
    from experiments.assumptions import drawing
    from experiments.refusal import Refusal, nearest
    from experiments.robustness import failing, regret, worlds
    from experiments.robustness.words import in_words
    from experiments.summary import rounded
    from experiments.sweeping.outcomes import ETHICS
    from experiments.sweeping.points import live

    options: Any = study.options
    if not study.treatments:
        raise Refusal("policy", "nothing to choose between", found=study.baseline, allowed="two policies or more")
    explained = options.policy or study.policies[0]
    if explained not in study.policies:
        raise Refusal(
            "robust.policy", "not among the policies of this study", found=explained,
            allowed=", ".join(study.policies), nearest=nearest(explained, study.policies),
        )  # fmt: skip
    drawn = worlds.chosen(options.parameters)
    shares = worlds.draw(options.design, drawn, options.worlds, study.seed)
    horizon = study.scenario(study.baseline).horizon_months
    lived = live(
        study, [drawing.changes(drawn, row) for row in shares], months=(horizon,),
        outcomes=(options.outcome, "retention", *ETHICS), what="living worlds",
    )  # fmt: skip
    values = by_world(lived, f"{options.outcome}_{horizon}", study.policies)
    enough = regret.meets(
        values, by_world(lived, f"retention_{horizon}", study.policies), options.within, options.retention_below
    )
    region = failing.region(
        shares, ~enough[:, study.policies.index(explained)], held_back=options.held_back, floor=options.smallest,
        inputs=options.inputs, seed=study.seed,
    )  # fmt: skip
    table = _table(study.policies, values, enough)
    parquet.write(rundir, "regret.parquet", table)
    parquet.write(rundir, "worlds.parquet", _worlds(drawn, shares, region))
    ethics = {
        line: by_world(lived, f"{column}_{horizon}", study.policies, nobody=np.nan) for column, line in ETHICS.items()
    }
    summary: dict[str, Any] = rounded(answer(study, drawn, values, enough, region, ethics))
    console.print(in_words(summary), highlight=False, soft_wrap=True, markup=False)
    if options.figures:
        from experiments.robustness.page import draw_and_write

        draw_and_write(rundir, summary, table, drawn, shares, region, options.language)
    return summary


def by_world(lived: pd.DataFrame, column: str, policies: tuple[str, ...], nobody: float = 0.0) -> np.ndarray:
    """Return an outcome as means over replications, (worlds by policies); where nobody is left it is as given."""
    means = lived.pivot_table(index="point", columns="policy", values=column, aggfunc="mean", dropna=False)
    found: np.ndarray = means[list(policies)].fillna(nobody).to_numpy()
    return found


def answer(
    study: Study, drawn: list[Unknown], values: np.ndarray, enough: np.ndarray, region: Region,
    ethics: Mapping[str, np.ndarray],
) -> dict[str, Any]:  # fmt: skip
    """Return the answer as plain values; ethics are lines of the scorecard, each worlds by policies."""
    from experiments.robustness import regret
    from experiments.statistics import t_interval, wilson

    options: Any = study.options
    scenario = study.scenario(study.baseline)
    n = len(values)
    shares, places = regret.shares(values), regret.places(values)
    policies = {
        name: {
            "regret": regret.summed_up(regret.regrets(values)[:, j], study.seed),
            "regret_as_share_of_best": regret.summed_up(shares[:, j], study.seed),
            "well_enough": wilson(int(enough[:, j].sum()), n).plain(),
            "places": places[j],
            "ethics": {line: t_interval(found[:, j]).plain() for line, found in ethics.items()},
        }
        for j, name in enumerate(study.policies)
    }
    return {
        "kind": "robust",
        "policies": list(study.policies),
        "setting": {
            "worlds": n, "design": options.design, "parameters": len(drawn), "customers": scenario.customers,
            "replications": study.replications, "running_in_months": scenario.market.burn_in_months,
            "seed": study.seed, "outcome": options.outcome, "month": scenario.horizon_months,
            "within": options.within, "retention_below": options.retention_below, "baseline": study.baseline,
            "worlds_without_a_best_above_zero": int((values.max(axis=1) <= 0).sum()),
        },
        "policy": policies,
        "region": _region(options.policy or study.policies[0], drawn, region),
        "intervals": "95 %: percentile bootstrap over worlds for regret, Wilson for shares",
    }  # fmt: skip


def _region(policy: str, drawn: list[Unknown], region: Region) -> dict[str, Any]:
    found = region.found
    restrictions = []
    for i, p in found.quasi_p.items():
        low, high = max(found.box.low[i], 0.0), min(found.box.high[i], 1.0)
        restrictions.append({
            "key": drawn[i].key, "label": drawn[i].label, "low": drawn[i].value(low), "high": drawn[i].value(high),
            "low_share": low, "high_share": high, "quasi_p": p,
        })  # fmt: skip
    return {
        "policy": policy,
        "restrictions": restrictions,
        "found_in": region.seen.plain(),
        "held_back": region.unseen.plain(),
        "is_convincing": region.is_convincing,
        "searched": [drawn[i].key for i in region.searched],
        "boxes_on_the_way": len(found.steps),
    }


def _table(policies: tuple[str, ...], values: np.ndarray, enough: np.ndarray) -> pd.DataFrame:
    """Return a row a world and policy."""
    import numpy as np
    import pandas as pd

    from experiments.robustness import regret

    n, k = values.shape
    return pd.DataFrame({
        "world": np.repeat(np.arange(n), k), "policy": list(policies) * n, "value": values.ravel(),
        "regret": regret.regrets(values).ravel(), "regret_as_share_of_best": regret.shares(values).ravel(),
        "place": regret.ranks(values).ravel(), "is_well_enough": enough.ravel(),
    })  # fmt: skip


def _worlds(drawn: list[Unknown], shares: np.ndarray, region: Region) -> pd.DataFrame:
    """Return a row a world: what was drawn, and whether it was held back from the search."""
    import pandas as pd

    from experiments.assumptions import drawing

    found = pd.DataFrame([drawing.changes(drawn, row) for row in shares])
    found.insert(0, "world", range(len(found)))
    found.insert(1, "is_held_back", ~region.is_seen)
    return found
