"""Native controls: a browser's own sliders, numbers, menus and boxes work by keyboard and speak to screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from nicegui import ui

from experiments.app.html import Text, box

_NUMBERS = count(1)


class Control(ui.element):
    """An input of a page.

    Parameters
    ----------
    tag
        "input" or "select".
    label
        Name for who cannot see it; empty if a label of the page names it.
    event
        Event of the browser that tells of a change.
    read
        What the browser sends, as an expression of the event ``e``.
    changed
        Called with what it sent.
    throttle
        Seconds between two tellings; the last is always told.
    attributes
        Of the element.
    """

    def __init__(
        self, tag: str, label: str, event: str, read: str, changed: Callable[[Any], None], throttle: float = 0.0,
        **attributes: str,
    ) -> None:  # fmt: skip
        super().__init__(tag)
        if label:
            self.props["aria-label"] = label
        for name, value in attributes.items():
            self.props[name.rstrip("_").replace("_", "-")] = value
        self.on(event, lambda told: changed(told.args), throttle=throttle, js_handler=f"(e) => emit({read})")

    def set(self, value: Any) -> None:
        """Show another value, without telling anybody."""
        self.props["value"] = value
        self.update()


def slider(
    label: str, low: float, high: float, step: float, value: float, changed: Callable[[float], None],
    mark: float | None = None,
) -> Control:  # fmt: skip
    """Return a slider; ``mark`` is shown as a tick below it."""
    known: dict[str, str] = {}
    if mark is not None:
        known["list_"] = f"mark-{next(_NUMBERS)}"
        with box("datalist", id_=known["list_"]):
            box("option", value=f"{mark:g}")
    return Control(
        "input", label, "input", "Number(e.target.value)", changed, 0.04, type_="range", min_=f"{low:g}",
        max_=f"{high:g}", step=f"{step:g}", value=f"{value:.10g}", **known,
    )  # fmt: skip


def number(
    label: str, value: float, changed: Callable[[float], None], low: float | None, high: float | None,
    step: float | str = "any",
) -> Control:  # fmt: skip
    """Return a field for a number; what is no number, or out of bounds, the browser keeps to itself."""
    bounds = {"min_": low, "max_": high}
    known = {name: f"{bound:.10g}" for name, bound in bounds.items() if bound is not None}
    read = "e.target.reportValidity() && e.target.value !== '' ? Number(e.target.value) : null"
    return Control(
        "input", label, "change", read, lambda told: None if told is None else changed(told), type_="number",
        step=str(step), value=f"{value:.10g}", **known,
    )  # fmt: skip


def menu(label: str, choices: Mapping[str, str], value: str, changed: Callable[[str], None]) -> Control:
    """Return a menu of choices: what they are called, by what is told."""
    made = Control("select", label, "change", "e.target.value", changed)
    with made:
        for key, words in choices.items():
            Text("option", words, value=key, **({"selected": ""} if key == value else {}))
    return made


def tick(label: str, value: bool, changed: Callable[[bool], None]) -> Control:
    """Return a box to tick."""
    known = {"checked": ""} if value else {}
    return Control("input", label, "change", "e.target.checked", changed, type_="checkbox", **known)


def press(words: str, pressed: Callable[[], None], classes: str = "", **attributes: str) -> Text:
    """Return a button."""
    made = Text("button", words, classes, type_="button", **attributes)
    made.on("click", lambda: pressed())
    return made
