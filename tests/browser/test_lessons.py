"""Lessons in a real browser, with a small lesson of the teacher's own: the example of the document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from experiments.app import driving

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect
ROOT = Path(__file__).parents[2]
LONG = 120_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which the laboratory is started; its votes lie there."""
    return tmp_path_factory.mktemp("class")


@pytest.fixture(scope="module")
def laboratory(folder: Path) -> Iterator[str]:
    """Serve the laboratory with a folder of lessons; return its address."""
    if driving.chromium() is None:
        pytest.skip("no Chromium on this machine; Debian's package is called chromium")
    example = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "lessons.md").read_text("utf-8"), re.S)[0]
    (folder / "lessons").mkdir()
    (folder / "lessons" / "1_price.yaml").write_text(example, "utf-8")
    guess = example.replace(_between(example, "      kind: choice", "    outcome:"), CURVE)
    (folder / "lessons" / "2_drawn.yaml").write_text(guess.replace("Does a lower price pay?", "Drawn by hand"), "utf-8")
    with driving.laboratory("--lessons", "lessons", folder=folder) as address:
        yield address


CURVE = """      kind: curve
      text: {en: "Draw who stays.", ja: "残る人を描いてください。"}
      lines: retention
      policy: a
      months: [12, 24, 36]
"""


def _between(text: str, first: str, last: str) -> str:
    start = text.index(first)
    return text[start : text.index(last, start)]


