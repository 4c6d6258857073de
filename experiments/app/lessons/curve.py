"""A line a student draws before it is computed; works with a pointer, a finger, and the arrow keys."""

from __future__ import annotations

from collections.abc import Callable

from nicegui import ui


class Curve(ui.element, component="curve.js"):
    """A line to draw through a few months.

    Parameters
    ----------
    label, month
        What it is called, and the word for its points.
    months
        Its points.
    low, high
        Ends of its axis.
    is_percent
        Whether values are shares shown in percent.
    drawn
        Called with the values after every change.
    """

    def __init__(
        self, label: str, month: str, months: tuple[int, ...], low: float, high: float, is_percent: bool,
        drawn: Callable[[list[float]], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._props |= {
            "label": label, "month": month, "months": list(months), "low": low, "high": high, "percent": is_percent,
            "locked": False,
        }  # fmt: skip
        self.on("drawn", lambda told: drawn([float(value) for value in told.args][: len(months)]))

    def lock(self) -> None:
        """Let the line stand as it is."""
        self._props["locked"] = True
        self.update()
