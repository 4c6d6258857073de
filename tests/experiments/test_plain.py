"""Every study's report exists, needs nothing but itself, and says in plain words what it found, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from test_report import Page

from experiments.ethics_compared import Beside, compared
from experiments.place import conf_folder
from experiments.plain import HEADINGS, customers
from experiments.plain.about import About, Found
from experiments.plain.found import FOUND
from experiments.plain.telling import assumed_numbers
from experiments.plain.words import WORDS
from experiments.registry import KINDS
from experiments.sweeping.outcomes import ETHICS
from tests.experiments.conftest import Said
from tests.experiments.small import SMALL

LANGUAGE_OF = {"sweep_demo": "sweep"}
ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(r"kizuna experiment=\w+|kizuna|data=FILE|benchmark\.\w+=N|summary\.json|policy=\[[\w,]+\]|front_\d+"
                   r"|Mesa\w*|NumPy|Python|Kizuna|[A-Z]\d+(\.\w+)*")  # fmt: skip
"""What keeps its English name in Japanese: commands, files, products, facts by their number."""


def test_every_study_is_run_small_and_has_a_reader() -> None:
    studies = {path.stem for path in (conf_folder() / "experiment").glob("*.yaml")}
    assert studies == set(SMALL) == set(FOUND) == set(KINDS)


@pytest.mark.parametrize("experiment", SMALL)
def test_the_report_says_it_in_plain_words(kizuna: Callable[..., Said], tmp_path: Path, experiment: str) -> None:
    numbers = {}
    for language in ("en", "ja"):
        out = tmp_path / language
        key = LANGUAGE_OF.get(experiment, experiment)
        said = kizuna(f"experiment={experiment}", *SMALL[experiment], f"{key}.language={language}",
                      f"sweep.store={tmp_path / 'store'}", f"hydra.run.dir={out}")  # fmt: skip
        assert said.code == 0, said.err
        text = (out / "report.html").read_text(encoding="utf-8")
        assert "report.html" in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]
        assert_self_contained(text)
        plain = text[text.index('<section class="plain"') :]
        plain = plain[: plain.index("</section>")]
        parts = re.split(r"<h2>(.*?)</h2>", plain)
        place = ("en", "ja").index(language)
        assert parts[1::2] == [WORDS[f"heading.{name}"][place] for name in HEADINGS]
        told = [re.findall(r"<p>(.*?)</p>", body) for body in parts[2::2]]
        assert all(told) and all(line.strip() for lines in told for line in lines)
        assert "{" not in plain and "None" not in plain and "nan" not in re.findall(r"\w+", plain)
        if language == "ja":
            lines = [Page(line).text for lines in told for line in lines]
            assert not [found for line in lines for found in ENGLISH.findall(NAMES.sub("", line))]
        numbers[language] = sorted(re.findall(r"\d+(?:[.,]\d+)*", " ".join(line for lines in told for line in lines)))
    if "benchmark" not in experiment:
        # the same numbers in both languages, but for "95 %", which stands beside every interval in both
        assert len(numbers["en"]) >= 3
        assert [n for n in numbers["en"] if "." in n] == [n for n in numbers["ja"] if "." in n]


def assert_self_contained(text: str) -> None:
    """Nothing in the page is fetched from anywhere."""
    assert "<script" not in text and '<link rel="stylesheet' not in text and "@import" not in text
    for _, attributes in Page(text).seen:
        for name in ("src", "href", "srcset", "action", "data", "poster"):
            assert attributes.get(name, "#").startswith(("data:", "#")), attributes
    assert not [url for url in re.findall(r"url\(\s*['\"]?([^)'\"]*)", text) if not url.startswith(("data:", "#"))]


def test_the_page_is_checked_for_what_it_fetches() -> None:
    for bad in ('<img src="https://example.org/a.png">', "<style>a{background:url(http://example.org)}</style>"):
        with pytest.raises(AssertionError):
            assert_self_contained(f"<html>{bad}</html>")


def test_without_figures_no_report_is_made_up(kizuna: Callable[..., Said], tmp_path: Path) -> None:
    said = kizuna("experiment=screen", *SMALL["screen"], "screen.figures=false", f"hydra.run.dir={tmp_path / 'out'}")
    assert said.code == 0, said.err
    assert not (tmp_path / "out" / "report.html").exists()


def made(n: int, gap: float) -> Beside:
    """Return scorecards of two worlds, surplus differing by ``gap`` in each of ``n`` replications, give or take."""
    rows = {
        name: [
            dict.fromkeys(ETHICS, 0.0) | {"ethics_welfare": r % 2 + shift + 0.01 * (r % 3) * bool(shift)}
            for r in range(n)
        ] for name, shift in (("one", gap), ("other", 0.0))
    }  # fmt: skip
    return Beside(compared(rows, {"one": "other"}), lambda _language, world: world.upper())


def asked(beside: Beside) -> About:
    from experiments.compose import preview

    study, _ = preview(["customers=300", "replications=8"], conf_folder(), [])
    return About(study, {}, "en", beside)


def test_who_lost_is_who_clearly_comes_off_worse() -> None:
    count, line = customers.lost(asked(made(8, -0.5)))
    assert "1 of the 1" in count and line.startswith("ONE, against OTHER: customers' surplus a month -0.49")
    assert customers.lost(asked(made(8, 0.5)))[0].startswith("Nobody clearly")


def test_a_trial_is_sized_by_the_interval_of_the_study() -> None:
    (said,) = customers.size(asked(made(8, -0.5)), Found())
    assert "customers' surplus a month" in said and "80%" in said
    (few,) = customers.size(asked(made(8, 0.0)), Found())
    assert "no number of customers" in few
    # twice the difference, a quarter of the customers
    wide = {"mean": 0.0, "low": -1.0, "high": 1.0}
    n, quarter = (customers.of_levels(wide, wide, gap, 10, 1_000.0) for gap in (0.1, 0.2))
    assert n is not None and quarter is not None and n / quarter == pytest.approx(4.0)
    assert customers.of_shares(0.5, 0.5) is None


def test_what_is_assumed_is_counted() -> None:
    assumed, every = assumed_numbers()
    assert 0 < assumed < every
