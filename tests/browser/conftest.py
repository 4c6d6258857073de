"""A real server and a real browser; every page must ask nobody outside and log no error."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from experiments.app import driving

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")


@pytest.fixture(scope="session")
def laboratory() -> Iterator[str]:
    """Serve the laboratory as a user would start it; return its address."""
    if driving.chromium() is None:
        pytest.skip("no Chromium on this machine; Debian's package is called chromium")
    with driving.laboratory() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[sync_api.Browser]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=driving.chromium(), args=driving.ARGUMENTS)
        yield started
        started.close()


class Watched:
    """What a page asked for and complained about."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.outside: list[str] = []
        self.errors: list[str] = []

    def watch(self, page: sync_api.Page) -> None:
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def _asked(self, url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:")) and urlsplit(url).netloc != self.host:
            self.outside.append(url)


@pytest.fixture
def page(laboratory: str, browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    """Return a page that may ask only the laboratory; what it asked and complained about is judged at the end."""
    context = browser.new_context(base_url=laboratory, viewport={"width": 1366, "height": 900})
    made, watched = context.new_page(), Watched(laboratory)
    watched.watch(made)
    yield made
    context.close()
    assert watched.outside == []
    assert watched.errors == []
