"""What answers to the factors: the paired difference between two policies, at every point of a design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments.refusal import Refusal, nearest
from experiments.sweeping.outcomes import names
from experiments.sweeping.points import live

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from experiments.study import Study


def refuse(study: Study, outcomes: Sequence[str], where: str) -> None:
    """Refuse what cannot be answered before anything runs.

    Raises
    ------
    Refusal
        If there are not two policies, an outcome does not exist, or people differ from point to point.
    """
    if not study.sweep.same_people:
        raise Refusal(
            "sweep.same_people", "what a number does would be mixed with who the people are", found="false",
            allowed="true", hint="leave it out",
        )  # fmt: skip
    if not study.treatments:
        raise Refusal(
            "policy", "a difference needs two policies", found=f"[{study.baseline}]",
            allowed="the treatment first, the baseline last", hint="policy=[aggressive,transparent]",
        )  # fmt: skip
    if not outcomes:
        raise Refusal(f"{where}.outcomes", "is empty", allowed=", ".join(names()))
    for name in outcomes:
        if name not in names():
            raise Refusal(f"{where}.outcomes", "no such outcome", found=name, allowed=", ".join(names()),
                          nearest=nearest(name, names()))  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """The response at every point of a design.

    Attributes
    ----------
    responses
        By outcome, points by replications: the first policy less the baseline, as a share of ``bases``.
    bases
        By outcome, what the baseline reaches in the study as it stands.
    here
        By outcome, the response of the study as it stands.
    """

    responses: dict[str, np.ndarray]
    bases: dict[str, float]
    here: dict[str, float]

    def spread(self, outcome: str) -> dict[str, float]:
        """Return the response as it stands (``gap``), and between what the middle 90 % of points lie, in per cent."""
        low, high = np.percentile(self.responses[outcome].mean(axis=1), (5, 95))
        return {"gap": 100 * self.here[outcome], "low": 100 * float(low), "high": 100 * float(high)}


def respond(study: Study, points: Sequence[Mapping[str, Any]], outcomes: Sequence[str], where: str) -> Answers:
    """Return the response at every point: the first policy less the baseline, at the horizon.

    It is told as a share of what the baseline reaches in the study as it stands, one number for all points, so that a
    point where the baseline hardly earns anything does not count for more than the others.

    Raises
    ------
    Refusal
        If an outcome does not exist at some point, or is zero under the baseline.
    """
    month = study.scenario(study.baseline).horizon_months
    found = live(study, [{}, *points], months=[month], outcomes=outcomes, what="moving")
    responses, bases, here = {}, {}, {}
    for name in outcomes:
        wide = found.pivot(index=["point", "replication"], columns="policy", values=f"{name}_{month}")
        gap = (wide[study.policies[0]] - wide[study.baseline]).unstack().to_numpy(np.float64)
        base = float(wide[study.baseline].loc[0].mean())
        missing = int((~np.isfinite(gap)).any(axis=1).sum())
        if missing:
            raise Refusal(
                f"{where}.outcomes", f"has no value in {missing} of {len(gap)} points: no customers are left there",
                found=name, hint="another outcome, or a shorter horizon",
            )  # fmt: skip
        if not base:
            raise Refusal(f"{where}.outcomes", "is zero under the baseline: nothing to take a share of", found=name)
        shares = gap / abs(base)
        responses[name], bases[name], here[name] = shares[1:], base, float(shares[0].mean())
    return Answers(responses, bases, here)
