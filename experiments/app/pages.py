"""Which pages there are, and at which address; whatever needs the engine is imported inside them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from nicegui import ui
from starlette.requests import Request

from experiments.app.bench import routes as bench
from experiments.app.frame import frame, language_of, show_refusal
from experiments.app.lessons import routes as lessons
from experiments.app.preparing import READY, laboratory
from experiments.app.town import routes as town
from experiments.app.words import say
from experiments.refusal import Refusal


def put_up(usual_language: str, own_lessons: Path | None = None) -> None:
    """Put up every page.

    Parameters
    ----------
    usual_language
        For who asks for none.
    own_lessons
        Folder of lessons of the user's own.
    """

    @ui.page("/")
    async def desk(request: Request, lang: str = "") -> None:
        language = language_of(lang or usual_language)
        query = str(request.url.query)
        with frame("desk", language, query):
            await wait_until_ready(language)
            await wait_for_font(language)
            from experiments.app.asked import asked_from
            from experiments.app.desk.page import Desk

            try:
                asked = asked_from(query)
                asked.study()
            except Refusal as refusal:
                show_refusal(refusal, language)
                return
            Desk(laboratory(), asked, language).build()

    town.put_up(usual_language, wait_for_all)
    lessons.put_up(laboratory, usual_language, wait_for_all, own_lessons)
    bench.put_up(usual_language, wait_for_all)


async def wait_until_ready(language: str) -> None:
    """Show what is being waited for until the engine is compiled."""
    if READY.is_set():
        return
    note = ui.label(say(language, "preparing")).classes("preparing")
    await ui.context.client.connected()
    while not READY.is_set():
        await asyncio.sleep(0.05)
    note.delete()


async def wait_for_all(language: str) -> None:
    """Wait for engine and font."""
    await wait_until_ready(language)
    await wait_for_font(language)


async def wait_for_font(language: str) -> None:
    """Wait until the Japanese font is there: charts measure their words when they are drawn."""
    if language == "ja":
        await ui.context.client.connected()
        await ui.run_javascript(
            """await document.fonts.load('12px "Kizuna Japanese"', '絆'); return true""", timeout=15
        )
