"""Keeps the keyboard where it was when a part of the page is made anew."""

from __future__ import annotations

from nicegui import ui

_WHEN_THERE = (
    "(function go(left) {{ const e = getHtmlElement({id}); if (e) {{ {what} }} "
    "else if (left) setTimeout(() => go(left - 1), 40); }})(50)"
)
"""Waits until the browser has put a new element into the page, 2 s at most."""


def focus(element: ui.element) -> None:
    """Move the keyboard's focus to an element that was made just now."""
    element.client.run_javascript(_WHEN_THERE.format(id=element.id, what="e.focus();"))


def into_sight(element: ui.element) -> None:
    """Scroll an element that was filled just now into the middle of the window."""
    what = "setTimeout(() => e.scrollIntoView({block: 'center'}), 100);"
    element.client.run_javascript(_WHEN_THERE.format(id=element.id, what=what))
