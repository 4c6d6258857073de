"""Colours, dashes and the Japanese font of figures and browser; apart, because seaborn takes a second to load."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

INK, QUIET, LINE, GROUND = "#1b1f24", "#59636e", "#d5dae0", "#ffffff"
# seaborn's colour-blind safe palette (Okabe and Ito's colours, tuned), its blue kept for the baseline
COLORBLIND = (
    "#0173b2", "#de8f05", "#029e73", "#d55e00", "#cc78bc", "#ca9161", "#fbafe4", "#949494", "#ece133", "#56b4e9",
)  # fmt: skip
_BLUE, _ORANGE, _GREEN, _RED, _PURPLE, _BROWN, _PINK, _GREY, _YELLOW, _SKY = COLORBLIND
_BASELINE = (_BLUE, (1, 0))
_COLOURS = (_RED, _GREEN, _PURPLE, _BROWN, _ORANGE, _SKY, _GREY)
_DASHES = (
    (5, 1.6), (1.4, 1.4), (7, 1.6, 1.4, 1.6), (3, 1.2), (1, 2.4), (5, 1.2, 1, 1.2, 1, 1.2), (9, 2),
)  # fmt: skip
FATES = {"saved": _GREEN, "driven_away": _RED, "stay_anyway": "#b9cfe0", "lost_anyway": "#c9c9c9"}
"""Colours of the four fates; the two that a policy decides are strong, the two it does not are pale."""


@dataclass(frozen=True)
class Look:
    """How the line of one policy is told from the others: colour and dash (lengths on and off, in line widths)."""

    colour: str
    dash: tuple[float, ...]


def looks(policies: tuple[str, ...]) -> dict[str, Look]:
    """Return the look of every policy; the last, the baseline, is solid blue in every figure.

    Beyond seven treatments colours come again with other dashes, beyond 49 looks repeat.
    """
    *treatments, baseline = policies
    n = len(_COLOURS)
    found = {name: Look(_COLOURS[i % n], _DASHES[(i + i // n) % n]) for i, name in enumerate(treatments)}
    return {**found, baseline: Look(*_BASELINE)}


def japanese_font() -> Path:
    """Return the file of the Japanese font.

    Raises
    ------
    ModuleNotFoundError
        If the package that brings it is missing.
    """
    # importing matplotlib_fontja would change the font of every figure of the process; only its file is wanted
    spec = find_spec("matplotlib_fontja")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("matplotlib-fontja brings the Japanese font of the figures; pip install it")
    return Path(spec.submodule_search_locations[0]) / "fonts" / "ipaexg.ttf"
