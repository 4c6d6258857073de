"""What Hydra would do by itself: be told to run code, end the process, or fail in words of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from experiments import hydra_app
from experiments.refusal import Refusal


@pytest.mark.parametrize(
    "text",
    [
        "# @package _global_\nhydra:\n  callbacks:\n    x: {_target_: logging.FileHandler, filename: made}\n",
        '# @package _global_\n"\\x68ydra":\n  job_logging:\n    root: {}\n',
        "# @package hydra.callbacks\nx:\n  _target_: logging.FileHandler\n",
        "# @package _global_\ndefaults:\n  - override /hydra/launcher: basic\n",
        "# @package _global_\ndefaults:\n  - /policy@hydra.job_logging: neutral\n",
    ],
)
def test_a_preset_may_not_touch_hydra(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine" / "experiment").mkdir(parents=True)
    (tmp_path / "mine" / "experiment" / "evil.yaml").write_text(text)
    with pytest.raises(Refusal, match="closed"):
        hydra_app.run(["--config-dir", str(tmp_path / "mine"), "experiment=evil"])
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("text", ["hydra.callbacks.x._target_=os.system", "hydra/launcher=basic", "hydra.verbose=true"])
def test_hydra_itself_is_closed(text: str) -> None:
    with pytest.raises(Refusal):
        hydra_app.run([text])


@pytest.mark.parametrize("place", ["日本", "two words", "naïve/été", "it's", "a(1)", "'quoted already'"])
def test_folders_may_have_any_name(kizuna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr("experiments.compare.run", lambda study, rundir, console: {})
    said = kizuna(f"hydra.run.dir={place}")
    assert said.code == 0, said.err
    name = "quoted already" if place.startswith("'") else place
    assert (tmp_path / name / "summary.json").is_file()


@pytest.mark.parametrize("flags", [(), ("--cfg", "job"), ("--multirun",)])
def test_a_preset_in_another_encoding(kizuna, tmp_path: Path, flags: tuple[str, ...]) -> None:
    (tmp_path / "own" / "policy").mkdir(parents=True)
    (tmp_path / "own" / "policy" / "mine.yaml").write_bytes("# 価格\npricing: {}\n".encode("shift_jis"))
    said = kizuna("--config-dir", "own", "policy=[mine,neutral]", *flags)
    assert said.code == 2
    assert said.err.count("kizuna: ") == 1
    assert "mine.yaml: cannot be read" in said.err


def test_hydra_does_not_end_the_process(kizuna) -> None:
    said = kizuna("--cfg", "job", "--package", "nokey")
    assert said.code == 2
    assert "package 'nokey' not found in config" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("error", [RuntimeError, AssertionError, ValueError])
def test_a_fault_inside_hydra_is_one_message(kizuna, monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def fail(*_: object, **__: object) -> object:
        raise error("not thought of")

    monkeypatch.setattr("hydra.main", fail)
    said = kizuna()
    assert said.code == 2
    assert said.err.count("kizuna: ") == 1
    assert "configuration: cannot be read\n  found:   not thought of" in said.err
