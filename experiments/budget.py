"""Equal budget: raise the spending of the cheaper policies until all spend the same on a customer-month.

Spending is what the accounts say was spent on the customers one has (serving, contact, disclosure, save calls,
obstruction). Winning new customers and discounts are left out: they follow from behaviour and are shown beside it.
Spending depends on behaviour (save calls, obstructions), so the amount is found by bisection on small pilot runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.keeping import months_only
from experiments.outcomes import SPENDING
from experiments.progress import progress
from experiments.refusal import Refusal, nearest
from sim.declare import Declaration, declarations
from sim.policy import Policy
from sim.twin_worlds import twins

if TYPE_CHECKING:
    from experiments.study import Study

KEY = "compare.budget_lever"
PILOT_CUSTOMERS = 4_000
PILOT_REPLICATIONS = 2
TOLERANCE = 1e-4
"""Of the target; beyond it the noise of the pilot is larger."""

STEPS = 24


@dataclass(frozen=True)
class Change:
    """What was done to one policy; spend is that of the pilot runs, in market prices a customer-month."""

    policy: str
    lever: str
    before: float
    after: float
    spend_before: float
    spend_after: float


@dataclass(frozen=True)
class EqualBudget:
    """Policies that spend the same.

    Attributes
    ----------
    dearest
        Policy that spends most, and sets the target.
    target
        Its spend on a customer-month in the pilot runs.
    made
        What was changed.
    """

    dearest: str
    target: float
    made: tuple[Change, ...]

    @property
    def changes(self) -> dict[str, dict[str, float]]:
        """Changes by policy, as for ``Study.scenario``."""
        return {change.policy: {f"policy.{change.lever}": change.after} for change in self.made}

    def plain(self) -> dict[str, Any]:
        """Return plain values for a summary."""
        made = [vars(change) for change in self.made]
        return {"dearest": self.dearest, "target": self.target, "accounts": list(SPENDING), "changes": made}


def equalise(study: Study, lever: str) -> EqualBudget:
    """Find the value of a lever at which every policy spends as much as the dearest.

    Raises
    ------
    Refusal
        If the lever does not exist or is no number, or no admissible value of it spends enough.
    """
    _declared(lever)
    with progress("equal budget", "pilot runs") as report:
        spend = {name: pilot_spend(study, name, {}) for name in study.policies}
        dearest = max(spend, key=lambda name: spend[name])
        target = spend[dearest]
        made = []
        cheaper = [name for name in study.policies if target - spend[name] > TOLERANCE * target]
        for i, name in enumerate(cheaper):
            made.append(_raise(study, name, lever, spend[name], target))
            report(i + 1, len(cheaper))
    return EqualBudget(dearest, target, tuple(made))


def pilot_spend(study: Study, policy: str, changes: dict[str, float]) -> float:
    """Return the spend on a customer-month over the horizon, in a small run.

    Raises
    ------
    Refusal
        If the changes are not admissible, or nobody is ever a customer.
    """
    size = min(PILOT_CUSTOMERS, study.scenario(policy).customers)
    scenario = study.scenario(policy, {"customers": size, **changes})
    found = twins({policy: scenario}, replications=PILOT_REPLICATIONS, workers=study.n_workers, keep=months_only)
    months = found.monthly(policy, "customers").sum()
    if not months:
        raise Refusal("compare.equal_budget", "nobody is ever a customer", found=policy)
    return float(sum(found.monthly(policy, account).sum() for account in SPENDING) / months)


def _raise(study: Study, policy: str, lever: str, spend: float, target: float) -> Change:
    key = f"policy.{lever}"
    concern, _, name = lever.partition(".")
    before = float(getattr(getattr(study.scenario(policy).policy, concern), name))
    high = _highest(study, policy, lever, before)
    most = pilot_spend(study, policy, {key: high})
    if most < target:
        raise Refusal(
            "compare.equal_budget", f"{policy} cannot spend as much as the dearest policy through {lever}",
            found=f"{spend:.4f} at {before:g}, {most:.4f} at {high:g}, the highest value this policy admits",
            allowed=f"{target:.4f} a customer-month", hint=f"another lever: {KEY}=...",
        )  # fmt: skip
    low, after, reached = before, high, most
    for _ in range(STEPS):
        if abs(reached - target) <= TOLERANCE * target:
            break
        after = (low + high) / 2
        reached = pilot_spend(study, policy, {key: after})
        low, high = (after, high) if reached < target else (low, after)
    return Change(policy, lever, before, after, spend, reached)


def _highest(study: Study, policy: str, lever: str, before: float) -> float:
    """Return the highest value that the policy as a whole admits (quality and overpromise limit each other)."""
    high = _declared(lever).high
    admissible, refused = before, float(high if high is not None else before)

    def is_admissible(value: float) -> bool:
        try:
            study.scenario(policy, {f"policy.{lever}": value})
        except Refusal:
            return False
        return True

    if is_admissible(refused):
        return refused
    for _ in range(STEPS):
        middle = (admissible + refused) / 2
        admissible, refused = (middle, refused) if is_admissible(middle) else (admissible, middle)
    return admissible


def _declared(lever: str) -> Declaration:
    known = {item.key: item for item in declarations(Policy)}
    numbers = [key for key, item in known.items() if item.type == "number"]
    if lever not in known:
        raise Refusal(KEY, "no such lever", found=lever, allowed=", ".join(numbers), nearest=nearest(lever, numbers))
    if lever not in numbers:
        raise Refusal(KEY, "cannot be raised bit by bit", found=lever, allowed=", ".join(numbers))
    return known[lever]
