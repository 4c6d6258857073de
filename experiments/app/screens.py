"""Pictures of the real laboratory for the README and the docs: ``python -m experiments.app.screens``.

Needs Playwright and Chromium. They go to ``results/reference/screens``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from experiments.app import driving

LAPTOP, PHONE = (1366, 860), (390, 844)


@dataclass(frozen=True)
class Screen:
    """One picture: its name, where to look, how large, and what must be there before."""

    name: str
    path: str
    size: tuple[int, int] = LAPTOP
    until: str = "[data-drawn]"


SCREENS = (
    Screen("desk", "/?lang=en"),
    Screen("desk_ja", "/?lang=ja"),
    Screen("town", "/town?month=36&customer=7&lang=en", until=".town-diary table"),
    Screen("town_ja", "/town?month=36&customer=7&lang=ja", until=".town-diary table"),
    Screen("town_phone", "/town?month=36&customer=7&lang=en", PHONE, ".town-diary table"),
    Screen("desk_phone", "/?lang=en", PHONE),
    Screen("lessons", "/lessons?lang=en", until="#content h2"),
    Screen("lesson_ja", "/lessons/leaky_bucket?lang=ja", until="#content button"),
    Screen("bench", "/bench?lang=en", until="#content h2"),
)


def main() -> None:
    """Take every picture."""
    from playwright.sync_api import sync_playwright

    from experiments.progress import progress
    from experiments.reference import folder

    target = folder() / "screens"
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, driving.laboratory() as address, progress("pictures", "screens") as report:
        browser = playwright.chromium.launch(executable_path=driving.chromium(), args=list(driving.ARGUMENTS))
        for i, screen in enumerate(SCREENS):
            take(browser, address, screen, target)
            report(i + 1, len(SCREENS))
        browser.close()


def take(browser: Any, address: str, screen: Screen, target: Path) -> None:
    """Take one picture, once it is finished and its fonts are there."""
    width, height = screen.size
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{address}{screen.path}")
    page.wait_for_selector(screen.until, timeout=120_000)
    page.wait_for_timeout(1_000)
    page.wait_for_function("[...document.fonts].every(font => font.status !== 'loading')")
    page.screenshot(path=str(target / f"{screen.name}.png"))
    page.close()


if __name__ == "__main__":
    main()
