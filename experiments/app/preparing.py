"""What the laboratory needs before it can answer: the engine, and the question most people begin with.

It is made ready beside the server, from the first moment on, so that a browser has something to show meanwhile.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from experiments.app.living import Laboratory

READY = Event()
"""Set once the engine is compiled and the usual question is answered."""
_ONE_AT_A_TIME = Lock()


@cache
def _laboratory() -> Laboratory:
    from experiments.app.living import Laboratory

    return Laboratory()


def laboratory() -> Laboratory:
    """Return what all pages share."""
    with _ONE_AT_A_TIME:
        return _laboratory()


def begin(own_lessons: Path | None = None) -> None:
    """Begin to make everything ready.

    Parameters
    ----------
    own_lessons
        Folder of lessons of the user's own.
    """
    Thread(target=_prepare, args=(own_lessons,), daemon=True).start()


def _prepare(own_lessons: Path | None) -> None:
    from experiments.app.asked import Asked
    from experiments.warming import warm_up

    usual = Asked()
    warm_up(usual.study().scenario("a"))
    laboratory().live(usual)
    READY.set()
    from experiments.app.lessons import routes

    routes.all_lessons(own_lessons)
