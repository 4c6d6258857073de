"""The letters of a Japanese page, inside the page: it reads and prints alike where no Japanese font is installed."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from html import unescape
from io import BytesIO

FAMILY = "Kizuna Japanese"
"""Name of the font in the style sheet, after those of the reader's own machine."""
_SEEN = re.compile(r"<style>.*?</style>|<[^>]+>", re.S)


def with_font(page: str) -> str:
    """Return a page with a font of the letters that stand in it, as a data address; nothing is fetched.

    Parameters
    ----------
    page
        HTML with a style sheet.
    """
    letters = frozenset(letter for letter in unescape(_SEEN.sub(" ", page)) if ord(letter) > 0x2000)
    if not letters:
        return page
    face = f'@font-face {{ font-family: "{FAMILY}"; src: url({_address(letters)}) format("woff"); }}\n'
    return page.replace("</style>", f"{face}</style>", 1)


@lru_cache(maxsize=8)
def _address(letters: frozenset[str]) -> str:
    """Return the font with only these letters, as a data address; the same letters give the same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    from experiments.figures.palette import japanese_font

    # the names stay: they hold the font's licence, which asks for that
    options = Options(flavor="woff", hinting=False, layout_features=[], name_IDs=["*"], name_languages=["*"])
    with TTFont(japanese_font(), lazy=True, recalcTimestamp=False) as font:
        small = Subsetter(options)
        small.populate(text="".join(sorted(letters)))
        small.subset(font)
        font.flavor = "woff"
        written = BytesIO()
        font.save(written)
    return f"data:font/woff;base64,{b64encode(written.getvalue()).decode('ascii')}"
