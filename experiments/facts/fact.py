"""A published fact: what was observed in the world, and the same thing measured in the model.

A quantity (Q) is met when the mean over replications lies in its band; an ordering (O) when at least 95 % of the
replications have the published sign.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

if TYPE_CHECKING:
    from experiments.facts.bench import Bench

SIGN_SHARE = 0.95
"""Share of replications that must have the sign of an ordering."""


@dataclass(frozen=True)
class Check:
    """One number a fact is about.

    Attributes
    ----------
    name
        Key of the observation.
    what
        What is observed, in a few words.
    kind
        "Q" or "O".
    published
        What was published, in words; "" for an ordering that is its own words.
    low, high
        Band of a quantity; an ordering is a number that must be above zero.
    unit
        "share", "pp" (percentage points), "ratio" or "".
    """

    name: str
    what: str
    kind: Literal["Q", "O"]
    published: str
    low: float = 0.0
    high: float = np.inf
    unit: str = ""


@dataclass(frozen=True)
class Verdict:
    """A check against what the model showed.

    Attributes
    ----------
    mean, standard_error
        Over replications; the error is NaN with a single one.
    sign_share
        Share of replications above zero.
    passed
        Whether the check is met.
    miss
        How far the mean lies outside its band (Q), or how much of the replications' sign is missing (O); 0 if met,
        NaN if a replication could not be measured.
    """

    fact: Fact
    check: Check
    mean: float
    standard_error: float
    sign_share: float
    passed: bool
    miss: float

    def row(self) -> dict[str, Any]:
        """Return the verdict as plain values."""
        is_quantity = self.check.kind == "Q"
        return {
            "fact": self.fact.name,
            "check": self.check.name,
            "what": self.check.what,
            "kind": self.check.kind,
            "source": self.fact.source,
            "role": self.fact.role,
            "published": self.check.published,
            "low": self.check.low if is_quantity else 0.0,
            "high": self.check.high if is_quantity and np.isfinite(self.check.high) else None,
            "unit": self.check.unit,
            "observed": _plain(self.mean),
            "standard_error": _plain(self.standard_error),
            "sign_share": self.sign_share,
            "passed": self.passed,
            "miss": _plain(self.miss),
        }


@dataclass(frozen=True)
class Fact:
    """A published fact.

    Attributes
    ----------
    name
        Short name, for example "C3".
    title
        One line.
    source
        Key in ``sim.references``.
    role
        "fitted" if the calibration has seen it, "projected" if it was held back there, "borrowed" if a rule of the
        model took a parameter or its form from the same source, else "independent"; "identity" for arithmetic that
        is shown and never judged.
    checks
        Numbers with a verdict.
    run
        Measures: every check's name, and other names worth reporting, to one value a replication.
    reasons
        By check: what decides the number, printed beside a miss.
    """

    name: str
    title: str
    source: str
    role: Literal["fitted", "projected", "borrowed", "independent", "identity"]
    checks: tuple[Check, ...]
    run: Callable[[Bench], Mapping[str, np.ndarray]]
    reasons: Mapping[str, str] = field(default_factory=dict)

    def judge(self, observed: Mapping[str, np.ndarray]) -> list[Verdict]:
        """Compare what was observed with what was published.

        Raises
        ------
        KeyError
            If the fact did not measure one of its checks.
        """
        return [self._verdict(check, np.asarray(observed[check.name], float)) for check in self.checks]

    def _verdict(self, check: Check, values: np.ndarray) -> Verdict:
        mean = float(values.mean())
        error = float(values.std(ddof=1) / np.sqrt(values.size)) if values.size > 1 else np.nan
        share = float((values > 0.0).mean())
        if not np.isfinite(values).all():  # a ratio to nothing is no evidence
            return Verdict(self, check, np.nan, np.nan, 0.0, False, np.nan)
        if check.kind == "Q":
            miss = max(check.low - mean, mean - check.high, 0.0)
            passed = miss == 0.0
        else:
            miss = max(SIGN_SHARE - share, 0.0)
            passed = share >= SIGN_SHARE
        return Verdict(self, check, mean, error, share, passed, miss)

    def reported(self, observed: Mapping[str, np.ndarray]) -> dict[str, float | None]:
        """Return means of what was measured without a verdict, None where that cannot be told."""
        checked = {check.name for check in self.checks}
        return {name: _plain(float(np.mean(values))) for name, values in observed.items() if name not in checked}


def _plain(value: float) -> float | None:
    return value if np.isfinite(value) else None
