"""Plays one page of a lesson: predict, run, compare, explain, switch off, puzzle; with the votes of the class."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import partial
from threading import Event

from nicegui import ui

from experiments.app.controls import press, tick
from experiments.app.desk.session import AT_A_TIME
from experiments.app.frame import path_to
from experiments.app.html import Text, box, link
from experiments.app.lessons.asking import Asking
from experiments.app.lessons.comparing import compare
from experiments.app.lessons.judging import amounts
from experiments.app.lessons.lesson import Lesson, Outcome, Question
from experiments.app.lessons.showing import Shower
from experiments.app.lessons.tally import Tally
from experiments.app.lessons.votes import Votes
from experiments.app.living import Laboratory, Lived, Superseded
from experiments.app.words import say

PROGRESS_STEP = 10
"""Per cent between two words on how far the work is."""


class Player:
    """One page of a lesson in one browser tab.

    Parameters
    ----------
    laboratory
        Shared by all pages.
    lesson, number
        The lesson, and its page from 0.
    votes
        Of the class.
    language
        "en" or "ja".
    has_notes
        Whether the instructor's notes stand open.
    """

    def __init__(
        self, laboratory: Laboratory, lesson: Lesson, number: int, votes: Votes, language: str, has_notes: bool
    ) -> None:
        self._laboratory, self._lesson, self._number, self._votes = laboratory, lesson, number, votes
        self._language, self._has_notes = language, has_notes
        self._page = lesson.pages[number]
        self._shower = Shower(lesson, language)
        self._lived: dict[str, Lived] = {}
        self._stop = Event()
        self._work: set[asyncio.Task[None]] = set()

    def build(self) -> None:
        """Build the page."""
        self._contents()
        self._instructor()
        Text("h2", self._said(self._page.title), "idea")
        Text("p", Asking(self._lesson, self._page.predict, self._language).text(self._page.text), "lead")
        self._asked("predict", self._page.predict, "lesson.lock", self._predicted)
        self._without, self._puzzle = box("div", id_="without"), box("div", id_="puzzle")
        self._onward()
        client = ui.context.client
        client.on_delete(self._stop.set)

    def _said(self, both: tuple[str, str]) -> str:
        return both[self._language == "ja"]

    # The frame of the page

    def _contents(self) -> None:
        Text("p", say(self._language, "lesson.head", minutes=self._lesson.minutes, n=len(self._lesson.pages)), "state")
        with box("nav", "steps", aria_label=say(self._language, "lesson.pages")), box("ol"):
            for i, page in enumerate(self._lesson.pages):
                with box("li"):
                    link(
                        self._said(page.title), self.path(i), **({"aria_current": "step"} if i == self._number else {})
                    )

    def path(self, number: int) -> str:
        """Return the address of a page of this lesson."""
        notes = {"notes": "1"} if self._has_notes else {}
        return path_to(f"/lessons/{self._lesson.name}", self._language, idea=str(number + 1), **notes)

    def _instructor(self) -> None:
        with box("p", "tools"):
            with box("label", "toggle"):
                tick("", self._has_notes, self._toggle)
                Text("span", say(self._language, "lesson.notes"))
            link(say(self._language, "lesson.print"), path_to(f"/lessons/{self._lesson.name}/print", self._language))
        with box("aside", "notes", aria_label=say(self._language, "lesson.notes")) as self._notes:
            Text("p", self._said(self._page.notes) if self._page.notes else say(self._language, "lesson.no_notes"))
            Text("p", say(self._language, "lesson.class"))
        self._notes.set_visibility(self._has_notes)

    def _toggle(self, is_shown: bool) -> None:
        self._has_notes = bool(is_shown)
        self._notes.set_visibility(self._has_notes)

    def _onward(self) -> None:
        with box("section", "share"):
            Text("h3", say(self._language, "lesson.desk"))
            with box("ul", "worlds"):
                for name, world in self._lesson.worlds.items():
                    with box("li"):
                        words = " / ".join(self._shower.named(name, letter) for letter in world.asked.letters)
                        link(words, f"/?{world.asked.link()}&lang={self._language}")
                        if world.label is not None:
                            Text("span", f" ({self._said(world.label)})", "state")
        with box("nav", "onward", aria_label=say(self._language, "lesson.onward")):
            if self._number > 0:
                link(say(self._language, "lesson.back"), self.path(self._number - 1))
            if self._number + 1 < len(self._lesson.pages):
                link(say(self._language, "lesson.next"), self.path(self._number + 1), "next")
            else:
                link(say(self._language, "lesson.all"), path_to("lessons", self._language), "next")

    # The steps

    def _asked(self, name: str, question: Question, button: str, then: Callable[[Asking, ui.element], None]) -> None:
        """Ask, and go on once there is an answer."""
        asking = Asking(self._lesson, question, self._language)
        with box("section", f"step {name}"):
            Text("h3", say(self._language, f"lesson.{name}"))
            asking.build()
            note = Text("p", "", "hint", role="status")

            def locked() -> None:
                if asking.answer is None:
                    note.text = say(self._language, "lesson.answer_first")
                    return
                note.text = ""
                asking.lock()
                made.props["disabled"] = True
                made.update()
                self._votes.cast(self._lesson.name, self._key(name), asking.answer)
                then(asking, place)

            made = press(say(self._language, button), locked, "main")
            tally = Tally(self._votes, self._lesson.name, self._key(name), asking, self._language)
            tally.build()
            place = box("div", "came-out")
        ui.context.client.on_delete(tally.end)

    def _key(self, name: str) -> str:
        return f"{self._number + 1}.{name}"

    def _predicted(self, asking: Asking, place: ui.element) -> None:
        self._begin(self._shown(self._page.outcome, place, asking, "lesson.explain", self._after_prediction))

    def _after_prediction(self) -> None:
        if self._page.without is None:
            self._ask_puzzle()
            return
        with self._without, box("section", "step without"):
            Text("h3", say(self._language, "lesson.without"))
            Text("p", say(self._language, "lesson.same_people"), "hint")
            words = say(self._language, "lesson.switch", what=self._said(self._page.mechanism or ("", "")))
            made = press(words, lambda: self._switched(made, place), "main")
            place = box("div", "came-out")

    def _switched(self, button: Text, place: ui.element) -> None:
        button.props["disabled"] = True
        button.update()
        assert self._page.without is not None
        self._begin(self._shown(self._page.without, place, None, "lesson.came_out", self._ask_puzzle))

    def _ask_puzzle(self) -> None:
        if self._page.puzzle is not None:
            with self._puzzle:
                self._asked("puzzle", self._page.puzzle, "lesson.lock", self._solved)

    def _solved(self, asking: Asking, place: ui.element) -> None:
        assert self._page.answer is not None
        self._begin(self._shown(self._page.answer, place, asking, "lesson.explain", lambda: None))

    # The work

    def _begin(self, work: asyncio.Future[None] | object) -> None:
        task: asyncio.Task[None] = asyncio.create_task(work)  # type: ignore[arg-type]
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _shown(
        self, outcome: Outcome, place: ui.element, asking: Asking | None, heading: str, then: Callable[[], None]
    ) -> None:
        questions = (asking.question,) if asking is not None else ()
        with place:
            state = Text("p", say(self._language, "desk.computing", share=0), "state", role="status")
        try:
            await self._live(self._lesson.worlds_of(outcome, questions=questions), partial(_say, state, self._language))
        except Superseded:
            return
        state.delete()
        with place:
            if asking is not None:
                first = Text("h3", say(self._language, "lesson.compare"), tabindex="-1")
                known = amounts(self._lesson, self._lived, (), questions)
                compare(self._lesson, asking, known, self._lived, self._language)
                Text("h3", say(self._language, heading))
            else:
                first = Text("h3", say(self._language, heading), tabindex="-1")
            guess = asking.answer if asking is not None and isinstance(asking.answer, list) else None
            self._shower.show(outcome, self._lived, questions[0] if questions else None, guess)
        first.props["data-shown"] = heading
        first.update()
        with place:
            ui.run_javascript(f"document.getElementById('c{first.id}')?.focus({{preventScroll: true}})")
        then()

    async def _live(self, worlds: Iterable[str], progress: Callable[[int], None]) -> None:
        loop = asyncio.get_running_loop()
        missing = [name for name in worlds if name not in self._lived]
        for i, name in enumerate(missing):
            last = [0]

            def tell(done: int, of: int, i: int = i, last: list[int] = last) -> None:
                share = 100 * (i + done / of) / len(missing)
                if share >= last[0] + PROGRESS_STEP:
                    last[0] = int(share)
                    loop.call_soon_threadsafe(progress, last[0])

            asked = self._lesson.worlds[name].asked
            self._lived[name] = await loop.run_in_executor(AT_A_TIME, self._laboratory.live, asked, self._stop, tell)


def _say(place: Text, language: str, share: int) -> None:
    if not place.is_deleted:
        place.text = say(language, "desk.computing", share=share)
