"""Problems as Mesa agents live them: whom one hits, who complains, and what is made good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.speed.ways import chosen_way, loaded
from sim.rules import problems, resentment

if TYPE_CHECKING:
    from experiments.speed import mesa_agents as core
    from experiments.speed.mesa_whole import Seller
else:
    core = loaded("mesa_agents")

WAY = chosen_way()

severity_of_problem = WAY.rule(problems.severity_of_problem)
relative_severity = WAY.rule(problems.relative_severity)
complaint_logit = WAY.rule(problems.complaint_logit)
harm_after_recovery = WAY.rule(problems.harm_after_recovery)
resentment_after = WAY.rule(resentment.resentment_after)
logistic = core.logistic


class Served:
    """What a customer makes of service that fails."""

    __slots__ = ()

    model: Any
    resentment: float
    surplus: float
    value: float

    def meet_problem(self, company: Seller, w: Any) -> tuple[float, float]:
        """Be hit by a problem and complain, or not; return the quality lost and how far it wakes."""
        chance = self.model.chance
        severity = severity_of_problem(chance(), w.problems_severity)
        relative = relative_severity(severity, w.problems_full)
        woken = w.leaving_event_wakes * relative
        company.problems += 1
        complains = complaint_logit(relative, w.support_complains, w.support_complains_severity, company.speaks)
        if chance() >= logistic(complains):
            return severity, woken
        self.surplus -= company.hours * w.costs_hour
        if chance() < company.served:
            company.settled += 1
            self.surplus += company.compensation
            if company.number == 0:
                self.value -= self.model.discount_factor * company.settle_cost
            relief, unsettled = company.relief, company.late
        else:
            company.unheard += 1
            relief, unsettled = 0.0, 1.0
        if unsettled:
            self.resentment = resentment_after(self.resentment, 1.0, w.recovery_resented * (unsettled * relative))
        return harm_after_recovery(severity, relief, company.effort), woken
