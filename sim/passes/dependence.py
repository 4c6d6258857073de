"""How far members depend on the programme: what they would not do this month if it stopped now.

Attitudes, habits and what members have got used to stay as they are, so that what the programme built up before counts
as the customer's own, and what it leaves missing counts as a loss.
"""

from __future__ import annotations

import numpy as np

from sim import customers, totals
from sim.compiled import compiled
from sim.numeric import ZERO, logistic, positive
from sim.passes import points
from sim.passes.buying import DRAWN, OWN, PULL, total_of
from sim.passes.experience import copy
from sim.rules.buying import share_of_wallet
from sim.rules.programme import gain_of_rewards, push_of_rewards


@compiled
def missed(
    size: int,
    before: np.ndarray,
    push: np.ndarray,
    rival: np.ndarray,
    entitlement: np.ndarray,
    off: np.ndarray,
    sensitivity: np.ndarray,
    weight: np.float32,
    rivalry: tuple[np.float32, np.float32],
    reference: np.float32,
    loss: np.float32,
    held: np.ndarray,
) -> None:
    """Write the log-odds of wanting out that the programme keeps off: its end, less what it does now.

    Parameters
    ----------
    before, push
        Log-odds before and after what programmes do.
    off
        Members' discount as a share of the bill: a reward that nobody has to wait for, and as much of a loss.
    """
    commoditises, advertises = rivalry
    for i in range(size):
        gained = gain_of_rewards(ZERO, rival[i], commoditises, advertises)
        ended = push_of_rewards(gained, ZERO, entitlement[i], sensitivity[i], weight, reference, loss)
        dearer = sensitivity[i] * (weight + reference * loss) * off[i]
        held[i] = ended + dearer - (push[i] - before[i])


@compiled
def kept_in(size: int, want: np.ndarray, held: np.ndarray, without: np.ndarray, kept: np.ndarray) -> None:
    """Write the chance of coming to want out without the programme, and which part of it the programme keeps off."""
    for i in range(size):
        ended = logistic(want[i] + held[i])
        without[i] = ended
        kept[i] = positive(ended - logistic(want[i]))


@compiled
def pulled(
    size: int,
    rival: np.ndarray,
    off: np.ndarray,
    sensitivity: np.ndarray,
    price_weight: np.float32,
    advertises: np.float32,
    pull: np.ndarray,
    drawn: np.ndarray,
) -> None:
    """Write what the own programme adds to the share of wallet: what rivals' take off is left out, discounts count."""
    for i in range(size):
        drawn[i] = pull[i] + price_weight * sensitivity[i] * (advertises * rival[i] + off[i])


@compiled
def bought_for_it(
    size: int,
    rate: np.ndarray,
    usual: np.ndarray,
    pull: np.ndarray,
    drawn: np.ndarray,
    alive: np.ndarray,
    own: np.ndarray,
    extra: np.ndarray,
) -> None:
    """Write how many of the purchases expected here would not be made without the programme."""
    for i in range(size):
        extra[i] = positive(own[i] - rate[i] * share_of_wallet(usual[i], pull[i] - drawn[i]) * alive[i])


@compiled
def depend(
    start: int,
    size: int,
    company: np.ndarray,
    p: np.ndarray,
    is_contract: bool,
    want: np.ndarray,
    goods: np.ndarray,
    active: np.ndarray,
    held: np.ndarray,
    a: np.ndarray,
    b: np.ndarray,
    c: np.ndarray,
    sums: np.ndarray,
) -> None:
    """Add up over members what depends on the programme this month, and which part of it does; a, b, c are scratch.

    Without a contract that is purchases expected here; under one, coming to want out: how many members would without
    the programme, and how many of those it keeps off.
    """
    stop = start + size
    if is_contract:
        kept_in(size, want, held, a, b)
    else:
        copy(size, goods[OWN], a)
        bought_for_it(
            size, p[customers.RATE, start:stop], p[customers.USUAL_SHARE, start:stop], goods[PULL], goods[DRAWN],
            p[customers.ALIVE, start:stop], goods[OWN], b,
        )  # fmt: skip
    for k in range(sums.shape[0]):
        points.of_members(size, company, k, active, a, c)
        sums[k, totals.INCLINED] += total_of(size, c)
        points.of_members(size, company, k, active, b, c)
        sums[k, totals.INCLINED_BY_PROGRAMME] += total_of(size, c)
