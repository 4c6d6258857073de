from __future__ import annotations

import io

import pytest

from experiments.progress import progress


def test_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 12.0, 13.0, 20.0])
    monkeypatch.setattr("experiments.progress.time.monotonic", lambda: next(clock))
    out = io.StringIO()
    with progress("simulating", "replications", out) as report:
        for done in (1, 6, 7, 10):
            report(done, 10)
    assert out.getvalue().splitlines() == [
        "simulating: 6 of 10 replications (0.5 a second, 8 s left)",
        "simulating: 10 of 10 replications (0.5 a second)",
    ]


def test_a_bar_in_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    with progress("simulating", stream=out) as report:
        report(3, 10)
    assert "simulating" in out.getvalue()
