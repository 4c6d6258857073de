"""The regulator: an agent that inspects companies, fines offences and forces companies to comply.

hazard of an inspection = vigilance x (routine + complaints x share of customers wronged in the open this month)
fine = laws broken x share of the last twelve months' revenue
Who was fined keeps the law from the next month on, whatever its policy says. Acts from month 0 on only.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim import conduct, draws, totals
from sim.agent import Agent
from sim.compiled import compiled
from sim.passes.accounts import POINT
from sim.policy import Policy

if TYPE_CHECKING:
    from sim.company import Company
    from sim.model import RetentionModel
    from sim.scenario import Scenario
    from sim.world.regulator import Regulator as Law

YEAR = 12


@dataclass(frozen=True)
class Offence:
    """What a law forbids.

    Attributes
    ----------
    since
        Name of the month from which it holds.
    is_broken
        Tells whether a policy breaks it.
    instead
        What a policy that keeps it does instead, by concern.
    """

    since: str
    is_broken: Callable[[Policy], bool]
    instead: Callable[[Policy], dict[str, dict[str, Any]]]


def contacts_unasked(policy: Policy) -> bool:
    """Tell whether a policy reaches people or uses their data without having asked beforehand."""
    uses = policy.contact.frequency > 1.0 or policy.privacy.personalisation > 0.0 or policy.privacy.data_sharing > 0.0
    return uses and policy.contact.consent != "opt_in"


OFFENCES: dict[str, Offence] = {
    "easy_exit": Offence(
        "easy_exit_from", lambda policy: policy.leaving.friction != "none",
        lambda policy: {"leaving": {"friction": "none"}},
    ),
    "shown_prices": Offence(
        "shown_prices_from", lambda policy: policy.pricing.hidden_fee > 0.0,
        lambda policy: {
            "pricing": {"hidden_fee": 0.0, "price": min(policy.pricing.price + policy.pricing.hidden_fee, 2.0)}
        },
    ),
    "consent": Offence("consent_from", contacts_unasked, lambda policy: {"contact": {"consent": "opt_in"}}),
}  # fmt: skip
"""What may be forbidden; a fee that may not be hidden is shown in the price."""


def broken(policy: Policy, law: Law, month: int) -> tuple[str, ...]:
    """Return the offences of a policy against the laws that hold in a month."""
    held = ((name, offence, getattr(law, offence.since)) for name, offence in OFFENCES.items())
    return tuple(name for name, offence, since in held if 0 <= since <= month and offence.is_broken(policy))


def complied(policy: Policy, laws: frozenset[str]) -> Policy:
    """Return a policy that keeps laws, and is what it was otherwise."""
    changed = policy.model_dump()
    for name in sorted(laws):
        for concern, levers in OFFENCES[name].instead(policy).items():
            changed[concern] |= levers
    return Policy.model_validate(changed) if laws else policy


def hazard(law: Law, wronged: float) -> float:
    """Return the hazard of an inspection in a month.

    Parameters
    ----------
    law
        Laws and their enforcement.
    wronged
        Customers obstructed, not heard or whose data were lost, as a share of all.
    """
    return law.vigilance * (law.routine + law.complaints * wronged)


class Regulator(Agent):
    """Watches companies.

    Attributes
    ----------
    inspected
        Inspections of this month, by company.
    fined
        Fines of this month, by company, in market prices.
    """

    model: RetentionModel

    def __init__(self, model: RetentionModel) -> None:
        super().__init__(model)
        self._revenue: list[np.ndarray] = []
        self.inspected = np.zeros(len(model.companies), np.int64)
        self.fined = np.zeros(len(model.companies))

    def watch(self) -> None:
        """Inspect the companies that draw attention, and fine what is found."""
        model, scenario = self.model, self.model.inputs
        self.inspected[:], self.fined[:] = 0, 0.0
        if model.month < 0:
            return
        counted = [model.counted(company.number) for company in model.companies]
        self._revenue = [*self._revenue[1 - YEAR :], np.array([row[totals.CASH] / POINT for row in counted])]
        for company, row in zip(model.companies, counted, strict=True):
            obstructed = row[totals.STUCK] if model.table[company.number, conduct.IS_OBSTRUCTING] > 0 else 0
            wronged = obstructed + row[totals.UNHEARD] + row[totals.BREACHED]
            chance = -math.expm1(-hazard(scenario.regulator, wronged / max(row[totals.CUSTOMERS], 1)))
            if _luck(model.seed, model.month, company.number) < chance:
                self._inspect(company)

    def _inspect(self, company: Company) -> None:
        law = self.model.inputs.regulator
        self.inspected[company.number] = 1
        found = broken(company.policy, law, self.model.month)
        if found:
            yearly = sum(month[company.number] for month in self._revenue) * YEAR / len(self._revenue)
            self.fined[company.number] = len(found) * law.fine * max(float(yearly), 0.0)
            company.reputation = max(company.reputation - law.publicity, 0.0)
            company.bind(frozenset(found))


def is_watching(scenario: Scenario) -> bool:
    """Tell whether anybody is ever inspected."""
    return scenario.mechanisms.regulator and scenario.regulator.vigilance > 0.0


def _luck(seed: int, month: int, company: int) -> float:
    with np.errstate(over="ignore"):
        return float(_luck_of_company(np.uint64(seed), month, company))


@compiled
def _luck_of_company(seed: np.uint64, month: int, company: int) -> np.float32:
    return draws.uniform(draws.key(seed, draws.INSPECTION, month), company)
