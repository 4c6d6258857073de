"""Cells that failed: every other one is finished and kept, and the command ends with exit code 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

AGAIN = "kizuna results show NAME has the tracebacks; the same command with sweep.retry_failed=true runs them again"


class Failed(Exception):
    """Some cells failed.

    Parameters
    ----------
    records
        What the store recorded of each: coordinates, parameters, traceback.
    total
        Cells in all.
    hint
        What to do.
    missing
        Cells that were not run any more.
    """

    def __init__(self, records: Sequence[Mapping[str, Any]], total: int, hint: str = AGAIN, missing: int = 0) -> None:
        super().__init__(records, total)
        self.missing = missing
        self.records = records
        self.total = total
        self.hint = hint

    def __str__(self) -> str:
        """Return the message as it appears on the screen."""
        missing = f" and {self.missing:,} were not run any more" if self.missing else ""
        others = (
            "all others are finished and kept" if len(self.records) + self.missing < self.total else "none is finished"
        )
        lines = [f"kizuna: {len(self.records)} of {self.total:,} cells failed{missing}; {others}"]
        for record in self.records[:10]:
            lines.append(f"  cell {record.get('number')}: {coordinates_in_words(record.get('coordinates') or {})}")
            lines.append(f"    {last_line(str(record.get('error', '')))}")
        if len(self.records) > 10:
            lines.append(f"  and {len(self.records) - 10} more")
        lines.append(f"  hint:    {self.hint}")
        return "\n".join(lines)


def coordinates_in_words(coordinates: Mapping[str, Any]) -> str:
    """Write coordinates as on a command line."""
    return " ".join(f"{key}={value}" for key, value in coordinates.items()) or "(no coordinates)"


def last_line(text: str) -> str:
    """Return the last line of a traceback: what went wrong."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")
