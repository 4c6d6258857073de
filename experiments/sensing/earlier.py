"""What an earlier run of Morris put on top."""

from __future__ import annotations

import json
from pathlib import Path

from experiments.refusal import Refusal

WHERE = "sensitivity.morris"


def top_of(folder: str, n: int) -> list[str]:
    """Return the full keys of the numbers that moved the first outcome most, most first.

    Raises
    ------
    Refusal
        If the folder holds no finished run of ``experiment=morris``, or one of fewer numbers.
    """
    path = Path(folder) / "summary.json"
    try:
        summary = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        summary = None
    keys = summary.get("top") if isinstance(summary, dict) and summary.get("kind") == "morris" else None
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        raise Refusal(
            WHERE, "holds no finished run of experiment=morris", found=folder, allowed="a folder with its summary.json",
            hint="kizuna experiment=morris hydra.run.dir=FOLDER",
        )  # fmt: skip
    if len(keys) < n:
        raise Refusal("sensitivity.top", f"more than the {len(keys)} that it told", found=str(n),
                      allowed=f"2 to {len(keys)}")  # fmt: skip
    return keys[:n]
