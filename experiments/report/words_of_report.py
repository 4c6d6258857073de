"""Words of the report: English, Japanese."""

# ruff: noqa: E501  (a sentence is easier to translate in one piece)

from __future__ import annotations

REPORT: dict[str, tuple[str, str]] = {}
