"""The small sweep from the page: bounded, stopped half way and gone on with, in the command line's own store."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from experiments.app.bench.example import BOUNDS, KEYS, Job, Sweeper, Wish
from experiments.app.bench.shelf import Shelf
from experiments.refusal import Refusal
from experiments.sweep_demo import values

TINY = Wish(steps_x=3, steps_y=2, customers=100, horizon_months=6, replications=2)


def ended(job: Job | None) -> Job:
    assert job is not None
    for _ in range(1_200):
        if job.is_over:
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def test_it_runs_into_the_store_and_the_command_line_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from experiments.__main__ import main

    monkeypatch.chdir(tmp_path)
    sweeper = Sweeper()
    job = ended(sweeper.start(TINY))
    assert (job.state, job.done, job.total) == ("finished", 6, 6), job
    (found,) = Shelf().sweeps()
    assert found.can_be_read and found.name == TINY.name
    assert found.sweep.manifest["command"] == TINY.words()
    capsys.readouterr()
    assert main([*TINY.words(), "sweep.figures=false", "hydra.run.dir=here"]) == 0
    assert "6 of 6 cells were in the store already" in capsys.readouterr().err


def test_it_stops_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    wish = replace(TINY, steps_x=12, steps_y=12)
    sweeper = Sweeper()
    job = sweeper.start(wish)
    assert job is not None
    assert sweeper.start(TINY) is None  # one at a time
    while job.done < 3 and not job.is_over:
        time.sleep(0.02)
    job.stop.set()
    assert ended(job).state == "stopped"
    assert 3 <= job.done < job.total == 144
    (found,) = Shelf().sweeps()
    assert found.sweep.manifest["status"] == "interrupted" and found.can_be_read
    again = ended(sweeper.start(replace(wish)))
    assert again.state == "finished"
    assert Shelf().open(wish.name).cells["status"].eq("finished").all()


@pytest.mark.parametrize(
    "changes",
    [{"x": "seed"}, {"y": KEYS[0]}, {"customers": 2_001}, {"steps_x": 13}, {"replications": 1},
     {"customers": 2_000, "horizon_months": 60, "steps_x": 12, "steps_y": 12, "replications": 8}],
)  # fmt: skip
def test_what_is_too_large_or_unknown_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refused:
        replace(Wish(), **changes).refuse()  # type: ignore[arg-type]
    assert refused.value.allowed or refused.value.found


def test_every_key_can_be_swept_at_the_most_steps() -> None:
    for key in KEYS:
        assert len(values(key, BOUNDS["steps_x"][1])) >= 2
    Wish().refuse()
