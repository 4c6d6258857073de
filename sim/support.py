"""The support queue of a company, as last month left it, and how complaints and questions are handled through it.

offered = tickets + backlog;  load = offered / capacity;  waiting = min(longest, days / (1 - load))
served = min(1, 1 / load);  backlog' = (1 - hang up) (offered - capacity)+
relief = (ordinary + courtesy + compensation) e^(-(waiting + 30 / speed) / fades)

All amounts are for each customer, so that size does not matter; overload cannot run away, because whoever is not served
hangs up sooner or later.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim import conduct

if TYPE_CHECKING:
    import numpy as np

    from sim.policy import Service
    from sim.scenario import Scenario

SETTLING_DAYS = 30.0
"""Days in which a complaint is settled, once heard, at ordinary speed."""
_NO_CAPACITY = 1e-3
_MONTH = 30.0


@dataclass(frozen=True)
class Queue:
    """What support has to answer.

    Attributes
    ----------
    load
        Offered tickets over capacity, 0 and up.
    backlog
        Tickets left over for next month, for each customer.
    """

    load: float
    backlog: float = 0.0


@dataclass(frozen=True)
class Handling:
    """How a company handles complaints and questions in a month.

    Attributes
    ----------
    load, waiting
        Of the queue; waiting in days.
    speaks
        Log-odds added to complaining.
    served
        Share of those who complain who are heard; the others hang up.
    relief
        Share of a failure made good by settling it.
    effort
        Quality lost by complaining.
    late
        How far a settlement comes too late not to be resented, 0 to 1.
    hours
        Lost by asking.
    enquiries
        Questions in a month for each customer.
    """

    load: float
    waiting: float
    speaks: float
    served: float
    relief: float
    effort: float
    late: float
    hours: float
    enquiries: float

    def lay_out(self, row: np.ndarray) -> None:
        """Write it into a company's row of aspects (see ``sim.conduct``)."""
        row[conduct.LOAD], row[conduct.WAITING] = self.load, self.waiting
        row[conduct.SPEAKS], row[conduct.SERVED], row[conduct.RELIEF] = self.speaks, self.served, self.relief
        row[conduct.EFFORT], row[conduct.LATE], row[conduct.HOURS] = self.effort, self.late, self.hours
        row[conduct.ENQUIRIES] = self.enquiries


def queue_after(queue: Queue, tickets: float, capacity: float, scenario: Scenario) -> Queue:
    """Return the queue after a month in which so many complaints and questions came, for each customer."""
    offered = tickets + queue.backlog
    backlog = (1.0 - scenario.behaviour.support.hang_up) * max(offered - capacity, 0.0)
    return Queue(offered / max(capacity, _NO_CAPACITY), backlog)


def ordinary_queue(scenario: Scenario) -> Queue:
    """Return the queue of a company at neutral conduct before anything happened: ordinary questions only."""
    from sim.policy.service import ORDINARY_CAPACITY

    return Queue(scenario.behaviour.support.enquiries / ORDINARY_CAPACITY)


def handling(service: Service, queue: Queue, scenario: Scenario) -> Handling:
    """Return what a company's levers and its queue make of complaints and questions this month."""
    support, recovery = scenario.behaviour.support, scenario.behaviour.recovery
    free = 1.0 - queue.load
    waiting = support.longest_days
    if support.days < free * support.longest_days:
        waiting = support.days / free
    days = waiting + SETTLING_DAYS / service.speed
    paid = service.recovery / (service.recovery + recovery.compensation_half)
    worth = recovery.ordinary + recovery.courtesy * service.courtesy + recovery.compensation * paid
    effort = (1.0 - service.ease) * (1.0 + waiting / _MONTH)
    beyond = max(days - recovery.patience_days, 0.0)
    return Handling(
        load=queue.load,
        waiting=waiting,
        speaks=support.ease_speaks * service.ease,
        served=1.0 / max(queue.load, 1.0),
        relief=worth * math.exp(-days / recovery.fades_days),
        effort=support.effort * effort,
        late=1.0 - math.exp(-beyond / recovery.patience_days),
        hours=support.hours * effort,
        enquiries=support.enquiries,
    )
