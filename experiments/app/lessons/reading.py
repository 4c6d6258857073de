"""Reads the mappings of a lesson file: what is missing, unknown or of the wrong kind is refused with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from experiments.refusal import Refusal, nearest
from experiments.report.words import LANGUAGES

LARGEST_FILE = 100_000
"""Bytes of a lesson file."""
LONGEST_TEXT = 4_000
_BROKEN = re.compile(r"(?<=[^\x00-\x7f])\s(?=[^\x00-\x7f])|(?<=[、。」）])\s")
"""What a line break leaves in Japanese, which has no spaces between words."""
Bilingual = tuple[str, str]
"""A text in English and in Japanese."""


class _Plain(yaml.SafeLoader):
    """YAML without references (a short file could grow without end) and without a key given twice."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise yaml.YAMLError(f"references (*{event.anchor}) are not read")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise yaml.YAMLError(f"line {node.start_mark.line + 1}: {twice!r} stands here twice")
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> Part:
    """Return the mapping in a file.

    Raises
    ------
    Refusal
        If the file cannot be read, is too large, or holds no mapping.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refusal(str(path), "cannot be read", found=error.strerror or str(error)) from None
    if len(raw) > LARGEST_FILE:
        raise Refusal(str(path), "is too large", found=f"{len(raw):,} bytes", allowed=f"{LARGEST_FILE:,} at most")
    try:
        found = yaml.load(raw.decode(), Loader=_Plain)  # noqa: S506 - a SafeLoader that allows less
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise Refusal(str(path), "is not YAML as lessons use it", found=" ".join(str(error).split())[:200]) from None
    return Part(str(path), found)


class Part:
    """A mapping of a lesson with the place where it stands; every key is asked for once.

    Parameters
    ----------
    where
        File and key.
    values
        What stands there.

    Raises
    ------
    Refusal
        If it is not a mapping with words as keys.
    """

    def __init__(self, where: str, values: Any) -> None:
        if not isinstance(values, Mapping) or not all(isinstance(key, str) for key in values):
            raise Refusal(where, "is not a mapping of words to values", found=_short(values))
        self.where, self._values, self._asked = where, dict(values), [""]

    def has(self, key: str) -> bool:
        """Tell whether there is such a key."""
        self._asked.append(key)
        return key in self._values

    def get(self, key: str) -> Any:
        """Return a value that must be there."""
        if not self.has(key):
            raise Refusal(
                self.at(key), "is missing", nearest=nearest(key, set(self._values) - set(self._asked)),
            )  # fmt: skip
        return self._values[key]

    def at(self, key: str | int) -> str:
        """Return the place of a key."""
        return f"{self.where}: {key}" if self.where.endswith(".yaml") else f"{self.where}.{key}"

    def part(self, key: str) -> Part:
        """Return a mapping within."""
        return Part(self.at(key), self.get(key))

    def parts(self, key: str, least: int = 1) -> list[Part]:
        """Return the mappings of a list within."""
        found = self.get(key)
        if not isinstance(found, list) or len(found) < least:
            raise Refusal(self.at(key), f"is not a list of {least} or more", found=_short(found))
        return [Part(f"{self.at(key)}[{i}]", one) for i, one in enumerate(found, 1)]

    def texts(self, key: str) -> Bilingual:
        """Return a text in both languages."""
        both = self.part(key)
        en, ja = (both.string(language) for language in LANGUAGES)
        both.done()
        return en, _BROKEN.sub("", ja)

    def string(self, key: str) -> str:
        """Return a text."""
        found = self.get(key)
        if not isinstance(found, str) or not found.strip():
            raise Refusal(self.at(key), "is not a text", found=_short(found))
        if len(found) > LONGEST_TEXT:
            raise Refusal(self.at(key), "is too long", found=f"{len(found):,} characters", allowed=f"{LONGEST_TEXT:,}")
        return " ".join(found.split())

    def one_of(self, key: str, allowed: Iterable[str]) -> str:
        """Return one word of several."""
        found, known = self.get(key), tuple(allowed)
        if found not in known:
            raise Refusal(
                self.at(key), "is none of these", found=_short(found), allowed=" | ".join(known),
                nearest=nearest(str(found), known),
            )  # fmt: skip
        return str(found)

    def several_of(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """Return one or more words of several, given as a word or as a list."""
        found, known = self.get(key), tuple(allowed)
        words = found if isinstance(found, list) and found else [found]
        for word in words:
            if word not in known:
                raise Refusal(
                    self.at(key), "is none of these", found=_short(word), allowed=" | ".join(known),
                    nearest=nearest(str(word), known),
                )  # fmt: skip
        return tuple(words)

    def number(self, key: str) -> float:
        """Return a number."""
        found = self.get(key)
        if isinstance(found, bool) or not isinstance(found, int | float) or not abs(found) < 1e12:
            raise Refusal(self.at(key), "is not a number", found=_short(found))
        return float(found)

    def names(self, key: str) -> list[str]:
        """Return a list of words."""
        found = self.get(key)
        if not isinstance(found, list) or not found or not all(isinstance(one, str) for one in found):
            raise Refusal(self.at(key), "is not a list of words", found=_short(found))
        return found

    def own_names(self) -> tuple[str, ...]:
        """Return the keys of a mapping whose keys are the writer's own names."""
        self._asked += self._values
        return tuple(self._values)

    def done(self) -> None:
        """Refuse what was not asked for."""
        known = [key for key in dict.fromkeys(self._asked) if key]
        for key in self._values:
            if key not in known:
                raise Refusal(self.at(key), "no such key", allowed=" | ".join(known), nearest=nearest(key, known))


def _short(found: Any) -> str:
    text = "nothing" if found is None else str(found)
    return text if len(text) <= 80 else f"{text[:80]}..."
