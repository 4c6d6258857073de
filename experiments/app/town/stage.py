"""The stage on the page: a component that plays a film in the browser."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import ui

from experiments.app.town.film import Film
from experiments.app.words_of_town import STAGE

SPEEDS = (1, 2, 4, 8, 15, 30, 60)
"""Months a second."""
DOTS_AT_MOST = 6_000
"""People in the market up to which everybody has a mark of their own; of more the density is shown."""


class Stage(ui.element, component="stage.js"):
    """Two planes side by side, with everything to play them.

    Parameters
    ----------
    language
        "en" or "ja".
    month
        Shown first.
    picked
        Called with the number of a customer whose mark is clicked.
    moved
        Called with the month on the stage, when it stands still.
    """

    def __init__(self, language: str, month: int, picked: Callable[[int], None], moved: Callable[[int], None]) -> None:
        super().__init__()
        self.props["words"] = {key: texts[language == "ja"] for key, texts in STAGE.items()}
        self.props["language"] = language
        self.props["speeds"] = list(SPEEDS)
        self.props["dots"] = DOTS_AT_MOST
        self.props["names"] = ["A", "B"]
        self.props["people"] = self.props["months"] = 0
        self.props["film"] = ""
        self.props["first"] = month
        self.on("moved", lambda told: moved(int(told.args)), throttle=0.3, leading_events=False)
        self.on("pick", lambda told: picked(int(told.args)))

    def show(self, film: Film, path: str, names: list[str]) -> None:
        """Play another film from its beginning."""
        self.props["names"] = names
        self.props["people"] = film.asked.sizes["customers"]
        self.props["months"] = film.asked.sizes["horizon_months"]
        self.props["film"] = path
        self.update()

    def choose(self, customer: int | None) -> None:
        """Mark a customer in both planes."""
        self.props["chosen"] = customer
        self.update()
