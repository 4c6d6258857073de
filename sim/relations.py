"""Which passes of contact, data and thanks a market needs, and the luck of companies with the data they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim import draws
from sim.compiled import compiled

if TYPE_CHECKING:
    from sim.policy import Policy
    from sim.scenario import Scenario


def relations(scenario: Scenario, policies: Sequence[Policy]) -> dict[str, bool]:
    """Return by name which of these passes run at all, given every policy that is ever lived under.

    What customers know and feel outlasts the policy that caused it, so passes run for the whole run or not at all.
    """
    on = scenario.mechanisms
    contacts = [policy.contact for policy in policies]
    data = [policy.privacy for policy in policies]
    uses_data = any(p.personalisation > 0 or p.data_sharing > 0 for p in data)
    runs = {
        "closeness": on.closeness and any(c.contacts(scenario) != 1.0 for c in contacts),
        "consent": on.consent and (uses_data or any(c.contacts(scenario) > 1.0 for c in contacts)),
        "pressure": on.pressure and any(c.pressure > 0 for c in contacts),
        "privacy": on.privacy and uses_data,
        "mastery": on.mastery and any(p.service.onboarding > 0 or p.service.customer_success > 0 for p in policies),
        "gratitude": on.gratitude and any(c.gratitude > 0 or c.recognition > 0 for c in contacts),
    }
    is_breached = on.privacy and (uses_data or any(shock.kind == "breach" for shock in scenario.shocks))
    is_talking = on.dialogue and any(c.two_way > 0 for c in contacts)
    is_relating = any(runs[name] for name in runs if name != "mastery")
    return runs | {"relating": is_relating or is_breached or is_talking}


def is_breached(seed: int, month: int, company: int, hazard: float) -> bool:
    """Tell whether a company loses data this month by its own luck."""
    with np.errstate(over="ignore"):
        luck = luck_of_company(np.uint64(seed), month, company)
    return bool(luck < hazard)


@compiled
def luck_of_company(seed: np.uint64, month: int, company: int) -> np.float32:
    """Return the uniform number that decides whether a company loses data in a month."""
    return draws.uniform(draws.key(seed, draws.BREACH_STRIKES, month), company)
