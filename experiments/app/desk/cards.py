"""Cards of levers, built from the one declaration of each: label, unit, bounds, the preset's mark, help with source."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from experiments.app.asked import Asked, Chosen
from experiments.app.controls import menu, number, press, slider, tick
from experiments.app.html import Text, box
from experiments.app.words import say
from experiments.catalog import bounds, entries
from experiments.report.words import Words
from experiments.report.words_of_units import UNITS
from experiments.words_of_levers import cost, meaning
from sim.declare import Declaration
from sim.references import REFERENCES

FIRST = (
    "pricing.price", "service.quality", "leaving.friction", "pricing.hidden_fee", "promise.overpromise",
    "contact.frequency",
)  # fmt: skip
"""Levers that stand open on every card."""
STEPS = 100
NARROW: dict[str, tuple[float, float]] = {
    "pricing.price": (0.6, 1.6), "contact.frequency": (0.0, 12.0), "pricing.hidden_fee": (0.0, 0.3),
    "pricing.walk": (0.0, 0.3), "programme.earn_spend": (0.0, 50.0), "programme.earn_visit": (0.0, 50.0),
    "programme.earn_engagement": (0.0, 50.0), "programme.welcome_points": (0, 200), "programme.reward_points": (1, 500),
    "programme.reward_value": (0.0, 10.0), "programme.tier_1": (0.0, 50.0), "programme.tier_2": (0.0, 100.0),
    "programme.tier_3": (0.0, 200.0), "programme.fee": (0.0, 10.0), "programme.top_up": (0.25, 20.0),
    "programme.partner_earn": (0.0, 50.0),
}  # fmt: skip
"""Ends of sliders whose bounds lie far beyond what companies do; any admissible value can be typed."""


@cache
def levers() -> dict[str, list[Declaration]]:
    """Return every lever by concern, in reading order."""
    found: dict[str, list[Declaration]] = {}
    for entry in entries().values():
        known = entry.declaration
        if known.kind == "lever" and known.type in ("number", "integer", "switch", "choice"):
            found.setdefault(known.key.partition(".")[0], []).append(known)
    return found


class Card:
    """One policy on the desk.

    Parameters
    ----------
    number
        Place on the desk, from 0.
    asked
        Returns the question as it stands.
    change
        Called with the policy as it has become.
    language
        "en" or "ja".
    """

    def __init__(
        self, number: int, asked: Callable[[], Asked], change: Callable[[int, Chosen], None], language: str
    ) -> None:
        self.number, self._asked, self._change, self._language = number, asked, change, language
        self._words = Words(language)

    @property
    def chosen(self) -> Chosen:
        """The policy as it stands."""
        return self._asked().policies[self.number]

    def build(self, presets: tuple[str, ...]) -> None:
        """Build the card."""
        letter = "ABCD"[self.number]
        menu(
            say(self._language, "desk.preset", letter=letter), {name: self._words.policy(name) for name in presets},
            self.chosen.preset, lambda preset: self._change(self.number, Chosen(preset)),
        ).classes("picker")  # fmt: skip
        known = levers()
        flat = {item.key: item for group in known.values() for item in group}
        for key in FIRST:
            self._lever(flat[key])
        for concern, group in known.items():
            self._concern(concern, group)
        self.note = Text("p", "", "moved", aria_live="polite")
        press(say(self._language, "desk.reset"), lambda: self._change(self.number, Chosen(self.chosen.preset)), "quiet")
        self.tell()

    def tell(self) -> None:
        """Say how many levers are moved."""
        n = len(self.chosen.levers)
        self.note.text = say(self._language, "desk.moved", n=n) if n else ""

    def _concern(self, concern: str, group: list[Declaration]) -> None:
        title = say(self._language, f"concern.{concern}")
        opened = box("details", "concern")
        is_built = False

        def build() -> None:
            nonlocal is_built
            if not is_built:
                is_built = True
                with opened:
                    for item in group:
                        self._lever(item)

        with opened:
            Text("summary", title)
        opened.on("toggle", build)

    def _lever(self, item: Declaration) -> None:
        label = item.ja if self._language == "ja" else item.label
        label = label[:1].upper() + label[1:]
        value = self.chosen.value(item.key)
        preset = Chosen(self.chosen.preset).value(item.key)
        with box("div", "lever"):
            with box("div", "lever-head"):
                Text("span", label, "lever-label")
                self._help(item, label, preset)
            name = f"{label} ({'ABCD'[self.number]})"
            if item.type in ("number", "integer"):
                self._slider(item, name, value, preset)
            elif item.type == "switch":
                tick(name, bool(value), lambda is_on: self._move(item, is_on))
            else:
                menu(name, {c: self._choice(item, c) for c in item.choices}, str(value), lambda c: self._move(item, c))

    def _choice(self, item: Declaration, choice: str) -> str:
        key = f"choice.{choice}"
        return self._words(key) if self._words.knows(key) else choice.replace("_", " ")

    def _slider(self, item: Declaration, name: str, value: Any, preset: Any) -> None:
        low, high = NARROW.get(item.key, (item.low or 0.0, item.high if item.high is not None else 1.0))
        low, high = min(low, float(value)), max(high, float(value))
        step = 1.0 if item.type == "integer" else round_step((high - low) / STEPS)
        whole = int if item.type == "integer" else float

        def slid(told: float) -> None:
            typed.set(told)
            self._move(item, whole(told))

        def entered(told: float) -> None:
            sliding.set(told)
            self._move(item, whole(told))

        with box("div", "slider-line"):
            sliding = slider(name, low, high, step, float(value), slid, float(preset))
            typed = number(name, float(value), entered, item.low, item.high, 1 if item.type == "integer" else "any")

    def _move(self, item: Declaration, value: Any) -> None:
        kept = {key: v for key, v in self.chosen.levers.items() if key != item.key}
        if value != Chosen(self.chosen.preset).value(item.key):
            kept[item.key] = value
        if kept != dict(self.chosen.levers):
            self._change(self.number, Chosen(self.chosen.preset, kept))
            self.tell()

    def _help(self, item: Declaration, label: str, preset: Any) -> None:
        language = self._language
        source = REFERENCES[item.source].split(";")[0] if item.source in REFERENCES else item.source
        unit = UNITS.get(f"unit.{item.unit}", (item.unit, item.unit))[language == "ja"]
        parts = [
            meaning(item, language), f"{unit}: {bounds(item)}", say(language, "desk.of_preset", value=preset),
            say(language, "desk.cost", cost=cost(item, language)), say(language, "desk.source", source=source),
        ]  # fmt: skip
        with box("details", "help"):
            Text("summary", "?", aria_label=say(language, "desk.help", label=label))
            with box("div", "help-text"):
                for part in parts:
                    Text("p", part)


def round_step(step: float) -> float:
    """Return a step of 1, 2 or 5 times a power of ten, not larger.

    Examples
    --------
    >>> round_step(0.012), round_step(0.6), round_step(0.005)
    (0.01, 0.5, 0.005)
    """
    from math import floor, log10

    power = 10.0 ** floor(log10(step) + 1e-9)
    return float(f"{max(k for k in (1, 2, 5) if k * power <= step * (1 + 1e-9)) * power:.10g}")
