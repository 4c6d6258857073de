"""The findings of one cohort, sentence by sentence, from its plain values."""

from __future__ import annotations

from typing import Any

from experiments.cohorts.cohort import Cohort
from experiments.cohorts.words import Words, percent, share


def data(cohort: Cohort, words: Words) -> list[str]:
    """Say how the table was read, and how well its points are known."""
    lines = [words(key, **values) for key, values in cohort.notes]
    people = f"{cohort.people:,.0f}"
    size = (
        words("sized", people=people)
        if cohort.is_sized
        else words("unsized", people=people, noise=f"{100 * cohort.noise:g}")
    )
    return [*lines, size]


def fit(answer: dict[str, Any], words: Words) -> list[str]:
    """Say the loss, every parameter, and what is assumed."""
    loss = answer["loss"]
    lines = [
        words("loss", deviance=f"{loss['deviance']:.3g}", freedom=max(0, loss["freedom"]), rms=f"{loss['rms_pp']:.2f}",
              points=answer["points_fitted"], n=len(answer["free"]))
    ]  # fmt: skip
    if loss["intervals_widened_by"] > 1.0:
        lines.append(words("wide", factor=f"{loss['intervals_widened_by']:.2f}"))
    lines += [parameter(row, answer, words) for row in answer["profiles"]]
    profiled = {row["parameter"] for row in answer["profiles"]}
    for name, value in answer["assumed"]["held"].items():
        if name not in profiled:
            lines.append(words("held", name=words.name(name), value=f"{value:g}"))
    return [*lines, *_assumed(answer, words)]


def _assumed(answer: dict[str, Any], words: Words) -> list[str]:
    found = answer["assumed"]
    if not found["notice"]:
        return []
    low, high = found["notice"]
    notice = next(row for row in answer["profiles"] if row["parameter"] == "notice")
    is_inside = low <= notice["low"] and notice["high"] <= high
    key = (
        "rejected"
        if found["is_rejected_by_the_data"]
        else "unused"
        if is_inside
        else "assumed"
        if found["is_used_for_the_projection"]
        else "chosen"
    )
    return [words(key, low=f"{low:g}", high=f"{high:g}")]


def parameter(row: dict[str, Any], answer: dict[str, Any], words: Words) -> str:
    """Say what the data tell of one parameter."""
    low, high = f"{row['low']:.3g}", f"{row['high']:.3g}"
    name = words.name(row["parameter"])
    if not row["is_fitted"]:
        value = answer["assumed"]["held"][row["parameter"]]
        key = "held_open" if row["low"] <= value <= row["high"] else "held_against"
        return words(key, name=name, value=f"{value:g}", low=low, high=high)
    both = row["is_open_below"] and row["is_open_above"]
    key = (
        "pinned"
        if row["is_pinned_down"]
        else "open"
        if both
        else "open_below"
        if row["is_open_below"]
        else "open_above"
    )
    best = answer["best_fit"][row["parameter"]]
    return words(key, name=name, low=low, high=high, best=f"{best:.3g}")


def projection(answer: dict[str, Any], words: Words) -> list[str]:
    """Say what is projected, and how it fares where it can be judged."""
    found = answer["projection"]
    lines = [
        words("projection", month=found["month"], middle=share(found["middle"]), low=share(found["low"]),
              high=share(found["high"]), best=share(found["best_fit"]))
    ]  # fmt: skip
    if held_back := answer.get("held_back"):
        lines.append(
            words("held_back", n=held_back["points"], inside=held_back["inside_the_band"],
                  mape=percent(held_back["mape_projection"]), best=percent(held_back["mape_best_fit"]))
        )  # fmt: skip
        rivals = ", ".join(f"{words(row['curve'])} {percent(row['mape'])}" for row in answer["rivals"])
        lines.append(words("rivals", list=rivals))
    return lines


def title(answer: dict[str, Any], words: Words) -> str:
    """Return the finding in a sentence."""
    colon = "：" if words.language == "ja" else ": "
    who = f"{answer['segment']}{colon}" if answer["segment"] else ""
    if held_back := answer.get("held_back"):
        text = words("title_held_back", who=who, month=answer["fitted_until_month"], n=held_back["points"],
                     mape=percent(held_back["mape_projection"]), inside=held_back["inside_the_band"])  # fmt: skip
    else:
        found = answer["projection"]
        text = words("title", who=who, month=found["month"], middle=share(found["middle"]), low=share(found["low"]),
                     high=share(found["high"]))  # fmt: skip
    open_names = [row["parameter"] for row in answer["profiles"] if row["is_fitted"] and not row["is_pinned_down"]]
    if open_names:
        text += words("open_list", names=words.listed(open_names))
    # a number stays with its sign
    return text[:1].upper() + text[1:].replace(" %", "\N{NO-BREAK SPACE}%")
