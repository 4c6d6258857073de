"""A sweep in words, English and Japanese."""

from __future__ import annotations

from typing import Any

from experiments.bilingual import speaker
from experiments.catalog import entries, short
from experiments.forms import shown
from experiments.outcomes import OUTCOMES
from experiments.report.words import Words

WORDS: dict[str, tuple[str, str]] = {
    "cumulative_profit": ("cumulative profit", "累積利益"),
    "npv": ("net present value", "正味現在価値"),
    "cumulative_surplus": ("cumulative customer surplus", "累積の顧客余剰"),
    "retention": ("retention", "維持率"),
    "churn": ("churn a month", "月次解約率"),
    "loyalty": ("attitudinal loyalty", "態度的ロイヤルティ"),
    "customers_end": ("active customers", "有効顧客数"),
    "title": (
        "By month {month}, {one} is ahead of {other} on {outcome} in {ahead} of {n} cells, clearly so in {clear}",
        "{month}か月までの{outcome}で、{one}は{n}セル中{ahead}セルで{other}を上回る（うち明確なのは{clear}セル）",
    ),
    "title.alone": (
        "{outcome} of {one} by month {month} goes from {low} to {high} over {n} cells",
        "{month}か月までの{one}の{outcome}は、{n}セルで{low}から{high}",
    ),
    "title.none": ("No cell is finished", "完了したセルはない"),
    "title.unmeasured": ("{outcome} cannot be measured in any cell", "{outcome}はどのセルでも測れない"),
    "subtitle": (
        "Difference in {outcome}, {one} minus {other}: paired means over {n} replications of the same customers in "
        "every cell. Dots: the 95 % interval holds zero. Black line: where the lead changes hands.",
        "{outcome}の差（{one}−{other}）。各セル同じ顧客による{n}回の対応のある反復の平均。点は95 %区間が0を含むセル、"
        "黒線は優劣が入れ替わる境目。",
    ),
    "subtitle.names": (
        "Difference in {outcome}, {one} minus {other}: paired means over {n} replications of the same customers in "
        "every cell. Dots: the 95 % interval holds zero.",
        "{outcome}の差（{one}−{other}）。各セル同じ顧客による{n}回の対応のある反復の平均。点は95 %区間が0を含むセル。",
    ),
    "subtitle.line": (
        "Difference in {outcome}, {one} minus {other}: paired means over {n} replications of the same customers in "
        "every cell, with 95 % intervals.",
        "{outcome}の差（{one}−{other}）。各セル同じ顧客による{n}回の対応のある反復の平均と95 %区間。",
    ),
    "subtitle.alone": (
        "{outcome} at the horizon, means over {n} replications of the same customers in every cell.",
        "期末の{outcome}。各セル同じ顧客による{n}回の反復の平均。",
    ),
    "shown": (" Shown for {where}.", " 表示は{where}の場合。"),
    "difference": ("{outcome}: {one} minus {other}", "{outcome}：{one}−{other}"),
    "caption": (
        "Every square is one cell of the sweep. Red: the first policy is ahead; blue: the second.",
        "升目はそれぞれスイープの1セル。赤は前者、青は後者が上回る。",
    ),
    "cells": (
        "{cells} cells, {finished} finished and {failed} failed; {each} replications each, {in_all} in all.",
        "{cells}セル（完了{finished}、失敗{failed}）。反復は各{each}回、計{in_all}回。",
    ),
    "stopping": (
        "The target half-width {half_width} was reached in {reached} of {of} comparisons; the hardest would need "
        "{needed} replications.",
        "目標の区間幅{half_width}は{of}比較中{reached}で達成。最も難しいセルには{needed}回の反復が要る。",
    ),
    "extremes": (
        "{one} against {other}: from {low} [{low_low}, {low_high}] in cell {low_cell} to {high} "
        "[{high_low}, {high_high}] in cell {high_cell}.",
        "{one}対{other}：セル{low_cell}の{low} [{low_low}, {low_high}] からセル{high_cell}の{high} [{high_low}, "
        "{high_high}] まで。",
    ),
    "table": ("The cells with the largest differences", "差の大きいセル"),
    "cell": ("cell", "セル"),
    "turn": ("last change of lead, month", "最後の逆転（月）"),
    "interval": ("95 % interval", "95 %区間"),
    "query": (
        "Every month of every run lies in the store: kizuna results sql \"select ...\" --sweep {name}",
        "全反復の毎月の値は保管場所にある：kizuna results sql \"select ...\" --sweep {name}",
    ),
}  # fmt: skip


