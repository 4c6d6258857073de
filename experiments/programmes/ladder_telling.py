"""How a ladder is told: three findings with a figure and a table each, and what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from experiments.programmes import ladder_picture as picture
from experiments.programmes.ladder_answer import sign
from experiments.programmes.ladder_picture import say
from experiments.programmes.telling import Sheet, Told, bracketed, tell

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

    from experiments.ethics_compared import Beside
    from experiments.report.study_page import Table
    from experiments.rundir import RunDir

_FORMS = {"trust": (100, "+.2f"), "still": (100, "+.1f"), "all_npv": (1, "+.3f"), "visits": (1, "+.2f"),
          "value": (1, "+.2f")}  # fmt: skip


def tell_ladder(
    rundir: RunDir, console: Console, name: str, found: dict[str, Any], tables: dict[str, pd.DataFrame],
    about: dict[str, Any], language: str, beside: Beside,
) -> None:  # fmt: skip
    """Print, draw and write what was found."""
    within = about["within"] / 100
    levels = about["levels"]
    gaps, heights, landed = (
        picture.below(found["pressure"], tables["bunching"]), picture.heights(found["thresholds"]),
        picture.landings(tables["landing"]),
    )  # fmt: skip
    titles = press_title(found["pressure"], about, language), best_title(found["thresholds"], language)
    people = {**about, "people": found["landing"]["people"]}
    more = [
        Sheet(
            "thresholds", titles[1], say(language, "subtitle.thresholds", **about), say(language, "caption.thresholds"),
            heights, 4.2, lambda figure: picture.paint_heights(figure, heights, levels, language),
        ),
    ]  # fmt: skip
    title = soft_title(found["landing"], about, language)
    if found["landing"]["softest"] is not None:
        more.append(
            Sheet(
                "landing", title, say(language, "subtitle.landing", **people), say(language, "caption.landing"), landed,
                2.7, lambda figure: picture.paint_landings(figure, landed, about["grace"], language),
            )
        )  # fmt: skip
    told = Told(
        titles[0], say(language, "subtitle.press", **about), say(language, "caption.press"),
        [titles[1], title, *paragraphs(found, about, language)], told_tables(found, about, levels, language), gaps, 2.7,
        lambda figure: picture.paint_below(figure, gaps, within, language), more, printed=4,
    )  # fmt: skip
    tell(rundir, console, name, language, told, beside)


def world_name(about: dict[str, Any], language: str, world: str) -> str:
    """Return what people call a world: thresholds times something, a landing, or no programme."""
    if world.startswith("times "):
        return say(language, "times", multiple=world.removeprefix("times "))
    return say(language, "never") if world == "never" else picture.named(world, about["grace"], language)


def press_title(found: dict[str, Any], about: dict[str, Any], language: str) -> str:
    """Return what pressure does, and whether it bunches members at thresholds."""
    percent, missing = found["near"]["percent"], found["bunching"]["missing_usual"]
    if percent["mean"] is None:
        return say(language, "title.press.nobody")
    head = say(language, f"title.press.{sign(percent)}", within=about["within"], percent=abs(percent["mean"]))
    return head + say(language, f"title.bunch.{sign(missing)}", missing=abs(missing["mean"]))


def best_title(found: dict[str, Any], language: str) -> str:
    """Return at which multiple net value is highest, whether clearly, and how it stands to no programme."""
    best = next(row for row in found["rows"] if row["multiple"] == found["best"])
    stop, times = ("、", "倍") if language == "ja" else (", ", "")
    level = stop.join(f"{multiple:g}{times}" for multiple in found["not_clearly_below"])
    key = "only" if not found["leads"] else int(found["is_clear"])
    head = say(language, f"title.best.{key}", best=found["best"], level=level)
    return head + say(language, f"title.none.{sign(best['npv_gap'])}", gap=best["npv_gap"]["mean"])


def soft_title(found: dict[str, Any], about: dict[str, Any], language: str) -> str:
    """Return which landing is softest, whether clearly, and what it costs the company."""
    if found["softest"] is None:
        return say(language, "title.soft.nobody")
    if not found["is_soft"]:
        return say(language, "title.soft.none")
    own = found["against_drop"][found["softest"]]
    key = "clear" if found["is_clear"] else "unclear"
    names = {name: picture.named(found[name], about["grace"], language) for name in ("softest", "next")}
    head = say(language, f"title.soft.{key}", trust=100 * own["trust"]["mean"], **names)
    head = head[0].upper() + head[1:]
    cost = own["all_npv"]
    return head + say(language, f"title.cost.{sign(cost)}", npv=abs(cost["mean"]))


def paragraphs(found: dict[str, Any], about: dict[str, Any], language: str) -> list[str]:
    """Return what stands below the findings."""
    beyond, landed = found["pressure"]["beyond_need"], found["landing"]
    said = []
    if found["thresholds"]["is_edge"]:
        said.append(say(language, "edge"))
    near = found["pressure"]["near"]
    amounts = {k: bracketed(near[k], 1, "+.3f") for k in ("visits", "elsewhere", "beyond", "surplus")}
    totals = {f"all_{k}": bracketed(beyond[k], 1, "+.3f") for k in ("surplus", "npv")}
    said.append(say(language, "beyond.told", months=about["months"], **amounts, **totals))
    if landed["softest"] is not None:
        first, last = (landed["ends"][when]["trust"] for when in ("first", "last"))
        values = {"first": bracketed(first, 100, "+.2f"), "last": bracketed(last, 100, "+.2f")}
        said.append(say(language, f"below.{sign(first)}", followed=about["followed"], **values))
    grace = landed["demoted_all_the_same"]["grace"]
    how = {
        "matched": 100 * (found["pressure"]["matched"]["mean"] or 0.0), "far": _percent(landed["fell_far"]),
        "grace_too": _percent(grace), "grace": about["grace"],
    }  # fmt: skip
    return [*said, say(language, "how", **how), say(language, "limit")]


def _percent(share: dict[str, Any]) -> str:
    return "-" if share["mean"] is None else f"{100 * share['mean']:.0f} %"


def told_tables(found: dict[str, Any], about: dict[str, Any], levels: int, language: str) -> list[Table]:
    """Return the tables: gaps, bunching, thresholds, landings."""
    return [
        _gaps(found["pressure"], about, language), _bunching(found["pressure"]["bunching"], language),
        _thresholds(found["thresholds"], levels, language), _landings(found["landing"], about, language),
    ]  # fmt: skip


def _gaps(found: dict[str, Any], about: dict[str, Any], language: str) -> Table:
    from experiments.report.study_page import Table

    three = (1, "+.3f")
    forms = {"percent": (1, "+.1f"), "visits": three, "elsewhere": three, "beyond": three, "surplus": three,
             "reached": (100, "+.1f"), "later": three}  # fmt: skip
    named = [
        *((f"{100 * row['low']:.0f}-{100 * row['high']:.0f} %", row) for row in found["gaps"]),
        (say(language, "near", **about), found["near"]), (say(language, "far"), found["far"]),
    ]  # fmt: skip
    rows = [
        [name, f"{row['n']['mean']:.0f}", *(bracketed(row[k], *form) for k, form in forms.items())]
        for name, row in named
    ]
    return Table(say(language, "table.gaps"), [say(language, k) for k in ("gap", "n", *forms)], rows)


def _bunching(found: dict[str, Any], language: str) -> Table:
    from experiments.report.study_page import Table

    rows = [
        [say(language, kind), *(bracketed(found[f"{kind}_{how}"], 1, "+.1f") for how in ("usual", "fitted"))]
        for kind in ("missing", "excess")
    ]
    return Table(say(language, "table.bunching"), [say(language, k) for k in ("mass", "truth", "guess")], rows)


def _thresholds(found: dict[str, Any], levels: int, language: str) -> Table:
    from experiments.programmes.ladder import TIERS
    from experiments.report.study_page import Table

    leads = {lead["over"]: bracketed(lead, 1, "+.3f") for lead in found["leads"]}
    forms = {**dict.fromkeys(TIERS[:levels], (100, ".1f")), "visits_gap": (1, "+.3f"), "npv_gap": (1, "+.2f"),
             "surplus_gap": (1, "+.2f"), "benefits": (1, ".2f")}  # fmt: skip
    rows = [
        [f"{row['multiple']:g}", *(bracketed(row[k], *form) for k, form in forms.items()),
         leads.get(row["multiple"], "-")]
        for row in found["rows"]
    ]  # fmt: skip
    return Table(say(language, "table.thresholds"), [say(language, k) for k in ("multiple", *forms, "lead")], rows)


def _landings(found: dict[str, Any], about: dict[str, Any], language: str) -> Table:
    from experiments.report.study_page import Table

    gaps = found["against_drop"]
    rows = [
        [picture.named(world, about["grace"], language), *(bracketed(row[k], *form) for k, form in _FORMS.items())]
        for world, row in gaps.items()
    ]
    header = [say(language, "bought" if k == "visits" else k) for k in ("world", *_FORMS)]
    return Table(say(language, "table.landing", **about), header, rows)
