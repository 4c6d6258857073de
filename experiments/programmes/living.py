"""The same people with the same luck in several worlds, month by month, and what is measured in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    import numpy as np

    from experiments.study import Study
    from sim.model import RetentionModel, Start
    from sim.result import Result
    from sim.scenario import Scenario

T = TypeVar("T")
NEVER: dict[str, Any] = {"policy.programme.offered": False}
"""The world in which the programme was never there."""


def refuse(study: Study, where: str) -> None:
    """Refuse worlds in which there is no programme to ask about, or nobody shares purchases among companies.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    refuse_market(study)
    if not study.scenario(study.baseline).policy.programme.offered:
        key = f"policies.{study.baseline}.programme.offered"
        raise Refusal(key, f"{where} needs a programme", found="false", allowed="true", hint=f"{key}=true")
    refuse_changes(study, where, lambda lever: lever.startswith("programme."), "the programme")


def refuse_market(study: Study) -> None:
    """Refuse a market in which no programme can be run, or nobody shares purchases among companies.

    Raises
    ------
    Refusal
        With the key that stands in the way.
    """
    from experiments.refusal import Refusal

    scenario = study.scenario(study.baseline)
    if scenario.market.contract:
        raise Refusal(
            "market.contract", "people under a contract share no purchases", found="true", allowed="false",
            hint="market.contract=false",
        )  # fmt: skip
    if not scenario.mechanisms.programme:
        raise Refusal("mechanisms.programme", "no programme is run", found="false", allowed="true")
    if scenario.market.focal_share == 0.0 and scenario.market.burn_in_months == 0:
        raise Refusal("market.focal_share", "the focal company has no customers", found="0", allowed="above 0")


def refuse_changes(study: Study, where: str, is_own: Callable[[str], bool], what: str) -> None:
    """Refuse a timeline that moves levers which the study moves itself.

    Raises
    ------
    Refusal
        If it does.
    """
    from experiments.refusal import Refusal

    timeline = study.scenario(study.baseline).timeline
    if any(change.company == "focal" and is_own(change.lever) for change in timeline):
        raise Refusal("timeline", f"{where} changes {what} itself", found=f"a change of {what}'s levers",
                      hint="timeline=[]")  # fmt: skip


def measured(study: Study, worlds: Mapping[str, Scenario], what: Callable[[Result], T]) -> dict[str, list[T]]:
    """Run twin worlds and return what is measured in each, one value a replication, in the order of the seeds."""
    from experiments.facts.bench import Bench
    from experiments.progress import progress
    from experiments.warming import warm_up

    warm_up(study.scenario(study.baseline))
    markets = {(w.behaviour.model_dump_json(), *w.companies): w.market.burn_in_months for w in worlds.values()}
    total = study.replications * (sum(markets.values()) + sum(w.horizon_months for w in worlds.values()))
    with progress("living", "months") as report:
        done = [0]

        def tick(months: int) -> None:
            done[0] = min(total, done[0] + months)
            report(done[0], total)

        return Bench(study, tick).measure(worlds, what)


def replicated(study: Study, once: Callable[[Start], T]) -> list[T]:
    """Run every replication's market in, and let each be lived from month 0 on as often as asked.

    Parameters
    ----------
    once
        Takes the market at month 0; programmes begin there, so that worlds with and without one share it.
    """
    from experiments.facts.bench import Bench
    from experiments.progress import progress
    from experiments.warming import warm_up
    from sim.model import RetentionModel

    scenario = study.scenario(study.baseline)
    warm_up(scenario)
    with progress("living", "replications") as report:
        done = [0]

        def tick(_months: int) -> None:
            done[0] += 1
            report(done[0], study.replications)

        def market(seed: int) -> T:
            return once(RetentionModel(scenario, seed=seed, threads=study.threads).at_month_0())

        return Bench(study, tick).replicate(market, 1)


def beginning(scenario: Scenario, start: Start) -> RetentionModel:
    """Return a model at month 0 of a market that was run in."""
    from sim.model import RetentionModel

    return RetentionModel(scenario, seed=start.seed, start=start)


def ours(model: RetentionModel) -> np.ndarray:
    """Return who is with the focal company now."""
    found: np.ndarray = model.customers["company"] == 0
    return found


def bought(model: RetentionModel, began: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return purchases last month at the focal company, and what they come to at market prices, by person.

    Parameters
    ----------
    model
        After the month.
    began
        Who was with the company when the month began: whoever leaves during it has bought there until then, and at
        the next one buys from the next month on.
    """
    people = model.customers
    return people["visits"] * began, people["volume"] * began
