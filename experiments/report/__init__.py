"""Reports: one self-contained page, in English or Japanese."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from experiments.comparison import Comparison
    from experiments.figures import Drawn
    from experiments.report.words import Words
    from experiments.rundir import RunDir

NAME = "report.html"


def write(comparison: Comparison, rundir: RunDir, language: str = "en", drawn: Sequence[Drawn] | None = None) -> None:
    """Write ``report.html``: everything inside, nothing fetched, no script.

    Parameters
    ----------
    comparison
        A finished comparison, with its summary.
    rundir
        Where to write.
    language
        "en" or "ja".
    drawn
        Figures to show, from ``experiments.figures.draw_all``; drawn anew, for this page only, if missing.

    Raises
    ------
    ValueError
        If there is no such language.
    """
    from experiments.report.words import Words

    words = Words(language)
    if drawn is None:
        from experiments.figures import draw_inside

        drawn = draw_inside(comparison, language)
    rundir.write_text(NAME, render(comparison, rundir, drawn, words))


def render(comparison: Comparison, rundir: RunDir, drawn: Sequence[Drawn], words: Words) -> str:
    """Return the page as text."""
    from experiments.report.page import page

    rundir.page = ("report.html.j2", page(comparison, rundir, drawn, words))
    return filled(*rundir.page)


def filled(template: str, values: dict[str, Any]) -> str:
    """Return a template of this folder with its values filled in, every one of them escaped; Japanese with its font."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from experiments.report.font import with_font

    # autoescape by name of file would leave .j2 alone
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    page = environment.get_template(template).render(values)
    return with_font(page) if values["language"] == "ja" else page
