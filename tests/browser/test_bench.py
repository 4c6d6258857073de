"""The experiment bench in a real browser, over a store that the page itself fills by a small sweep."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from experiments.app import driving
from tests.browser.conftest import Watched

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect
ROOT = Path(__file__).parent.parent.parent
X, Y = "policies.aggressive.pricing.hidden_fee", "behaviour.wanting.resentment"
SWEEP = ("experiment=sweep_demo", f"sweep_demo.x={X}", f"sweep_demo.y={Y}", "sweep_demo.x_steps=6",
         "sweep_demo.y_steps=5", "customers=200", "horizon_months=12", "replications=3", "market.burn_in_months=0",
         "sweep.name=map", "sweep.figures=false")  # fmt: skip


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def served(folder: Path) -> Iterator[str]:
    """Serve the laboratory from a folder, as a user would; yield its address."""
    if driving.chromium() is None:
        pytest.skip("no Chromium on this machine; Debian's package is called chromium")
    with driving.laboratory(folder=folder) as address:
        yield address


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store that the command line has filled."""
    made = tmp_path_factory.mktemp("swept")
    subprocess.run([sys.executable, "-m", "experiments", *SWEEP], env=environment(), cwd=made, check=True,
                   capture_output=True)  # fmt: skip
    return made


