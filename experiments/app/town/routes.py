"""The addresses of the town: its page, and what the page fetches its film from."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nicegui import app, ui
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from experiments.app.frame import frame, language_of, show_refusal
from experiments.refusal import Refusal

FILM = "/town/film/"


def put_up(usual_language: str, wait_until_ready: Callable[[str], Awaitable[None]]) -> None:
    """Put up the page, and the address from which it fetches its film.

    Parameters
    ----------
    usual_language
        For who asks for none.
    wait_until_ready
        Waits until the engine is loaded; whatever needs it is imported after that.
    """

    @ui.page("/town")
    async def town(request: Request, lang: str = "") -> None:
        language = language_of(lang or usual_language)
        query = str(request.url.query)
        ui.add_head_html('<link rel="stylesheet" href="/static/town.css">')
        with frame("town", language, query):
            await wait_until_ready(language)
            from experiments.app.town.asking import opened_from
            from experiments.app.town.page import Town

            try:
                asked, view = opened_from(query)
                asked.study()
            except Refusal as refusal:
                show_refusal(refusal, language, "town")
                return
            Town(asked, view, language).build()

    @app.get(FILM + "{token}", include_in_schema=False)
    async def film(token: str) -> Response:
        from experiments.app.town.film import FILMS, Film

        found: Film | None = FILMS.get(token)
        if found is None:
            return PlainTextResponse("there is no such film (its page has gone)\n", 404)
        # said to be encoded already: it is not to be packed again on this machine
        headers = {"cache-control": "no-store", "content-encoding": "identity"}
        return StreamingResponse(found.flow(), media_type="application/octet-stream", headers=headers)
