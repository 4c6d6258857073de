"""Twin worlds: the same customers with the same luck, living under several policies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from threading import Event, Lock

import numpy as np

from sim.draws import replication_seed
from sim.measures import starters
from sim.model import RetentionModel, Start
from sim.result import Result
from sim.rivals import entry_of
from sim.scenario import Scenario


def run(scenario: Scenario, *, seed: int | None = None, threads: int = 1) -> Result:
    """Run one scenario once.

    Parameters
    ----------
    scenario
        The whole input.
    seed
        Replaces the scenario's seed.
    threads
        Threads inside a month; results do not depend on it.

    Examples
    --------
    >>> result = run(Scenario(customers=500, horizon_months=12, market={"burn_in_months": 0}))
    >>> result.months["customers"].shape
    (12, 2)
    """
    return RetentionModel(scenario, seed=seed, threads=threads).run()


@dataclass(frozen=True)
class Twins:
    """Several policies over the same replications.

    Attributes
    ----------
    policies
        Names; the last is the baseline.
    results
        For every policy, one result a replication, in the order of the seeds.
    seeds
        Seed of each replication.
    """

    policies: tuple[str, ...]
    results: dict[str, list[Result]]
    seeds: tuple[int, ...]

    @property
    def baseline(self) -> str:
        """The policy others are compared with."""
        return self.policies[-1]

    def monthly(self, policy: str, outcome: str, company: int = 0) -> np.ndarray:
        """Return an outcome of one company, replications by months."""
        return np.array([result.months[outcome][:, company] for result in self.results[policy]])


def twins(
    policies: Mapping[str, Scenario],
    *,
    replications: int = 20,
    workers: int = 1,
    threads: int = 1,
    progress: Callable[[int, int], None] | None = None,
    keep: Callable[[str, int, Result], Result] | None = None,
    starts: MutableMapping[tuple[str, int], Start] | None = None,
) -> Twins:
    """Run several scenarios over paired replications; the running-in is shared where it can be.

    Parameters
    ----------
    policies
        Scenario by policy name, in order; the last is the baseline. They should differ in what companies do and not
        in who the customers are, or the worlds are no twins.
    replications
        How many.
    workers
        Replications run at a time.
    threads
        Threads inside a month.
    progress
        Called with months done and months to do, from any thread.
    keep
        Called with policy, replication and result; what it returns is kept (to save memory).
    starts
        Markets at month 0 by what decides them and seed: what is in there is not run in again, and what is run in is
        put there. For who asks again and again.

    Raises
    ------
    ValueError
        If there is no policy or no replication, or the scenarios differ in their seed.
    """
    if not policies or replications < 1:
        raise ValueError(f"twins need a policy and a replication; found {len(policies)} and {replications}")
    first = next(iter(policies.values()))
    if len({scenario.seed for scenario in policies.values()}) > 1:
        raise ValueError(f"twins share their luck, but the seeds are {[s.seed for s in policies.values()]}")
    seeds = tuple(replication_seed(first.seed, r) for r in range(replications))
    known: MutableMapping[tuple[str, int], Start] = {} if starts is None else starts
    worlds = {name: _world_of(scenario) for name, scenario in policies.items()}
    to_run_in = {world: policies[name].market.burn_in_months for name, world in worlds.items()}
    burn_in = sum(months for world, months in to_run_in.items() for seed in seeds if (world, seed) not in known)
    to_do = burn_in + replications * sum(s.horizon_months for s in policies.values())
    done, lock, stop = [0], Lock(), Event()

    def tick(_month: int) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        with lock:
            done[0] += 1
            if progress is not None:
                progress(done[0], to_do)

    def replicate(r: int) -> dict[str, Result]:
        ready = {world: start for world in to_run_in if (start := known.get((world, seeds[r]))) is not None}
        results = {}
        for i, (name, scenario) in enumerate(policies.items()):
            world = worlds[name]
            if world not in ready:
                ready[world] = _run_in(RetentionModel(scenario, seed=seeds[r], threads=threads), tick)
                if starts is not None:
                    starts[world, seeds[r]] = ready[world]
            model = RetentionModel(scenario, seed=seeds[r], start=ready[world], threads=threads)
            if world not in list(worlds.values())[i + 1 :]:  # nobody else needs it: give its memory back
                del ready[world]
            result = model.run(tick)
            results[name] = keep(name, r, result) if keep else result
        return results

    outcomes: list[dict[str, Result]] = [{} for _ in seeds]
    with ThreadPoolExecutor(workers) as pool:
        futures = {pool.submit(replicate, r): r for r in range(replications)}
        try:
            for future in as_completed(futures):
                outcomes[futures[future]] = future.result()
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    return Twins(tuple(policies), {name: [o[name] for o in outcomes] for name in policies}, seeds)


def _run_in(model: RetentionModel, tick: Callable[[int], None]) -> Start:
    while model.month < 0:
        model.step()
        tick(model.month)
    return model.at_month_0()


def _world_of(scenario: Scenario) -> str:
    """Return what decides the market at month 0: scenarios that agree in it share their running-in."""
    return scenario.model_dump_json(
        include={"customers", "population", "behaviour", "market", "mechanisms", "network"}
    ) + " ".join(name if entry_of(scenario, name) == 0 else f"({name})" for name in scenario.companies)


def fates(treatment: Result, baseline: Result, months: int) -> dict[str, np.ndarray]:
    """Return the four fates of those with the focal company at month 0, each bool (customers).

    Parameters
    ----------
    treatment, baseline
        Results of the same replication under two policies.
    months
        Horizon by which a first leave counts.

    Returns
    -------
    dict
        ``saved`` (left by then under the baseline only), ``driven_away`` (under the treatment only),
        ``stay_anyway``, ``lost_anyway``. A return does not undo a leave.
    """
    is_starter = starters(treatment)
    left_treated = treatment.customers["first_left"] <= months
    left_baseline = baseline.customers["first_left"] <= months
    return {
        "saved": is_starter & ~left_treated & left_baseline,
        "driven_away": is_starter & left_treated & ~left_baseline,
        "stay_anyway": is_starter & ~left_treated & ~left_baseline,
        "lost_anyway": is_starter & left_treated & left_baseline,
    }
