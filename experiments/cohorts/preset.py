"""The fitted population as a preset, ready for any other study."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.cohorts.surrogate import NAMES
from sim.declare import declarations
from sim.world import Population

if TYPE_CHECKING:
    from experiments.cohorts.fitted import Fitted
    from experiments.rundir import RunDir
    from experiments.study import Study


def names(segments: list[str]) -> list[str]:
    """Return a plain name for every segment: letters, digits and underscores, none twice, none of a shipped preset.

    Examples
    --------
    >>> names(["", "High-end", "high end", "顧客"])
    ['fitted', 'fitted_high_end', 'fitted_high_end_3', 'fitted_4']
    """
    found: list[str] = []
    for number, segment in enumerate(segments, 1):
        plain = unicodedata.normalize("NFKD", segment).encode("ascii", "ignore").decode().lower()
        plain = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40]
        name = "fitted" + (f"_{plain}" if plain else f"_{number}" if segment else "")
        found.append(f"{name}_{number}" if name in found else name)
    return found


def text(study: Study, fitted: Fitted) -> str:
    """Return a preset: the fitted values, and whatever else the study's population differs in from the default."""
    cohort = fitted.cohort
    held = study.scenario(study.baseline).population
    values = fitted.best.named()
    others = {
        item.key: getattr(held, item.key) for item in declarations(Population)
        if item.key not in NAMES and getattr(held, item.key) != item.default
    }  # fmt: skip
    lines = [
        "# @package population",
        f"# Fitted to a table of cohort survival, months 0 to {cohort.last_used}, by `kizuna experiment=calibrate`.",
        f"# Free: {', '.join(fitted.free)}; the others are those of the study.",
        *(f"{key}: {value!r}" for key, value in (values | others).items()),
    ]
    return "\n".join(lines) + "\n"


def command(rundir: RunDir, name: str) -> str:
    """Return the command that uses a preset, as typed in the present folder."""
    here, path = Path.cwd(), rundir.path.resolve()
    folder = os.path.relpath(path, here) if path.is_relative_to(here) else str(path)
    return f"kizuna --config-dir {_quoted(folder)} population={name}"


def _quoted(folder: str) -> str:
    import shlex

    return shlex.quote(folder)
