"""The addresses of the bench: its page, and the files that can be taken from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import cache
from typing import TYPE_CHECKING

from nicegui import app, ui
from starlette.requests import Request
from starlette.responses import Response

from experiments.app.bench.apart import apart
from experiments.app.frame import frame, language_of, show_refusal
from experiments.app.html import Text, box
from experiments.app.words import say
from experiments.refusal import Refusal

if TYPE_CHECKING:
    from experiments.app.bench.shelf import Shelf


@cache
def shelf() -> Shelf:
    """Return what all pages share."""
    from experiments.app.bench.shelf import Shelf

    return Shelf()


def put_up(usual_language: str, wait_until_ready: Callable[[str], Awaitable[None]]) -> None:
    """Put up the page, and the addresses of its files.

    Parameters
    ----------
    usual_language
        For who asks for none.
    wait_until_ready
        Waits until the engine is loaded; whatever needs it is imported after that.
    """

    @ui.page("/bench")
    async def bench(request: Request, lang: str = "") -> None:
        language = language_of(lang or usual_language)
        query = str(request.url.query)
        ui.add_head_html('<link rel="stylesheet" href="/static/bench.css">')
        with frame("bench", language, query):
            await wait_until_ready(language)
            note = Text("p", say(language, "bench.reading"), "preparing")
            await ui.context.client.connected()  # a large store takes longer than a page may
            from experiments.app.bench.page import Bench
            from experiments.app.bench.view import view_from

            try:
                view = await apart(view_from, query, shelf())
                swept = await apart(shelf().open, view.sweep) if view.sweep else None
            except Refusal as refusal:
                show_refusal(refusal, language, "bench")
                return
            finally:
                note.delete()
            with box("div", "bench"):
                Bench(shelf(), view, swept, language).build()

    @app.get("/bench/take/{what}.{form}", include_in_schema=False)
    def file(request: Request, what: str, form: str) -> Response:
        from experiments.app.bench.taking import take

        return take(shelf(), request, what, form)
