"""B9: net promoters foretell who leaves no better than satisfaction does.

Source: Keiningham, Cooil, Andreassen and Aksoy (2007). The readiness to recommend is the model's own log-odds of
speaking well; its top, middle and bottom third are promoters, passives and detractors. Satisfaction is asked on ten
steps. Both are asked at month 12; told apart are those who leave within the next year, by the area under the ROC curve.
Under ordinary conduct, as in the source, and under the aggressive policy, where people differ in resentment too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from experiments.facts.bench import Bench
from experiments.facts.fact import Check, Fact
from experiments.presets import policy_levers
from experiments.worlds import ESTABLISHED

if TYPE_CHECKING:
    from sim.model import Start
    from sim.scenario import Scenario

ASKED, WINDOW = 12, 12


def _run(bench: Bench) -> Mapping[str, np.ndarray]:
    from sim.model import RetentionModel

    market = {**ESTABLISHED, "horizon_months": ASKED + WINDOW}
    worlds = {
        "ordinary": bench.world("regular", market),
        "aggressive": bench.world("regular", market, {"policy": policy_levers("aggressive")}),
    }

    def once(seed: int) -> dict[str, float]:
        start = RetentionModel(worlds["ordinary"], seed=seed).at_month_0()
        found: dict[str, float] = {}
        for name, scenario in worlds.items():
            found |= {f"{key}, {name}": value for key, value in _asked(scenario, seed, start).items()}
        return found

    months = worlds["ordinary"].market.burn_in_months + len(worlds) * (ASKED + WINDOW)
    rows = bench.replicate(once, months)
    area = {key: np.array([row[key] for row in rows]) for key in rows[0]}
    better = {name: area[f"area, satisfaction, {name}"] - area[f"area, promoters, {name}"] for name in worlds}
    return {**better, **area}


def _asked(scenario: Scenario, seed: int, start: Start) -> dict[str, float]:
    """Live on, ask at month 12, and see how well either answer tells those who leave within a year."""
    from sim.customers import NEVER
    from sim.model import RetentionModel

    model = RetentionModel(scenario, seed=seed, start=start)
    while model.month < ASKED:
        model.step()
    people, talk = model.customers, scenario.behaviour.word_of_mouth
    chosen = np.flatnonzero((people["company"] == 0) & (people["first_left"] == NEVER))
    satisfaction = people["satisfaction"][chosen].astype(float)
    resentment = people["resentment"][chosen].astype(float)
    ready = talk.satisfaction * (satisfaction - scenario.market.neutral_quality) - talk.resentment * resentment
    leaves = model.run().customers["first_left"][chosen] <= ASKED + WINDOW
    thirds = np.searchsorted(np.quantile(ready, (1 / 3, 2 / 3)), ready)
    return {
        "area, satisfaction": _area(np.floor(10.0 * satisfaction), leaves),
        "area, promoters": _area(thirds, leaves),
        "area, readiness to recommend": _area(ready, leaves),
        f"leave within {WINDOW} months": float(leaves.mean()),
    }


def _area(score: np.ndarray, leaves: np.ndarray) -> float:
    """Return how often somebody who leaves scored below somebody who stays, ties counted half."""
    from scipy.stats import rankdata

    ranks = rankdata(-score)
    n, m = int(leaves.sum()), int((~leaves).sum())
    return float((ranks[leaves].sum() - n * (n + 1) / 2.0) / (n * m))


FACT = Fact(
    "B9", "net promoters foretell leaving no better than satisfaction", "keiningham2007", "independent",
    (
        Check("ordinary", "satisfaction not behind", "O", "yes", unit="area"),
        Check("aggressive", "not behind, aggressive policy", "O", "yes", unit="area"),
    ),
    _run,
    {
        "ordinary": "who wants to leave is mostly lasting disposition: either answer tells leavers little",
        "aggressive": "resentment is part of the readiness to recommend and acts on leaving beside satisfaction",
    },
)  # fmt: skip
