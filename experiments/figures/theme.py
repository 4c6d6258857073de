"""One look for every figure: colours, dashes, type, a heading that states the finding, and files of stable bytes."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

import matplotlib as mpl
import seaborn as sns
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.textpath import text_to_path
from matplotlib.ticker import MaxNLocator, NullFormatter, StrMethodFormatter

from experiments.figures.palette import FATES, GROUND, INK, LINE, QUIET, Look, japanese_font, looks

__all__ = ["FATES", "GROUND", "INK", "LINE", "QUIET", "Look", "looks"]
WIDTH = 8.4
"""Inches; every figure is as wide as the text of the report."""

PNG_DOTS_PER_INCH = 150

_SIZES = {"en": 9.0, "ja": 9.5}
_FAMILIES = {"en": ["DejaVu Sans", "IPAexGothic"], "ja": ["IPAexGothic", "DejaVu Sans"]}


@contextmanager
def theme(language: str) -> Iterator[None]:
    """Draw inside this: matplotlib's settings are as they were afterwards."""
    _japanese_font()
    size = _SIZES[language]
    style = {
        **sns.axes_style("ticks"),
        "font.family": _FAMILIES[language], "font.size": size, "axes.labelsize": size, "axes.titlesize": size + 0.5,
        "xtick.labelsize": size - 0.5, "ytick.labelsize": size - 0.5, "legend.fontsize": size,
        "text.color": INK, "axes.labelcolor": INK, "axes.edgecolor": QUIET, "xtick.color": INK, "ytick.color": INK,
        "axes.linewidth": 0.8, "axes.grid": True, "axes.axisbelow": True, "grid.color": LINE, "grid.linewidth": 0.6,
        "axes.spines.top": False, "axes.spines.right": False, "axes.titlelocation": "left",
        "lines.linewidth": 1.8, "legend.frameon": False, "legend.handlelength": 3.2,
        "figure.facecolor": GROUND, "savefig.facecolor": GROUND, "figure.dpi": 100,
        "svg.fonttype": "path", "svg.hashsalt": "kizuna", "axes.unicode_minus": True,
        "text.parse_math": False,  # a name may hold a dollar sign
    }  # fmt: skip
    # bold figures fall back to the Japanese font, which has one weight, and matplotlib says so every time
    logger = logging.getLogger("matplotlib.font_manager")
    logger.addFilter(_is_worth_saying)
    try:
        with mpl.rc_context(style):
            yield
    finally:
        logger.removeFilter(_is_worth_saying)


def _is_worth_saying(record: logging.LogRecord) -> bool:
    return "Failed to find font weight" not in record.getMessage()


@cache
def _japanese_font() -> None:
    font_manager.fontManager.addfont(str(japanese_font()))


