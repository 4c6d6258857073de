"""The picture of the register: a row a number that turns a verdict, a column a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from experiments.figures import theme
from experiments.register.words import say
from experiments.sensing.factors import label

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SHOWN = 32
"""Numbers on the figure at most; the table on disk has all."""
_CODES = {"": 0, "undecided": 1, "decided": 1, "flips": 2}
_COLOURS = ("#f4f5f7", "#f2c98a", "#0173b2")


def data(found: dict[str, Any], language: str) -> pd.DataFrame:
    """Return what is drawn, a row a number and verdict: what happens, between which values, and where about."""
    rows = []
    for number in found["numbers"]:
        for verdict in found["headlines"]:
            several = [turn for turn in number["turns"] if turn["verdict"] == verdict["key"]]
            several.sort(key=lambda turn: turn["kind"] != "flips")
            about = {"key": number["key"], "label": label(number["key"], language), "default": number["default"]}
            first = several[0] if several else {"kind": "", "near": np.nan, "far": np.nan, "at": np.nan}
            low, high = sorted((first["near"], first["far"]))
            rows.append(about | {"verdict": verdict["key"], "kind": first["kind"], "low": low, "high": high,
                                 "at": first["at"]})  # fmt: skip
    frame = pd.DataFrame(rows)
    frame["code"] = frame["kind"].map(_CODES)
    weights = frame["code"].map({0: 0, 1: 1, 2: 100})
    order = weights.groupby(frame["key"]).sum().sort_values(ascending=False, kind="stable")
    kept = list(order[order > 0].index[:SHOWN])
    place = {key: i for i, key in enumerate(kept)}
    frame = frame[frame["key"].isin(kept)]
    return frame.sort_values("key", key=lambda keys: keys.map(place), kind="stable").reset_index(drop=True)


def height(table: pd.DataFrame) -> float:
    """Return inches for the axes."""
    return 0.36 * max(1, table["key"].nunique()) + 1.1


def paint(figure: Figure, table: pd.DataFrame, verdicts: dict[str, str], language: str) -> None:
    """Draw the squares with the values between which verdicts turn.

    Parameters
    ----------
    verdicts
        Short names of the columns, by key.
    """
    import seaborn as sns
    from matplotlib.colors import ListedColormap
    from matplotlib.patches import Patch

    axes = figure.subplots()
    if table.empty:
        axes.text(0.5, 0.5, say(language, "none"), ha="center", transform=axes.transAxes)
        axes.set_axis_off()
        return
    keys = list(dict.fromkeys(table["key"]))
    columns = [key for key in verdicts if key in set(table["verdict"])]
    codes = table.pivot(index="key", columns="verdict", values="code").loc[keys, columns]
    texts = table.assign(text=[_text(row) for row in table.to_dict("records")])
    notes = texts.pivot(index="key", columns="verdict", values="text").loc[keys, columns]
    sns.heatmap(
        codes.astype(float), annot=notes, fmt="", cmap=ListedColormap(_COLOURS), vmin=-0.5, vmax=2.5, cbar=False,
        linewidths=1.0, linecolor=theme.GROUND, ax=axes, annot_kws={"size": 5.6, "linespacing": 1.2},
    )  # fmt: skip
    for text, code in zip(axes.texts, codes.to_numpy().ravel(), strict=False):
        text.set_color(theme.GROUND if code == _CODES["flips"] else theme.INK)
    labels = table.drop_duplicates("key").set_index("key")
    axes.set_yticklabels([f"{labels.loc[k, 'label']} ({labels.loc[k, 'default']:.3g})" for k in keys], rotation=0)
    axes.set_xticklabels([verdicts[key] for key in columns], rotation=0, ha="center")
    axes.tick_params(axis="both", labelsize=7, length=0)
    axes.xaxis.tick_top()
    axes.set_xlabel("")
    axes.set_ylabel("")
    samples = [Patch(color=_COLOURS[code]) for code in (2, 1, 0)]
    theme.legend_above(figure, samples, [say(language, f"legend.{key}") for key in ("flips", "undecided", "same")], 3)


def _text(row: dict[str, Any]) -> str:
    if not row["kind"]:
        return ""
    text = f"({row['low']:.3g}, {row['high']:.3g})"
    return f"≈ {row['at']:.3g}\n{text}" if row["kind"] == "flips" else text
