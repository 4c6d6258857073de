"""Problems and failures of the month: whom they hit, who complains, and what is made good."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO, logistic
from sim.passes import lists
from sim.passes.experience import fill
from sim.passes.meet import meet
from sim.passes.saving import charge
from sim.rules.problems import complaint_logit, harm_after_recovery, relative_severity, severity_of_problem
from sim.rules.resentment import resentment_after

SILENT, SETTLED, UNHEARD = 0, 1, 2


@compiled
def strike(key: np.uint64, first: int, size: int, share: np.ndarray, mean: np.float32, severity: np.ndarray) -> None:
    """Write how bad a problem a share of customers meets; zero for the others."""
    for i in range(size):
        bits = draws.hashed(key, first + i)
        is_struck = draws.high_uniform(bits) < share[i]
        severity[i] = severity_of_problem(draws.low_uniform(bits), mean) if is_struck else ZERO


@compiled
def failures(
    key: np.uint64, first: int, size: int, share: np.ndarray, strength: np.ndarray, severity: np.ndarray
) -> None:
    """Strike a share of customers with a failure on top."""
    for i in range(size):
        is_struck = draws.uniform(key, first + i) < share[i]
        severity[i] = severity[i] + (strength[i] if is_struck else ZERO)


@compiled
def list_struck(start: int, size: int, severity: np.ndarray, who: np.ndarray) -> int:
    """List those of a block who are hit, and return how many they are."""
    n = 0
    for j in range(size):
        who[n] = start + j
        n += 1 if severity[j] > ZERO else 0
    return n


@compiled
def waking(n: int, severity: np.ndarray, full: np.float32, event_wakes: np.float32, woken: np.ndarray) -> None:
    """Write how far those hit are woken."""
    for j in range(n):
        woken[j] = event_wakes * relative_severity(severity[j], full)


@compiled
def complain(
    n: int,
    key: np.uint64,
    who: np.ndarray,
    severity: np.ndarray,
    ease: np.ndarray,
    served: np.ndarray,
    full: np.float32,
    base: np.float32,
    slope: np.float32,
    fate: np.ndarray,
) -> None:
    """Write who keeps silent, who complains and is heard, and who complains and hangs up."""
    for j in range(n):
        bits = draws.hashed(key, who[j])
        logit = complaint_logit(relative_severity(severity[j], full), base, slope, ease[j])
        speaks = draws.high_uniform(bits) < logistic(logit)
        is_served = draws.low_uniform(bits) < served[j]
        spoken = SETTLED if is_served else UNHEARD
        fate[j] = spoken if speaks else SILENT


@compiled
def suffer(n: int, fate: np.ndarray, relief: np.ndarray, effort: np.ndarray, severity: np.ndarray) -> None:
    """Turn severity into harm felt."""
    for j in range(n):
        made_good = relief[j] if fate[j] == SETTLED else ZERO
        severity[j] = harm_after_recovery(severity[j], made_good, effort[j] if fate[j] != SILENT else ZERO)


@compiled
def resent(
    n: int,
    fate: np.ndarray,
    severity: np.ndarray,
    full: np.float32,
    late: np.ndarray,
    weight: np.float32,
    resentment: np.ndarray,
) -> None:
    """Let those resent it whose complaint is settled late or never, in proportion to the failure."""
    for j in range(n):
        unsettled = late[j] if fate[j] == SETTLED else ONE
        unsettled = unsettled if fate[j] != SILENT else ZERO
        grievance = weight * (unsettled * relative_severity(severity[j], full))
        resentment[j] = resentment_after(resentment[j], ONE, grievance)


@compiled
def reckon(
    n: int,
    fate: np.ndarray,
    compensation: np.ndarray,
    hours: np.ndarray,
    hour: np.float32,
    surplus: np.ndarray,
) -> None:
    """Give compensation to those whose complaint is settled, and take the hours off all who complained."""
    for j in range(n):
        paid = compensation[j] if fate[j] == SETTLED else ZERO
        lost = hours[j] * hour if fate[j] != SILENT else ZERO
        surplus[j] = surplus[j] + (paid - lost)


@compiled
def add_to_block(n: int, who: np.ndarray, start: int, row: np.ndarray, column: np.ndarray) -> None:
    """Add a row to working memory that begins with customer start."""
    for j in range(n):
        column[who[j] - start] += row[j]


@compiled
def enquire(size: int, rate: np.ndarray, hours: np.ndarray, hour: np.float32, surplus: np.ndarray) -> None:
    """Take the hours that questions to support cost off everybody's surplus: so many that their mean will do."""
    for i in range(size):
        surplus[i] = surplus[i] - rate[i] * (hours[i] * hour)


