"""What somebody looks at on the bench, as a link; only names that are known get in, and no path and no SQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from experiments.app.asked import LONGEST_LINK
from experiments.app.bench.shelf import Shelf, Swept
from experiments.refusal import Refusal, nearest
from experiments.sweeping.outcomes import names

OUTCOME = "cumulative_profit"
HOLD = "at."
"""Of keys of a link that hold a lever, by its place among its values."""
KEYS = ("sweep", "run", "outcome", "month", "one", "against", "x", "y")


@dataclass(frozen=True)
class View:
    """What is looked at.

    Attributes
    ----------
    sweep
        Name in the store.
    outcome
        Name of a column of the store.
    month
        From 1.
    one, against
        Policies whose difference is shown; the outcome of ``one`` alone if ``against`` is empty.
    x, y
        Levers along and up the map; empty where there is none.
    held
        Place of the value at which every further lever is held.
    run
        A run under ``results/``.
    """

    sweep: str = ""
    outcome: str = OUTCOME
    month: int = 1
    one: str = ""
    against: str = ""
    x: str = ""
    y: str = ""
    held: Mapping[str, int] = field(default_factory=dict)
    run: str = ""

    def link(self) -> str:
        """Return the view as the query of a link."""
        pairs = [(key, str(getattr(self, key))) for key in KEYS if getattr(self, key)]
        if self.sweep and not self.against:
            pairs.append(("against", ""))
        return urlencode([*pairs, *((f"{HOLD}{key}", str(place)) for key, place in sorted(self.held.items()))])

    def with_axes(self, swept: Swept, x: str, y: str) -> View:
        """Return the same view over other levers; the others are held where they were, or at their first value."""
        others = [key for key in swept.axes if key not in (x, y) and len(swept.axes[key]) > 1]
        return replace(self, x=x, y=y, held={key: self.held.get(key, 0) for key in others})


def view_from(query: str, shelf: Shelf) -> View:
    """Read a view from the query of a link; what is not said is as usual.

    Raises
    ------
    Refusal
        If it is too long, or names something that is not there.
    """
    if len(query) > LONGEST_LINK:
        raise Refusal("link", "is too long", found=f"{len(query):,} characters", allowed=f"{LONGEST_LINK:,} at most")
    asked = dict(parse_qsl(query, keep_blank_values=True))
    asked.pop("lang", None)
    known = [*KEYS, f"{HOLD}<lever>"]
    for key in asked:
        if key not in KEYS and not key.startswith(HOLD):
            raise Refusal(key[:80], "is no part of a link to the bench", allowed=", ".join(known))
    run = asked.get("run", "")
    if run:
        _known("run", run, [one.name for one in shelf.runs()])
    sweeps = {one.name: one for one in shelf.sweeps() if one.can_be_read}
    if "sweep" in asked:
        _known("sweep", asked["sweep"], sweeps)
    if not sweeps:
        return View(run=run)
    swept = shelf.open(asked.get("sweep") or next(iter(sweeps)))
    usual = usual_view(swept)
    month = _whole("month", asked.get("month", str(usual.month)), 1, swept.horizon)
    outcome = _known("outcome", asked.get("outcome", usual.outcome), names())
    one = _known("one", asked.get("one", usual.one), swept.policies)
    against = asked.get("against", usual.against if usual.against != one else "")
    if against:
        _known("against", against, [name for name in swept.policies if name != one])
    moving = [key for key, values in swept.axes.items() if len(values) > 1]
    axes = {side: asked.get(side, getattr(usual, side)) for side in ("x", "y")}
    for side, key in axes.items():
        if key:
            _known(side, key, moving)
    if axes["x"] and axes["x"] == axes["y"]:
        raise Refusal("y", "is the lever along the map already", found=axes["y"][:80], allowed=", ".join(moving))
    held = {}
    for key, text in asked.items():
        if key.startswith(HOLD):
            lever = _known(key[:80], key.removeprefix(HOLD), moving)
            held[lever] = _whole(key, text, 0, len(swept.axes[lever]) - 1)
    return View(swept.name, outcome, month, one, against, run=run, held=held).with_axes(swept, axes["x"], axes["y"])


def usual_view(swept: Swept) -> View:
    """Return what is shown of a sweep when nothing is said: the first policy less the baseline, at the end."""
    moving = sorted((key for key, values in swept.axes.items() if len(values) > 1), key=lambda k: -len(swept.axes[k]))
    x, y = (*moving, "", "")[:2]
    against = swept.policies[-1] if len(swept.policies) > 1 else ""
    return View(swept.name, OUTCOME, swept.horizon, swept.policies[0], against).with_axes(swept, x, y)


def _known(where: str, name: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    if name not in known:
        listed = ", ".join(list(known)[:12]) + (", ..." if len(known) > 12 else "")
        raise Refusal(where, "is not known here", found=name[:80], allowed=listed or "nothing yet",
                      nearest=nearest(name[:80], list(known)))  # fmt: skip
    return name


def _whole(where: str, text: str, low: int, high: int) -> int:
    try:
        value = int(text)
    except ValueError:
        raise Refusal(where[:80], "is not a whole number", found=text[:40], allowed=f"{low} to {high}") from None
    if not low <= value <= high:
        raise Refusal(where[:80], "is out of range", found=text[:40], allowed=f"{low} to {high}")
    return value
