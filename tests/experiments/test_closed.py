"""Nothing that a command line or a file says makes Kizuna run code or fetch values from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from experiments import hydra_app
from experiments.overrides import fetched
from experiments.place import conf_folder
from experiments.refusal import Refusal

EVIL = "# @package _global_\nexperiment: compare\nhydra:\n  job:\n    env_set: {MADE: '1'}\n"


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """Make a folder of presets whose group is a link to another, which links back."""
    (tmp_path / "real" / "experiment").mkdir(parents=True)
    (tmp_path / "real" / "experiment" / "evil.yaml").write_text(EVIL)
    (tmp_path / "real" / "experiment" / "round").symlink_to(tmp_path / "real")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "experiment").symlink_to(tmp_path / "real" / "experiment")
    return tmp_path / "own"


@pytest.mark.parametrize("words", [("--config-path", "full"), ("-cp", "full"), ("--config-name", "x"), ("-cn", "x")])
def test_another_configuration_is_refused(kizuna, words: tuple[str, ...]) -> None:
    said = kizuna(*words, "customers=300")
    assert said.code == 2
    assert "is refused: the configuration is Kizuna's own" in said.err


def test_links_are_followed(kizuna, linked: Path) -> None:
    said = kizuna("--config-dir", str(linked), "experiment=evil")
    assert said.code == 2
    assert "evil.yaml: is refused: Hydra's own settings are closed" in said.err


@pytest.mark.parametrize(
    "words", [["experiment=evil"], ["-m", "experiment=compare,evil"], ["--cfg", "job", "experiment=evil"]]
)
def test_what_is_composed_is_compared(linked: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.setattr(hydra_app, "refuse_hydra_in", lambda folders: None)  # a file that the look at files missed
    monkeypatch.setattr("hydra.main", lambda **_: pytest.fail("Hydra has started"))
    with pytest.raises(Refusal, match="closed") as refused:
        hydra_app.run(["--config-dir", str(linked), *words])
    assert refused.value.where.startswith("hydra.job.env_set")


@pytest.mark.parametrize(
    "text",
    ["${oc.env:A}", "${ oc.env : A}", "${oc.${a.b}:A}", "${${a}:A}", "${a.${oc.env:A}}", "${${now:'}'}:A}",
     "x${a}y${oc.env:A}", "${now:${oc.env:A}}"],
)  # fmt: skip
def test_every_resolver_is_seen(text: str) -> None:
    assert fetched(text)


@pytest.mark.parametrize("text", ["${a}", "${a.${b}}: c", "{a: 1}", "now: ${a}", "runs/${now:%H:%M}", "a:b"])
def test_references_between_keys_are_not_resolvers(text: str) -> None:
    assert not fetched(text)


@pytest.mark.parametrize(
    "words",
    [("compare.budget_lever=env", "seed=${oc.${compare.budget_lever}:MYSEED}"),
     ("compare.budget_lever=oc.env", "seed=${${compare.budget_lever}:MYSEED}"),
     ('seed="${oc.${compare.budget_lever}:MYSEED}"',)],
)  # fmt: skip
def test_names_of_resolvers_put_together_are_refused(
    kizuna, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("MYSEED", "77")
    said = kizuna(*words)
    assert said.code == 2
    assert "values are not fetched from elsewhere" in said.err


def test_a_file_does_not_fetch_either(kizuna, tmp_path: Path) -> None:
    (tmp_path / "own" / "market").mkdir(parents=True)
    text = "# @package _global_\nseed: ${oc.${compare.budget_lever}:MYSEED}\n"
    (tmp_path / "own" / "market" / "mine.yaml").write_text(text)
    said = kizuna("--config-dir", "own", "market=mine")
    assert said.code == 2
    assert "seed: values are not fetched from elsewhere" in said.err


def test_our_own_presets_leave_hydra_alone() -> None:
    """What the wall takes for granted: only the main file speaks of Hydra, and no preset reaches its settings."""
    paths = [path for path in conf_folder().rglob("*.yaml") if path.name != "config.yaml"]
    assert len(paths) > 20
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert "hydra" not in (yaml.safe_load(text) or {}), path
        assert not any("@package" in line and "hydra" in line for line in text.splitlines()), path
