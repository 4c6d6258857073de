"""What is run beside the main pair: the same question in other worlds, and about milder or purer policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from experiments.presets import policy_levers, rival_changes
from experiments.refusal import Refusal

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.scenario import Scenario

HALF_LIFE = "behaviour.resentment.half_life_months"
MILD = "mild"


@dataclass(frozen=True)
class Beside:
    """One paired set beside the main one.

    Attributes
    ----------
    group
        "half_life", "rival", "conduct" or "mild".
    label
        Which of its group.
    scenarios
        Scenario by policy, the last the baseline; empty if it cannot be run.
    reason
        Why it cannot be run.
    """

    group: str
    label: str
    scenarios: dict[str, Scenario]
    reason: str = ""


def plan(
    study: Study, half_lives: tuple[float, ...], rivals: tuple[str, ...], fixed: Mapping[str, Mapping[str, Any]]
) -> list[Beside]:
    """List the sets to run.

    Parameters
    ----------
    study
        The main study.
    half_lives
        Half-lives of resentment, in months.
    rivals
        Presets of rivals.
    fixed
        Changes that hold everywhere, by policy (those of an equal budget).
    """

    def everybody(changes: Mapping[str, Any]) -> dict[str, Scenario]:
        return {name: study.scenario(name, {**fixed.get(name, {}), **changes}) for name in study.policies}

    sets = [_try("half_life", f"{months:g}", everybody, {HALF_LIFE: months}) for months in half_lives]
    for name in rivals:
        try:
            changes = rival_changes(name)
        except Refusal as refusal:
            sets.append(Beside("rival", name, {}, f"{refusal.where}: {refusal.problem}"))
            continue
        sets.append(_try("rival", name, everybody, changes))
    if any(
        study.scenario(name).policy.pricing != type(study.scenario(name).policy)().pricing for name in study.policies
    ):
        timeline = [c for c in study.config.get("timeline") or () if not str(c.get("lever")).startswith("pricing.")]
        sets.append(_try("conduct", "without price levers", everybody, {"policy.pricing": {}, "timeline": timeline}))
    # it holds people by friction, of which there is none where nobody cancels
    if MILD not in study.policies and study.scenario(study.baseline).market.contract:
        sets.append(_try("mild", MILD, lambda changes: _mild(study, changes, fixed), {}))
    return sets


def _try(group: str, label: str, build: Any, changes: Mapping[str, Any]) -> Beside:
    try:
        return Beside(group, label, build(changes))
    except Refusal as refusal:
        # a timeline or a shock may name a rival that this world does not have
        return Beside(group, label, {}, f"{refusal.where}: {refusal.problem}")


def _mild(study: Study, _changes: Mapping[str, Any], fixed: Mapping[str, Mapping[str, Any]]) -> dict[str, Scenario]:
    # changes that name a policy of the study are not those of the mild bundle
    timeline = [c for c in study.config.get("timeline") or () if c.get("company") not in study.policies]
    mild = study.scenario(study.baseline, {"policy": policy_levers(MILD), "timeline": timeline})
    return {MILD: mild, study.baseline: study.scenario(study.baseline, fixed.get(study.baseline))}
