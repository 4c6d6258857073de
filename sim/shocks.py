"""What happens to a company's customers without anybody's doing: shocks and lost data, as conduct of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim import conduct
from sim.relations import is_breached

if TYPE_CHECKING:
    import numpy as np

    from sim.company import Company


def befall(company: Company, row: np.ndarray) -> None:
    """Write into a company's row of aspects (see ``sim.conduct``) what happens to its customers this month."""
    model, policy, scenario = company.model, company.policy, company.model.inputs
    hazard = policy.privacy.hazard(scenario)
    if hazard > 0 and is_breached(model.seed, model.month, company.number, hazard):
        _lose_data(company, row, scenario.behaviour.privacy.breach_share, scenario.behaviour.privacy.breach_harm)
    for shock in scenario.shocks:
        if not shock.strikes(company.name, model.month):
            continue
        if shock.kind == "failure_wave":
            caught = policy.service.proactive_share if scenario.mechanisms.problems else 0.0
            _add_wave(row, shock.share * (1.0 - caught), shock.severity)
        elif shock.kind == "breach":
            _lose_data(company, row, shock.share, shock.severity)
        else:
            row[conduct.CARD_SHARE] = 1.0 - (1.0 - row[conduct.CARD_SHARE]) * (1.0 - shock.share)


def _lose_data(company: Company, row: np.ndarray, share: float, size: float) -> None:
    """Add a breach to those of the month: more are struck, and the worst is what is felt."""
    scenario = company.model.inputs
    if scenario.mechanisms.privacy:
        row[conduct.BREACH_SHARE] = 1.0 - (1.0 - row[conduct.BREACH_SHARE]) * (1.0 - share)
        row[conduct.BREACH_COST] = scenario.costs.breach
        row[conduct.BREACH_HARM] = max(row[conduct.BREACH_HARM], company.policy.privacy.harm_of_breach(size))


def _add_wave(row: np.ndarray, share: float, severity: float) -> None:
    """Add a failure wave to those of the month: more are struck, and the expected harm adds up."""
    harm = row[conduct.FAILURE_SHARE] * row[conduct.FAILURE_SEVERITY] + share * severity
    struck = 1.0 - (1.0 - row[conduct.FAILURE_SHARE]) * (1.0 - share)
    row[conduct.FAILURE_SHARE] = struck
    row[conduct.FAILURE_SEVERITY] = harm / struck if struck > 0 else 0.0
