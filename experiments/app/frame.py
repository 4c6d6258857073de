"""What every page stands in: its head, the way to other pages, the language, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from nicegui import ui

from experiments.app.html import Text, box, link
from experiments.app.words import say
from experiments.refusal import Refusal
from experiments.report.words import LANGUAGES

PAGES = ("desk", "town", "bench", "lessons")
PATHS = {"desk": "/", "town": "/town", "bench": "/bench", "lessons": "/lessons"}


def language_of(asked: str) -> str:
    """Return a language that is spoken here.

    Examples
    --------
    >>> language_of("ja"), language_of("<script>")
    ('ja', 'en')
    """
    return asked if asked in LANGUAGES else LANGUAGES[0]


def path_to(page: str, language: str, **query: str) -> str:
    """Return the path of a page in a language."""
    return f"{PATHS.get(page, page)}?{urlencode({**query, 'lang': language})}"


@contextmanager
def frame(page: str, language: str, query: str = "", title: str = "") -> Iterator[None]:
    """Build a page around what is made inside.

    Parameters
    ----------
    page
        One of ``PAGES``, or a path below one of them.
    language
        "en" or "ja".
    query
        What the page was asked, kept when the language is changed.
    title
        Heading; the page's name if missing.
    """
    here = next((known for known in PAGES if page == known or page.startswith(f"{PATHS[known]}/")), "desk")
    heading = title or say(language, f"page.{here}")
    ui.page_title(f"{heading} · Kizuna")
    ui.add_head_html('<link rel="stylesheet" href="/static/app.css">')
    ui.run_javascript(f"document.documentElement.lang = '{language}'")
    link(say(language, "skip"), "#content", "skip")
    with box("header", "top"):
        with box("a", "mark", href=path_to("desk", language)):
            box("img", src="/static/favicon.svg", alt="")
            Text("span", say(language, "kizuna"))
        with box("nav", aria_label=say(language, "pages")):
            for name in PAGES:
                here_now = {"aria_current": "page"} if name == here else {}
                link(say(language, f"page.{name}"), path_to(name, language), **here_now)
        other = "en" if language == "ja" else "ja"
        link(
            say(language, "language"), _in_language(page, query, other), "language", lang=other, hreflang=other,
            aria_label=say(language, "language.label"),
        )  # fmt: skip
    with box("div", id_="content", tabindex="-1"):  # the library has put a main around everything
        Text("h1", heading)
        yield
    Text("footer", say(language, "footer"))


def _in_language(page: str, query: str, language: str) -> str:
    kept = [part for part in query.split("&") if part and not part.startswith("lang=")]
    return f"{PATHS.get(page, page)}?{'&'.join([*kept, f'lang={language}'])}"


def show_refusal(refusal: Refusal, language: str, page: str = "desk") -> None:
    """Show on the page what the command line would print, and the way to the page's usual question."""
    with box("section", "refusal", role="alert"):
        Text("h2", say(language, "refused"))
        Text("p", f"{refusal.where}: {refusal.problem}")
        with box("dl"):
            for part in ("found", "allowed", "nearest", "hint"):
                text = getattr(refusal, part)
                if text:
                    Text("dt", say(language, f"refused.{part}"))
                    Text("dd", text)
        link(say(language, "start_again"), path_to(page, language))
