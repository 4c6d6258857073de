"""How long it takes until something appears: compiling, starting again, the first line on the screen."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from experiments.speed.job import environment_of_others, in_a_process
from sim.scenario import Scenario


def starts(scenario: Scenario) -> dict[str, Any]:
    """Start the engine with an empty cache, then again; each in a new process."""
    job = {"do": "start_up", "scenario": scenario.model_dump(mode="json")}
    with tempfile.TemporaryDirectory(prefix="kizuna-cold-") as folder:
        environment = {"KIZUNA_CACHE_DIR": folder}
        return {"cold": in_a_process(job, environment), "warm": in_a_process(job, environment)}


def first_words() -> dict[str, float]:
    """Return the seconds until the main job, started warm and small, says its first word, and until it ends."""
    words = ("customers=500", "horizon_months=3", "market.burn_in_months=0", "replications=2", "workers=1",
             "compare.beside=false", "compare.figures=false", "compare.report=false")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="kizuna-words-") as folder:
        command = [sys.executable, "-m", "experiments", *words, f"hydra.run.dir={Path(folder) / 'run'}"]
        began = time.perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0, env=environment_of_others()
        ) as process:
            assert process.stdout is not None
            process.stdout.read(1)
            first = time.perf_counter() - began
            while process.stdout.read(65_536):
                pass
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with exit code {process.returncode}")
    return {"first_word_s": first, "finished_s": time.perf_counter() - began}
