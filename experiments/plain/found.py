"""What a study tells its plain summary: by experiment, the reader of its summary."""

from __future__ import annotations

from collections.abc import Callable

from experiments.plain import found_in_laboratory, found_in_policies, found_in_programmes, found_in_worlds
from experiments.plain.about import About, Found

FOUND: dict[str, Callable[[About], Found]] = {
    **found_in_policies.FOUND, **found_in_programmes.FOUND, **found_in_worlds.FOUND, **found_in_laboratory.FOUND,
}  # fmt: skip
"""By experiment, the values of its texts and the differences it is judged by."""
