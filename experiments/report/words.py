"""Every fixed word of figures and report, in English and Japanese; one entry a word, both languages side by side."""

from __future__ import annotations

from collections.abc import Iterable

from experiments.report.words_of_figures import FIGURES
from experiments.report.words_of_report import REPORT
from experiments.report.words_of_units import UNITS

LANGUAGES = ("en", "ja")
WORDS: dict[str, tuple[str, str]] = {**FIGURES, **REPORT, **UNITS}
"""English and Japanese by key."""


class Words:
    """The words of one language.

    Parameters
    ----------
    language
        "en" or "ja".

    Raises
    ------
    ValueError
        If there is no such language.

    Examples
    --------
    >>> Words("en")("month"), Words("ja")("month")
    ('month', '月')
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language: {language!r} is not spoken here; allowed: {', '.join(LANGUAGES)}")
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a text with its values filled in."""
        return WORDS[key][LANGUAGES.index(self.language)].format(**values)

    def knows(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in WORDS

    def policy(self, name: str) -> str:
        """Return what people call a policy: presets have names in both languages, others keep their own."""
        return self(f"policy.{name}") if f"policy.{name}" in WORDS else name

    def items(self, texts: Iterable[str]) -> str:
        """Return several things in a row.

        Examples
        --------
        >>> Words("en").items(["a", "b", "c"]), Words("ja").items(["a", "b"])
        ('a, b and c', 'a、b')
        """
        *first, last = list(texts)
        if self.language == "ja":
            return "、".join((*first, last))
        return f"{', '.join(first)} and {last}" if first else last

    def capital(self, text: str) -> str:
        """Return a text that can begin a sentence."""
        return text[:1].upper() + text[1:]
