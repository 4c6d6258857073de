"""What facts are measured with: worlds by the name of a population, twin runs, and replications by seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from experiments.worlds import neutral_world
from experiments.worlds import population as preset

if TYPE_CHECKING:
    from experiments.study import Study
    from sim.result import Result
    from sim.scenario import Scenario

T = TypeVar("T")


class Bench:
    """A study's customers, replications and behaviour, for facts to be measured with.

    Parameters
    ----------
    study
        Gives the size, the seed and the behaviour of the world; policies, rivals, market and population come from
        the facts.
    tick
        Told the months lived, to show progress.
    """

    def __init__(self, study: Study, tick: Callable[[int], None] | None = None) -> None:
        self.study = study
        self._tick = tick or (lambda _months: None)

    @property
    def replications(self) -> int:
        """How often everything is measured."""
        return self.study.replications

    def world(self, population: str, *changes: Mapping[str, Any]) -> Scenario:
        """Return a world under neutral conduct with the population of a preset, and changes by full key."""
        return neutral_world(self.study, preset(population), *(dict(change) for change in changes))

    def measure(self, worlds: Mapping[str, Scenario], what: Callable[[Result], T]) -> dict[str, list[T]]:
        """Run twin worlds and return what is measured in each, one value a replication, in the order of the seeds."""
        from sim import twins

        found: dict[str, dict[int, T]] = {name: {} for name in worlds}
        last = [0]

        def keep(name: str, r: int, result: Result) -> Result:
            found[name][r] = what(result)
            return result

        def progress(done: int, total: int) -> None:
            if done - last[0] >= 60 or done == total:
                self._tick(done - last[0])
                last[0] = done

        twins(worlds, replications=self.replications, workers=self.study.n_workers, threads=self.study.threads,
              keep=keep, progress=progress)  # fmt: skip
        return {name: [values[r] for r in range(self.replications)] for name, values in found.items()}

    def replicate(self, once: Callable[[int], T], months: int) -> list[T]:
        """Call a function with the seed of every replication.

        Parameters
        ----------
        once
            Measures one replication.
        months
            Months that it lives, for the progress.
        """
        from sim.draws import replication_seed

        def counted(seed: int) -> T:
            value = once(seed)
            self._tick(months)
            return value

        seeds = [replication_seed(self.study.seed, r) for r in range(self.replications)]
        with ThreadPoolExecutor(self.study.n_workers) as pool:
            futures = [pool.submit(counted, seed) for seed in seeds]
            try:
                return [future.result() for future in futures]
            except BaseException:  # stopped by hand: what has not begun need not
                pool.shutdown(wait=True, cancel_futures=True)
                raise