def sheet(title: str, subtitle: str, height: float, language: str) -> Figure:
    """Return an empty figure with its heading: the finding, and below it what is shown.

    Parameters
    ----------
    title
        The finding, in a sentence computed from the data.
    subtitle
        What is shown, and what the bands or bars are.
    height
        Inches for the axes; the heading takes what it needs on top of that.
    """
    weight = "bold" if language == "en" else "normal"  # the Japanese font has one weight
    heading = FontProperties(family=_FAMILIES[language], size=_SIZES[language] + 3.5, weight=weight)
    small = FontProperties(family=_FAMILIES[language], size=_SIZES[language])
    inside = (WIDTH - 0.3) * 72
    blocks = [(heading, line, INK) for line in balanced(title, heading, inside)]
    blocks += [(small, line, QUIET) for line in wrapped(subtitle, small, inside)]
    head = sum(font.get_size_in_points() * 1.38 for font, _, _ in blocks) / 72 + 0.3
    figure = Figure(figsize=(WIDTH, height + head), layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(rect=(0.008, 0.008, 0.984, height / (height + head) - 0.01), h_pad=0.05, w_pad=0.06)
    top = 0.12
    for font, line, colour in blocks:
        step = font.get_size_in_points() * 1.38 / 72
        figure.text(
            0.15 / WIDTH, 1 - top / (height + head), line, fontproperties=font, color=colour, va="top", ha="left"
        )
        top += step
    return figure


def balanced(text: str, font: FontProperties, points: float) -> list[str]:
    """Break a text into as few lines as fit, of about the same width, so that no word is left alone."""
    lines = wrapped(text, font, points)
    low, high = points / 2, points
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if len(wrapped(text, font, middle)) == len(lines) else (middle, high)
    return wrapped(text, font, high)


def wrapped(text: str, font: FontProperties, points: float) -> list[str]:
    """Break a text into lines no wider than asked; Japanese breaks between characters, but not before a full stop."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _width(line + piece.rstrip(), font) > points:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for i, character in enumerate(text):
        piece += character
        following = text[i + 1 : i + 2]
        is_wide = ord(character) > 0x2E7F or ord(following or " ") > 0x2E7F
        may_break = character not in "（「" and following not in tuple("、。）」%・ー～ッャュョ")
        # a number stays with what it counts
        if character == " " or (is_wide and may_break and not character.isdigit()):
            yield piece
            piece = ""
    if piece:
        yield piece


def _width(text: str, font: FontProperties) -> float:
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def month_axis(axes: Axes, horizon: int, label: str) -> None:
    """Mark months from 0 to the horizon at whole years where there are years enough."""
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120) if horizon / s <= 11), 120)
    axes.set_xlim(0, horizon)
    axes.set_xticks(range(0, horizon + 1, step))
    axes.set_xlabel(label)


def few_ticks(axes: Axes, n: int = 5) -> None:
    """Keep the value axis to a few round numbers."""
    axes.yaxis.set_major_locator(MaxNLocator(n, steps=(1, 2, 2.5, 5, 10), min_n_ticks=3))


def legend_above(figure: Figure, handles: list[Any], labels: list[str], columns: int = 4) -> None:
    """Put one legend between the heading and the axes, in rows of so many labels."""
    engine = figure.get_layout_engine()
    left, bottom, width, height = engine.get()["rect"]
    top = bottom + height
    legend = figure.legend(
        handles, labels, loc="upper left", bbox_to_anchor=(0.012, top + 0.004), ncols=min(columns, len(labels)),
        columnspacing=1.8, borderaxespad=0.0, borderpad=0.3, handletextpad=0.6,
    )  # fmt: skip
    legend.set_in_layout(False)
    taken = legend.get_window_extent(figure.canvas.get_renderer()).height / figure.bbox.height
    engine.set(rect=(left, bottom, width, height - taken - 0.01))


def save(figure: Figure, kind: str) -> bytes:
    """Return a figure as ``svg`` or ``png``; the same figure gives the same bytes."""
    for axis in (axis for axes in figure.axes for axis in (axes.xaxis, axes.yaxis)):
        if axis.get_scale() == "log":  # powers would be set as formulas, which the theme leaves as they are written
            axis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
            axis.set_minor_formatter(NullFormatter())
    _settle(figure)
    file = BytesIO()
    if kind == "svg":
        # no date, and none of the outside addresses that matplotlib would put into the description
        figure.savefig(file, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    else:
        figure.savefig(file, format="png", dpi=PNG_DOTS_PER_INCH, metadata={"Software": None})
    return file.getvalue()


def _settle(figure: Figure) -> None:
    """Lay a figure out once and keep it there, at rounded places.

    The solver of the layout differs in the last bits from run to run, and SVG names clip paths after all bits. Laid out
    once, both files look the same, in half the time.
    """
    if not isinstance(figure.get_layout_engine(), ConstrainedLayoutEngine):
        return
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:
        place = [round(value, 6) for value in axes.get_position(original=True).bounds]
        axes.set_position(place)
    for text in figure.texts:
        text.set_position([round(value, 6) for value in text.get_position()])
