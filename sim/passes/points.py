"""Everybody's wallet: points earned, pending, redeemed and expired; money prepaid. Points are whole numbers.

Cumulated amounts are kept, not lots: what was earned and pending or valid at a time is what had been earned in all some
months before, and first in is first out. What leaves a wallet is counted by the reason why.
"""

from __future__ import annotations

import numpy as np

from sim.compiled import compiled
from sim.numeric import ONE, ZERO, positive
from sim.rules.buying import purchases_of
from sim.rules.programme import p_gives_up, share_that_loads, whole_points

_GRAIN = np.float32(1024.0)
"""Prepaid money moves in parts of a market price this small, so that none gets lost in rounding."""
_CENT = np.float32(1.0 / 1024.0)
_MOST = np.float32(16_777_216.0)
"""Points that can be counted one by one in 32 bits; nobody earns more in a life."""


@compiled
def whole(size: int, amounts: np.ndarray) -> int:
    """Return the sum of whole amounts."""
    total = 0
    for i in range(size):
        total += int(np.int32(amounts[i]))
    return total


@compiled
def go_to_partners(
    size: int, luck: np.ndarray, company: np.ndarray, k: int, active: np.ndarray, mean: np.float32, visits: np.ndarray
) -> None:
    """Write how often members buy from partners this month."""
    for i in range(size):
        bought = purchases_of(luck[i], mean)
        visits[i] = bought * active[i] if company[i] == k else ZERO


@compiled
def attend(
    size: int,
    luck: np.ndarray,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    progress: np.ndarray,
    gives_up: np.float32,
    resumes: np.float32,
    attends: np.ndarray,
) -> None:
    """Let members give up thinking of the reward, or take it up again."""
    for i in range(size):
        stops = luck[i] < p_gives_up(progress[i], gives_up)
        starts = luck[i] < resumes
        now = (ZERO if stops else ONE) if attends[i] > ZERO else (ONE if starts else ZERO)
        attends[i] = now if (company[i] == k) & (active[i] > ZERO) else attends[i]


@compiled
def earn(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    attends: np.ndarray,
    level: np.ndarray,
    luck: np.ndarray,
    cash: np.ndarray,
    visits: np.ndarray,
    is_card: bool,
    rates: tuple[np.float32, np.float32, np.float32],
    engages: np.float32,
    more: np.float32,
    earned: np.ndarray,
    points: np.ndarray,
    acts: np.ndarray,
) -> None:
    """Write points earned here this month, and acts of engagement; a card that is not carried earns nothing."""
    per_spend, per_visit, per_act = rates
    for i in range(size):
        does = (luck[i] < engages) & (per_act > ZERO)
        takes = active[i] * (attends[i] if is_card else ONE)
        takes = takes if company[i] == k else ZERO
        acts[i] = takes if does else ZERO
        raw = (per_spend * cash[i] + per_visit * visits[i]) * (ONE + more * level[i]) * takes + per_act * acts[i]
        points[i] = whole_points(raw, luck[i], _MOST - earned[i])
        earned[i] = earned[i] + points[i]


@compiled
def earn_there(
    size: int, luck: np.ndarray, visits: np.ndarray, per_visit: np.float32, earned: np.ndarray, points: np.ndarray
) -> None:
    """Write points earned at partners."""
    for i in range(size):
        points[i] = whole_points(per_visit * visits[i], luck[i], _MOST - earned[i])
        earned[i] = earned[i] + points[i]


