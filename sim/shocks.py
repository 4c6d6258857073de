"""What happens to companies and customers without anybody's doing: shocks and lost data, as conduct of the month.

A downturn is no conduct: it changes the world's numbers, and how often people buy, for as long as it lasts.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from sim import conduct
from sim.relations import is_breached

if TYPE_CHECKING:
    from sim.company import Company
    from sim.model import RetentionModel
    from sim.scenario import Scenario


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
        elif shock.kind == "price_rise":
            _raise_costs(company, row, shock.severity, shock.share, is_new=shock.month == model.month)
        elif shock.kind == "card_replacement":
            row[conduct.CARD_SHARE] = 1.0 - (1.0 - row[conduct.CARD_SHARE]) * (1.0 - shock.share)


def _raise_costs(company: Company, row: np.ndarray, rise: float, passed_on: float, *, is_new: bool) -> None:
    """Let serving cost more, and the price hold a share of it; with prices off nothing is passed on."""
    scenario = company.model.inputs
    company.costs_now = company.costs_now | {"serving_cost": company.costs_now["serving_cost"] + rise}
    row[conduct.UNIT_COST if scenario.market.contract else conduct.SERVE_COST] += rise
    more = rise * passed_on if scenario.mechanisms.price else 0.0
    row[[conduct.PRICE, conduct.SHOWN]] += more
    row[conduct.FEE_SHARE] = row[conduct.HIDDEN_FEE] / row[conduct.PRICE]
    if is_new and more > 0.0:
        row[conduct.WAKE] += scenario.behaviour.leaving.event_wakes


def shortage(scenario: Scenario, month: int) -> float:
    """Return how short money is in a month, 0 to 1: of several downturns the worst counts."""
    downturns = (s for s in scenario.shocks if s.kind == "downturn" and s.strikes("", month))
    return max((s.share * s.severity for s in downturns), default=0.0)


def world_now(model: RetentionModel) -> np.ndarray:
    """Return the world's numbers as they are this month (see ``sim.world_record``)."""
    short = shortage(model.inputs, model.month)
    if short == 0.0:
        return model.world
    now = model.world.copy()
    for weight in ("price_weight", "price_value_weight", "joining_price", "buying_price"):
        now[weight] *= np.float32(1.0 + short)
    now["joining_base"] -= np.float32(model.inputs.behaviour.joining.price * short)
    return now


@contextmanager
def fewer_purchases(model: RetentionModel) -> Iterator[None]:
    """Let everybody buy less often for this month without a contract, and as before afterwards."""
    short = shortage(model.inputs, model.month)
    if short == 0.0 or model.inputs.market.contract:
        yield
        return
    rates = model.customers["rate"].copy()
    model.customers["rate"][:] = rates * np.float32(1.0 - short)
    try:
        yield
    finally:
        model.customers["rate"][:] = rates


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
