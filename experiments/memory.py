"""How much memory a study needs, and whether this machine has it."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from experiments.refusal import Refusal
from sim.customers import BYTES_PER_CUSTOMER
from sim.scenario import Scenario
from sim.world import Network

if TYPE_CHECKING:
    from experiments.study import Study

SIZES = ("customers", "horizon_months")
"""Keys that decide how large a study is."""

BYTES_A_TIE = 4
BYTES_A_BELIEF = 6
"""What somebody believes of a company, and the news of it."""
BYTES_A_LISTENER = 15
"""What else being part of a network takes."""

BYTES_A_COMPANY_MONTH = 400
"""One row of the monthly table: about fifty outcomes."""


def needed(study: Study) -> float:
    """Return the bytes a study needs at its largest: one engine a policy in every process, and the tables."""
    scenario = study.scenario(study.baseline)
    ties = scenario.network.ties if scenario.is_talking else None
    return _bytes(study, scenario.customers, scenario.horizon_months, len(scenario.companies), ties)


def would_need(study: Study) -> str:
    """Say what a study of inadmissible size would need; empty if its sizes are no positive numbers."""
    customers, months = (study.config.get(key, Scenario.model_fields[key].default) for key in SIZES)
    if not all(isinstance(size, int | float) and 0 < size < math.inf for size in (customers, months)):
        return ""
    rivals = study.config.get("rivals")
    companies = 1 + (len(rivals) if isinstance(rivals, Mapping) else 1)
    ties = Network().ties
    return f"that would need about {_bytes(study, customers, months, companies, ties) / 1e9:,.1f} GB of memory"


def _bytes(study: Study, customers: float, months: float, companies: int, ties: int | None) -> float:
    each: float = BYTES_PER_CUSTOMER
    if ties is not None:
        each += BYTES_A_TIE * ties + BYTES_A_BELIEF * companies + BYTES_A_LISTENER
    engines = customers * each * len(study.policies) * study.n_workers
    rows = months * companies * len(study.policies) * study.replications
    return engines + rows * BYTES_A_COMPANY_MONTH


def available() -> int | None:
    """Return the bytes free on this machine, or nothing where it cannot be told."""
    try:
        for line in Path("/proc/meminfo").read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return None


def refuse_too_large(study: Study) -> None:
    """Refuse a study that cannot fit.

    Raises
    ------
    Refusal
        If the study needs more memory than the machine has to give.
    """
    want, have = needed(study), available()
    if have is not None and want > have:
        scenario = study.scenario(study.baseline)
        raise Refusal(
            "customers", "the study does not fit into the memory of this machine",
            found=f"{scenario.customers:,} customers x {len(study.policies)} policies x {study.n_workers} processes, "
            f"{study.replications:,} replications of {scenario.horizon_months} months: about {want / 1e9:,.1f} GB",
            allowed=f"{have / 1e9:,.1f} GB", hint="fewer customers, replications or workers",
        )  # fmt: skip
