"""A bad lesson is refused in words: where, what was found, what is allowed, the nearest name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from experiments.app.lessons.loading import lesson_from, lessons_in
from experiments.app.lessons.reading import LARGEST_FILE
from experiments.refusal import Refusal

BOTH = {"en": "text", "ja": "文"}


def lesson() -> dict[str, Any]:
    """Return a small lesson that is admissible."""
    choices = [
        {"name": "yes", "text": BOTH, "when": [{"of": "profit.a-b.12", "is": "above"}]},
        {"name": "no", "text": BOTH, "when": [{"of": "profit.a-b.12", "is": ["below", "unclear"]}]},
    ]
    page = {
        "title": BOTH, "text": BOTH, "predict": {"kind": "choice", "text": BOTH, "choices": choices},
        "outcome": {"charts": [{"title": BOTH, "lines": "profit"}], "says": [{"text": BOTH}]},
    }  # fmt: skip
    query = "policy=aggressive,transparent&customers=100&replications=2&horizon_months=12"
    return {"title": BOTH, "about": BOTH, "minutes": 5, "worlds": {"main": query}, "pages": [page]}


def write(folder: Path, values: Any) -> Path:
    path = folder / "bad.yaml"
    # JSON is YAML, without its references
    path.write_text(values if isinstance(values, str) else json.dumps(values, ensure_ascii=False), "utf-8")
    return path


def put(values: Any, path: str, value: Any) -> Any:
    """Return the lesson with one value put at a place such as ``pages.0.predict.kind``."""
    inner = values
    *steps, last = path.split(".")
    for step in steps:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    inner[last] = value
    return values


def test_the_small_lesson_is_admissible(tmp_path: Path) -> None:
    assert lesson_from(write(tmp_path, lesson())).pages[0].predict.kind == "choice"


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("worlds.main", "policy=agressive,transparent&replications=2", ("worlds.main", "nearest: aggressive")),
        ("worlds.main", "customers=100&replications=1", ("one replication", "replications=2 or more")),
        ("worlds.main", "a.pricing.price=1e9", ("policies.a.pricing.price", "out of bounds")),
        ("minutes", "long", ("minutes: is not a number", "found:   long")),
        ("titel", BOTH, ("titel: no such key", "nearest: title")),
        ("title", {"en": "only"}, ("title.ja", "is missing")),
        ("title", "only", ("title: is not a mapping",)),
        ("pages.0.predict.kind", "chioce", ("pages[1].predict.kind", "nearest: choice")),
        ("pages.0.outcome.charts", [{"title": BOTH, "lines": "profits"}], ("charts[1].lines", "nearest: profit")),
        ("pages.0.outcome.says", [{"text": {"en": "{retention.a.99}", "ja": "{retention.a.99}"}}],
         ("says[1].text.en", "no such month", "1 to 12")),
        ("pages.0.outcome.says", [{"text": {"en": "{retension.a.9}", "ja": "{retension.a.9}"}}],
         ("no such measure or world", "nearest: retention")),
        ("pages.0.outcome.says", [{"text": {"en": "{retention.c.9}", "ja": "{retention.c.9}"}}],
         ("no such policy", "a | b")),
        ("pages.0.outcome.says", [{"text": {"en": "{retention.a.9}", "ja": "文"}}], ("other numbers in English",)),
        ("pages.0.outcome.says", [{"text": {"en": "{retention.a.9:big}", "ja": "文"}}], ("size | low",)),
        ("pages.0.outcome.says", [{"text": {"en": "a { b", "ja": "文"}}], ("brace",)),
        ("pages.0.outcome.says", [{"text": {"en": "{a.__class__.__mro__}", "ja": "文"}}], ("no such measure",)),
        ("pages.0.outcome.says", [{"of": "profit.a-b.12", "above": BOTH, "below": BOTH}], ("unclear", "is missing")),
        ("pages.0.text", {"en": "{profit.a.9}", "ja": "{profit.a.9}"}, ("nothing has run yet",)),
        ("pages.0.text", {"en": "{lever.a.pricing.prise}", "ja": "文"}, ("nearest: pricing.price",)),
        ("pages.0.predict", {"kind": "curve", "text": BOTH, "lines": "profit", "policy": "a", "months": [6, 3]},
         ("months", "2 to 24 whole numbers from 1 to 12")),
        ("pages.0.predict", {"kind": "number", "text": BOTH, "of": "profit.a.9", "low": 1, "high": 0, "step": 1},
         ("make no slider",)),
        ("pages", [], ("pages: is not a list of 1 or more",)),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(tmp_path: Path, path: str, value: Any, expected: tuple[str, ...]) -> None:
    with pytest.raises(Refusal) as told:
        lesson_from(write(tmp_path, put(lesson(), path, value)))
    assert "bad.yaml" in str(told.value)
    for words in expected:
        assert words in str(told.value)


@pytest.mark.parametrize(
    "text",
    [
        "a: [",
        "- 1",
        "title: !!python/object/apply:os.system ['echo']",
        "a: &x [1]\nb: *x",
        "title: {en: a, ja: b}\ntitle: {en: a, ja: b}",
        "a: " + "[" * 5_000,
        "a: " + "x" * (LARGEST_FILE + 1),
    ],
)
def test_hostile_yaml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refusal) as told:
        lesson_from(write(tmp_path, text))
    assert "bad.yaml" in str(told.value)


def test_a_folder_without_lessons_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds no lessons"):
        lessons_in(tmp_path)
    with pytest.raises(Refusal, match="no such folder"):
        lessons_in(tmp_path / "none")


def test_the_command_refuses_a_bad_lesson_with_exit_code_2(tmp_path: Path) -> None:
    write(tmp_path, put(lesson(), "pages.0.predict.kind", "chioce"))
    words = [sys.executable, "-m", "experiments", "app", "--no-browser", "--port", "0", "--lessons", str(tmp_path)]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert ended.returncode == 2
    assert "bad.yaml: pages[1].predict.kind: is none of these" in ended.stderr
    assert "nearest: choice" in ended.stderr
    assert "Traceback" not in ended.stderr
