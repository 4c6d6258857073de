"""Lets the worlds of a question live, again only as far as the question has changed; the last question wins."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import dataclass
from threading import Event, Lock
from typing import Any

from experiments.app.asked import Asked
from experiments.comparison import Comparison
from sim.draws import replication_seed
from sim.model import Start
from sim.result import Result
from sim.twin_worlds import Twins, twins

STARTS = 60
"""Running-ins kept: of a few questions of 5 to 20 replications."""
LIVES = 120
"""Results kept."""


class Superseded(Exception):
    """Somebody has asked something else meanwhile, or has gone."""


class Recent(MutableMapping[Any, Any]):
    """A mapping that forgets what was not asked for longest; safe between threads.

    Parameters
    ----------
    most
        Entries kept.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Any, Any] = OrderedDict()
        self._lock = Lock()

    def __getitem__(self, key: Any) -> Any:
        with self._lock:
            self._kept.move_to_end(key)
            return self._kept[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        with self._lock:
            self._kept[key] = value
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def __delitem__(self, key: Any) -> None:
        with self._lock:
            del self._kept[key]

    def __iter__(self) -> Iterator[Any]:
        with self._lock:
            return iter(list(self._kept))

    def __len__(self) -> int:
        return len(self._kept)


@dataclass(frozen=True)
class Lived:
    """An answered question."""

    asked: Asked
    comparison: Comparison


class Laboratory:
    """What all sessions share: running-ins and results."""

    def __init__(self) -> None:
        self._starts: Recent = Recent(STARTS)
        self._lives: Recent = Recent(LIVES)

    def live(
        self, asked: Asked, stop: Event | None = None, progress: Callable[[int, int], None] | None = None
    ) -> Lived:
        """Return the answered question.

        Parameters
        ----------
        asked
            The question.
        stop
            Set by who no longer wants the answer.
        progress
            Called with months done and to do.

        Raises
        ------
        Refusal
            If the question is not admissible.
        Superseded
            If stopped.
        """
        study = asked.study()
        scenarios = {name: study.scenario(name) for name in study.policies}
        seeds = tuple(replication_seed(study.seed, r) for r in range(study.replications))
        keys = {name: (scenario.model_dump_json(), study.replications) for name, scenario in scenarios.items()}
        known: dict[str, list[Result]] = {
            name: found for name, key in keys.items() if (found := self._lives.get(key)) is not None
        }
        new = {name: scenario for name, scenario in scenarios.items() if name not in known}

        def tick(done: int, of: int) -> None:
            if stop is not None and stop.is_set():
                raise Superseded
            if progress is not None:
                progress(done, of)

        if new:
            starts: MutableMapping[tuple[str, int], Start] = self._starts
            lived = twins(
                new, replications=study.replications, workers=study.n_workers, progress=tick,
                starts=starts,
            )  # fmt: skip
            for name, results in lived.results.items():
                self._lives[keys[name]] = known[name] = results
        ordered = {name: known[name] for name in study.policies}
        return Lived(asked, Comparison(study, Twins(study.policies, ordered, seeds)))
