"""What a comparison keeps of every run: enough to answer, little enough for a million customers."""

from __future__ import annotations

from dataclasses import replace
from threading import Lock

import numpy as np

from sim.result import Result
from sim.twin_worlds import Twins

SHARED = ("price_sensitivity", "start_tenure")
"""Columns that are the same under every policy: who people were at month 0."""

OWN = ("first_left", "value", "surplus", "company")
"""Columns that differ between policies."""

EXTRA = (
    "disposition", "attention", "contact_ideal", "left_involuntarily", "satisfaction", "trust", "resentment",
    "privacy_concern", "susceptibility", "relevance", "gratitude", "belonging", "lead",
)  # fmt: skip
"""Columns kept only of those who go into the table of customers."""


class Keeper:
    """Copies what is needed out of a run and lets the rest go (results are views of all columns of the engine).

    Parameters
    ----------
    rows
        People of each replication kept with all columns.

    Attributes
    ----------
    finished
        Results by policy and replication, as far as the job has come.
    is_stopped
        Whether it was stopped by hand when all was finished already.
    """

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.finished: dict[tuple[str, int], Result] = {}
        self._shared: dict[int, dict[str, np.ndarray]] = {}
        self._extra: dict[tuple[str, int], dict[str, np.ndarray]] = {}
        self.is_stopped = False
        self._lock = Lock()

    def __call__(self, policy: str, replication: int, result: Result) -> Result:
        """Keep a result; called from the threads of :func:`sim.twins`."""
        columns = result.customers
        with self._lock:
            if replication not in self._shared:
                self._shared[replication] = {name: columns[name].copy() for name in SHARED}
            slim = self._shared[replication] | {name: columns[name].copy() for name in OWN}
            kept = replace(result, customers=slim)
            self._extra[policy, replication] = {name: columns[name][: self.rows].copy() for name in EXTRA}
            self.finished[policy, replication] = kept
        return kept

    def sampled(self, twins: Twins) -> Twins:
        """Return the same twins with all columns, of the first people of each replication only."""

        def cut(policy: str, r: int, result: Result) -> Result:
            own = {name: values[: self.rows] for name, values in result.customers.items()}
            return replace(result, customers=own | self._extra[policy, r])

        results = {p: [cut(p, r, x) for r, x in enumerate(many)] for p, many in twins.results.items()}
        return replace(twins, results=results)

    def whole(self, policies: tuple[str, ...]) -> list[int]:
        """Return the replications that are finished under every policy."""
        every = sorted({replication for _, replication in self.finished})
        return [r for r in every if all((name, r) in self.finished for name in policies)]


def months_only(_policy: str, _replication: int, result: Result) -> Result:
    """Keep the monthly table and who first left when: enough for a pair beside the main one."""
    slim = {"first_left": result.customers["first_left"].copy()}
    nothing = np.zeros(0, np.int32)
    return replace(result, customers=slim, joined=nothing, left=nothing, snapshots=())
