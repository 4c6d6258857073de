"""The answer key: what a good estimator finds in the tables, and what a bad one finds instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.exporting import survival
from experiments.exporting.frames import GROUPINGS, OUTCOMES, grouped

if TYPE_CHECKING:
    import pandas as pd

    from experiments.exporting.people import People

NOTES = (
    "Everybody lived under both policies with the same luck, so every answer about these people is exact: an estimate "
    "from a table misses it by the chance of that table alone.",
    "An effect is the difference between a market in which the company treats everybody so and one in which it treats "
    "nobody so, talk between customers included; the tables mix people of both. For a trial inside one market, with "
    "spillover, see experiment=ab_test.",
    "An individual effect holds that person's luck fixed; two people who look the same may differ by luck alone.",
    "The clock of survival begins at month 0, when policies part. On the clock of tenure people come into view late "
    "(entry_months): whoever left before month 0 was never on the book.",
)


def survival_answers(people: People) -> dict[str, Any]:
    """Return true survival by policy, from month 0 to the horizon, and on the clock of tenure."""
    found: dict[str, Any] = {"months": list(range(people.horizon + 1)), "by_policy": {}, "by_tenure": {}}
    tenure = people.known["tenure"].to_numpy().astype(np.int64)
    for policy, lived in people.lived.items():
        left = lived.left.astype(np.int64)
        counts = np.bincount(left, minlength=people.horizon + 2)[: people.horizon + 1]
        found["by_policy"][policy] = (1.0 - np.cumsum(counts) / len(people)).tolist()
        duration, event = np.minimum(left, people.horizon), left <= people.horizon
        right = survival.product_limit(tenure + duration, event, tenure).survival
        wrong = survival.product_limit(tenure + duration, event).survival
        years = [month for month in range(0, len(right), survival.YEAR) if month <= 10 * survival.YEAR]
        found["by_tenure"][policy] = [
            {"month": m, "with_entry": float(right[m]), "entry_ignored": float(wrong[m])} for m in years
        ]
    return found


def hazard_answers(both: pd.DataFrame, people: People, arms: tuple[str, str]) -> dict[str, Any]:
    """Return what Cox converges to with and without early ends of observation, and the ratio in every year."""
    pair = both[both["policy"].isin(arms)]
    treated = (pair["policy"] == arms[0]).to_numpy()
    duration, event = pair["duration_months"].to_numpy(np.int64), pair["event"].to_numpy(bool)
    censored, _ = survival.log_hazard_ratio(duration, event, treated)
    left = np.concatenate([people.lived[name].left for name in arms]).astype(np.int64)
    whole = np.minimum(left, people.horizon), left <= people.horizon, np.arange(len(left)) < len(people)
    uncensored, _ = survival.log_hazard_ratio(*whole)
    years = survival.by_year(*whole)
    return {
        "log_hazard_ratio": censored,
        "hazard_ratio": float(np.exp(censored)),
        "log_hazard_ratio_without_early_ends": uncensored,
        "hazards_are_proportional": survival.is_proportional(years, uncensored),
        "by_year": years,
        "means": "What a Cox model with treatment alone converges to in survival_randomised. Where hazards are not "
        "proportional it is an average over the months, weighted by who is looked at; read by_year then.",
    }  # fmt: skip


def effect_answers(people: People, arms: tuple[str, str], propensity: np.ndarray) -> dict[str, Any]:
    """Return true effects of the treatment, for everybody and by group, and what confounding makes of them."""
    known = grouped(people)
    found: dict[str, Any] = {"average": {}, "by_group": [], "confounded": {}}
    for name in OUTCOMES:
        one, other = (people.lived[policy].outcome(name, people.horizon) for policy in arms)
        effect = one - other
        found["average"][name] = float(effect.mean())
        expected = float(np.average(one, weights=propensity) - np.average(other, weights=1.0 - propensity))
        found["confounded"][name] = {"difference_in_means": expected, "bias": expected - float(effect.mean())}
        for grouping in GROUPINGS:
            for group in known[grouping].cat.categories:
                who = (known[grouping] == group).to_numpy()
                if who.any():
                    found["by_group"].append(
                        {"outcome": name, "grouping": grouping, "group": group, "people": int(who.sum()),
                         "effect": float(effect[who].mean())}
                    )  # fmt: skip
    return found
