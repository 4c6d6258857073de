"""What every mechanism carries of a difference: by leaving it out, by having it alone, and what pairs do together.

With D the treatment less the baseline: a mechanism carries D(everything) - D(without it); alone it brings D(only it) -
D(nothing). Where nothing interacts the two are equal and shares add up; where they differ by more than luck, it
interacts. Two off together carry D(everything) - D(without both); the interaction of a pair is that less what each
carries. All are differences of the same people with the same luck, so intervals are over replications of differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from experiments.ablating.cells import FULL, NONE, Values, only, without
from experiments.statistics import LEVEL, Estimate, t_interval

KINDS = ("through", "instead", "against", "unclear")
"""What two mechanisms do together: each works through the other, so that one by one they are counted twice; each stands
in for the other, so that both off take more; one carries and the other works against it, and together they differ from
the sum; or the interval holds zero."""


@dataclass(frozen=True)
class Carried:
    """What one mechanism carries of the difference in one outcome, in the outcome's unit.

    Attributes
    ----------
    mechanism
        Its name.
    carries, alone
        By leaving it out, and from nothing.
    without
        The difference that is left without it.
    share, alone_share
        Of the difference with everything on; None in all parts where that is undecided.
    apart
        ``carries`` less ``alone``, with an interval that holds for all mechanisms together.
    is_idle
        Whether leaving it out, and having it alone, changes nothing at all in any replication.
    """

    mechanism: str
    carries: Estimate
    alone: Estimate
    without: Estimate
    share: Estimate
    alone_share: Estimate
    apart: Estimate
    is_idle: bool


@dataclass(frozen=True)
class Pair:
    """What two mechanisms do together in one outcome.

    Attributes
    ----------
    names
        The two.
    together
        What goes if both are off.
    interaction
        That less what each carries, with an interval that holds for all pairs together.
    kind
        Name of what they do together (see ``KINDS``).
    """

    names: tuple[str, str]
    together: Estimate
    interaction: Estimate
    kind: str


def carried(values: Values, chosen: Sequence[str], outcome: str) -> list[Carried]:
    """Return what every mechanism carries, most first by size."""
    whole, nothing = values.gap(FULL, outcome), values.gap(NONE, outcome)
    parts = {name: (whole - values.gap(without(name), outcome), values.gap(only(name), outcome) - nothing)
             for name in chosen}  # fmt: skip
    active = [name for name, both in parts.items() if np.any(both)]
    level = 1.0 - (1.0 - LEVEL) / max(len(active), 1)
    found = [
        Carried(name, t_interval(left_out), t_interval(alone), t_interval(whole - left_out),
                share_of(left_out, whole), share_of(alone, whole),
                t_interval(left_out - alone, level), name not in active)
        for name, (left_out, alone) in parts.items()
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.is_idle, -abs(row.carries.mean or 0.0), -abs(row.alone.mean or 0.0)))


def pairs(values: Values, asked: Sequence[tuple[str, str]], outcome: str) -> list[Pair]:
    """Return what pairs of mechanisms do together, the largest interaction first."""
    whole = values.gap(FULL, outcome)
    level = 1.0 - (1.0 - LEVEL) / max(len(asked), 1)
    found = []
    for one, other in asked:
        both = whole - values.gap(without(one, other), outcome)
        each = [whole - values.gap(without(name), outcome) for name in (one, other)]
        interaction = t_interval(both - each[0] - each[1], level)
        found.append(Pair((one, other), t_interval(both), interaction, kind_of(interaction, each)))
    return sorted(found, key=lambda pair: -abs(pair.interaction.mean or 0.0))


def kind_of(interaction: Estimate, each: Sequence[np.ndarray]) -> str:
    """Name what two mechanisms do together, from their interaction and from what each carries.

    Examples
    --------
    >>> more, less = Estimate(1.0, 0.5, 1.5, 9), Estimate(-1.0, -1.5, -0.5, 9)
    >>> both = [np.array([2.0, 2.1]), np.array([1.0, 1.1])]
    >>> kind_of(more, both), kind_of(less, both), kind_of(less, [both[0], -both[1]])
    ('instead', 'through', 'against')
    """
    if not interaction.is_decided or interaction.mean is None:
        return "unclear"
    parts = [t_interval(part) for part in each]
    if all(part.is_decided for part in parts) and (parts[0].mean or 0.0) * (parts[1].mean or 0.0) < 0.0:
        return "against"
    added = float(each[0].mean() + each[1].mean())
    return "instead" if abs(added + interaction.mean) > abs(added) else "through"


def largest(rows: Sequence[Carried], n: int) -> tuple[str, ...]:
    """Return the mechanisms that do most, left out or alone; those that do nothing never."""
    ranked = sorted(
        (row for row in rows if not row.is_idle),
        key=lambda row: -max(abs(row.carries.mean or 0.0), abs(row.alone.mean or 0.0)),
    )
    return tuple(row.mechanism for row in ranked[:n])


def share_of(part: np.ndarray, whole: np.ndarray) -> Estimate:
    """Return the share that a part has of a whole, with its interval; nothing where the whole is undecided.

    The interval is that of the linearised ratio of means over paired replications.

    Examples
    --------
    >>> whole = np.array([1.0, 1.1, 0.9])
    >>> share_of(whole / 2, whole).mean, share_of(whole, whole - 1.0).mean is None
    (0.5, True)
    """
    middle = t_interval(whole)
    if not middle.is_decided or not middle.mean:
        return Estimate(None, None, None, len(whole))
    ratio = float(part.mean() / middle.mean)
    return t_interval(ratio + (part - ratio * whole) / middle.mean)


def partner(name: str, found: Sequence[Pair]) -> Pair | None:
    """Return the largest decided interaction of a mechanism among the pairs that were measured."""
    return next((pair for pair in found if name in pair.names and pair.kind != "unclear"), None)


def plain(row: Carried, base: float, found: Sequence[Pair]) -> dict[str, Any]:
    """Return plain values of one mechanism; amounts as shares of what the baseline reaches."""
    scale = abs(base)
    with_whom = partner(row.mechanism, found) if row.apart.is_decided else None
    return {
        "mechanism": row.mechanism, "carries": scaled(row.carries, scale).plain(),
        "alone": scaled(row.alone, scale).plain(), "share": row.share.plain(), "alone_share": row.alone_share.plain(),
        "without": scaled(row.without, scale).plain(),
        "apart": scaled(row.apart, scale).plain(), "interacts": row.apart.is_decided,
        "with": next((n for n in with_whom.names if n != row.mechanism), None) if with_whom else None,
        "is_idle": row.is_idle,
    }  # fmt: skip


def plain_pair(pair: Pair, base: float) -> dict[str, Any]:
    """Return plain values of one pair; amounts as shares of what the baseline reaches."""
    return {
        "first": pair.names[0], "second": pair.names[1], "together": scaled(pair.together, abs(base)).plain(),
        "interaction": scaled(pair.interaction, abs(base)).plain(), "kind": pair.kind,
    }  # fmt: skip


def scaled(found: Estimate, unit: float) -> Estimate:
    """Return an estimate in another unit."""
    parts = [None if value is None else value / unit for value in (found.mean, found.low, found.high)]
    return Estimate(parts[0], parts[1], parts[2], found.n)
