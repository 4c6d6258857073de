"""The numbers of the README come from stored answers, and its example runs."""

from __future__ import annotations

import doctest

import pytest

from experiments import readme_page
from experiments.place import conf_folder
from experiments.reference import stored

README = conf_folder().parent / "README.md"


def test_blocks_say_what_is_stored() -> None:
    text = README.read_text(encoding="utf-8")
    for name, content in readme_page.blocks().items():
        assert readme_page.filled(text, name, content) == text, f"block {name!r} is stale: run make docs"


def test_the_page_of_the_race_says_what_is_stored() -> None:
    raced = stored("benchmark")
    assert raced is not None
    page = README.parent / "docs" / "benchmark.md"
    assert page.read_text(encoding="utf-8") == readme_page.benchmark_page(raced), "stale: run make docs"


def test_every_block_has_its_marks() -> None:
    text = README.read_text(encoding="utf-8")
    for name in readme_page.BLOCKS:
        assert "NEW" in readme_page.filled(text, name, "NEW")


def test_a_lost_mark_is_told() -> None:
    with pytest.raises(ValueError, match="headline"):
        readme_page.filled("no marks here", "headline", "x")


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_examples_run(page: str) -> None:
    failed, tried = doctest.testfile(str(README.parent / page), module_relative=False)
    assert tried > 0
    assert failed == 0
