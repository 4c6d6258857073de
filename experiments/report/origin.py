"""Where the numbers of a page come from: what the manifest knows, and the command that asked for them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.rundir import RunDir

_NOT_THE_ANSWER = ("workers=", "threads=", "sweep.store=", "sweep.backend=", "sweep.address=")


def origin(rundir: RunDir) -> dict[str, Any]:
    """Return what the manifest says about where the numbers come from, without its clock."""
    manifest = rundir.manifest
    return {key: manifest[key] for key in ("study", "scenario", "engine", "commit", "versions") if manifest.get(key)}


def command() -> str:
    """Return the command that started this job, without what cannot move a number; empty outside a job."""
    from hydra.core.hydra_config import HydraConfig

    if not HydraConfig.initialized():
        return ""
    # Hydra was given `++key=value` for what people write as `key=value`
    asked = [text.lstrip("+") for text in HydraConfig.get().overrides.task]
    asked = [text for text in asked if not text.startswith(_NOT_THE_ANSWER)]
    chosen = HydraConfig.get().runtime.choices.get("experiment")
    if chosen and chosen != "compare" and not any(text.startswith("experiment=") for text in asked):
        asked.insert(0, f"experiment={chosen}")
    return " ".join(["kizuna", *(shlex.quote(text) for text in asked)])
