"""A cell: one scenario a policy, lived by the same people; and the key under which its results are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from experiments.border import scenario_from
from experiments.refusal import Refusal, nearest
from sim.compiled import fingerprint
from sim.scenario import Scenario

BLOCK = 8
"""Replications in one chunk of the store: the unit of work, and the most that one worker can lose."""


@dataclass(frozen=True)
class Cell:
    """One cell of a sweep, checked.

    Attributes
    ----------
    number
        Place in the sweep, from 0.
    coordinates
        What is swept, by key, as it is shown.
    config
        Resolved configuration as plain values.
    policies
        Names, the baseline last.
    changes
        Other values by full key, as for ``Study.scenario``.
    replications
        How many (the first number looked at, where a half-width is aimed at).
    key
        Digest of every scenario: two cells with one key have the same numbers.
    """

    number: int
    coordinates: Mapping[str, Any]
    config: Mapping[str, Any]
    policies: tuple[str, ...]
    changes: Mapping[str, Any] = field(default_factory=dict)
    replications: int = 1
    key: str = ""

    def scenarios(self) -> dict[str, Scenario]:
        """Build the scenario of every policy.

        Raises
        ------
        Refusal
            If a value is not admissible.
        """
        return scenarios_of(self.config, self.policies, self.changes)


def scenarios_of(
    config: Mapping[str, Any], policies: tuple[str, ...], changes: Mapping[str, Any]
) -> dict[str, Scenario]:
    """Build the scenario of every policy; ``policies.<name>.`` changes belong to one of them only.

    Raises
    ------
    Refusal
        If a value is not admissible, or belongs to a policy that is not there.
    """
    for key in changes:
        parts = key.split(".")
        if parts[0] == "policies" and (len(parts) < 3 or parts[1] not in policies):
            raise Refusal(key, "is no lever of a policy of this study", allowed=", ".join(policies),
                          nearest=nearest(parts[1], policies) if len(parts) > 1 else "")  # fmt: skip
    return {name: scenario_from(config, name, policies, own(changes, name)) for name in policies}


def own(changes: Mapping[str, Any], policy: str) -> dict[str, Any]:
    """Return the changes that concern a policy, its own levers under ``policy.``.

    Examples
    --------
    >>> own({"policies.a.pricing.price": 1.1, "policies.b.pricing.price": 1.2, "seed": 3}, "a")
    {'policy.pricing.price': 1.1, 'seed': 3}
    """
    found = {}
    for key, value in changes.items():
        if not key.startswith("policies."):
            found[key] = value
        elif key.split(".")[1] == policy:
            found["policy." + key.split(".", 2)[2]] = value
    return found


def key_of(scenarios: Mapping[str, Scenario]) -> str:
    """Return 24 hex digits that change with any value of any scenario, with the engine, and with what is kept."""
    digest = hashlib.sha256(engine().encode())
    for name, scenario in scenarios.items():
        digest.update(f"{name} {scenario.model_dump_json()}".encode())
        if scenario.network.path:
            digest.update(_digest(scenario.network.path).encode())
    return digest.hexdigest()[:24]


@cache
def engine() -> str:
    """Return what tells results of one engine from another's: the fingerprint of ``sim``, and of what is kept."""
    kept = Path(__file__).with_name("outcomes.py").read_bytes()
    return f"{fingerprint()}-{hashlib.sha256(kept).hexdigest()[:6]}"


@cache
def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
