from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from experiments.rundir import RunDir


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch):
    """Replace the experiment by one that answers at once."""

    def use(run) -> None:
        monkeypatch.setattr("experiments.compare.run", run)

    return use


def manifest(path: Path) -> dict:
    return json.loads((path / "manifest.json").read_text())


def test_a_finished_run(kizuna, answer, tmp_path: Path) -> None:
    answer(lambda study, rundir, console: {"n": study.replications})
    said = kizuna("hydra.run.dir=here", "customers=100", "replications=3")
    assert said.code == 0
    assert "here" in said.out
    kept = manifest(tmp_path / "here")
    assert kept["status"] == "finished"
    assert kept["files"] == ["summary.json"]
    assert kept["seed"] == 1
    assert kept["config"]["policies"]["transparent"]["contact"]["frequency"] == 1.0, "defaults are written out"
    assert kept["config"]["customers"] == 100
    assert {"kizuna", "numpy", "python"} <= set(kept["versions"])
    assert str(tmp_path) not in json.dumps(kept), "no place of this machine"
    assert json.loads((tmp_path / "here" / "summary.json").read_text()) == {"n": 3}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here"], "Hydra leaves nothing elsewhere"
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == ["manifest.json", "summary.json"]


def test_a_later_run_replaces_an_earlier_one(kizuna, answer, tmp_path: Path) -> None:
    def first(study, rundir: RunDir, console) -> dict:
        rundir.write_text("figures/old.svg", "<svg/>")
        return {"run": 1}

    answer(first)
    assert kizuna("hydra.run.dir=here").code == 0
    (tmp_path / "here" / "notes.txt").write_text("mine")
    answer(lambda study, rundir, console: {"run": 2})
    assert kizuna("hydra.run.dir=here").code == 0
    assert not (tmp_path / "here" / "figures" / "old.svg").exists(), "a stale figure would look like a new one"
    assert (tmp_path / "here" / "notes.txt").read_text() == "mine"
    assert json.loads((tmp_path / "here" / "summary.json").read_text()) == {"run": 2}


def test_a_finished_run_outlives_a_repetition_that_is_stopped(kizuna, answer, tmp_path: Path) -> None:
    def first(study, rundir: RunDir, console) -> dict:
        rundir.write_text("months.csv", "whole")
        return {"run": 1}

    def stop(study, rundir: RunDir, console) -> dict:
        rundir.write_text("months.csv", "half of the replications")
        raise KeyboardInterrupt

    answer(first)
    assert kizuna("hydra.run.dir=here").code == 0
    before = manifest(tmp_path / "here")
    answer(stop)
    said = kizuna("hydra.run.dir=here")
    assert said.code == 130
    assert "stopped; kept in here: months.csv, summary.json" in said.err
    assert (tmp_path / "here" / "months.csv").read_text() == "whole"
    assert json.loads((tmp_path / "here" / "summary.json").read_text()) == {"run": 1}
    after = manifest(tmp_path / "here")
    assert after.pop("repeated")["status"] == "interrupted"
    assert after == before, "the manifest speaks of the files that are there"
    names = ["manifest.json", "months.csv", "summary.json"]
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == names
    answer(first)
    assert kizuna("hydra.run.dir=here").code == 0
    assert "repeated" not in manifest(tmp_path / "here")


@pytest.mark.parametrize("words", [("seed=2",), ("experiment=validate",)])
def test_another_finished_run_is_not_replaced(kizuna, answer, tmp_path: Path, words: tuple[str, ...]) -> None:
    answer(lambda study, rundir, console: {"run": 1})
    assert kizuna("hydra.run.dir=here").code == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "here").iterdir()}
    said = kizuna("hydra.run.dir=here", *words)
    assert said.code == 2
    assert "hydra.run.dir=here: holds another finished run" in said.err
    assert "found:   experiment=compare, ended 20" in said.err
    assert "hint:    choose another folder, or remove this one" in said.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "here").iterdir()} == before


@pytest.mark.parametrize("is_inside", [True, False])
def test_a_full_disk_is_said_in_one_message(kizuna, answer, tmp_path: Path, is_inside: bool) -> None:
    def full(study, rundir: RunDir, console) -> dict:
        rundir.write_text("months.csv", "1\n")
        if is_inside:
            with rundir.writing("customers.csv"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "customers.csv")

    answer(full)
    said = kizuna("hydra.run.dir=here")
    assert said.code == 2
    assert "customers.csv: cannot be written\n  found:   No space left on device" in said.err
    assert said.err.count("kizuna: ") == 1
    assert manifest(tmp_path / "here")["status"] == "failed"
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == ["manifest.json", "months.csv"]


def test_stopped_by_hand(kizuna, answer, tmp_path: Path) -> None:
    def stop(study, rundir: RunDir, console) -> dict:
        rundir.write_text("months.csv", "1\n")
        with rundir.writing("half.csv") as path:
            path.write_text("1")
            raise KeyboardInterrupt

    answer(stop)
    said = kizuna("hydra.run.dir=here")
    assert said.code == 130
    assert "stopped; kept in here: months.csv" in said.err
    assert "Traceback" not in said.err
    assert manifest(tmp_path / "here")["status"] == "interrupted"
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == ["manifest.json", "months.csv"]


def test_a_fault_of_ours_is_not_hidden(kizuna, answer, tmp_path: Path) -> None:
    def fail(study, rundir, console) -> dict:
        raise ZeroDivisionError("ours")

    answer(fail)
    with pytest.raises(ZeroDivisionError, match="ours"):
        kizuna("hydra.run.dir=here")
    assert manifest(tmp_path / "here")["status"] == "failed"
    assert not (tmp_path / "here" / "summary.json").exists()


def test_an_answer_that_is_no_number_is_not_written(kizuna, answer, tmp_path: Path) -> None:
    answer(lambda study, rundir, console: {"profit": float("nan")})
    with pytest.raises(ValueError, match="not JSON compliant"):
        kizuna("hydra.run.dir=here")
    assert not (tmp_path / "here" / "summary.json").exists()


def test_the_process_stops_soon_when_told_to(tmp_path: Path) -> None:
    program = (
        "import sys, time, experiments.compare as c\n"
        "def run(study, rundir, console):\n"
        "    rundir.write_text('months.csv', '1')\n"
        "    print('running', flush=True)\n"
        "    time.sleep(60)\n"
        "c.run = run\n"
        "from experiments.__main__ import main\n"
        "sys.exit(main(['hydra.run.dir=here']))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=2)
    assert process.returncode == 130
    assert "stopped; kept in here: months.csv" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("files", [None, 3, [1, {"a": 2}, None]])
@pytest.mark.parametrize("status", ["finished", "interrupted"])
def test_a_manifest_without_its_files_is_damaged(kizuna, tmp_path: Path, answer, files, status: str) -> None:
    answer(lambda study, rundir, console: pytest.fail("it was run"))
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "manifest.json").write_text(
        json.dumps({"kind": "kizuna run", "status": status, "files": files})
    )
    said = kizuna("hydra.run.dir=here", "customers=100")
    assert said.code == 2
    assert "holds a damaged result" in said.err


def test_a_folder_whose_name_is_too_long(kizuna) -> None:
    said = kizuna(f"hydra.run.dir={'a' * 300}")
    assert said.code == 2
    assert "cannot be written" in said.err
