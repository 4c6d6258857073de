"""What a lesson is: pages of one idea each, their questions, and what is shown of which worlds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from experiments.app.asked import Asked
from experiments.app.lessons.numbers import Reference, Sum
from experiments.app.lessons.reading import Bilingual

KINDS = ("choice", "number", "curve")
SIGNS = ("above", "below", "unclear")


@dataclass(frozen=True)
class World:
    """A world of a lesson: a question as on the desk, what its policies are called, and what it is called itself."""

    asked: Asked
    names: Mapping[str, Bilingual] = field(default_factory=dict)
    label: Bilingual | None = None


@dataclass(frozen=True)
class Choice:
    """An answer to choose.

    Attributes
    ----------
    name
        Under which votes are kept.
    text
        What it says.
    when
        What makes it true: name of a number, and the signs it may have. All must hold.
    of
        Number whose being the largest of the question's makes it true, instead of ``when``.
    """

    name: str
    text: Bilingual
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    of: str = ""


@dataclass(frozen=True)
class Question:
    """What a class is asked before it sees.

    Attributes
    ----------
    kind
        One of ``KINDS``.
    text
        The question.
    choices
        Of a choice.
    of
        Number that is guessed.
    low, high, step
        Of the slider, and of the axis of a curve.
    world, measure, policy, months
        Line that is guessed, and the months at which.
    """

    kind: str
    text: Bilingual
    choices: tuple[Choice, ...] = ()
    of: str = ""
    low: float = 0.0
    high: float = 1.0
    step: float = 0.01
    world: str = ""
    measure: str = ""
    policy: str = ""
    months: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence of an explanation, chosen by what came out.

    Attributes
    ----------
    always
        Said whatever comes out; its numbers are filled in.
    of
        Number whose sign chooses among ``by_sign``.
    by_sign
        Text by sign, all three.
    largest
        Numbers and texts: the one of the largest number is said, if it is clearly the largest.
    otherwise
        Said if none is.
    """

    always: Bilingual | None = None
    of: str = ""
    by_sign: Mapping[str, Bilingual] = field(default_factory=dict)
    largest: tuple[tuple[str, Bilingual], ...] = ()
    otherwise: Bilingual | None = None

    @property
    def texts(self) -> tuple[Bilingual, ...]:
        """Every text that may be said."""
        single = tuple(text for text in (self.always, self.otherwise) if text is not None)
        return (*single, *self.by_sign.values(), *(text for _, text in self.largest))


@dataclass(frozen=True)
class Chart:
    """What is drawn: a measure's lines in a world, or numbers as bars with intervals.

    Attributes
    ----------
    title
        Caption.
    world, measure, policies
        Of lines.
    bars
        Name of a number, and what it is called.
    """

    title: Bilingual
    world: str = ""
    measure: str = ""
    policies: tuple[str, ...] = ()
    bars: tuple[tuple[str, Bilingual], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What is shown after a question: charts and sentences."""

    charts: tuple[Chart, ...]
    says: tuple[Sentence, ...]


@dataclass(frozen=True)
class Page:
    """One idea: predict, run, compare, explain, switch off, puzzle."""

    title: Bilingual
    text: Bilingual
    predict: Question
    outcome: Outcome
    mechanism: Bilingual | None = None
    without: Outcome | None = None
    puzzle: Question | None = None
    answer: Outcome | None = None
    notes: Bilingual | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The prediction, and the puzzle if there is one."""
        return (self.predict, *((self.puzzle,) if self.puzzle else ()))

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What may be shown, in order."""
        return (self.outcome, *((self.without,) if self.without else ()), *((self.answer,) if self.answer else ()))


@dataclass(frozen=True)
class Lesson:
    """A whole lesson.

    Attributes
    ----------
    name
        Of its file, and in its address.
    title, about
        What it is called, and what it is about.
    minutes
        It takes in a class.
    worlds
        By name; the first is meant where none is named.
    numbers
        Numbers by the names under which texts speak of them: references themselves, or names given by the lesson.
    pages
        In order.
    """

    name: str
    title: Bilingual
    about: Bilingual
    minutes: int
    worlds: Mapping[str, World]
    numbers: Mapping[str, Reference | Sum]
    pages: tuple[Page, ...]

    def sized(self, customers: int, replications: int) -> Lesson:
        """Return the same lesson with other sizes of its worlds."""
        sizes = {"customers": customers, "replications": replications}
        worlds = {
            name: replace(world, asked=replace(world.asked, sizes={**world.asked.sizes, **sizes}))
            for name, world in self.worlds.items()
        }
        return replace(self, worlds=worlds)

    def worlds_of(self, *outcomes: Outcome, questions: tuple[Question, ...] = ()) -> tuple[str, ...]:
        """Return the worlds that must live for something to be shown or judged, in order of the lesson."""
        wanted = {chart.world for outcome in outcomes for chart in outcome.charts if chart.world}
        wanted |= {question.world for question in questions if question.world}
        for name in self.names_in(outcomes, questions):
            known = self.numbers[name]
            wanted |= {one.world for one in (known.references if isinstance(known, Sum) else (known,))}
        return tuple(name for name in self.worlds if name in wanted)

    def names_in(self, outcomes: tuple[Outcome, ...], questions: tuple[Question, ...]) -> tuple[str, ...]:
        """Return the names of the numbers that are shown, spoken of or judged."""
        from experiments.app.lessons.filling import places

        names = [name for outcome in outcomes for chart in outcome.charts for name, _ in chart.bars]
        texts = [text for outcome in outcomes for chart in outcome.charts for text in chart.title]
        for sentence in (sentence for outcome in outcomes for sentence in outcome.says):
            names += [sentence.of] if sentence.of else []
            names += [name for name, _ in sentence.largest]
            texts += [text for both in sentence.texts for text in both]
        for question in questions:
            names += [question.of] if question.of else []
            for choice in question.choices:
                names += [name for name, _ in choice.when] + ([choice.of] if choice.of else [])
        return tuple(dict.fromkeys([*names, *(name for text in texts for name, _ in places(text))]))
