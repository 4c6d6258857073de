"""What is searched: levers of the policy between their plausible ends, choices and switches as they are declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.refusal import Refusal, nearest
from experiments.screening.effects import ORACLES
from experiments.screening.moves import PLAUSIBLE, levers
from sim.declare import Declaration

if TYPE_CHECKING:
    from optuna.distributions import BaseDistribution

    from sim.policy import Policy

DIGITS = 3
"""Significant digits of a lever: policies that people can read, and far finer than anybody could notice."""

USUAL = (
    "pricing.price", "pricing.hidden_fee", "pricing.walk", "pricing.welcome_discount", "promise.overpromise",
    "promise.disclosure", "service.quality", "leaving.friction", "leaving.save_share", "leaving.save_depth",
    "leaving.renewal_notice", "contact.frequency",
)  # fmt: skip
"""Levers that are searched when none is asked for: those of the fair pair, and what tempts on either side of it."""


@dataclass(frozen=True)
class Dimension:
    """One lever that is searched.

    Attributes
    ----------
    lever
        What is known about it.
    low, high
        Ends of a number; None for a choice.
    choices
        Words, or off and on; empty for a number.
    """

    lever: Declaration
    low: float | None
    high: float | None
    choices: tuple[Any, ...]

    @property
    def key(self) -> str:
        """Key of the lever."""
        return self.lever.key

    def distribution(self) -> BaseDistribution:
        """Return it in the words of Optuna."""
        from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

        if self.choices:
            return CategoricalDistribution(self.choices)
        assert self.low is not None and self.high is not None
        if self.lever.type == "integer":
            return IntDistribution(int(self.low), int(self.high))
        return FloatDistribution(self.low, self.high)

    def tidy(self, value: Any) -> Any:
        """Return a value as it stands in a policy.

        Examples
        --------
        >>> space(["pricing.price"])[0].tidy(1.034567)
        1.03
        """
        return float(f"{value:.{DIGITS}g}") if self.lever.type == "number" else value


def space(asked: Sequence[str]) -> list[Dimension]:
    """Return the levers to search, in reading order; the usual dozen if none is asked for.

    Raises
    ------
    Refusal
        If there is no such lever.
    """
    known = {lever.key: lever for lever in levers()}
    for key in asked:
        if key not in known:
            raise Refusal("optimise.levers", "no such lever", found=key, allowed=", ".join(known),
                          nearest=nearest(key, known))  # fmt: skip
    return [_dimension(lever) for key, lever in known.items() if key in (asked or USUAL)]


def changes(dimensions: Sequence[Dimension], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a candidate as changes of the study, by full key."""
    return {f"policy.{item.key}": item.tidy(values[item.key]) for item in dimensions}


def at(dimensions: Sequence[Dimension], policy: Policy) -> dict[str, Any]:
    """Return where a policy lies in the space, or the nearest place in it."""
    found = {}
    for item in dimensions:
        concern, _, name = item.key.partition(".")
        value = getattr(getattr(policy, concern), name)
        if item.choices:
            found[item.key] = value if value in item.choices else item.choices[0]
        else:
            found[item.key] = min(max(value, item.low), item.high)
    return found


def _dimension(lever: Declaration) -> Dimension:
    if lever.type == "choice":
        # what no company can know is not offered
        return Dimension(lever, None, None, tuple(c for c in lever.choices if (lever.key, c) not in ORACLES))
    if lever.type == "switch":
        return Dimension(lever, None, None, (False, True))
    low, high = PLAUSIBLE.get(lever.key, (lever.low, lever.high))
    return Dimension(lever, low, high, ())
