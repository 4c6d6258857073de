"""Everybody's contacts: who is reached, how it feels, and what is sold on the way."""

from __future__ import annotations

import numpy as np

from sim import draws
from sim.compiled import compiled
from sim.numeric import ONE, ZERO, positive
from sim.rules.consent import p_agree, p_object
from sim.rules.contact import cross_sales, felt_contacts, relationship_value

_OPT_OUT, _OPT_IN = np.float32(1.0), np.float32(2.0)


@compiled
def inclinations(key: np.uint64, first: int, size: int, out: np.ndarray) -> None:
    """Draw what each person makes of being asked, the same for good (or, with a month's key, of that month)."""
    for i in range(size):
        out[i] = draws.uniform(key, first + i)


@compiled
def consent(
    size: int,
    inclination: np.ndarray,
    regime: np.ndarray,
    trust: np.ndarray,
    concern: np.ndarray,
    resentment: np.ndarray,
    agree: np.float32,
    object_: np.float32,
    trust_weight: np.float32,
    concern_weight: np.float32,
    resentment_weight: np.float32,
    consented: np.ndarray,
    uninvited: np.ndarray,
) -> None:
    """Write who may be reached under a company's regime, and who is reached without having agreed."""
    for i in range(size):
        agrees = inclination[i] < p_agree(trust[i], concern[i], agree, trust_weight, concern_weight)
        objects = inclination[i] > ONE - p_object(
            trust[i], concern[i], resentment[i], object_, trust_weight, concern_weight, resentment_weight
        )
        is_out = ((regime[i] == _OPT_IN) & (not agrees)) | ((regime[i] == _OPT_OUT) & objects & (not agrees))
        consented[i] = ZERO if is_out else ONE
        uninvited[i] = ONE if (regime[i] == ZERO) & (not agrees) else ZERO


@compiled
def reach(
    size: int,
    consented: np.ndarray,
    reach_wake: np.ndarray,
    contacts: np.ndarray,
    wake: np.ndarray,
) -> None:
    """Leave those who did not consent with the ordinary contact; contacts beyond it wake the others."""
    for i in range(size):
        ordinary = contacts[i] if contacts[i] < ONE else ONE
        contacts[i] = contacts[i] if consented[i] > ZERO else ordinary
        wake[i] = wake[i] + reach_wake[i] * consented[i]


@compiled
def intrude(
    size: int,
    uninvited: np.ndarray,
    concern: np.ndarray,
    contacts: np.ndarray,
    data_used: np.ndarray,
    per_contact: np.float32,
    misuse: np.float32,
    violation: np.ndarray,
) -> None:
    """Let contacts beyond one, and data used, without consent be violations to those who care."""
    for i in range(size):
        size_of_wrong = per_contact * positive(contacts[i] - ONE) + misuse * data_used[i]
        violation[i] = violation[i] + uninvited[i] * concern[i] * size_of_wrong


@compiled
def count_uninvited(
    size: int, company: np.ndarray, uninvited: np.ndarray, contacts: np.ndarray, data_used: np.ndarray, k: int
) -> int:
    """Return how many customers of company k are contacted beyond the ordinary, or have data used, unasked."""
    total = 0
    for i in range(size):
        is_used = (contacts[i] > ONE) | (data_used[i] > ZERO)
        total += 1 if (company[i] == k) & (uninvited[i] > ZERO) & is_used else 0
    return total


@compiled
def attend(size: int, contacts: np.ndarray, ideal: np.ndarray, weight: np.float32, push: np.ndarray) -> None:
    """Let contacts keep customers, against one ordinary contact a month."""
    for i in range(size):
        value = relationship_value(contacts[i], ideal[i]) - relationship_value(ONE, ideal[i])
        push[i] = push[i] - weight * value


@compiled
def feel(
    size: int,
    contacts: np.ndarray,
    dialogue_relief: np.ndarray,
    relevance: np.ndarray,
    relevance_relief: np.float32,
    insincere: np.ndarray,
    thanks: np.ndarray,
    felt: np.ndarray,
) -> None:
    """Write how many contacts this month feels like."""
    for i in range(size):
        felt[i] = felt_contacts(
            contacts[i], dialogue_relief[i], relevance_relief * relevance[i], insincere[i] * thanks[i]
        )


@compiled
def be_surveyed(size: int, surveys: np.ndarray, felt: np.ndarray) -> None:
    """Let surveys be felt like contacts."""
    for i in range(size):
        felt[i] = felt[i] + surveys[i]


@compiled
def press(
    size: int,
    pressure: np.ndarray,
    contacts: np.ndarray,
    susceptibility: np.ndarray,
    attention: np.ndarray,
    resentment: np.ndarray,
    per_contact: np.float32,
    half: np.float32,
    wrong: np.float32,
    sales: np.ndarray,
    violation: np.ndarray,
) -> None:
    """Write what pressing contacts sell, and let them be violations to those who notice."""
    for i in range(size):
        sales[i] = cross_sales(contacts[i], pressure[i], susceptibility[i], resentment[i], per_contact, half)
        violation[i] = violation[i] + wrong * pressure[i] * contacts[i] * attention[i]


@compiled
def charge(size: int, cost: np.ndarray, marks: np.ndarray, unit_cost: np.ndarray) -> None:
    """Add a cost to what those marked cost this month."""
    for i in range(size):
        unit_cost[i] = unit_cost[i] + cost[i] * marks[i]


@compiled
def count(size: int, company: np.ndarray, marks: np.ndarray, k: int) -> int:
    """Return how many customers of company k are marked."""
    total = 0
    for i in range(size):
        total += 1 if (company[i] == k) & (marks[i] > ZERO) else 0
    return total


@compiled
def earn(
    size: int,
    company: np.ndarray,
    sales: np.ndarray,
    data: np.ndarray,
    worthless: np.float32,
    discount_factor: np.float32,
    cash: np.ndarray,
    value: np.ndarray,
    surplus: np.ndarray,
) -> None:
    """Add what pressure sold and data brought; customers pay the former, and part of it is worth nothing."""
    for i in range(size):
        more = sales[i] + data[i]
        cash[i] = cash[i] + more
        value[i] = value[i] + (discount_factor * more if company[i] == 0 else ZERO)
        surplus[i] = surplus[i] - worthless * sales[i]
