"""What is finished when a study is stopped, or fails, is on disk."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from experiments import simulate
from experiments.holding import holding

SMALL = ("customers=200", "replications=2", "horizon_months=3", "market.burn_in_months=0", "hydra.run.dir=here")
TABLES = {"months.parquet", "cohorts.parquet", "customers.parquet", "summary.json"}


def kept(tmp_path: Path) -> tuple[str, set[str]]:
    manifest = json.loads((tmp_path / "here" / "manifest.json").read_text())
    assert all((tmp_path / "here" / name).is_file() for name in manifest["files"])
    return manifest["status"], set(manifest["files"])


def stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def fail(*_: object, **__: object) -> None:
    raise RuntimeError("broken")


def test_a_stop_after_the_last_month(kizuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lived = simulate.twins

    def and_stop(*words: object, **more: object) -> None:
        lived(*words, **more)
        raise KeyboardInterrupt

    monkeypatch.setattr(simulate, "twins", and_stop)
    assert kizuna(*SMALL, "compare.beside=false").code == 130
    assert kept(tmp_path) == ("interrupted", TABLES)


def test_a_stop_while_tables_are_written(kizuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from experiments import compare

    write = compare._write_tables

    def stopped(*words: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        write(*words)

    monkeypatch.setattr(compare, "_write_tables", stopped)
    assert kizuna(*SMALL, "compare.beside=false").code == 130
    assert kept(tmp_path) == ("interrupted", TABLES)


@pytest.mark.parametrize("place", ["experiments.answer.beside_answer", "experiments.compare._show"])
def test_a_stop_after_the_answer(kizuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(place, stop)
    beside = "true" if "beside" in place else "false"
    assert kizuna(*SMALL, f"compare.beside={beside}").code == 130
    assert kept(tmp_path) == ("interrupted", TABLES)


@pytest.mark.parametrize("place", ["experiments.answer.beside_answer", "experiments.compare._show"])
def test_an_error_after_the_answer(kizuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(place, fail)
    beside = "true" if "beside" in place else "false"
    with pytest.raises(RuntimeError, match="broken"):
        kizuna(*SMALL, f"compare.beside={beside}")
    assert kept(tmp_path) == ("failed", TABLES)


def test_the_second_stop_is_obeyed_at_once() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), holding():
        os.kill(os.getpid(), signal.SIGINT)
        done.append(1)
        os.kill(os.getpid(), signal.SIGINT)
        done.append(2)
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
