"""Results as pandas frames: the only place that turns columns into tables.

``from sim import Scenario, run, twins`` and ``from experiments import tables`` are all a notebook needs.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from experiments.gaps import TENURE_EDGES
from sim.customers import NEVER, NOT_A_STARTER
from sim.measures import starters
from sim.result import Result
from sim.twin_worlds import Twins, fates

REASONS = ("voluntary", "involuntary")
TERCILES = ("low", "middle", "high")
TENURES = ("below 1 year", "1 to 3 years", "3 years and more")


def months_table(result: Result) -> pd.DataFrame:
    """Return a run's monthly outcomes: one row a month (from 1) and company.

    Examples
    --------
    >>> from sim import Scenario, run
    >>> result = run(Scenario(customers=200, horizon_months=3, market={"burn_in_months": 0}))
    >>> months_table(result)[["month", "company", "customers"]].shape
    (6, 3)
    """
    horizon, n = result.months["customers"].shape
    names = pd.Categorical.from_codes(np.tile(np.arange(n), horizon), categories=list(result.companies))
    columns = {"month": np.repeat(np.arange(1, horizon + 1, dtype=np.int16), n), "company": names}
    return pd.DataFrame(columns | {name: values.reshape(-1) for name, values in result.months.items()})


def cohorts_table(result: Result) -> pd.DataFrame:
    """Return who was at risk and who left, one row a company, cohort and age with anybody at risk.

    ``cohort`` is the month of joining (0: the book at month 0), ``age`` the months since then (from 1); columns
    ``left_voluntary`` and ``left_involuntary``. The book at month 0 has members of every tenure.
    """
    at_risk, left = _at_risk(result)
    company, cohort, age = np.nonzero(at_risk)
    chosen = (company, cohort, age)
    frame = {
        "company": pd.Categorical.from_codes(company, categories=list(result.companies)),
        "cohort": cohort.astype(np.int16),
        "age": age.astype(np.int16),
        "at_risk": at_risk[chosen].astype(np.int32),
    }
    return pd.DataFrame(frame | {f"left_{reason}": left[chosen][:, i] for i, reason in enumerate(REASONS)})


def customers_table(result: Result, n: int | None = None) -> pd.DataFrame:
    """Return one row a person: traits, state at month 0 and at the end.

    ``started_with_focal`` tells who was with the focal company at month 0; ``first_left`` is the month in which they
    first left it, missing if they never did.

    Parameters
    ----------
    result
        A run.
    n
        How many people, from the first; all if missing. People are drawn independently, so the first are a sample.
    """
    columns = {name: values[:n] for name, values in result.customers.items()}
    frame = pd.DataFrame({"customer": np.arange(len(columns["first_left"]), dtype=np.int32), **columns})
    frame.insert(1, "started_with_focal", frame["first_left"] != NOT_A_STARTER)
    frame["first_left"] = _month_or_missing(columns["first_left"])
    frame["company"] = _company_names(result, columns["company"])
    return frame


def twins_months(twins: Twins) -> pd.DataFrame:
    """Return the monthly outcomes of every policy and replication; see :func:`months_table`."""
    frames = [_labelled(months_table(x), twins, p, r) for p in twins.policies for r, x in enumerate(twins.results[p])]
    return pd.concat(frames, ignore_index=True)


def twins_cohorts(twins: Twins, max_rows: int = 3_000_000) -> pd.DataFrame:
    """Return the cohorts of every policy and replication; see :func:`cohorts_table`.

    Where that would be more than ``max_rows`` rows, replications are added up and their column is missing.
    """
    result = twins.results[twins.baseline][0]
    n_companies, horizon = len(result.companies), result.horizon
    expected = len(twins.policies) * len(twins.seeds) * n_companies * (horizon + 1) * (horizon + 2) // 2
    frames = []
    for policy in twins.policies:
        parts = [_labelled(cohorts_table(x), twins, policy, r) for r, x in enumerate(twins.results[policy])]
        whole = pd.concat(parts, ignore_index=True)
        if expected > max_rows:
            keys = ["policy", "company", "cohort", "age"]
            whole = whole.drop(columns="replication").groupby(keys, observed=True, as_index=False).sum()
        frames.append(whole)
    return pd.concat(frames, ignore_index=True)


def twins_customers(twins: Twins, rows: int | None = None) -> pd.DataFrame:
    """Return one row a person and replication, with what each policy would do to them side by side.

    Columns: traits and tenure at month 0, then ``first_left_POLICY`` (missing if never, or if not with the focal
    company at month 0), ``company_POLICY``, ``value_POLICY`` and ``surplus_POLICY``, and what else was kept of their
    state at the end.

    Parameters
    ----------
    twins
        What was run.
    rows
        About how many rows at most: the first people of each replication are taken; all if missing.
    """
    n = sample_size(twins, rows)
    frames = []
    traits = ("price_sensitivity", "disposition", "attention", "contact_ideal", "start_tenure",
              "privacy_concern", "susceptibility")  # fmt: skip
    for r in range(len(twins.seeds)):
        base = twins.results[twins.baseline][r]
        columns = {"replication": np.full(n, r, np.int32), "customer": np.arange(n, dtype=np.int32)}
        columns["started_with_focal"] = starters(base)[:n]
        columns |= {name: base.customers[name][:n] for name in traits if name in base.customers}
        for policy in twins.policies:
            result = twins.results[policy][r]
            for name, values in result.customers.items():
                if name not in traits:
                    columns[f"{name}_{policy}"] = values[:n]
            columns[f"first_left_{policy}"] = _month_or_missing(result.customers["first_left"][:n])
            columns[f"company_{policy}"] = _company_names(result, result.customers["company"][:n])
        frames.append(pd.DataFrame(columns))
    return pd.concat(frames, ignore_index=True)


def sample_size(twins: Twins, rows: int | None) -> int:
    """Return how many people of each replication fit into about so many rows."""
    n = len(twins.results[twins.baseline][0].customers["first_left"])
    return n if rows is None else min(n, max(1, rows // len(twins.seeds)))


def fates_table(twins: Twins, treatment: str, baseline: str, months: int) -> pd.DataFrame:
    """Return the four fates: replication, definition, fate, customers; see ``Comparison.fates``."""
    rows = []
    for r, (treated, untreated) in enumerate(zip(twins.results[treatment], twins.results[baseline], strict=True)):
        for fate, who in fates(treated, untreated, months).items():
            rows.append((r, "first leave", fate, int(who.sum())))
        here, there = with_focal(treated, months), with_focal(untreated, months)
        if here is None or there is None:
            continue
        began = starters(treated)
        counts = {
            "saved": began & here & ~there,
            "driven_away": began & ~here & there,
            "stay_anyway": began & here & there,
            "lost_anyway": began & ~here & ~there,
            "joined_under_treatment_only": ~began & here & ~there,
            "joined_under_baseline_only": ~began & ~here & there,
            "joined_under_both": ~began & here & there,
        }
        rows += [(r, "with the company", fate, int(who.sum())) for fate, who in counts.items()]
    return pd.DataFrame(rows, columns=["replication", "definition", "fate", "customers"])


def with_focal(result: Result, month: int) -> np.ndarray | None:
    """Return who is with the focal company at a month, bool (customers); None where nobody looked."""
    for snapshot in result.snapshots:
        if snapshot.month == month:
            return snapshot.with_focal
    if month == result.horizon:
        is_with: np.ndarray = result.customers["company"] == 0
        return is_with
    return None


def segments_table(twins: Twins, months: tuple[int, ...], baseline: str) -> pd.DataFrame:
    """Return effects by segment of those with the company at month 0; see ``Comparison.by_segment``."""
    rows = []
    for treatment in (name for name in twins.policies if name != baseline):
        for r, (treated, untreated) in enumerate(zip(twins.results[treatment], twins.results[baseline], strict=True)):
            for grouping, segment, who in _segments(untreated):
                n = int(who.sum())
                for outcome, month in [*(("retention", m) for m in months), ("value", None), ("surplus", None)]:
                    one, other = _mean(treated, outcome, month, who), _mean(untreated, outcome, month, who)
                    at = treated.horizon if month is None else month
                    rows.append((treatment, r, grouping, segment, n, outcome, at, one, other, one - other))
    names = ["treatment", "replication", "grouping", "segment", "customers", "outcome", "month"]
    return pd.DataFrame(rows, columns=[*names, "treated", "untreated", "difference"])


def _segments(result: Result) -> Iterator[tuple[str, str, np.ndarray]]:
    began, sensitivity = starters(result), result.customers["price_sensitivity"]
    tenure = result.customers["start_tenure"]
    yield "everybody", "everybody", began
    if began.any():
        tercile = np.digitize(sensitivity, np.quantile(sensitivity[began], (1 / 3, 2 / 3)))
        for i, name in enumerate(TERCILES):
            yield "price sensitivity", name, began & (tercile == i)
    group = np.digitize(tenure, TENURE_EDGES)
    for i, name in enumerate(TENURES):
        yield "tenure", name, began & (group == i)
    yield "others", "not with the company at month 0", ~began


def _mean(result: Result, outcome: str, month: int | None, who: np.ndarray) -> float:
    if not who.any():
        return float("nan")
    if outcome != "retention":
        return float(result.customers[outcome][who].mean(dtype=np.float64))
    left = result.customers["first_left"][who]
    if (left == NOT_A_STARTER).any():
        return float("nan")
    return float((left > month).mean())


def _at_risk(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """Return customers at risk and leavers, companies by cohort by age (0 to horizon) [by reason]."""
    left = result.left
    gone = np.cumsum(left.sum(axis=-1), axis=-1)
    at_risk = np.repeat(result.joined[..., None], gone.shape[-1], axis=-1)
    at_risk[..., 1:] -= gone[..., :-1]
    cohort, age = np.indices(at_risk.shape[1:])
    # a cohort that joined at the end of month c lives horizon - c months; age 0 is the moment of joining
    at_risk = np.where((age >= 1) & (age <= result.horizon - cohort), at_risk, 0)
    return at_risk, left


def _labelled(frame: pd.DataFrame, twins: Twins, policy: str, replication: int) -> pd.DataFrame:
    codes = np.full(len(frame), twins.policies.index(policy))
    frame.insert(0, "policy", pd.Categorical.from_codes(codes, categories=list(twins.policies)))
    frame.insert(1, "replication", np.full(len(frame), replication, np.int32))
    return frame


def _company_names(result: Result, numbers: np.ndarray) -> pd.Categorical:
    return pd.Categorical.from_codes(numbers.astype(int), categories=[*result.companies, "outside"])


def _month_or_missing(first_left: np.ndarray) -> pd.arrays.IntegerArray:
    has_none = (first_left == NEVER) | (first_left == NOT_A_STARTER)
    return pd.arrays.IntegerArray(np.where(has_none, 0, first_left).astype(np.int16), has_none)
