"""A study: one checked configuration, ready to run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from experiments.settings import Settings
from experiments.sweeping.settings import MOVING, SweepSettings
from sim.declare import Declared
from sim.scenario import FOCAL, Scenario


@dataclass(frozen=True)
class Study:
    """Everything one experiment needs; made by :func:`experiments.border.study_from`.

    Attributes
    ----------
    name
        Name of the study, that of its file under ``conf/experiment``.
    experiment
        Kind of experiment that answers it.
    policies
        Names of the focal company's policies, in order; the last is the baseline.
    settings
        Replications, processes and threads.
    options
        Settings of this kind of experiment.
    config
        The resolved configuration as plain values, as it was asked for.
    """

    name: str
    experiment: str
    policies: tuple[str, ...]
    settings: Settings
    options: Declared
    config: Mapping[str, Any]

    @property
    def baseline(self) -> str:
        """Name of the policy the others are compared with."""
        return self.policies[-1]

    @property
    def treatments(self) -> tuple[str, ...]:
        """Names of the policies that are compared with the baseline."""
        return self.policies[:-1]

    @property
    def seed(self) -> int:
        """Seed of all randomness."""
        return self.scenario(self.baseline).seed

    @property
    def replications(self) -> int:
        """How often the study is repeated."""
        return self.settings.replications

    @property
    def n_workers(self) -> int:
        """Processes to use, never more than there are replications."""
        return min(self.settings.n_workers, self.settings.replications)

    @property
    def threads(self) -> int:
        """Threads of the engine inside a process."""
        return self.settings.threads

    def scenario(self, policy: str, changes: Mapping[str, Any] | None = None) -> Scenario:
        """Build the scenario in which the focal company follows one of the policies.

        Parameters
        ----------
        policy
            One of ``policies``.
        changes
            Other values by full key, for example ``{"behaviour.resentment.half_life_months": 3}``; a lever of this
            policy is ``policy.<concern>.<lever>``.

        Raises
        ------
        Refusal
            If a change is not admissible.
        KeyError
            If there is no policy of that name.
        """
        from experiments.border import scenario_from

        if policy not in self.policies:
            raise KeyError(policy)
        if not changes:
            return self._scenarios[policy]
        return scenario_from(self.config, policy, self.policies, changes)

    @cached_property
    def sweep(self) -> SweepSettings:
        """Settings of sweeps and designs.

        Raises
        ------
        Refusal
            If they are not admissible.
        """
        from experiments.checking import checked

        found: SweepSettings = checked(SweepSettings, self.config.get("sweep") or {}, "sweep.")
        return found

    @cached_property
    def _scenarios(self) -> dict[str, Scenario]:
        from experiments.border import scenario_from

        return {name: scenario_from(self.config, name, self.policies) for name in self.policies}

    def resolved(self) -> dict[str, Any]:
        """Return every value of the study, defaults included, as plain values."""
        scenarios = {name: self.scenario(name).model_dump(mode="json") for name in self.policies}
        world = {k: v for k, v in scenarios[self.baseline].items() if k not in ("policy", "timeline")}
        return {
            "experiment": self.experiment,
            **self.settings.model_dump(mode="json"),
            **self._moving(),
            "policies": {name: dump["policy"] for name, dump in scenarios.items()},
            "timeline": list(self.config.get("timeline") or ()),
            **world,
            self.experiment: self.options.model_dump(mode="json"),
        }

    def _moving(self) -> dict[str, Any]:
        """Return the settings of sweeps that move numbers, where they are not the default ones."""
        plain = SweepSettings()
        found = {name: getattr(self.sweep, name) for name in MOVING}
        changed = {name: value for name, value in found.items() if value != getattr(plain, name)}
        return {"sweep": changed} if changed else {}

    def scenario_hash(self) -> str:
        """Return a digest of everything that can move a number; workers and threads cannot."""
        resolved = {k: v for k, v in self.resolved().items() if k not in ("workers", "threads")}
        return hashlib.sha256(json.dumps(resolved, sort_keys=True).encode()).hexdigest()[:16]


def timeline_for(timeline: list[dict[str, Any]], policy: str, policies: tuple[str, ...]) -> list[tuple[int, Any]]:
    """Return the changes that concern a policy, each with its place in the list as it was written.

    A change of a company named like a policy holds for that policy only, and becomes one of the focal company.
    """
    chosen: list[tuple[int, Any]] = []
    for i, change in enumerate(timeline):
        company = change.get("company", FOCAL) if isinstance(change, dict) else FOCAL
        if company == policy:
            chosen.append((i, {**change, "company": FOCAL}))
        elif company not in policies:
            chosen.append((i, change))
    return chosen
