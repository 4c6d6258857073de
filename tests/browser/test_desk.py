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
    assert page.locator("canvas").count() >= 8
    page.locator(".chart.retention summary").click()
    assert page.locator(".chart.retention table td").first.inner_text().endswith("%")


def test_a_slider_moves_the_answer_and_the_link(page: sync_api.Page) -> None:
    page.goto("/?customers=1000&horizon_months=24&replications=2")
    drawn(page)
    before = page.locator(".chart.profit details").inner_text()
    slider = page.get_by_role("slider", name="Price (A)")
    slider.focus()
    slider.press("ArrowRight")
    drawn(page, 2)
    assert "a.pricing.price=" in page.url
    page.locator(".chart.profit summary").click()
    after = page.locator(".chart.profit details").inner_text()
    assert after != before


def test_japanese(page: sync_api.Page) -> None:
    page.goto("/?customers=500&horizon_months=12&replications=2&lang=ja")
    drawn(page)
    assert page.evaluate("document.documentElement.lang") == "ja"
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
