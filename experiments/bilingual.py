"""Texts of a study in English and Japanese, from one table of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def speaker(words: Mapping[str, tuple[str, str]]) -> Callable[..., str]:
    """Return a function that says a text: ``say(language, key, **values)``.

    Parameters
    ----------
    words
        English and Japanese by key, side by side, with places for values in braces.

    Examples
    --------
    >>> say = speaker({"left": ("{n} have left", "{n}人が離脱")})
    >>> say("en", "left", n=3), say("ja", "left", n=3)
    ('3 have left', '3人が離脱')
    """

    def say(language: str, key: str, **values: Any) -> str:
        return words[key][language == "ja"].format(**values)

    say.words = words  # type: ignore[attr-defined]  # experiments.dictionary looks up what is said
    return say


def called(language: str, policy: str) -> str:
    """Return what people call a policy."""
    from experiments.report.words import Words

    return Words(language).policy(policy)
