"""Candidates lived by customers, each beside the baseline by the same people; the front again with fresh luck."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from experiments import presets
from experiments.border import study_from
from experiments.optimising import goals
from experiments.optimising.front import spread, unbeaten
from experiments.optimising.searching import Candidate, Evaluated
from experiments.optimising.space import Dimension, at, changes
from experiments.refusal import Refusal
from experiments.sweeping.outcomes import ETHICS
from experiments.sweeping.points import live

if TYPE_CHECKING:
    import pandas as pd

    from experiments.optimising.goals import Limits, Objective
    from experiments.study import Study
    from sim.policy import Policy


@dataclass(frozen=True)
class Lived:
    """A policy lived over some replications.

    Attributes
    ----------
    gains
        By how much it is better than the baseline, (objectives by replications), in the form of each objective.
    means
        Mean outcome of every objective.
    broken
        By how much each limit is broken, at most 0 where it is kept.
    ethics
        Lines of the ethics scorecard (see ``experiments.scorecard``), a value a replication.
    """

    gains: np.ndarray
    means: tuple[float, ...]
    broken: Mapping[str, float]
    ethics: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def is_within(self) -> bool:
        """Whether every limit is kept."""
        return all(value <= 0.0 for value in self.broken.values())


@dataclass(frozen=True)
class Member:
    """A policy that was lived again with fresh luck.

    Attributes
    ----------
    name
        Of the preset.
    policy
        All its levers.
    fresh
        What came of it with fresh luck.
    candidate, searched
        Where it was found, and what came of it there; None for presets that come with Kizuna.
    """

    name: str
    policy: Policy
    fresh: Lived
    candidate: Candidate | None = None
    searched: Lived | None = None

    @property
    def is_within(self) -> bool:
        """Whether it keeps every limit with fresh luck too."""
        return self.fresh.is_within


@dataclass(frozen=True)
class Front:
    """What the search came to.

    Attributes
    ----------
    unbeaten
        Places of the candidates that keep all limits and that no other beats.
    members
        Some of them that stand for all, lived with fresh luck, best in the first objective first.
    presets
        Policies that come with Kizuna, and the baseline last, lived by the same people.
    seed, replications
        Of the fresh luck.
    """

    unbeaten: tuple[int, ...]
    members: tuple[Member, ...]
    presets: tuple[Member, ...]
    seed: int
    replications: int


@dataclass
class Arena:
    """Where candidates are lived.

    Attributes
    ----------
    study
        Gives baseline, people, market and replications.
    dimensions, wanted, limits
        What is searched, what is wanted, and what must not be done.
    lived
        What came of every candidate so far, by its changes.
    """

    study: Study
    dimensions: Sequence[Dimension]
    wanted: Sequence[Objective]
    limits: Limits
    lived: dict[tuple[tuple[str, Any], ...], Lived] = field(default_factory=dict)

    def starts(self) -> list[dict[str, Any]]:
        """Return where the search begins: at the baseline and at the presets, or the nearest places in the space."""
        policies = [self._policy(point) for point in ({}, *self._shipped().values())]
        found = [at(self.dimensions, policy) for policy in policies if policy is not None]
        return [one for i, one in enumerate(found) if one not in found[:i]]

    @property
    def name(self) -> str:
        """Name of the search in the store, where it is one sweep and not one a generation."""
        return f"{self.study.experiment}-{self.study.scenario_hash()[:8]}"

    def changes(self, candidate: Candidate) -> dict[str, Any]:
        """Return a candidate as changes of the study."""
        return changes(self.dimensions, candidate.asked)

    def of(self, candidate: Candidate) -> Lived:
        """Return what came of a candidate in the search."""
        return self.lived[_key(self.changes(candidate))]

    def evaluate(self, asked: Sequence[Mapping[str, Any]]) -> list[Evaluated | None]:
        """Live a batch of candidates; None for one that is not admissible."""
        every = [changes(self.dimensions, one) for one in asked]
        new = {_key(one): one for one in every if _key(one) not in self.lived}
        policies = {key: self._policy(one) for key, one in new.items()}
        missing = {key: one for key, one in new.items() if policies[key] is not None}
        if missing:
            found = self._live(self.study, missing.values(), [policies[key] for key in missing], self.name, "searching")
            self.lived |= dict(zip(missing, found, strict=True))
        results = [self.lived.get(_key(one)) for one in every]
        return [None if lived is None else Evaluated(lived.means, lived.broken) for lived in results]

    def enter(self) -> None:
        """Enter everything that was searched in the store as one sweep."""
        points = [{}, *map(dict, self.lived)]
        live(self.study, points, months=(1,), outcomes=goals.MEASURED, what="entering", name=self.name)

    def front(self, candidates: Sequence[Candidate], kept: int, replications: int) -> Front:
        """Choose the front and live some of it again with fresh luck, beside the presets and the baseline."""
        first: dict[tuple[tuple[str, Any], ...], int] = {}  # of the same policy asked for twice, the first
        for i, candidate in enumerate(candidates):
            if candidate.is_within:
                first.setdefault(_key(self.changes(candidate)), i)
        places = np.array(list(first.values()), int)
        gains = np.array([self.of(candidates[i]).gains.mean(axis=1) for i in places]).reshape(-1, len(self.wanted))
        best = places[unbeaten(gains)]
        chosen = [candidates[int(i)] for i in best[spread(gains[unbeaten(gains)], kept)]]
        seed = int(np.random.default_rng([self.study.seed, 0x6672657368]).integers(2**31))
        again = study_from(
            {**self.study.config, "seed": seed, "replications": replications}, self.study.policies, self.study.name
        )
        points = [self.changes(candidate) for candidate in chosen]
        shipped = self._shipped()
        policies = [self._policy(point) for point in (*points, *shipped.values())]
        keys = [*range(len(points)), *shipped]
        able = [i for i, policy in enumerate(policies) if policy is not None]
        everything = [*points, *shipped.values()]
        lived = self._live(
            again, [everything[i] for i in able] + [{}], [policies[i] for i in able] + [self._policy({})],
            f"{self.name}-fresh", "living the front again",
        )  # fmt: skip
        fresh = {keys[i]: one for i, one in zip(able, lived, strict=False)}
        order = sorted(range(len(points)), key=lambda i: -fresh[i].gains[0].mean())
        members = [
            Member(f"front_{rank:02d}", _known(policies[i]), fresh[i], chosen[i], self.of(chosen[i]))
            for rank, i in enumerate(order, 1)
        ]
        others = [
            Member(name, _known(policies[len(points) + j]), fresh[name])
            for j, name in enumerate(shipped)
            if name in fresh
        ]
        baseline = Member(self.study.baseline, _known(self._policy({})), lived[-1])
        return Front(tuple(map(int, best)), tuple(members), (*others, baseline), seed, replications)

    def _shipped(self) -> dict[str, dict[str, Any]]:
        """Return the presets but the baseline, as changes of the study."""
        names = (name for name in presets.names("policy") if name != self.study.baseline)
        return {name: {"policy": presets.policy_levers(name)} for name in names}

    def _policy(self, point: Mapping[str, Any]) -> Policy | None:
        try:
            return self.study.scenario(self.study.baseline, point).policy
        except Refusal:
            return None

    def _live(
        self, study: Study, points: Iterable[Mapping[str, Any]], policies: Sequence[Policy | None], name: str, what: str
    ) -> list[Lived]:
        horizon = study.scenario(study.baseline).horizon_months
        outcomes = (*goals.outcomes(self.wanted), *ETHICS)
        table = live(study, [{}, *points], months=(horizon,), outcomes=outcomes, what=what, name=name)
        self._refuse_unmeasured(table, horizon)
        columns = [goals.per_point(table, f"{item.outcome}_{horizon}", item.nobody) for item in self.wanted]
        ethics = {line: goals.per_point(table, f"{column}_{horizon}", np.nan) for column, line in ETHICS.items()}
        limited = goals.measured(table, horizon)[1:]
        found = []
        for i, (policy, measured) in enumerate(zip(policies, limited, strict=True), 1):
            gains = [item.gains(column[i], column[0]) for item, column in zip(self.wanted, columns, strict=True)]
            means = tuple(float(column[i].mean()) for column in columns)
            lines = {line: values[i] for line, values in ethics.items()}
            found.append(Lived(np.array(gains), means, self.limits.broken(_known(policy), measured), lines))
        return found

    def _refuse_unmeasured(self, table: pd.DataFrame, horizon: int) -> None:
        for item in self.wanted:
            beside = table.loc[table["point"] == 0, f"{item.outcome}_{horizon}"]
            if beside.isna().all():
                raise Refusal(
                    "optimise.objectives", "cannot be measured here", found=item.name,
                    allowed="objectives that exist under the baseline",
                    hint="fairness needs customers of unlike tenure at month 0: market.burn_in_months=60",
                )  # fmt: skip


def _key(point: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted(point.items()))


def _known(policy: Policy | None) -> Policy:
    assert policy is not None
    return policy