say = speaker(WORDS)
"""Say a text in a language: ``say(language, key, **values)``."""


def outcome_label(language: str, name: str) -> str:
    """Return what people call an outcome; columns without a word of their own keep their name."""
    return say(language, name) if name in WORDS else name.replace("_", " ")


def axis_label(language: str, key: str) -> str:
    """Return what people call a swept key, with its unit and the key itself."""
    entry = entries().get(short(key))
    if entry is None:
        return key
    declared = entry.declaration
    name = declared.ja if language == "ja" and declared.ja else declared.label
    if declared.unit in ("", "number", "name", "switch"):
        return f"{name}\n{key}"
    words = Words(language)
    unit = words(f"unit.{declared.unit}") if words.knows(f"unit.{declared.unit}") else declared.unit
    return f"{name}（{unit}）\n{key}" if language == "ja" else f"{name} ({unit})\n{key}"


def form_of(outcome: str) -> str:
    """Return how an outcome is written; see :mod:`experiments.forms`."""
    known = {item.key: item.form for item in OUTCOMES}
    return known.get(outcome, "money" if outcome.startswith("cumulative") else "unit")


def title(language: str, summary: dict[str, Any]) -> str:
    """Return the finding."""
    if not summary["pairs"]:
        text = say(language, "title.unmeasured" if summary["finished"] else "title.none",
                   outcome=outcome_label(language, summary["outcome"]))  # fmt: skip
        return text[:1].upper() + text[1:]
    pair = summary["pairs"][0]
    words = Words(language)
    outcome = outcome_label(language, summary["outcome"])
    values = {"month": summary["month"], "one": words.policy(pair["treatment"]), "n": f"{pair['cells']:,}"}
    if not pair["baseline"]:
        ends = {name: shown(pair[which]["mean"], form_of(summary["outcome"])) for name, which in _ENDS.items()}
        text = say(language, "title.alone", outcome=outcome, **values, **ends)
        return text[:1].upper() + text[1:]
    ahead = round(pair["ahead"]["mean"] * pair["cells"])
    values |= {"other": words.policy(pair["baseline"]), "ahead": f"{ahead:,}", "clear": f"{pair['clearly_ahead']:,}"}
    return say(language, "title", outcome=outcome, **values)


_ENDS = {"low": "lowest", "high": "highest"}


def paragraphs(language: str, summary: dict[str, Any]) -> list[str]:
    """Return what else there is to say."""
    counts = summary["replications"]
    between = " to " if language == "en" else "〜"
    each = str(counts["least"]) if counts["least"] == counts["most"] else f"{counts['least']}{between}{counts['most']}"
    how_many = {"cells": f"{summary['cells']:,}", "finished": f"{summary['finished']:,}"}
    how_many |= {"failed": str(len(summary["failed"])), "each": each, "in_all": f"{counts['in_all']:,}"}
    lines = [say(language, "cells", **how_many)]
    words, form = Words(language), form_of(summary["outcome"])
    for pair in summary["pairs"]:
        if pair["baseline"]:
            values = {"one": words.policy(pair["treatment"]), "other": words.policy(pair["baseline"])}
            for name, which in _ENDS.items():
                end = pair[which]
                values |= {
                    name: shown(end["mean"], form, True), f"{name}_low": shown(end["low"], form, True),
                    f"{name}_high": shown(end["high"], form, True), f"{name}_cell": end["number"],
                }  # fmt: skip
            lines.append(say(language, "extremes", **values))
    if stopping := summary.get("stopping"):
        needed = stopping["needed_most"] or "-"
        lines.append(say(language, "stopping", **{**stopping, "needed": needed}))
    return [*lines, say(language, "query", name=summary["name"])]
