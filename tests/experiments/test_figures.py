"""Figures say what the numbers say, and draw whatever a comparison may hold."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from comparisons import answered, compared, renamed, swapped
from matplotlib import pyplot as plt
from matplotlib.collections import FillBetweenPolyCollection
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from PIL import Image

from experiments.comparison import Comparison
from experiments.figures import draw_all, draw_inside, fates, paired, profit, retention, segments
from experiments.figures.series import interval
from experiments.figures.theme import balanced, looks, theme, wrapped
from experiments.report.words import Words
from experiments.rundir import RunDir
from sim import Twins
from sim.measures import survival

PAIR = ("horizon_months=24", "replications=4", "customers=2500")
EDGES = {
    "one replication": ("horizon_months=18", "replications=1"),
    "three policies": ("policy=[aggressive,mild,neutral]", "horizon_months=14", "replications=3"),
    "half a year": ("horizon_months=6", "replications=2"),
    "one month": ("horizon_months=1", "replications=2"),
    "one policy": ("policy=[neutral]", "horizon_months=13", "replications=2"),
    "nobody to keep": ("market.focal_share=0", "market.burn_in_months=0", "horizon_months=13", "replications=2"),
}


@pytest.fixture(scope="module")
def pair() -> Comparison:
    return compared(*PAIR)


def texts(figure) -> str:
    return "\n".join(item.get_text() for item in figure.findobj(Text))


@pytest.mark.parametrize("case", EDGES)
def test_every_comparison_can_be_drawn(case: str, tmp_path: Path) -> None:
    comparison = compared(*EDGES[case])
    with RunDir(tmp_path / "run", comparison.study) as rundir, warnings.catch_warnings():
        warnings.simplefilter("error")
        drawn = draw_all(comparison, rundir)
    expected = {"retention", "profit", "attitudes"}
    if comparison.treatments:
        expected |= {"paired"}
        expected |= {"segments", "fates"} if case != "nobody to keep" else set()
    assert {item.name for item in drawn} == expected
    assert sorted(rundir.files) == sorted(name for item in drawn for name in item.files)
    for item in drawn:
        svg, png, csv = (rundir.path / name for name in item.files)
        assert svg.read_bytes() == item.svg
        outside = set(re.findall(rb'https?://[^"<> ]+', item.svg))
        assert outside <= {b"http://www.w3.org/1999/xlink", b"http://www.w3.org/2000/svg",
                           b"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"}  # fmt: skip
        assert b"<text" not in item.svg, "text is drawn as paths"
        assert len(pd.read_csv(csv)) > 0
        with Image.open(png) as image:
            assert image.width == 1260, "8.4 inches at 150 dots"
        assert item.title and item.caption and "{" not in item.title + item.caption


def test_one_replication_has_no_interval_and_says_so() -> None:
    comparison = compared(*EDGES["one replication"])
    words = Words("en")
    with theme("en"):
        for draw in (retention.draw, profit.draw, paired.draw, segments.draw, fates.draw):
            picture = draw(comparison, words)
            assert picture.data["low"].isna().all() and picture.data["high"].isna().all()
            assert words("interval.none") in texts(picture.figure).replace("\n", " ")
            assert not picture.figure.findobj(FillBetweenPolyCollection)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_interval_is_named(pair: Comparison, language: str) -> None:
    words = Words(language)
    with theme(language):
        for draw, how in ((retention.draw, "bands"), (paired.draw, "bands"), (fates.draw, "bars")):
            picture = draw(pair, words)
            said = re.sub(r"\s", "", texts(picture.figure))
            assert re.sub(r"\s", "", words(f"interval.{how}", n=4)) in said


def test_what_is_saved_is_what_is_drawn(pair: Comparison) -> None:
    with theme("en"):
        picture = retention.draw(pair, Words("en"))
    (axes,) = picture.figure.axes
    bands = [item for item in axes.collections if isinstance(item, FillBetweenPolyCollection)]
    colours = {look.colour: name for name, look in looks(pair.policies).items()}
    lines = {colours[line.get_color()]: line for line in axes.lines}
    assert set(lines) == set(pair.policies)
    assert len(bands) == len(pair.policies)
    for name, rows in picture.data.groupby("policy"):
        np.testing.assert_allclose(lines[name].get_ydata(), 100 * rows["mean"])
        np.testing.assert_array_equal(lines[name].get_xdata(), rows["month"])
        shares = np.array([survival(result) for result in pair.twins.results[name]])
        np.testing.assert_allclose(rows["mean"], shares.mean(axis=0))
        half = 3.18245 * shares.std(axis=0, ddof=1) / 2  # Student's t, 3 degrees of freedom
        np.testing.assert_allclose(rows["high"] - rows["mean"], half, rtol=1e-5, atol=1e-12)


def test_lines_differ_in_colour_and_in_dash() -> None:
    found = looks(tuple("abcdefgh"))
    assert len({look.colour for look in found.values()}) == len({look.dash for look in found.values()}) == 8
    many = looks(tuple("abcdefghijklmnopqrstuvwxyz"))
    assert len({(look.colour, look.dash) for look in many.values()}) == len(many)
    assert found["h"] == looks(("x", "h"))["h"], "the baseline looks the same in every comparison"


def test_the_csv_holds_the_numbers_of_the_figure(pair: Comparison, tmp_path: Path) -> None:
    with RunDir(tmp_path / "run", pair.study) as rundir:
        draw_all(pair, rundir)
    saved = {name: pd.read_csv(rundir.path / f"figures/{name}.csv") for name in ("paired", "attitudes", "fates")}
    customers = saved["paired"].query("outcome == 'customers'")
    np.testing.assert_allclose(customers["mean"], pair.paired("customers", "aggressive").mean(axis=0), rtol=1e-9)
    whole = saved["attitudes"].groupby(["policy", "month"])["share"].sum()
    np.testing.assert_allclose(whole, 1.0, rtol=1e-9)
    people = saved["fates"].pivot(index="month", columns="fate", values="mean")
    book = people[["saved", "driven_away", "stay_anyway", "lost_anyway"]].sum(axis=1)
    np.testing.assert_allclose(book, book.iloc[0])
    np.testing.assert_allclose(people["net"], people["saved"] - people["driven_away"])
    # fates and retention are two readings of the same leaving
    gap = pair.survival("aggressive")[:, 24] - pair.survival("transparent")[:, 24]
    sizes = pair.fates("aggressive", 24).query("definition == 'first leave'").groupby("replication")["customers"].sum()
    assert people.loc[24, "net"] == pytest.approx((gap * sizes.to_numpy()).mean())


def test_titles_follow_the_data_when_policies_are_swapped(pair: Comparison) -> None:
    words, other = Words("en"), swapped(pair)
    with theme("en"):
        one, two = paired.draw(pair, words).title, paired.draw(other, words).title
        gap = pair.paired("loyalty", "aggressive")[:, -1].mean()
        assert ("lower loyalty" in one) == (gap < 0) and ("higher loyalty" in two) == (gap < 0)
        assert ("more customers" in one) == ("fewer customers" in two)
        number = re.compile(r"[\d,.]+ (?:more|fewer) customers")
        assert number.search(one)[0].split()[0] == number.search(two)[0].split()[0]
        # who has earned more does not hang on who is called the baseline
        leader = [next(n for n in pair.policies if n in p.title.lower()[:60]) for p in
                  (profit.draw(pair, words), profit.draw(other, words))]  # fmt: skip
        assert leader[0] == leader[1]
        assert retention.draw(pair, words).title == retention.draw(other, words).title
        saved = [fates.draw(c, words).data.set_index(["month", "fate"])["mean"] for c in (pair, other)]
        assert saved[0][24, "saved"] == saved[1][24, "driven_away"]


def test_a_title_claims_no_difference_that_is_not_there() -> None:
    ran = compared("policy=[neutral]", "horizon_months=6", "replications=3")
    results = {name: ran.twins.results["neutral"] for name in ("one", "two")}
    same = answered(Comparison(ran.study, Twins(("one", "two"), results, ran.twins.seeds)))
    with theme("en"):
        titles = {
            draw.__module__: draw(same, Words("en")).title for draw in (retention.draw, profit.draw, segments.draw)
        }
    assert "no policy has clearly" in titles["experiments.figures.retention"]
    assert "neither" in titles["experiments.figures.profit"]
    assert "no segment" in titles["experiments.figures.segments"]


def test_bytes_are_stable_and_nothing_leaks(pair: Comparison) -> None:
    before = dict(mpl.rcParams)
    first = {item.name: item.svg for item in draw_inside(pair)}
    for _ in range(3):  # the solver of the layout wanders in its last bits, now and then
        assert [item.name for item in draw_inside(pair) if item.svg != first[item.name]] == []
    assert dict(mpl.rcParams) == before
    assert plt.get_fignums() == []


def test_japanese_is_drawn_with_a_font_that_has_it(pair: Comparison) -> None:
    with warnings.catch_warnings():
        warnings.filterwarnings("error", message="Glyph .* missing")
        drawn = draw_inside(pair, "ja")
        # a policy may have a Japanese name in an English figure
        draw_inside(renamed(pair, {"aggressive": "強引な引き止め"}), "en")
    assert all(re.search(r"[ぁ-んァ-ン]", item.title) for item in drawn)


def test_a_missing_glyph_would_be_noticed(pair: Comparison) -> None:
    with pytest.warns(UserWarning, match="Glyph .* missing"):
        draw_inside(renamed(pair, {"aggressive": "\N{EGYPTIAN HIEROGLYPH A001}"}), "en")


def test_headings_are_broken_between_words() -> None:
    font = FontProperties(family="DejaVu Sans", size=10)
    text = "By month 12 aggressive has kept 84\N{NO-BREAK SPACE}% of the book"
    lines = wrapped(text, font, 120)
    assert len(lines) > 2 and " ".join(lines) == text
    assert any("84\N{NO-BREAK SPACE}%" in line for line in lines)
    assert len(balanced(text, font, 220)) == len(wrapped(text, font, 220)) == 2
    japanese = wrapped(
        "十二か月後に残る人は120人である。ほかは去る。", FontProperties(family="IPAexGothic", size=10), 90
    )
    assert len(japanese) > 1 and not any(line.startswith(("。", "、")) for line in japanese)
    assert any("120人" in line for line in japanese)


def test_an_unknown_language_is_refused(pair: Comparison) -> None:
    with pytest.raises(ValueError, match="allowed: en, ja"):
        draw_inside(pair, "fr")


def test_interval_of_one_value_is_unknown() -> None:
    mean, low, high = interval(np.array([[1.0, 2.0]]))
    assert mean.tolist() == [1.0, 2.0] and np.isnan(low).all() and np.isnan(high).all()


def test_the_png_is_not_blank(pair: Comparison) -> None:
    from experiments.figures.theme import save

    with theme("en"):
        content = save(retention.draw(pair, Words("en")).figure, "png")
    with Image.open(io.BytesIO(content)) as image:
        pixels = np.asarray(image.convert("L"))
    assert 0.01 < (pixels < 128).mean() < 0.5


def test_a_single_month_is_drawn_as_dots() -> None:
    comparison = compared(*EDGES["one month"])
    with theme("en"):
        picture = profit.draw(comparison, Words("en"))
    above, below = picture.figure.axes[:2]
    earned = {float(line.get_ydata()[0]) for line in above.lines if line.get_marker() == "o"}
    assert earned == {float(comparison.series(name, "profit").mean()) for name in comparison.policies}
    assert [line.get_marker() for line in below.lines].count("o") == 1
    plt.close(picture.figure)


def test_a_name_may_hold_a_dollar_sign() -> None:
    import matplotlib.pyplot as plt

    with theme("en"):
        figure, axes = plt.subplots()
        axes.set_title("cheap$\\frac$er")
        figure.canvas.draw()
        plt.close(figure)


def test_the_palette_is_seaborns_colour_blind_safe_one() -> None:
    import seaborn as sns

    from experiments.figures.palette import COLORBLIND

    assert tuple(sns.color_palette("colorblind").as_hex()) == COLORBLIND
