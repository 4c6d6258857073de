"""A race of the engine against agents on one market: first whether they live alike, then the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.progress import progress

if TYPE_CHECKING:
    from experiments.speed.contest import Contestant
    from experiments.speed.market import Market
    from sim.scenario import Scenario

MONTHS_A_ROUND = 2
WITHOUT_LUCK_OF_COMPANIES = {"behaviour.privacy.hazard": 0.0}
"""For the check of agreement: one breach in hundreds of months is an outlier of which no run knows the size."""


@dataclass(frozen=True)
class Race:
    """What is raced over.

    Attributes
    ----------
    what
        In words, after "agreement on" and "contest over".
    rivals
        Markets of agents by name.
    scenario_of
        Returns the scenario of a policy, given its name and changes by key.
    """

    what: str
    rivals: dict[str, type[Market]]
    scenario_of: Callable[..., Scenario]

    def agreement(
        self, policies: list[str], customers: int, months: int, n_engine: int, runs: dict[str, int]
    ) -> dict[str, Any]:
        """Run engine and rivals on small markets and compare what they came to, policy by policy.

        Parameters
        ----------
        n_engine, runs
            Runs of the engine, and of every rival by name.
        """
        from experiments.speed.agreement import compare, run_engine, run_rival

        found: dict[str, Any] = {"customers": customers, "months": months, "engine_runs": n_engine, "runs": runs}
        to_do, done = len(policies) * (n_engine + sum(runs.values())), 0
        with progress(f"agreement on {self.what}", "runs") as report:
            for policy in policies:
                sizes: dict[str, Any] = {"customers": customers, "horizon_months": months}
                scenario = self.scenario_of(policy, **sizes, **WITHOUT_LUCK_OF_COMPANIES)
                engine = []
                for r in range(n_engine):
                    engine.append(run_engine(scenario, r))
                    report(done := done + 1, to_do)
                found[policy] = {}
                for name, rival in self.rivals.items():
                    theirs = []
                    for r in range(runs[name]):
                        theirs.append(run_rival(rival, scenario, n_engine + r))
                        report(done := done + 1, to_do)
                    lines = compare(engine, theirs)
                    found[policy][name] = {
                        "agrees": all(line.agrees for line in lines), "outcomes": [line.plain() for line in lines]
                    }  # fmt: skip
        return found

    def contest(self, policies: list[str], agreement: dict[str, Any], customers: int, rounds: int) -> dict[str, Any]:
        """Time all by turns; ratios only where agents agree, policy by policy."""
        from experiments.speed.agreement import start_of
        from experiments.speed.contest import Contestant, contest, interval, ratios
        from sim.model import RetentionModel

        horizon = 1 + rounds * MONTHS_A_ROUND
        start = None
        entries: dict[tuple[str, str], Contestant] = {}
        for policy in policies:
            scenario = self.scenario_of(policy, customers=customers, horizon_months=horizon)
            start = start or start_of(scenario, 0)  # neutral conduct until month 0, whatever follows
            for name, rival in self.rivals.items():
                entries[policy, name] = Contestant(f"{name}, {policy}", rival(scenario, start, 1), customers)
            model = RetentionModel(scenario, seed=start.seed, start=start)
            entries[policy, "engine"] = Contestant(f"engine, {policy}", model, customers)
        with progress(f"contest over {self.what}", "stretches") as report:
            contest(list(entries.values()), rounds, MONTHS_A_ROUND, report)
        found: dict[str, Any] = {
            "customers": customers, "months": rounds * MONTHS_A_ROUND, "rounds": rounds, "times": [],
        }  # fmt: skip
        for (policy, name), entry in entries.items():
            times = entry.plain() | {"name": name, "policy": policy, "times_faster": None}
            if name != "engine" and agreement[policy][name]["agrees"]:
                engine = entries[policy, "engine"]
                times["times_faster"] = ratios(entry, engine) | interval(entry, engine)
            found["times"].append(times)
        return found
