"""``kizuna app``: open the laboratory in the browser."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from experiments.extras import needs
from experiments.refusal import Refusal, nearest

PORT = 8765
OPTIONS = ("--port", "--host", "--language", "--no-browser", "--lessons", "--help")


@dataclass(frozen=True)
class Wishes:
    """How the laboratory is to be served."""

    host: str = "127.0.0.1"
    port: int = PORT
    language: str = "en"
    browser: bool = True
    lessons: Path | None = None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        word = message.rpartition(": ")[2].split()[0] if ": " in message else ""
        raise Refusal("kizuna app", message, allowed=" ".join(OPTIONS), nearest=nearest(word, OPTIONS))


def parser() -> argparse.ArgumentParser:
    """Return what reads the command's words."""
    made = _Parser(
        prog="kizuna app", allow_abbrev=False,
        description="Open the laboratory in the browser: what-if desk, town, bench, lessons. Works without internet.",
    )  # fmt: skip
    made.add_argument("--port", type=int, default=PORT, help=f"port to listen at ({PORT}); 0 takes one that is free")
    made.add_argument("--host", default="127.0.0.1", help="address to bind (127.0.0.1: this machine only)")
    made.add_argument("--language", choices=("en", "ja"), default="en", help="language of the first page")
    made.add_argument("--lessons", metavar="FOLDER", help="lessons of your own, see docs/lessons.md")
    made.add_argument("--no-browser", action="store_true", help="do not open a browser")
    return made


def wishes_from(words: list[str]) -> Wishes:
    """Read the command's words.

    Raises
    ------
    Refusal
        If they make no sense.
    """
    found = parser().parse_args(words)
    if not 0 <= found.port <= 65_535:
        raise Refusal("--port", "no such port", found=str(found.port), allowed="0 to 65535")
    folder = Path(found.lessons) if found.lessons is not None else None
    return Wishes(found.host, found.port, found.language, not found.no_browser, folder)


def app(words: list[str]) -> int:
    """Serve until stopped by hand; return the exit code.

    Raises
    ------
    Refusal
        On bad words, a port that cannot be used, or a missing extra.
    """
    if "--help" in words or "-h" in words:
        print(parser().format_help(), end="")
        return 0
    wishes = wishes_from(words)
    needs("kizuna app", "nicegui", "app")
    if wishes.lessons is not None:
        from experiments.app.lessons.loading import lessons_in

        lessons_in(wishes.lessons)
    from experiments.app.serving import serve

    serve(wishes)
    return 0
