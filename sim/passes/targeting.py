"""For companies that choose whom to contact: lots, and what contact would truly change for each customer."""

from __future__ import annotations

import numpy as np

from sim import conduct, customers, draws
from sim.compiled import compiled, rule
from sim.numeric import ONE, ZERO, logistic
from sim.rules.deals import pull_of_deal, training_after
from sim.rules.leaving import notice_logit, stuck_logit, want_logit
from sim.rules.price import price_paid, price_seen, push_of_price, reference_after, walked
from sim.rules.saving import accept_logit

LEFT_ALONE, DECLINES, ACCEPTS = 0, 1, 2


@compiled
def lots(n: int, who: np.ndarray, seed: np.uint64, what: np.uint64, occasion: int, row: np.ndarray) -> None:
    """Draw a uniform number for each of the people listed."""
    key = draws.key(seed, what, occasion)
    for j in range(n):
        row[j] = draws.uniform(key, who[j])


@rule
def p_accepts(
    i: int, f: np.ndarray, offer: np.ndarray, world: np.ndarray, is_at_exit: bool, trained: np.float32
) -> np.float32:
    """Return the chance that a person accepts the company's save offer."""
    w = world[0]
    depth = offer[conduct.SAVE_DEPTH]
    chance: np.float32 = logistic(
        accept_logit(
            depth, f[customers.PRICE_SENSITIVITY, i], f[customers.RESENTMENT, i],
            f[customers.TRUST, i] - f[customers.DISPOSITION, i], is_at_exit, w.saving_base, w.saving_at_exit,
            w.saving_depth, w.saving_resentment, w.saving_distrust,
        )
        + pull_of_deal(trained, depth, w.deals_weight, w.deals_full)
    )  # fmt: skip
    return chance


@rule
def p_leaves_of_own_accord(
    i: int, path: int, window: int, f: np.ndarray, b: np.ndarray, offer: np.ndarray, world: np.ndarray, back: np.ndarray
) -> np.float32:
    """Return the chance that a person leaves within the window, on one path from this month's contact on.

    Attitudes stay as they are but for resentment, which fades; prices, deals, references and training move on. A clock
    that has not run out is as good as new (waiting times are exponential), so no luck need be known.

    Parameters
    ----------
    path
        ``LEFT_ALONE``, or contacted now and ``DECLINES`` or ``ACCEPTS`` the offer.
    offer
        The company's row of the table.
    back
        Scratch, longer than window and any pause: who wants out again in which month.
    """
    w = world[0]
    for month in range(window):
        back[month] = ZERO
    save_months = int(offer[conduct.SAVE_MONTHS])
    sensitivity = f[customers.PRICE_SENSITIVITY, i]
    reference, walk = f[customers.REFERENCE_PRICE, i], f[customers.WALK, i]
    trained, resentment = f[customers.DEAL_TRAINING, i], f[customers.RESENTMENT, i]
    is_known = (b[customers.FLAGS, i] & customers.KNOWS_FEE) > 0
    depth, left_of_deal = f[customers.DISCOUNT, i], int(b[customers.DISCOUNT_LEFT, i])
    wanting = ONE if b[customers.STAGE, i] == customers.WANTING else ZERO
    content = ONE - wanting
    gone = ZERO
    for month in range(window):
        wanting = wanting + back[month]
        deal = depth if left_of_deal > 0 else ZERO
        walk = walked(walk, offer[conduct.WALK_FACTOR], offer[conduct.WALK_CAP])
        paid = price_paid(offer[conduct.PRICE], walk, deal)
        seen = price_seen(paid, offer[conduct.OPEN_FEE], offer[conduct.HIDDEN_FEE], is_known)
        push = push_of_price(seen, reference, sensitivity, w.price_weight, w.price_loss_weight, w.price_value_weight)
        push = push - pull_of_deal(trained, deal, w.deals_weight, w.deals_full)
        reference = reference_after(reference, seen, w.price_memory, w.price_market_share)
        trained = training_after(trained, deal, w.deals_speed)
        resentment = resentment * w.resentment_kept
        wants = logistic(
            want_logit(
                f[customers.PROPENSITY, i], f[customers.SATISFACTION, i] - w.market_neutral_quality,
                f[customers.TRUST, i] - f[customers.DISPOSITION, i], resentment, push, offer[conduct.RIVAL_PUSH],
                w.wanting_satisfaction, w.wanting_trust, w.wanting_resentment,
            )
        )  # fmt: skip
        is_contacted = (month == 0) & (path != LEFT_ALONE)
        wake = offer[conduct.WAKE] + (w.leaving_event_wakes if is_contacted else ZERO)
        notices = logistic(notice_logit(w.leaving_notice_logit, resentment, wake, w.leaving_resentment_wakes))
        begins = content * wants
        content = content - begins
        wanting = wanting + begins
        trying = wanting * notices
        if is_contacted and path == ACCEPTS:
            saved, trying = wanting, ZERO
        elif is_contacted:
            saved = ZERO
        else:
            saved = trying * offer[conduct.SAVE_SHARE] * p_accepts(i, f, offer, world, True, trained)
            trying = trying - saved
        stuck = trying * logistic(
            stuck_logit(w.leaving_stuck, offer[conduct.FRICTION], resentment, w.leaving_resentment_pushes)
        )
        given_up = stuck * (w.leaving_give_up if offer[conduct.IS_OBSTRUCTING] > ZERO else ZERO)
        gone = gone + (trying - stuck)
        wanting = wanting - saved - (trying - stuck) - given_up
        content = content + saved * w.saving_reconverts
        until = month + save_months + 1
        if until < window:
            back[until] = back[until] + saved * (ONE - w.saving_reconverts)
        until = month + int(w.leaving_give_up_months) + 1
        if until < window:
            back[until] = back[until] + given_up
        if is_contacted and path == ACCEPTS:
            depth, left_of_deal = offer[conduct.SAVE_DEPTH], save_months + 1
        left_of_deal = left_of_deal - 1 if left_of_deal > 0 else 0
    return gone


@compiled
def foresee(
    n: int,
    who: np.ndarray,
    window: int,
    f: np.ndarray,
    b: np.ndarray,
    offer: np.ndarray,
    world: np.ndarray,
    is_involuntary: bool,
    back: np.ndarray,
    row: np.ndarray,
) -> None:
    """Write by how much a contact now lowers each listed person's chance of leaving within the window.

    Payments fail all the same, whoever is contacted, so they only shrink the difference.
    """
    w = world[0]
    for j in range(n):
        i = who[j]
        accepts = p_accepts(i, f, offer, world, False, f[customers.DEAL_TRAINING, i])
        alone = p_leaves_of_own_accord(i, LEFT_ALONE, window, f, b, offer, world, back)
        declining = p_leaves_of_own_accord(i, DECLINES, window, f, b, offer, world, back)
        accepting = p_leaves_of_own_accord(i, ACCEPTS, window, f, b, offer, world, back)
        kept = ONE
        if is_involuntary:
            fails = w.population_involuntary * logistic(f[customers.PROPENSITY, i])
            for _ in range(window):
                kept = kept * (ONE - fails)
        row[j] = kept * (alone - ((ONE - accepts) * declining + accepts * accepting))
