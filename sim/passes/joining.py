"""The start of a spell with a company, or of a time without one: what is drawn then, and what is new."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled, rule
from sim.numeric import HALF, ONE, ZERO, exp, log, logistic
from sim.passes.carrying import PER_SLOT
from sim.passes.lists import draw, scatter, scatter_one, widen
from sim.passes.poaching import come_over
from sim.rules.expectation import expectation_at_joining
from sim.rules.trust import trust_at_joining
from sim.rules.violations import size_of_violation

_LONG = np.float32(30_000.0)
_RARE = np.float32(1e-7)
_PERCENT = np.float32(100.0)


@rule
def months_until(chance: np.float32, waiting: np.float32) -> int:
    """Return how many months pass until an event of a constant monthly chance, from one exponential draw."""
    if chance <= _RARE:
        return 30_000
    if chance >= ONE:
        return 1
    months = waiting / -log(ONE - chance)
    return 1 + int(months if months < _LONG else _LONG)


@rule
def resentment_after(months: int, remembered: np.float32, log_kept: np.float32) -> np.float32:
    """Return what is left, months after parting, of the resentment against a company."""
    return remembered * exp(np.float32(months) * log_kept)


@rule
def resentment_now(i: int, month: int, f: np.ndarray, h: np.ndarray, world: np.ndarray) -> np.float32:
    """Return what is left of a person's resentment against the last company."""
    months = month - int(h[customers.PARTED, i])
    return resentment_after(months, f[customers.MEMORY_RESENTMENT, i], world[0].resentment_log_kept)


@rule
def plan_search(i: int, month: int, h: np.ndarray, world: np.ndarray, seed: np.uint64, is_returning: bool) -> None:
    """Note when somebody outside will look at offers next."""
    w = world[0]
    waiting = draws.exponential(
        draws.occasion_key(seed, draws.SEARCH, h[customers.SPELL, i], h[customers.EPISODE, i]), i
    )
    when = month + months_until(w.joining_search, waiting)
    h[customers.SCHEDULED, i] = when if is_returning and when < customers.NEVER else customers.NEVER


@rule
def propensity_of(person: np.float32, match: np.float32, world: np.ndarray) -> np.float32:
    """Return the propensity to want out in a spell, from a person's standard normal number and the match's."""
    w = world[0]
    spread = w.population_person_weight * person + w.population_match_weight * match
    propensity: np.float32 = w.population_want_level + w.population_want_spread * spread
    return propensity


@rule
def payment_fails(
    propensity: np.float32, waiting: np.float32, month: int, world: np.ndarray, is_involuntary: bool
) -> int:
    """Return the month in which a payment fails."""
    when = month + months_until(world[0].population_involuntary * logistic(propensity), waiting)
    return when if is_involuntary and when < customers.NEVER else customers.NEVER


@rule
def plan_spell(
    i: int,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
) -> None:
    """Draw what comes with a spell: propensity with this company, when a payment fails, when wanting out begins."""
    spell = h[customers.SPELL, i]
    match = draws.normal(draws.occasion_key(seed, draws.MATCH, spell, b[customers.COMPANY, i]), i)
    person = draws.normal(draws.key(seed, draws.PERSON, 0), i)
    f[customers.PROPENSITY, i] = propensity_of(person, match, world)
    f[customers.CLOCK, i] = draws.exponential(draws.occasion_key(seed, draws.WANT, spell, 0), i)
    waiting = draws.exponential(draws.key(seed, draws.PAYMENT, spell), i)
    h[customers.SCHEDULED, i] = payment_fails(f[customers.PROPENSITY, i], waiting, month, world, is_involuntary)


@compiled
def draw_fits(n: int, who: np.ndarray, company: np.ndarray, seed: np.uint64, row: np.ndarray) -> None:
    """Draw the lasting fit with the companies joined, as sums of four."""
    for j in range(n):
        row[j] = draws.sum_of_four(draws.hashed(draws.key(seed, draws.FIT, company[j]), who[j]))


@compiled
def draw_persons(n: int, who: np.ndarray, key: np.uint64, row: np.ndarray) -> None:
    """Draw a person's own propensity to want out again, as uniform numbers: the same in every spell."""
    for j in range(n):
        row[j] = draws.uniform(key, who[j])


