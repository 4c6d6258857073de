"""Hydra finds the sweeper by itself, in a process that knows nothing of Kizuna yet."""

from __future__ import annotations

import subprocess
import sys


def test_hydra_finds_the_sweeper_before_anything_of_ours_is_imported() -> None:
    program = (
        "from hydra.core.plugins import Plugins\nfrom hydra.plugins.sweeper import Sweeper\n"
        "print([p.__name__ for p in Plugins.instance().discover(Sweeper)])"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "KizunaSweeper" in found.stdout, found.stderr