@compiled
def redeem(
    size: int,
    luck: np.ndarray,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    attends: np.ndarray,
    cleared: np.ndarray,
    is_card: bool,
    threshold: np.float32,
    chance: np.float32,
    used: np.ndarray,
    rewards: np.ndarray,
    points: np.ndarray,
) -> None:
    """Write rewards and the points they take; cleared is what had been earned in all when pending ended.

    A card is honoured at once; rewards of an account are claimed with a chance, and seldom by who forgot of them.
    """
    for i in range(size):
        available = positive(cleared[i] - used[i])
        waiting = np.float32(np.int32(available / threshold))
        thinks = np.float32(0.3) + np.float32(0.7) * attends[i]
        claims = is_card | (luck[i] < chance * thinks)
        takes = (company[i] == k) & (active[i] > ZERO) & claims
        rewards[i] = waiting if takes else ZERO
        spent = rewards[i] * threshold
        spent = spent if spent < available else available
        points[i] = np.float32(np.int32(spent))
        used[i] = used[i] + points[i]


@compiled
def expire(
    size: int,
    k: int,
    member: np.ndarray,
    old: np.ndarray,
    unused: np.ndarray,
    is_sliding: bool,
    validity: np.float32,
    earned: np.ndarray,
    used: np.ndarray,
    points: np.ndarray,
) -> None:
    """Write the points that expire: what had been earned by a month and is not used, or all after no purchase."""
    number = np.float32(k + 1)
    for i in range(size):
        stale = positive(old[i] - used[i])
        left = earned[i] - used[i] if unused[i] >= validity else ZERO
        goes = left if is_sliding else stale
        points[i] = goes if member[i] == number else ZERO
        used[i] = used[i] + points[i]


@compiled
def wait_longer(
    size: int,
    k: int,
    company: np.ndarray,
    member: np.ndarray,
    visits: np.ndarray,
    months: np.ndarray,
    unused: np.ndarray,
) -> None:
    """Count the months of membership, and those without a purchase."""
    number = np.float32(k + 1)
    for i in range(size):
        is_member = member[i] == number
        is_used = (company[i] == k) & (visits[i] > ZERO)
        waited = ZERO if is_used else unused[i] + ONE
        unused[i] = waited if is_member else unused[i]
        months[i] = months[i] + ONE if is_member else months[i]


@compiled
def lose(
    size: int, points: np.ndarray, per_point: np.float32, a_month: np.ndarray, unclear: np.float32, voided: np.float32,
    slighted: np.ndarray,
) -> None:  # fmt: skip
    """Let those whose points expired unannounced be slighted."""
    for i in range(size):
        lost = points[i] * per_point / a_month[i]
        lost = lost if lost < ONE else ONE
        slighted[i] = slighted[i] + voided * unclear * lost


@compiled
def be_rewarded(
    size: int,
    rewards: np.ndarray,
    value: np.float32,
    worth: np.float32,
    weight: np.float32,
    a_month: np.ndarray,
    gratitude: np.ndarray,
    surplus: np.ndarray,
    given: np.ndarray,
    attends: np.ndarray,
) -> None:
    """Let rewards be worth something, and be requited; who got one thinks of the next."""
    for i in range(size):
        got = rewards[i] * value
        months = got / a_month[i]
        lifted = weight * (months if months < ONE else ONE)
        gratitude[i] = gratitude[i] + (ONE - gratitude[i]) * lifted
        surplus[i] = surplus[i] + worth * got
        given[i] = given[i] + worth * got
        attends[i] = ONE if rewards[i] > ZERO else attends[i]


@compiled
def prepay(
    size: int,
    who: np.ndarray,
    company: np.ndarray,
    k: int,
    member: np.ndarray,
    share: np.float32,
    top_up: np.float32,
    a_month: np.ndarray,
    within: np.float32,
    cash: np.ndarray,
    prepaid: np.ndarray,
    loaded: np.ndarray,
    spent: np.ndarray,
) -> None:
    """Let members who prepay load their cards when these run short, and pay from them; what is left may be spent."""
    number = np.float32(k + 1)
    each = ONE / top_up
    for i in range(size):
        pays = (
            (company[i] == k) & (member[i] == number) & (who[i] < share_that_loads(share, top_up, a_month[i], within))
        )
        bill = np.float32(np.int32(cash[i] * _GRAIN)) * _CENT
        short = positive(bill - prepaid[i])
        times = np.float32(np.int32(short * each + np.float32(0.9999)))
        loaded[i] = times * top_up if pays & (bill > ZERO) else ZERO
        held = prepaid[i] + loaded[i]
        paying = (company[i] == k) & (member[i] == number)
        used = bill if bill < held else held
        spent[i] = used if paying else ZERO
        prepaid[i] = held - spent[i]


