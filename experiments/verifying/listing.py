"""All laws, in the order in which they are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from experiments.verifying import (
    buying,
    conservation,
    lifetime_value,
    neighbours,
    neutral,
    sameness,
    shares,
    survival,
)

if TYPE_CHECKING:
    from experiments.verifying.bench import Bench
    from experiments.verifying.finding import Found


@dataclass(frozen=True)
class Law:
    """One law.

    Attributes
    ----------
    name
        Key of its words, and what ``verify.laws`` calls it.
    check
        Tries it.
    source
        Where it is from.
    """

    name: str
    check: Callable[[Bench], Found]
    source: str


LAWS = (
    Law("survival", survival.check, "Fader and Hardie (2007)"),
    Law("lifetime_value", lifetime_value.check, "Gupta and Lehmann (2003); Fader and Hardie (2007)"),
    Law("shares", shares.check, "McFadden (1974)"),
    Law("neighbours", neighbours.check, "-"),
    Law("buying", buying.check, "Ehrenberg (1959); Schmittlein, Morrison and Colombo (1987)"),
    Law("conservation", conservation.check, "-"),
    Law("neutral", neutral.check, "-"),
    Law("sameness", sameness.check, "-"),
)
