"""The real laboratory and a real browser, for whoever measures it or takes pictures of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
DRAWN = "n => Number(document.querySelector('[data-drawn]')?.dataset.drawn || 0) >= n"
"""Whether so many answers have come onto the desk."""


def chromium() -> str | None:
    """Return the program of the browser, None if there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def laboratory(*words: str, folder: Path | None = None) -> Iterator[str]:
    """Serve the laboratory as a user would start it, at a free port; gives its address.

    Parameters
    ----------
    words
        More words of the command.
    folder
        Where it is started; here if missing.

    Raises
    ------
    RuntimeError
        If it does not start.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    if folder is not None:
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    server = subprocess.Popen(
        [sys.executable, "-m", "experiments", "app", "--no-browser", "--port", "0", *words], env=environment,
        cwd=folder, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stderr is not None
    try:
        said = []
        for line in server.stderr:
            said.append(line)
            if "Kizuna is at " in line:
                break
        else:
            raise RuntimeError(f"the laboratory did not start: {''.join(said)}")
        yield line.split("Kizuna is at ")[1].split("/?")[0]
    finally:
        server.terminate()
        server.wait(10)
