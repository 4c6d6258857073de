"""What holds on every page: names, contrast, one language, nothing from outside, and a way round."""

from __future__ import annotations

import json

import pytest

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

PAGES = (
    "/?customers=300&horizon_months=6&replications=2",
    "/town?customers=300&horizon_months=6",
    "/bench?",
    "/lessons?",
    "/lessons/leaky_bucket?idea=1",
)


def settled(page: sync_api.Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    if path.startswith("/?"):
        page.wait_for_selector("[data-drawn]", timeout=120_000)
    if path.startswith("/lessons"):
        page.wait_for_selector("#content h2", timeout=120_000)
    if path.startswith("/town"):
        page.wait_for_selector("[data-here='7']", timeout=120_000)
        page.locator(".town-people button").last.click()  # somebody's diary belongs to the page
        page.wait_for_selector(".town-diary table", timeout=60_000)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("path", PAGES)
def test_accessible(page: sync_api.Page, path: str, language: str) -> None:
    """No violation of WCAG 2 A and AA that axe can see: names, roles, contrast, structure."""
    settled(page, f"{path}&lang={language}")
    for details in page.locator("details").all():
        details.evaluate("e => e.open = true")
    page.wait_for_timeout(300)
    found = axe.Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    told = [
        (one["id"], one["help"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found.response["violations"]
    ]
    assert not told, json.dumps(told, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("path", PAGES)
def test_fits_a_phone(page: sync_api.Page, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", PAGES)
def test_changing_the_language_keeps_the_question(page: sync_api.Page, path: str) -> None:
    settled(page, path)
    page.get_by_role("link", name="日本語で表示").click()
    page.wait_for_url("**lang=ja**")
    page.wait_for_function("document.documentElement.lang === 'ja'")
    for part in path.partition("?")[2].split("&"):
        assert part in page.url


def test_headers(page: sync_api.Page) -> None:
    answer = page.goto(PAGES[0])
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "*" not in policy


def test_a_foreign_name_or_page_is_not_answered(page: sync_api.Page, laboratory: str) -> None:
    asked = page.request
    assert asked.get(laboratory, headers={"Host": "evil.example"}).status == 403
    assert asked.get(laboratory, headers={"Origin": "http://evil.example"}).status == 403
    assert asked.get(laboratory).status == 200
