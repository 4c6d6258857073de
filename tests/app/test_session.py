"""A session at the desk: the last question wins, and what nobody waits for any more is given up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from experiments.app.asked import Asked
from experiments.app.desk.session import Session
from experiments.app.living import Laboratory, Lived
from experiments.refusal import Refusal

LARGE = replace(Asked(), sizes={"customers": 20_000, "horizon_months": 60, "replications": 10, "seed": 5})
SMALL = replace(Asked(), sizes={"customers": 200, "horizon_months": 6, "replications": 2, "seed": 5})


class Page:
    """What a page would show."""

    def __init__(self) -> None:
        self.answers: list[Lived] = []
        self.refusals: list[Refusal] = []
        self.session = Session(Laboratory(), lambda lived, seconds: self.answers.append(lived), self.refusals.append)


def lived_through(visit: Callable[[Page], Awaitable[None]]) -> Page:
    """Let a page be visited on a loop of its own; a browser's tests may have one on this thread."""

    async def all_of_it() -> Page:
        page = Page()
        await visit(page)
        while page.session.is_working:
            await asyncio.sleep(0.01)
        return page

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, all_of_it()).result()


async def begun(page: Page) -> None:
    """Wait until something is being worked on."""
    while not page.session.share:
        await asyncio.sleep(0.01)


def test_the_last_question_wins() -> None:
    async def visit(page: Page) -> None:
        page.session.ask(LARGE)
        await begun(page)
        page.session.ask(SMALL)

    page = lived_through(visit)
    assert [lived.asked for lived in page.answers] == [SMALL]


def test_a_page_that_goes_leaves_no_work_behind() -> None:
    shares: list[float] = []

    async def visit(page: Page) -> None:
        page.session.ask(LARGE)
        await begun(page)
        page.session.end()
        shares.append(page.session.share)

    page = lived_through(visit)
    assert page.answers == []
    assert 0.0 < page.session.share < 1.0, "it stopped on the way"
    assert page.session.share < shares[0] + 0.2, "and soon"


def test_what_cannot_be_run_is_refused_and_the_next_question_answered() -> None:
    async def visit(page: Page) -> None:
        page.session.ask(replace(SMALL, sizes={**SMALL.sizes, "customers": 10**7}))
        while not page.refusals:
            await asyncio.sleep(0.01)
        page.session.ask(SMALL)

    page = lived_through(visit)
    assert len(page.refusals) == 1 and page.refusals[0].where == "customers"
    assert [lived.asked for lived in page.answers] == [SMALL]
