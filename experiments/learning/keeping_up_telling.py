"""Keeping up with change in words, tables and a figure, made from the answer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.bilingual import called, speaker
from experiments.learning.keeping_up_words import WORDS

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from experiments.programmes.telling import Told

LOYALTY = ("retention", "loyalty", "missing_retention", "missing_loyalty")
say = speaker(WORDS)
DRAWN = ("retention", "loyalty", "profit")
SCALES = {"retention": 100.0, "loyalty": 100.0, "satisfaction": 100.0, "profit": 1.0}


def title(found: dict[str, Any], policy: str, language: str) -> str:
    """Return the finding on one policy, beside the laziest rivals: the fastest market in which its best effort pays."""
    laziest = found["pays"][0]["rivals"]
    own = [row for row in found["pays"] if row["policy"] == policy and row["rivals"] == laziest]
    where = [row for row in own if row["best"] in row["paying"]]
    if not where:
        return say(language, "title.not")
    row = where[-1]
    told = say(language, "title.pays", drift=row["drift"], best=row["best"], gain=row["gain"]["mean"])
    for more in found["interactions"]:
        if all(more[key] == row[key] for key in ("policy", "rivals", "drift")):
            told += _kept(more["retention"], language)
    return told


def _kept(gap: dict[str, Any], language: str) -> str:
    if gap["low"] is None or gap["low"] <= 0.0 <= gap["high"]:
        return say(language, "title.alike")
    return say(language, "title.more" if gap["mean"] > 0 else "title.fewer", more=abs(gap["mean"]) * 100)


def world_name(language: str, world: str) -> str:
    """Return what people call a world: policy, effort of the rivals, speed of change and own effort."""
    policy, rivals, drift, effort = world.split("/")
    return say(language, "world", policy=called(language, policy), rivals=rivals, drift=drift, effort=effort)


def lines(found: dict[str, Any]) -> pd.DataFrame:
    """Return what is drawn: a row a policy, outcome, speed of change and effort; no effort gains nothing."""
    import pandas as pd

    rows = []
    for row in found["gains"]:
        about = {"who": row["policy"], "rivals": row["rivals"], "policy": f"{row['drift']:g}", "month": row["effort"]}
        for o in DRAWN:
            known = {k: float("nan") if row[o][k] is None else row[o][k] * SCALES[o] for k in ("mean", "low", "high")}
            rows.append({**about, "outcome": o, **known})
    data = pd.DataFrame(rows)
    none = data.drop_duplicates(["who", "rivals", "outcome", "policy"]).assign(month=0.0, mean=0.0, low=0.0, high=0.0)
    return pd.concat([none, data], ignore_index=True).sort_values(
        ["who", "rivals", "outcome", "policy", "month"], ignore_index=True
    )


def told(found: dict[str, Any], about: dict[str, Any], language: str) -> Told:
    """Return all that is told."""
    from experiments.programmes.telling import Told, bracketed
    from experiments.report.study_page import Table

    data = lines(found)
    head = ["policy", "rivals", "speed"]
    pays = [
        [
            called(language, row["policy"]), f"{row['rivals']:g}", f"{row['drift']:g}", f"{row['best']:g}",
            bracketed(row["gain"], 1.0, "+.2f"), _listed(row["paying"], language), _listed(row["losing"], language),
        ]
        for row in found["pays"]
    ]  # fmt: skip
    gains = [
        [
            called(language, row["policy"]), f"{row['rivals']:g}", f"{row['drift']:g}", f"{row['effort']:g}",
            *(bracketed(row[o], SCALES[o], "+.2f") for o in SCALES),
        ]
        for row in found["gains"]
    ]  # fmt: skip
    more = [
        [called(language, row["policy"]), f"{row['rivals']:g}", f"{row['drift']:g}", f"{row['best']:g}",
         *(bracketed(row[o], 100.0, "+.2f") for o in LOYALTY)]
        for row in found["interactions"]
    ]  # fmt: skip
    tables = [
        Table(say(language, "table.pays"),
              [say(language, k) for k in (*head, "best", "gain", "paying", "losing")], pays),
        Table(say(language, "table.gains"), [say(language, k) for k in (*head, "effort", *SCALES)], gains),
    ]  # fmt: skip
    if more:
        keys = (*head, "best", "more.retention", "more.loyalty", "missing_retention", "missing_loyalty")
        tables.insert(1, Table(say(language, "table.interactions"), [say(language, k) for k in keys], more))
    policies = about["policies"]
    subtitle = say(language, "subtitle", **about, policy=called(language, policies[0]))
    return Told(
        title(found, policies[0], language), subtitle, say(language, "caption"),
        [say(language, key) for key in ("how", "reading", "limit")], tables, data, 2.3 * len(about["rivals"]),
        lambda figure: paint(figure, data, policies[0], language), printed=1 + bool(more),
    )  # fmt: skip


def paint(figure: Figure, data: pd.DataFrame, policy: str, language: str) -> None:
    """Draw what the first policy gains, a row of panels an effort of the rivals: customers, loyalty, profit."""
    from experiments.figures.picture import draw_lines, handles
    from experiments.figures.theme import INK, few_ticks, legend_above, looks

    drifts, rivals = sorted(set(data["policy"]), key=float), sorted(set(data["rivals"]))
    style = looks((*drifts[1:], drifts[0]))  # the slowest market is the baseline
    shown = {drift: style[drift] for drift in drifts}
    panels = figure.subplots(len(rivals), len(DRAWN), sharex=True, sharey="col", squeeze=False)
    for row, theirs in zip(panels, rivals, strict=True):
        own = data[(data["who"] == policy) & (data["rivals"] == theirs)]
        for axes, outcome in zip(row, DRAWN, strict=True):
            axes.axhline(0.0, color=INK, lw=0.9)
            draw_lines(axes, own[own["outcome"] == outcome], shown)
            axes.set_title(say(language, f"panel.{outcome}"))
            axes.set(ylabel="", xlabel="", xlim=(0.0, float(data["month"].max())))
            few_ticks(axes)
        row[0].set_ylabel(say(language, "beside", effort=theirs) if theirs > 0.0 else say(language, "beside.none"))
    for axes in panels[-1]:
        axes.set_xlabel(say(language, "effort"))
    labels = [say(language, "still") if float(d) == 0.0 else say(language, "drift", drift=float(d)) for d in drifts]
    legend_above(figure, handles(shown), labels)


def _listed(efforts: list[float], language: str) -> str:
    return ", ".join(f"{effort:g}" for effort in efforts) or say(language, "none")
