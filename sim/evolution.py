"""How far a company has fallen behind what customers want, and how far its renewal keeps up, as far as it is aimed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.insight import aimed
from sim.rules.learning import behind_after, disturbed

if TYPE_CHECKING:
    import numpy as np

    from sim.company import Company


def after_month(company: Company) -> float:
    """Return by how much quality a company is behind after a month; tastes stand still in the running-in."""
    scenario = company.model.inputs
    people = scenario.behaviour.evolution
    drift = scenario.market.taste_drift if company.model.month >= 0 else 0.0
    caught = people.catches * company.policy.learning.evolution * aimed(company)
    return behind_after(company.behind, drift, people.farthest, caught)


def lay_out(company: Company, row: np.ndarray) -> None:
    """Let customers get less of a company that is behind, and of one that renews itself while they look on."""
    scenario, policy = company.model.inputs, company.policy
    people, effort = scenario.behaviour.evolution, policy.learning.evolution
    if not scenario.mechanisms.evolution or (company.behind == 0.0 and effort == 0.0):
        return
    is_talking = scenario.mechanisms.dialogue
    told = policy.contact.two_way * min(policy.contact.contacts(scenario), 1.0) if is_talking else 0.0
    missing = company.behind + disturbed(effort, people.disturbs, told, people.explains)
    row[conduct.QUALITY] = max(float(row[conduct.QUALITY]) - missing, 0.0)
