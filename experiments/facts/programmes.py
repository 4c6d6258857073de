"""What a loyalty programme moves, against the same people without one: twin worlds, in which nobody has a contract.

Sources: Wagner, Hennig-Thurau and Rudolph (2009) on demotion; Belli and others (2022), a meta-analysis, on behaviour
against attitudes; Liu (2007) on light and heavy buyers, grouped by their purchases in the year before.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact

YEAR = 12
MARKET = {
    "market.contract": False, "market.burn_in_months": 24, "market.focal_share": 0.4, "market.outside_share": 0.1,
}  # fmt: skip
POINTS = {"earn_spend": 10.0, "reward_points": 100, "reward_value": 0.5, "offered": True}
"""Five per cent back."""
STATUS = {"offered": True, "tier_qualifier": "visits", "tier_period_months": 6, "recognition": 1.0}
REACHED, BEYOND = 4.0, 90_000.0


def levers(rules: Mapping[str, Any]) -> dict[str, Any]:
    """Return rules by full key."""
    return {f"policy.programme.{name}": value for name, value in rules.items()}


def _demoted(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    raised = [{"month": YEAR, "lever": "programme.tier_1", "value": BEYOND}]
    horizon = {"horizon_months": 3 * YEAR}
    fallen = bench.world("regular", MARKET, levers({**STATUS, "tier_1": REACHED}), horizon, {"timeline": raised})
    never = bench.world("regular", MARKET, levers({**STATUS, "tier_1": BEYOND}), horizon)

    def lived(seed: int, start: Any, world: Any) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        model = RetentionModel(world, seed=seed, start=start)
        tiers, trust, visits = None, [], []
        while model.month < 3 * YEAR:
            model.step()
            if model.month == YEAR:
                tiers = (model.customers["tier"] > 0) & (model.customers["company"] == 0)
            if model.month > 2 * YEAR - 6:
                here = model.customers["company"] == 0
                trust.append(np.where(here, model.customers["trust"], np.nan))
                visits.append(np.where(here, model.customers["visits"], 0.0))
        assert tiers is not None
        return tiers, np.array(trust), np.array(visits), model.customers["company"] == 0

    def once(seed: int) -> tuple[float, float, float]:
        start = RetentionModel(never, seed=seed).at_month_0()
        who, trust, visits, stayed = lived(seed, start, fallen)
        _, trust_never, visits_never, stayed_never = lived(seed, start, never)
        both = who & np.isfinite(trust[0]) & np.isfinite(trust_never[0])
        return (
            float(np.nanmean(trust_never[0][both] - trust[0][both])),
            float(visits_never[:, who].sum() / visits[:, who].sum()) - 1.0,
            float(stayed_never[who].mean() - stayed[who].mean()),
        )

    rows = np.array(bench.replicate(once, 2 * 3 * YEAR + 24))
    return {
        "trust": rows[:, 0], "purchases": rows[:, 1],
        "still customers after two years, never promoted - demoted": rows[:, 2],
    }  # fmt: skip


def _introduced(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    timeline = {"timeline": [{"month": YEAR, "lever": "programme.offered", "value": True}]}
    horizon = {"horizon_months": 2 * YEAR}
    rules = levers({**POINTS, "offered": False})
    calm = {**timeline, "behaviour.programme.goal": 0.0}
    worlds = [bench.world("regular", MARKET, rules, horizon, more) for more in (timeline, {}, calm)]

    def once(seed: int) -> list[float]:
        start = RetentionModel(worlds[1], seed=seed).at_month_0()
        bought, loyal, wallet, members = [], [], [], np.zeros(worlds[0].customers, bool)
        before = np.zeros(worlds[0].customers)
        for number, world in enumerate(worlds):
            model = RetentionModel(world, seed=seed, start=start)
            visits = np.zeros(world.customers)
            while model.month < 2 * YEAR:
                model.step()
                here = np.where(model.customers["company"] == 0, model.customers["visits"], 0.0)
                if model.month <= YEAR:
                    before += here * (number == 0)
                else:
                    visits += here
                if number == 0 and model.month == YEAR + 3:
                    members = model.customers["member"] == 1
            months = model.result().months
            bought.append(visits)
            loyal.append(months["loyalty"][YEAR:, 0].mean())
            here_, there = months["visits"][YEAR:, 0].sum(), months["visits_elsewhere"][YEAR:, 0].sum()
            wallet.append(here_ / (here_ + there))
        behaviour, attitude = wallet[0] / wallet[1] - 1.0, loyal[0] / loyal[1] - 1.0
        who = members & (before > 0)
        first, second = np.quantile(before[who], (1 / 3, 2 / 3))
        groups = (before <= first, (before > first) & (before <= second), before > second)
        lifts = [[float(b[who & g].sum() / bought[1][who & g].sum()) - 1.0 for g in groups] for b in bought[::2]]
        first_, second_ = lifts[0][0] - lifts[0][2], lifts[0][1] - lifts[0][2]
        return [behaviour - attitude, behaviour, attitude, first_, second_, *lifts[0], *lifts[1]]

    rows = np.array(bench.replicate(once, 3 * 2 * YEAR + 24))
    names = ("behaviour", "share of wallet, relative change", "attitudinal loyalty, relative change", "light",
             "moderate", "lift, light", "lift, moderate", "lift, heavy",
             *(f"lift without the pull of the next reward, {group}" for group in ("light", "moderate", "heavy")),
    )  # fmt: skip
    return dict(zip(names, rows.T, strict=True))


DEMOTED = Fact(
    "B13", "demoted below never promoted", "wagner2009", "borrowed",
    (
        Check("trust", "trust, never promoted - demoted", "O", "yes", unit="share"),
        Check("purchases", "purchases, never promoted - demoted", "O", "yes", unit="share"),
    ),
    _demoted,
)  # fmt: skip
BEHAVIOUR = Fact(
    "B14", "what a programme moves, and in whom", "liu2007", "independent",
    (
        Check("behaviour", "behaviour moves more than attitude", "O", "yes", unit="share"),
        Check("light", "lift, light - heavy members", "O", "yes", unit="share"),
        Check("moderate", "lift, moderate - heavy members", "O", "yes", unit="share"),
    ),
    _introduced,
    {
        name: "who buys often has the next reward in mind for more of the time; without its pull heavy members respond "
        "least"
        for name in ("light", "moderate")
    },
)  # fmt: skip
