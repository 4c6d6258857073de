"""The what-if desk in a real browser."""

from __future__ import annotations

import re

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect


def drawn(page: sync_api.Page, at_least: int = 1) -> None:
    """Wait until that many answers are on the page."""
    page.wait_for_function(
        "n => Number(document.querySelector('[data-drawn]')?.dataset.drawn || 0) >= n", arg=at_least, timeout=120_000
    )


def test_the_first_page_answers_a_question(page: sync_api.Page) -> None:
    page.goto("/")
    drawn(page)
    sentences = page.locator(".headline")
    expect(sentences.first).to_contain_text(re.compile("leads on|ahead|no difference"))
    expect(page.locator(".canvas svg")).to_have_count(8)
    page.locator(".chart.retention summary").click()
    assert page.locator(".chart.retention table td").first.inner_text().endswith("%")


def test_a_slider_moves_the_answer_and_the_link(page: sync_api.Page) -> None:
    page.goto("/?customers=1000&horizon_months=24&replications=2")
    drawn(page)
    page.locator(".chart.profit summary").click()
    expect(page.locator(".chart.profit table")).to_be_visible()
    before = page.locator(".chart.profit details").inner_text()
    slider = page.get_by_role("slider", name="Price (A)")
    slider.focus()
    slider.press("ArrowRight")
    drawn(page, 2)
    assert "a.pricing.price=" in page.url
    after = page.locator(".chart.profit details").inner_text()
    assert after != before


def test_japanese(page: sync_api.Page) -> None:
    page.goto("/?customers=500&horizon_months=12&replications=2&lang=ja")
    drawn(page)
    page.wait_for_function("document.documentElement.lang === 'ja'")
    assert re.search("優位|差", page.locator(".headline").first.inner_text())


@pytest.mark.parametrize(
    "query",
    ["policy=%3Cscript%3Ealert(1)%3C/script%3E", "a.pricing.price=1e9", "a.leaving.friction=%24%7Boc.env:HOME%7D",
     "customers=100000000", "mechanisms.nothing=true", "x" * 5000],
)  # fmt: skip
def test_a_hostile_link_is_refused_in_words(page: sync_api.Page, query: str) -> None:
    page.goto(f"/?{query}")
    alert = page.get_by_role("alert")
    expect(alert).to_be_visible()
    assert "<script>alert" not in page.locator("#content").inner_html()
    assert page.locator("[data-drawn]").count() == 0


SMALL = "customers=500&horizon_months=12&replications=2"


def test_a_link_opens_the_same_question(page: sync_api.Page) -> None:
    page.goto(f"/?policy=aggressive,neutral,transparent&market=telecom&a.leaving.friction=none&{SMALL}")
    drawn(page)
    first = page.locator(".headline").all_inner_texts()
    link = page.get_by_label("Link to this question").inner_text()
    page.goto(link)
    drawn(page)
    assert page.locator(".headline").all_inner_texts() == first
    assert page.get_by_label("Cancellation friction (A)").first.input_value() == "none"
    assert "policies.aggressive.leaving.friction=none" in page.get_by_label("The same on the command line").inner_text()


def test_policies_come_and_go(page: sync_api.Page) -> None:
    page.goto(f"/?{SMALL}")
    drawn(page)
    page.get_by_role("button", name="Add a policy").click()
    drawn(page, 2)
    expect(page.locator(".card h2", has_text="Policy C")).to_be_visible()
    assert len([text for text in page.locator(".headline").all_inner_texts() if text]) == 2
    fates = page.locator(".chart.fates figcaption")
    expect(fates).to_contain_text("(A neutral against C transparent)")
    page.get_by_label("Look closely at").select_option("b")
    expect(fates).to_contain_text("(B aggressive against C transparent)")
    page.get_by_role("button", name="Remove policy B").click()
    drawn(page, 3)
    page.get_by_role("button", name="Remove policy A").click()
    drawn(page, 4)
    expect(page.locator(".headline").first).to_contain_text("never left")


def test_presets_of_the_world(page: sync_api.Page) -> None:
    page.goto(f"/?{SMALL}")
    drawn(page)
    page.get_by_label("Industry").select_option(label="coffee bar")
    drawn(page, 2)
    assert "market=coffee" in page.url


def test_the_report_can_be_taken_away(page: sync_api.Page) -> None:
    page.goto(f"/?{SMALL}&lang=ja")
    drawn(page)
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="レポート").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert text.lstrip().startswith("<!doctype html>") and 'lang="ja"' in text
    assert 'src="http' not in text and 'href="http' not in text


def test_a_number_out_of_bounds_stays_in_the_browser(page: sync_api.Page) -> None:
    page.goto(f"/?{SMALL}")
    drawn(page)
    field = page.get_by_role("spinbutton", name="Price (A)")
    field.fill("1.2")
    field.press("Enter")
    drawn(page, 2)
    assert page.get_by_role("slider", name="Price (A)").input_value() == "1.2"
    customers = page.get_by_role("spinbutton", name="Customers")
    customers.fill("99999999")
    customers.press("Enter")
    page.wait_for_timeout(300)
    assert "customers=500" in page.url


def test_everything_by_keyboard(page: sync_api.Page) -> None:
    """From the top of the page, tabbing reaches the link over the navigation, a preset, a slider and a concern."""
    page.goto(f"/?{SMALL}")
    drawn(page)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(
            "(e => `${e.tagName} ${e.getAttribute('aria-label') || e.innerText || ''}`)(document.activeElement)"
        ))  # fmt: skip
    assert reached[0].endswith("Skip to the content")
    for expected in ("SELECT Preset of policy A", "INPUT Price (A)", "SUMMARY About Price", "SUMMARY Service"):
        assert any(expected in one for one in reached), reached
