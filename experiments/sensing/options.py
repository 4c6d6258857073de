"""Settings that both designs share."""

from __future__ import annotations

from typing import Literal

from experiments.settings import setting
from sim.declare import Declared

OUTCOMES = ("cumulative_profit", "customers_end", "loyalty")


class Moved(Declared):
    """What is moved, and what is looked at."""

    levers: tuple[str, ...] = setting(
        (), "Levers moved as well, for example [policies.aggressive.pricing.price].", "levers moved as well",
        "併せて動かすレバー", unit="names",
    )  # fmt: skip
    outcomes: tuple[str, ...] = setting(
        OUTCOMES, "Outcomes at the horizon whose paired difference is explained; the first one ranks.", "outcomes",
        "アウトカム", unit="names",
    )  # fmt: skip
    language: Literal["en", "ja"] = setting("en", "Language of figures and report.", "language", "言語")
