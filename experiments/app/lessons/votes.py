"""Votes of a class, kept on this machine: one small file a lesson, whole or absent, in the user's results folder."""

from __future__ import annotations

import json
import math
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

MOST_VOTES = 5_000
"""Votes a question keeps; the oldest go first."""
Vote = str | float | list[float]


class Votes:
    """The votes of every lesson.

    Parameters
    ----------
    folder
        Where the files lie; made with the first vote.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._listeners: list[tuple[str, Callable[[], None]]] = []

    def of(self, lesson: str, question: str) -> list[Vote]:
        """Return the votes on a question, oldest first; a file that cannot be read counts as none."""
        with self._lock:
            found = self._read(lesson).get(question, [])
        return [vote for vote in found if _is_vote(vote)] if isinstance(found, list) else []

    def cast(self, lesson: str, question: str, vote: Vote) -> None:
        """Keep a vote."""
        with self._lock:
            known = self._read(lesson)
            before = known.get(question, [])
            known[question] = [*(before if isinstance(before, list) else []), vote][-MOST_VOTES:]
            self._write(lesson, known)
        self._tell(lesson)

    def reset(self, lesson: str, question: str) -> None:
        """Forget the votes on a question."""
        with self._lock:
            known = self._read(lesson)
            known.pop(question, None)
            self._write(lesson, known)
        self._tell(lesson)

    def listen(self, lesson: str, told: Callable[[], None]) -> Callable[[], None]:
        """Call something after every vote of a lesson; return what ends that."""
        entry = (lesson, told)
        self._listeners.append(entry)
        return lambda: self._listeners.remove(entry) if entry in self._listeners else None

    def _tell(self, lesson: str) -> None:
        for name, told in list(self._listeners):
            if name == lesson:
                told()

    def _path(self, lesson: str) -> Path:
        return self._folder / f"{lesson}.json"

    def _read(self, lesson: str) -> dict[str, Any]:
        try:
            found = json.loads(self._path(lesson).read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, lesson: str, known: dict[str, Any]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(known, file, ensure_ascii=False, allow_nan=False)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, self._path(lesson))
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def _is_vote(vote: Any) -> bool:
    if isinstance(vote, list):
        return all(_is_number(one) for one in vote)
    return isinstance(vote, str) or _is_number(vote)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
