"""Draws the figures of ``experiment=robust`` and writes its report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.figures.theme import theme
from experiments.report.study_page import Table, draw, write_page
from experiments.report.words import Words
from experiments.robustness import picture
from experiments.robustness.words import (
    box_rows,
    ethics_of,
    failing,
    headline,
    place_rows,
    regret_rows,
    say,
    sentences,
)

if TYPE_CHECKING:
    from experiments.assumptions.drawing import Unknown
    from experiments.robustness.failing import Region
    from experiments.rundir import RunDir


def draw_and_write(
    rundir: RunDir, summary: dict[str, Any], table: pd.DataFrame, drawn: list[Unknown], shares: np.ndarray,
    region: Region, language: str,
) -> None:  # fmt: skip
    """Draw regret, the box and the way to it, and write ``report.html``.

    Parameters
    ----------
    summary
        The answer.
    table
        A row a world and policy, as in ``regret.parquet``.
    drawn, shares
        Parameters, and where in its range each was drawn, (worlds by parameters).
    region
        Where the explained policy fails.
    """
    explained = summary["region"]["policy"]
    fails = ~table.loc[table["policy"] == explained, "is_well_enough"].to_numpy()
    way = picture.way_of(region)
    worlds = pd.DataFrame([{item.key: item.value(s) for item, s in zip(drawn, row, strict=True)} for row in shares])
    worlds = worlds[[drawn[i].key for i in region.found.quasi_p] or list(worlds.columns[:2])]
    worlds = worlds.assign(fails=fails, is_held_back=~region.is_seen, is_inside=region.found.box.holds(shares))
    figures = {
        "regret": (picture.draw_regret, (summary, table), table, headline(summary, language), "regret.caption"),
        "failing": (
            picture.draw_box, (summary, drawn, shares, region, fails), worlds, failing(summary, language),
            "failing.caption",
        ),
    }  # fmt: skip
    with theme(language):
        made = [
            draw(rundir, name, drawing(*values, language), data, title, say(language, caption))
            for name, (drawing, values, data, title, caption) in figures.items()
        ]
        if len(way) > 1:
            figure = picture.draw_way(way, region.found.chosen, language)
            title, caption = picture.way_title(way, region.found.chosen, language), say(language, "trajectory.caption")
            made.append(draw(rundir, "trajectory", figure, way, title, caption))
    setting = summary["setting"]
    captions = {
        "regret": say(language, "table.regret", month=setting["month"], outcome=say(language, setting["outcome"])),
        "places": say(language, "table.places"),
        "ethics": Words(language)("scorecard.title"),
        "box": say(language, "table.box", policy=picture.called(language, explained)),
    }
    rows = {
        "regret": regret_rows(summary, language),
        "places": place_rows(summary, language),
        "ethics": ethics_of(summary, language),
    }
    if summary["region"]["restrictions"]:
        rows["box"] = box_rows(summary, language)
    first, *others = sentences(summary, language)
    write_page(
        rundir, language=language, title=first,
        paragraphs=[*others, say(language, "limits", parameters=setting["parameters"])], drawn=made,
        tables=[Table(captions[name], head, cells) for name, (head, *cells) in rows.items()],
    )  # fmt: skip
