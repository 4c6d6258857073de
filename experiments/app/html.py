"""Plain elements of a page: text goes in as text, and never as markup."""

from __future__ import annotations

from nicegui import ui
from nicegui.elements.mixins.text_element import TextElement


class Text(TextElement):
    """An element with text in it.

    Parameters
    ----------
    tag
        Name of the element.
    words
        What it says.
    classes
        Of the style sheet.
    attributes
        Others; an underscore stands for a dash, and one at the end is dropped.
    """

    def __init__(self, tag: str, words: str = "", classes: str = "", **attributes: str) -> None:
        super().__init__(tag=tag, text=words)
        _dress(self, classes, attributes)


def box(tag: str, classes: str = "", **attributes: str) -> ui.element:
    """Return an element to put others into; see :class:`Text` for the parameters."""
    return _dress(ui.element(tag), classes, attributes)


def link(words: str, target: str, classes: str = "", **attributes: str) -> Text:
    """Return a link."""
    return Text("a", words, classes, href=target, **attributes)


def _dress(element: ui.element, classes: str, attributes: dict[str, str]) -> ui.element:
    element.classes(classes)
    for name, value in attributes.items():
        element.props[name.rstrip("_").replace("_", "-")] = value
    return element


def table(head: list[str], rows: list[list[str]], caption: str = "") -> ui.element:
    """Return a table; the first cell of every row names it, numbers are written out."""
    made = box("table")
    with made:
        if caption:
            Text("caption", caption)
        with box("thead"), box("tr"):
            for cell in head:
                Text("th", cell, scope="col")
        with box("tbody"):
            for first, *others in rows:
                with box("tr"):
                    Text("th", first, scope="row")
                    for cell in others:
                        Text("td", cell)
    return made