@compiled
def be_served(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    level: np.ndarray,
    visits: np.ndarray,
    cash: np.ndarray,
    a_member: np.float32,
    a_level: np.float32,
    a_visit: np.float32,
    donation: np.float32,
    cost: np.ndarray,
) -> None:
    """Write what benefits of members cost: of running, of benefits a month and a visit at the full level, donations."""
    for i in range(size):
        spent = a_member + level[i] * (a_level + a_visit * visits[i]) + donation * cash[i]
        cost[i] = spent * active[i] if company[i] == k else cost[i]


@compiled
def enjoy(
    size: int,
    company: np.ndarray,
    k: int,
    active: np.ndarray,
    level: np.ndarray,
    visits: np.ndarray,
    volume: np.ndarray,
    boost: np.ndarray,
    experienced: np.ndarray,
    a_level: np.float32,
    a_visit: np.float32,
    worth: np.float32,
    surplus: np.ndarray,
    given: np.ndarray,
) -> None:
    """Add what benefits are worth, and take off what was bought only because of the programme, beyond any need."""
    for i in range(size):
        needless = volume[i] * (ONE - ONE / boost[i]) * worth * experienced[i]
        gained = active[i] * level[i] * (a_level + a_visit * visits[i]) - needless
        gained = gained if company[i] == k else ZERO
        surplus[i] = surplus[i] + gained
        given[i] = given[i] + gained


@compiled
def bring(size: int, amounts: np.ndarray, factor: np.float32, company: np.ndarray, value: np.ndarray) -> None:
    """Add amounts to the focal company's value of its customers."""
    for i in range(size):
        value[i] = value[i] + (factor * amounts[i] if company[i] == 0 else ZERO)


@compiled
def pay(size: int, fees: np.ndarray, cash: np.ndarray, surplus: np.ndarray) -> None:
    """Add fees to what is paid."""
    for i in range(size):
        cash[i] = cash[i] + fees[i]
        surplus[i] = surplus[i] - fees[i]


@compiled
def count_members(
    size: int, company: np.ndarray, k: int, active: np.ndarray, tier: np.ndarray, which: np.float32
) -> int:
    """Return how many members company k has in a tier or above; 0 counts them all."""
    total = 0
    for i in range(size):
        total += 1 if (company[i] == k) & (active[i] > ZERO) & (tier[i] >= which) else 0
    return total


@compiled
def of_members(
    size: int, company: np.ndarray, k: int, active: np.ndarray, amounts: np.ndarray, out: np.ndarray
) -> None:
    """Write the amounts of members of company k, and none for others."""
    for i in range(size):
        out[i] = amounts[i] if (company[i] == k) & (active[i] > ZERO) else ZERO


@compiled
def count_positive(size: int, amounts: np.ndarray) -> int:
    """Return how many amounts are above zero."""
    total = 0
    for i in range(size):
        total += 1 if amounts[i] > ZERO else 0
    return total


@compiled
def held_at(size: int, k: int, member: np.ndarray, earned: np.ndarray, used: np.ndarray, held: np.ndarray) -> None:
    """Write the points in wallets at company k."""
    number = np.float32(k + 1)
    for i in range(size):
        held[i] = earned[i] - used[i] if member[i] == number else ZERO


@compiled
def held_money_at(size: int, k: int, member: np.ndarray, prepaid: np.ndarray, held: np.ndarray) -> None:
    """Write the money prepaid at company k."""
    number = np.float32(k + 1)
    for i in range(size):
        held[i] = prepaid[i] if member[i] == number else ZERO
