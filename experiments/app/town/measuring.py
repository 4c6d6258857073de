"""How quick the town plays: ``python -m experiments.app.town.measuring`` (needs Playwright and Chromium).

What is measured: months on the screen in a second at the highest speed, counted by the page itself, with at least 1,500
marks in each of the two planes; and the wait from opening the page to the first month and to the whole film. The
figures go to ``results/reference/town.json``.
"""

from __future__ import annotations

import json
import time
from typing import Any

from experiments.app import driving

QUESTION = "/town?customers=3500&horizon_months=120"
MARKS = 1_500
"""Marks wanted in each plane."""
HERE = "n => Number(document.querySelector('.town-stage')?.dataset.here || 0) >= n"
"""Whether so many months of the film have come."""


def main() -> None:
    """Measure, print and store."""
    from playwright.sync_api import sync_playwright

    from experiments.progress import progress
    from experiments.reference import folder

    found: dict[str, Any] = {"question": QUESTION, "months_per_second": [], "first_month_s": [], "film_s": []}
    with sync_playwright() as playwright, driving.laboratory() as address, progress("measuring", "steps") as report:
        browser = playwright.chromium.launch(executable_path=driving.chromium(), args=list(driving.ARGUMENTS))
        for i in range(3):
            page = browser.new_page(viewport={"width": 1366, "height": 900})
            began = time.perf_counter()
            page.goto(address + QUESTION + f"&seed={i + 1}")  # another seed: another market has to be run in
            page.wait_for_function(HERE, arg=1, timeout=120_000)
            found["first_month_s"].append(round(time.perf_counter() - began, 2))
            page.wait_for_function(HERE, arg=121, timeout=120_000)
            found["film_s"].append(round(time.perf_counter() - began, 2))
            pace, found["marks"] = pace_of(page)
            found["months_per_second"].append(round(pace, 1))
            page.close()
            report(i + 1, 3)
        browser.close()
    path = folder() / "town.json"
    path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(f"{found['months_per_second']} months a second with {found['marks']} marks in the two planes; first month "
          f"after {found['first_month_s']} s, whole film after {found['film_s']} s")  # fmt: skip


def pace_of(page: Any, months: int = 90) -> tuple[float, list[int]]:
    """Play at the highest speed; return months drawn in a second, and the marks in each plane at the end.

    Parameters
    ----------
    months
        Where on the slider to stop: the film is longer, so that it does not end before.
    """
    page.get_by_label("Speed").select_option("60")
    stage = page.locator(".town-stage")
    shown = "Number(document.querySelector('.town-stage').dataset.shown)"
    before = page.evaluate(shown)
    page.locator(".town-bar .main").click()
    clock = page.evaluate(f"""() => new Promise(done => {{
        const began = performance.now();
        const look = () => {{
            const stage = document.querySelector('.town-stage').dataset;
            if (Number(stage.month) >= {months}) done([performance.now() - began, Number(stage.shown)]);
            else requestAnimationFrame(look);
        }};
        look();
    }})""")
    page.locator(".town-bar .main").click()
    marks = [int(n) for n in (stage.get_attribute("data-marks") or "").split()]
    return 1000 * (clock[1] - before) / clock[0], marks


if __name__ == "__main__":
    main()
