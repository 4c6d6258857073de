"""Which numbers are in the register, and over which range each is moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.assumptions.drawing import FITTED, Unknown, ranged
from experiments.catalog import entries, likely
from experiments.refusal import Refusal
from sim.declare import Declaration, declarations
from sim.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from experiments.study import Study

CASE = (
    "customers", "horizon_months", "seed", "market.focal_share", "market.outside_share", "market.burn_in_months",
)  # fmt: skip
"""What says how much is run, or of which case, and nothing about how the world is."""

_TRIES = 6


@dataclass(frozen=True)
class Number:
    """One number of the world.

    Attributes
    ----------
    known
        Its declaration.
    range
        Over which it is moved.
    default
        Its value in the study as it stands.
    """

    known: Declaration
    range: Unknown
    default: float | int

    @property
    def key(self) -> str:
        """Full key."""
        return self.known.key

    @property
    def is_plausible(self) -> bool:
        """Whether the range is a declared plausible one; else it is the admissible one."""
        return self.known.sweep is not None

    @property
    def is_fitted(self) -> bool:
        """Whether it was fitted together with others, so that moving it alone leaves the fit."""
        return self.key in FITTED

    def ends(self) -> list[float | int]:
        """Return the ends of the range that are not where the number stands."""
        return [end for end in (self.range.value(0.0), self.range.value(1.0)) if end != self.default]

    def between(self, one: float, other: float) -> float | int:
        """Return the value halfway between two: in ratios where the number is drawn in ratios."""
        if self.range.is_logarithmic and min(one, other) > 0:
            return float((one * other) ** 0.5)
        half = (one + other) / 2
        return round(half) if self.range.is_whole else float(half)


def numbers(study: Study, asked: Sequence[str] = ()) -> list[Number]:
    """Return every number of the world with a range, in reading order; only those asked for, if any.

    Ends of admissible ranges that contradict another number of the study are drawn in by halves.

    Raises
    ------
    Refusal
        If one that is asked for is not in the register.
    """
    found = []
    for item in declarations(Scenario):
        low, high = item.sweep or (item.low, item.high)
        is_number = item.kind == "parameter" and item.type in ("number", "integer") and item.key not in CASE
        if is_number and low is not None and high is not None and low < high:
            found.append(item)
    keys = [item.key for item in found]
    for key in asked:
        if key not in keys:
            known = entries().get(key)
            problem = "no such number" if known is None else "is not in the register of assumptions"
            raise Refusal(
                "assumptions.parameters", problem, found=key, allowed="numbers of the world that have a range",
                nearest=likely(key) if known is None else "",
            )  # fmt: skip
    here = study.scenario(study.baseline)
    return [_number(study, item, _value(here, item.key)) for item in found if not asked or item.key in asked]


def _number(study: Study, item: Declaration, default: float | int) -> Number:
    whole = ranged(item)
    low, high = (_admissible(study, item.key, end, default, whole.is_whole) for end in (whole.low, whole.high))
    drawn = Unknown(whole.key, whole.label, low, high, whole.is_whole, whole.is_logarithmic)
    return Number(item, drawn, default)


def _admissible(study: Study, key: str, end: float, default: float, is_whole: bool) -> float:
    for _ in range(_TRIES):
        value = round(end) if is_whole else end
        try:
            for policy in study.policies:
                study.scenario(policy, {key: value})
        except Refusal:
            end = (end + default) / 2
        else:
            return float(value)
    return float(default)


def _value(scenario: Any, key: str) -> Any:
    for name in key.split("."):
        scenario = getattr(scenario, name)
    return scenario
