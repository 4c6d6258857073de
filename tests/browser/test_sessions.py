"""Several people at once: each sees their own question, and who goes leaves no work behind."""

from __future__ import annotations

import pytest

from tests.browser.test_desk import drawn

sync_api = pytest.importorskip("playwright.sync_api")
SESSIONS = 10


def test_ten_at_once_see_their_own(browser: sync_api.Browser, laboratory: str) -> None:
    pages = []
    for i in range(SESSIONS):
        made = browser.new_context(base_url=laboratory).new_page()
        made.goto(f"/?customers={500 + i}&horizon_months=12&replications=2&a.pricing.price={1 + i / 100}")
        pages.append(made)
    for i, made in enumerate(pages):
        drawn(made)
        assert f"customers={500 + i}" in made.get_by_label("The same on the command line").inner_text()
        assert made.get_by_role("spinbutton", name="Price (A)").input_value() == f"{1 + i / 100:g}"
    for made in pages:
        slider = made.get_by_role("slider", name="Service quality (A)")
        slider.focus()
        slider.press("ArrowRight")
    for i, made in enumerate(pages):
        drawn(made, 2)
        assert f"a.pricing.price={1 + i / 100:g}" in made.url or i == 0
    for made in pages:
        made.context.close()


def test_many_moves_are_one_answer(page: sync_api.Page) -> None:
    """Twenty moves in a row: the last wins, and most in between are never worked out."""
    page.goto("/")
    drawn(page)
    slider = page.get_by_role("slider", name="Service quality (A)")
    slider.focus()
    for _ in range(20):
        slider.press("ArrowRight", delay=0)
    value = slider.input_value()
    page.wait_for_function("v => location.search.includes(`a.service.quality=${v}`)", arg=value)
    page.wait_for_timeout(3_000)
    answers = int(page.locator("[data-drawn]").get_attribute("data-drawn") or 0)
    assert 1 < answers < 20


def test_after_closed_pages_others_are_answered(browser: sync_api.Browser, laboratory: str) -> None:
    """Large questions whose pages go stand in nobody's way; that they are given up is shown in the session's tests."""
    context = browser.new_context(base_url=laboratory)
    for _ in range(3):
        large = context.new_page()
        large.goto("/?customers=20000&horizon_months=60&replications=12&seed=77")
        large.wait_for_selector(".state:has-text('computing')", timeout=60_000)
        large.close()
    small = context.new_page()
    small.goto("/?customers=300&horizon_months=6&replications=2")
    drawn(small)
    context.close()
