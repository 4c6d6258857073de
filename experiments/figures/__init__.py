"""Figures of a comparison: one file a figure, one look, and the numbers of every figure beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from experiments.comparison import Comparison
    from experiments.figures.picture import Picture
    from experiments.report.words import Words
    from experiments.rundir import RunDir

FOLDER = "figures"


@dataclass(frozen=True)
class Drawn:
    """A figure on disk.

    Attributes
    ----------
    name
        What it is about; its files are ``figures/NAME.svg``, ``.png`` and ``.csv`` (what is drawn).
    title
        The finding, as it stands on the figure.
    caption
        How to read it.
    svg
        The figure itself, for pages that must hold everything they show.
    """

    name: str
    title: str
    caption: str
    svg: bytes

    @property
    def files(self) -> tuple[str, str, str]:
        """Files inside the run folder: SVG, PNG and CSV."""
        svg, png, csv = (f"{FOLDER}/{self.name}.{kind}" for kind in ("svg", "png", "csv"))
        return svg, png, csv


def pictures(comparison: Comparison) -> list[Callable[[Comparison, Words], Picture | None]]:
    """Return what can be drawn of a comparison, in reading order; with a single policy there is nothing to pair."""
    from experiments.figures import attitudes, fates, paired, profit, retention, segments, sensitivity

    if not comparison.treatments:
        return [retention.draw, profit.draw, attitudes.draw]
    return [
        retention.draw, profit.draw, paired.draw, attitudes.draw, segments.draw, fates.draw, sensitivity.draw,
    ]  # fmt: skip


def draw_all(comparison: Comparison, rundir: RunDir, language: str = "en") -> list[Drawn]:
    """Draw every figure that a comparison has numbers for, and write each as SVG, PNG and CSV.

    Parameters
    ----------
    comparison
        A finished comparison.
    rundir
        Where to write.
    language
        "en" or "ja".

    Raises
    ------
    ValueError
        If there is no such language.
    """
    from experiments.figures.theme import theme
    from experiments.report.words import Words

    words = Words(language)
    drawn = []
    with theme(language):
        for picture in _pictures(comparison, words):
            drawn.append(draw(rundir, picture.name, picture.figure, picture.data, picture.title, picture.caption))
    return drawn


def draw(rundir: RunDir, name: str, figure: Figure, data: pd.DataFrame, title: str, caption: str) -> Drawn:
    """Write a figure as SVG and PNG, and what is drawn as CSV; call inside the theme.

    Parameters
    ----------
    rundir
        Where to write.
    name
        Name of its files inside ``figures``.
    figure
        The drawing, from ``experiments.figures.theme.sheet``.
    data
        What is drawn, tidy: one row a mark.
    title
        The finding, as it stands on the figure.
    caption
        How to read it.
    """
    from experiments.figures.theme import save

    made = Drawn(name, title, caption, save(figure, "svg"))
    svg, png, csv = made.files
    with rundir.writing(svg) as path:
        path.write_bytes(made.svg)
    with rundir.writing(png) as path:
        path.write_bytes(save(figure, "png"))
    rundir.write_text(csv, data.to_csv(index=False, float_format="%.10g", lineterminator="\n"))
    return made


def draw_inside(comparison: Comparison, language: str = "en") -> list[Drawn]:
    """Draw the same figures without writing files, for a page that holds them."""
    from experiments.figures.theme import save, theme
    from experiments.report.words import Words

    words = Words(language)
    with theme(language):
        return [
            Drawn(picture.name, picture.title, picture.caption, save(picture.figure, "svg"))
            for picture in _pictures(comparison, words)
        ]


def _pictures(comparison: Comparison, words: Words) -> Iterator[Picture]:
    for make in pictures(comparison):
        picture = make(comparison, words)
        if picture is not None:
            yield picture