@compiled
def befall(
    start: int,
    size: int,
    month: int,
    f: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_ordinary: bool,
    is_wave: bool,
    is_supported: bool,
    is_resenting: bool,
    sums: np.ndarray,
    discount_factor: np.float32,
    rows: np.ndarray,
    codes: np.ndarray,
    harm: np.ndarray,
    wake: np.ndarray,
) -> None:
    """Let the month's problems and failures hit a block of customers: add to their harm and to what wakes them.

    Parameters
    ----------
    rows, codes
        Working memory: rows of float32 from 4 on, and of int32.
    """
    w = world[0]
    company = b[customers.COMPANY, start : start + size]
    severity, share, strength = rows[4], rows[5], rows[6]
    if is_ordinary:
        meet(company, table, conduct.PROBLEM_SHARE, size, share)
        strike(draws.key(seed, draws.PROBLEM, month), start, size, share, w.problems_severity, severity)
    else:
        fill(size, ZERO, severity)
    if is_wave:
        meet(company, table, conduct.FAILURE_SHARE, size, share)
        meet(company, table, conduct.FAILURE_SEVERITY, size, strength)
        failures(draws.key(seed, draws.FAILURE, month), start, size, share, strength, severity)
    who, firm, fate = codes[0], codes[1], codes[2]
    n = list_struck(start, size, severity, who)
    if n == 0:
        return
    hurt, woken, one, two, money = rows[7], rows[8], rows[9], rows[10], rows[11]
    wide = lists.widen(n, who)
    lists.gather_block(wide, who, start, severity, hurt)
    lists.gather(wide, who, b[customers.COMPANY], firm)
    waking(wide, hurt, w.problems_full, w.leaving_event_wakes, woken)
    fill(wide, SILENT, fate)
    if is_supported:
        meet(firm, table, conduct.SPEAKS, wide, one)
        meet(firm, table, conduct.SERVED, wide, two)
        complain(
            wide, draws.key(seed, draws.COMPLAIN, month), who, hurt, one, two, w.problems_full, w.support_complains,
            w.support_complains_severity, fate,
        )  # fmt: skip
        if is_resenting:
            meet(firm, table, conduct.LATE, wide, one)
            lists.gather(wide, who, f[customers.RESENTMENT], money)
            resent(wide, fate, hurt, w.problems_full, one, w.recovery_resented, money)
            lists.scatter(n, who, money, f[customers.RESENTMENT])
        meet(firm, table, conduct.RELIEF, wide, one)
        meet(firm, table, conduct.EFFORT, wide, two)
        suffer(wide, fate, one, two, hurt)
        meet(firm, table, conduct.COMPENSATION, wide, one)
        meet(firm, table, conduct.HOURS, wide, two)
        lists.gather(wide, who, f[customers.SURPLUS], money)
        reckon(wide, fate, one, two, w.costs_hour, money)
        lists.scatter(n, who, money, f[customers.SURPLUS])
        meet(firm, table, conduct.SETTLE_COST, wide, one)
        lists.gather(wide, who, f[customers.VALUE], money)
        charge(wide, firm, fate, SETTLED, one, discount_factor, money)
        lists.scatter(n, who, money, f[customers.VALUE])
    for code in range(3):
        lists.tally(n, firm, fate, code, totals.PROBLEMS, sums)
    lists.tally(n, firm, fate, SETTLED, totals.SETTLED, sums)
    lists.tally(n, firm, fate, UNHEARD, totals.UNHEARD, sums)
    add_to_block(n, who, start, hurt, harm)
    add_to_block(n, who, start, woken, wake)
