"""The film of a question: both worlds lived month by month from one start, kept until the page goes."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from threading import Event

import numpy as np

from experiments.app.asked import Asked
from experiments.app.living import Recent, Superseded
from experiments.app.town.packing import Camera, month_bytes
from experiments.study import Study
from sim.draws import replication_seed
from sim.model import RetentionModel, Start
from sim.twin_worlds import fates

FILMS: Recent = Recent(12)
"""Films by token, of the pages that are open."""
STARTS: Recent = Recent(6)
"""Markets at month 0 by what decides them: another policy need not run them in again."""
KINDS = ("stuck", "driven_away", "saved", "lost_anyway", "stay_anyway", "anybody")
"""Customers worth a look: stuck on the way out under either policy, the four fates, and all."""


class Film:
    """Both worlds of a question, as bytes a month.

    Parameters
    ----------
    asked
        The question.
    study
        The same, checked.
    loop
        Where somebody waits for the months, if anybody does.

    Attributes
    ----------
    token
        Names the film to the page, and is not to be guessed.
    months
        What is there so far, from month 0 on: the bytes of the first world and then of the second.
    who
        Numbers of customers by kind, once the film is whole.
    """

    def __init__(self, asked: Asked, study: Study, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self.asked, self.study, self._loop = asked, study, loop
        self._news = asyncio.Condition()
        self.token = secrets.token_urlsafe(16)
        self.months: list[bytes] = []
        self.who: dict[str, np.ndarray] = {}
        self.is_over = False
        self.stop = Event()

    @property
    def size(self) -> int:
        """Bytes of the whole film."""
        sizes = self.asked.sizes
        return (sizes["horizon_months"] + 1) * 2 * month_bytes(sizes["customers"])

    def make(self) -> None:
        """Live both worlds.

        Raises
        ------
        Superseded
            If stopped.
        """
        try:
            self._live()
        finally:
            self.is_over = True
            self._tell()

    def start(self, tick: Callable[[int], None] = lambda month: None) -> Start:
        """Return the market at month 0, shared by both worlds."""
        sizes, seed = self.asked.sizes, replication_seed(self.study.seed, 0)
        key = (
            repr(sorted(self.asked.groups.items())),
            repr(sorted(self.asked.world.items())),
            sizes["customers"],
            seed,
        )
        found: Start | None = STARTS.get(key)
        if found is None:
            model = RetentionModel(self.study.scenario(self.study.baseline), seed=seed)
            while model.month < 0:
                model.step()
                tick(model.month)
            found = STARTS[key] = model.at_month_0()
        return found

    def _live(self) -> None:
        start = self.start(self._tick)
        scenarios = [self.study.scenario(name) for name in self.study.policies]
        models = [RetentionModel(scenario, seed=start.seed, start=start) for scenario in scenarios]
        cameras = [Camera(model) for model in models]
        self._keep(cameras)
        while models[0].month < scenarios[0].horizon_months:
            for model in models:
                model.step()
                self._tick(model.month)
            self._keep(cameras)
        results = [model.result() for model in models]
        found = fates(results[0], results[1], results[0].horizon)
        self.who = {name: np.flatnonzero(chosen) for name, chosen in found.items()}
        self.who["stuck"] = np.flatnonzero(cameras[0].ever_stuck | cameras[1].ever_stuck)
        self.who["anybody"] = np.arange(start.customers.n)

    def _keep(self, cameras: list[Camera]) -> None:
        self.months.append(b"".join(camera.shoot() for camera in cameras))
        self._tell()

    def _tick(self, _month: int) -> None:
        if self.stop.is_set():
            raise Superseded

    async def flow(self) -> AsyncIterator[bytes]:
        """Give the months as they come; on the loop that waits for them."""
        sent = 0
        while True:
            is_over = self.is_over
            while sent < len(self.months):
                yield self.months[sent]
                sent += 1
            if is_over:
                return
            async with self._news:
                if not self.is_over and sent == len(self.months):
                    await self._news.wait()

    def _tell(self) -> None:
        if self._loop is not None:
            asyncio.run_coroutine_threadsafe(self._spread(), self._loop)

    async def _spread(self) -> None:
        async with self._news:
            self._news.notify_all()
