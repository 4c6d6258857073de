"""C9: members of a stamp card buy faster near the reward and slow down after it; a head start makes more finish.

Source: Kivetz, Urminsky and Zheng (2006): visits to a cafe about 20 % faster near the reward, slow again after it.
Nunes and Dreze (2006), 300 cards of a car wash handed out: of cards of 10 stamps with 2 given 34 % were finished, of
cards of 8 stamps 19 %. Purchases are compared with each person's own rate, as frequent buyers fill more cards.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact

NEAR, FAR = 0.7, 0.3
CAFE_MONTHS, HANDING, WASH_MONTHS = 24, 4, 9
SILENT = {
    "market.contract": False, "market.burn_in_months": 0, "market.focal_share": 0.8, "market.outside_share": 0.0,
    "behaviour.programme.enrols": 4.0,
}  # fmt: skip
"""A place where cards are handed out: nearly everybody takes one."""


def card(stamps: int, given: int) -> dict[str, Any]:
    """Return a stamp card: a stamp a purchase, the next purchase free."""
    return {
        "policy.programme.offered": True, "policy.programme.medium": "card", "policy.programme.earn_visit": 1.0,
        "policy.programme.reward_points": stamps, "policy.programme.welcome_points": given,
    }  # fmt: skip


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    cafe = bench.world("regular", SILENT, card(10, 0), {"horizon_months": CAFE_MONTHS, "population.purchase_rate": 4.0})
    wash = {"horizon_months": HANDING + WASH_MONTHS, "population.purchase_rate": 1.0}
    cards = [bench.world("regular", SILENT, card(*rules), wash) for rules in ((10, 2), (8, 0))]

    def gradient(seed: int) -> tuple[float, float]:
        model = RetentionModel(cafe, seed=seed)
        bought, rates = np.zeros(3), np.zeros(3)
        was_full = np.zeros(cafe.customers, bool)
        while model.month < CAFE_MONTHS:
            people = model.customers
            used = people["used"].copy()
            progress = (people["earned"] - used) / 10.0
            counts = (people["member"] == 1) & (people["company"] == 0) & (people["attends"] > 0)
            before = model.month
            model.step()
            counts &= (people["company"] == 0) & (before > 0)
            groups = (progress >= NEAR, (progress <= FAR) & ~was_full, (progress <= FAR) & was_full)
            for g, group in enumerate(groups):
                bought[g] += people["visits"][counts & group].sum()
                rates[g] += people["rate"][counts & group].sum()
            was_full = people["used"] > used
        near, far, after = bought / rates
        return near / (bought[1] + bought[2]) * (rates[1] + rates[2]) - 1.0, near / after - 1.0

    def finished(seed: int) -> list[float]:
        shares = []
        for world in cards:
            model = RetentionModel(world, seed=seed)
            handed, done = np.full(world.customers, 999), np.full(world.customers, 999)
            while model.month < HANDING + WASH_MONTHS:
                model.step()
                people = model.customers
                handed[(people["member"] == 1) & (handed == 999)] = model.month
                done[(people["used"] > 0) & (done == 999)] = model.month
            has_card = handed <= HANDING
            shares.append(float((done - handed < WASH_MONTHS)[has_card].mean()))
        return shares

    rows = np.array(
        bench.replicate(lambda seed: (*gradient(seed), *finished(seed)), CAFE_MONTHS + 2 * (HANDING + WASH_MONTHS))
    )
    return {
        "acceleration": rows[:, 0], "reset": rows[:, 1], "endowed": rows[:, 2] / rows[:, 3],
        "cards of 10 stamps with 2 given that are finished": rows[:, 2],
        "cards of 8 stamps that are finished": rows[:, 3],
    }  # fmt: skip


FACT = Fact(
    "C9", "goal gradient and head start", "kivetz2006", "borrowed",
    (
        Check("acceleration", "purchases, near a reward - far", "Q", "+20 %", 0.10, 0.30, "share"),
        Check("reset", "slower again just after it", "O", "yes", unit="share"),
        Check("endowed", "finished, head start : none", "Q", "34 % : 19 %", 1.3, 2.3, "ratio"),
    ),
    _run,
)  # fmt: skip
