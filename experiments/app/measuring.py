"""How quick the laboratory is in a browser: ``python -m experiments.app.measuring`` (needs Playwright and Chromium).

What is measured is what a person waits for: from the command to the first chart, and from a moved slider to the charts
that answer it. The figures go to ``results/reference/app.json``; the pages of the docs quote them from there.
"""

from __future__ import annotations

import json
import statistics
import time
from typing import Any

from experiments.app import driving

MOVES = 40
PAUSE = 0.25
"""Seconds between two moves: people look."""


def main() -> None:
    """Measure, print and store."""
    from playwright.sync_api import sync_playwright

    from experiments.progress import progress
    from experiments.reference import folder

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=driving.chromium(), args=list(driving.ARGUMENTS))
        found: dict[str, Any] = {"first_chart_s": []}
        with progress("measuring", "steps") as report:
            for i in range(3):
                began = time.perf_counter()
                with driving.laboratory() as address:
                    page = browser.new_page(viewport={"width": 1366, "height": 900})
                    page.goto(address)
                    page.wait_for_function(driving.DRAWN, arg=1, timeout=120_000)
                    found["first_chart_s"].append(round(time.perf_counter() - began, 2))
                    report(i + 1, 4)
                    if i == 2:
                        found["slider_ms"] = moves(page)
                    page.close()
            report(4, 4)
        browser.close()
    found["slider_median_ms"] = statistics.median(found["slider_ms"])
    path = folder() / "app.json"
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"first chart after {found['first_chart_s']} s; slider to charts, median {found['slider_median_ms']} ms")


def moves(page: Any) -> list[int]:
    """Return milliseconds from each move of a slider to the charts that answer it, two painted frames later."""
    slider = page.get_by_role("slider", name="Service quality (A)")
    slider.focus()
    found = []
    for _ in range(MOVES):
        before = page.evaluate("Number(document.querySelector('[data-drawn]').dataset.drawn)")
        page.evaluate("window.moved = performance.now()")
        slider.press("ArrowRight")
        page.wait_for_function(driving.DRAWN, arg=before + 1, timeout=30_000)
        painted = "new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(performance.now()))))"
        found.append(round(page.evaluate(painted) - page.evaluate("window.moved")))
        time.sleep(PAUSE)
    return found


if __name__ == "__main__":
    main()
