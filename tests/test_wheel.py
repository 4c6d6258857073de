"""The wheel holds everything: installed elsewhere, without the clone, the command line works."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # setuptools writes build/ and *.egg-info beside its sources: build a copy, so that the clone stays clean
    source = folder / "source"
    source.mkdir()
    for name in ("conf", "experiments", "hydra_plugins", "sim"):
        if (ROOT / name).is_dir():
            subprocess.run(["cp", "-r", str(ROOT / name), str(source)], check=True)
    for name in ("LICENSE", "MANIFEST.in", "README.md", "pyproject.toml", "setup.py"):
        if (ROOT / name).is_file():
            (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)]
    built = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    return next(folder.glob("kizuna-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel without its dependencies, which this environment has already."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    subprocess.run([*command, str(wheel)], check=True, timeout=300)
    return folder


def kizuna(installed: Path, elsewhere: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(installed)}
    script = installed / "bin" / "kizuna"
    return subprocess.run(
        [sys.executable, str(script), *words], cwd=elsewhere, env=env, capture_output=True, text=True, timeout=300
    )


def test_everything_travels(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    presets = {f"experiments/{path.relative_to(ROOT)}" for path in (ROOT / "conf").rglob("*.yaml")}
    packages = ("sim", "experiments", "hydra_plugins")
    modules = {str(path.relative_to(ROOT)) for name in packages for path in (ROOT / name).rglob("*.py")}
    assert presets | modules <= inside
    assert not {name for name in inside if name.startswith(("tests", "conf/", "results"))}


def test_it_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    assert "experiment=NAME" in kizuna(installed, tmp_path, "--help").stdout
    assert "cancellation friction" in kizuna(installed, tmp_path, "explain", "leaving.friction").stdout
    refused = kizuna(installed, tmp_path, "population=regula")
    assert refused.returncode == 2
    assert "nearest: regular" in refused.stderr
    where = subprocess.run(
        [sys.executable, "-c", "import experiments, sim; print(experiments.__file__, sim.__file__)"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True, timeout=60,
    ).stdout  # fmt: skip
    assert where.count(str(installed)) == 2, "the wheel answered, not the clone"


def test_the_main_job_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    small = ("customers=300", "horizon_months=12", "market.burn_in_months=12", "replications=2", "hydra.run.dir=here")
    done = kizuna(installed, tmp_path, *small)
    assert done.returncode == 0, done.stderr[-3000:]
    assert (tmp_path / "here" / "summary.json").is_file()
    assert not list(ROOT.glob("here*"))


def test_it_sweeps_elsewhere(installed: Path, tmp_path: Path) -> None:
    words = ("customers=200", "horizon_months=3", "market.burn_in_months=0", "replications=1", "sweep.figures=false")
    said = kizuna(installed, tmp_path, "--multirun", *words, "seed=1,2")
    assert said.returncode == 0, said.stderr
    assert "2 cells, 2 finished" in said.stdout
