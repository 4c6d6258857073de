"""Compiled equals interpreted, bit for bit, at values nobody would choose: extremes find what defaults hide."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings

from sim import Scenario, run
from tests.laws.spaces import scenarios
from tests.worlds import hashes

ROOT = Path(__file__).parents[2]
INTERPRET = """
import json, sys
from sim import Scenario, run
from sim.compiled import is_interpreted
from tests.worlds import hashes
assert is_interpreted()
print(json.dumps([hashes(run(Scenario.model_validate_json(line))) for line in sys.stdin]))
"""


def interpreted(worlds: list[Scenario]) -> list[dict[str, str]]:
    """Return the hashes of runs in a Python that compiles nothing."""
    done = subprocess.run(
        [sys.executable, "-c", INTERPRET], cwd=ROOT, input="\n".join(w.model_dump_json() for w in worlds),
        env={**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return list(json.loads(done.stdout))


def collected(n: int) -> list[Scenario]:
    """Return scenarios from all over the admissible space, the same every time."""
    found: list[Scenario] = []

    @settings(max_examples=n)
    @given(scenarios(customers=30, horizon_months=7, shocks=[], timeline=[]))
    def collect(world: Scenario) -> None:
        found.append(world)

    collect()
    return found


def test_compiled_equals_interpreted_everywhere() -> None:
    worlds = collected(40)
    assert len(worlds) == 40
    for world, expected in zip(worlds, interpreted(worlds), strict=True):
        found = hashes(run(world))
        differing = [name for name, digest in found.items() if digest != expected[name]]
        assert differing == [], world.model_dump_json()
