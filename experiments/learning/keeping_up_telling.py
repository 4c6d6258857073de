"""Keeping up with change in words, tables and a figure, made from the answer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.bilingual import called, speaker
from experiments.learning.keeping_up_words import WORDS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from experiments.programmes.telling import Told

say = speaker(WORDS)
DRAWN = ("retention", "profit")
SCALES = {"retention": 100.0, "loyalty": 100.0, "satisfaction": 100.0, "profit": 1.0}


def title(found: dict[str, Any], policy: str, language: str) -> str:
    """Return the finding on one policy: where and how much renewal pays, and whether change makes it keep more.

    The market named is the fastest in which some effort pays, with the paying effort of the highest mean.
    """
    name = called(language, policy)
    where = [row for row in found["pays"] if row["policy"] == policy and row["best"] in row["paying"]]
    if not where:
        return say(language, "title.not", policy=name) + _kept(found, policy, None, language)
    row = where[-1]
    told = say(
        language, "title.pays", policy=name, drift=row["drift"], best=row["best"], gain=row["gain"]["mean"]
    )  # fmt: skip
    return told + _kept(found, policy, row["drift"], language)


def _kept(found: dict[str, Any], policy: str, drift: float | None, language: str) -> str:
    rows = [row for row in found["interactions"] if row["policy"] == policy and drift in (None, row["drift"])]
    if not rows:
        return ""
    gap = rows[-1]["retention"]
    if gap["low"] is None or gap["low"] <= 0.0 <= gap["high"]:
        return say(language, "title.no_interaction")
    if drift is None:  # no market has been named to which it would refer
        return ""
    return say(language, "title.keeps" if gap["mean"] > 0 else "title.keeps_less", more=abs(gap["mean"]) * 100)


def lines(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn: a row a policy, outcome, speed of change and effort; no effort gains nothing."""
    import pandas as pd

    rows = [
        {"who": row["policy"], "outcome": o, "policy": f"{row['drift']:g}", "month": row["effort"]} | {
            key: value * SCALES[o] if value is not None else float("nan")
            for key, value in row[o].items() if key in ("mean", "low", "high")
        }
        for row in found["gains"] for o in DRAWN
    ]  # fmt: skip
    data = pd.DataFrame(rows)
    none = data.drop_duplicates(["who", "outcome", "policy"]).assign(month=0.0, mean=0.0, low=0.0, high=0.0)
    return pd.concat([none, data], ignore_index=True).sort_values(
        ["who", "outcome", "policy", "month"], ignore_index=True
    )


def told(found: dict[str, Any], about: dict[str, Any], language: str) -> Told:
    """Return all that is told."""
    from experiments.programmes.telling import Told, bracketed
    from experiments.report.study_page import Table

    data = lines(found)
    head = ["policy", "speed"]
    pays = [
        [
            called(language, row["policy"]), f"{row['drift']:g}", f"{row['best']:g}",
            bracketed(row["gain"], 1.0, "+.2f"), _listed(row["paying"], language), _listed(row["losing"], language),
        ]
        for row in found["pays"]
    ]  # fmt: skip
    gains = [
        [
            called(language, row["policy"]), f"{row['drift']:g}", f"{row['effort']:g}",
            *(bracketed(row[o], SCALES[o], "+.2f") for o in SCALES),
        ]
        for row in found["gains"]
    ]  # fmt: skip
    more = [
        [called(language, row["policy"]), f"{row['drift']:g}",
         *(bracketed(row[o], SCALES[o], "+.2f") for o in ("retention", "loyalty"))]
        for row in found["interactions"]
    ]  # fmt: skip
    tables = [
        Table(say(language, "table.pays"),
              [say(language, k) for k in (*head, "best", "gain", "paying", "losing")], pays),
        Table(say(language, "table.gains"), [say(language, k) for k in (*head, "effort", *SCALES)], gains),
    ]  # fmt: skip
    if more:
        effort = found["interactions"][0]["effort"]
        tables.insert(
            1,
            Table(
                f"{say(language, 'table.interactions')} ({say(language, 'interaction', effort=effort)})",
                [say(language, k) for k in (*head, "retention", "loyalty")], more,
            ),
        )  # fmt: skip
    policies = about["policies"]
    return Told(
        title(found, policies[0], language), say(language, "subtitle", **about), say(language, "caption"),
        [say(language, key) for key in ("how", "reading", "limit")], tables, data, 2.5 * len(policies),
        lambda figure: paint(figure, data, policies, language), printed=1 + bool(more),
    )  # fmt: skip


def paint(figure: Figure, data: pd.DataFrame, policies: list[str], language: str) -> None:
    """Draw a row of panels a policy: customers kept, and profit."""
    from experiments.figures.picture import draw_lines, handles
    from experiments.figures.theme import INK, few_ticks, legend_above, looks

    drifts = sorted(set(data["policy"]), key=float)
    style = looks((*drifts[1:], drifts[0]))  # the slowest market is the baseline
    shown = {drift: style[drift] for drift in drifts}
    panels = figure.subplots(len(policies), len(DRAWN), sharex=True, sharey="col", squeeze=False)
    for row, policy in zip(panels, policies, strict=True):
        for axes, outcome in zip(row, DRAWN, strict=True):
            axes.axhline(0.0, color=INK, lw=0.9)
            draw_lines(axes, data[(data["who"] == policy) & (data["outcome"] == outcome)], shown)
            axes.set_title(say(language, f"panel.{outcome}", policy=called(language, policy)))
            axes.set(ylabel="", xlabel="", xlim=(0.0, float(data["month"].max())))
            few_ticks(axes)
    for axes in panels[-1]:
        axes.set_xlabel(say(language, "effort"))
    labels = [say(language, "still") if float(d) == 0.0 else say(language, "drift", drift=float(d)) for d in drifts]
    legend_above(figure, handles(shown), labels)


def _listed(efforts: list[float], language: str) -> str:
    return ", ".join(f"{effort:g}" for effort in efforts) or say(language, "none")