def tab_to(page: sync_api.Page, wanted: sync_api.Locator) -> None:
    """Press the tabulator until an element has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"cannot be reached by keyboard: {wanted}")


def answer(page: sync_api.Page, step: str, number: int) -> None:
    """Choose an answer of a step with the mouse, and run."""
    place = page.locator(f".step.{step}")
    place.get_by_role("radio").nth(number).check(timeout=LONG)
    place.get_by_role("button", name=re.compile("Lock in|予想を確定")).click()


def test_one_idea_from_prediction_to_puzzle_by_keyboard(page: sync_api.Page) -> None:
    page.goto("/lessons")
    lesson = page.get_by_role("link", name="Does a lower price pay?")
    expect(lesson).to_be_visible(timeout=LONG)
    tab_to(page, lesson)
    page.keyboard.press("Enter")
    predict = page.locator(".step.predict")
    expect(predict).to_be_visible(timeout=LONG)
    assert page.locator(".step").count() == 1, "nothing is shown before it is predicted"
    run = predict.get_by_role("button", name="Lock in my answer and run")
    tab_to(page, run)
    page.keyboard.press("Enter")
    expect(predict.get_by_text("Answer first")).to_be_visible()
    predict.locator("legend").evaluate("element => { document.activeElement.blur(); }")
    tab_to(page, predict.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, run)
    page.keyboard.press("Enter")
    expect(predict.locator("[data-shown]")).to_be_focused(timeout=LONG)
    expect(predict.get_by_text("You predicted: Profit rises.")).to_be_visible()
    said = predict.locator(".explained").inner_text()
    assert re.search(r"(rises|falls) by [\d.]+\s%|No clear difference", said)
    came = predict.locator(".compared").inner_text()
    assert ("Your prediction came true" in came) == ("rises by" in said)

    off = page.get_by_role("button", name="Switch off: minding prices")
    tab_to(page, off)
    page.keyboard.press("Enter")
    puzzle = page.locator(".step.puzzle")
    expect(puzzle).to_be_visible(timeout=LONG)
    assert re.search(r"The difference is then [+−]?[\d,.]+", page.locator(".step.without").inner_text())
    tab_to(page, puzzle.get_by_role("radio").first)
    page.keyboard.press("Space")
    tab_to(page, puzzle.get_by_role("button", name="Lock in my answer and run"))
    page.keyboard.press("Enter")
    expect(puzzle.locator("[data-shown]")).to_be_focused(timeout=LONG)
    kept = [float(share) for share in re.findall(r"([\d.]+)\s%", puzzle.locator(".explained").inner_text())]
    assert len(kept) == 2
    assert ("came true" in puzzle.locator(".verdict").inner_text()) == (kept[0] > kept[1])


def test_votes_of_two_tabs_are_counted_shown_and_cleared(page: sync_api.Page, folder: Path) -> None:
    page.goto("/lessons/price")
    expect(page.locator(".step.predict")).to_be_visible(timeout=LONG)
    tally = page.locator(".step.predict .tally")
    tally.locator("summary").click()
    tally.get_by_role("button").click()
    tally.get_by_role("button", name="Press again to clear").click()
    expect(tally.locator("summary")).to_have_text("Votes of the class: 0")
    other = page.context.new_page()
    other.goto("/lessons/price")
    answer(other, "predict", 1)
    expect(tally.locator("summary")).to_have_text("Votes of the class: 1", timeout=LONG)
    answer(page, "predict", 1)
    expect(tally.locator("summary")).to_have_text("Votes of the class: 2")
    expect(other.locator(".step.predict .tally summary")).to_have_text("Votes of the class: 2")
    assert tally.locator(".vote-count").all_inner_texts() == ["0", "2"]
    widths = tally.locator(".vote-bar").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    assert widths[0] == 0 < widths[1]
    kept = json.loads((folder / "results" / "lessons" / "price.json").read_text("utf-8"))
    assert kept["1.predict"] == ["costs", "costs"]
    other.close()


def test_a_curve_is_drawn_by_keyboard_and_by_mouse_and_compared(page: sync_api.Page) -> None:
    page.goto("/lessons/drawn")
    predict = page.locator(".step.predict")
    points = predict.get_by_role("slider")
    expect(points).to_have_count(3, timeout=LONG)
    assert points.first.get_attribute("aria-label") == "month 12"
    points.first.focus()
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowUp")
    assert points.first.get_attribute("aria-valuetext") == "61 %"
    frame = points.last.bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + 9, frame["y"] + 9)
    page.mouse.down()
    page.mouse.move(frame["x"] + 9, frame["y"] + 60)
    page.mouse.up()
    assert float(points.last.get_attribute("aria-valuenow") or 1) < 0.5
    predict.get_by_role("button", name="Lock in my answer and run").click()
    expect(predict.get_by_text("On average you were")).to_be_visible(timeout=LONG)
    assert predict.locator(".compared td").first.inner_text().replace("\xa0", " ") == "61.0 %"


def test_japanese_and_notes(page: sync_api.Page) -> None:
    page.goto("/lessons/price?lang=ja&notes=1")
    expect(page.locator(".notes")).to_contain_text("どのみち残った人", timeout=LONG)
    page.get_by_role("checkbox", name="教員用メモ").uncheck()
    expect(page.locator(".notes")).to_be_hidden()
    answer(page, "predict", 0)
    expect(page.locator(".step.predict .verdict")).to_contain_text("予想", timeout=LONG)
    assert page.evaluate("document.documentElement.lang") == "ja"
    assert page.get_by_role("link", name="English").get_attribute("href") == "/lessons/price?notes=1&lang=en"


def test_the_print_view_holds_hand_out_and_debrief(page: sync_api.Page) -> None:
    page.goto("/lessons/price/print")
    debrief = page.locator(".paper.debrief")
    expect(debrief.locator("table").first).to_be_visible(timeout=LONG)
    handout = page.locator(".paper.handout")
    assert not re.search(r"\d\s%", handout.inner_text()), "the hand-out gives nothing away"
    expect(handout.locator(".boxes li")).to_have_count(4)
    assert re.search(r"[\d.]+\s% against [\d.]+\s%", debrief.inner_text())
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".tools")).to_be_hidden()
    expect(debrief).to_be_visible()


def test_the_same_worlds_open_on_the_desk(page: sync_api.Page) -> None:
    page.goto("/lessons/price")
    links = page.locator(".worlds a")
    expect(links).to_have_count(2, timeout=LONG)
    links.nth(1).click()
    page.wait_for_function("Number(document.querySelector('[data-drawn]')?.dataset.drawn || 0) >= 1", timeout=LONG)
    assert "mechanisms.price=false" in page.url and "policy=price_cut,neutral" in page.url


@pytest.mark.parametrize("address", ["/lessons/nothing", "/lessons/price?idea=9", "/lessons/price?idea=%3Cscript%3E"])
def test_what_is_not_there_is_refused_in_words(page: sync_api.Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("alert")).to_be_visible(timeout=LONG)
    assert "<script>" not in page.locator("#content").inner_html()


def test_a_phone_needs_no_scrolling_sideways(page: sync_api.Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for address in ("/lessons?lang=ja", "/lessons/drawn?lang=ja", "/lessons/price/print"):
        page.goto(address)
        expect(page.locator(".lessons, .step, .paper").first).to_be_visible(timeout=LONG)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
