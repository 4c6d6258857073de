"""How much do twin worlds save? The variance of a profit difference between independent worlds over that of twins.

Run it with ``python -m experiments.pairing``: every numeric lever moved by a tenth of its range, and the headline
pair. A ratio of 10 means that twins need a tenth of the replications for the same error bar.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from experiments.alone import context
from sim import Policy, Scenario, twins
from sim.declare import declarations
from sim.result import Result

RESAMPLES = 4_000
HORIZON, RUNNING_IN = 60, 24

AGGRESSIVE: dict[str, Any] = {
    "pricing": {"hidden_fee": 0.06, "walk": 0.04, "welcome_discount": 0.3, "welcome_months": 3},
    "promise": {"overpromise": 0.15},
    "leaving": {"friction": "aggressive", "save_share": 1.0, "save_depth": 0.3, "save_months": 3},
    "contact": {"frequency": 4.0},
}
TRANSPARENT: dict[str, Any] = {
    "pricing": {"price": 1.05}, "promise": {"disclosure": 1.0}, "service": {"quality": 0.655},
}  # fmt: skip


@dataclass(frozen=True)
class Ratio:
    """Variance of a difference between independent worlds over that between twins.

    Attributes
    ----------
    ratio
        Point estimate.
    low, high
        Ends of a 95 % interval, by bootstrap over pairs.
    difference
        Mean paired difference in profit, market prices.
    """

    ratio: float
    low: float
    high: float
    difference: float


def ratio_of(one: np.ndarray, other: np.ndarray, resamples: int = RESAMPLES) -> Ratio:
    """Compare the two variances on outcomes of paired replications.

    Parameters
    ----------
    one, other
        The outcome in each replication under either policy, same order of seeds.

    Notes
    -----
    Independent worlds need no runs of their own: the variance of a difference between worlds of unlike seeds is the
    sum of the variances within each policy.

    Raises
    ------
    ValueError
        If there are fewer than 10 pairs, or if the two policies do not differ at all.
    """
    if one.size != other.size or one.size < 10:
        raise ValueError(f"pairs: found {one.size} and {other.size} replications; allowed: equal numbers, at least 10")
    if np.array_equal(one, other):
        raise ValueError("the two policies never differ; a ratio of variances says nothing")
    chosen = np.random.default_rng(1).integers(0, one.size, (resamples, one.size))
    with np.errstate(divide="ignore"):
        again = _ratio(one[chosen], other[chosen])
    low, high = np.quantile(again, (0.025, 0.975))
    return Ratio(float(_ratio(one, other)), float(low), float(high), float((one - other).mean()))


def _ratio(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    apart = one.var(axis=-1, ddof=1) + other.var(axis=-1, ddof=1)
    return np.asarray(apart / (one - other).var(axis=-1, ddof=1))


def variance_ratio(one: Scenario, other: Scenario, pairs: int = 200, workers: int = 1) -> Ratio:
    """Return the ratio for the focal company's profit, summed over the horizon, between two scenarios."""
    profits = profits_of({"one": one, "other": other}, pairs, workers)
    return ratio_of(profits["one"], profits["other"])


def profits_of(policies: Mapping[str, Scenario], pairs: int, workers: int = 1) -> dict[str, np.ndarray]:
    """Return the focal company's profit over the horizon, by policy, one value a replication."""
    found = twins(policies, replications=pairs, workers=workers, keep=_without_people)
    return {name: found.monthly(name, "profit").sum(axis=1) for name in policies}


def _without_people(_policy: str, _r: int, result: Result) -> Result:
    return replace(result, customers={}, snapshots=(), left=result.left[:0], joined=result.joined[:0])


def moved_by_a_tenth(customers: int = 2_000) -> dict[str, tuple[Scenario, Scenario]]:
    """Return, for every numeric lever, the scenario with it moved by a tenth of its range, and without.

    Up, if there is room, else down.
    """
    pairs = {}
    for lever in declarations(Policy):
        if lever.low is None or lever.high is None:
            continue
        concern, _, name = lever.key.partition(".")
        base = Policy.model_validate(context(lever.key))
        before = getattr(getattr(base, concern), name)
        step = (lever.high - lever.low) / 10.0
        step = max(1, round(step)) if lever.type == "integer" else step
        after = before + step if before + step <= lever.high else before - step
        changed = base.model_dump()
        changed[concern][name] = after
        pairs[lever.key] = (_small(changed, customers), _small(base.model_dump(), customers))
    return pairs


def headline(customers: int = 2_000) -> tuple[Scenario, Scenario]:
    """Return aggressive against transparent retention."""
    return _small(AGGRESSIVE, customers), _small(TRANSPARENT, customers)


def _small(policy: dict[str, Any], customers: int) -> Scenario:
    return Scenario.model_validate({
        "customers": customers, "horizon_months": HORIZON, "market": {"burn_in_months": RUNNING_IN}, "policy": policy,
    })  # fmt: skip


def main(words: Sequence[str] | None = None) -> None:
    """Measure every lever and the headline pair, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m experiments.pairing", description=__doc__)
    parser.add_argument("--pairs", type=int, default=200, help="replications of each pair")
    parser.add_argument("--customers", type=int, default=2_000, help="people in each world")
    parser.add_argument("--workers", type=int, default=1, help="replications run at a time")
    asked = parser.parse_args(words)
    print(f"{'lever':28} {'from':>6} {'to':>6} {'ratio':>8}   95 % interval   mean difference")
    for key, (after, before) in moved_by_a_tenth(asked.customers).items():
        concern, _, name = key.partition(".")
        ends = [getattr(getattr(s.policy, concern), name) for s in (before, after)]
        found = variance_ratio(after, before, asked.pairs, asked.workers)
        _print(key, *ends, found)
    _print("aggressive vs transparent", "", "", variance_ratio(*headline(asked.customers), asked.pairs, asked.workers))


def _print(name: str, before: Any, after: Any, found: Ratio) -> None:
    ends = [f"{x:6g}" if isinstance(x, int | float) else f"{x:6}" for x in (before, after)]
    interval = f"{found.low:.1f} to {found.high:.1f}"
    print(f"{name:28} {' '.join(ends)} {found.ratio:8.1f}   {interval:15} {found.difference:10.1f}", flush=True)


if __name__ == "__main__":
    main()
