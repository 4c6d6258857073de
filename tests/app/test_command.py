"""``kizuna app``: its words, its refusals, its exit codes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from experiments.__main__ import main
from experiments.app.command import Wishes, wishes_from
from experiments.app.serving import free_port


def test_words() -> None:
    assert wishes_from([]) == Wishes("127.0.0.1", 8765, "en", True)
    assert wishes_from(["--port", "0", "--language", "ja", "--no-browser"]) == Wishes("127.0.0.1", 0, "ja", False)


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["app", "--help"]) == 0
    assert "--no-browser" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["--prot", "1"], "--port"), (["--port", "many"], "--port"), (["--port", "70000"], "0 to 65535"),
        (["--language", "fr"], "ja"), (["desk"], "desk"),
    ],
)  # fmt: skip
def test_bad_words_are_refused_in_one_message(words: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["app", *words]) == 2
    said = capsys.readouterr().err
    assert text in said and "Traceback" not in said


def test_a_port_that_somebody_has(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["app", "--port", str(port), "--no-browser"]) == 2
    assert f"127.0.0.1:{port}" in capsys.readouterr().err


def test_a_free_port() -> None:
    assert free_port("127.0.0.1", 0) > 1023


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("experiments.extras.find_spec", lambda name: None)
    assert main(["app", "--no-browser"]) == 2
    assert "pip install 'kizuna[app]'" in capsys.readouterr().err


def test_bound_elsewhere_it_says_what_that_means() -> None:
    """127.0.0.2 is still this machine, and not the address that is bound when nothing is said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "experiments", "app", "--no-browser", "--port", "0", "--host", "127.0.0.2"],
        env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stderr is not None
    said = ""
    try:
        for line in server.stderr:
            said += line
            if "Kizuna is at" in line:
                break
    finally:
        server.terminate()
        server.wait(20)
    assert "everybody who reaches this machine" in said
    assert "http://127.0.0.2:" in said
