"""Contact, data and thanks in the month, in the order in which a customer meets them: the passes of three mechanisms.

Apart from the month, so that a market in which nobody does any of it pays for one question.
"""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws, totals
from sim.compiled import compiled
from sim.numeric import ONE, ZERO
from sim.passes import accounts, contact, experience, gratitude, privacy
from sim.passes.meet import meet

ROWS = 14
"""Rows of scratch."""
CONTACTS, CONSENTED, UNINVITED, THANKS, SALES, DATA, STRUCK, FELT, PUSH, A, B, C, D, E = range(ROWS)


@compiled
def meet_company(
    start: int,
    size: int,
    month: int,
    seed: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    is_asking: bool,
    is_thanking: bool,
    rows: np.ndarray,
    wake: np.ndarray,
) -> None:
    """Settle how often each customer is contacted, with what consent, and who is thanked."""
    w = world[0]
    stop = start + size
    meet(company, table, conduct.CONTACTS, size, rows[CONTACTS])
    experience.fill(size, ONE, rows[CONSENTED])
    experience.fill(size, ZERO, rows[UNINVITED])
    experience.fill(size, ZERO, rows[THANKS])
    experience.fill(size, ZERO, rows[SALES])
    experience.fill(size, ZERO, rows[DATA])
    if is_asking:
        contact.inclinations(draws.key(seed, draws.CONSENT, 0), start, size, rows[A])
        meet(company, table, conduct.CONSENT, size, rows[B])
        meet(company, table, conduct.REACH_WAKE, size, rows[C])
        contact.consent(
            size, rows[A], rows[B], f[customers.TRUST, start:stop], f[customers.PRIVACY_CONCERN, start:stop],
            f[customers.RESENTMENT, start:stop], w.contact_agree, w.contact_object, w.contact_trust, w.contact_concern,
            w.contact_annoyance, rows[CONSENTED], rows[UNINVITED],
        )  # fmt: skip
        contact.reach(size, rows[CONSENTED], rows[C], rows[CONTACTS], wake)
    if is_thanking:
        contact.inclinations(draws.key(seed, draws.THANKS, month), start, size, rows[A])
        meet(company, table, conduct.THANKS, size, rows[B])
        meet(company, table, conduct.THANKS_LIFT, size, rows[C])
        meet(company, table, conduct.RECOGNISED, size, rows[D])
        gratitude.thank(size, rows[A], rows[B], rows[THANKS])
        gratitude.gratitude(size, rows[THANKS], rows[C], rows[D], w.gratitude_kept, f[customers.GRATITUDE, start:stop])


@compiled
def be_known(
    start: int, size: int, company: np.ndarray, table: np.ndarray, world: np.ndarray, f: np.ndarray, rows: np.ndarray,
    quality: np.ndarray,
) -> None:  # fmt: skip
    """Fit the service to those whom the company knows, and let it know them better."""
    w = world[0]
    relevance = f[customers.RELEVANCE, start : start + size]
    meet(company, table, conduct.DEPTH, size, rows[A])
    privacy.fit_better(size, rows[A], relevance, rows[CONSENTED], w.privacy_benefit, quality)
    meet(company, table, conduct.LEARN_DATA, size, rows[A])
    meet(company, table, conduct.LEARN_TALK, size, rows[B])
    privacy.learn(size, rows[A], rows[B], rows[CONSENTED], w.privacy_fade, relevance)


