"""Do the rivals live the same month? Their outcomes must lie where the engine's own replications lie.

A rival has luck of its own, so its outcomes differ from the engine's by sampling error only. The engine's replications
say how large that is: with standard deviation sd over R of them, the mean over r runs of a rival differs from theirs
by sd sqrt(1/r + 1/R) (one standard error).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from experiments.speed.market import Market, rewards
from sim.customers import NEVER, NOT_A_STARTER
from sim.draws import replication_seed
from sim.ledger import POINT
from sim.model import RetentionModel, Start
from sim.scenario import Scenario

FALSE_ALARM = 1e-3
"""Chance that a faithful rival is turned away: all outcomes together, two-sided, Bonferroni."""


@dataclass(frozen=True)
class Line:
    """One outcome of the focal company, by the engine and by a rival.

    Attributes
    ----------
    engine, rival
        Means over runs.
    standard_error
        Of their difference.
    z
        The difference in standard errors.
    limit
        Largest size of z that counts as agreement.
    """

    outcome: str
    engine: float
    rival: float
    standard_error: float
    z: float
    limit: float

    @property
    def agrees(self) -> bool:
        """Whether the difference is no more than luck allows."""
        return abs(self.z) <= self.limit

    def plain(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return asdict(self) | {"agrees": self.agrees}


MORE_MEANS = ("belief", "load", "relevance", "gratitude", "belonging", "lead")
MORE_FLOWS = (
    "offers", "problems", "complaints", "hours_lost", "spoke_well", "spoke_ill", "referred", "cross_sales",
    "data_sales", "reach_cost", "recovery_cost",
)  # fmt: skip
"""What is compared beyond the core where the whole month is lived."""
BUYING_MEANS = ("habit", "breadth")
BUYING_FLOWS = ("visits", "visits_elsewhere", "volume", "visiting", "active", "lapsed")
"""What is compared besides where customers buy without a contract."""
PROGRAMME_MEANS = ("member_share",)
PROGRAMME_FLOWS = (
    "enrolled", "issued", "redeemed", "expired", "forfeited", "held", "rewards", "reward_cost", "benefit_cost",
    "membership_fees", "engaged", "partner_sales", "promoted", "demoted", "in_tier_1", "in_tier_2", "in_tier_3",
    "member_spend", "prepaid_float",
)  # fmt: skip
"""What is compared besides where some company has a loyalty programme."""
OF_CONTRACTS = frozenset({
    "trapped_share", "left_involuntarily a month", "attempts a month", "offers a month", "stuck an attempt",
    "accepted an offer",
})  # fmt: skip
"""What is empty there: nobody can be held, saved, or lost to a payment that fails, and all who leave try once."""


def outcomes(
    months: dict[str, np.ndarray],
    first_left: np.ndarray,
    is_whole: bool = False,
    is_buying: bool = False,
    is_rewarding: bool = False,
) -> dict[str, float]:
    """Return what a run came to for the focal company: retention, attitudes, rates and money, purchases, membership."""
    focal = {name: values[:, 0] for name, values in months.items()}
    n = focal["customers"]
    per_customer_month = lambda name: float(focal[name].sum() / n.sum())  # noqa: E731
    means: tuple[str, ...] = ("experience", "satisfaction", "trust", "resentment", "loyalty", "trapped_share")
    flows: tuple[str, ...] = (
        "left",
        "left_involuntarily",
        "joined",
        "returned",
        "attempts",
        "profit",
        "rebates",
        "walk_premium",
        "surplus",
    )
    if is_whole:
        means, flows = (*means, *MORE_MEANS), (*flows, *MORE_FLOWS)
    if is_buying:
        means, flows = (*means, *BUYING_MEANS), (*flows, *BUYING_FLOWS)
    if is_rewarding:
        means, flows = (*means, *PROGRAMME_MEANS), (*flows, *PROGRAMME_FLOWS)
    starters = first_left != NOT_A_STARTER
    found = {
        "retention": float(np.mean(first_left[starters] == NEVER)),
        **{name: float((focal[name] * n).sum() / n.sum()) for name in means},
        **{f"{name} a month": per_customer_month(name) for name in flows},
        "stuck an attempt": float(focal["stuck"].sum() / max(focal["attempts"].sum(), 1)),
        "accepted an offer": float(focal["accepted"].sum() / max(focal["offers"].sum(), 1)),
    }
    if is_buying:
        here, elsewhere = focal["visits"].sum(), focal["visits_elsewhere"].sum()
        found = {name: value for name, value in found.items() if name not in OF_CONTRACTS}
        found["share of wallet"] = float(here / (here + elsewhere))
    return found


def run_engine(scenario: Scenario, replication: int) -> dict[str, float]:
    """Return the outcomes of one replication by the engine."""
    result = RetentionModel(scenario, seed=replication_seed(scenario.seed, replication)).run()
    return _outcomes(scenario, result.months, result.customers["first_left"])


def run_rival(rival: type[Market], scenario: Scenario, replication: int) -> dict[str, float]:
    """Return the outcomes of one run by a rival, from a month 0 that the engine made."""
    market = rival(scenario, start_of(scenario, replication), replication)
    for _ in range(scenario.horizon_months):
        market.step()
    return _outcomes(scenario, market.months(), market.first_left())


def _outcomes(scenario: Scenario, months: dict[str, np.ndarray], first_left: np.ndarray) -> dict[str, float]:
    return outcomes(months, first_left, scenario.is_talking, not scenario.market.contract, rewards(scenario))


def start_of(scenario: Scenario, replication: int) -> Start:
    """Return the market of a replication at month 0."""
    return RetentionModel(scenario, seed=replication_seed(scenario.seed, replication)).at_month_0()


def compare(engine: list[dict[str, float]], rival: list[dict[str, float]]) -> list[Line]:
    """Compare runs of the engine with runs of a rival, outcome by outcome.

    The engine cuts amounts to millionths: where luck is smaller than that (everybody has the same deal), it is that.

    Raises
    ------
    ValueError
        If there are fewer than two runs of the engine: the size of luck would not be known.
    """
    from scipy.stats import t

    if len(engine) < 2 or not rival:
        raise ValueError(
            f"agreement needs two runs of the engine and one of a rival; found {len(engine)}, {len(rival)}"
        )
    lines = []
    limit = float(t.isf(FALSE_ALARM / 2 / len(engine[0]), len(engine) - 1))
    for name in engine[0]:
        ours, theirs = np.array([run[name] for run in engine]), np.array([run[name] for run in rival])
        error = max(float(ours.std(ddof=1) * np.sqrt(1 / ours.size + 1 / theirs.size)), 1.0 / POINT)
        gap = float(theirs.mean() - ours.mean())
        z = gap / error
        lines.append(Line(name, float(ours.mean()), float(theirs.mean()), error, z, limit))
    return lines
