"""What all concerns of a policy have in common: levers, what they do month after month, and what they cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.declare import Declared

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Policy
    from sim.scenario import Scenario


class Concern(Declared):
    """One concern of a policy: its levers, and how they become conduct and cost."""

    def lay_out(self, row: np.ndarray, policy: Policy, scenario: Scenario) -> None:
        """Write what these levers do month after month into a company's row of aspects (see ``sim.conduct``).

        Parameters
        ----------
        row
            Aspects, float32; zeros but for what other concerns wrote.
        policy
            The whole policy: some levers act only together with those of another concern.
        scenario
            The world in which they act; a mechanism that is switched off does nothing.
        """

    def unit_costs(self, policy: Policy, scenario: Scenario) -> dict[str, float]:
        """Return what one customer costs a month because of these levers, by account, in market prices."""
        return {}