@compiled
def be_wronged(
    start: int,
    size: int,
    month: int,
    seed: np.uint64,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    is_asking: bool,
    is_pressing: bool,
    is_private: bool,
    is_breached: bool,
    rows: np.ndarray,
    violation: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Add to the month's violations: contact and data without consent, pressure, data sold in secret, and data lost."""
    w = world[0]
    stop = start + size
    concern = f[customers.PRIVACY_CONCERN, start:stop]
    if is_asking:
        meet(company, table, conduct.DATA_USED, size, rows[A])
        contact.intrude(
            size, rows[UNINVITED], concern, rows[CONTACTS], rows[A], w.contact_intrusion, w.privacy_misuse, violation
        )
        for k in range(table.shape[0] - 1):
            sums[k, totals.UNINVITED] += contact.count_uninvited(
                size, company, rows[UNINVITED], rows[CONTACTS], rows[A], k
            )
    if is_pressing:
        meet(company, table, conduct.PRESSURE, size, rows[A])
        contact.press(
            size, rows[A], rows[CONTACTS], f[customers.SUSCEPTIBILITY, start:stop], f[customers.ATTENTION, start:stop],
            f[customers.RESENTMENT, start:stop], w.contact_sales, w.contact_sales_half, w.contact_pressing, rows[SALES],
            violation,
        )  # fmt: skip
    if is_private:
        meet(company, table, conduct.DATA_PRICE, size, rows[A])
        privacy.sell(size, rows[A], rows[CONSENTED], rows[DATA])
        meet(company, table, conduct.HIDDEN_SHARING, size, rows[A])
        contact.inclinations(draws.key(seed, draws.SHARING, month), start, size, rows[B])
        privacy.find_sharing(
            size, rows[B], rows[A], concern, rows[CONSENTED], w.privacy_sharing_rate, w.privacy_sharing_harm, violation
        )
    if is_breached:
        meet(company, table, conduct.BREACH_SHARE, size, rows[A])
        meet(company, table, conduct.BREACH_HARM, size, rows[B])
        contact.inclinations(draws.key(seed, draws.BREACH, month), start, size, rows[C])
        privacy.lose(size, rows[C], rows[A], rows[B], rows[STRUCK], violation)


@compiled
def draw_near(
    start: int,
    size: int,
    company: np.ndarray,
    table: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    is_close: bool,
    is_thanking: bool,
    is_private: bool,
    rows: np.ndarray,
    kept: np.ndarray,
    felt: np.ndarray,
    push: np.ndarray,
) -> None:
    """Write what brings customers nearer or drives them off: contacts felt, what seems kept, a push to want out."""
    w = world[0]
    stop = start + size
    experience.fill(size, ZERO, push)
    meet(company, table, conduct.DIALOGUE_RELIEF, size, rows[A])
    meet(company, table, conduct.INSINCERITY, size, rows[B])
    contact.feel(
        size, rows[CONTACTS], rows[A], f[customers.RELEVANCE, start:stop], w.privacy_relief, rows[B], rows[THANKS], felt
    )
    if is_close:
        contact.attend(size, rows[CONTACTS], f[customers.CONTACT_IDEAL, start:stop], w.contact_closeness, push)
    if is_private:
        meet(company, table, conduct.EXPOSURE, size, rows[A])
        meet(company, table, conduct.DEPTH, size, rows[B])
        privacy.worry(
            size, rows[A], f[customers.PRIVACY_CONCERN, start:stop], rows[B], f[customers.RELEVANCE, start:stop],
            rows[CONSENTED], w.privacy_worry, w.privacy_bond, push,
        )  # fmt: skip
    if is_thanking:
        gratitude.requite(size, f[customers.GRATITUDE, start:stop], w.gratitude_trusts, w.gratitude_stays, kept, push)


@compiled
def charge(
    size: int, company: np.ndarray, table: np.ndarray, is_asking: bool, is_breached: bool, rows: np.ndarray,
    unit_cost: np.ndarray, sums: np.ndarray,
) -> None:  # fmt: skip
    """Charge contacts with those who consented and repair for those whose data were lost, and count both."""
    n_companies = table.shape[0] - 1
    if is_asking:
        meet(company, table, conduct.REACH_COST, size, rows[A])
        contact.charge(size, rows[A], rows[CONSENTED], unit_cost)
        for k in range(n_companies):
            sums[k, totals.REACHED] += contact.count(size, company, rows[CONSENTED], k)
    if is_breached:
        meet(company, table, conduct.BREACH_COST, size, rows[A])
        contact.charge(size, rows[A], rows[STRUCK], unit_cost)
        for k in range(n_companies):
            sums[k, totals.BREACHED] += contact.count(size, company, rows[STRUCK], k)


@compiled
def settle(
    start: int,
    size: int,
    company: np.ndarray,
    world: np.ndarray,
    f: np.ndarray,
    discount_factor: np.float32,
    is_thanking: bool,
    is_private: bool,
    rows: np.ndarray,
    cash: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Book what was sold on the way, and what data brought; add up how well customers are known and how grateful."""
    w = world[0]
    stop = start + size
    contact.earn(
        size, company, rows[SALES], rows[DATA], w.contact_worthless, discount_factor, cash,
        f[customers.VALUE, start:stop], f[customers.SURPLUS, start:stop],
    )  # fmt: skip
    accounts.tally(size, company, rows[SALES], totals.CROSS_SALES, sums)
    accounts.tally(size, company, rows[DATA], totals.DATA_SALES, sums)
    if is_private:
        accounts.tally(size, company, f[customers.RELEVANCE, start:stop], totals.RELEVANCE, sums)
    if is_thanking:
        accounts.tally(size, company, f[customers.GRATITUDE, start:stop], totals.GRATITUDE, sums)
