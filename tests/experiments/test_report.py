"""The report is one page that needs nothing else, escapes what users write, and speaks both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from comparisons import compared, renamed

from experiments.comparison import Comparison
from experiments.figures import draw_inside
from experiments.report import write
from experiments.report.levers import differing, everything
from experiments.report.numerals import number
from experiments.report.sentences import crossover, crossover_cell
from experiments.report.words import LANGUAGES, WORDS, Words
from experiments.rundir import RunDir

NASTY = "<script>alert('x')</script>"
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@pytest.fixture(scope="module")
def pair() -> Comparison:
    return compared("horizon_months=14", "replications=3", "customers=1500")


def written(comparison: Comparison, folder: Path, language: str = "en", figures: bool = False) -> str:
    with RunDir(folder, comparison.study) as rundir:
        write(comparison, rundir, language, draw_inside(comparison, language) if figures else [])
    return (folder / "report.html").read_text(encoding="utf-8")


class Page(HTMLParser):
    """Checks that tags are balanced, and collects what matters to readers."""

    void = {"meta", "link", "img", "br"}

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.seen.append((tag, dict(attributes)))
        if tag not in self.void:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list) -> None:
        self.seen.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def all(self, tag: str) -> list[dict]:
        return [attributes for name, attributes in self.seen if name == tag]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_but_itself(pair: Comparison, tmp_path: Path, language: str) -> None:
    text = written(pair, tmp_path / "run", language, figures=True)
    page = Page(text)
    assert "http://" not in text and "https://" not in text
    for _, attributes in page.seen:
        for name in ("src", "href", "srcset", "action", "data"):
            assert attributes.get(name, "#").startswith(("data:", "#"))
        assert not any(name.startswith("on") for name in attributes)
    assert not page.all("script") and "@import" not in text and not re.findall(r"url\((?!data:font/woff;base64,)", text)
    assert len(page.all("img")) == 6
    assert all(image["alt"] for image in page.all("img"))
    ids = [attributes["id"] for _, attributes in page.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {link["href"][1:] for link in page.all("a")} <= set(ids)
    assert all("scope" in head for head in page.all("th"))
    assert page.all("html")[0]["lang"] == language
    assert str(tmp_path) not in text


def test_the_page_says_what_the_summary_says(pair: Comparison, tmp_path: Path) -> None:
    page = Page(written(pair, tmp_path / "run"))
    gap = pair.summary["against_baseline"]["aggressive"]["at"][-1]["cumulative_profit"]
    head = re.search(r"By month 14, (\w+) has earned ([\d,.]+) more than (\w+)", page.text)
    leader = "aggressive" if gap["mean"] > 0 else "transparent"
    assert head and head[1] == leader and head[2] == number(abs(gap["mean"]))
    assert "In present value, at 10\N{NO-BREAK SPACE}% a year" in page.text
    saved = pair.summary["against_baseline"]["aggressive"]["fates"][-1]["first_leave"]["saved"]["mean"]
    assert re.search(rf"saves {saved:,.0f} whom transparent loses", page.text)
    for month in pair.summary["months"]:
        assert f"month {month}" in page.text
    assert "0.655" in page.text and "service.quality" in page.text
    assert "no interval" not in page.text


def test_what_users_write_is_escaped(pair: Comparison, tmp_path: Path) -> None:
    strange = renamed(pair, {"aggressive": NASTY})
    config = {**pair.study.config, "timeline": [{"month": 1, "lever": "pricing.price", "value": NASTY}]}
    strange = replace(strange, study=replace(pair.study, config=config))
    with RunDir(tmp_path / "run", pair.study) as rundir:
        write(strange, rundir, "en", draw_inside(strange))
    text = (tmp_path / "run" / "report.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert text.count("&lt;script&gt;alert(") >= 10
    assert NASTY in Page(text).text
    assert '"value": "<script>' in Page(text).text


def test_one_replication_is_said_to_be_one(tmp_path: Path) -> None:
    page = Page(written(compared("horizon_months=6", "replications=1"), tmp_path / "run"))
    assert Words("en")("say.one") in page.text
    assert "[" not in page.text.replace('[]"', ""), "no interval is made up"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "overrides",
    [
        ("policy=[neutral]", "horizon_months=6", "replications=2"),
        ("policy=[aggressive,mild,neutral]", "horizon_months=6", "replications=2"),
        ("policy=[neutral,mild]", "horizon_months=1", "replications=2"),
        ("market.focal_share=0", "market.burn_in_months=0", "horizon_months=4", "replications=2"),
        ("rival=none", "horizon_months=4", "replications=2"),
    ],
)
def test_every_comparison_can_be_reported(tmp_path: Path, overrides: tuple[str, ...], language: str) -> None:
    page = Page(written(compared(*overrides), tmp_path / "run", language))
    assert "nan" not in page.text.lower().split() and "None" not in page.text


def test_the_same_comparison_gives_the_same_page(pair: Comparison, tmp_path: Path) -> None:
    assert written(pair, tmp_path / "one") == written(pair, tmp_path / "two")


def test_a_japanese_page_is_japanese(pair: Comparison, tmp_path: Path) -> None:
    japanese, english = (Page(written(pair, tmp_path / k, k)) for k in ("ja", "en"))
    assert not JAPANESE.search(english.text)
    kept = [line for line in japanese.text.splitlines() if re.search(r"[a-z]{4} [a-z]{3} [a-z]{3}", line)]
    assert kept == [], "no English sentence is left"
    assert len(JAPANESE.findall(japanese.text)) > 2000


def test_only_levers_that_differ_are_listed(pair: Comparison) -> None:
    rows = {row["key"]: row for row in differing(pair, Words("en"))}
    assert rows["pricing.price"]["values"] == ["1", "1.05"]
    assert rows["leaving.friction"]["values"] == ["aggressive", "none"]
    assert "leaving.campaign_reach" not in rows
    world = {row["key"]: row for row in everything(pair, Words("ja"))}
    assert world["customers"]["value"] == "1,500" and not world["customers"]["is_default"]
    assert world["behaviour.resentment.half_life_months"]["label"] == "反感の半減期"


@pytest.mark.parametrize("key", WORDS)
def test_every_text_is_there_in_both_languages(key: str) -> None:
    english, japanese = WORDS[key]
    fields = [sorted({name for _, name, _, _ in Formatter().parse(text) if name}) for text in (english, japanese)]
    assert english.strip() and japanese.strip()
    assert fields[0] == fields[1]
    assert not JAPANESE.search(english)


def test_every_key_that_is_asked_for_exists() -> None:
    folder = Path(__file__).parents[2] / "experiments"
    files = [
        path for part in ("figures", "report") for path in (folder / part).glob("*") if path.suffix in (".py", ".j2")
    ]
    asked = {
        key for path in files for key in re.findall(r"\b(?:words|w)\(\s*[\"']([a-z_.]+)[\"']\s*[,)]", path.read_text())
    }
    assert len(asked) > 80
    assert asked <= set(WORDS)


def test_the_main_job_writes_a_report_that_names_its_command(kizuna, tmp_path: Path) -> None:
    words = ("customers=300", "horizon_months=4", "replications=2", "market.burn_in_months=6", "workers=1")
    said = kizuna("hydra.run.dir=here", *words, "compare.beside=false", "compare.language=ja")
    assert said.code == 0, said.err
    page = Page((tmp_path / "here" / "report.html").read_text(encoding="utf-8"))
    command = "kizuna customers=300 horizon_months=4 replications=2 market.burn_in_months=6 compare.beside=false"
    assert command in page.text and "workers" not in page.text
    assert "kizuna 0." in page.text, "the versions of the manifest"
    assert len(page.all("img")) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_one_is_said_to_be_ahead_from_then_on_while_the_end_is_undecided(pair: Comparison, language: str) -> None:
    words = Words(language)
    found = pair.summary["against_baseline"]["aggressive"]
    turn = found["crossover"]["profit"] | {"month": 9, "low": 7, "high": 12}
    clear = {"mean": -5.0, "low": -7.0, "high": -3.0}
    for month in (9, None):
        said = {
            crossover(turn | {"month": month}, gap, "profit", words) for gap in (clear, clear | {"low": -20, "high": 4})
        }
        assert len(said) == 2
    undecided = crossover_cell(turn, clear | {"high": 4}, words)
    assert words("crossover.cell.undecided") in undecided
    assert words("crossover.cell.undecided") not in crossover_cell(turn, clear, words)
