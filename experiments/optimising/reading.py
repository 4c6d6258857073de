"""The front as plain values: gains with intervals, what fell with fresh luck, and what beats what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.optimising.front import compromise
from experiments.optimising.presets import FOLDER, set_levers
from experiments.statistics import t_interval

if TYPE_CHECKING:
    from experiments.optimising.living import Arena, Front, Lived, Member
    from experiments.optimising.searching import Candidate


def answer(arena: Arena, candidates: Sequence[Candidate], front: Front) -> dict[str, Any]:
    """Return the answer as plain values."""
    study = arena.study
    options: Any = study.options
    scenario = study.scenario(study.baseline)
    late = options.generations - max(1, options.generations // 3)
    generations = [candidates[i].generation for i in front.unbeaten]
    kept = [member for member in front.members if member.is_within]
    return {
        "kind": "optimise",
        "setting": {
            "baseline": study.baseline, "customers": scenario.customers, "month": scenario.horizon_months,
            "running_in_months": scenario.market.burn_in_months, "replications": study.replications,
            "fresh_replications": front.replications, "seed": study.seed, "fresh_seed": front.seed,
            "population": options.population, "generations": options.generations,
            "levers": [item.key for item in arena.dimensions],
        },
        "objectives": [
            {"name": item.name, "outcome": item.outcome, "sign": item.sign, "form": item.form} for item in arena.wanted
        ],
        "limits": {
            "trapped_share": arena.limits.trapped_share, "retention": arena.limits.retention,
            "hidden_fee": arena.limits.hidden_fee, "friction": arena.limits.friction,
        },
        "searched": {
            "candidates": len(candidates), "policies": len(arena.lived),
            "within_limits": sum(candidate.is_within for candidate in candidates),
            "on_the_front": len(front.unbeaten), "late": sum(generation >= late for generation in generations),
            "late_from": late + 1,
        },
        "front": [_member(arena, member, front) for member in front.members],
        "presets": [_member(arena, member, front) for member in front.presets],
        "compromise": _compromise(kept),
        "fall": _fall(arena, kept or front.members),
        "better_in_all": sum(_is_better_in_all(member.fresh) for member in kept),
        "intervals": "95 % Student t over fresh replications, paired with the baseline",
    }  # fmt: skip


def table_of(arena: Arena, candidates: Sequence[Candidate], front: Front) -> pd.DataFrame:
    """Return a row a candidate, then a row a preset: levers, gains in the search and with fresh luck, limits."""
    rows = []
    names = {member.candidate.number: member for member in front.members if member.candidate is not None}
    for i, candidate in enumerate(candidates):
        levers = {key.removeprefix("policy."): value for key, value in arena.changes(candidate).items()}
        row = {"kind": "candidate", "generation": candidate.generation, **levers}
        row |= _means(arena, arena.of(candidate), "searched")
        row |= {f"broken_{name}": value for name, value in candidate.evaluated.broken.items()}
        row |= {"is_within": candidate.is_within, "is_unbeaten": i in front.unbeaten}
        rows.append(row | _fresh(arena, names.get(candidate.number)))
    for member in front.presets:
        row = {"kind": "preset", "is_within": member.is_within, **_fresh(arena, member)}
        rows.append(row | {f"broken_{name}": value for name, value in member.fresh.broken.items()})
    table = pd.DataFrame(rows)
    # where presets have no value of a candidate's, truths stay truths
    truths = [name for name in table if set(map(type, table[name].dropna())) <= {bool}]
    return table.astype(dict.fromkeys(truths, "boolean"))


def _means(arena: Arena, lived: Lived, prefix: str) -> dict[str, float]:
    return {f"{prefix}_{item.name}": float(row.mean()) for item, row in zip(arena.wanted, lived.gains, strict=True)}


def _fresh(arena: Arena, member: Member | None) -> dict[str, Any]:
    if member is None:
        return {"name": None}
    found: dict[str, Any] = {"name": member.name}
    for name, estimate in _estimates(arena, member.fresh).items():
        found |= {f"fresh_{name}_{end}": value for end, value in estimate.items()}
    return found


def _member(arena: Arena, member: Member, front: Front) -> dict[str, Any]:
    means = {one.name: one.fresh.gains.mean(axis=1) for one in (*front.members, *front.presets)}
    mine = means[member.name]
    within = [one.name for one in front.members if one.is_within and one.name != member.name]
    beaten_by = [name for name in within if (means[name] >= mine).all() and (means[name] > mine).any()]
    found: dict[str, Any] = {
        "name": member.name,
        "levers": set_levers(member.policy),
        "fresh": _estimates(arena, member.fresh),
        "ethics": {line: t_interval(values).plain() for line, values in member.fresh.ethics.items()},
        "broken": sorted(name for name, value in member.fresh.broken.items() if value > 0),
        "beaten_by": beaten_by,
    }  # fmt: skip
    if member.candidate is not None and member.searched is not None:
        found["searched"] = _estimates(arena, member.searched)
        found["generation"] = member.candidate.generation + 1
        found["preset"] = f"{FOLDER}/policy/{member.name}.yaml" if member.is_within else None
    return found


def _estimates(arena: Arena, lived: Lived) -> dict[str, Any]:
    return {item.name: t_interval(row).plain() for item, row in zip(arena.wanted, lived.gains, strict=True)}


def _compromise(members: Sequence[Member]) -> str | None:
    if not members:
        return None
    best = compromise(np.array([member.fresh.gains.mean(axis=1) for member in members]))
    return None if best is None else members[best].name


def _fall(arena: Arena, members: Sequence[Member]) -> dict[str, Any]:
    """Return by how much gains were smaller with fresh luck than in the search, mean and largest over members."""
    falls = np.array([
        one.searched.gains.mean(axis=1) - one.fresh.gains.mean(axis=1) for one in members if one.searched is not None
    ])  # fmt: skip
    if not len(falls):
        return {}
    return {
        item.name: {"mean": float(column.mean()), "largest": float(column.max())}
        for item, column in zip(arena.wanted, falls.T, strict=True)
    }


def _is_better_in_all(lived: Lived) -> bool:
    found = [t_interval(row) for row in lived.gains]
    return all(one.low is not None and one.low > 0 for one in found)
