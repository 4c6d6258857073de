"""Compiling can be stopped by hand, and happens once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "study", ["experiment=compare", "compare.equal_budget=true", "experiment=validate", "experiment=calibrate"]
)
def test_a_stop_while_compiling_does_not_wait_for_it(tmp_path: Path, study: str) -> None:
    words = [study, "customers=50", "horizon_months=1", "replications=1", f"hydra.run.dir={tmp_path / 'run'}"]
    job = subprocess.Popen(
        [sys.executable, "-u", "-m", "experiments", *words], stderr=subprocess.PIPE, text=True,
        env={**os.environ, "KIZUNA_CACHE_DIR": str(tmp_path / "cache")},
    )  # fmt: skip
    assert job.stderr is not None
    for line in job.stderr:
        if "preparing" in line:
            break
    job.send_signal(signal.SIGINT)
    said = job.stderr.read()
    assert job.wait() == 130
    assert "stopped" in said
    # had it waited, the compiled month would lie in the cache
    assert not list((tmp_path / "cache").rglob("month.live*.nbi"))
