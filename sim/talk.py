"""What people have heard: beliefs about every company, and the news that will be heard next month."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.customers import padded_rows
from sim.network import Network, make_network
from sim.scenario import Scenario


@dataclass
class Talk:
    """The social network of a market and what travels along it.

    Attributes
    ----------
    network
        Who talks to whom; never changes in a run.
    beliefs
        float32 (companies, people or more): what each person believes of each company, 0 to 1.
    news
        int8 (2 companies, people or more): good words heard about each company, then bad ones.
    seen
        int8 (people): ties who left the company that a person is with.
    overheard
        int8 (people): depth of the deepest deal heard of that a tie with the same company has, in percent.
    before
        int8 (people): everybody's company at the start of the month.
    who
        int32 (people + 1): working memory.
    """

    network: Network
    beliefs: np.ndarray
    news: np.ndarray
    seen: np.ndarray
    overheard: np.ndarray
    before: np.ndarray
    who: np.ndarray

    def copy(self) -> Talk:
        """Return the same talk in new memory, on the same network."""
        return Talk(
            self.network,
            self.beliefs.copy(),
            self.news.copy(),
            self.seen.copy(),
            self.overheard.copy(),
            self.before.copy(),
            np.empty_like(self.who),
        )

    def means(self) -> np.ndarray:
        """Return the mean belief about each company over all people; the ordinary one where nobody talks."""
        n = max(self.before.size, 1)
        found: np.ndarray = self.beliefs[:, :n].mean(axis=1, dtype=np.float64)
        return found

    @property
    def arrays(self) -> tuple[np.ndarray, ...]:
        """Everything, as the compiled month takes it."""
        return (
            self.beliefs, self.news, self.seen, self.before, self.network.offsets, self.network.neighbours,
            self.overheard,
        )  # fmt: skip


def begin_talk(scenario: Scenario, seed: int) -> Talk:
    """Return the talk of a market before anything was said; without a network, empty arrays."""
    n = scenario.customers if scenario.is_talking else 0
    companies = len(scenario.companies)
    if n == 0:
        network = Network(np.zeros(1, np.int64), np.zeros(0, np.int32))
    else:
        network = make_network(n, scenario.network, seed)
    beliefs = padded_rows(companies, max(n, 1), np.float32)
    beliefs[:] = scenario.behaviour.word_of_mouth.ordinary
    return Talk(
        network,
        beliefs,
        padded_rows(2 * companies, n, np.int8),
        np.zeros(n, np.int8),
        np.zeros(n, np.int8),
        np.zeros(n, np.int8),
        np.zeros(n + 1, np.int32),
    )
