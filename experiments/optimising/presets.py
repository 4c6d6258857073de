"""Policies of the front as presets, ready for ``--config-dir``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import yaml

from sim.policy import Policy

if TYPE_CHECKING:
    from experiments.rundir import RunDir

FOLDER = "conf"
"""Of the run; Hydra looks for presets of policies in its ``policy``."""


def set_levers(policy: Policy) -> dict[str, dict[str, Any]]:
    """Return the levers of a policy that are not at their default, by concern.

    Examples
    --------
    >>> set_levers(Policy(pricing={"price": 1.05}))
    {'pricing': {'price': 1.05}}
    """
    plain, default = policy.model_dump(mode="json"), Policy().model_dump(mode="json")
    moved = {
        concern: {name: value for name, value in levers.items() if value != default[concern][name]}
        for concern, levers in plain.items()
    }
    return {concern: levers for concern, levers in moved.items() if levers}


def write(rundir: RunDir, name: str, policy: Policy, comments: Sequence[str]) -> str:
    """Write a policy as a preset and return the place of the file inside the run.

    Parameters
    ----------
    name
        Of the preset.
    comments
        Lines that say what it is.
    """
    levers = set_levers(policy)
    body = yaml.safe_dump(levers, sort_keys=False, default_flow_style=False) if levers else "{}\n"
    head = "".join(f"# {line}\n" for line in (f"@package policies.{name}", *comments))
    place = f"{FOLDER}/policy/{name}.yaml"
    rundir.write_text(place, head + body)
    return place
