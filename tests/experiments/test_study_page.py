"""The page of a study holds everything it shows, escapes what it is given, and is the same twice."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from test_report import JAPANESE, NASTY, Page

from experiments.compose import preview
from experiments.figures.theme import sheet, theme
from experiments.place import conf_folder
from experiments.report.study_page import Table, draw, write_page
from experiments.rundir import RunDir


def written(folder: Path, language: str = "en", title: str = "A finding", *rows: tuple[str, ...]) -> str:
    study, _ = preview(["customers=300"], conf_folder(), [])
    with RunDir(folder, study) as rundir:
        with theme(language):
            figure = sheet(title, "what is shown", 2.0, language)
            figure.subplots().plot([1, 2], [3, 4])
            drawn = draw(rundir, "line", figure, pd.DataFrame({"x": [1, 2], "y": [3, 4]}), title, "How to read it")
        write_page(
            rundir, language=language, title=title, paragraphs=["First.", title], drawn=[drawn],
            tables=[Table("A table", ("name", "value", "unit"), rows or (("one", "1.5", "months"),))],
        )  # fmt: skip
    assert set(drawn.files) <= set(rundir.files)
    return (folder / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_needs_nothing_but_itself(tmp_path: Path, language: str) -> None:
    text = written(tmp_path / "run", language)
    page = Page(text)
    assert "http://" not in text and "https://" not in text and "@import" not in text
    assert (
        len(re.findall(r"url\(", text))
        == len(re.findall(r"url\(data:font/woff;base64,[\w+/=]+\)", text))
        == (language == "ja")
    ), "the letters of a Japanese page are in it"
    for _, attributes in page.seen:
        for name in ("src", "href", "srcset", "action", "data"):
            assert attributes.get(name, "#").startswith(("data:", "#"))
    assert not page.all("script") and str(tmp_path) not in text
    assert [image["alt"] for image in page.all("img")] == ["A finding"]
    assert page.all("html")[0]["lang"] == language
    assert bool(JAPANESE.search(page.text)) is (language == "ja")
    assert "kizuna 0." in page.text, "the versions of the manifest"


def test_the_same_study_gives_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "one") == written(tmp_path / "two")
    for name in ("line.svg", "line.png", "line.csv"):
        assert (tmp_path / "one/figures" / name).read_bytes() == (tmp_path / "two/figures" / name).read_bytes()


def test_every_text_is_escaped(tmp_path: Path) -> None:
    text = written(tmp_path / "run", "en", NASTY, (NASTY, NASTY, NASTY))
    assert "<script" not in text
    assert Page(text).text.count(NASTY) == 6


def test_columns_of_numbers_are_aligned_as_numbers(tmp_path: Path) -> None:
    table = Table("", ("name", "value", "unit"), [("1", "+1.5 [1, 2]", "months"), ("2", "-", "1")])
    assert table.is_number == [False, True, False]
    with pytest.raises(ValueError, match="2 cells under 3"):
        Table("short", ("a", "b", "c"), [("1", "2")])
