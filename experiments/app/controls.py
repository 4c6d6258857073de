"""Native controls: a browser's own sliders, numbers, menus and boxes work by keyboard and speak to screen readers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from nicegui import ui

from experiments.app.html import Text, box

_NUMBERS = count(1)


class Entry(ui.element, component="entry.js"):
    """A number that is slid or typed.

    Parameters
    ----------
    kind
        "range" or "number".
    label
        Name for who cannot see it; empty if a label of the page names it.
    value
        Shown at first.
    changed
        Called with every number it is moved to.
    throttle
        Seconds between two tellings; the last is always told.
    attributes
        Of the element; an underscore at the end of a name is dropped.
    """

    def __init__(
        self, kind: str, label: str, value: float, changed: Callable[[float], None], throttle: float = 0.0,
        **attributes: str,
    ) -> None:  # fmt: skip
        super().__init__()
        self.props["kind"] = kind
        if label:
            self.props["aria-label"] = label
        for name, words in attributes.items():
            self.props[name.rstrip("_")] = words
        self.set(value)
        self.on("told", lambda told: changed(float(told.args)), throttle=throttle)

    def set(self, value: float) -> None:
        """Show another number, without telling anybody."""
        self.props["value"] = f"{value:.10g}"


def slider(
    label: str, low: float, high: float, step: float, value: float, changed: Callable[[float], None],
    mark: float | None = None,
) -> Entry:  # fmt: skip
    """Return a slider; ``mark`` is shown as a tick below it."""
    known: dict[str, str] = {}
    if mark is not None:
        known["list"] = f"mark-{next(_NUMBERS)}"
        with box("datalist", id_=known["list"]):
            box("option", value=f"{mark:g}")
    return Entry(
        "range", label, value, changed, 0.04, min_=f"{low:.10g}", max_=f"{high:.10g}", step=f"{step:.10g}", **known
    )


def number(
    label: str, value: float, changed: Callable[[float], None], low: float | None, high: float | None,
    step: float | str = "any",
) -> Entry:  # fmt: skip
    """Return a field for a number; what is no number, or out of bounds, the browser keeps to itself."""
    bounds = {"min_": low, "max_": high}
    known = {name: f"{bound:.10g}" for name, bound in bounds.items() if bound is not None}
    return Entry("number", label, value, changed, step=str(step), **known)


def menu(label: str, choices: Mapping[str, str], value: str, changed: Callable[[str], None]) -> ui.element:
    """Return a menu of choices: what they are called, by what is told."""
    made = _told("select", label, "e.target.value", changed)
    with made:
        for key, words in choices.items():
            Text("option", words, value=key, **({"selected": ""} if key == value else {}))
    return made


def tick(label: str, value: bool, changed: Callable[[bool], None]) -> ui.element:
    """Return a box to tick."""
    known = {"checked": ""} if value else {}
    return _told("input", label, "e.target.checked", changed, type_="checkbox", **known)


def radio(group: str, value: str, chosen: Callable[[str], None]) -> ui.element:
    """Return a round button, one of a group; a label of the page names it."""
    return _told("input", "", "e.target.value", chosen, type_="radio", name=group, value=value)


def _told(tag: str, label: str, read: str, changed: Callable[[Any], None], **attributes: str) -> ui.element:
    made = box(tag, "", **attributes)
    if label:
        made.props["aria-label"] = label
    made.on("change", lambda told: changed(told.args), js_handler=f"(e) => emit({read})")
    return made


def press(words: str, pressed: Callable[[], Any], classes: str = "", **attributes: str) -> Text:
    """Return a button."""
    made = Text("button", words, classes, type_="button", **attributes)
    made.on("click", lambda: pressed())  # an event of the browser is no argument of what is done
    return made
