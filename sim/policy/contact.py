"""How often the company writes or calls."""

from __future__ import annotations

from sim.declare import Declared, lever


class Contact(Declared):
    """Levers on contact."""

    frequency: float = lever(
        1.0, "Messages to each customer in a month; one is ordinary. Any contact wakes, too many annoy.",
        null=1.0, low=0.0, high=20.0, unit="contacts a month", source="godfrey2011", grade="B",
        cost="a small amount for every contact", label="contact frequency", ja="接触頻度",
    )  # fmt: skip