@compiled
def draw_payments(n: int, who: np.ndarray, spells: np.ndarray, seed: np.uint64, row: np.ndarray) -> None:
    """Draw when a payment fails, as uniform numbers."""
    for j in range(n):
        row[j] = draws.uniform(draws.key(seed, draws.PAYMENT, spells[j]), who[j])


@compiled
def turn_into_propensities(n: int, person: np.ndarray, match: np.ndarray, world: np.ndarray, row: np.ndarray) -> None:
    """Turn uniform numbers into propensities to want out."""
    for j in range(n):
        row[j] = propensity_of(draws.normal_of(person[j]), draws.normal_of(match[j]), world)


@compiled
def turn_into_waiting(n: int, row: np.ndarray) -> None:
    """Turn uniform numbers into exponential waiting amounts."""
    for j in range(n):
        row[j] = -log(row[j])


@compiled
def plan_payments(
    n: int,
    month: int,
    propensity: np.ndarray,
    waiting: np.ndarray,
    world: np.ndarray,
    is_involuntary: bool,
    scheduled: np.ndarray,
) -> None:
    """Note when payments will fail."""
    for j in range(n):
        scheduled[j] = payment_fails(propensity[j], waiting[j], month, world, is_involuntary)


@compiled
def plan_spells(
    n: int,
    who: np.ndarray,
    company: np.ndarray,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
    rows: np.ndarray,
    codes: np.ndarray,
) -> None:
    """Draw what comes with the spells that people listed now begin; rows and codes are scratch, codes from 4 on."""
    spell, none, scheduled = codes[4], codes[5], codes[6]
    match, person, clock, waiting, propensity = rows[0], rows[1], rows[2], rows[3], rows[4]
    wide = widen(n, who)
    widen(n, company)
    for j in range(wide):
        spell[j] = h[customers.SPELL, who[j]]
        none[j] = 0
    draw(wide, who, spell, company, draws.MATCH, seed, match)
    draw(wide, who, spell, none, draws.WANT, seed, clock)
    draw_persons(wide, who, draws.key(seed, draws.PERSON, 0), person)
    draw_payments(wide, who, spell, seed, waiting)
    turn_into_propensities(wide, person, match, world, propensity)
    turn_into_waiting(wide, clock)
    turn_into_waiting(wide, waiting)
    plan_payments(wide, month, propensity, waiting, world, is_involuntary, scheduled)
    scatter(n, who, propensity, f[customers.PROPENSITY])
    scatter(n, who, clock, f[customers.CLOCK])
    scatter(n, who, scheduled, h[customers.SCHEDULED])


