from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from experiments import __version__
from experiments.compose import preview
from experiments.overrides import for_hydra
from experiments.place import conf_folder, groups
from experiments.registry import KINDS
from experiments.speed.planning import plan_of
from experiments.usage import usage

EXAMPLES = re.findall(r"^  kizuna (.*)$", usage().split("Examples")[1], re.MULTILINE)


def test_help_names_everything(kizuna) -> None:
    said = kizuna("--help")
    assert said.code == 0
    for name in (*KINDS, *(name for names in groups(conf_folder()).values() for name in names)):
        assert f"\n  {name} " in said.out
    assert kizuna("-h").out == said.out


def test_version(kizuna) -> None:
    assert kizuna("--version").out == f"kizuna {__version__}\n"


@pytest.mark.parametrize("example", [text for text in EXAMPLES if not text.startswith(("--multirun", "results"))])
def test_the_examples_are_good(example: str) -> None:
    assert preview(for_hydra(shlex.split(example), [conf_folder()]), conf_folder(), [])[0].policies


@pytest.mark.parametrize("example", [text for text in EXAMPLES if text.startswith("--multirun")])
def test_the_examples_of_sweeps_are_good(example: str) -> None:
    assert len(plan_of(shlex.split(example)[1:]).cells) > 1


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 7


def test_the_first_word_comes_soon(tmp_path: Path) -> None:
    # 3 s is what people are promised; heavy libraries must not be imported before it
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    began = time.monotonic()
    command = [sys.executable, "-X", "importtime", "-m", "experiments", "explain", "leaving.friction"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert time.monotonic() - began < 10
    imported = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert not imported & {"numba", "mesa", "pandas", "matplotlib", "seaborn", "pyarrow"}


def test_help_fits_a_screen() -> None:
    assert max(map(len, usage().splitlines())) <= 120


def test_the_configuration_can_be_shown(kizuna, tmp_path: Path) -> None:
    said = kizuna("--cfg", "job", "customers=7")
    assert said.code == 0
    assert "customers: 7" in said.out
    assert not any(tmp_path.iterdir())
