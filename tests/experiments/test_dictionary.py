"""One dictionary: every text in English and Japanese, with the same places; none missing, none that nobody says."""

from __future__ import annotations

import ast
import re

import pytest

from experiments import dictionary
from experiments.dictionary import Table, faults, is_said, spoken, tables
from experiments.report.words import WORDS


def named(table: Table) -> str:
    return f"{table.module}.{table.name}"


def test_every_table_is_found() -> None:
    found = {named(table) for table in tables()}
    assert {"experiments.app.words.FRAME", "experiments.report.words_of_report.REPORT",
            "experiments.diaries.words.EVENTS", "experiments.cohorts.words.TEXTS", "experiments.ab_test.WORDS",
            "experiments.plain.words.GENERAL", "experiments.words_of_carriers.STUDIES"} <= found  # fmt: skip
    # nobody writes texts in both languages side by side without the annotation by which tables are found
    hidden = []
    for module, tree in dictionary.trees().items():
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
                pairs = [
                    pair for pair in node.value.values
                    if isinstance(pair, ast.Tuple) and len(pair.elts) == 2
                    and isinstance(pair.elts[1], ast.Constant) and isinstance(pair.elts[1].value, str)
                    and dictionary.JAPANESE.search(pair.elts[1].value)
                ]  # fmt: skip
                hidden += [module] if pairs else []
    assert not hidden


@pytest.mark.parametrize("table", tables(), ids=named)
def test_texts_are_whole_in_both_languages(table: Table) -> None:
    wrong = {
        key: found for key, texts in table.texts.items()
        if (found := faults(texts[::-1] if (table.module, key) in dictionary.IN_THE_OTHER else texts))
    }  # fmt: skip
    assert not wrong


@pytest.mark.parametrize("table", tables(), ids=named)
def test_no_text_is_there_for_nobody(table: Table) -> None:
    assert not [key for key in table.texts if not is_said(key, table.module)]


def test_no_text_is_missing() -> None:
    asked = list(spoken())
    assert len(asked) > 500
    assert not [f"{module}: {key}" for module, key, table in asked if key not in table]


def test_no_key_is_written_twice_in_the_words_of_reports() -> None:
    places: dict[str, list[str]] = {}
    for table in tables():
        if table.module.startswith("experiments.report."):
            for key in table.texts:
                places.setdefault(key, []).append(named(table))
    assert not {key: several for key, several in places.items() if len(several) > 1}
    assert set(places) == set(WORDS)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("", "何か"), ["empty"]), (("some", " "), ["empty"]),
        (("{n} left", "{m}人が離脱"), ["places differ"]), (("of {n:,}", "{n}人"), []),
        (("profit", "profit"), ["not Japanese"]), (("Kizuna", "Kizuna"), []), (("%", "%"), []),
        (("the rest", "残り is left as it was"), ["English left"]),
        (("run", "「kizuna experiment=ablate and more words」で実行"), []),
    ],
)  # fmt: skip
def test_faults_are_found(texts: tuple[str, str], found: list[str]) -> None:
    assert faults(texts) == found


def test_what_is_said_and_what_is_not() -> None:
    assert is_said("plain.label"), "in a template"
    assert is_said("score.welfare"), "built: score. and the line"
    assert is_said("account.fines"), "built from a choice"
    assert not is_said("no.such.key") and not is_said("scores.welfare")
    assert is_said("compare.alone.why", "experiments.plain.words_of_policies")
    assert not is_said("compare.alone.whence", "experiments.plain.words_of_policies")


def test_a_missing_key_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'from experiments.app.words import say\n\n\ndef told() -> str:\n    return say("en", "no.such.key")\n'
    known = {"experiments.app.frame": ast.parse(re.sub("no.such.key", "no.key.of.this", source))}
    monkeypatch.setattr(dictionary, "trees", lambda: known)
    assert ("experiments.app.frame", "no.key.of.this") in [(module, key) for module, key, _ in spoken()]
