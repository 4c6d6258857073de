"""What chooses what is looked at: sweep, outcome, policies, month and levers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from nicegui import ui

from experiments.app.bench.focus import focus
from experiments.app.bench.moving import lever_name
from experiments.app.bench.shelf import Listed, Shelf, Swept
from experiments.app.bench.view import View
from experiments.app.controls import menu, number, slider
from experiments.app.frame import path_to
from experiments.app.html import Text, box
from experiments.app.words import say
from experiments.report.numerals import number as written
from experiments.report.words import Words
from experiments.sweeping.answer import READ
from experiments.sweeping.outcomes import names
from experiments.words_of_columns import told


class Pickers:
    """The controls over the map.

    Parameters
    ----------
    shelf
        What lies on disk.
    swept
        The sweep looked at.
    view
        Returns what is looked at now.
    changed
        Called with what is to be looked at.
    language
        "en" or "ja".
    """

    def __init__(
        self, shelf: Shelf, swept: Swept, view: Callable[[], View], changed: Callable[[View], None], language: str
    ) -> None:
        self._shelf, self._swept, self._view, self._changed = shelf, swept, view, changed
        self._language, self._words = language, Words(language)
        self._made: dict[str, ui.element] = {}

    def build(self) -> None:
        """Build all of them."""
        listed = self._shelf.sweeps()
        self._field("bench.sweep", {one.name: self._sweep(one) for one in listed if one.can_be_read},
                    self._swept.name, self._other_sweep)  # fmt: skip
        for one in listed:
            if not one.can_be_read:
                key = "nothing" if one.sweep.is_of_this_engine else "other"
                Text("p", say(self._language, f"bench.sweep.{key}", name=one.name), "bench-note")
        self._place = box("section", "plain", aria_label=say(self._language, "bench.look"))
        self._build()

    def _build(self) -> None:
        view, policies = self._view(), {name: self._words.policy(name) for name in self._swept.policies}
        self._place.clear()
        with self._place, box("div", "bench-pick"):
            self._field("bench.outcome", self._outcomes(), view.outcome, self._set("outcome"))
            self._field("bench.one", policies, view.one, self._other_one)
            others = {name: words for name, words in policies.items() if name != view.one}
            self._field("bench.against", {**others, "": say(self._language, "bench.alone")}, view.against,
                        self._set("against"))  # fmt: skip
            self._month(view.month)
            moving = {key: lever_name(key, self._language) for key, values in self._swept.axes.items()
                      if len(values) > 1}  # fmt: skip
            if moving:
                nothing = {"": say(self._language, "bench.nothing")}
                self._field("bench.x", {k: v for k, v in moving.items() if k != view.y}, view.x, self._axis("x"))
                self._field("bench.y", {k: v for k, v in moving.items() if k != view.x} | nothing, view.y,
                            self._axis("y"))  # fmt: skip
            for key, place in view.held.items():
                values = {str(i): value_name(value) for i, value in enumerate(self._swept.axes[key])}
                label = say(self._language, "bench.held", lever=lever_name(key, self._language))
                self._labelled(label, values, str(place), partial(self._hold, key))

    def _field(self, key: str, choices: Mapping[str, str], value: str, changed: Callable[[str], None]) -> None:
        self._made[key] = self._labelled(say(self._language, key), choices, value, changed)

    def _labelled(
        self, label: str, choices: Mapping[str, str], value: str, changed: Callable[[str], None]
    ) -> ui.element:
        def known(told: Any) -> None:
            if told in choices:  # a browser may send anything
                changed(told)

        with box("label", "field"):
            Text("span", label)
            return menu("", choices, value, known)

    def _month(self, month: int) -> None:
        label = say(self._language, "bench.month")

        def move(told: Any, other: Callable[[], Any]) -> None:
            if isinstance(told, int | float) and 1 <= told <= self._swept.horizon:
                other().set(int(told))
                self._changed(replace(self._view(), month=int(told)))

        with box("div", "field"):
            Text("span", label)
            with box("div", "bench-month"):
                sliding = slider(label, 1, self._swept.horizon, 1, month, lambda n: move(n, lambda: typed))
                typed = number(label, month, lambda n: move(n, lambda: sliding), 1, self._swept.horizon, 1)

    def _set(self, name: str) -> Callable[[str], None]:
        return lambda told: self._changed(replace(self._view(), **{name: told}))  # type: ignore[arg-type]

    def _other_one(self, name: str) -> None:
        view = self._view()
        against = view.one if name == view.against else view.against
        self._changed(replace(view, one=name, against=against))
        self._build()
        focus(self._made["bench.one"])

    def _axis(self, side: str) -> Callable[[str], None]:
        def move(key: str) -> None:
            view = self._view()
            x, y = (key, view.y) if side == "x" else (view.x, key)
            self._changed(view.with_axes(self._swept, x, y))
            self._build()
            focus(self._made[f"bench.{side}"])

        return move

    def _hold(self, key: str, place: str) -> None:
        view = self._view()
        self._changed(replace(view, held={**view.held, key: int(place)}))

    def _other_sweep(self, name: str) -> None:
        ui.navigate.to(path_to("bench", self._language, sweep=name))

    def _sweep(self, one: Listed) -> str:
        known = one.sweep.manifest
        axes = " × ".join(lever_name(key, self._language) for key in known["axes"][:3])
        more = " × …" if len(known["axes"]) > 3 else ""
        return say(self._language, "bench.sweep.choice", name=one.name, cells=f"{known['cells']:,}",
                   started=str(known["started"])[:16].replace("T", " "), axes=axes + more)  # fmt: skip

    def _outcomes(self) -> dict[str, str]:
        """Return every outcome: those of all reports first, then the others by name."""
        place = self._language == "ja"
        others = sorted((name for name in names() if name not in READ), key=lambda name: told(name).meaning[place])
        return {name: told(name).meaning[place] for name in (*READ, *others)}


def value_name(value: Any) -> str:
    """Return a value of a lever for people."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return written(float(value)) if is_number else str(value)