@pytest.fixture(scope="module")
def bench(folder: Path) -> Iterator[str]:
    yield from served(folder)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from served(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """Return a page of the filled store, or of the empty one where the test asks for it."""
    address = request.getfixturevalue(getattr(request, "param", "bench"))
    context = browser.new_context(base_url=address, viewport={"width": 1366, "height": 900}, accept_downloads=True)
    made, watched = context.new_page(), Watched(address)
    watched.watch(made)
    yield made
    context.close()
    assert watched.outside == []
    assert watched.errors == []


on_empty = pytest.mark.parametrize("page", ["empty"], indirect=True)


def drawn(page: sync_api.Page, at_least: int = 1) -> None:
    page.wait_for_function(
        "n => Number(document.querySelector('[data-drawn]')?.dataset.drawn || 0) >= n", arg=at_least, timeout=60_000
    )


def series(page: sync_api.Page) -> list[dict]:
    """Return what the map holds, as the browser has it."""
    return page.evaluate(
        "() => { const id = document.querySelector('.bench-map .canvas').id.slice(1); "
        "return getElement(Number(id)).chart.getOption().series.map(s => ({id: s.id, data: s.data})); }"
    )


def written(folder: Path) -> pd.DataFrame:
    (path,) = folder.glob("results/sweep_demo/*/cells.parquet")
    return pd.read_parquet(path)


def test_the_map_is_what_the_command_line_wrote(page: sync_api.Page, folder: Path) -> None:
    page.goto("/bench")
    drawn(page)
    table = written(folder)
    end = table[(table["month"] == 12) & (table["outcome"] == "cumulative_profit")].set_index("number")
    cells = next(one for one in series(page) if one["id"] == "cells")["data"]
    assert len(cells) == 30
    for _, _, mean, standing, number, low, high in cells:
        row = end.loc[number]
        assert (mean, low, high) == pytest.approx((row["difference"], row["low"], row["high"]), rel=1e-5)
        assert (standing == 0) == (row["low"] <= 0 <= row["high"])
    ahead = (end["difference"] > 0).sum()
    expect(page.locator(".bench-map figcaption")).to_contain_text(f"in {ahead} of 30 cells")
    assert page.locator(".bench-bars canvas").count() == 1


def test_an_outcome_and_a_month_are_chosen(page: sync_api.Page) -> None:
    page.goto("/bench")
    drawn(page)
    before = page.locator(".bench-map figcaption").inner_text()
    page.get_by_role("combobox", name="Outcome").select_option("trust")
    drawn(page, 2)
    page.get_by_role("spinbutton", name="Month").fill("6")
    page.get_by_role("spinbutton", name="Month").press("Enter")
    drawn(page, 3)
    assert "By month 6" in page.locator(".bench-map figcaption").inner_text() != before
    assert "outcome=trust" in page.url and "month=6" in page.url
    page.reload()
    drawn(page)
    expect(page.locator(".bench-map figcaption")).to_contain_text("By month 6")


def test_filter_and_sort(page: sync_api.Page, folder: Path) -> None:
    page.goto("/bench")
    drawn(page)
    table = written(folder)
    end = table[(table["month"] == 12) & (table["outcome"] == "cumulative_profit")]
    rows = page.locator(".bench-scroll tbody").first.locator("tr")
    expect(rows).to_have_count(25)
    page.get_by_role("button", name="Next").click()
    expect(rows).to_have_count(5)
    page.get_by_role("combobox", name="Column").select_option(X)
    page.get_by_label("From", exact=True).fill("0.1")
    page.get_by_role("button", name="Add filter").click()
    kept = end[end[X] >= 0.1]
    expect(rows).to_have_count(len(kept))
    head = page.get_by_role("button", name="cumulative profit", exact=True)
    head.click()
    expect(page.get_by_role("columnheader", name=re.compile("^cumulative profit"))).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(
        page.get_by_role("columnheader", name=re.compile("^cumulative profit")).get_by_role("button")
    ).to_be_focused()
    first = kept.sort_values("difference").iloc[0]["number"]
    expect(rows.first.get_by_role("button")).to_have_accessible_name(f"Open cell {first} on the desk")
    page.get_by_label("Only cells with a clear difference").check()
    clear = kept[(kept["low"] > 0) | (kept["high"] < 0)]
    expect(rows).to_have_count(len(clear))
    page.get_by_role("button", name=re.compile("^Remove: hidden fee")).click()
    expect(page.get_by_role("button", name=re.compile("^Remove"))).to_have_count(0)


def test_a_cell_goes_to_the_desk_and_back(page: sync_api.Page, folder: Path) -> None:
    page.goto("/bench")
    drawn(page)
    cell = page.get_by_role("button", name="Open cell 9 on the desk")
    cell.focus()
    cell.press("Enter")
    page.wait_for_url(re.compile(r"/\?policy=aggressive,transparent"))
    drawn(page)
    table = written(folder)
    row = table[(table["month"] == 12) & (table["outcome"] == "cumulative_profit") & (table["number"] == 9)].iloc[0]
    assert f"a.pricing.hidden_fee={row[X]}" in page.url
    page.locator(".chart.profit summary").click()
    expect(page.locator(".chart.profit tbody tr").last).to_be_visible()
    cells = page.locator(".chart.profit tbody tr").last.locator("td").all_inner_texts()
    told = [float(text.replace(",", "").replace("−", "-")) for text in cells]
    assert told == pytest.approx([row["treated"], row["untreated"]], rel=0.006)  # three digits are written
    page.go_back()
    drawn(page)
    assert page.url.partition("?")[0].endswith("/bench")


def test_a_click_on_the_map_opens_its_cell(page: sync_api.Page) -> None:
    page.goto("/bench")
    drawn(page)
    canvas = page.locator(".bench-map canvas").first
    place = page.evaluate(
        "() => { const id = document.querySelector('.bench-map .canvas').id.slice(1); "
        "return getElement(Number(id)).chart.convertToPixel({gridIndex: 0}, [2, 3]); }"
    )
    canvas.scroll_into_view_if_needed()
    canvas.click(position={"x": place[0] + 6, "y": place[1] - 4})
    page.wait_for_url(re.compile(r"a\.pricing\.hidden_fee=0\.08"))


@pytest.mark.parametrize(("what", "rows"), [("Every run and month", 30 * 2 * 3 * 12), ("Cells and what was swept", 30)])
def test_both_files_read_back_equal_to_the_store(
    page: sync_api.Page, folder: Path, what: str, rows: int, tmp_path: Path
) -> None:
    page.goto("/bench")
    drawn(page)
    read = {}
    for form, reader in (("CSV", pd.read_csv), ("Parquet", pd.read_parquet)):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=f"{what} as {form}").click()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        read[form] = reader(path)
    sql = "select * from results" if rows > 30 else "select * from cells"
    command = ["results", "csv", str(tmp_path / "mine.csv"), "--sweep", "map", "--sql", sql]
    subprocess.run([sys.executable, "-m", "experiments", *command], env=environment(), cwd=folder, check=True,
                   capture_output=True)  # fmt: skip
    mine = pd.read_csv(tmp_path / "mine.csv")
    by = list(mine.columns[:4])
    assert len(mine) == rows
    for form, theirs in read.items():
        pd.testing.assert_frame_equal(
            mine.sort_values(by).reset_index(drop=True), theirs.sort_values(by).reset_index(drop=True),
            check_dtype=False, obj=form,
        )  # fmt: skip


