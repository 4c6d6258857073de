"""The benchmark of sweeps measures what it says, on a small scale; no time is asserted."""

from __future__ import annotations

import json
from pathlib import Path


def test_every_part_is_measured(kizuna) -> None:
    words = ("experiment=benchmark_sweep", "customers=200", "horizon_months=6", "market.burn_in_months=0")
    sizes = ("cells=6", "planned=40", "runs=32", "processes=1")
    said = kizuna(*words, *(f"benchmark_sweep.{size}" for size in sizes), "hydra.run.dir=here")
    assert said.code == 0, said.err
    found = json.loads(Path("here/summary.json").read_text())
    assert found["sweep"]["cells"] == 6
    assert found["plan"]["cells"] == 40
    assert found["query"]["runs"] == 32  # the question counted them
    assert found["sweep"]["ratio"] > 1.0  # one process cannot be faster than the work it does
    assert all(found[part][name] > 0 for part, name in (("plan", "mebibytes"), ("query", "milliseconds")))
    assert len(said.out.splitlines()) == 4
    assert sorted(path.name for path in Path("here").iterdir()) == ["manifest.json", "report.html", "summary.json"]