@compiled
def join_by_referral(
    n: int,
    who: np.ndarray,
    company: np.ndarray,
    h: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    offsets: np.ndarray,
    neighbours: np.ndarray,
    sums: np.ndarray,
    value: np.ndarray,
    discount_factor: np.float32,
    fits: np.ndarray,
) -> None:
    """Let those who join the company recommended to them fit it a little as the referrer does; others forget."""
    w = world[0]
    for j in range(n):
        i, k = who[j], company[j]
        noted = h[customers.REFERRAL, i]
        if noted < 0:
            continue
        if noted % PER_SLOT != k:
            h[customers.REFERRAL, i] = -1
            continue
        referrer = neighbours[offsets[i] + noted // PER_SLOT]
        theirs = draws.bell(draws.sum_of_four(draws.hashed(draws.key(seed, draws.FIT, k), referrer)))
        fits[j] = w.referral_likeness * theirs + w.referral_unlikeness * fits[j]
        sums[k, totals.REFERRED] += 1
        if k == 0:
            value[i] -= discount_factor * table[0, conduct.REFERRAL_COST]


@compiled
def join(
    n: int,
    who: np.ndarray,
    company: np.ndarray,
    month: int,
    f: np.ndarray,
    h: np.ndarray,
    b: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    seed: np.uint64,
    is_involuntary: bool,
    is_referring: bool,
    heard: tuple[np.ndarray, ...],
    sums: np.ndarray,
    joined: np.ndarray,
    discount_factor: np.float32,
    rows: np.ndarray,
    codes: np.ndarray,
) -> None:
    """Start spells with companies, as newcomers or as people who come back; rows and codes are scratch."""
    if n == 0:
        return
    w = world[0]
    neutral, full = w.market_neutral_quality, w.noticing_promise_full
    fits = rows[0]
    key_part = draws.key(seed, draws.TAKES_PART, 0)
    draw_fits(n, who, company, seed, fits)
    for j in range(n):
        fits[j] = draws.bell(fits[j])
    if is_referring:
        join_by_referral(
            n, who, company, h, table, world, seed, heard[4], heard[5], sums, f[customers.VALUE], discount_factor, fits
        )  # fmt: skip
    scatter(n, who, fits, f[customers.FIT])
    scatter_one(n, who, neutral, f[customers.SATISFACTION])
    for j in range(n):
        k = company[j]
        promised = table[k, conduct.QUALITY] + table[k, conduct.OVERPROMISE]
        f[customers.EXPECTATION, who[j]] = expectation_at_joining(
            promised, w.experience_fit * fits[j], neutral, w.expectation_promise_weight
        )
    for j in range(n):
        i, k = who[j], company[j]
        if b[customers.LAST_COMPANY, i] == k:
            f[customers.TRUST, i] = f[customers.MEMORY_TRUST, i]
            f[customers.RESENTMENT, i] = resentment_now(i, month, f, h, world)
            known = min(f[customers.LEAD, i], ONE - w.mastery_joining)
            f[customers.LEAD, i] = max(known, table[k, conduct.HEAD_START])
            sums[k, totals.RETURNED] += 1
        else:
            own = f[customers.DISPOSITION, i]
            f[customers.TRUST, i] = trust_at_joining(own, table[k, conduct.BADGE])
            f[customers.RESENTMENT, i] = ZERO
            f[customers.LEAD, i] = table[k, conduct.HEAD_START]
            takes_part = draws.uniform(key_part, i) < w.community_takes_part
            f[customers.BELONGING, i] = table[k, conduct.AFFINITY] if takes_part else ZERO
    scatter_one(n, who, ONE, f[customers.REFERENCE_PRICE])
    scatter_one(n, who, ONE, f[customers.WALK])
    scatter_one(n, who, ZERO, f[customers.RELEVANCE])
    scatter_one(n, who, ZERO, f[customers.GRATITUDE])
    scatter_one(n, who, ZERO, f[customers.EXPOSURE])
    for j in range(n):
        f[customers.DISCOUNT, who[j]] = table[company[j], conduct.WELCOME]
    for j in range(n):
        b[customers.DISCOUNT_LEFT, who[j]] = int(table[company[j], conduct.WELCOME_MONTHS]) + 1
    come_over(n, who, company, month, seed, h, b, table, sums, f[customers.DISCOUNT])
    for j in range(n):
        excess = table[company[j], conduct.OVERPROMISE] - w.noticing_promise_slack
        b[customers.OVERPROMISED, who[j]] = int(_PERCENT * size_of_violation(excess, full) + HALF)
    scatter(n, who, company, b[customers.COMPANY])
    scatter_one(n, who, customers.CONTENT, b[customers.STAGE])
    scatter_one(n, who, 0, b[customers.DEALS])
    scatter_one(n, who, 0, b[customers.PAUSE])
    for j in range(n):
        b[customers.FLAGS, who[j]] = b[customers.FLAGS, who[j]] & customers.LEFT_INVOLUNTARILY
    scatter_one(n, who, -1, h[customers.TENURE])  # the turn of the month makes it 0
    scatter_one(n, who, 0, h[customers.EPISODE])
    for j in range(n):
        h[customers.SPELL, who[j]] += 1
    plan_spells(n, who, company, month, f, h, world, seed, is_involuntary, rows, codes)
    for j in range(n):
        if company[j] == 0:
            f[customers.VALUE, who[j]] -= discount_factor * (
                table[0, conduct.JOIN_COST] + table[0, conduct.ONBOARDING_COST]
            )
    for j in range(n):
        f[customers.SURPLUS, who[j]] -= w.costs_hour * table[company[j], conduct.ONBOARDING_HOURS]
    for j in range(n):
        sums[company[j], totals.JOINED] += 1
        if month >= 0:
            joined[company[j], month + 1] += 1
