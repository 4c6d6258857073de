"""A customer's diary on the page: both lives side by side, told in the words of ``experiment=diary``."""

from __future__ import annotations

from collections.abc import Callable

from experiments.app.html import Text, box
from experiments.app.html import table as plain_table
from experiments.app.living import Superseded
from experiments.app.town.film import Film
from experiments.app.words import say
from experiments.diaries.telling import Life, opening, reasons, rows
from experiments.diaries.words import Speech
from experiments.diary import life_of
from experiments.report.words import Words


class Named(Words):
    """Words in which the two policies are called as on the page.

    Parameters
    ----------
    names
        By name in the study.
    """

    def __init__(self, language: str, names: dict[str, str]) -> None:
        super().__init__(language)
        self._names = names

    def policy(self, name: str) -> str:
        """Return what a policy is called on the page."""
        return self._names.get(name) or super().policy(name)


def read(film: Film, customer: int, is_wanted: Callable[[], bool] = lambda: True) -> Life:
    """Let both worlds live again with this customer watched.

    Parameters
    ----------
    is_wanted
        Whether somebody still waits for it; asked every month.

    Raises
    ------
    Superseded
        If nobody does, or the film was stopped.
    """

    def tick(_month: int) -> None:
        if film.stop.is_set() or not is_wanted():
            raise Superseded

    tick(0)
    return life_of(film.study, film.start(tick), customer, tick=tick)


def show(life: Life, companies: tuple[str, ...], names: dict[str, str], language: str) -> None:
    """Put a diary onto the page."""
    speech, words = Speech(language, companies), Named(language, names)
    Text("h3", speech.say("title", customer=life.customer))
    for line in opening(life, speech, words):
        Text("p", line)
    told = rows(life, speech)
    if not told:
        Text("p", say(language, "town.quiet"))
        return
    head = [speech.say("month"), *(words.policy(name) for name in life.policies)]
    plain_table(head, [[str(month), *cells] for month, cells in told])
    why = [line for name, page in life.pages.items() for line in reasons(page, words.policy(name), speech)]
    if why:
        Text("h3", say(language, "town.why"))
        with box("ul"):
            for line in why:
                Text("li", line)
        Text("p", speech.say("why.note"), "state")
