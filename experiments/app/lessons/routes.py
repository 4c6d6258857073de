"""The addresses of the lessons: their list, a page of one, and one on paper."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from nicegui import ui
from starlette.requests import Request

from experiments.app.frame import frame, language_of, path_to, show_refusal
from experiments.app.html import Text, box, link
from experiments.app.lessons.votes import Votes
from experiments.app.words import say
from experiments.refusal import Refusal, nearest

if TYPE_CHECKING:
    from experiments.app.lessons.lesson import Lesson
    from experiments.app.living import Laboratory

PATIENCE = 60.0
"""Seconds a browser waits: the first page asked for also reads every lesson."""
VOTES = Path("results") / "lessons"
"""Folder of the votes, in the folder where the laboratory was started, beside its other results."""


def all_lessons(folder: Path | None) -> dict[str, Lesson]:
    """Return the lessons that come with the laboratory, then those of a folder; of one name the folder's counts."""
    from experiments.app.lessons.loading import own_lessons

    return own_lessons() | (_given(folder) if folder else {})


@cache
def _given(folder: Path) -> dict[str, Lesson]:
    from experiments.app.lessons.loading import lessons_in

    return lessons_in(folder)


def put_up(
    laboratory: Callable[[], Laboratory],
    usual_language: str,
    wait: Callable[[str], Awaitable[None]],
    folder: Path | None = None,
) -> None:
    """Put up the pages of the lessons.

    Parameters
    ----------
    laboratory
        Returns what all pages share.
    usual_language
        For who asks for none.
    wait
        Waits until the engine is compiled.
    folder
        Of lessons of the user's own.
    """
    votes = Votes(VOTES)

    @ui.page("/lessons", response_timeout=PATIENCE)
    async def index(request: Request, lang: str = "") -> None:
        language = language_of(lang or usual_language)
        lessons = await _read(folder)
        with frame("lessons", language, str(request.url.query)):
            _dress()
            Text("p", say(language, "lessons.lead"), "lead")
            with box("ul", "lessons"):
                for name, lesson in lessons.items():
                    _entry(name, lesson, language)
            Text("p", say(language, "lessons.own"), "state")

    @ui.page("/lessons/{name}", response_timeout=PATIENCE)
    async def play(request: Request, name: str, lang: str = "", idea: str = "1", notes: str = "") -> None:
        language = language_of(lang or usual_language)
        lesson = (await _read(folder)).get(name)
        path, query = f"/lessons/{name if lesson else ''}", str(request.url.query)
        with frame(path, language, query, lesson.title[language == "ja"] if lesson else ""):
            _dress()
            number = _page(lesson, name, idea, language, folder)
            if lesson is None or number is None:
                return
            await wait(language)
            from experiments.app.lessons.player import Player

            Player(laboratory(), lesson, number, votes, language, notes == "1").build()

    @ui.page("/lessons/{name}/print", response_timeout=PATIENCE)
    async def paper(request: Request, name: str, lang: str = "") -> None:
        language = language_of(lang or usual_language)
        lesson = (await _read(folder)).get(name)
        path, query = f"/lessons/{name if lesson else ''}/print", str(request.url.query)
        with frame(path, language, query, lesson.title[language == "ja"] if lesson else ""):
            _dress()
            if lesson is None:
                _page(lesson, name, "1", language, folder)
                return
            await wait(language)
            from experiments.app.lessons.printing import Paper

            await Paper(laboratory(), lesson, language).build()


async def _read(folder: Path | None) -> dict[str, Lesson]:
    return await asyncio.get_running_loop().run_in_executor(None, all_lessons, folder)


def _dress() -> None:
    ui.add_head_html('<link rel="stylesheet" href="/static/lessons.css">')


def _entry(name: str, lesson: Lesson, language: str) -> None:
    ja = language == "ja"
    with box("li"):
        with box("h2"):
            link(lesson.title[ja], path_to(f"/lessons/{name}", language))
        Text("p", lesson.about[ja])
        with box("p", "state"):
            Text("span", say(language, "lesson.head", minutes=lesson.minutes, n=len(lesson.pages)))
            Text("span", " · ")
            link(say(language, "lesson.print"), path_to(f"/lessons/{name}/print", language))


def _page(lesson: Lesson | None, name: str, idea: str, language: str, folder: Path | None) -> int | None:
    """Return the number of the page asked for, from 0; None if it was refused."""
    if lesson is None:
        known = tuple(all_lessons(folder))
        show_refusal(
            Refusal(
                "lesson", "no such lesson", found=name[:40], allowed=" | ".join(known), nearest=nearest(name, known)
            ),
            language,
        )
        return None
    if not idea.isascii() or not idea.isdigit() or not 1 <= int(idea[:4]) <= len(lesson.pages):
        show_refusal(Refusal("idea", "no such page", found=idea[:20], allowed=f"1 to {len(lesson.pages)}"), language)
        return None
    return int(idea) - 1
