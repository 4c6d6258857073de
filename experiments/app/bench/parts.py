"""Parts of the bench that only show: what was asked, files to take away, the data dictionary, runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from experiments.app.bench import taking
from experiments.app.bench.moving import lever_name
from experiments.app.bench.shelf import Run, Swept
from experiments.app.controls import press
from experiments.app.html import Text, box, link
from experiments.app.words import say
from experiments.report.numerals import number
from experiments.report.words import Words
from experiments.sweeping.outcomes import names
from experiments.words_of_carriers import STUDIES
from experiments.words_of_columns import OF_ROWS, told

RUNS = 15
"""Runs listed before the rest is asked for."""


def show_asked(swept: Swept, language: str) -> None:
    """Show what a sweep asked."""
    known, words = swept.sweep.manifest, Words(language)
    counts = {"finished": f"{known['finished']:,}", "cells": f"{known['cells']:,}", "failed": len(known["failed"])}
    command = " ".join(("kizuna", *known["command"])) if known["command"] else say(language, "bench.asked.design")
    rows = [
        ("study", study_name(str(known.get("experiment", "")), language)),
        ("status", f"{status_name(str(known['status']), language)} · {say(language, 'bench.asked.counts', **counts)}"),
        ("started", str(known["started"]).replace("T", " ")),
        ("policies", ", ".join(words.policy(name) for name in swept.policies)),
        ("axes", "; ".join(_axis(key, values, language) for key, values in swept.axes.items())),
        ("command", command),
    ]
    with box("details", "bench-asked"):
        Text("summary", say(language, "bench.asked"))
        with box("dl"):
            for key, text in rows:
                Text("dt", say(language, f"bench.asked.{key}"))
                Text("dd", text)


def _axis(key: str, values: list[Any], language: str) -> str:
    name = f"{lever_name(key, language)} ({key})"
    if len(values) > 1 and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values):
        ends = {"low": number(float(values[0])), "high": number(float(values[-1]))}
        return say(language, "bench.values", lever=name, n=f"{len(values):,}", **ends)
    listed = ", ".join(map(str, values[:8])) + (", ..." if len(values) > 8 else "")
    return say(language, "bench.names", lever=name, values=listed)


def study_name(kind: str, language: str) -> str:
    """Return what a kind of experiment is called."""
    return f"{kind}: {STUDIES[kind][language == 'ja']}" if kind in STUDIES else kind


def status_name(status: str, language: str) -> str:
    """Return what a status is called."""
    key = f"bench.status.{status}"
    from experiments.app.words import WORDS

    return say(language, key) if key in WORDS else status


def show_taking(swept: Swept, language: str) -> None:
    """Show the files that can be taken away."""
    Text("h2", say(language, "bench.take"))
    Text("p", say(language, "bench.take.lead"), "bench-note")
    with box("div", "bench-take"):
        for what in taking.ASKED:
            for form, name in (("csv", "CSV"), ("parquet", "Parquet")):
                words = say(language, "bench.take.as", what=say(language, f"bench.take.{what}"), form=name)
                link(words, taking.path_to(what, form, swept.name), download="")
    Text("p", say(language, "bench.take.command"), "field-name")
    Text("pre", "\n".join(taking.command(what, swept.name) for what in taking.ASKED), "readable", tabindex="0",
         aria_label=say(language, "bench.take.command"))  # fmt: skip


def dictionary_rows(swept: Swept | None) -> list[list[str]]:
    """Return a row a column of the files: column, meaning in English and Japanese, unit in both."""
    coordinates = [swept.column(key) for key in swept.axes] if swept else []
    rows = []
    for column in dict.fromkeys((*[name for name in OF_ROWS if name in _PLAIN], *coordinates, *names())):
        known = told(column)
        rows.append([column, *known.meaning, *known.unit])
    return rows


_PLAIN = ("sweep", "number", "cell", "replications", "status", "policy", "replication", "month")


def show_dictionary(swept: Swept | None, language: str) -> None:
    """Show what every column is; a word narrows the list."""
    rows = dictionary_rows(swept)
    head = [say(language, f"bench.dictionary.{key}") for key in ("column", "english", "japanese", "unit")]
    with box("details", "bench-dictionary"):
        Text("summary", say(language, "bench.dictionary"))
        Text("p", say(language, "bench.dictionary.lead"), "bench-note")

        def find(text: str) -> None:
            asked = str(text).lower()[:80]
            shown = [row for row in rows if any(asked in cell.lower() for cell in row)]
            place.clear()
            with place:
                Text("p", say(language, "bench.dictionary.shown", n=len(shown)), "bench-note", role="status")
                with box("table"):
                    with box("thead"), box("tr"):
                        for cell in head:
                            Text("th", cell, "words", scope="col")
                    with box("tbody"):
                        for column, english, japanese, unit, unit_ja in shown:
                            with box("tr"):
                                with box("th", scope="row"):
                                    Text("code", column)
                                Text("td", english, "words wrap", lang="en")
                                Text("td", japanese, "words wrap", lang="ja")
                                Text("td", unit_ja if language == "ja" else unit, "words")

        with box("div", "bench-filters"), box("label"):
            Text("span", say(language, "bench.dictionary.find"))
            box("input", "", type_="search").on(
                "input", lambda told: find(told.args), throttle=0.2, js_handler="(e) => emit(e.target.value)"
            )
        place = box("div", "bench-scroll", role="region", tabindex="0", aria_label=say(language, "bench.dictionary"))
        find("")


def show_runs(runs: list[Run], language: str, chosen: Callable[[Run], None]) -> None:
    """Show runs under ``results/``, the newest first; a run that is chosen is told."""
    Text("h2", say(language, "bench.runs"))
    Text("p", say(language, "bench.runs.lead" if runs else "bench.runs.none"), "bench-note")
    if not runs:
        return
    place = box("div", "bench-scroll", role="region", tabindex="0", aria_label=say(language, "bench.runs"))

    def draw(n: int) -> None:
        place.clear()
        with place:
            with box("table"):
                with box("thead"), box("tr"):
                    for key in ("run", "study", "started", "status", "policies", "size"):
                        Text("th", say(language, f"bench.runs.{key}"), "words", scope="col")
                with box("tbody"):
                    for run in runs[:n]:
                        _run_row(run, language, chosen)
            if n < len(runs):
                press(say(language, "bench.runs.more", n=len(runs)), lambda: draw(len(runs)))

    draw(RUNS)


def _run_row(run: Run, language: str, chosen: Callable[[Run], None]) -> None:
    known, config = run.manifest, run.manifest.get("config")
    sizes = [config.get(key) for key in ("customers", "horizon_months", "replications")] if config else []
    size = " × ".join(f"{n:,}" if isinstance(n, int) else "–" for n in sizes)
    words = Words(language)
    with box("tr"):
        with box("th", "words", scope="row"):
            press(run.name, lambda: chosen(run), "quiet")
        for text in (
            study_name(str(known["experiment"]), language), str(known["started"]).replace("T", " ")[:16],
            status_name(str(known["status"]), language), ", ".join(words.policy(str(p)) for p in known["policies"]),
            size,
        ):  # fmt: skip
            Text("td", text, "words")


def finding_of(run: Run) -> str:
    """Return the sentence with which a run answered; empty if it has none."""
    summary = run.summary()
    inner = summary.get("answer")
    found = summary.get("finding") or (inner.get("finding") if isinstance(inner, dict) else "")
    return found if isinstance(found, str) else ""
