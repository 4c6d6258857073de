"""Maps of wins: where, on the two assumptions that decide most, which policy earns more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import seaborn as sns

from experiments.forms import shown
from experiments.statistics import wilson

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from experiments.rundir import RunDir

CELLS = 4
"""Steps along each side of a map: with 256 worlds about sixteen fall into a cell."""


def draw_maps(
    summary: dict[str, Any], worlds: pd.DataFrame, values: pd.DataFrame, rundir: RunDir, language: str = "en"
) -> None:
    """Draw who earns more on the two most decisive parameters, as SVG, PNG and CSV; nothing if one wins everywhere.

    Parameters
    ----------
    summary
        The answer, which names the parameters that decide.
    worlds, values
        Outcomes and drawn parameters, one row a world.
    rundir
        Where to write.
    language
        "en" or "ja".
    """
    from experiments.assumptions.map_words import say
    from experiments.bilingual import called
    from experiments.figures.theme import legend_above, looks, save, sheet, theme
    from experiments.sensing.factors import label as labelled

    if len(summary["decisive"]) < 2:
        return
    duel = summary["duel"]
    one, other, month = duel["first"], duel["second"], duel["month"]
    x, y = summary["decisive"][:2]
    points = pd.DataFrame({x["key"]: values[x["key"]], y["key"]: values[y["key"]]})
    gap = worlds[f"cumulative_profit_{month}_{one}"] - worlds[f"cumulative_profit_{month}_{other}"]
    points["earns_more"] = np.where(gap > 0, one, other)
    wins = next(
        row["first_wins"] for row in summary["duels"]
        if (row["first"], row["second"], row["goal"], row["month"]) == (one, other, "profit", month)
    )  # fmt: skip
    with theme(language):
        share, low, high = (shown(wins[key], "percent") for key in ("mean", "low", "high"))
        names = {"one": called(language, one), "other": called(language, other)}
        title = say(language, "title", month=month, share=share, low=low, high=high, **names)
        figure = sheet(title, say(language, "subtitle", worlds=len(points)), 3.9, language)
        left, right = figure.subplots(1, 2, width_ratios=(1, 1.12))
        palette = {name: look.colour for name, look in looks((one, other)).items()}
        sns.scatterplot(
            points, x=x["key"], y=y["key"], hue="earns_more", style="earns_more", hue_order=[one, other],
            style_order=[one, other], palette=palette, ax=left, s=26, linewidth=0,
        )  # fmt: skip
        handles, labels = left.get_legend_handles_labels()
        left.get_legend().remove()
        legend_above(figure, handles, [say(language, "earns_more", policy=called(language, name)) for name in labels])
        cells = _cells(points, x["key"], y["key"], one)
        shares = cells.pivot(index="y", columns="x", values="share").iloc[::-1]
        notes = cells.pivot(index="y", columns="x", values="text").iloc[::-1]
        sns.heatmap(
            shares, annot=notes, fmt="", cmap="vlag", vmin=0, vmax=1, ax=right, annot_kws={"size": 6.5},
            cbar_kws={"label": say(language, "bar", policy=names["one"])}, linewidths=0.5,
        )  # fmt: skip
        right.grid(visible=False)
        for axes in (left, right):
            axes.set_xlabel(f"{labelled(x['key'], language)}\n({x['key']})")
            axes.set_ylabel(f"{labelled(y['key'], language)}\n({y['key']})")
        _settle(figure)
        for kind in ("svg", "png"):
            with rundir.writing(f"figures/win_map.{kind}") as path:
                path.write_bytes(save(figure, kind))
    table = points.to_csv(index=False, float_format="%.10g", lineterminator="\n")
    rundir.write_text("figures/win_map.csv", table)


def _settle(figure: Figure) -> None:
    """Fix the layout at round numbers: its solver leaves noise in the last digits, and SVG names parts after them."""
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for axes in figure.axes:
        axes.set_position([round(edge, 5) for edge in axes.get_position().bounds])


def _cells(points: pd.DataFrame, x: str, y: str, one: str) -> pd.DataFrame:
    groups = {name: pd.cut(points[key], CELLS, precision=2) for name, key in (("x", x), ("y", y))}
    middles = pd.DataFrame({name: [f"{part.mid:.3g}" for part in group] for name, group in groups.items()})
    order = {name: [f"{part.mid:.3g}" for part in group.cat.categories] for name, group in groups.items()}
    rows = []
    for i in order["x"]:
        for j in order["y"]:
            chosen = (middles["x"] == i).to_numpy() & (middles["y"] == j).to_numpy()
            found = wilson(int((points["earns_more"].to_numpy()[chosen] == one).sum()), int(chosen.sum()))
            text = "" if found.mean is None else f"{found.mean:.2f}\n[{found.low:.2f}, {found.high:.2f}]\nn = {found.n}"
            rows.append((i, j, np.nan if found.mean is None else found.mean, text))
    frame = pd.DataFrame(rows, columns=["x", "y", "share", "text"])
    for name in ("x", "y"):
        frame[name] = pd.Categorical(frame[name], categories=order[name], ordered=True)
    return frame
