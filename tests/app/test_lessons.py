"""Lessons that come with the laboratory: every number is computed, every text that may be said can be said."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from experiments.app.lessons.filling import PLACE, filled, places
from experiments.app.lessons.judging import amounts, came_true, said, settings
from experiments.app.lessons.lesson import SIGNS, Lesson, Question
from experiments.app.lessons.loading import lesson_from, own_lessons
from experiments.app.lessons.numbers import Amount, Sum
from experiments.app.living import Laboratory, Lived

NAMES = (
    "transaction_or_relationship", "leaky_bucket", "promise_and_recovery", "three_rs", "programme_clinic",
    "ethics_on_trial",
)  # fmt: skip
YEARS_OF_SOURCES = re.compile(r"[A-Z][A-Za-z,・、 ]+[ ]?[（(]\d{4}[)）]")
COUNTED_WORDS = re.compile(r"\d+(?=(つ|通り|種類|社|年|人|文|か月|回))|month 0|three_rs|0 to 1|0〜1")
"""Ways of counting in Japanese that say how many things there are, not what came out."""


@cache
def small(name: str) -> tuple[Lesson, dict[str, Lived]]:
    lesson = own_lessons()[name].sized(customers=600, replications=2)
    laboratory = Laboratory()
    return lesson, {world: laboratory.live(known.asked) for world, known in lesson.worlds.items()}


def texts(lesson: Lesson) -> list[tuple[str, str]]:
    pages = [both for page in lesson.pages for both in (page.title, page.text, page.notes, page.mechanism) if both]
    for page in lesson.pages:
        for question in page.questions:
            pages += [question.text, *(choice.text for choice in question.choices)]
        for outcome in page.outcomes:
            pages += [chart.title for chart in outcome.charts]
            pages += [name for chart in outcome.charts for _, name in chart.bars]
            pages += [text for sentence in outcome.says for text in sentence.texts]
    return [lesson.title, lesson.about, *pages]


def test_the_lessons_are_there_in_order() -> None:
    assert tuple(own_lessons()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_idea_goes_from_prediction_to_puzzle(name: str) -> None:
    for page in own_lessons()[name].pages:
        assert page.without is not None and page.without.charts
        assert page.puzzle is not None and page.answer is not None
        assert page.notes is not None and page.outcome.charts


@pytest.mark.parametrize("name", NAMES)
def test_every_text_that_may_be_said_is_filled_with_computed_numbers(name: str) -> None:
    lesson, lived = small(name)
    for page in lesson.pages:
        known = amounts(lesson, lived, page.outcomes, page.questions) | settings(lesson)
        assert all(np.isfinite(one.samples).all() for one in known.values())
        for outcome in page.outcomes:
            for both in (text for sentence in outcome.says for text in sentence.texts):
                for language, text in zip(("en", "ja"), both, strict=True):
                    made = filled(text, known, language)
                    assert "{" not in made and "–" not in made and "nan" not in made
            for sentence in outcome.says:
                assert said(sentence, known) in sentence.texts
        for question in page.questions:
            if question.kind == "choice":
                true = came_true(question, known)
                assert set(true) <= {choice.name for choice in question.choices}


@pytest.mark.parametrize("name", NAMES)
def test_no_result_is_typed(name: str) -> None:
    for both in texts(own_lessons()[name]):
        for text in both:
            bare = YEARS_OF_SOURCES.sub("", COUNTED_WORDS.sub("", PLACE.sub("", text)))
            assert not re.search(r"\d", bare), text


def worlds_of_signs(names: list[str]) -> list[dict[str, Amount]]:
    """Return a set of numbers for every way in which their signs may come out."""
    samples = {"above": [1.0, 1.1], "below": [-1.0, -1.1], "unclear": [1.0, -1.0]}
    assert {sign: Amount(np.array(values), "money").sign for sign, values in samples.items()} == {s: s for s in SIGNS}
    return [
        {name: Amount(np.array(samples[sign]), "money") for name, sign in zip(names, signs, strict=True)}
        for signs in product(SIGNS, repeat=len(names))
    ]


def by_signs(question: Question) -> list[str]:
    return list(dict.fromkeys(name for choice in question.choices for name, _ in choice.when))


@pytest.mark.parametrize("name", NAMES)
def test_no_two_choices_are_true_at_once_and_each_can_be(name: str) -> None:
    for page in own_lessons()[name].pages:
        for question in page.questions:
            names = by_signs(question)
            if not names:
                continue
            came = [came_true(question, known) for known in worlds_of_signs(names)]
            assert max(map(len, came)) == 1
            assert {one for true in came for one in true} == {choice.name for choice in question.choices}


@pytest.mark.parametrize("name", NAMES)
def test_sentences_that_go_by_a_sign_say_the_size_without_it(name: str) -> None:
    """``ahead by {size}``: with the sign a sentence would deny itself."""
    for page in own_lessons()[name].pages:
        for sentence in (sentence for outcome in page.outcomes for sentence in outcome.says if sentence.of):
            for sign in ("below",):
                for text in sentence.by_sign[sign]:
                    assert (sentence.of, "") not in places(text), text


def test_a_sum_is_what_its_parts_say() -> None:
    lesson, lived = small("three_rs")
    known = lesson.numbers["synergy"]
    assert isinstance(known, Sum)
    found = amounts(lesson, lived, (lesson.pages[1].outcome,))
    difference = found["together"].samples - found["apart"].samples
    assert found["synergy"].samples == pytest.approx(difference)
    assert np.abs(found["synergy"].samples).max() > 0


def test_the_three_rs_are_those_of_the_study() -> None:
    """The eight worlds of the lesson hold the values of ``experiment=three_rs``, so that they cannot drift apart."""
    import yaml

    from experiments.place import conf_folder

    bundles = yaml.safe_load((conf_folder() / "experiment" / "three_rs.yaml").read_text("utf-8"))["three_rs"]
    lesson = own_lessons()["three_rs"]
    on = {
        "rewarded": {"a": "reward relevance recognition", "b": "reward relevance", "c": "reward recognition",
                     "d": "reward"},
        "plain": {"a": "relevance recognition", "b": "relevance", "c": "recognition", "d": ""},
    }  # fmt: skip
    for world, letters in on.items():
        asked = lesson.worlds[world].asked
        for chosen, names in zip(asked.policies, letters.values(), strict=True):
            expected = {
                f"{concern}.{lever}": value
                for name in names.split()
                for concern, levers in bundles[name].items()
                for lever, value in levers.items()
            }
            assert dict(chosen.levers) == expected


def test_the_example_of_the_document_is_a_lesson(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "lessons.md"
    example = re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.S)
    assert len(example) == 1
    path = tmp_path / "1_price.yaml"
    path.write_text(example[0], "utf-8")
    lesson = lesson_from(path).sized(150, 2)
    assert lesson.name == "price"
    laboratory = Laboratory()
    lived = {name: laboratory.live(world.asked) for name, world in lesson.worlds.items()}
    known = amounts(lesson, lived, lesson.pages[0].outcomes)
    sentence = lesson.pages[0].outcome.says[0]
    assert "%" in filled(sentence.by_sign["above"][0], known, "en")
    assert known["share_of_profit"].mean == pytest.approx(
        float(np.mean(known["profit.a-b.36"].samples / _profit(lived["main"])))
    )


def _profit(lived: Lived) -> np.ndarray:
    return lived.comparison.series("b", "cumulative_profit")[:, 35]
