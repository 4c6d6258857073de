"""Generated pages are what the declarations say, and stored answers what runs produced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from experiments import reference
from experiments.catalog import entries
from experiments.odd_page import odd_pages
from experiments.parameters_page import pages
from experiments.place import conf_folder

ROOT = conf_folder().parent


@pytest.mark.parametrize("name", pages())
def test_pages_of_parameters_are_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == pages()[name], "run make docs"


def test_the_model_description_is_up_to_date() -> None:
    pages_of_it = odd_pages()
    for name, text in pages_of_it.items():
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == text, "run make docs"
    text = pages_of_it["odd.md"]
    # the month was read from its source, in order, with its switches
    order = [text.index(f"`sim/passes/{name}`") for name in ("satisfaction.py: satisfaction", "price.py: bill",
                                                              "attitudes.py: trust", "leaving.py: wants")]  # fmt: skip
    assert order == sorted(order)
    assert "| Update trust in place | `sim/passes/attitudes.py: trust` | `trust` |" in text


def test_every_key_has_one_row() -> None:
    rows = [line for text in pages().values() for line in text.splitlines() if line.startswith("| `")]
    assert sorted(row.split("`")[1] for row in rows) == sorted(entries())


def test_the_first_page_lists_every_other() -> None:
    first, *others = pages()
    assert {name for name in others if f"({name})" in pages()[first]} == set(others)
    assert {path.name for path in (ROOT / "docs" / "parameters").iterdir()} == {Path(name).name for name in others}


def test_storing_replaces_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "folder", lambda: tmp_path / "reference")
    run = tmp_path / "run"
    (run / "figures").mkdir(parents=True)
    (run / "summary.json").write_text(json.dumps({"a": 1}))
    (run / "figures" / "one.svg").write_text("<svg/>")
    written = reference.store(run, "compare")
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "reference/compare.json", "reference/compare/one.svg"
    ]  # fmt: skip
    assert reference.stored("compare") == {"a": 1}
    (run / "figures" / "one.svg").unlink()
    reference.store(run, "compare")
    assert not (tmp_path / "reference" / "compare").exists(), "a stale figure would look like a new one"


def test_only_a_finished_default_run_of_this_engine_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from experiments.compose import preview

    monkeypatch.setattr(reference, "folder", lambda: tmp_path / "reference")
    default = preview(["experiment=conclusion"], conf_folder(), [])[0].scenario_hash()
    good = {"status": "finished", "engine": "e", "scenario": default, "ended": "2026-01-01"}
    runs = {"good": {}, "old": {"ended": "2025-01-01"}, "stopped": {"status": "interrupted", "ended": "2027"},
            "stale": {"engine": "before", "ended": "2027"}, "other": {"scenario": "x", "ended": "2027"}}  # fmt: skip
    for name, change in runs.items():
        folder = tmp_path / "conclusion" / name
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(json.dumps(good | change))
    found = reference.newest("conclusion", "e")
    assert found is not None
    assert found.name == "good"
    assert reference.newest("conclusion", "another") is None


def test_without_a_stored_answer_the_command_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "folder", lambda: tmp_path)
    assert reference.main() == 0
    assert "kizuna experiment=conclusion" in capsys.readouterr().out
