"""The real laboratory and a real browser, for whoever measures it or takes pictures of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

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
def laboratory() -> Iterator[str]:
    """Serve the laboratory as a user would start it, at a free port; gives its address.

    Raises
    ------
    RuntimeError
        If it does not start.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "experiments", "app", "--no-browser", "--port", "0"], env=environment,
        stderr=subprocess.PIPE, text=True,
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
