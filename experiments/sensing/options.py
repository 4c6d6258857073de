"""Settings that both designs share."""

from __future__ import annotations

from typing import Any, Literal

from sim.declare import Declared, parameter

OUTCOMES = ("cumulative_profit", "customers_end", "loyalty")


def setting(default: Any, meaning: str, label: str, ja: str, **more: Any) -> Any:
    """Declare a setting of a design."""
    return parameter(default, meaning, source="assumed", grade="A", label=label, ja=ja, **{"unit": "", **more})


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


def needs_salib() -> None:
    """Refuse to go on without the library.

    Raises
    ------
    Refusal
        If it is not installed.
    """
    from importlib.util import find_spec

    from experiments.refusal import Refusal

    if find_spec("SALib") is None:
        raise Refusal("experiment", "needs the extra packages of kizuna[analysis]", found="no SALib",
                      hint="pip install 'kizuna[analysis]'")  # fmt: skip
