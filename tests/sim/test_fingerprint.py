"""An edit of any rule gives another engine: another fingerprint, another cache and other numbers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRINT = """
import json, sim
import numpy as np
from sim.compiled import fingerprint
from sim.passes.satisfaction import satisfaction
n, f = 100, np.float32
experienced, expected, tenure = np.linspace(0, 1, n, dtype=f), np.full(n, 0.6, f), np.arange(n, dtype=np.int16)
felt = np.full(n, 0.6, f)
satisfaction(n, experienced, expected, tenure, f(0.6), f(0.3), f(2.5), f(0.88), f(-0.05), f(0.1), f(3), felt)
print(json.dumps([sim.__file__, fingerprint(), float(felt.sum()), sum(satisfaction.stats.cache_hits.values())]))
"""


def engine(home: Path, cache: Path) -> tuple[str, float, int]:
    """Run a pass of the engine in a folder; return its fingerprint, what came out, and whether it was on disk."""
    done = subprocess.run(
        [sys.executable, "-c", PRINT], cwd=home, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(home), "KIZUNA_CACHE_DIR": str(cache)},
    )  # fmt: skip
    place, fingerprint, satisfaction, hits = json.loads(done.stdout)
    assert Path(place).is_relative_to(home), "the copy is what runs"
    return fingerprint, satisfaction, hits


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, "the rule changed; choose another line to spoil"
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "sim", tmp_path / "sim", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_an_edited_rule_is_another_engine(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The cache is shared and warm, and would run the old science if it looked at the pass alone."""
    cache = tmp_path_factory.mktemp("cache")
    before = engine(copy, cache)
    again = engine(copy, cache)
    assert again[:2] == before[:2], "unedited nothing changes"
    assert (before[2], again[2]) == (0, 1), "and the second time it comes from the cache"
    edit(copy / "sim/rules/satisfaction.py", "level_share * (experience - neutral)",
         "level_share * (neutral - experience)")  # fmt: skip
    after = engine(copy, cache)
    assert after[0] != before[0]
    assert after[1] != before[1]
    assert after[2] == 0
    assert {path.name for path in cache.iterdir()} == {before[0], after[0]}


def fingerprint_of(home: Path) -> str:
    code = "from sim.compiled import fingerprint; print(fingerprint())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=home, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(home), "NUMBA_DISABLE_JIT": "1"},
    )  # fmt: skip
    return done.stdout.strip()


def test_any_line_counts(copy: Path) -> None:
    before = fingerprint_of(copy)
    assert len(before) == 16 and int(before, 16) >= 0
    with (copy / "sim/world/market.py").open("a", encoding="utf-8") as file:
        file.write("\n# one comment more\n")
    second = fingerprint_of(copy)
    (copy / "sim/rules/extra.py").write_text("", encoding="utf-8")
    third = fingerprint_of(copy)
    assert len({before, second, third}) == 3


def test_the_place_does_not_count(copy: Path) -> None:
    from sim.compiled import fingerprint

    assert fingerprint_of(copy) == fingerprint()


def test_a_folder_that_cannot_be_written_is_no_obstacle(copy: Path) -> None:
    """On a read-only home the cache goes to a temporary folder."""
    blocked = copy / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    code = "import numba, sim.compiled; print(numba.config.CACHE_DIR)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=copy, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(copy), "KIZUNA_CACHE_DIR": str(blocked)},
    )  # fmt: skip
    assert "blocked" not in done.stdout and Path(done.stdout.strip()).is_dir()