def test_the_data_dictionary(page: sync_api.Page) -> None:
    page.goto("/bench")
    drawn(page)
    page.locator(".bench-dictionary summary").click()
    rows = page.locator(".bench-dictionary tbody tr")
    assert rows.count() > 140
    page.get_by_label("Find a column").fill("cumulative_profit")
    expect(rows).to_have_count(1)
    assert rows.first.locator("td").all_inner_texts() == ["cumulative profit", "累積利益", "market prices"]


@pytest.mark.parametrize("width", [1366, 390])
def test_japanese_and_narrow(page: sync_api.Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/bench?lang=ja")
    drawn(page)
    assert page.evaluate("document.documentElement.lang") == "ja"
    assert "上回る" in page.locator(".bench-map figcaption").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    english = re.findall(r"[A-Za-z]{4,}", page.locator(".bench h2").all_inner_texts().__str__())
    assert english == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_accessible(page: sync_api.Page, language: str) -> None:
    """No violation of WCAG 2 A and AA that axe can see, with everything opened."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.goto(f"/bench?lang={language}")
    drawn(page)
    for details in page.locator("details").all():
        details.evaluate("e => e.open = true")
    page.wait_for_timeout(300)
    found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    told = [
        (one["id"], one["help"], [n["html"][:160] for n in one["nodes"][:3]]) for one in found.response["violations"]
    ]
    assert not told, json.dumps(told, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    "query",
    ["sweep=%3Cscript%3Ealert(1)%3C/script%3E", "sweep=../../etc/passwd", "outcome=1;drop%20table%20results",
     "one='%20or%201=1", "run=../../x", "month=99999999999", "sql=select%201", "x" * 5000],
)  # fmt: skip
def test_a_hostile_link_is_refused_in_words(page: sync_api.Page, query: str) -> None:
    page.goto(f"/bench?{query}")
    expect(page.get_by_role("alert")).to_be_visible(timeout=30_000)
    assert "<script>alert" not in page.locator("#content").inner_html()
    assert page.locator("[data-drawn]").count() == 0


@on_empty
def test_an_empty_store_says_what_to_run_and_fills_itself(page: sync_api.Page) -> None:
    page.goto("/bench")
    expect(page.get_by_text("The store holds no sweep of this engine yet")).to_be_visible(timeout=30_000)
    assert "kizuna --multirun" in page.locator("pre").first.inner_text()
    for label, value in (("Steps across", "3"), ("Steps up", "2"), ("Customers", "100"), ("Months", "6")):
        page.get_by_label(label, exact=True).fill(value)
        page.get_by_label(label, exact=True).press("Tab")
    command = page.get_by_label("The same on the command line")
    expect(command).to_contain_text("sweep_demo.x_steps=3 sweep_demo.y_steps=2 customers=100 horizon_months=6")
    page.get_by_role("button", name="Start the sweep").click()
    page.wait_for_url(re.compile("sweep=bench-hidden_fee-resentment-3-2-100-6-3"), timeout=120_000)
    drawn(page)
    expect(page.locator(".bench-map figcaption")).to_contain_text("of 6 cells")


@on_empty
def test_a_small_sweep_is_stopped(page: sync_api.Page) -> None:
    page.goto("/bench")
    page.locator("summary", has_text="Try a small sweep").or_(
        page.get_by_role("heading", name="Try a small sweep")
    ).click()
    for label in ("Steps across", "Steps up"):
        page.get_by_label(label, exact=True).fill("12")
        page.get_by_label(label, exact=True).press("Tab")
    page.get_by_role("button", name="Start the sweep").click()
    expect(page.get_by_text(re.compile(r"^\d+ of 144 cells finished"))).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile(r"^Stopped; \d+ of 144"))).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Start the sweep")).to_be_visible()
